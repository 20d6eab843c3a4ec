"""A test that runs a board's program in QEMU; the program's exit code is the result."""

_SCRIPT = """#!/bin/sh
if ! command -v qemu-system-arm > /dev/null; then
  echo "qemu-system-arm is not installed: apt-get install qemu-system-arm" >&2
  exit 1
fi
exec timeout 60 qemu-system-arm -M mps2-an386 -nographic -monitor none -serial null \\
  -semihosting-config enable=on,target=native -kernel {program}
"""

def _simulator_test_impl(ctx):
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(script, _SCRIPT.format(program = ctx.executable.program.short_path), is_executable = True)
    return [DefaultInfo(executable = script, runfiles = ctx.runfiles([ctx.executable.program]))]

simulator_test = rule(
    implementation = _simulator_test_impl,
    attrs = {"program": attr.label(cfg = "target", executable = True, mandatory = True)},
    # The script runs on the machine that builds.
    exec_groups = {"test": exec_group()},
    test = True,
)

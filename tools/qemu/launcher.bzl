"""A Python program of the standard library alone, started without a toolchain."""

def _launcher_impl(ctx):
    program = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = program, target_file = ctx.file.src, is_executable = True)
    return [DefaultInfo(
        executable = program,
        files = depset([program]),
        runfiles = ctx.runfiles([program, ctx.file.src] + ctx.files.modules),
    )]

launcher = rule(
    implementation = _launcher_impl,
    doc = "Runs `src` with the machine's Python. Not a py_binary: --run_under is built for the board, which has no Python.",
    attrs = {
        "modules": attr.label_list(allow_files = [".py"]),
        "src": attr.label(allow_single_file = True, mandatory = True),
    },
    executable = True,
)

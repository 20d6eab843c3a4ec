"""Programs built for simulated boards, whatever the build at large is for, and tests that run them there."""

load("//tools/toolchains:boards.bzl", "platform_of")

# A sanitizer's run-time library exists on the host alone, so its flags stay there.
_HOST_ONLY_FLAGS = ["-fsanitize", "-fno-sanitize", "-fno-omit-frame-pointer", "-static-libasan", "-static-libubsan"]

_FLAG_OPTIONS = ["//command_line_option:" + option for option in ["copt", "conlyopt", "cxxopt", "linkopt"]]

def _settings_for(board, settings):
    result = {
        option: [
            flag
            for flag in settings[option]
            if not [prefix for prefix in _HOST_ONLY_FLAGS if flag.startswith(prefix)]
        ]
        for option in _FLAG_OPTIONS
    }
    result["//command_line_option:platforms"] = str(platform_of(board))
    return result

_OUTPUTS = _FLAG_OPTIONS + ["//command_line_option:platforms"]

_board_transition = transition(
    implementation = lambda settings, attr: _settings_for(attr.board, settings),
    inputs = _FLAG_OPTIONS,
    outputs = _OUTPUTS,
)

_boards_transition = transition(
    implementation = lambda settings, attr: {board: _settings_for(board, settings) for board in attr.boards},
    inputs = _FLAG_OPTIONS,
    outputs = _OUTPUTS,
)

# What ships (--config=release), optimised for size, kernels too unless they shall be fast. Descriptions for debuggers say where each symbol is from.
_SMALL_KERNELS = "//tools/bazel:small_kernels"

_SMALL = {option: [] for option in _FLAG_OPTIONS} | {
    "//command_line_option:copt": ["-Os", "-g", "-DNDEBUG", "-DTF_LITE_STRIP_ERROR_STRINGS"],
}

_small_boards_transition = transition(
    implementation = lambda settings, attr: {
        board: _SMALL | {
            "//command_line_option:platforms": str(platform_of(board)),
            _SMALL_KERNELS: not attr.fast_kernels,
        }
        for board in attr.boards
    },
    inputs = [],
    outputs = _OUTPUTS + [_SMALL_KERNELS],
)

# What a test looks at, for `board` or, without one, where the build at large is for: kernels as in those programs.
_small_test_transition = transition(
    implementation = lambda settings, attr: _small_test_settings(attr.board, settings),
    inputs = _OUTPUTS,
    outputs = _OUTPUTS + [_SMALL_KERNELS],
)

def _small_test_settings(board, settings):
    result = _settings_for(board, settings) if board else {option: settings[option] for option in _OUTPUTS}
    return result | {
        "//command_line_option:copt": result["//command_line_option:copt"] + ["-Os"],
        _SMALL_KERNELS: True,
    }

_ALLOWLIST = attr.label(default = "@bazel_tools//tools/allowlists/function_transition_allowlist")

def _board_binaries_impl(ctx):
    programs = {}
    for board, target in ctx.split_attr.binary.items():
        program = ctx.actions.declare_file("{}_{}.elf".format(target.label.name, board))
        ctx.actions.symlink(
            output = program,
            target_file = target[DefaultInfo].files_to_run.executable,
            is_executable = True,
        )
        programs[board] = program
    files = depset(programs.values())
    return [
        DefaultInfo(files = files, runfiles = ctx.runfiles(programs.values())),
        OutputGroupInfo(**{board: depset([program]) for board, program in programs.items()}),
    ]

board_binaries = rule(
    implementation = _board_binaries_impl,
    doc = "The program `binary`, built for each of `boards`; files BINARY_BOARD.elf.",
    attrs = {
        "binary": attr.label(cfg = _boards_transition, mandatory = True),
        "boards": attr.string_list(mandatory = True),
        "_allowlist_function_transition": _ALLOWLIST,
    },
)

small_board_binaries = rule(
    implementation = _board_binaries_impl,
    doc = "As board_binaries, but optimised for size and without messages, whatever the build at large is.",
    attrs = {
        "binary": attr.label(cfg = _small_boards_transition, mandatory = True),
        "boards": attr.string_list(mandatory = True),
        "fast_kernels": attr.bool(),
        "_allowlist_function_transition": _ALLOWLIST,
    },
)

def _board_test_impl(ctx):
    test = ctx.attr.test[0] if type(ctx.attr.test) == type([]) else ctx.attr.test
    program = test[DefaultInfo].files_to_run.executable
    script = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.write(
        output = script,
        content = "#!/bin/sh\nexec {launcher} --board={board} {program} \"$@\"\n".format(
            board = ctx.attr.board,
            launcher = "./" + ctx.executable._launcher.short_path,
            program = "./" + program.short_path,
        ),
        is_executable = True,
    )
    runfiles = ctx.runfiles([program]).merge_all([
        test[DefaultInfo].default_runfiles,
        ctx.attr._launcher[DefaultInfo].default_runfiles,
    ])
    return [DefaultInfo(executable = script, runfiles = runfiles)]

board_test = rule(
    implementation = _board_test_impl,
    doc = "Builds the program `test` for `board` and runs it in the simulator; its exit code is the result.",
    attrs = {
        "board": attr.string(mandatory = True),
        "test": attr.label(cfg = _board_transition, executable = True, mandatory = True),
        "_allowlist_function_transition": _ALLOWLIST,
        "_launcher": attr.label(
            cfg = "target",
            default = "//tools/qemu:run",
            executable = True,
        ),
    },
    test = True,
)

def _small_kernel_test_impl(ctx):
    if ctx.attr.board:
        return _board_test_impl(ctx)
    test = ctx.attr.test[0] if type(ctx.attr.test) == type([]) else ctx.attr.test
    program = ctx.actions.declare_file(ctx.label.name)
    ctx.actions.symlink(output = program, target_file = test[DefaultInfo].files_to_run.executable, is_executable = True)
    return [DefaultInfo(executable = program, runfiles = test[DefaultInfo].default_runfiles)]

small_kernel_test = rule(
    implementation = _small_kernel_test_impl,
    doc = "The program `test`, optimised for size with its kernels; for `board`, in the simulator, if one is named.",
    attrs = {
        "board": attr.string(),
        "test": attr.label(cfg = _small_test_transition, executable = True, mandatory = True),
        "_allowlist_function_transition": _ALLOWLIST,
        "_launcher": attr.label(
            cfg = "target",
            default = "//tools/qemu:run",
            executable = True,
        ),
    },
    test = True,
)

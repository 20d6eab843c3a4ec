"""Processors without an operating system: their toolchains, and the boards they are on."""

load("@rules_cc//cc/toolchains:toolchain.bzl", "cc_toolchain")

# How Bazel names inputs, outputs and libraries on the command lines of a Unix compiler.
_COMMAND_LINES = ["@rules_cc//cc/toolchains/args:experimental_replace_legacy_action_config_features"]

def bare_metal_toolchain(name, mcpu, cpu, compiler):
    """Declares the toolchain for a processor, with the arguments //tools/toolchains/args:`name`.

    Args:
      name: names the toolchain's targets.
      mcpu: the value of //tools/toolchains/mcpu.
      cpu: the value of @platforms//cpu, the architecture that other projects know.
      compiler: the repository of the compiler.
    """
    cc_toolchain(
        name = name + "_cc",
        args = [
            compiler + "//:own_headers",
            Label("//tools/toolchains/args:" + name),
            Label("//tools/toolchains/args:bare_metal"),
        ],
        enabled_features = _COMMAND_LINES,
        known_features = _COMMAND_LINES,
        tool_map = compiler + "//:tools",
    )
    native.toolchain(
        name = name + "_cc_toolchain",
        target_compatible_with = _processor(mcpu, cpu),
        toolchain = name + "_cc",
        toolchain_type = "@bazel_tools//tools/cpp:toolchain_type",
    )

def board_platform(name, mcpu, cpu, board = "simulator"):
    """Declares the platform of a simulated board.

    Args:
      name: the board's name.
      mcpu: as of bare_metal_toolchain.
      cpu: as of bare_metal_toolchain.
      board: the value of //tflite_micro/platform:board, which tells start-up code and memory map.
    """
    native.platform(
        name = name,
        constraint_values = _processor(mcpu, cpu) + [Label("//tflite_micro/platform:" + board)],
        visibility = ["//visibility:public"],
    )

def _processor(mcpu, cpu):
    return [
        Label("//tools/toolchains/mcpu:" + mcpu),
        "@platforms//cpu:" + cpu,
        "@platforms//os:none",
    ]

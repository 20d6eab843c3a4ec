"""Processors without an operating system: their toolchains, and the boards they are on."""

load("@rules_cc//cc/toolchains:toolchain.bzl", "cc_toolchain")

# How Bazel names inputs, outputs and libraries on the command lines of a Unix compiler.
_COMMAND_LINES = ["@rules_cc//cc/toolchains/args:experimental_replace_legacy_action_config_features"]

def bare_metal_toolchain(name, args, mcpu, cpu, compiler):
    """Declares the toolchain for a processor.

    Args:
      name: the compiler; `name`_toolchain is what is registered.
      args: what it is told about the processor.
      mcpu: the value of //tools/toolchains/mcpu.
      cpu: the value of @platforms//cpu, the architecture that other projects know.
      compiler: the repository of the compiler.
    """
    cc_toolchain(
        name = name,
        args = [
            compiler + "//:own_headers",
            args,
            Label("//tools/toolchains/args:bare_metal"),
        ],
        enabled_features = _COMMAND_LINES,
        known_features = _COMMAND_LINES,
        tool_map = compiler + "//:tools",
    )
    native.toolchain(
        name = name + "_toolchain",
        target_compatible_with = _processor(mcpu, cpu),
        toolchain = name,
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

"""One processor without an operating system: its toolchain and its platform."""

load("@rules_cc//cc/toolchains:toolchain.bzl", "cc_toolchain")

# How Bazel names inputs, outputs and libraries on the command lines of a Unix compiler.
_COMMAND_LINES = ["@rules_cc//cc/toolchains/args:experimental_replace_legacy_action_config_features"]

def bare_metal_target(name, mcpu, cpu, compiler):
    """Declares the platform `name` and the toolchain that compiles for it, with the arguments //.../args:`name`.

    Args:
      name: the platform, which is also the board's name.
      mcpu: the value of //tools/toolchains/mcpu.
      cpu: the value of @platforms//cpu, the architecture that other projects know.
      compiler: the repository of the compiler.
    """
    constraints = [
        Label("//tools/toolchains/mcpu:" + mcpu),
        "@platforms//cpu:" + cpu,
        "@platforms//os:none",
    ]
    native.platform(
        name = name,
        constraint_values = constraints + [Label("//tflite_micro/platform:simulator")],
        visibility = ["//visibility:public"],
    )
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
        target_compatible_with = constraints,
        toolchain = name + "_cc",
        toolchain_type = "@bazel_tools//tools/cpp:toolchain_type",
    )

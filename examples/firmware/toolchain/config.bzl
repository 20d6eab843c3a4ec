"""The flags of the compiler."""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "ACTION_NAMES")
load("@bazel_tools//tools/cpp:cc_toolchain_config_lib.bzl", "feature", "flag_group", "flag_set", "tool_path")

_PROCESSOR = ["-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"]

_COMPILE = _PROCESSOR + [
    "-std=c++17",
    "-Os",
    "-ffunction-sections",
    "-fdata-sections",
    "-fno-exceptions",
    "-fno-rtti",
    "-fno-threadsafe-statics",
    "-fno-unwind-tables",
    "-fno-asynchronous-unwind-tables",
    "-no-canonical-prefixes",
]

_LINK = _PROCESSOR + ["-nostartfiles", "-specs=nano.specs", "-Wl,--gc-sections"]

_COMPILE_ACTIONS = [ACTION_NAMES.c_compile, ACTION_NAMES.cpp_compile, ACTION_NAMES.assemble, ACTION_NAMES.preprocess_assemble]

_LINK_ACTIONS = [ACTION_NAMES.cpp_link_executable]

_TOOLS = ["ar", "cpp", "gcc", "gcov", "ld", "nm", "objcopy", "objdump", "strip"]

def _flags(name, actions, flags):
    return feature(
        name = name,
        enabled = True,
        flag_sets = [flag_set(actions = actions, flag_groups = [flag_group(flags = flags)])],
    )

def _arm_config_impl(ctx):
    return cc_common.create_cc_toolchain_config_info(
        ctx = ctx,
        toolchain_identifier = "arm-none-eabi",
        compiler = "gcc",
        target_cpu = "cortex-m4",
        target_libc = "newlib",
        target_system_name = "arm-none-eabi",
        host_system_name = "local",
        abi_version = "eabi",
        abi_libc_version = "newlib",
        # Where Debian keeps the compiler's own headers and newlib's.
        cxx_builtin_include_directories = [
            "/usr/include/newlib",
            "/usr/lib/arm-none-eabi",
            "/usr/lib/gcc/arm-none-eabi",
        ],
        tool_paths = [tool_path(name = tool, path = "bin/" + tool) for tool in _TOOLS],
        features = [
            _flags("compile_flags", _COMPILE_ACTIONS, _COMPILE),
            _flags("link_flags", _LINK_ACTIONS, _LINK),
        ],
    )

arm_config = rule(
    implementation = _arm_config_impl,
    attrs = {},
    provides = [CcToolchainConfigInfo],
)

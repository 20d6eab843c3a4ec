"""Start-up code and memory map of each simulated board."""

load("@rules_cc//cc:defs.bzl", "cc_library")

# The machine that stands for a processor: the linker script that says where its memory is.
_MACHINES = {
    "cortex-m0": "mps2_an385",
    "cortex-m3": "mps2_an385",
    "cortex-m4": "mps2_an386",
    "cortex-m7": "mps2_an500",
    "cortex-m33": "mps2_an505",
    "cortex-m55": "mps3_an547",
    "rv32imc": "riscv_virt",
}

_COMMON_SOURCES = [
    "startup.cc",
    "startup.h",
]

def _startup(name, memory, source):
    scripts = ["linker/{}.ld".format(memory), "linker/sections.ld"]
    cc_library(
        name = name,
        srcs = _COMMON_SOURCES + [source],
        additional_linker_inputs = scripts,
        copts = ["-Wall", "-Wextra", "-Werror"],
        linkopts = ["-nostartfiles", "-Wl,--fatal-warnings"] + [
            "-T$(execpath {})".format(script)
            for script in scripts
        ],
        tags = ["manual"],
        target_compatible_with = ["@platforms//os:none"],
        visibility = ["//visibility:private"],
        deps = [
            ":command_line",
            ":semihosting",
            ":system_setup",
        ],
        alwayslink = True,
    )

def board_startup(name):
    """The library that gives a program its reset vector, its memory map and its fault reports.

    Args:
      name: the target; it stands for the board of the platform that is built for.
    """
    machines = {":microbit": ":_startup_microbit"}
    for mcpu, machine in _MACHINES.items():
        native.config_setting(
            name = "_simulated_" + mcpu,
            constraint_values = [
                ":simulator",
                "//tools/toolchains/mcpu:" + mcpu,
            ],
        )
        machines[":_simulated_" + mcpu] = ":_startup_" + machine
    for machine in {target: None for target in machines.values()}:
        memory = machine.removeprefix(":_startup_")
        _startup(
            machine[1:],
            memory,
            "startup_riscv.cc" if memory.startswith("riscv") else "startup_cortex_m.cc",
        )
    native.alias(
        name = name,
        # Not among the targets of a wildcard: it means nothing on the host.
        tags = ["manual"],
        actual = select(
            machines,
            no_match_error = "No start-up code for this platform: it is there for the simulated boards of " +
                             "//tools/toolchains only",
        ),
    )

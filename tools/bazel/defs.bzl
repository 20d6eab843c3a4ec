"""The rules of this project: C++ for the device, and tests that run on the host and on simulated boards.

They work the same in a project that depends on this one:

    load("@tflite_micro//tools/bazel:defs.bzl", "tflm_cc_binary", "tflm_model_cc_library")
"""

load("@rules_cc//cc:defs.bzl", "cc_binary", "cc_library", "cc_test")
load("//tools/toolchains:boards.bzl", "BOARDS")
load(":board_binary.bzl", "board_binaries", "board_test", "small_board_binaries", "small_kernel_test")

# The environments a test runs in when `bazel test //...` is typed, if it does not say otherwise. Under
# --config=BOARD it runs on that board, whichever it is.
DEFAULT_ENVIRONMENTS = ["host", "cortex_m4", "riscv32"]

_BARE_METAL = Label("//tools/toolchains:is_bare_metal")

_HOST_ONLY = select({
    _BARE_METAL: [Label("@platforms//:incompatible")],
    "//conditions:default": [],
})

_BOARDS_ONLY = select({
    _BARE_METAL: [],
    "//conditions:default": [Label("@platforms//:incompatible")],
})

# Floats must not depend on whether the processor has a fused multiply-add: every target rounds twice.
_COPTS = ["-Wall", "-Wextra", "-ffp-contract=off"] + select({
    Label("//tools/bazel:fail_on_warnings"): ["-Werror"],
    "//conditions:default": [],
})

# Start-up code, memory map and console of a simulated board; other hardware has its own, and the host needs none.
_STARTUP = select({
    Label("//tflite_micro/platform:simulator"): [Label("//tflite_micro/platform:startup")],
    Label("//tflite_micro/platform:microbit"): [Label("//tflite_micro/platform:startup")],
    "//conditions:default": [],
})

def tflm_cc_library(name, copts = [], kernel = False, **kwargs):
    """A cc_library of device code.

    Args:
      name: the target.
      copts: as of cc_library; they come last and win.
      kernel: inner loops, optimised for speed also where the rest is optimised for size.
      **kwargs: as of cc_library.
    """
    speed = select({
        Label("//tools/bazel:fast_kernels"): ["-O2"],
        "//conditions:default": [],
    }) if kernel else []
    cc_library(
        name = name,
        copts = _COPTS + speed + copts,
        **kwargs
    )

def tflm_cc_binary(name, copts = [], deps = [], **kwargs):
    """A cc_binary that, built for a simulated board, has what it takes to start there.

    Args:
      name: the target.
      copts: as of cc_binary.
      deps: as of cc_binary.
      **kwargs: as of cc_binary.
    """
    cc_binary(
        name = name,
        copts = _COPTS + copts,
        deps = deps + _STARTUP,
        **kwargs
    )

def tflm_cc_test(
        name,
        environments = DEFAULT_ENVIRONMENTS,
        small_environments = [],
        copts = [],
        deps = [],
        size = "small",
        tags = [],
        target_compatible_with = [],
        visibility = None,
        **kwargs):
    """A C++ test, written once, that runs in several environments.

    `name` is a plain cc_test: it runs on the host, and under --config=BOARD on that board. For every board among
    `environments`, `name`_BOARD builds the same program for that board and runs it there, also when the build at large
    is for the host.

    Args:
      name: the test.
      environments: where a plain `bazel test //...` runs it: "host" and names of boards. Only "host": it never runs on
        a board. Without "host": it never runs on the host.
      small_environments: where it runs a second time, as `name`_small or `name`_small_BOARD, with the kernels optimised
        for size: for those that then have other code. `name`_small also runs on the board of a --config=BOARD.
      copts: as of cc_test.
      deps: as of cc_test.
      size: as of cc_test.
      tags: as of cc_test.
      target_compatible_with: which platforms the program can be built for.
      visibility: as of cc_test.
      **kwargs: as of cc_test.
    """
    boards = [environment for environment in environments if environment != "host"]
    unknown = [board for board in boards if board not in BOARDS]
    if unknown or not environments:
        fail("{}: environments are host, {}; not {}".format(name, ", ".join(BOARDS), unknown))
    where = [] if boards else _HOST_ONLY
    if "host" not in environments:
        where = _BOARDS_ONLY
    cc_test(
        name = name,
        size = size,
        copts = _COPTS + copts,
        tags = tags,
        target_compatible_with = target_compatible_with + where,
        visibility = visibility,
        deps = deps + _STARTUP,
        **kwargs
    )
    for board in boards:
        board_test(
            name = "{}_{}".format(name, board),
            size = size,
            timeout = kwargs.get("timeout"),
            args = kwargs.get("args", []),
            board = board,
            flaky = kwargs.get("flaky", False),
            tags = tags + [board],
            target_compatible_with = _HOST_ONLY,
            test = name,
            visibility = visibility,
        )
    for environment in small_environments:
        board = "" if environment == "host" else environment
        small_kernel_test(
            name = "{}_small_{}".format(name, board) if board else name + "_small",
            size = size,
            timeout = kwargs.get("timeout"),
            args = kwargs.get("args", []),
            board = board,
            flaky = kwargs.get("flaky", False),
            tags = tags + ([board] if board else []),
            target_compatible_with = _HOST_ONLY if board else target_compatible_with + where,
            test = name,
            visibility = visibility,
        )

def tflm_board_binary(name, binary, boards = BOARDS, tags = [], testonly = False, visibility = None):
    """A cc_binary built for simulated boards, as files BINARY_BOARD.elf.

    Args:
      name: the target; its files are the programs, and each board's name is an output group.
      binary: a tflm_cc_binary.
      boards: names of boards.
      tags: as of any rule.
      testonly: as of any rule.
      visibility: as of any rule.
    """
    board_binaries(
        name = name,
        binary = binary,
        boards = boards,
        tags = tags,
        target_compatible_with = _HOST_ONLY,
        testonly = testonly,
        visibility = visibility,
    )

def tflm_small_board_binary(
        name,
        binary,
        boards = BOARDS,
        fast_kernels = False,
        tags = [],
        testonly = False,
        visibility = None):
    """As tflm_board_binary, but all optimised for size, without messages and assertions, for looking at the size.

    Args:
      name: the target; its files are the programs.
      binary: a tflm_cc_binary.
      boards: names of boards.
      fast_kernels: whether inner loops are optimised for speed, as usually.
      tags: as of any rule.
      testonly: as of any rule.
      visibility: as of any rule.
    """
    small_board_binaries(
        name = name,
        binary = binary,
        boards = boards,
        fast_kernels = fast_kernels,
        tags = tags,
        target_compatible_with = _HOST_ONLY,
        testonly = testonly,
        visibility = visibility,
    )

def tflm_model_cc_library(name, model, symbol = None, tags = [], testonly = False, visibility = None):
    """A model, or any other file, as an array in a program's read-only memory.

    The header NAME.h in this package declares `alignas(16) const unsigned char SYMBOL[]` and its length in bytes,
    `SYMBOL_size`.

    Args:
      name: the library, and the header without `.h`.
      model: the file.
      symbol: the name of the array; `g_` + name when not given.
      tags: as of any rule.
      testonly: as of any rule.
      visibility: as of cc_library.
    """
    package = native.package_name()
    native.genrule(
        name = name + "_source",
        srcs = [model],
        outs = [
            name + ".h",
            name + ".cc",
        ],
        cmd = "$(execpath {tool}) $(execpath {model}) {symbol} {include} $(execpath {name}.h) $(execpath {name}.cc)".format(
            include = (package + "/" if package else "") + name + ".h",
            model = model,
            name = name,
            symbol = symbol or "g_" + name,
            tool = Label("//tools/bazel:embed"),
        ),
        tags = tags,
        testonly = testonly,
        tools = [Label("//tools/bazel:embed")],
        visibility = ["//visibility:private"],
    )
    cc_library(
        name = name,
        srcs = [name + ".cc"],
        hdrs = [name + ".h"],
        tags = tags,
        testonly = testonly,
        visibility = visibility,
    )

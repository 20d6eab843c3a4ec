"""The names of the simulated boards. A board's platform is //tools/toolchains:NAME."""

BOARDS = [
    "cortex_m0",
    "cortex_m0_microbit",
    "cortex_m3",
    "cortex_m4",
    "cortex_m7",
    "cortex_m33",
    "cortex_m55",
    "riscv32",
]

def platform_of(board):
    """The label of a board's platform."""
    if board not in BOARDS:
        fail("there is no board '{}'; the boards are {}".format(board, ", ".join(BOARDS)))
    return Label("//tools/toolchains:" + board)

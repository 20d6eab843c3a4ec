"""Where the target runner of each board is: beside this file in an installed package, else among Bazel's outputs."""

from __future__ import annotations

from pathlib import Path

from tflite_micro.targets.boards import BOARDS, Board, TargetError

# The boards on which models can be run: those with memory for a model besides the program's own.
RUNNER_BOARDS = {name: board for name, board in BOARDS.items() if board.spare_size > 0}


def find_runner_board(name: str) -> Board:
    """The board of that name; TargetError if models cannot be run there."""
    if name not in RUNNER_BOARDS:
        raise TargetError(f"models do not run on {name!r}; the boards are {', '.join(RUNNER_BOARDS)}")
    return RUNNER_BOARDS[name]


def runner_program(board: Board) -> Path:
    """The target runner's ELF file for `board`. TargetError says how to build it if it is not there."""
    here = Path(__file__).absolute()
    built = f"tflite_micro/benchmarks/target_runner_{board.name}.elf"
    # The folder above `python`: the runfiles of a program that Bazel started, or the source tree.
    root = here.parents[3]
    candidates = [here.parent / "elf" / f"{board.name}.elf", root / built, root / "bazel-bin" / built]
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    raise TargetError(
        f"the program that runs models on {board.name} has not been built: "
        f"./bazelw build //tflite_micro/benchmarks:target_runner_{board.name}"
    )

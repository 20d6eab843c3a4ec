"""`tflm targets`: where models can run."""

from __future__ import annotations

import argparse
import shutil

from tflite_micro.cli.execution import HOST
from tflite_micro.targets.boards import Board, TargetError
from tflite_micro.targets.programs import RUNNER_BOARDS, runner_program


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "targets",
        help="list where models can run",
        description="Lists the targets of `tflm run`, and what is missing for those that cannot be used yet.",
        allow_abbrev=False,
    )
    parser.set_defaults(command=run)


def run(arguments: argparse.Namespace) -> None:
    del arguments
    print(f"{HOST:12}  this machine")
    for name, board in RUNNER_BOARDS.items():
        print(f"{name:12}  {board.description}; simulated by {board.simulator} -M {board.machine}")
        problem = _problem(board)
        if problem:
            print(f"{'':12}  cannot be used yet: {problem}")


def _problem(board: Board) -> str:
    if shutil.which(board.simulator) is None:
        return f"{board.simulator} is not installed: sudo apt-get install -y {board.package}"
    try:
        runner_program(board)
    except TargetError as error:
        return str(error)
    return ""

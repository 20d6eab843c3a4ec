"""What a model needs to run on this machine or on a board, and which of its operators are not there."""

from __future__ import annotations

import dataclasses

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.execution import HOST
from tflite_micro.cli.model_file import ModelFile
from tflite_micro.targets.boards import BOARDS


@dataclasses.dataclass(frozen=True)
class Needs:
    """The arena and its two parts in bytes, or, if the model cannot run, None and the reason.

    Preparing a model may take more than the two parts, so the arena can be larger than their sum.
    """

    arena_bytes: int | None
    plan_bytes: int | None
    persistent_bytes: int | None
    problem: str | None
    missing_operators: list[str]


def find_needs(file: ModelFile, target: str = HOST) -> Needs:
    """Prepares the model on this machine, and counts as the target would, which may be a board.

    UserError if its file is not sound; other problems are in the result.
    """
    from tflite_micro import Interpreter, InterpreterError

    try:
        interpreter = Interpreter(file.data)
    except InterpreterError as error:
        raise UserError(f"'{file.path}': {error}") from error
    used = {operator.name: operator for subgraph in file.model.subgraphs for operator in subgraph.operators}
    missing = [
        name
        for name, operator in used.items()
        if not (
            interpreter.supports_custom(operator.code.custom_name or "")
            if operator.is_custom
            else interpreter.supports_builtin(int(operator.code.builtin))
        )
    ]
    try:
        if target != HOST:
            return Needs(*interpreter.arena_bytes_on_board(BOARDS[target].kernels), None, missing)
        interpreter.allocate_tensors()
    except InterpreterError as error:
        return Needs(None, None, None, str(error), missing)
    return Needs(
        interpreter.arena_used_bytes, interpreter.arena_plan_bytes, interpreter.arena_persistent_bytes, None, missing
    )

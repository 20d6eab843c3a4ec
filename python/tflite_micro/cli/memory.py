"""What a model needs to run on this machine, and which of its operators are not there."""

from __future__ import annotations

import dataclasses

from tflite_micro.cli.model_file import ModelFile


@dataclasses.dataclass(frozen=True)
class Needs:
    """The arena and its two parts in bytes, or, if the model cannot run, None and the reason."""

    arena_bytes: int | None
    plan_bytes: int | None
    persistent_bytes: int | None
    problem: str | None
    missing_operators: list[str]


def find_needs(file: ModelFile) -> Needs:
    from tflite_micro import Interpreter, InterpreterError

    interpreter = Interpreter(file.data)
    try:
        interpreter.allocate_tensors()
    except InterpreterError as error:
        return Needs(None, None, None, str(error), [])
    return Needs(interpreter.arena_used_bytes, None, None, None, [])

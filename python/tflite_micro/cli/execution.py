"""Runs a model on the host or on a simulated board, with one kind of result for both."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.model_file import ModelFile
from tflite_micro.cli.tensors import Array, TensorInfo

HOST = "host"


@dataclasses.dataclass(frozen=True)
class OperatorCost:
    """An operator of the main subgraph, in order of execution. The host does not count instructions."""

    name: str
    instructions: int | None


@dataclasses.dataclass(frozen=True)
class Execution:
    """What came of running a model. `outputs[run][output]`; `instructions` is the mean of all calls of Invoke.

    `setup_instructions` is what comes before the first of them; the host does not count either.
    """

    target: str
    arena_bytes: int
    setup_instructions: int | None
    instructions: int | None
    operators: list[OperatorCost]
    outputs: list[list[Array]]


def execute(
    file: ModelFile, target: str, inputs: Sequence[Sequence[Array]], arena_size: int | None, profile: bool
) -> Execution:
    """Invokes the model once for every element of `inputs`, with its state kept from one run to the next."""
    if target == HOST:
        return _on_host(file, inputs, arena_size)
    return _on_board(file, target, inputs, arena_size, profile)


def _on_host(file: ModelFile, inputs: Sequence[Sequence[Array]], arena_size: int | None) -> Execution:
    from tflite_micro import Interpreter, InterpreterError

    try:
        interpreter = Interpreter(file.data, arena_size=arena_size)
        interpreter.allocate_tensors()
        outputs = []
        for row in inputs:
            for index, values in enumerate(row):
                interpreter.set_input(values, index)
            interpreter.invoke()
            outputs.append([interpreter.get_output(index).copy() for index in range(len(file.outputs))])
    except (InterpreterError, ValueError) as error:
        raise UserError(f"'{file.path}': {error}") from error
    operators = [OperatorCost(operator.name, None) for operator in file.model.subgraphs[0].operators]
    return Execution(HOST, interpreter.arena_used_bytes, None, None, operators, outputs)


def _on_board(
    file: ModelFile, target: str, inputs: Sequence[Sequence[Array]], arena_size: int | None, profile: bool
) -> Execution:
    from tflite_micro.targets.boards import TargetError
    from tflite_micro.targets.runner import run_model

    data = [b"".join(values.tobytes() for values in row) for row in inputs]
    try:
        result = run_model(target, file.data, data, arena_size=arena_size, profile=profile)
        outputs = [
            _arrays(content, file.outputs, shapes)
            for content, shapes in zip(result.outputs, result.shapes, strict=True)
        ]
    except TargetError as error:
        raise UserError(str(error)) from error
    operators = [OperatorCost(operator.name, operator.instructions) for operator in result.operators]
    mean = round(sum(result.instructions) / len(result.instructions))
    return Execution(target, result.arena_bytes, result.setup_instructions, mean, operators, outputs)


def _arrays(content: bytes, tensors: Sequence[TensorInfo], shapes: Sequence[tuple[int, ...]]) -> list[Array]:
    """The outputs of one run, which a board gives as the bytes of all of them."""
    sizes = [math.prod(shape) * tensor.dtype.itemsize for tensor, shape in zip(tensors, shapes, strict=True)]
    if len(content) != sum(sizes):
        raise UserError(f"the board's outputs have {len(content)} bytes, but the model's outputs take {sum(sizes)}")
    arrays = []
    for tensor, shape, size in zip(tensors, shapes, sizes, strict=True):
        values = np.frombuffer(content[:size], tensor.dtype.newbyteorder("<"))
        arrays.append(values.astype(tensor.dtype).reshape(shape))
        content = content[size:]
    return arrays

"""How a case is run on the host, by LiteRT and on boards, and when its outputs are the right ones.

Shared by the everyday test of one module of cases and by the sweep of all of them.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np

from model_tests.operators.case import Case
from tflite_micro.cli.tensors import Array
from tflite_micro.targets.boards import BOARDS
from tflite_micro.targets.runner import run_models


def host_outputs(case: Case) -> list[Array]:
    """All outputs of all runs, one run's after the other's."""
    from tflite_micro import Interpreter

    interpreter = Interpreter(case.model)
    interpreter.allocate_tensors()
    outputs = []
    for inputs in case.runs:
        for index, values in enumerate(inputs):
            interpreter.set_input(values, index)
        interpreter.invoke()
        outputs += [interpreter.get_output(index).copy() for index in range(len(interpreter.get_output_details()))]
    return outputs


def right_outputs(case: Case) -> list[Array]:
    """What the case says, or LiteRT."""
    if case.expected is not None:
        return list(case.expected)
    from model_tests.litert import litert_outputs

    return [values for outputs in litert_outputs(case.model, case.runs) for values in outputs]


@dataclasses.dataclass(frozen=True)
class BoardRuns:
    """What a board did with a case: all outputs of all runs, and the bytes of arena that the model needs there."""

    outputs: list[Array]
    arena_bytes: int


def board_runs(board: str, cases: Sequence[Case], like: Sequence[list[Array]]) -> list[BoardRuns]:
    """Each case on a board, with outputs that are arrays as those in `like`.

    Cases of the same number of runs share one simulation; the first that fails ends it with TargetError.
    """
    results: dict[int, BoardRuns] = {}
    for runs in sorted({len(case.runs) for case in cases}):
        chosen = [index for index, case in enumerate(cases) if len(case.runs) == runs]
        jobs = [
            (cases[index].model, [b"".join(values.tobytes() for values in row) for row in cases[index].runs])
            for index in chosen
        ]
        for index, result in zip(chosen, run_models(board, jobs), strict=True):
            shapes = [shape for run in result.shapes for shape in run]
            outputs = _as_arrays(b"".join(result.outputs), shapes, like[index])
            results[index] = BoardRuns(outputs, result.arena_bytes)
    return [results[index] for index in range(len(cases))]


def arena_difference(case: Case, board: str, found: BoardRuns) -> str | None:
    """What is wrong with the need that the host computes for a board, in one sentence, or None."""
    from tflite_micro import Interpreter

    need, _, _ = Interpreter(case.model).arena_bytes_on_board(BOARDS[board].kernels)
    if need == found.arena_bytes:
        return None
    return f"it needs {found.arena_bytes} bytes of arena on {board}, but the host says {need}"


def _as_arrays(content: bytes, shapes: Sequence[tuple[int, ...]], like: Sequence[Array]) -> list[Array]:
    """Bytes as arrays of these shapes, and of the types of others. Too few or too many make one that equals nothing."""
    arrays = []
    for shape, values in zip(shapes, like, strict=True):
        size = math.prod(shape) * values.itemsize
        part, content = content[:size], content[size:]
        whole = len(part) == size
        arrays.append(np.frombuffer(part, values.dtype).reshape(shape) if whole else np.frombuffer(part, "u1"))
    return [*arrays, np.frombuffer(content, "u1")] if content else arrays


def difference(case: Case, found: Sequence[Array], right: Sequence[Array]) -> str | None:
    """What is wrong with the outputs `found` in one sentence, or None."""
    if len(found) != len(right):
        return f"{len(found)} outputs instead of {len(right)}"
    for index, (one, other) in enumerate(zip(found, right, strict=True)):
        where = f"output {index}" if len(right) > 1 else "the output"
        if (one.dtype, one.shape) != (other.dtype, other.shape):
            return f"{where} is {one.dtype}{list(one.shape)} instead of {other.dtype}{list(other.shape)}"
        wrong = np.flatnonzero(~_close(case, one, other))
        if wrong.size:
            first = int(wrong[0])
            return (
                f"{where} differs in {wrong.size} of {one.size} elements, first in element {first}: "
                f"{one.reshape(-1)[first]!r} instead of {other.reshape(-1)[first]!r}"
            )
    return None


def _close(case: Case, found: Array, right: Array) -> Array:
    """Which elements are right. NaN equals NaN alone, an infinity itself alone."""
    equal = np.asarray(found == right)
    if right.dtype.kind != "f":
        return equal
    finite = np.isfinite(found) & np.isfinite(right)
    one, other = (np.where(finite, values, 0) for values in (found, right))
    allowed = case.float_tolerance + case.float_ulps * np.spacing(np.abs(other)).astype(np.float64)
    near = np.abs(one.astype(np.float64) - other.astype(np.float64)) <= allowed
    return equal | (np.isnan(found) & np.isnan(right)) | (finite & near)

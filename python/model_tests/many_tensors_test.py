"""What preparation costs for models of thousands of tensors, in instructions of a board: they are counted, so that the
figures repeat exactly."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro.model import ModelBuilder, Tensor
from tflite_micro.targets.runner import run_model

_BOARD = "cortex_m4"
# Of one element of the models' inputs.
_BYTES = 4
# With 1,000 tensors; and how many times that with 4,000, where 16 times would be quadratic.
_MOST_INSTRUCTIONS = 110_000_000
_MOST_GROWTH = 16


def _chain(count: int) -> bytes:
    """Each tensor is read once, by the operator after it."""
    builder = ModelBuilder()
    values = [builder.tensor([1]) for _ in range(count)]
    for value, result in itertools.pairwise(values):
        builder.op("ABS", [value], [result])
    return builder.build(values[:1], values[-1:])


def _far_reads(count: int) -> bytes:
    """Each tensor is read by the next operator, and one of up to 60 before it again."""
    draw = random.Random(1)
    builder = ModelBuilder()
    values = [builder.tensor([1]) for _ in range(count)]
    for index in range(1, count):
        other = values[max(0, index - draw.randint(1, 60))]
        builder.op("ADD", [values[index - 1], other], [values[index]])
    return builder.build(values[:1], values[-1:])


def _all_alive(count: int) -> bytes:
    """Half of the tensors are kept until the other half reads them, the last one first."""
    builder = ModelBuilder()
    kept = [builder.tensor([1]) for _ in range(count // 2)]
    for value, result in itertools.pairwise(kept):
        builder.op("ABS", [value], [result])
    total = kept[-1]
    for value in reversed(kept[:-1]):
        total, last = builder.tensor([1]), total
        builder.op("ADD", [last, value], [total])
    return builder.build(kept[:1], [total])


def _parts(count: int) -> bytes:
    """Split and joined, over and over: what is tried with parts and without."""
    builder = ModelBuilder()
    axis = builder.tensor([1], "int32", data=np.asarray([0], np.int32))
    first = value = builder.tensor([32])

    def eighths() -> list[Tensor]:
        return [builder.tensor([4]) for _ in range(8)]

    for _ in range(count // 17):
        parts, changed = eighths(), eighths()
        builder.op("SPLIT", [axis, value], parts, num_splits=8)
        for part, result in zip(parts, changed, strict=True):
            builder.op("ABS", [part], [result])
        value = builder.tensor([32])
        builder.op("CONCATENATION", changed, [value], axis=0)
    return builder.build([first], [value])


class ManyTensorsTest(parameterized.TestCase):
    @parameterized.named_parameters(
        ("chain", _chain, 1), ("far_reads", _far_reads, 1), ("all_alive", _all_alive, 1), ("parts", _parts, 32)
    )
    def test_preparation_is_bounded(self, make: Callable[[int], bytes], elements: int) -> None:
        def instructions(count: int) -> int:
            return run_model(_BOARD, make(count), [bytes(_BYTES * elements)]).setup_instructions

        thousand = instructions(1000)
        self.assertLess(thousand, _MOST_INSTRUCTIONS)
        self.assertLess(instructions(4000), _MOST_GROWTH * thousand)


if __name__ == "__main__":
    absltest.main()

"""PADV2, MIRROR_PAD, SPACE_TO_BATCH_ND and BATCH_TO_SPACE_ND."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import label, shape
from model_tests.operators.single import MOVABLE, Constant, elements, single

INDEX = ["int32", "int64"]
TYPES = [*MOVABLE, "uint16", "uint32"]


def _padv2_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(14):
        # LiteRT pads up to 5 dimensions.
        dims = shape(rng, 1, 8 if i % 4 == 0 else 5, most=60)
        paddings = [[int(n) for n in rng.integers(0, 2, endpoint=True, size=2)] for _ in dims]
        value: Any = elements(rng, [], dtype)
        values = elements(rng, dims, dtype)
        padded = np.pad(values, paddings, constant_values=value)
        own = len(dims) > 5 or dtype in ("uint16", "uint32")
        operands = [values, Constant(paddings, INDEX[i % 2]), Constant(value, dtype) if i % 3 == 0 else value]
        yield single(
            "PADV2", operands, [(padded.shape, dtype)], label=label("by", i), expected=[padded] if own else None
        )


def _mirror_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(14):
        mode = ["REFLECT", "SYMMETRIC"][i % 2]
        edge = 1 - i % 2
        dims = shape(rng, 1, 8 if i % 4 == 0 else 6, most=60)
        paddings = [[int(n) for n in rng.integers(0, min(extent - edge, 2), endpoint=True, size=2)] for extent in dims]
        values = elements(rng, dims, dtype)
        wanted = np.pad(values, paddings, mode="symmetric").shape
        operands = [values, Constant(paddings, INDEX[i // 2 % 2])]
        yield single("MIRROR_PAD", operands, [(wanted, dtype)], label=label("by", i), mode=mode)


def _batch_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(14):
        # One spatial dimension or two, as LiteRT has them.
        spatial = 1 + i % 2
        blocks = [int(n) for n in rng.integers(1, 4, size=spatial)]
        deep = [int(n) for n in rng.integers(1, 4, size=spatial)]
        margins = []
        for block, extent in zip(blocks, deep, strict=True):
            before = int(rng.integers(0, block * extent))
            margins.append([before, int(rng.integers(0, block * extent - before))])
        space = [n * b - sum(m) for n, b, m in zip(deep, blocks, margins, strict=True)]
        batches, depth = (int(n) for n in rng.integers(1, 4, size=2))
        small = [batches, *space, depth]
        large = [batches * int(np.prod(blocks)), *deep, depth]
        constants = [Constant(blocks), Constant(margins)]
        name = label("block", blocks, i)
        for operator, dims, wanted in [("SPACE_TO_BATCH_ND", small, large), ("BATCH_TO_SPACE_ND", large, small)]:
            yield single(operator, [elements(rng, dims, dtype), *constants], [(wanted, dtype)], label=name)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        yield from _padv2_cases(rng, dtype)
        yield from _mirror_cases(rng, dtype)
        yield from _batch_cases(rng, dtype)

"""PADV2, MIRROR_PAD, SPACE_TO_BATCH_ND and BATCH_TO_SPACE_ND."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Constant, elements, single

TYPES = ["int8", "uint8", "int16", "int32", "float32", "int64"]


def _label(pairs: list[list[int]]) -> str:
    return "by" + "_".join(f"{before}_{after}" for before, after in pairs)


def padv2_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for _ in range(9):
            rank = int(rng.integers(1, 5, endpoint=True))
            shape = [int(n) for n in rng.integers(1, 4, size=rank)]
            paddings = [[int(n) for n in rng.integers(0, 2, endpoint=True, size=2)] for _ in shape]
            wanted = [before + extent + after for extent, (before, after) in zip(shape, paddings, strict=True)]
            value: Any = elements(rng, [], dtype)
            if rng.random() < 0.5:
                value = Constant(value, dtype)
            operands = [elements(rng, shape, dtype), Constant(paddings, str(rng.choice(["int32", "int64"]))), value]
            yield single("PADV2", operands, [(wanted, dtype)], label=_label(paddings))


def mirror_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for mode in ["REFLECT", "SYMMETRIC"]:
            edge = 1 if mode == "REFLECT" else 0
            for _ in range(5):
                rank = int(rng.integers(1, 4, endpoint=True))
                shape = [int(n) for n in rng.integers(1, 5, size=rank)]
                paddings = [[int(n) for n in rng.integers(0, extent - edge, endpoint=True, size=2)] for extent in shape]
                wanted = [before + extent + after for extent, (before, after) in zip(shape, paddings, strict=True)]
                operands = [elements(rng, shape, dtype), Constant(paddings, str(rng.choice(["int32", "int64"])))]
                yield single("MIRROR_PAD", operands, [(wanted, dtype)], label=_label(paddings), mode=mode)


def batch_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for depth, blocks, deep, margins in [
            ([3], [2, 2], [2, 3], [[0, 0], [0, 0]]),
            ([2], [2, 3], [2, 2], [[1, 0], [2, 1]]),
            ([1], [3, 2], [3, 2], [[4, 1], [0, 2]]),
            ([5], [1, 1], [2, 3], [[0, 0], [1, 0]]),
            ([2], [3], [2], [[1, 2]]),
            ([4], [2], [3], [[0, 1]]),
            ([1], [4], [1], [[3, 0]]),
        ]:
            count = int(np.prod(blocks))
            space = [n * b - sum(m) for n, b, m in zip(deep, blocks, margins, strict=True)]
            for batches in [1, 2]:
                small = [batches, *space, *depth]
                large = [batches * count, *deep, *depth]
                constants = [Constant(blocks), Constant(margins)]
                label = "block" + "_".join(map(str, blocks)) + _label(margins)
                yield single(
                    "SPACE_TO_BATCH_ND", [elements(rng, small, dtype), *constants], [(large, dtype)], label=label
                )
                if dtype == "int16":
                    continue  # LiteRT does not take it here.
                yield single(
                    "BATCH_TO_SPACE_ND", [elements(rng, large, dtype), *constants], [(small, dtype)], label=label
                )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from padv2_cases(rng)
    yield from mirror_cases(rng)
    yield from batch_cases(rng)

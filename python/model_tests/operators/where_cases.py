"""Outputs whose size depends on data, WHERE and UNIQUE: each case runs several times, with another count each time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Array, elements, single

CONDITIONS = ["bool", "int8", "uint8", "int16", "int32", "uint32", "int64", "float32"]
VALUES = ["int8", "uint8", "int16", "int32", "int64", "float32"]


def sparse(rng: np.random.Generator, shape: Sequence[int], dtype: str, density: float) -> Array:
    """Elements of which about `density` are not zero."""
    return np.where(rng.random(shape) < density, elements(rng, shape, dtype), np.zeros([], dtype)).astype(dtype)


def where_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in CONDITIONS:
        for rank in [1, 1, 2, 2, 3, 3, 4, 5, 6, 8]:
            shape = [int(n) for n in rng.integers(1, 8 if rank < 4 else 3, endpoint=True, size=rank)]
            size = int(np.prod(shape))
            runs = [sparse(rng, shape, dtype, density) for density in (float(rng.random()), 0, 1, 0.5)]
            case = single("WHERE", [runs[0]], [([size, rank], "int64")])
            # LiteRT lacks int16.
            expected = [np.argwhere(values) for values in runs] if dtype == "int16" else None
            yield dataclasses.replace(case, later_inputs=[[values] for values in runs[1:]], expected=expected)


def unique_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in VALUES:
        for index, code in [("int32", 2), ("int64", 4)]:
            for size in [1, 2, 7, 30, 100]:
                spread = [elements(rng, [int(rng.integers(1, size, endpoint=True))], dtype) for _ in range(4)]
                runs = [rng.choice(values, size) for values in spread]
                outputs = [([size], dtype), ([size], index)]
                case = single("UNIQUE", [runs[0]], outputs, label=index, idx_out_type=code)
                yield dataclasses.replace(case, later_inputs=[[values] for values in runs[1:]])
    # LiteRT takes a NaN for equal to what comes after it.
    values = np.asarray([np.nan, 1, 0, np.nan, -0.0, 1], np.float32)
    indices = np.asarray([0, 1, 2, 3, 2, 1], np.int32)
    case = single("UNIQUE", [values], [([6], "float32"), ([6], "int32")], label="nan")
    yield dataclasses.replace(case, expected=[values[:4], indices])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from where_cases(rng)
    yield from unique_cases(rng)

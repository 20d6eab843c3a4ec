"""CAST between every pair of types, with values at the ends of their ranges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

TYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "float16", "float32"]
FLOATS = [0.0, -0.0, 0.5, -0.5, 1.5, -1.5, 127.5, 128.0, -128.5, -129.0, 255.5, 256.0, 32767.5, -32769.0, 65504.0]
WIDE_FLOATS = [
    65519.0,
    65521.0,
    65536.0,
    2147483520.0,
    2147483648.0,
    -2147483904.0,
    4294967040.0,
    4294967296.0,
    9.2e18,
    9.3e18,
    -9.3e18,
    1e30,
    -1e30,
    1e-7,
    3e-8,
    6.1e-5,
    np.inf,
    -np.inf,
    np.nan,
]


def _values(rng: np.random.Generator, dtype: str) -> npt.NDArray[Any]:
    if dtype == "bool":
        return rng.integers(0, 2, size=[5, 7]).astype(bool)
    if dtype.startswith("float"):
        drawn = np.exp(rng.uniform(-12, 10, size=60)) * rng.choice([-1, 1], size=60)
        return np.concatenate([FLOATS, WIDE_FLOATS if dtype == "float32" else [], drawn]).astype(dtype)
    info = np.iinfo(dtype)
    edges = np.array([info.min, info.min + 1, 0, 1, info.max - 1, info.max], dtype)
    wide = rng.integers(info.min, info.max, size=40, dtype=dtype, endpoint=True)
    small = rng.integers(max(info.min, -300), min(info.max, 300), size=20).astype(dtype)
    return np.concatenate([edges, wide, small])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for source in TYPES:
        for target in TYPES:
            for i in range(2):
                values = _values(rng, source)
                builder = ModelBuilder()
                tensors = [builder.tensor(values.shape, source), builder.tensor(values.shape, target)]
                builder.op("CAST", tensors[:1], tensors[1:])
                yield Case(f"cast_{source}_to_{target}_{i}", builder.build(), [values], float_tolerance=0)

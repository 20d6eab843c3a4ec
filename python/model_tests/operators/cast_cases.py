"""CAST between every pair of types, with values at the ends of their ranges."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import Array, integers, shape
from model_tests.operators.single import elements, single

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


def _values(rng: np.random.Generator, dtype: str) -> Array:
    dims = shape(rng, 0, 6)
    if dtype == "bool":
        return elements(rng, dims, dtype)
    if dtype.startswith("float"):
        drawn = np.exp(rng.uniform(-12, 10, size=dims)) * rng.choice([-1, 1], size=dims)
        edges = FLOATS + (WIDE_FLOATS if dtype == "float32" else [])
        return np.asarray(np.where(rng.random(dims) < 0.6, rng.choice(edges, size=dims), drawn)).astype(dtype)
    return integers(rng, dims, dtype)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for source in TYPES:
        for target in TYPES:
            for i in range(10):
                values = _values(rng, source)
                yield single("CAST", [values], [(values.shape, target)], quantization=None, label=f"to_{target}_{i}")

"""EMBEDDING_LOOKUP in tables of small integers: copied, or made floats and halves by a scale for all or each row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder
from tflite_micro.model.dtypes import encode, tensor_type

Array = npt.NDArray[Any]

RANGES = {"int8": (-128, 127), "uint8": (0, 255), "int4": (-8, 7), "uint4": (0, 15), "int2": (-2, 1)}


def _draw(rng: np.random.Generator, shape: list[int], dtype: str) -> Array:
    if dtype in RANGES:
        low, high = RANGES[dtype]
        return rng.integers(low, high, endpoint=True, size=shape)
    if dtype == "bool":
        return rng.random(shape) < 0.5
    if dtype == "float16":
        return rng.normal(size=shape).astype(dtype)
    info = np.iinfo(dtype)
    return rng.integers(info.min, info.max, endpoint=True, size=shape, dtype=dtype)


def _shape(rng: np.random.Generator, multiple: int) -> list[int]:
    """A table of up to four dimensions whose rows have a multiple of `multiple` elements."""
    inner = [int(n) for n in rng.integers(1, 4, endpoint=True, size=rng.integers(0, 2, endpoint=True))]
    return [int(rng.integers(1, 9)), *inner, multiple * int(rng.integers(1, 6))]


def _lookup(
    rng: np.random.Generator, shape: list[int], dtype: str, output: str, scales: Array | None, label: str
) -> Case:
    builder = ModelBuilder()
    indices = rng.integers(0, shape[0], size=rng.integers(1, 7)).astype(np.int32)
    values = _draw(rng, shape, dtype)
    quantization: dict[str, Any] = {} if scales is None else {"scale": scales}
    x = builder.tensor(indices.shape, "int32")
    table = builder.tensor(shape, dtype, data=values, **quantization)
    y = builder.tensor([len(indices), *shape[1:]], output)
    builder.op("EMBEDDING_LOOKUP", [x, table], [y])
    expected = None
    tolerance = 0.0
    if scales is not None:
        row = int(np.prod(shape[1:]))
        tolerance = 1e-6 * 128 * float(scales.max())
        if row % {"int4": 2, "int2": 4}.get(dtype, 1) != 0:
            # Rows that start within a byte: LiteRT starts at its beginning.
            each = np.broadcast_to(scales, [shape[0]]).reshape([-1] + [1] * (len(shape) - 1))
            expected = [(values.astype(np.float32) * each).astype(output)[indices]]
    elif dtype in ("int4", "uint4", "int2"):
        # Packed elements come out as their bytes.
        expected = [np.frombuffer(encode(values[indices], tensor_type(dtype)), np.uint8)]
    name = f"embedding_lookup_{dtype}_to_{output}_{'x'.join(map(str, shape))}_{label}"
    return Case(name, builder.build(inputs=[x], outputs=[y]), [indices], tolerance, expected)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int4", "uint4", "int2", "float16", "bool", "int16", "int32", "int64"]:
        for i in range(12):
            shape = _shape(rng, {"int4": 2, "uint4": 2, "int2": 4}.get(dtype, 1))
            yield _lookup(rng, shape, dtype, dtype, None, str(i))
    for dtype in ["int8", "uint8", "int4", "int2"]:
        for output in ["float32", "float16"]:
            for i in range(16):
                shape = _shape(rng, 1)
                count = 1 if i % 3 == 0 else shape[0]
                scales = np.exp(rng.uniform(-6, 2, size=count)).astype(np.float32)
                yield _lookup(rng, shape, dtype, output, scales, str(i))

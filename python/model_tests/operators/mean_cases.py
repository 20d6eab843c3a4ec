"""MEAN over every set of axes, with and without the reduced dimensions, in every type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder


def _case(rng: np.random.Generator, shape: list[int], axes: list[int], keep_dims: bool, dtype: str) -> Case:
    builder = ModelBuilder()
    quantized = dtype != "float32"
    if quantized:
        info = np.iinfo(dtype)
        # A common offset, or else every mean is near zero.
        drawn = rng.integers(info.min, info.max, endpoint=True, size=shape) // 2 + rng.integers(info.min, info.max) // 2
        values = drawn.clip(info.min, info.max).astype(dtype)
        scales = [float(s) for s in np.exp(rng.uniform(-4, -2, size=2))]
        zeros = [0, 0] if dtype == "int16" else [int(z) for z in rng.integers(info.min, info.max, size=2)]
        if rng.random() < 0.5:
            scales[1], zeros[1] = scales[0], zeros[0]
        options: list[dict[str, Any]] = [{"scale": s, "zero_point": z} for s, z in zip(scales, zeros, strict=True)]
    else:
        values = rng.normal(size=shape).astype(np.float32)
        options = [{}, {}]
    x = builder.tensor(shape, dtype, **options[0])
    a = builder.tensor([len(axes)], "int32", data=np.array(axes, np.int32))
    reduced = tuple({axis % len(shape) for axis in axes})
    wanted = list(np.zeros(shape).sum(axis=reduced, keepdims=keep_dims).shape)
    y = builder.tensor(wanted, dtype, **options[1])
    builder.op("MEAN", [x, a], [y], keep_dims=keep_dims)
    name = f"mean_{dtype}_{'x'.join(map(str, shape))}_over_{'_'.join(map(str, axes))}{'_keep' if keep_dims else ''}"
    return Case(name, builder.build(), [values])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int8", "int16"]:
        for keep_dims in [False, True]:
            for shape, axes in [
                ([2, 5, 6, 40], [1, 2]),
                ([2, 5, 6, 40], [2, 1]),
                ([2, 5, 6, 40], [-2, -3]),
                ([2, 5, 6, 40], [3]),
                ([2, 5, 6, 40], [0, 3]),
                ([2, 5, 6, 4], [0, 1, 2, 3]),
                ([2, 5, 6, 4], [1, 1, -3]),
                ([1, 7, 1, 30], [1, 2]),
                ([6, 40, 9], [0, 2]),
                ([6, 4, 9], [1]),
                ([300], [0]),
                ([300], [-1]),
                ([2, 3, 2, 3, 2], [0, 2, 4]),
                ([4, 1, 3], [1]),
            ]:
                yield _case(rng, shape, axes, keep_dims, dtype)
        # Many scales and counts, as the factor's last bits decide about ties.
        for _ in range(30):
            height, width = (int(n) for n in rng.integers(1, 9, size=2))
            yield _case(rng, [1, height, width, 64], [1, 2], bool(rng.random() < 0.5), dtype)

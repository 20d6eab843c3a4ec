"""AVERAGE_POOL_2D and MAX_POOL_2D: every type and window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.convolution_models import ACTIVATIONS, values, window_output
from tflite_micro.model import ModelBuilder

# Input shape, filter, stride, padding.
GEOMETRIES: list[tuple[list[int], tuple[int, int], tuple[int, int], str]] = [
    ([1, 4, 4, 8], (2, 2), (2, 2), "VALID"),
    ([1, 5, 5, 3], (2, 2), (2, 2), "SAME"),
    ([1, 7, 6, 5], (3, 3), (1, 1), "SAME"),
    ([2, 7, 6, 4], (3, 2), (2, 3), "VALID"),
    ([1, 25, 5, 64], (25, 5), (25, 5), "VALID"),
    ([1, 3, 3, 6], (7, 5), (2, 2), "SAME"),
    ([1, 1, 12, 2], (1, 3), (1, 2), "SAME"),
    ([1, 3, 4, 9], (1, 1), (1, 1), "VALID"),
]


def _case(
    rng: np.random.Generator,
    operator: str,
    geometry: tuple[list[int], tuple[int, int], tuple[int, int], str],
    dtype: str,
    activation: str,
) -> Case:
    shape, size, stride, padding = geometry
    quantization: dict[str, Any] = {}
    if dtype != "float32":
        scale = 0.03 if dtype == "int8" else 0.0003
        quantization = {"scale": scale, "zero_point": int(rng.integers(-20, 20)) if dtype == "int8" else 0}
    output = [
        shape[0],
        window_output(shape[1], size[0], stride[0], 1, padding),
        window_output(shape[2], size[1], stride[1], 1, padding),
        shape[3],
    ]
    builder = ModelBuilder()
    tensors = [builder.tensor(dims, dtype, **quantization) for dims in [shape, output]]
    builder.op(
        operator,
        tensors[:1],
        tensors[1:],
        padding=padding,
        stride_h=stride[0],
        stride_w=stride[1],
        filter_height=size[0],
        filter_width=size[1],
        fused_activation_function=activation,
    )
    name = "_".join(
        [operator.lower(), *map(str, shape), *map(str, size), *map(str, stride), padding, dtype, activation]
    )
    return Case(name, builder.build(), [values(rng, shape, dtype)], 2e-6)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in ["AVERAGE_POOL_2D", "MAX_POOL_2D"]:
        for i, geometry in enumerate(GEOMETRIES):
            for j, dtype in enumerate(["float32", "int8", "int16"]):
                yield _case(rng, operator, geometry, dtype, ACTIVATIONS[(i + j) % 4])

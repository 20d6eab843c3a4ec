"""AVERAGE_POOL_2D, MAX_POOL_2D and L2_POOL_2D: every type and window."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.convolution_models import window_output
from model_tests.operators.drawing import ACTIVATIONS, quantization, values
from model_tests.operators.single import single

SCALES = {"int8": 0.03, "uint8": 0.03, "int16": 0.0003}


def _case(rng: np.random.Generator, operator: str, dtype: str, index: int) -> Case:
    size = [int(n) for n in rng.integers(1, 5, size=2)]
    stride = [int(n) for n in rng.integers(1, 4, size=2)]
    padding = ["SAME", "VALID"][index % 2]
    # Windows larger than the input meet less of it than they have, with padding.
    spatial = [int(rng.integers(1 if padding == "SAME" else n, 9)) for n in size]
    dims = [int(rng.integers(1, 3)), *spatial, int(rng.integers(1, 10))]
    if index == 0:
        size, stride, dims = [25, 5], [25, 5], [1, 25, 5, 64]
    output = [dims[0], *(window_output(dims[1 + i], size[i], stride[i], 1, padding) for i in range(2)), dims[3]]
    chosen = None if dtype == "float32" else quantization(rng, dtype, SCALES[dtype])
    return single(
        operator,
        [values(rng, dims, dtype)],
        [(output, dtype)],
        quantization=chosen,
        float_tolerance=2e-5,
        label=str(index),
        padding=padding,
        stride_h=stride[0],
        stride_w=stride[1],
        filter_height=size[0],
        filter_width=size[1],
        fused_activation_function=ACTIVATIONS[index % 4],
    )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in ["AVERAGE_POOL_2D", "MAX_POOL_2D", "L2_POOL_2D"]:
        for dtype in ["float32"] if operator == "L2_POOL_2D" else ["float32", "int8", "uint8", "int16"]:
            for index in range(16):
                yield _case(rng, operator, dtype, index)

"""FULLY_CONNECTED: every type, rank of the input, quantisation and bias."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.convolution_models import (
    ACTIVATIONS,
    BIAS_OPTION,
    HYBRID,
    INT2,
    INT4,
    OLD_HYBRID,
    TYPES,
    UINT8,
    Layer,
)

# Input shape, the filter's depth, units, keep_num_dims.
SHAPES = [
    ([1, 1], 1, 16, False),
    ([1, 16], 16, 1, False),
    ([1, 7], 7, 3, False),
    ([3, 10], 10, 9, False),
    ([2, 3, 4], 12, 5, False),
    ([2, 3, 4], 4, 5, False),
    ([2, 3, 4], 4, 6, True),
    ([1, 2, 3, 8], 8, 4, True),
    ([1, 5, 4, 2], 40, 7, False),
    ([1, 700], 700, 6, False),
]


def _case(
    rng: np.random.Generator,
    name: str,
    shape: list[int],
    depth: int,
    units: int,
    keep_num_dims: bool,
    dtype: str,
    bias_dtype: str | None,
    activation: str = "NONE",
    per_channel: bool = False,
    filter_dtype: str | None = None,
    asymmetric: bool = False,
    **layer_options: object,
) -> Case:
    rows = int(np.prod(shape)) // depth
    layer = Layer(
        rng,
        dtype,
        bias_dtype,
        shape,
        [units, depth],
        [*shape[:-1], units] if keep_num_dims else [rows, units],
        depth,
        units,
        0 if per_channel else None,
        filter_dtype=filter_dtype,
        **layer_options,  # type: ignore[arg-type]
    )
    layer.builder.op(
        "FULLY_CONNECTED",
        [layer.input, layer.filter, layer.bias],
        [layer.output],
        fused_activation_function=activation,
        keep_num_dims=keep_num_dims,
        asymmetric_quantize_inputs=asymmetric,
        quantized_bias_type=BIAS_OPTION.get(bias_dtype or "", "FLOAT32"),
    )
    dims = "x".join(map(str, shape))
    return Case(
        f"{dims}_by_{depth}x{units}{'_keep' if keep_num_dims else ''}_{dtype}"
        f"{'_' + filter_dtype if filter_dtype else ''}_{bias_dtype}"
        f"{'_per_channel' if per_channel else ''}_{activation}{name}",
        layer.builder.build(),
        layer.inputs,
        layer.float_tolerance,
    )


def _narrow_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Weights of other types than int8."""
    for i, shape in enumerate(SHAPES):
        for j, (dtype, filter_dtype, bias_dtype) in enumerate([UINT8, *INT4, *INT2]):
            bias = bias_dtype if (bias_dtype == "int32" and dtype == "int16") or (i + j) % 3 != 2 else None
            per_channel = filter_dtype != "uint8" and i % 3 != 0
            activation = ACTIVATIONS[(i + j) % 4]
            yield _case(rng, "", *shape, dtype, bias, activation, per_channel, filter_dtype)
    for i in range(6):
        for dtype, filter_dtype, bias_dtype in [UINT8, *INT4, *INT2]:
            per_channel = filter_dtype != "uint8" and i >= 4
            name = f"_factors{i}"
            yield _case(rng, name, [40, 8], 8, 20, False, dtype, bias_dtype, "NONE", per_channel, filter_dtype)


def _hybrid_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Float activations with integer weights."""
    for i, shape in enumerate(SHAPES):
        for j, filter_dtype in enumerate(HYBRID):
            for k, asymmetric in enumerate([False, True]):
                bias = "float32" if (i + j + k) % 3 != 2 else None
                activation = ACTIVATIONS[(i + j + k) % 4]
                per_channel = (i + k) % 2 == 1
                name = "_asymmetric" if asymmetric else ""
                yield _case(
                    rng, name, *shape, "float32", bias, activation, per_channel, filter_dtype, asymmetric=asymmetric
                )
        yield _case(rng, "", *shape, "float32", "float32", "NONE", False, OLD_HYBRID, asymmetric=i % 2 == 1)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, shape in enumerate(SHAPES):
        for j, (dtype, bias_dtype) in enumerate(TYPES):
            yield _case(rng, "", *shape, dtype, bias_dtype, ACTIVATIONS[(i + j) % 4])
            if dtype != "float32" and (i + j) % 2 == 0:
                yield _case(rng, "", *shape, dtype, bias_dtype, ACTIVATIONS[(i + j) % 4], per_channel=True)
            if (bias_dtype != "int32" or dtype == "int8") and (i + j) % 2 == 1:
                yield _case(rng, "", *shape, dtype, None, ACTIVATIONS[(i + j + 1) % 4])
    square = ([4, 12], 12, 10, False)
    for dtype, bias_dtype in TYPES:
        yield _case(rng, "_computed_filter", *square, dtype, bias_dtype, constant_filter=False)
    for zero_point in [-128, 3, 127]:
        for dtype, bias_dtype in TYPES[1:]:
            name = f"_filter_zero_point_{zero_point}"
            yield _case(rng, name, *square, dtype, bias_dtype, filter_zero_point=zero_point)
    for zero_points in [(-128, -128), (127, 127), (-128, 127)]:
        name = f"_zero_points_{zero_points[0]}_{zero_points[1]}"
        yield _case(rng, name, *square, "int8", "int32", zero_points=zero_points)
    yield _case(rng, "_large_bias", *square, "int8", "int32", large_bias=True)
    # Each has another factor, and one wrong rounding in thousands counts.
    for i in range(8):
        for dtype, bias_dtype in TYPES[1:]:
            yield _case(rng, f"_factors{i}", [40, 8], 8, 20, False, dtype, bias_dtype, per_channel=i >= 6)
    yield from _narrow_cases(rng)
    yield from _hybrid_cases(rng)

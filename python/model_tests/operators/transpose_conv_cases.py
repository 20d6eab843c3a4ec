"""TRANSPOSE_CONV: every type and window, with and without bias."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.convolution_models import (
    ACTIVATIONS,
    BIAS_OPTION,
    HYBRID,
    INT2,
    INT4,
    TYPES,
    UINT8,
    Array,
    Layer,
)
from model_tests.operators.convolution_numpy import convolve_transposed


@dataclasses.dataclass(frozen=True)
class Geometry:
    name: str
    input: list[int]
    output: list[int]
    filter: tuple[int, int] = (3, 3)
    stride: tuple[int, int] = (1, 1)
    padding: str = "SAME"


GEOMETRIES = [
    Geometry("stride1", [1, 4, 5, 3], [1, 4, 5, 6]),
    Geometry("stride2", [1, 4, 3, 8], [1, 8, 6, 4], stride=(2, 2)),
    Geometry("stride2_odd", [1, 4, 3, 5], [1, 7, 5, 3], stride=(2, 2)),
    Geometry("valid", [1, 3, 4, 2], [1, 5, 6, 5], padding="VALID"),
    Geometry("valid_stride", [1, 3, 4, 2], [1, 8, 13, 4], (4, 4), (2, 3), "VALID"),
    Geometry("valid_remainder", [1, 3, 3, 4], [1, 8, 7, 4], stride=(2, 2), padding="VALID"),
    Geometry("one_row", [1, 1, 9, 16], [1, 3, 20, 5], (3, 4), (1, 2), "VALID"),
    Geometry("stride_is_larger", [2, 2, 3, 2], [2, 6, 12, 3], (2, 2), (3, 4)),
    Geometry("point", [1, 3, 3, 6], [1, 3, 3, 4], (1, 1)),
    Geometry("filter_is_larger", [1, 2, 2, 3], [1, 3, 4, 2], (7, 6), (2, 2)),
    Geometry("long", [1, 1, 2, 300], [1, 2, 4, 5], (2, 2), (2, 2)),
]


def _case(
    rng: np.random.Generator,
    geometry: Geometry,
    dtype: str,
    bias_dtype: str | None,
    activation: str = "NONE",
    per_channel: bool = True,
    name: str = "",
    filter_dtype: str | None = None,
) -> Case:
    depth, outputs = geometry.input[3], geometry.output[3]
    reached = [-(-size // stride) for size, stride in zip(geometry.filter, geometry.stride, strict=True)]
    layer = Layer(
        rng,
        dtype,
        bias_dtype,
        geometry.input,
        [outputs, *geometry.filter, depth],
        geometry.output,
        reached[0] * reached[1] * depth,
        outputs,
        0 if per_channel else None,
        filter_dtype=filter_dtype,
    )
    shape = layer.builder.tensor([4], "int32", data=np.array(geometry.output, np.int32), name="output_shape")
    operands = [shape, layer.filter, layer.input]
    layer.builder.op(
        "TRANSPOSE_CONV",
        operands if layer.bias is None else [*operands, layer.bias],
        [layer.output],
        padding=geometry.padding,
        stride_h=geometry.stride[0],
        stride_w=geometry.stride[1],
        fused_activation_function=activation,
        quantized_bias_type=BIAS_OPTION.get(bias_dtype or "", "FLOAT32"),
        version=1 if layer.bias is None else 3,
    )
    expected = None
    if filter_dtype in ["int4", "int2"]:

        def sums_of(x: Array, w: Array) -> Array:
            return convolve_transposed(x, w, geometry.stride, geometry.padding, [len(x), *geometry.output[1:]])

        if dtype == "float32":
            expected = [layer.hybrid(sums_of, activation, asymmetric=True)]
        else:
            expected = [layer.requantised(sums_of(*layer.integers()), activation)]
    types = "_".join(str(part) for part in [dtype, filter_dtype, bias_dtype] if part != "")
    return Case(
        f"{geometry.name}_{types}{'' if per_channel else '_per_tensor'}_{activation}{name}",
        layer.builder.build(),
        layer.inputs,
        layer.float_tolerance,
        expected,
    )


def _narrow_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Weights of other types than int8: LiteRT has neither int4 nor int2 here."""
    for i, geometry in enumerate(GEOMETRIES):
        for j, (dtype, filter_dtype, bias_dtype) in enumerate([UINT8, *INT4, *INT2]):
            bias = bias_dtype if (bias_dtype == "int32" and dtype == "int16") or (i + j) % 3 != 2 else None
            per_channel = filter_dtype != "uint8" and i % 3 != 0
            yield _case(rng, geometry, dtype, bias, ACTIVATIONS[(i + j) % 4], per_channel, filter_dtype=filter_dtype)


def _hybrid_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Float activations with integer weights, of which LiteRT has int8."""
    for i, geometry in enumerate(GEOMETRIES):
        for j, filter_dtype in enumerate(HYBRID):
            bias = "float32" if (i + j) % 3 != 2 else None
            per_channel = (i + j) % 2 == 0
            activation = ACTIVATIONS[(i + j) % 4]
            yield _case(rng, geometry, "float32", bias, activation, per_channel, filter_dtype=filter_dtype)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, geometry in enumerate(GEOMETRIES):
        for j, (dtype, bias_dtype) in enumerate(TYPES):
            yield _case(rng, geometry, dtype, bias_dtype, ACTIVATIONS[(i + j) % 4])
            if (bias_dtype != "int32" or dtype == "int8") and (i + j) % 2 == 1:
                yield _case(rng, geometry, dtype, None, ACTIVATIONS[(i + j + 1) % 4])
        if i % 2 == 0:
            yield _case(rng, geometry, "int8", "int32", per_channel=False)
    # Each has another set of factors, and one wrong rounding in thousands counts.
    for i in range(4):
        for dtype, bias_dtype in TYPES[1:]:
            many = Geometry(f"factors{i}", [1, 5, 5, 3], [1, 10, 10, 20], (2, 2), (2, 2))
            yield _case(rng, many, dtype, bias_dtype)
    yield from _narrow_cases(rng)
    yield from _hybrid_cases(rng)

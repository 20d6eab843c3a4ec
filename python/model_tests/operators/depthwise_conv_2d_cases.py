"""DEPTHWISE_CONV_2D: every type, window and depth multiplier."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.convolution_models import ACTIVATIONS, HYBRID, INT2, INT4, UINT8, Array, Layer, window_output
from model_tests.operators.convolution_numpy import convolve_depthwise

TYPES = [("float32", "float32"), ("int8", "int32"), ("int16", "int64")]


@dataclasses.dataclass(frozen=True)
class Geometry:
    name: str
    input: list[int]
    multiplier: int
    filter: tuple[int, int] = (3, 3)
    stride: tuple[int, int] = (1, 1)
    dilation: tuple[int, int] = (1, 1)
    padding: str = "SAME"


GEOMETRIES = [
    Geometry("usual", [1, 6, 7, 8], 1),
    Geometry("usual_stride2", [1, 7, 8, 8], 1, stride=(2, 2)),
    Geometry("tails", [1, 5, 5, 7], 1),
    Geometry("three_channels", [2, 5, 6, 3], 1, (2, 3), (1, 2)),
    Geometry("valid", [1, 6, 6, 5], 1, padding="VALID"),
    Geometry("whole_input", [1, 5, 4, 9], 1, (5, 4), padding="VALID"),
    Geometry("larger_than_input", [1, 2, 3, 4], 1, (5, 6)),
    Geometry("image", [1, 9, 9, 1], 8, stride=(2, 2)),
    Geometry("spectrogram", [1, 13, 10, 1], 8, (10, 8), (2, 2)),
    Geometry("multiplier2", [1, 5, 4, 3], 2),
    Geometry("multiplier5", [1, 4, 4, 2], 5, (2, 2), padding="VALID"),
    Geometry("one_row", [1, 1, 15, 6], 1, (1, 5)),
    Geometry("dilated", [1, 9, 9, 6], 1, dilation=(2, 3)),
    Geometry("dilated_multiplier", [1, 8, 9, 2], 4, (2, 3), (2, 1), (3, 2), "VALID"),
    Geometry("dilated_past_the_input", [1, 2, 1, 4], 1, (2, 2), dilation=(7, 5)),
    Geometry("point", [1, 3, 3, 10], 1, (1, 1), (2, 2)),
]


def _case(
    rng: np.random.Generator,
    geometry: Geometry,
    name: str,
    dtype: str,
    bias_dtype: str | None,
    activation: str = "NONE",
    per_channel: bool = True,
    zero_points: tuple[int, int] | None = None,
    constant_filter: bool = True,
    filter_dtype: str | None = None,
) -> Case:
    batch, height, width, depth = geometry.input
    outputs = depth * geometry.multiplier
    output = [
        batch,
        window_output(height, geometry.filter[0], geometry.stride[0], geometry.dilation[0], geometry.padding),
        window_output(width, geometry.filter[1], geometry.stride[1], geometry.dilation[1], geometry.padding),
        outputs,
    ]
    layer = Layer(
        rng,
        dtype,
        bias_dtype,
        geometry.input,
        [1, *geometry.filter, outputs],
        output,
        geometry.filter[0] * geometry.filter[1],
        outputs,
        3 if per_channel else None,
        zero_points=zero_points,
        constant_filter=constant_filter,
        filter_dtype=filter_dtype,
    )
    operands = [layer.input, layer.filter] if layer.bias is None else [layer.input, layer.filter, layer.bias]
    layer.builder.op(
        "DEPTHWISE_CONV_2D",
        operands,
        [layer.output],
        padding=geometry.padding,
        stride_h=geometry.stride[0],
        stride_w=geometry.stride[1],
        dilation_h_factor=geometry.dilation[0],
        dilation_w_factor=geometry.dilation[1],
        depth_multiplier=geometry.multiplier,
        fused_activation_function=activation,
    )
    expected = None
    hybrid = dtype == "float32" and filter_dtype is not None
    if filter_dtype == "int2" or (filter_dtype == "int4" and dtype != "int8") or (hybrid and not per_channel):

        def sums_of(x: Array, w: Array) -> Array:
            return convolve_depthwise(x, w, geometry.stride, geometry.dilation, geometry.padding)

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
    """Weights of other types than int8: LiteRT has no int2 here, and with int16 takes bytes of two int4 for int8."""
    for i, geometry in enumerate(GEOMETRIES):
        for j, (dtype, filter_dtype, bias_dtype) in enumerate([UINT8, *INT4[:2], *INT2[:2]]):
            yield _case(
                rng,
                geometry,
                "",
                dtype,
                bias_dtype if (i + j) % 4 != 3 else None,
                ACTIVATIONS[(i + j) % 4],
                filter_dtype != "uint8" and i % 3 != 0,
                filter_dtype=filter_dtype,
            )


def _hybrid_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Float activations with integer weights: LiteRT has int8 per channel; of one scale it reads more."""
    for i, geometry in enumerate(GEOMETRIES):
        for j, filter_dtype in enumerate(HYBRID):
            bias = "float32" if (i + j) % 3 != 2 else None
            per_channel = (i + j) % 2 == 0
            activation = ACTIVATIONS[(i + j) % 4]
            yield _case(rng, geometry, "", "float32", bias, activation, per_channel, filter_dtype=filter_dtype)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    # Every geometry in int8; each other type, and each type without bias, sees half of them.
    for i, geometry in enumerate(GEOMETRIES):
        for j, (dtype, bias_dtype) in enumerate(TYPES):
            if dtype == "int8" or (i + j) % 2 == 0:
                yield _case(rng, geometry, "", dtype, bias_dtype, ACTIVATIONS[(i + j) % 4])
            if (i + j) % 2 == 1:
                yield _case(rng, geometry, "_no_bias", dtype, None, ACTIVATIONS[(i + j + 1) % 4])
        if i % 2 == 0:
            yield _case(rng, geometry, "", "int8", "int32", ACTIVATIONS[i % 4], per_channel=False)
    usual = GEOMETRIES[0]
    for dtype, bias_dtype in TYPES:
        yield _case(rng, usual, "_computed_filter", dtype, bias_dtype, per_channel=False, constant_filter=False)
    for zero_points in [(-128, -128), (127, 127), (127, -128), (0, 0)]:
        name = f"_zero_points_{zero_points[0]}_{zero_points[1]}"
        yield _case(rng, usual, name, "int8", "int32", zero_points=zero_points)
    # Each has another set of factors, and one wrong rounding in thousands counts.
    for i in range(5):
        for dtype, bias_dtype in TYPES[1:]:
            yield _case(rng, Geometry(f"factors{i}", [1, 6, 6, 40], 1, (2, 2)), "", dtype, bias_dtype)
    yield from _narrow_cases(rng)
    yield from _hybrid_cases(rng)

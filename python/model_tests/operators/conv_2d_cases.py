"""CONV_2D: every type, window and group. LiteRT wants a bias here; the operator's own test runs without."""

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
    OLD_HYBRID,
    TYPES,
    UINT8,
    Array,
    Layer,
    window_output,
)
from model_tests.operators.convolution_numpy import convolve


@dataclasses.dataclass(frozen=True)
class Geometry:
    name: str
    input: list[int]
    outputs: int
    filter: tuple[int, int] = (1, 1)
    stride: tuple[int, int] = (1, 1)
    dilation: tuple[int, int] = (1, 1)
    padding: str = "SAME"
    groups: int = 1


GEOMETRIES = [
    Geometry("pointwise", [1, 5, 6, 8], 8),
    Geometry("pointwise_tails", [1, 3, 3, 7], 6),
    Geometry("pointwise_stride2", [1, 7, 6, 5], 9, stride=(2, 2)),
    Geometry("one_channel_each", [1, 4, 4, 1], 1, (2, 2)),
    Geometry("rgb", [1, 9, 9, 3], 8, (3, 3), (2, 2)),
    Geometry("rgb_even", [1, 8, 8, 3], 5, (3, 3), (2, 2)),
    Geometry("square_valid", [1, 6, 7, 4], 7, (3, 3), padding="VALID"),
    Geometry("batches", [3, 6, 5, 4], 4, (5, 4), (2, 1)),
    Geometry("one_row", [1, 1, 20, 16], 12, (1, 3), (1, 2), padding="VALID"),
    Geometry("speech", [1, 49, 10, 1], 6, (10, 4), (2, 2)),
    Geometry("filter_is_larger", [1, 3, 3, 2], 5, (7, 6)),
    Geometry("filter_is_input", [1, 4, 5, 3], 10, (4, 5), padding="VALID"),
    Geometry("stride_is_larger", [1, 7, 7, 2], 4, (2, 2), (3, 4), padding="VALID"),
    Geometry("dilated", [1, 9, 10, 4], 5, (3, 3), dilation=(2, 3)),
    Geometry("dilated_valid", [1, 9, 10, 4], 4, (3, 2), (2, 1), (2, 4), "VALID"),
    Geometry("dilated_height", [1, 9, 5, 4], 4, (3, 3), dilation=(3, 1)),
    Geometry("dilated_past_the_input", [1, 1, 2, 3], 4, (2, 2), dilation=(5, 7)),
    Geometry("two_groups", [1, 5, 5, 8], 10, (3, 3), groups=2),
    Geometry("groups_of_one", [1, 4, 5, 6], 12, (3, 2), (1, 2), groups=6),
    Geometry("groups_dilated", [2, 7, 7, 6], 9, (3, 3), dilation=(2, 2), groups=3),
    Geometry("long", [1, 1, 2, 700], 5),
]


def _case(
    rng: np.random.Generator,
    geometry: Geometry,
    name: str,
    dtype: str,
    bias_dtype: str,
    activation: str = "NONE",
    per_channel: bool = True,
    filter_dtype: str | None = None,
    **layer_options: object,
) -> Case:
    batch, height, width, depth = geometry.input
    filter_depth = depth // geometry.groups
    output = [
        batch,
        window_output(height, geometry.filter[0], geometry.stride[0], geometry.dilation[0], geometry.padding),
        window_output(width, geometry.filter[1], geometry.stride[1], geometry.dilation[1], geometry.padding),
        geometry.outputs,
    ]
    layer = Layer(
        rng,
        dtype,
        bias_dtype,
        geometry.input,
        [geometry.outputs, *geometry.filter, filter_depth],
        output,
        geometry.filter[0] * geometry.filter[1] * filter_depth,
        geometry.outputs,
        0 if per_channel else None,
        filter_dtype=filter_dtype,
        **layer_options,  # type: ignore[arg-type]
    )
    layer.builder.op(
        "CONV_2D",
        [layer.input, layer.filter, layer.bias],
        [layer.output],
        padding=geometry.padding,
        stride_h=geometry.stride[0],
        stride_w=geometry.stride[1],
        dilation_h_factor=geometry.dilation[0],
        dilation_w_factor=geometry.dilation[1],
        fused_activation_function=activation,
        quantized_bias_type=BIAS_OPTION.get(bias_dtype, "FLOAT32"),
    )
    expected = None
    uniform = not per_channel or bool(layer_options.get("equal_scales"))
    if filter_dtype == "int2" or (dtype == "float32" and geometry.groups > 1 and not per_channel):

        def sums_of(x: Array, w: Array) -> Array:
            return convolve(x, w, geometry.stride, geometry.dilation, geometry.padding, geometry.groups)

        if dtype == "float32":
            expected = [layer.hybrid(sums_of, activation, asymmetric=not uniform or geometry.groups > 1)]
        else:
            expected = [layer.requantised(sums_of(*layer.integers()), activation)]
    types = "_".join(part for part in [dtype, filter_dtype, bias_dtype] if part)
    return Case(
        f"{geometry.name}_{types}{'' if per_channel else '_per_tensor'}_{activation}{name}",
        layer.builder.build(),
        layer.inputs,
        layer.float_tolerance,
        expected,
    )


def _narrow_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Weights of other types than int8: LiteRT has no int2 here."""
    for i, geometry in enumerate(GEOMETRIES):
        dtype, filter_dtype, bias_dtype = UINT8
        yield _case(rng, geometry, "", dtype, bias_dtype, ACTIVATIONS[i % 4], False, filter_dtype)
        for j, types in enumerate([INT4, INT2]):
            dtype, filter_dtype, bias_dtype = types[0]
            yield _case(rng, geometry, "", dtype, bias_dtype, ACTIVATIONS[(i + j) % 4], i % 3 != 0, filter_dtype)
            dtype, filter_dtype, bias_dtype = types[1 + (i + j) % 2]
            yield _case(rng, geometry, "", dtype, bias_dtype, ACTIVATIONS[(i + j) % 4], i % 3 != 1, filter_dtype)


def _hybrid_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Float activations with integer weights: LiteRT has int8 and int4, with groups only per channel."""
    for i, geometry in enumerate(GEOMETRIES):
        for j, filter_dtype in enumerate(HYBRID):
            activation = ACTIVATIONS[(i + j) % 4]
            yield _case(rng, geometry, "", "float32", "float32", activation, (i + j) % 2 == 0, filter_dtype)
        if geometry.groups == 1:
            yield _case(rng, geometry, "", "float32", "float32", ACTIVATIONS[i % 4], False, OLD_HYBRID)
    # Where all scales are the same, activations are quantised symmetrically as with one scale, unless there are groups.
    for geometry in [g for g in GEOMETRIES if g.groups > 1 or g.filter == (3, 3)]:
        for filter_dtype in HYBRID:
            name = "_equal_scales"
            yield _case(rng, geometry, name, "float32", "float32", "NONE", True, filter_dtype, equal_scales=True)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    # Every geometry in int8; each other type sees half of them.
    for i, geometry in enumerate(GEOMETRIES):
        for j, (dtype, bias_dtype) in enumerate(TYPES):
            if dtype == "int8" or (i + j) % 2 == 0:
                yield _case(rng, geometry, "", dtype, bias_dtype, ACTIVATIONS[(i + j) % 4])
        if i % 2 == 0:
            dtype, bias_dtype = TYPES[1 + i // 2 % 2]
            yield _case(rng, geometry, "", dtype, bias_dtype, ACTIVATIONS[i % 4], per_channel=False)
    square = GEOMETRIES[6]
    for dtype, bias_dtype in TYPES:
        yield _case(rng, square, "_computed_filter", dtype, bias_dtype, per_channel=False, constant_filter=False)
    for zero_points in [(-128, -128), (127, 127), (-128, 127), (0, 0)]:
        name = f"_zero_points_{zero_points[0]}_{zero_points[1]}"
        yield _case(rng, square, name, "int8", "int32", zero_points=zero_points)
    # Each has another set of factors, and one wrong rounding in thousands counts.
    for i in range(5):
        for dtype, bias_dtype in TYPES[1:]:
            many = Geometry(f"factors{i}", [1, 6, 6, 3], 40)
            yield _case(rng, many, "", dtype, bias_dtype)
    yield from _narrow_cases(rng)
    yield from _hybrid_cases(rng)

"""Arithmetic and logic of two inputs beyond ADD, SUB and MUL: every type, broadcast in every way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.broadcast_cases import ACTIVATIONS, SHAPES
from model_tests.operators.case import Case
from model_tests.operators.comparison_cases import binary_case, close_values
from tflite_micro.model import ModelBuilder

Values = npt.NDArray[Any]


def _pair(index: int, shapes: tuple[list[int], list[int]]) -> tuple[list[int], list[int]]:
    return shapes if index % 2 == 0 else (shapes[1], shapes[0])


def _integers(rng: np.random.Generator, shape: list[int], dtype: str, lowest: int | None = None) -> Values:
    """Half of the values from the whole range, half small."""
    info = np.iinfo(dtype)
    wide = rng.integers(info.min if lowest is None else lowest, info.max, size=shape, dtype=dtype, endpoint=True)
    small = rng.integers(max(info.min, -9) if lowest is None else lowest, 10, size=shape)
    return np.where(rng.random(shape) < 0.5, wide, small).astype(dtype)


def _without(values: Values, zero: int | float) -> Values:
    return np.where(values == zero, np.array(zero + 1, values.dtype), values).astype(values.dtype)


def _quantization(rng: np.random.Generator, dtype: str, scale: float) -> tuple[float, int]:
    info = np.iinfo(dtype)
    return float(scale * np.exp(rng.uniform(-1, 1))), 0 if dtype == "int16" else int(rng.integers(info.min, info.max))


def _logic_cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in ["LOGICAL_AND", "LOGICAL_OR"]:
        for i, shapes in enumerate(SHAPES):
            inputs = [close_values(rng, shape, "bool") for shape in _pair(i, shapes)]
            yield binary_case(f"{operator.lower()}_bool_{i}", operator, inputs, "bool")
    for shape in [[1, 40], [2, 3, 4, 5], []]:
        yield binary_case(f"logical_not_bool_{len(shape)}d", "LOGICAL_NOT", [close_values(rng, shape, "bool")], "bool")
    for operator in ["BITWISE_XOR", "RIGHT_SHIFT"]:
        for dtype in ["int8", "uint8", "int16", "uint16", "int32", "uint32"]:
            for i, shapes in enumerate(SHAPES):
                first, second = _pair(i, shapes)
                inputs = [_integers(rng, first, dtype), _integers(rng, second, dtype)]
                yield binary_case(f"{operator.lower()}_{dtype}_{i}", operator, inputs, dtype)


def _div_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int32", "int8", "uint8", "int16"]:
        for i, shapes in enumerate([*SHAPES, *[([900], [900]), ([900], [1])] * 5]):
            first, second = _pair(i, shapes)
            options = {"fused_activation_function": ACTIVATIONS[i % 4]}
            name = f"div_{dtype}_{i}"
            if dtype == "float32":
                inputs = [rng.normal(size=shape).astype(np.float32) for shape in (first, second)]
                if i == 0:
                    inputs[1].flat[:3] = [0.0, -0.0, 1e-38]
                yield binary_case(name, "DIV", inputs, dtype, **options)
                continue
            inputs = [_integers(rng, first, dtype), _integers(rng, second, dtype)]
            if dtype == "int32":
                inputs[0] = _without(inputs[0], np.iinfo(dtype).min)
                yield binary_case(name, "DIV", [inputs[0], _without(inputs[1], 0)], dtype, **options)
                continue
            scales = [_quantization(rng, dtype, 0.1) for _ in range(2)]
            inputs[1] = _without(inputs[1], scales[1][1])
            output = _quantization(rng, dtype, 0.1 if dtype != "int16" else 0.002)
            # LiteRT shifts by more than 31 bits, which is undefined, where a small dividend meets a large divisor. So
            # dividends are large, or (where an 8-bit output saturates early) of any size.
            if dtype != "int16" and i % 2:
                output = (output[0] / 800, output[1])
                inputs[0] = _without(inputs[0], scales[0][1])
            else:
                difference = inputs[0].astype(np.int64) - scales[0][1]
                info = np.iinfo(dtype)
                far = info.max if scales[0][1] < (info.max + info.min + 1) // 2 else info.min
                large = np.abs(difference) > (info.max - info.min) // 4 + 2
                inputs[0] = np.where(large, inputs[0], far).astype(dtype)
            yield binary_case(name, "DIV", inputs, dtype, [*scales, output], **options)


def _floor_cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator, dtypes in [
        ("FLOOR_DIV", ["float32", "int8", "int16", "int32"]),
        ("FLOOR_MOD", ["float32", "int8", "int16", "int32", "int64"]),
    ]:
        for dtype in dtypes:
            for i, shapes in enumerate(SHAPES):
                first, second = _pair(i, shapes)
                name = f"{operator.lower()}_{dtype}_{i}"
                if dtype == "float32":
                    # Multiples of 1/4, so that a quotient is not within rounding of an integer.
                    floats = [np.round(rng.normal(scale=9, size=shape) * 4) / 4 for shape in (first, second)]
                    inputs = [floats[0].astype(np.float32), _without(floats[1].astype(np.float32), 0)]
                else:
                    lowest = np.iinfo(dtype).min
                    inputs = [_without(_integers(rng, first, dtype), lowest), _integers(rng, second, dtype)]
                    inputs[1] = _without(inputs[1], 0)
                yield binary_case(name, operator, inputs, dtype)


def _squared_difference(inputs: list[Values], scales: list[float]) -> Values:
    """In float32, rounded once, half away from zero."""
    reals = [values.astype(np.float32) * np.float32(scale) for values, scale in zip(inputs, scales, strict=False)]
    difference = reals[0] - reals[1]
    quotient = difference * difference / np.float32(scales[2])
    return np.floor(quotient.astype(np.float64) + 0.5).clip(0, 32767).astype(np.int16)


def _squared_difference_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int32", "int8", "int16"]:
        for i, shapes in enumerate([*SHAPES, *[([900], [900]), ([900], [1])] * 5]):
            first, second = _pair(i, shapes)
            name = f"squared_difference_{dtype}_{i}"
            if dtype == "float32":
                inputs = [rng.normal(size=shape).astype(np.float32) for shape in (first, second)]
                yield binary_case(name, "SQUARED_DIFFERENCE", inputs, dtype)
            elif dtype == "int32":
                inputs = [rng.integers(-9000, 9000, size=shape).astype(np.int32) for shape in (first, second)]
                yield binary_case(name, "SQUARED_DIFFERENCE", inputs, dtype)
            else:
                inputs = [_integers(rng, first, dtype), _integers(rng, second, dtype)]
                scales = [_quantization(rng, dtype, 0.1) for _ in range(2)]
                output = _quantization(rng, dtype, 2.0 if dtype == "int8" else 900.0)
                expected = None
                if dtype == "int16":
                    expected = _squared_difference(inputs, [scales[0][0], scales[1][0], output[0]])
                yield binary_case(
                    name, "SQUARED_DIFFERENCE", inputs, dtype, [*scales, output], expected=expected, version=2
                )


def _pow_and_atan2_cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, shapes in enumerate(SHAPES):
        first, second = _pair(i, shapes)
        floats = [rng.uniform(0, 3, size=first).astype(np.float32), rng.normal(size=second).astype(np.float32)]
        yield binary_case(f"pow_float32_{i}", "POW", floats, "float32", float_tolerance=2e-5)
        integers = [rng.integers(-9, 10, size=first).astype(np.int32), rng.integers(0, 9, size=second).astype(np.int32)]
        yield binary_case(f"pow_int32_{i}", "POW", integers, "int32")
        points = [rng.normal(size=shape).astype(np.float32) for shape in (first, second)]
        # LiteRT does not broadcast here.
        angles = None if first == second else np.arctan2(*points)
        yield binary_case(f"atan2_float32_{i}", "ATAN2", points, "float32", float_tolerance=1e-6, expected=angles)


def _prelu_cases(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [([1, 7], [1, 7]), ([2, 3, 4, 5], [1, 1, 5]), ([2, 3, 4, 5], [5]), ([3, 9], [1]), ([700], [1])]
    shapes += [([700], [700])] * 4
    for dtype, alpha_dtype in [
        ("float32", "float32"),
        ("int8", "int8"),
        ("uint8", "uint8"),
        ("int16", "int8"),
    ]:
        for i, (shape, alpha_shape) in enumerate(shapes):
            name = f"prelu_{dtype}_alpha_{alpha_dtype}_{i}"
            constant = 1 if i % 2 else None
            if dtype == "float32":
                inputs = [rng.normal(size=one).astype(np.float32) for one in (shape, alpha_shape)]
                yield binary_case(name, "PRELU", inputs, dtype, constant=constant)
                continue
            inputs = [_integers(rng, shape, dtype), _integers(rng, alpha_shape, alpha_dtype)]
            scales = [_quantization(rng, dtype, 0.02), _quantization(rng, alpha_dtype, 0.01)]
            output = _quantization(rng, dtype, 0.02)
            yield binary_case(name, "PRELU", inputs, dtype, [*scales, output], constant)


def _select_cases(rng: np.random.Generator) -> Iterator[Case]:
    shapes = [
        ([2, 3, 4], [2, 3, 4], [2, 3, 4]),
        ([3, 1], [1, 4], [2, 1, 1]),
        ([], [2, 3], [2, 3]),
        ([2, 3], [], [3]),
        ([5], [1], [1]),
        ([1], [2, 1, 3, 1, 2], [1, 2, 1, 2, 1]),
        ([2, 1, 3, 1], [3, 1], [4, 1, 2]),
    ]
    for dtype in ["float32", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "bool"]:
        for i, (condition, *others) in enumerate(shapes):
            values = [
                close_values(rng, shape, dtype) if dtype in ("bool", "float32") else _integers(rng, shape, dtype)
                for shape in others
            ]
            builder = ModelBuilder()
            inputs = [close_values(rng, condition, "bool"), *values]
            tensors = [builder.tensor(one.shape, one.dtype) for one in inputs]
            output = builder.tensor(np.broadcast_shapes(condition, *others), dtype)
            builder.op("SELECT_V2", tensors, [output])
            yield Case(f"select_v2_{dtype}_{i}", builder.build(), inputs)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _logic_cases(rng)
    yield from _div_cases(rng)
    yield from _floor_cases(rng)
    yield from _squared_difference_cases(rng)
    yield from _pow_and_atan2_cases(rng)
    yield from _prelu_cases(rng)
    yield from _select_cases(rng)

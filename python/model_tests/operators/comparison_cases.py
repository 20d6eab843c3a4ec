"""The six comparisons, MAXIMUM and MINIMUM: every type, with shapes that are broadcast in every way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.broadcast_cases import SHAPES
from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

COMPARISONS = ["EQUAL", "NOT_EQUAL", "GREATER", "GREATER_EQUAL", "LESS", "LESS_EQUAL"]
NUMBERS = ["float32", "int8", "uint8", "int16", "int32", "int64"]
QUANTIZED = ["int8", "uint8", "int16"]


def close_values(rng: np.random.Generator, shape: list[int], dtype: str) -> npt.NDArray[Any]:
    """Values of the type of which many are equal, neighbours, or extremes."""
    if dtype == "bool":
        return rng.integers(0, 2, size=shape).astype(bool)
    if dtype == "float32":
        drawn = rng.integers(-3, 4, size=shape).astype(np.float32) / 2
        return np.where(rng.random(shape) < 0.1, rng.choice([np.nan, np.inf, -np.inf, -0.0], size=shape), drawn).astype(
            np.float32
        )
    info = np.iinfo(dtype)
    middle = 0 if info.min < 0 else 128
    drawn = rng.integers(middle - 5, middle + 6, size=shape)
    extremes = rng.choice(np.array([info.min, info.min + 1, info.max - 1, info.max], dtype), size=shape)
    return np.where(rng.random(shape) < 0.2, extremes, drawn).astype(dtype)


def quantization(rng: np.random.Generator, dtype: str) -> tuple[float, int]:
    info = np.iinfo(dtype)
    return float(np.exp(rng.uniform(-9, 0))), 0 if dtype == "int16" else int(rng.integers(info.min, info.max + 1))


def binary_case(
    name: str,
    operator: str,
    inputs: list[npt.NDArray[Any]],
    output_dtype: npt.DTypeLike,
    quantizations: list[tuple[float, int] | None] | None = None,
    constant: int | None = None,
    float_tolerance: float = 1e-5,
    expected: npt.NDArray[Any] | None = None,
    **options: Any,
) -> Case:
    """A model with inputs that are broadcast against each other. `quantizations`: those of all inputs and the output.
    `constant`: which of the inputs is a constant of the model."""
    builder = ModelBuilder()
    given = quantizations or [None] * (len(inputs) + 1)
    scales: list[dict[str, Any]] = [{} if q is None else {"scale": q[0], "zero_point": q[1]} for q in given]
    tensors = [
        builder.tensor(values.shape, values.dtype, data=values if i == constant else None, **scales[i])
        for i, values in enumerate(inputs)
    ]
    shape = np.broadcast_shapes(*(values.shape for values in inputs))
    output = builder.tensor(shape, output_dtype, **scales[-1])
    builder.op(operator, tensors, [output], **options)
    given_inputs = [v for i, v in enumerate(inputs) if i != constant]
    return Case(name, builder.build(), given_inputs, float_tolerance, None if expected is None else [expected])


def broadcast_inputs(
    rng: np.random.Generator, index: int, dtypes: list[str], shapes: tuple[list[int], list[int]]
) -> list[npt.NDArray[Any]]:
    """Both orders of the shapes take turns."""
    pair = shapes if index % 2 == 0 else shapes[::-1]
    return [close_values(rng, shape, dtype) for shape, dtype in zip(pair, dtypes, strict=True)]


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in COMPARISONS:
        name = operator.lower()
        for i, shapes in enumerate(SHAPES):
            for k, dtype in enumerate([*NUMBERS, *(["bool"] if operator in ("EQUAL", "NOT_EQUAL") else [])]):
                inputs = broadcast_inputs(rng, i + k, [dtype, dtype], shapes)
                scales: list[tuple[float, int] | None] | None = None
                if dtype in ("int8", "uint8"):
                    scales = [quantization(rng, dtype), quantization(rng, dtype), None]
                # LiteRT leaves the output of this one unwritten.
                unwritten = operator == "NOT_EQUAL" and dtype == "int16"
                expected = np.not_equal(*inputs) if unwritten else None
                yield binary_case(f"{name}_{dtype}_{i}", operator, inputs, "bool", scales, expected=expected)
        for i in range(30):
            dtype = QUANTIZED[i % 3]
            inputs = [close_values(rng, [600], dtype), close_values(rng, [600], dtype)]
            first = quantization(rng, dtype)
            second = first if i % 2 else quantization(rng, dtype)
            yield binary_case(f"{name}_{dtype}_scales{i}", operator, inputs, "bool", [first, second, None])
    for operator in ["MAXIMUM", "MINIMUM"]:
        name = operator.lower()
        for i, shapes in enumerate(SHAPES):
            for k, dtype in enumerate(NUMBERS):
                inputs = broadcast_inputs(rng, i + k, [dtype, dtype], shapes)
                one = quantization(rng, dtype) if dtype in QUANTIZED and i % 2 == 0 else None
                constant = 1 if i % 4 == 3 else None
                yield binary_case(f"{name}_{dtype}_{i}", operator, inputs, dtype, [one] * 3, constant)

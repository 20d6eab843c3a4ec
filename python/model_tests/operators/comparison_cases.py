"""The six comparisons, MAXIMUM and MINIMUM: every type, with shapes that are broadcast in every way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from model_tests.operators.drawing import Array, Pair, broadcast_shapes, label, zero_point
from tflite_micro.model import ModelBuilder

COMPARISONS = ["EQUAL", "NOT_EQUAL", "GREATER", "GREATER_EQUAL", "LESS", "LESS_EQUAL"]
NUMBERS = ["float32", "int8", "uint8", "int16", "int32", "int64"]
QUANTIZED = ["int8", "uint8", "int16"]


def close_values(rng: np.random.Generator, shape: Sequence[int], dtype: str) -> Array:
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


def binary_case(
    name: str,
    operator: str,
    inputs: Sequence[Array],
    output_dtype: npt.DTypeLike,
    quantizations: Sequence[Pair | None] | None = None,
    constant: int | None = None,
    float_tolerance: float = 1e-5,
    expected: Array | None = None,
    **options: Any,
) -> Case:
    """A model with inputs that are broadcast against each other. `quantizations`: those of all inputs and the output.
    `constant`: which of the inputs is a constant of the model, unless that has no elements, which files cannot say."""
    builder = ModelBuilder()
    given = quantizations or [None] * (len(inputs) + 1)
    scales: list[dict[str, Any]] = [{} if q is None else {"scale": q[0], "zero_point": q[1]} for q in given]
    if constant is not None and inputs[constant].size == 0:
        constant = None
    tensors = [
        builder.tensor(values.shape, values.dtype, data=values if i == constant else None, **scales[i])
        for i, values in enumerate(inputs)
    ]
    shape = np.broadcast_shapes(*(values.shape for values in inputs))
    output = builder.tensor(shape, output_dtype, **scales[-1])
    builder.op(operator, tensors, [output], **options)
    given_inputs = [v for i, v in enumerate(inputs) if i != constant]
    return Case(name, builder.build(), given_inputs, float_tolerance, None if expected is None else [expected])


def _scale(rng: np.random.Generator, dtype: str) -> Pair:
    return float(np.exp(rng.uniform(-9, 0))), zero_point(rng, dtype)


def _comparison_cases(rng: np.random.Generator, operator: str) -> Iterator[Case]:
    name = operator.lower()
    for dtype in [*NUMBERS, *(["bool"] if operator in ("EQUAL", "NOT_EQUAL") else [])]:
        for i in range(12):
            shapes = broadcast_shapes(rng, highest=8 if i % 4 == 0 else 6)
            inputs = [close_values(rng, dims, dtype) for dims in shapes]
            scales = None if dtype not in ("int8", "uint8") else [_scale(rng, dtype), _scale(rng, dtype), None]
            # LiteRT computes EQUAL for NOT_EQUAL of int16 without quantisation.
            expected = np.not_equal(*inputs) if operator == "NOT_EQUAL" and dtype == "int16" else None
            yield binary_case(label(name, dtype, i, *shapes), operator, inputs, "bool", scales, expected=expected)
    for dtype in QUANTIZED:
        for i in range(8):
            inputs = [close_values(rng, [600], dtype), close_values(rng, [600], dtype)]
            first = _scale(rng, dtype)
            second = first if i % 2 else _scale(rng, dtype)
            yield binary_case(label(name, dtype, "scales", i), operator, inputs, "bool", [first, second, None])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in COMPARISONS:
        yield from _comparison_cases(rng, operator)
    for operator in ["MAXIMUM", "MINIMUM"]:
        for dtype in NUMBERS:
            for i in range(14):
                shapes = broadcast_shapes(rng, highest=8 if i % 4 == 0 else 6)
                inputs = [close_values(rng, dims, dtype) for dims in shapes]
                one = _scale(rng, dtype) if dtype in QUANTIZED and i % 2 == 0 else None
                constant = 1 if i % 4 == 3 else None
                yield binary_case(
                    label(operator.lower(), dtype, i, *shapes), operator, inputs, dtype, [one] * 3, constant
                )

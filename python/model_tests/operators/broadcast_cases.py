"""ADD, SUB and MUL: every type, with shapes that are broadcast in every way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.comparison_cases import binary_case
from model_tests.operators.drawing import (
    ACTIVATIONS,
    Pair,
    broadcast_shapes,
    integers,
    label,
    round_away,
    values,
    zero_point,
)

OPERATORS = ["ADD", "SUB", "MUL"]
QUANTIZED = ["int8", "uint8", "int16"]


def _quantizations(rng: np.random.Generator, product: bool, dtype: str) -> list[Pair]:
    """Of the inputs and of an output such that most results neither saturate nor vanish."""
    a, b = np.exp(rng.uniform(-6, 2, size=2))
    typical = a * b * (15000 if dtype == "int16" else 60) if product else a + b
    scales = [float(a), float(b), float(typical * np.exp(rng.uniform(-1, 1)))]
    return [(scale, zero_point(rng, dtype)) for scale in scales]


def _quantized_cases(rng: np.random.Generator, operator: str) -> Iterator[Case]:
    # LiteRT takes int16 whose scales happen to be powers of two for shifted ones unless it is told not to.
    options: dict[str, Any] = {} if operator == "MUL" else {"pot_scale_int16": False}
    for dtype in QUANTIZED:
        for i in range(24):
            # Some of many elements, as one wrong rounding in 10,000 counts.
            shapes = broadcast_shapes(rng) if i < 16 else [[2000], [2000] if i % 2 else [1]]
            inputs = [integers(rng, dims, dtype) for dims in shapes]
            chosen = _quantizations(rng, operator == "MUL", dtype)
            activation = ACTIVATIONS[i % 4]
            name = label(operator.lower(), dtype, i, *shapes, activation)
            constant = int(rng.integers(2)) if rng.random() < 0.2 else None
            yield binary_case(
                name, operator, inputs, dtype, chosen, constant, fused_activation_function=activation, **options
            )


def _plain_cases(rng: np.random.Generator, operator: str) -> Iterator[Case]:
    for dtype in ["float32", "int32", "int64", "int16", *(["uint32"] if operator == "MUL" else [])]:
        for i in range(16):
            shapes = broadcast_shapes(rng, highest=8 if i % 4 == 0 else 6)
            activation = ACTIVATIONS[i % 4]
            inputs = [values(rng, dims, dtype, edges=0.05) for dims in shapes]
            expected = None
            if dtype == "int16" and operator == "SUB":
                # LiteRT takes these for quantised ones and fails. The difference wraps before it is limited.
                lowest, highest = {"NONE": (-32768, 32767), "RELU": (0, 32767), "RELU_N1_TO_1": (-1, 1)}.get(
                    activation, (0, 6)
                )
                expected = (inputs[0] - inputs[1]).clip(lowest, highest)
            if dtype == "uint32" and activation == "RELU_N1_TO_1":
                # LiteRT's lower bound is the -1 of the signed type, which is the highest number here.
                expected = (inputs[0] * inputs[1]).clip(0, 1)
            name = label(operator.lower(), dtype, "plain", i, *shapes, activation)
            constant = int(rng.integers(2)) if rng.random() < 0.2 else None
            yield binary_case(
                name,
                operator,
                inputs,
                dtype,
                constant=constant,
                float_tolerance=1e-5,
                expected=expected,
                fused_activation_function=activation,
            )


def _shifted_cases(rng: np.random.Generator, operator: str) -> Iterator[Case]:
    """int16 with power-of-two scales, of which at most one input's is smaller than the output's; and other scales."""
    bounds = {"NONE": (-32768, 32767), "RELU": (0, 32767), "RELU_N1_TO_1": (-256, 256), "RELU6": (0, 1536)}
    for i in range(20):
        shifts = [0, 0]
        shifts[i % 2] = int(rng.integers(0, 16))
        is_power, is_told = i % 5 != 4, i % 3 != 0
        chosen: list[Pair] = [(2.0**-shift / 256, 0) for shift in shifts] + [(1 / 256, 0)]
        if not is_power:
            chosen = [(float(scale * rng.uniform(1.01, 1.9)), 0) for scale, _ in chosen]
        shapes = broadcast_shapes(rng) if i % 2 else [[500], [500]]
        inputs = [integers(rng, dims, "int16") for dims in shapes]
        activation = ACTIVATIONS[i % 4]
        expected = None
        if is_power and is_told and shapes[0] != shapes[1]:
            # LiteRT does not broadcast these.
            first, second = (round_away(x / 2.0**shift) for x, shift in zip(inputs, shifts, strict=True))
            expected = (first + second if operator == "ADD" else first - second).clip(*bounds[activation])
            expected = expected.astype(np.int16)
        name = label(operator.lower(), "int16_shifted", i, *shapes, activation)
        options = {"fused_activation_function": activation, "pot_scale_int16": is_told}
        yield binary_case(name, operator, inputs, "int16", chosen, expected=expected, **options)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in OPERATORS:
        yield from _quantized_cases(rng, operator)
        yield from _plain_cases(rng, operator)
        if operator != "MUL":
            yield from _shifted_cases(rng, operator)

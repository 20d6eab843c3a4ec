"""SVDF: several steps in a row, so that the state counts: the operators of a model share the variable tensor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

# Batches, input size, units, rank, memory.
SHAPES = [(1, 1, 1, 1, 1), (1, 10, 4, 1, 8), (2, 7, 5, 2, 3), (3, 33, 6, 4, 1), (1, 96, 64, 1, 8), (2, 16, 32, 1, 32)]
STEPS = 4


def _case(rng: np.random.Generator, name: str, shape: tuple[int, ...], quantized: bool, with_bias: bool) -> Case:
    batches, input_size, units, rank, memory = shape
    filters = units * rank
    builder = ModelBuilder()

    def scale(value: float, zero_point: int = 0) -> dict[str, Any]:
        return {"scale": value * float(rng.uniform(0.5, 2)), "zero_point": zero_point} if quantized else {}

    def zero_point() -> int:
        return int(rng.integers(-128, 127, endpoint=True))

    def weights(dtype: str, high: int, *dims: int) -> npt.NDArray[np.generic]:
        if dtype == "float32":
            return rng.normal(size=dims).astype(np.float32)
        return rng.integers(-high, high, endpoint=True, size=dims, dtype=dtype)

    real = scale(0.05, zero_point())
    activation_type, state_type, bias_type = ("int8", "int16", "int32") if quantized else ("float32",) * 3
    inputs = [builder.tensor([batches, input_size], activation_type, **real) for _ in range(STEPS)]
    # A projection is about 0.05 * 0.01 * 74 * 74 * sqrt(input_size), a sum over time sqrt(rank * memory) times more.
    feature = scale(0.01)
    state = scale(0.05 * 0.01 * 5500 * input_size**0.5 / 10000)
    time = scale(1e-4)
    constants = [
        builder.tensor(
            [filters, input_size], activation_type, data=weights(activation_type, 127, filters, input_size), **feature
        ),
        builder.tensor([filters, memory], state_type, data=weights(state_type, 5000, filters, memory), **time),
        builder.tensor([units], bias_type, data=weights(bias_type, 100000, units)) if with_bias else None,
    ]
    memory_tensor = builder.tensor([batches, filters * memory], state_type, is_variable=True, **state)
    output = scale(0.0, 0)
    if quantized:
        size = 10000 * 2500 * (rank * memory) ** 0.5 * state["scale"] * time["scale"] / 100
        output = scale(size, zero_point())
    outputs = [builder.tensor([batches, units], activation_type, **output) for _ in range(STEPS)]
    activation = "RELU" if quantized or with_bias else "NONE"
    for source, target in zip(inputs, outputs, strict=True):
        builder.op(
            "SVDF",
            [source, *constants, memory_tensor],
            [target],
            version=3,
            rank=rank,
            fused_activation_function=activation,
        )
    values = [weights(activation_type, 127, batches, input_size) for _ in range(STEPS)]
    # Of unit normal values, sums of input_size * rank * memory products.
    return Case(name, builder.build(), values, 1e-5 * 20 * (input_size * rank * memory))


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, shape in enumerate(SHAPES):
        for with_bias in [True, False]:
            for quantized in [True, False]:
                suffix = "x".join(map(str, shape)) + ("_bias" if with_bias else "")
                yield _case(rng, f"svdf_{'int8' if quantized else 'float32'}_{suffix}", shape, quantized, with_bias)
        for n in range(2):
            yield _case(rng, f"svdf_int8_{i}_{n}", shape, quantized=True, with_bias=True)

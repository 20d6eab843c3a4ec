"""LOGISTIC, TANH, RELU, RELU6 and LEAKY_RELU: every type, every int8 value, many quantisations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

FLOAT_EDGES = [
    0.0,
    -0.0,
    1e-30,
    -1e-30,
    0.5,
    -0.5,
    5.999,
    6.0,
    6.001,
    9.0,
    -9.0,
    17.0,
    -17.0,
    87.0,
    -87.0,
    104.0,
    -104.0,
]
ALL_INT8 = np.arange(-128, 128, dtype=np.int8)
# All values would take the simulated boards too long; this step meets every remainder of a power of two.
MANY_INT16 = np.arange(-32768, 32768, 5).astype(np.int16)


def unary_case(
    name: str,
    values: npt.NDArray[np.generic],
    operator: str,
    input_quantization: tuple[float, int] | None = None,
    output_quantization: tuple[float, int] | None = None,
    float_tolerance: float = 1e-5,
    **options: Any,
) -> Case:
    """A model with one input and one output of the same shape and type."""
    builder = ModelBuilder()
    tensors = [
        builder.tensor(
            values.shape,
            values.dtype,
            scale=None if quantization is None else quantization[0],
            zero_point=None if quantization is None else quantization[1],
        )
        for quantization in (input_quantization, output_quantization)
    ]
    builder.op(operator, tensors[:1], tensors[1:], version=2, **options)
    return Case(name, builder.build(), [values], float_tolerance)


def _floats(rng: np.random.Generator, shape: list[int]) -> npt.NDArray[np.float32]:
    drawn = rng.normal(scale=5, size=shape).astype(np.float32)
    flat = drawn.reshape(-1)
    flat[: len(FLOAT_EDGES)] = FLOAT_EDGES[: flat.size]
    return drawn


def _int8_quantization(rng: np.random.Generator) -> tuple[float, int]:
    return float(np.exp(rng.uniform(-7, 0))), int(rng.integers(-128, 127, endpoint=True))


def _sigmoid_cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator, int8_output in [("LOGISTIC", (1 / 256, -128)), ("TANH", (1 / 128, 0))]:
        name = operator.lower()
        for shape in [[1, 40], [2, 3, 4, 5], [37]]:
            yield unary_case(f"{name}_float32_{len(shape)}d", _floats(rng, shape), operator, float_tolerance=1e-6)
        for i in range(16):
            yield unary_case(f"{name}_int8_{i}", ALL_INT8, operator, _int8_quantization(rng), int8_output)
        powers = [2.0**-n for n in (9, 10, 11, 12, 13, 15)]
        others = [float(s) for s in np.exp(rng.uniform(-14, 0.9, size=6))]
        for i, scale in enumerate([*powers, powers[3] * 1.0005, powers[3] * 1.001, *others]):
            yield unary_case(f"{name}_int16_{i}", MANY_INT16, operator, (scale, 0), (1 / 32768, 0))


def _relu_cases(rng: np.random.Generator) -> Iterator[Case]:
    kinds: list[tuple[str, dict[str, Any]]] = [("RELU", {}), ("RELU6", {})]
    kinds += [("LEAKY_RELU", {"alpha": alpha}) for alpha in (0.01, 0.2, 0.3, 1.0, 1.7, 0.0, -0.3, -0.5)]
    for operator, options in kinds:
        name = "_".join([operator.lower(), *(f"{value:g}" for value in options.values())])
        for shape in [[1, 40], [2, 3, 4, 5], [37]]:
            yield unary_case(f"{name}_float32_{len(shape)}d", _floats(rng, shape), operator, **options)
        for i in range(10 if len(options) == 0 else 4):
            output = _int8_quantization(rng)
            # Often a ReLU only clamps: the quantisation stays the same.
            quantization = output if i % 3 == 0 else _int8_quantization(rng)
            yield unary_case(f"{name}_int8_{i}", ALL_INT8, operator, quantization, output, **options)
            scales = [float(s) for s in np.exp(rng.uniform(-9, -1, size=2))]
            source = scales[i % 3 != 0]
            yield unary_case(f"{name}_int16_{i}", MANY_INT16, operator, (source, 0), (scales[0], 0), **options)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _sigmoid_cases(rng)
    yield from _relu_cases(rng)

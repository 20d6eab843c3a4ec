"""LOGISTIC and TANH, and the activations that are linear on either side of zero: every type, every 8-bit value, many
quantisations."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import Array, Pair, label, quantization, quantized, scaled, shape
from model_tests.operators.single import single

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
NOT_NUMBERS = [np.nan, np.inf, -np.inf]


def every(rng: np.random.Generator, dtype: str) -> Array:
    """All values of an 8-bit type; of int16 every fifth, which meets every remainder of a power of two."""
    if dtype == "int16":
        return np.arange(-32768 + int(rng.integers(5)), 32768, 5).astype(np.int16)
    info = np.iinfo(dtype)
    return np.arange(info.min, info.max + 1).astype(dtype)


def float_values(rng: np.random.Generator, dims: list[int], edges: list[float], scale: float = 5) -> Array:
    drawn = rng.normal(scale=scale, size=dims)
    return np.asarray(np.where(rng.random(dims) < 0.15, rng.choice(edges, size=dims), drawn), np.float32)


def unary_case(
    operator: str,
    elements: Array,
    source: Pair | None = None,
    target: Pair | None = None,
    name: object = "",
    *,
    expected: Array | None = None,
    **options: Any,
) -> Case:
    """A model with one input and one output of the same shape and type."""
    return single(
        operator,
        [elements],
        [(elements.shape, str(elements.dtype))],
        quantization=source,
        output_quantization=target,
        label=str(name),
        expected=None if expected is None else [expected],
        **options,
    )


def _tanh_where_libraries_differ(elements: Array, source: Pair, target: Pair) -> Array | None:
    """The outputs, where one of them lies so near to a rounding half that the C library's last bits decide; else None.

    The tangent is the float nearest to the true one. LiteRT's table has what its C library says, which is off by up to
    two units in the last place and differs from version to version.
    """
    reals = np.float32(source[0]) * (elements.astype(np.int32) - source[1]).astype(np.float32)
    exact = np.tanh(reals.astype(np.float64))
    steps = exact / target[0]
    from_half = np.abs(steps - np.floor(steps) - 0.5)
    if from_half.min() > 4 * 2.0**-24 / target[0]:
        return None
    return quantized(exact.astype(np.float32).astype(np.float64), target, str(elements.dtype))


def _sigmoid_cases(rng: np.random.Generator) -> Iterator[Case]:
    outputs = {
        "LOGISTIC": {"int8": (1 / 256, -128), "uint8": (1 / 256, 0), "int16": (1 / 32768, 0)},
        "TANH": {"int8": (1 / 128, 0), "uint8": (1 / 128, 128), "int16": (1 / 32768, 0)},
    }
    for operator, by_type in outputs.items():
        for i in range(16):
            elements = float_values(rng, shape(rng, 0, 8 if i % 4 == 0 else 6), FLOAT_EDGES + NOT_NUMBERS)
            yield unary_case(operator, elements, name=i, float_tolerance=1e-6)
        for dtype, target in by_type.items():
            for i in range(16):
                source = quantization(rng, dtype, 0.03, 3.5)
                if dtype == "int16":
                    # Powers of two, what is nearly one, and any.
                    scale = float(np.exp(rng.uniform(-14, 0.9)))
                    near = [1.0, 1.0005, 1.001][i % 3]
                    source = (2.0 ** -int(rng.integers(9, 16)) * near if i < 9 else scale, 0)
                elements = every(rng, dtype)
                expected = None
                if operator == "TANH" and dtype != "int16":
                    expected = _tanh_where_libraries_differ(elements, source, target)
                yield unary_case(operator, elements, source, target, i, expected=expected)


# The bounds of each operator that has any; None: not on that side.
BOUNDS: dict[str, tuple[float | None, float | None]] = {
    "RELU": (0.0, None),
    "RELU6": (0.0, 6.0),
    "RELU_N1_TO_1": (-1.0, 1.0),
    "RELU_0_TO_1": (0.0, 1.0),
}


def _bounded(elements: Array, bounds: tuple[float | None, float | None], target: Pair, source: Pair) -> Array:
    """int16: the input in the output's steps, then the bounds in the same."""
    scale = np.float32(source[0]) / np.float32(target[0])
    limits = [-32768, 32767]
    for side, bound in enumerate(bounds):
        if bound is not None:
            steps = float(np.float32(bound) / np.float32(target[0]))
            limits[side] = int(np.clip(np.sign(steps) * np.floor(abs(steps) + 0.5), *limits))
    return np.asarray(scaled(elements.astype(np.int64), float(scale)).clip(*limits), np.int16)


def _relu_cases(rng: np.random.Generator) -> Iterator[Case]:
    kinds: list[tuple[str, dict[str, Any]]] = [(operator, {}) for operator in BOUNDS]
    for _ in range(4):
        kinds.append(("LEAKY_RELU", {"alpha": float(np.float32(rng.choice([0, 1, rng.uniform(-0.5, 1.7)])))}))
    for operator, options in kinds:
        for i in range(12 if not options else 4):
            elements = float_values(rng, shape(rng, 0, 8 if i % 4 == 0 else 6), FLOAT_EDGES + NOT_NUMBERS)
            yield unary_case(operator, elements, name=i, **options)
        for dtype, i in itertools.product(["int8", "uint8", "int16"], range(12 if not options else 4)):
            spread = 0.0005 if dtype == "int16" else 0.05
            target = quantization(rng, dtype, spread, 2)
            # Often a ReLU only clamps: the quantisation stays the same.
            source = target if i % 3 == 0 else quantization(rng, dtype, spread, 2)
            elements, expected = every(rng, dtype), None
            version = 1 if operator in ("RELU_N1_TO_1", "RELU_0_TO_1") else 2
            if dtype == "int16" and operator in ("RELU_N1_TO_1", "RELU_0_TO_1"):
                # LiteRT does not have them.
                expected = _bounded(elements, BOUNDS[operator], target, source)
            yield unary_case(
                operator, elements, source, target, label(dtype, i), expected=expected, version=version, **options
            )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _sigmoid_cases(rng)
    yield from _relu_cases(rng)

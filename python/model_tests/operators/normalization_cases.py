"""LOG_SOFTMAX and L2_NORMALIZATION: every type, many depths and scales."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import Array, floats, integers, label, quantization, round_away, shape
from model_tests.operators.unary_cases import unary_case


def _shape(rng: np.random.Generator, index: int) -> list[int]:
    if index % 4 == 0:
        return [int(rng.integers(1, 4)), int(rng.integers(20, 90))]
    return shape(rng, 1, 8 if index % 4 == 1 else 6)


def _l2_normalized(elements: Array, scale: float) -> Array:
    """int16, which LiteRT does not have: in float32, rounded once."""
    norms = np.sqrt((elements.astype(np.int64) ** 2).sum(-1, keepdims=True).astype(np.float32))
    quotients = elements.astype(np.float32) / norms / np.float32(scale)
    return round_away(quotients.astype(np.float64)).clip(-32768, 32767).astype(np.int16)


def _log_softmax_cases(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(20):
        yield unary_case("LOG_SOFTMAX", floats(rng, _shape(rng, i)), name=i, version=2, float_tolerance=1e-5)
        for dtype, target in [("int8", (1 / 16, 127)), ("uint8", (1 / 16, 255))]:
            source = quantization(rng, dtype, 0.05, 3)
            yield unary_case(
                "LOG_SOFTMAX", integers(rng, _shape(rng, i), dtype), source, target, label(dtype, i), version=2
            )


def _l2_normalization_cases(rng: np.random.Generator) -> Iterator[Case]:
    operator = "L2_NORMALIZATION"
    for i in range(20):
        dims = _shape(rng, i)
        reals = floats(rng, dims)
        if i == 1:
            reals[...] = 0
        yield unary_case(operator, reals, name=i, version=2)
        for dtype, target in [("int8", (1 / 128, 0)), ("uint8", (1 / 128, 128))]:
            source = quantization(rng, dtype, 0.05, 3)
            elements = integers(rng, dims, dtype)
            if i == 2:
                elements[...] = source[1]
            yield unary_case(operator, elements, source, target, label(dtype, i), version=2)
        words = integers(rng, dims, "int16")
        words = np.where(np.abs(words.astype(int)).max(-1, keepdims=True) == 0, np.int16(1), words)
        scale = float(np.float32(np.exp(rng.uniform(-0.5, 0.5)) / 32768))
        expected = _l2_normalized(words, scale)
        yield unary_case(operator, words, (0.01, 0), (scale, 0), label("int16", i), expected=expected, version=2)


def _log_softmax_s16_cases(rng: np.random.Generator) -> Iterator[Case]:
    """int16, which LiteRT does not have: as floats, rounded once."""
    for i in range(16):
        dims = _shape(rng, i)
        words = integers(rng, dims, "int16")
        source, target = quantization(rng, "int16", 0.0005), quantization(rng, "int16", 0.002)
        real = words.astype(np.float64) * source[0]
        shifted = real - real.max(-1, keepdims=True)
        logarithms = (shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))) / target[0]
        # What is nearly a half is rounded either way by floats of 24 bits.
        if np.any(np.abs(np.abs(logarithms % 1) - 0.5) < 0.02):
            words = np.zeros_like(words)
            logarithms = np.full(dims, -np.log(dims[-1]) / target[0])
        expected = round_away(logarithms).clip(-32768, 32767).astype(np.int16)
        yield unary_case("LOG_SOFTMAX", words, source, target, label("int16", i), expected=expected, version=2)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _log_softmax_cases(rng)
    yield from _log_softmax_s16_cases(rng)
    yield from _l2_normalization_cases(rng)

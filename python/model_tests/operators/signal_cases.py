"""The operators of the audio front end. LiteRT has none of them: results are computed from their definitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Array, Constant, single


def _window(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        shape = [*rng.integers(1, 4, rng.integers(0, 3)), rng.integers(1, 70)]
        shift = int(rng.integers(0, 32))
        values = _samples(rng, shape)
        weights = _samples(rng, shape[-1:])
        product = values.astype(np.int64) * weights >> shift
        expected = np.clip(product, -(2**15), 2**15 - 1).astype(np.int16)
        weights_operand = Constant(weights, "int16") if rng.random() < 0.5 else weights
        yield _case("SignalWindow", [values, weights_operand], [expected], shift=shift)


def _samples(rng: np.random.Generator, shape: Any, dtype: str = "int16") -> Array:
    """Loud, quiet and extreme ones."""
    info = np.iinfo(dtype)
    values = rng.integers(info.min, info.max, endpoint=True, size=shape, dtype=dtype) >> rng.integers(0, 12)
    edges = rng.random(shape) < 0.05
    return np.asarray(np.where(edges, rng.choice([info.min, info.max], size=shape), values), dtype)


def _case(name: str, operands: list[Any], expected: list[Array], **options: Any) -> Case:
    results = [(values.shape, str(values.dtype)) for values in expected]
    return single(name, operands, results, quantization=None, custom=True, expected=expected, **options)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _window(rng)

"""LOG_SOFTMAX and L2_NORMALIZATION: every type, many depths and scales."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

Values = npt.NDArray[Any]
SHAPES = [[1, 10], [3, 7], [2, 3, 4, 5], [40, 1], [6, 60], [37], [20, 17]]


def _case(
    name: str,
    operator: str,
    values: Values,
    source: tuple[float, int] | None = None,
    target: tuple[float, int] | None = None,
    expected: Values | None = None,
) -> Case:
    builder = ModelBuilder()
    scales: list[dict[str, Any]] = [
        {} if one is None else {"scale": one[0], "zero_point": one[1]} for one in (source, target)
    ]
    tensors = [builder.tensor(values.shape, values.dtype, **one) for one in scales]
    builder.op(operator, tensors[:1], tensors[1:], version=2)
    return Case(name, builder.build(), [values], expected=None if expected is None else [expected])


def _integers(rng: np.random.Generator, shape: list[int], dtype: str) -> Values:
    info = np.iinfo(dtype)
    return rng.integers(info.min, info.max, size=shape, dtype=dtype, endpoint=True)


def _half_away(values: Values) -> Values:
    return np.sign(values) * np.floor(np.abs(values) + 0.5)


def _l2_normalized(values: Values, scale: float) -> Values:
    """In float32, rounded once."""
    norms = np.sqrt((values.astype(np.int64) ** 2).sum(-1, keepdims=True).astype(np.float32))
    quotients = values.astype(np.float32) / norms / np.float32(scale)
    return _half_away(quotients.astype(np.float64)).clip(-32768, 32767).astype(np.int16)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, shape in enumerate([*SHAPES, *SHAPES]):
        reals = rng.normal(scale=3, size=shape).astype(np.float32)
        if i == 1:
            reals[0] = 0
        yield _case(f"log_softmax_float32_{i}", "LOG_SOFTMAX", reals)
        yield _case(f"l2_normalization_float32_{i}", "L2_NORMALIZATION", reals)
        for dtype in ["int8", "uint8"]:
            info = np.iinfo(dtype)
            source = (float(np.exp(rng.uniform(-6, 0))), int(rng.integers(info.min, info.max)))
            values = _integers(rng, shape, dtype)
            yield _case(f"log_softmax_{dtype}_{i}", "LOG_SOFTMAX", values, source, (16 / 256, info.max))
            if i == 2:
                values[0, 0] = source[1]
            zero = (info.max + info.min + 1) // 2
            yield _case(f"l2_normalization_{dtype}_{i}", "L2_NORMALIZATION", values, source, (1 / 128, zero))
        words = _integers(rng, shape, "int16")
        scale = float(np.exp(rng.uniform(-0.5, 0.5)) / 32768)
        expected = _l2_normalized(words, scale)
        yield _case("l2_normalization_int16", "L2_NORMALIZATION", words, (0.01, 0), (scale, 0), expected)

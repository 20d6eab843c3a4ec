"""What the modules of cases draw at random: shapes, patterns of broadcasts, axes, values, quantisation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Pair = tuple[float, int]

ACTIVATIONS = ["NONE", "RELU", "RELU_N1_TO_1", "RELU6"]
# Types of which a zero point is drawn from the whole range; that of int16 is 0.
_WITH_ZERO_POINT = ("int8", "uint8")
_FLOAT_EDGES = [np.nan, np.inf, -np.inf, 0.0, -0.0]


def shape(rng: np.random.Generator, lowest: int = 1, highest: int = 6, *, most: int = 500) -> list[int]:
    """A shape of `lowest` to `highest` dimensions and at most `most` elements, one dimension in four of extent 1."""
    rank = int(rng.integers(lowest, highest, endpoint=True))
    dims: list[int] = []
    for _ in range(rank):
        room = most // int(np.prod(dims, dtype=int))
        largest = max(1, min(room, 5 if rank > 2 else 23))
        dims.append(1 if rng.random() < 0.25 else int(rng.integers(1, largest, endpoint=True)))
    return [dims[i] for i in rng.permutation(rank)]


def empty(rng: np.random.Generator, dims: Sequence[int]) -> list[int]:
    """The same with one extent of 0."""
    at = int(rng.integers(len(dims)))
    return [0 if i == at else extent for i, extent in enumerate(dims)]


def broadcast_shapes(
    rng: np.random.Generator, count: int = 2, highest: int = 6, *, most: int = 500, empty_share: float = 0.03
) -> list[list[int]]:
    """Shapes that are broadcast against each other: of equal shapes, scalars, and every pattern between them."""
    wanted = shape(rng, 0, highest, most=most)
    if wanted and rng.random() < empty_share:
        wanted = empty(rng, wanted)
    result = []
    for _ in range(count):
        kind = rng.random()
        repeated = 0.0 if kind < 0.3 else 0.5
        dims = [1 if rng.random() < repeated else extent for extent in wanted]
        # Leading dimensions that are repeated may be left out.
        front = 0
        while front < len(dims) and dims[front] == 1 and rng.random() < 0.6:
            front += 1
        result.append([] if kind > 0.93 else dims[front:])
    return result


def axes(rng: np.random.Generator, rank: int) -> list[int]:
    """Some axes of a shape, in any order, some counted from the end and some named twice."""
    count = int(rng.integers(1, rank, endpoint=True))
    chosen = [int(axis) for axis in rng.permutation(rank)[:count]]
    if rng.random() < 0.1:
        chosen.append(chosen[0])
    return [axis - rank if rng.random() < 0.3 else axis for axis in chosen]


def axis(rng: np.random.Generator, rank: int) -> int:
    """One axis of a shape, which may count from the end."""
    return int(rng.integers(-rank, rank))


def zero_point(rng: np.random.Generator, dtype: str) -> int:
    if dtype not in _WITH_ZERO_POINT:
        return 0
    info = np.iinfo(dtype)
    return int(rng.integers(info.min, info.max, endpoint=True))


def quantization(rng: np.random.Generator, dtype: str, scale: float = 0.05, spread: float = 1.0) -> Pair:
    """A scale within e^spread of `scale`, either way, and any zero point that the type has."""
    return float(np.float32(scale * np.exp(rng.uniform(-spread, spread)))), zero_point(rng, dtype)


def integers(rng: np.random.Generator, dims: Sequence[int], dtype: str, lowest: int | None = None) -> Array:
    """Integers of the type: half from the whole range, half small, and extremes among them."""
    info = np.iinfo(dtype)
    low = info.min if lowest is None else max(lowest, info.min)
    wide = rng.integers(low, info.max, endpoint=True, size=dims, dtype=dtype)
    small = rng.integers(max(low, -9), 10, size=dims).astype(dtype)
    edges = rng.choice(np.array([low, low + 1, info.max - 1, info.max], dtype), size=dims)
    kind = rng.random(dims)
    return np.asarray(np.where(kind < 0.45, wide, np.where(kind < 0.9, small, edges)), dtype)


def floats(rng: np.random.Generator, dims: Sequence[int], scale: float = 3.0, edges: float = 0.0) -> Array:
    """Floats of which the share `edges` is infinite, not a number, or zero of either sign."""
    drawn = rng.normal(scale=scale, size=dims)
    return np.asarray(np.where(rng.random(dims) < edges, rng.choice(_FLOAT_EDGES, size=dims), drawn), np.float32)


def values(rng: np.random.Generator, dims: Sequence[int], dtype: str, edges: float = 0.0) -> Array:
    """Any of the above, by type."""
    if dtype == "float32":
        return floats(rng, dims, edges=edges)
    if dtype == "bool":
        return np.asarray(rng.random(dims) < 0.5)
    return integers(rng, dims, dtype)


def without(elements: Array, value: float) -> Array:
    """The same with another number in place of `value`."""
    return np.asarray(np.where(elements == value, np.array(value + 1).astype(elements.dtype), elements))


def label(*parts: object) -> str:
    """The name of a case from words, numbers and shapes."""
    said = ["x".join(map(str, p)) or "scalar" if isinstance(p, (list, tuple)) else str(p) for p in parts]
    return "_".join(word for word in said if word)


# Quantised arithmetic as its definition says it: in double precision or exact, rounded once. For what LiteRT lacks.


def real(elements: Array, pair: Pair) -> Array:
    """The numbers that quantised elements stand for."""
    return (elements.astype(np.float64) - pair[1]) * np.float64(np.float32(pair[0]))


def round_away(numbers: Array) -> Array:
    """The nearest integers, halves away from zero."""
    return np.asarray(np.sign(numbers) * np.floor(np.abs(numbers) + 0.5))


def quantized(numbers: Array, pair: Pair, dtype: str) -> Array:
    """Real numbers in steps of a quantisation, halves away from zero, limited to the type."""
    info = np.iinfo(dtype)
    steps = round_away(numbers / np.float64(np.float32(pair[0]))) + pair[1]
    return np.asarray(np.clip(steps, info.min, info.max).astype(dtype))


def scaled(numbers: npt.ArrayLike, factor: float) -> Array:
    """Integers times a factor as quantised operators have it: the factor in 31 bits, the product rounded upwards at
    halves, then a shift rounded away from zero. Computed with integers of any size, and limited to 40 bits."""
    fraction, exponent = math.frexp(factor)
    multiplier = math.floor(fraction * 2**31 + 0.5)
    left, right = max(exponent, 0), max(-exponent, 0)

    def one(number: int) -> int:
        product = ((number << left) * multiplier + (1 << 30)) >> 31
        magnitude = (abs(product) + ((1 << right) >> 1)) >> right
        return min(max(magnitude if product >= 0 else -magnitude, -(2**40)), 2**40)

    given = np.asarray(numbers)
    return np.array([one(int(number)) for number in given.reshape(-1)], np.int64).reshape(given.shape)

"""Operators that take elements out of tensors, put them in or make them up: SPLIT, SLICE, GATHER, FILL, ONE_HOT ..."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import axis, label, shape
from model_tests.operators.single import MOVABLE, Constant, elements, single

INDEX = ["int32", "int64"]
# What is here alone, next to what LiteRT has for each operator.
TYPES = [*MOVABLE, "uint16", "uint32"]


def _expect(dtype: str, lacking: list[str], *outputs: Any) -> list[Any] | None:
    """The outputs, if LiteRT does not have the type."""
    return [np.array(output, order="C") for output in outputs] if dtype in lacking else None


def _pack_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        dims = shape(rng, 0, 7, most=60)
        at = axis(rng, len(dims) + 1)
        parts = [elements(rng, dims, dtype) for _ in range(int(rng.integers(1, 5)))]
        packed = np.stack(parts, axis=at)
        yield single(
            "PACK",
            parts,
            [(packed.shape, dtype)],
            label=str(i),
            expected=_expect(dtype, ["bool", "uint16"], packed),
            values_count=len(parts),
            axis=at,
        )
        dims = shape(rng, 1, 7, most=60)
        at = axis(rng, len(dims))
        values = elements(rng, dims, dtype)
        slices = [np.take(values, n, axis=at) for n in range(dims[at])]
        yield single(
            "UNPACK",
            [values],
            [(part.shape, dtype) for part in slices],
            label=str(i),
            expected=_expect(dtype, ["int64", "uint16", "uint32"], *slices),
            num=dims[at],
            axis=at,
        )


def _split_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    lacking = ["bool", "uint16", "uint32"]
    for i in range(12):
        dims = shape(rng, 1, 8 if i % 4 == 0 else 6, most=60)
        at = axis(rng, len(dims))
        count = int(rng.integers(1, 5))
        dims[at] *= count
        values = elements(rng, dims, dtype)
        parts = np.split(values, count, axis=at)
        yield single(
            "SPLIT",
            [Constant(at), values],
            [(part.shape, dtype) for part in parts],
            label=label("axis", at, i),
            expected=_expect(dtype, lacking, *parts),
            num_splits=count,
        )
        sizes = [int(n) for n in rng.integers(0, 4, size=count)]
        sizes[0] += 1
        dims[at] = sum(sizes)
        values = elements(rng, dims, dtype)
        parts = np.split(values, np.cumsum(sizes)[:-1], axis=at)
        said = list(sizes)
        if i % 2:
            said[int(rng.integers(count))] = -1
        yield single(
            "SPLIT_V",
            [values, Constant(said, INDEX[i % 2]), Constant(at)],
            [(part.shape, dtype) for part in parts],
            label=label("axis", at, said),
            expected=_expect(dtype, lacking, *parts),
            num_splits=count,
        )


def _slice_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        # LiteRT slices up to 8 dimensions, but none of what is unsigned and wide.
        dims = shape(rng, 1, 8 if i % 4 == 0 else 6)
        begin = [int(rng.integers(0, n)) for n in dims]
        wanted = [int(rng.integers(1, n - b, endpoint=True)) for n, b in zip(dims, begin, strict=True)]
        size = [-1 if b + w == n else w for n, b, w in zip(dims, begin, wanted, strict=True)]
        operands: list[Any] = [elements(rng, dims, dtype), Constant(begin, INDEX[i % 2]), Constant(size, INDEX[i % 2])]
        # Also with a place, and a size, that come while the model runs.
        if i % 3 > 0:
            operands[1] = operands[1].values
        if i % 3 > 1:
            operands[2] = operands[2].values
        yield single("SLICE", operands, [(wanted, dtype)], label=label("from", begin, ["", "computed"][i % 3 > 0]))
        update = [int(rng.integers(1, n, endpoint=True)) for n in dims]
        # Places outside are moved in.
        start = Constant([int(rng.integers(-2, n + 1)) for n in dims], INDEX[i % 2]).values
        operands = [elements(rng, dims, dtype), elements(rng, update, dtype), start]
        yield single("DYNAMIC_UPDATE_SLICE", operands, [(dims, dtype)], label=label("at", start.tolist()))


def _gather_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    lacking = ["uint16", "uint32"]
    for i in range(15):
        index = ["int32", "int64", "int16"][i % 3]
        dims = shape(rng, 1, 5, most=200)
        at = axis(rng, len(dims))
        along = at % len(dims)
        batches = int(rng.integers(0, along + 1))
        leading = [*dims[:batches], *shape(rng, 0, 2, most=12)]
        chosen = Constant(rng.integers(0, dims[along], size=leading), index).values
        values = elements(rng, dims, dtype)
        wanted = dims[:along] + leading[batches:] + dims[along + 1 :]
        rows = [
            np.take(part, picked, axis=along - batches)
            for part, picked in zip(
                values.reshape(-1, *dims[batches:]), chosen.reshape(-1, *leading[batches:]), strict=True
            )
        ]
        gathered = np.stack(rows).reshape(wanted)
        # Batches count from the end of the indices where they are negative.
        said = batches - len(leading) if i % 4 == 3 and batches < len(leading) else batches
        yield single(
            "GATHER",
            [values, chosen],
            [(wanted, dtype)],
            label=label(index, i),
            expected=_expect(dtype, lacking, gathered),
            axis=at,
            batch_dims=said,
        )
        dims = shape(rng, 1, 5, most=200)
        tuple_size = int(rng.integers(1, len(dims), endpoint=True))
        leading = shape(rng, 1, 3, most=12)
        columns = [rng.integers(0, dims[n], size=leading) for n in range(tuple_size)]
        values = elements(rng, dims, dtype)
        yield single(
            "GATHER_ND",
            [values, Constant(np.stack(columns, axis=-1), index).values],
            [(leading + dims[tuple_size:], dtype)],
            label=label(index, i),
            expected=_expect(dtype, lacking, values[tuple(columns)]),
        )


def _fill_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        dims = shape(rng, 0, 8)
        value = elements(rng, [], dtype)
        filled = np.full(dims, value, dtype)
        yield single(
            "FILL",
            [Constant(dims, INDEX[i % 2]), value],
            [(dims, dtype)],
            label=label(dims, i),
            expected=_expect(dtype, ["uint8", "uint16", "uint32"], filled),
            version=3,
        )
        values = elements(rng, dims, dtype)
        yield single(
            "ZEROS_LIKE",
            [values],
            [(dims, dtype)],
            label=str(i),
            expected=None if dtype in ("int32", "float32", "int64") else [np.zeros_like(values)],
        )
        depth = int(rng.integers(1, 6))
        dims = shape(rng, 0, 6, most=60)
        at = int(rng.integers(-1, len(dims) + 1))
        # Some indices lie outside.
        indices = Constant(rng.integers(-1, depth, endpoint=True, size=dims), INDEX[i % 2]).values
        on, off = elements(rng, [], dtype), elements(rng, [], dtype)
        hot = indices[..., np.newaxis] == np.arange(depth)
        chosen = np.moveaxis(np.where(hot, on, off), -1, at if at >= 0 else len(dims))
        yield single(
            "ONE_HOT",
            [indices, Constant(depth), on, off],
            [(chosen.shape, dtype)],
            label=label(dtype, i),
            expected=_expect(dtype, ["int16", "uint16", "uint32"], chosen.astype(dtype)),
            axis=at,
        )


def _range_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(14):
        start, limit = (int(n) for n in rng.integers(-20, 21, size=2))
        limit += limit == start  # LiteRT fails to make an empty one while the model runs.
        delta = int(rng.integers(1, 8)) * (1 if limit >= start else -1)
        step = 0.75 if dtype == "float32" else 1
        values: list[Any] = [Constant(np.asarray(n * step), dtype) for n in (start, limit, delta)]
        # The start as an input, the others constant; and all of them inputs.
        for n in range(1 if i % 2 else 3):
            values[n] = values[n].values
        count = len(range(start, limit, delta))
        yield single("RANGE", values, [([count], dtype)], label=label(start, limit, delta, i))


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        yield from _pack_cases(rng, dtype)
        yield from _split_cases(rng, dtype)
        yield from _slice_cases(rng, dtype)
        yield from _gather_cases(rng, dtype)
        yield from _fill_cases(rng, dtype)
    for dtype in ["int32", "int64", "float32"]:
        yield from _range_cases(rng, dtype)

"""Operators that give elements other places or shapes: TRANSPOSE, REVERSE_V2, TILE, SQUEEZE, SHAPE and the like."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import axes, axis, broadcast_shapes, empty, label, shape
from model_tests.operators.single import MOVABLE, Constant, elements, single

INDEX = ["int32", "int64"]


def _transpose_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(14):
        dims = shape(rng, 1, 8 if i % 4 == 0 else 6)
        if i == 5:
            dims = empty(rng, dims)
        order = [int(n) for n in rng.permutation(len(dims))]
        values = elements(rng, dims, dtype)
        wanted = np.transpose(values, order).shape
        yield single("TRANSPOSE", [values, Constant(order)], [(wanted, dtype)], label=label("by", order))


def _dims_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        dims = shape(rng, 1, 7)
        at = int(rng.integers(-len(dims) - 1, len(dims) + 1))
        wanted = np.expand_dims(np.zeros(dims), at).shape
        where = Constant(at if i % 2 else [at], INDEX[i % 2])
        yield single("EXPAND_DIMS", [elements(rng, dims, dtype), where], [(wanted, dtype)], label=label("at", at, i))
        ones = [n for n, extent in enumerate(dims) if extent == 1]
        chosen = [n - len(dims) if rng.random() < 0.3 else n for n in ones if rng.random() < 0.6]
        wanted = np.squeeze(np.zeros(dims), tuple(chosen) or None).shape
        yield single(
            "SQUEEZE",
            [elements(rng, dims, dtype)],
            [(wanted, dtype)],
            label=str(i),
            squeeze_dims=np.array(chosen, np.int32),
        )
        out_type = INDEX[i % 2]
        values = elements(rng, dims, dtype)
        yield single("SHAPE", [values], [([len(dims)], out_type)], label=str(i), out_type=out_type)
        yield single("RANK", [values], [([], "int32")], label=str(i))


def _reverse_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        dims = shape(rng, 1, 8 if i % 4 == 0 else 6)
        values = elements(rng, dims, dtype)
        chosen = sorted({n % len(dims) for n in axes(rng, len(dims))})
        flipped = np.flip(values, chosen)
        # LiteRT reverses neighbouring dimensions only.
        own = chosen != list(range(chosen[0], chosen[-1] + 1)) or dtype in ("uint16", "uint32")
        given = [n - len(dims) if not own and len(chosen) == 1 and i % 2 else n for n in chosen]
        yield single(
            "REVERSE_V2",
            [values, Constant(given)],
            [(dims, dtype)],
            label=label("over", given),
            expected=[flipped] if own else None,
        )
    for i in range(12):
        dims = shape(rng, 2, 6)
        along, batch = (int(n) for n in rng.permutation(len(dims))[:2])
        counts = Constant(rng.integers(1, dims[along], endpoint=True, size=dims[batch]), INDEX[i % 2]).values
        values = elements(rng, dims, dtype)
        moved = np.moveaxis(values, (batch, along), (0, 1)).copy()
        for row, count in zip(moved, counts, strict=True):
            row[:count] = row[:count][::-1].copy()
        expected = np.moveaxis(moved, (0, 1), (batch, along))
        # LiteRT does not have the others.
        known = dtype in ("uint8", "int16", "int32", "float32", "int64")
        yield single(
            "REVERSE_SEQUENCE",
            [values, counts],
            [(dims, dtype)],
            label=str(i),
            expected=None if known else [np.ascontiguousarray(expected)],
            seq_dim=along,
            batch_dim=batch,
        )


def _block_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        batches, height, width, depth = (int(n) for n in rng.integers(1, 4, size=4))
        block = int(rng.integers(1, 4))
        space = [batches, height * block, width * block, depth]
        deep = [batches, height, width, depth * block * block]
        pixels, channels = elements(rng, space, dtype), elements(rng, deep, dtype)
        # LiteRT does not have these.
        own = dtype in ("int16", "bool", "uint16", "uint32")
        to_space = channels.reshape(batches, height, width, block, block, depth).transpose(0, 1, 3, 2, 4, 5)
        to_deep = pixels.reshape(batches, height, block, width, block, depth).transpose(0, 1, 3, 2, 4, 5)
        for operator, values, wanted, expected in [
            ("DEPTH_TO_SPACE", channels, space, to_space.reshape(space)),
            ("SPACE_TO_DEPTH", pixels, deep, to_deep.reshape(deep)),
        ]:
            yield single(
                operator,
                [values],
                [(wanted, dtype)],
                label=str(i),
                expected=[expected] if own else None,
                block_size=block,
            )


def _repeat_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        wanted = shape(rng, 1, 8 if i % 4 == 0 else 6)
        dims = [1 if rng.random() < 0.5 else extent for extent in wanted]
        while dims and dims[0] == 1 and rng.random() < 0.5:
            dims = dims[1:]
        operands = [elements(rng, dims, dtype), Constant(wanted, INDEX[i % 2])]
        yield single("BROADCAST_TO", operands, [(wanted, dtype)], label=str(i), version=2)
        dims = shape(rng, 1, 8 if i % 4 == 0 else 6, most=40)
        multiples = [int(rng.choice([1, 1, 2, 3])) for _ in dims]
        if i == 7:
            multiples[axis(rng, len(dims))] = 0
        values = elements(rng, dims, dtype)
        tiled = np.tile(values, multiples)
        operands = [values, Constant(multiples, INDEX[i % 2])]
        own = dtype in ("int16", "uint16", "uint32")  # LiteRT does not tile some.
        yield single(
            "TILE",
            operands,
            [(tiled.shape, dtype)],
            label=label("by", multiples, i),
            expected=[tiled] if own else None,
        )


def _shape_cases(rng: np.random.Generator) -> Iterator[Case]:
    for index in INDEX:
        for i in range(14):
            a, b = broadcast_shapes(rng, 2, 8)
            if not a or not b:
                a, b = [3], [2, 1, 3]
            operands = [Constant(dims, index).values for dims in (a, b)]
            yield single("BROADCAST_ARGS", operands, [([max(len(a), len(b))], index)], label=str(i))


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in [*MOVABLE, "uint16", "uint32"]:
        yield from _transpose_cases(rng, dtype)
        yield from _dims_cases(rng, dtype)
        yield from _reverse_cases(rng, dtype)
        yield from _block_cases(rng, dtype)
        yield from _repeat_cases(rng, dtype)
    yield from _shape_cases(rng)

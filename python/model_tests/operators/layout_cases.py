"""Operators that give elements other places or shapes: TRANSPOSE, REVERSE_V2, TILE, SQUEEZE, SHAPE and the like."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE, Constant, elements, single


def _transpose(rng: np.random.Generator, shape: list[int], permutation: list[int], dtype: str) -> Case:
    wanted = list(np.transpose(np.zeros(shape), permutation).shape)
    label = "by" + "".join(map(str, permutation))
    return single("TRANSPOSE", [elements(rng, shape, dtype), Constant(permutation)], [(wanted, dtype)], label=label)


def transpose_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        yield _transpose(rng, [2, 3, 4, 5], [0, 3, 1, 2], dtype)
        yield _transpose(rng, [2, 3, 4, 5], [3, 2, 1, 0], dtype)
        yield _transpose(rng, [7, 5], [1, 0], dtype)
    for _ in range(40):
        rank = int(rng.integers(1, 6, endpoint=True))
        shape = [int(n) for n in rng.integers(1, 4, endpoint=True, size=rank)]
        dtype = str(rng.choice(["int8", "uint8", "bool", "int16", "int32", "float32", "int64"]))
        yield _transpose(rng, shape, [int(n) for n in rng.permutation(rank)], dtype)


def dims_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        for axis in [0, 2, -1, -3]:
            wanted = list(np.expand_dims(np.zeros([3, 2]), axis).shape)
            yield single(
                "EXPAND_DIMS", [elements(rng, [3, 2], dtype), Constant(axis)], [(wanted, dtype)], label=f"at{axis}"
            )
        yield single("EXPAND_DIMS", [elements(rng, [3], dtype), Constant([1], "int64")], [([3, 1], dtype)])
        for dims, wanted in [([], [3, 2]), ([0], [3, 1, 2]), ([-2], [1, 3, 2]), ([2, 0], [3, 2])]:
            yield single(
                "SQUEEZE",
                [elements(rng, [1, 3, 1, 2], dtype)],
                [(wanted, dtype)],
                squeeze_dims=np.array(dims, np.int32),
            )
        for shape in [[2, 3, 4], [7]]:
            for out_type in ["int32", "int64"]:
                outputs = [([len(shape)], out_type)]
                yield single("SHAPE", [elements(rng, shape, dtype)], outputs, out_type=out_type)
            yield single("RANK", [elements(rng, shape, dtype)], [([], "int32")])


def reverse_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        for axes in [[0], [1], [2], [-1], [0, 1], [1, 2], [0, 1, 2]]:
            label = "over" + "_".join(map(str, axes))
            yield single(
                "REVERSE_V2", [elements(rng, [3, 4, 5], dtype), Constant(axes)], [([3, 4, 5], dtype)], label=label
            )
    for dtype in ["uint8", "int16", "int32", "float32", "int64"]:
        for lengths in ["int32", "int64"]:
            for seq_dim, batch_dim in [(1, 0), (0, 1), (2, 0), (0, 2), (1, 2)]:
                shape = [3, 4, 5]
                count = Constant(rng.integers(1, shape[seq_dim], endpoint=True, size=shape[batch_dim]), lengths).values
                yield single(
                    "REVERSE_SEQUENCE",
                    [elements(rng, shape, dtype), count],
                    [(shape, dtype)],
                    seq_dim=seq_dim,
                    batch_dim=batch_dim,
                )


def block_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int8", "uint8", "int32", "float32", "int64"]:
        for block in [1, 2, 3]:
            for batches, height, width, depth in [(1, 2, 3, 1), (2, 3, 1, 2), (2, 2, 2, 5)]:
                space = [batches, height * block, width * block, depth]
                deep = [batches, height, width, depth * block * block]
                yield single("DEPTH_TO_SPACE", [elements(rng, deep, dtype)], [(space, dtype)], block_size=block)
                yield single("SPACE_TO_DEPTH", [elements(rng, space, dtype)], [(deep, dtype)], block_size=block)


def repeat_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        for shape, wanted in [
            ([1], [5]),
            ([3, 1], [3, 4]),
            ([1, 3], [2, 3]),
            ([3], [2, 4, 3]),
            ([2, 1, 3, 1], [2, 5, 3, 2]),
            ([1, 2, 1, 2, 1], [3, 2, 3, 2, 3]),
            ([2, 3], [2, 3]),
            ([], [2, 2]),
        ]:
            for index in ["int32", "int64"]:
                operands = [elements(rng, shape, dtype), Constant(wanted, index)]
                yield single("BROADCAST_TO", operands, [(wanted, dtype)], label=index, version=2)
        if dtype == "int16":
            continue  # LiteRT does not tile it.
        for shape, multiples in [
            ([3], [2]),
            ([2, 3], [3, 1]),
            ([2, 3], [1, 3]),
            ([2, 1, 3], [2, 2, 2]),
            ([2, 2], [0, 1]),
        ]:
            for index in ["int32", "int64"]:
                wanted = [n * m for n, m in zip(shape, multiples, strict=True)]
                operands = [elements(rng, shape, dtype), Constant(multiples, index)]
                label = index + "by" + "".join(map(str, multiples))
                yield single("TILE", operands, [(wanted, dtype)], label=label)
    for index in ["int32", "int64"]:
        for a, b in [([1], [5]), ([2, 1, 3], [4, 1]), ([5, 6], [5, 6]), ([1, 1], [7, 8, 9, 1]), ([3], [])]:
            operands = [Constant(a, index).values, Constant(b, index).values]
            yield single("BROADCAST_ARGS", operands, [([max(len(a), len(b))], index)])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from transpose_cases(rng)
    yield from dims_cases(rng)
    yield from reverse_cases(rng)
    yield from block_cases(rng)
    yield from repeat_cases(rng)

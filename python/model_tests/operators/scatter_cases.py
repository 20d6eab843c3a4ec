"""SCATTER_ND, SEGMENT_SUM and SPARSE_TO_DENSE: rows that go where indices say."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Array, Constant, elements, single

SUMMABLE = ["int8", "uint8", "int16", "int32", "uint32", "int64", "float32", "bool"]
DENSE = ["int8", "uint8", "bool", "int16", "int32", "int64", "float32"]


def scattered(indices: Array, updates: Array, shape: list[int]) -> Array:
    """What SCATTER_ND is."""
    result = np.zeros(shape, updates.dtype)
    rows = updates.reshape([-1, *updates.shape[indices.ndim - 1 :]])
    for index, row in zip(indices.reshape([-1, indices.shape[-1]]), rows, strict=True):
        result[tuple(index)] += row
    return result


def scatter_nd_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in SUMMABLE:
        for run in range(14):
            rank = int(rng.integers(1, 5, endpoint=True))
            shape = [int(n) for n in rng.integers(1, 4, endpoint=True, size=rank)]
            size = int(rng.integers(1, rank, endpoint=True))
            leading = [int(n) for n in rng.integers(1, 4, endpoint=True, size=int(rng.integers(0, 3)))]
            # LiteRT lacks indices of int64, these types of updates, and single elements as updates.
            index = "int64" if run % 7 == 0 else "int32"
            own = index == "int64" or dtype in ("int16", "uint32") or (not leading and size == rank)
            columns = [rng.integers(0, n, size=leading) for n in shape[:size]]
            indices = np.stack(columns, axis=-1).astype(index)
            updates = elements(rng, [*leading, *shape[size:]], dtype)
            for to in [Constant(shape, index), Constant(shape, index).values]:
                operands: list[Any] = [indices, updates, to]
                label = "constant" if isinstance(to, Constant) else "computed"
                case = single("SCATTER_ND", operands, [(shape, dtype)], label=f"{dtype}_{label}", float_tolerance=1e-3)
                expected = [scattered(indices, updates, shape)] if own else None
                yield dataclasses.replace(case, expected=expected)


def segment_sum_cases(rng: np.random.Generator) -> Iterator[Case]:
    # LiteRT has no reference kernel for it.
    for dtype in ["float32", "int32", "int16"]:
        for _ in range(12):
            shape = [int(n) for n in rng.integers(1, 6, endpoint=True, size=int(rng.integers(1, 4, endpoint=True)))]
            rows = [elements(rng, shape, dtype) for _ in range(3)]
            steps = [rng.random(shape[0] - 1) < rng.random() for _ in rows]
            segments = [np.concatenate([[0], np.cumsum(step)]).astype(np.int32) for step in steps]
            sums = []
            for row, segment in zip(rows, segments, strict=True):
                total = np.zeros([segment[-1] + 1, *shape[1:]], dtype)
                np.add.at(total, segment, row)
                sums.append(total)
            case = single("SEGMENT_SUM", [rows[0], segments[0]], [(shape, dtype)], float_tolerance=1e-3)
            later = [[row, segment] for row, segment in zip(rows[1:], segments[1:], strict=True)]
            yield dataclasses.replace(case, later_inputs=later, expected=sums)
            constant = [rows[0], Constant(segments[0])]
            case = single("SEGMENT_SUM", constant, [(sums[0].shape, dtype)], label="constant", float_tolerance=1e-3)
            yield dataclasses.replace(case, expected=sums[:1])


def sparse_to_dense_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in DENSE:
        for index in ["int32", "int64"]:
            for rank in [0, 1, 2, 2, 3, 4]:
                shape = [int(n) for n in rng.integers(2, 5, endpoint=True, size=max(rank, 1))]
                places = rng.permutation(int(np.prod(shape)))[: int(rng.integers(1, 4, endpoint=True))]
                indices = np.stack(np.unravel_index(np.sort(places), shape), axis=-1).astype(index)
                if rank == 0:
                    indices = indices[0, 0]
                elif rank == 1 and rng.random() < 0.5:
                    indices = indices[:, 0]
                one = rank == 0 or bool(rng.random() < 0.3)
                values = elements(rng, [] if one else [len(places)], dtype)
                other = elements(rng, [], dtype)
                expected = np.full(shape, other)
                expected[tuple(np.reshape(indices, [-1, len(shape)]).T)] = values
                operands: list[Any] = [np.asarray(indices), Constant(shape, index), values, other]
                case = single("SPARSE_TO_DENSE", operands, [(shape, dtype)], label=dtype, validate_indices=True)
                # LiteRT lacks these types, and one index alone.
                own = dtype in ("int16", "bool") or rank == 0
                yield dataclasses.replace(case, expected=[expected] if own else None)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from scatter_nd_cases(rng)
    yield from segment_sum_cases(rng)
    yield from sparse_to_dense_cases(rng)

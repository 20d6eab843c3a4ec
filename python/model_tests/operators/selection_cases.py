"""Operators that take elements out of tensors, put them in or make them up: SPLIT, SLICE, GATHER, FILL, ONE_HOT ..."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE, Constant, elements, single


def pack_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        if dtype == "bool":
            continue  # Neither does LiteRT take it.
        for axis in [0, 1, 2, -1, -2]:
            for count in [1, 3]:
                parts = [elements(rng, [2, 3], dtype) for _ in range(count)]
                wanted = list(np.stack(parts, axis=axis).shape)
                yield single("PACK", parts, [(wanted, dtype)], values_count=count, axis=axis)
        yield single("PACK", [elements(rng, [], dtype)] * 2, [([2], dtype)], values_count=2, axis=0)
    for dtype in ["int8", "uint8", "bool", "int16", "int32", "float32"]:
        for axis in [0, 1, 2, -1]:
            shape = [2, 3, 4]
            wanted = [n for i, n in enumerate(shape) if i != axis % 3]
            outputs = [(wanted, dtype)] * shape[axis]
            yield single("UNPACK", [elements(rng, shape, dtype)], outputs, num=shape[axis], axis=axis)


def split_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int8", "uint8", "int16", "int32", "float32"]:
        for axis, count in [(0, 2), (1, 3), (2, 2), (-1, 4), (1, 1)]:
            shape = [4, 6, 8]
            parts = np.split(elements(rng, shape, dtype), count, axis=axis)
            operands = [Constant(axis), elements(rng, shape, dtype)]
            outputs = [(part.shape, dtype) for part in parts]
            yield single("SPLIT", operands, outputs, num_splits=count, label=f"axis{axis}")
    for dtype in ["int8", "uint8", "int16", "int32", "float32", "int64"]:
        for axis, sizes in [(0, [1, 3]), (1, [2, 1, 3]), (2, [5, -1]), (-1, [8]), (1, [-1, 0, 2])]:
            shape = [4, 6, 8]
            missing = shape[axis] - sum(size for size in sizes if size > 0)
            parted: list[Any] = []
            for size in sizes:
                part = list(shape)
                part[axis] = missing if size == -1 else size
                parted.append((part, dtype))
            operands = [
                elements(rng, shape, dtype),
                Constant(sizes, str(rng.choice(["int32", "int64"]))),
                Constant(axis),
            ]
            label = f"axis{axis}_" + "_".join(map(str, sizes))
            yield single("SPLIT_V", operands, parted, num_splits=len(sizes), label=label)


def slice_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        for _ in range(9):
            rank = int(rng.integers(1, 5, endpoint=True))
            shape = [int(n) for n in rng.integers(1, 5, endpoint=True, size=rank)]
            begin = [int(rng.integers(0, n)) for n in shape]
            wanted = [int(rng.integers(1, n - b, endpoint=True)) for n, b in zip(shape, begin, strict=True)]
            size = [-1 if b + w == n else w for n, b, w in zip(shape, begin, wanted, strict=True)]
            index = str(rng.choice(["int32", "int64"]))
            operands: list[Any] = [elements(rng, shape, dtype), Constant(begin, index), Constant(size, index)]
            yield single("SLICE", operands, [(wanted, dtype)], label="from" + "_".join(map(str, begin)))
            # The same with a place, and a size, that come while the model runs.
            operands[1] = operands[1].values
            yield single("SLICE", operands, [(wanted, dtype)], label="from_computed" + "_".join(map(str, begin)))
            operands[2] = operands[2].values
            yield single("SLICE", operands, [(wanted, dtype)], label="computed" + "_".join(map(str, begin)))
    for dtype in MOVABLE:
        for _ in range(7):
            rank = int(rng.integers(1, 4, endpoint=True))
            shape = [int(n) for n in rng.integers(1, 5, endpoint=True, size=rank)]
            update = [int(rng.integers(1, n, endpoint=True)) for n in shape]
            index = str(rng.choice(["int32", "int64"]))
            # Places outside are moved in.
            start = Constant([int(rng.integers(-2, n + 1)) for n in shape], index).values
            operands = [elements(rng, shape, dtype), elements(rng, update, dtype), start]
            label = "at" + "_".join(map(str, start.tolist()))
            yield single("DYNAMIC_UPDATE_SLICE", operands, [(shape, dtype)], label=label)


def gather_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        for index in ["int32", "int64"]:
            for shape, indices, axis, batch_dims in [
                ([5, 3], [4], 0, 0),
                ([5, 3], [4], 1, 0),
                ([5, 3], [2, 2], -1, 0),
                ([2, 4, 3], [], 1, 0),
                ([2, 4, 3], [2, 5], 1, 1),
                ([2, 4, 3], [2, 5], 2, 1),
                ([2, 3, 4], [2, 3, 2], 2, 2),
                ([2, 3, 4, 2], [2, 3, 2], 3, -1),
                ([6], [3], 0, 0),
            ]:
                at = axis % len(shape)
                batches = batch_dims % len(indices) if batch_dims < 0 else batch_dims
                chosen = Constant(rng.integers(0, shape[at], size=indices), index).values
                wanted = shape[:at] + indices[batches:] + shape[at + 1 :]
                options: dict[str, Any] = {"axis": axis, "batch_dims": batch_dims}
                operands: list[Any] = [elements(rng, shape, dtype), chosen]
                yield single("GATHER", operands, [(wanted, dtype)], label=index, **options)
    for dtype in ["int8", "uint8", "int16", "int32", "float32", "int64"]:
        for index in ["int32", "int64"]:
            for shape, leading, tuple_size in [
                ([5], [3], 1),
                ([3, 4], [5], 2),
                ([3, 4], [2, 2], 1),
                ([3, 4, 2], [2, 3], 2),
                ([3, 4, 2, 2], [4], 3),
                ([3, 4, 2], [1, 2, 2], 3),
            ]:
                columns = [rng.integers(0, shape[i], size=leading) for i in range(tuple_size)]
                chosen = Constant(np.stack(columns, axis=-1), index).values
                operands = [elements(rng, shape, dtype), chosen]
                wanted = leading + shape[tuple_size:]
                yield single("GATHER_ND", operands, [(wanted, dtype)], label=index)


def embedding_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int8", "uint8"]:
        for shape in [[5, 3], [4, 2, 3], [7, 1], [3, 2, 2, 2]]:
            lookup = Constant(rng.integers(0, shape[0], size=6)).values
            table = elements(rng, shape, dtype)
            for operand in [table, Constant(table, dtype)]:
                label = "constant" if isinstance(operand, Constant) else ""
                yield single("EMBEDDING_LOOKUP", [lookup, operand], [([6, *shape[1:]], dtype)], label=dtype + label)
    for shape in [[5, 3], [4, 2, 3], [9, 8]]:
        for scale in [0.5, 0.0137, 3.1]:
            lookup = Constant(rng.integers(0, shape[0], size=6)).values
            operands = [lookup, Constant(elements(rng, shape, "int8"), "int8")]
            outputs = [([6, *shape[1:]], "float32")]
            label = f"to_float_{scale}"
            tolerance = scale * 1e-4
            yield single(
                "EMBEDDING_LOOKUP",
                operands,
                outputs,
                quantization=(scale, 0),
                label=label,
                float_tolerance=tolerance,
                version=3,
            )


def fill_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int8", "int16", "bool", "int32", "float32", "int64"]:
        for shape in [[3], [2, 3], [2, 1, 4], []]:
            for index in ["int32", "int64"]:
                operands = [Constant(shape, index), elements(rng, [], dtype)]
                label = index + "_" + "x".join(map(str, shape))
                yield single("FILL", operands, [(shape, dtype)], label=label, version=3)
    for dtype in ["int32", "float32", "int64"]:
        for shape in [[3], [2, 3, 4], []]:
            yield single("ZEROS_LIKE", [elements(rng, shape, dtype)], [(shape, dtype)])
    for dtype in ["int32", "int64", "float32"]:
        for start, limit, delta in [(0, 5, 1), (10, 3, -2), (-4, 4, 3), (2, 3, 7), (5, -6, -11)]:
            step = 0.75 if dtype == "float32" else 1
            values = [Constant(np.asarray(n * step), dtype) for n in (start, limit, delta)]
            count = len(range(start, limit, delta))
            # The start as an input, the others constant; and all of them inputs.
            label = f"{start}_{limit}_{delta}"
            yield single("RANGE", [values[0].values, values[1], values[2]], [([count], dtype)], label=label)
            computed = [value.values for value in values]
            yield single("RANGE", computed, [([count], dtype)], label=label + "_computed")
    for dtype in ["int8", "uint8", "bool", "int32", "float32", "int64"]:
        for index in ["int32", "int64"]:
            for shape, axis in [([4], -1), ([4], 0), ([2, 3], 1), ([2, 3], -1), ([2, 3], 0), ([], -1)]:
                depth = 5
                at = axis if axis >= 0 else len(shape)
                wanted = [*shape[:at], depth, *shape[at:]]
                # Some indices lie outside.
                indices = Constant(rng.integers(-1, depth, endpoint=True, size=shape), index).values
                on, off = elements(rng, [], dtype), elements(rng, [], dtype)
                yield single("ONE_HOT", [indices, Constant(depth), on, off], [(wanted, dtype)], label=dtype, axis=axis)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from pack_cases(rng)
    yield from split_cases(rng)
    yield from slice_cases(rng)
    yield from gather_cases(rng)
    yield from embedding_cases(rng)
    yield from fill_cases(rng)

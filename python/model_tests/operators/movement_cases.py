"""RESHAPE, PAD, STRIDED_SLICE and CONCATENATION: elements of every size, moved in every way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE as TYPES
from model_tests.operators.single import QUANTIZED, elements
from tflite_micro.model import ModelBuilder


def _quantization(dtype: str) -> dict[str, Any]:
    pair = QUANTIZED.get(dtype)
    return {} if pair is None else {"scale": pair[0], "zero_point": pair[1]}


def _name(*parts: object) -> str:
    return "_".join("x".join(map(str, part)) if isinstance(part, list) else str(part) for part in parts)


def reshape_cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, (shape, new_shape, wanted) in enumerate(
        [
            ([2, 3, 4], [6, 4], [6, 4]),
            ([2, 3, 4], [-1], [24]),
            ([2, 3, 4], [2, -1, 2], [2, 6, 2]),
            ([1, 1], [], []),
            ([], [1, 1, 1], [1, 1, 1]),
            ([1, 2, 3, 4, 5], [1, 2, 1, 3, 1, 4, 5], [1, 2, 1, 3, 1, 4, 5]),
        ]
    ):
        for dtype in TYPES if i == 0 else [TYPES[i], "float32"]:
            for from_options in [False, True]:
                if from_options and not new_shape:
                    continue
                builder = ModelBuilder()
                x = builder.tensor(shape, dtype, **_quantization(dtype))
                y = builder.tensor(wanted, dtype, **_quantization(dtype))
                if from_options:
                    builder.op("RESHAPE", [x], [y], new_shape=np.array(new_shape, np.int32))
                else:
                    constant = np.array(new_shape, np.int32)
                    s = builder.tensor([len(new_shape)], "int32", data=constant)
                    builder.op("RESHAPE", [x, s], [y])
                name = _name("reshape", dtype, shape, new_shape, "options" if from_options else "tensor")
                # A shape of no dimensions is a constant without data, which looks like an input.
                yield Case(name, builder.build(inputs=[x]), [elements(rng, shape, dtype)])


def _pad(rng: np.random.Generator, shape: list[int], paddings: list[list[int]], dtype: str, index: str) -> Case:
    builder = ModelBuilder()
    x = builder.tensor(shape, dtype, **_quantization(dtype))
    p = builder.tensor([len(shape), 2], index, data=np.array(paddings, index).reshape(len(shape), 2))
    wanted = [before + extent + after for extent, (before, after) in zip(shape, paddings, strict=True)]
    y = builder.tensor(wanted, dtype, **_quantization(dtype))
    builder.op("PAD", [x, p], [y])
    name = _name("pad", dtype, shape, *paddings, index)
    return Case(name, builder.build(), [elements(rng, shape, dtype)])


def pad_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        yield _pad(rng, [2, 3, 4, 5], [[0, 0], [1, 2], [3, 0], [0, 0]], dtype, "int32")
        yield _pad(rng, [3, 2], [[1, 1], [2, 3]], dtype, "int64")
    for _ in range(24):
        rank = int(rng.integers(1, 5, endpoint=True))
        shape = [int(n) for n in rng.integers(1, 4, size=rank)]
        paddings = [[int(n) for n in rng.integers(0, 2, endpoint=True, size=2)] for _ in shape]
        yield _pad(rng, shape, paddings, str(rng.choice(TYPES)), "int32")


def _slice(
    rng: np.random.Generator,
    shape: list[int],
    begin: list[int],
    end: list[int],
    strides: list[int],
    dtype: str,
    wanted: list[int],
    **options: Any,
) -> Case:
    builder = ModelBuilder()
    x = builder.tensor(shape, dtype, **_quantization(dtype))
    indices = [builder.tensor([len(v)], "int32", data=np.array(v, np.int32)) for v in (begin, end, strides)]
    y = builder.tensor(wanted, dtype, **_quantization(dtype))
    builder.op("STRIDED_SLICE", [x, *indices], [y], **options)
    masks = "_".join(f"{key.removesuffix('_mask')}{value}" for key, value in options.items())
    name = _name("strided_slice", dtype, shape, begin, end, strides, masks)
    return Case(name, builder.build(), [elements(rng, shape, dtype)])


def _python_slice(
    shape: list[int], begin: list[int], end: list[int], strides: list[int], masks: dict[str, Any]
) -> list[int] | None:
    """The shape that NumPy gives to the slice; None if it is out of bounds or empty."""
    key: list[Any] = []
    for i, (first, last, step) in enumerate(zip(begin, end, strides, strict=True)):
        bit = 1 << i
        if masks.get("ellipsis_mask", 0) & bit:
            key.append(Ellipsis)
        elif masks.get("new_axis_mask", 0) & bit:
            key.append(np.newaxis)
        elif masks.get("shrink_axis_mask", 0) & bit:
            key.append(first)
        else:
            key.append(
                slice(
                    None if masks.get("begin_mask", 0) & bit else first,
                    None if masks.get("end_mask", 0) & bit else last,
                    step,
                )
            )
    try:
        sliced = np.zeros(shape)[tuple(key)]
    except IndexError:
        return None
    return list(sliced.shape) if sliced.size > 0 else None


def strided_slice_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        yield _slice(rng, [4, 5, 6], [1, 0, 5], [3, 5, 0], [1, 2, -2], dtype, [2, 3, 3])
        yield _slice(
            rng, [4, 5, 6], [0, 1, 0], [0, 2, 0], [1, 1, 1], dtype, [4, 6], begin_mask=5, end_mask=5, shrink_axis_mask=2
        )
    # Ranges with everything a mask can say, at every rank up to 5.
    made = 0
    while made < 60:
        rank = int(rng.integers(1, 5, endpoint=True))
        shape = [int(n) for n in rng.integers(1, 5, endpoint=True, size=rank)]
        begin = [int(rng.integers(-n - 1, n, endpoint=True)) for n in shape]
        end = [int(rng.integers(-n - 1, n + 1, endpoint=True)) for n in shape]
        strides = [int(rng.choice([1, 1, 2, 3, -1, -2])) for _ in shape]
        masks = {
            key: int(rng.integers(0, 1 << rank)) & int(rng.integers(0, 1 << rank))
            for key in ["begin_mask", "end_mask", "shrink_axis_mask"]
        }
        # A dropped dimension is given as one element, in order, as converters write it.
        for i in range(rank):
            if masks["shrink_axis_mask"] >> i & 1:
                begin[i] = int(rng.integers(-shape[i], shape[i]))
                end[i], strides[i] = begin[i] + 1, 1
                masks["begin_mask"] &= ~(1 << i)
                masks["end_mask"] &= ~(1 << i)
        wanted = _python_slice(shape, begin, end, strides, masks)
        if wanted is None:
            continue
        made += 1
        yield _slice(rng, shape, begin, end, strides, str(rng.choice(TYPES)), wanted, **masks)
    # An ellipsis, new dimensions, and both.
    for masks in [
        {"ellipsis_mask": 1},
        {"ellipsis_mask": 2},
        {"ellipsis_mask": 2, "shrink_axis_mask": 1},
        {"new_axis_mask": 1},
        {"new_axis_mask": 2},
        {"new_axis_mask": 1, "ellipsis_mask": 2},
        {"new_axis_mask": 2, "shrink_axis_mask": 1},
        {"ellipsis_mask": 1, "new_axis_mask": 2},
    ]:
        begin, end, strides = [1, 1], [3, 3], [1, 1]
        wanted = _python_slice([3, 4, 5], begin, end, strides, masks)
        if wanted is not None:
            yield _slice(rng, [3, 4, 5], begin, end, strides, "int8", wanted, **masks)


def _concatenation(
    rng: np.random.Generator,
    shapes: list[list[int]],
    axis: int,
    dtype: str,
    quantization: list[tuple[float, int]] | None = None,
    constant: int | None = None,
) -> Case:
    builder = ModelBuilder()
    drawn = [elements(rng, shape, dtype) for shape in shapes]
    tensors = []
    for i, (shape, values) in enumerate(zip(shapes, drawn, strict=True)):
        options = _quantization(dtype)
        if quantization is not None:
            options = {"scale": quantization[i][0], "zero_point": quantization[i][1]}
        tensors.append(builder.tensor(shape, dtype, data=values if i == constant else None, **options))
    options = _quantization(dtype)
    if quantization is not None:
        options = {"scale": quantization[-1][0], "zero_point": quantization[-1][1]}
    y = builder.tensor(list(np.concatenate(drawn, axis=axis).shape), dtype, **options)
    builder.op("CONCATENATION", tensors, [y], axis=axis)
    name = _name("concatenation", dtype, axis, *shapes, "constant" if constant is not None else "")
    return Case(name, builder.build(), [values for i, values in enumerate(drawn) if i != constant])


def concatenation_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for axis in range(-4, 4):
            shapes = [[2, 3, 2, 3], [2, 3, 2, 3], [2, 3, 2, 3]]
            for i, extent in enumerate([1, 4, 2]):
                shapes[i][axis] = extent
            yield _concatenation(rng, shapes, axis, dtype)
    yield _concatenation(rng, [[3]] * 25, 0, "int16")
    yield _concatenation(rng, [[1, 2, 3]], 1, "int8")
    yield _concatenation(rng, [[2, 3], [2, 4]], 1, "int8", constant=1)
    yield _concatenation(rng, [[1, 2, 1, 2, 1], [1, 2, 3, 2, 1]], 2, "float32")
    # uint8 of several quantisations is brought to that of the output.
    for scales in [(0.5, 0.5, 0.5), (0.1, 0.9, 0.4), (0.02, 0.03, 0.013)]:
        zeros = [int(n) for n in rng.integers(0, 255, endpoint=True, size=3)]
        yield _concatenation(rng, [[5, 64], [5, 32]], 1, "uint8", list(zip(scales, zeros, strict=True)))


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from reshape_cases(rng)
    yield from pad_cases(rng)
    yield from strided_slice_cases(rng)
    yield from concatenation_cases(rng)

"""RESHAPE, PAD, STRIDED_SLICE and CONCATENATION: elements of every size, moved in every way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import Array, Pair, label, quantization, shape, zero_point
from model_tests.operators.single import MOVABLE, QUANTIZED, Constant, elements, single
from tflite_micro.model import ModelBuilder

# LiteRT does not pad or concatenate these.
TYPES = [*MOVABLE, "uint16", "uint32"]


def _reshape_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        dims = shape(rng, 0, 8)
        values = elements(rng, dims, dtype)
        # Extents in another order, with some of 1 between them.
        wanted = [int(n) for n in rng.permutation(np.array([n for n in dims if n != 1], int))]
        for _ in range(int(rng.integers(0, 3))):
            wanted.insert(int(rng.integers(0, len(wanted) + 1)), 1)
        if len(wanted) > 8:
            wanted = [n for n in wanted if n != 1]
        asked = list(wanted)
        if asked and i % 2:
            asked[int(rng.integers(len(asked)))] = -1
        if i % 3 == 0 and asked:
            yield single("RESHAPE", [values], [(wanted, dtype)], label=str(i), new_shape=np.array(asked, np.int32))
        else:
            yield single("RESHAPE", [values, Constant(asked)], [(wanted, dtype)], label=label(i, asked))


def _pad_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(12):
        # LiteRT pads up to 5 dimensions.
        dims = shape(rng, 1, 8 if i % 4 == 0 else 5, most=60)
        paddings = [[int(n) for n in rng.integers(0, 2, endpoint=True, size=2)] for _ in dims]
        values = elements(rng, dims, dtype)
        zero = QUANTIZED[dtype][1] if dtype in QUANTIZED and QUANTIZED[dtype] is not None else 0  # type: ignore[index]
        padded = np.pad(values, paddings, constant_values=np.array(zero).astype(dtype))
        own = len(dims) > 5 or dtype in ("uint16", "uint32")
        yield single(
            "PAD",
            [values, Constant(paddings, ["int32", "int64"][i % 2])],
            [(padded.shape, dtype)],
            label=str(i),
            expected=[padded] if own else None,
        )


def _slice(
    rng: np.random.Generator,
    dims: list[int],
    begin: list[int],
    end: list[int],
    strides: list[int],
    dtype: str,
    wanted: list[int],
    **options: Any,
) -> Case:
    operands = [elements(rng, dims, dtype), *(Constant(v) for v in (begin, end, strides))]
    return single("STRIDED_SLICE", operands, [(wanted, dtype)], label=label(begin, end, strides), **options)


def _python_slice(
    dims: list[int], begin: list[int], end: list[int], strides: list[int], masks: dict[str, Any]
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
        sliced = np.zeros(dims)[tuple(key)]
    except IndexError:
        return None
    return list(sliced.shape) if sliced.size > 0 else None


def _strided_slice_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    # Ranges with everything a mask can say, at every rank up to 5.
    made = 0
    while made < 16:
        dims = shape(rng, 1, 5)
        rank = len(dims)
        begin = [int(rng.integers(-n - 1, n, endpoint=True)) for n in dims]
        end = [int(rng.integers(-n - 1, n + 1, endpoint=True)) for n in dims]
        strides = [int(rng.choice([1, 1, 2, 3, -1, -2])) for _ in dims]
        masks = {
            key: int(rng.integers(0, 1 << rank)) & int(rng.integers(0, 1 << rank))
            for key in ["begin_mask", "end_mask", "shrink_axis_mask"]
        }
        # A dropped dimension is given as one element, in order, as converters write it.
        for i in range(rank):
            if masks["shrink_axis_mask"] >> i & 1:
                begin[i] = int(rng.integers(-dims[i], dims[i]))
                end[i], strides[i] = begin[i] + 1, 1
                masks["begin_mask"] &= ~(1 << i)
                masks["end_mask"] &= ~(1 << i)
        wanted = _python_slice(dims, begin, end, strides, masks)
        if wanted is None:
            continue
        made += 1
        yield _slice(rng, dims, begin, end, strides, dtype, wanted, **masks)
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
        dims = [int(n) for n in rng.integers(3, 6, size=3)]
        wanted = _python_slice(dims, [1, 1], [3, 3], [1, 1], masks)
        if wanted is not None:
            yield _slice(rng, dims, [1, 1], [3, 3], [1, 1], dtype, wanted, **masks)


def _concatenation(
    parts: list[Array], along: int, pairs: list[Pair] | None, constant: int | None, name: str, expected: Array | None
) -> Case:
    """`pairs`: the quantisation of each part and of the output."""
    builder = ModelBuilder()
    scales: list[dict[str, Any]] = [{} for _ in range(len(parts) + 1)]
    if pairs is not None:
        scales = [{"scale": scale, "zero_point": zero} for scale, zero in pairs]
    tensors = [
        builder.tensor(part.shape, part.dtype, data=part if i == constant else None, **scales[i])
        for i, part in enumerate(parts)
    ]
    joined = np.concatenate(parts, axis=along)
    output = builder.tensor(joined.shape, joined.dtype, **scales[-1])
    builder.op("CONCATENATION", tensors, [output], axis=along)
    given = [part for i, part in enumerate(parts) if i != constant]
    return Case(name, builder.build(), given, expected=None if expected is None else [expected])


def _requantized(part: Array, source: Pair, target: Pair) -> Array:
    """In float32, rounded once, halves away from zero: LiteRT does it for uint8, and refuses int8."""
    if source == target:
        return part
    scale = np.float32(source[0]) * (np.float32(1) / np.float32(target[0]))
    steps = part.astype(np.float32) * scale + np.float32(-source[1]) * scale
    info = np.iinfo(part.dtype)
    rounded = np.sign(steps) * np.floor(np.abs(steps) + np.float32(0.5)) + target[1]
    return np.asarray(rounded.clip(info.min, info.max), part.dtype)


def _concatenation_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(14):
        dims = shape(rng, 1, 8 if i % 4 == 0 else 6, most=120)
        along = int(rng.integers(-len(dims), len(dims)))
        count = [1, 2, 3, 25][int(rng.integers(4))]
        parts: list[Array] = []
        for _ in range(count):
            part = list(dims)
            # Some parts may be empty, but not all.
            part[along] = int(rng.integers(0 if parts else 1, 4))
            parts.append(elements(rng, part, dtype))
        pairs = None if dtype not in QUANTIZED else [(0.5, zero_point(rng, dtype))] * (count + 1)
        constant = int(rng.integers(count)) if count > 1 and i % 5 == 0 else None
        if constant is not None and parts[constant].size == 0:
            constant = None
        own = np.concatenate(parts, axis=along) if dtype == "uint16" else None
        yield _concatenation(parts, along, pairs, constant, label("concatenation", dtype, i, dims, along, count), own)


def _requantizing_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for i in range(24):
        dims = shape(rng, 1, 6)
        along = int(rng.integers(-len(dims), len(dims)))
        parts = []
        for _ in range(int(rng.integers(1, 13))):
            part = list(dims)
            part[along] = int(rng.integers(1, 6))
            parts.append(elements(rng, part, dtype))
        target = quantization(rng, dtype)
        # Some parts have the output's quantisation.
        pairs = [target if rng.random() < 0.2 else quantization(rng, dtype) for _ in parts]
        expected = None
        if dtype == "int8":
            moved = [_requantized(part, pair, target) for part, pair in zip(parts, pairs, strict=True)]
            expected = np.concatenate(moved, axis=along)
        name = label("concatenation", dtype, "requantising", i, dims, along, len(parts))
        yield _concatenation(parts, along, [*pairs, target], None, name, expected)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        yield from _reshape_cases(rng, dtype)
        yield from _pad_cases(rng, dtype)
        yield from _strided_slice_cases(rng, dtype)
        yield from _concatenation_cases(rng, dtype)
    for dtype in ["int8", "uint8"]:
        yield from _requantizing_cases(rng, dtype)

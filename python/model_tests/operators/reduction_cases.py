"""SUM, MEAN, REDUCE_PROD, REDUCE_MAX, REDUCE_MIN, REDUCE_ANY and REDUCE_ALL over every set of axes, in every type."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import (
    Array,
    Pair,
    axes,
    empty,
    floats,
    integers,
    quantization,
    scaled,
    shape,
    values,
    zero_point,
)
from model_tests.operators.single import Constant, single

TYPES = ["float32", "int8", "uint8", "int16", "int32", "int64", "bool"]


class _Reduction:
    """What is reduced, over which axes, to which shape."""

    def __init__(self, rng: np.random.Generator, index: int, most: int = 500) -> None:
        self.keep_dims = bool(index % 2)
        self.shape = shape(rng, 1, 8 if index % 5 == 0 else 6, most=most)
        if index == 3:
            self.shape = empty(rng, self.shape)
        self.axes = axes(rng, len(self.shape))
        if index == 4:
            self.axes = list(range(len(self.shape)))
        self.reduced = tuple(sorted({axis % len(self.shape) for axis in self.axes}))
        self.wanted = list(np.zeros(self.shape).sum(axis=self.reduced, keepdims=self.keep_dims).shape)
        self.count = math.prod(self.shape[axis] for axis in self.reduced)

    def case(
        self,
        operator: str,
        elements: Array,
        input_quantization: Pair | None = None,
        output_quantization: Pair | None = None,
        *,
        float_tolerance: float = 0.0,
        expected: Array | None = None,
        label: str = "",
    ) -> Case:
        dtype = str(elements.dtype)
        case = single(
            operator,
            [elements, Constant(self.axes)],
            [(self.wanted, dtype)],
            quantization=input_quantization,
            output_quantization=output_quantization,
            label="over" + "_".join(map(str, self.axes)) + label,
            float_tolerance=float_tolerance,
            keep_dims=self.keep_dims,
        )
        if expected is None:
            return case
        return Case(case.name, case.model, case.inputs, case.float_tolerance, [expected.reshape(self.wanted)])

    def sum(self, elements: Array) -> Array:
        return np.asarray(elements.sum(axis=self.reduced, keepdims=self.keep_dims, dtype=np.int64))


def _requantized(sums: Array, source: Pair, target: Pair, count: int, dtype: str) -> Array:
    """Sums of quantised elements in the output's quantisation, in the fixed-point arithmetic of quantised operators."""
    info = np.iinfo(dtype)
    factor = float(np.float32(source[0])) / float(np.float32(target[0]))
    return np.asarray((scaled(sums - source[1] * count, factor) + target[1]).clip(info.min, info.max), dtype)


def _sum_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for index in range(16):
        r = _Reduction(rng, index)
        elements = values(rng, r.shape, dtype)
        if dtype not in ("int8", "uint8", "int16"):
            tolerance = 1e-5 * float(np.abs(elements).sum()) if dtype == "float32" else 0.0
            yield r.case("SUM", elements, float_tolerance=tolerance)
            continue
        source = quantization(rng, dtype)
        target = quantization(rng, dtype, source[0] * max(1, r.count) ** 0.5 * 2)
        # LiteRT reads and limits int8 as if it were uint8, writes one byte of each int16, and takes the byte 0 for the
        # sum of nothing, which is the zero point.
        expected = (
            None if dtype == "uint8" and r.count > 0 else _requantized(r.sum(elements), source, target, r.count, dtype)
        )
        yield r.case("SUM", elements, source, target, expected=expected)
        if dtype == "int8":
            # Where all elements and sums are within 0 to 127 that makes no difference, and LiteRT is right.
            small = rng.integers(0, 127, endpoint=True, size=r.shape, dtype=np.int8)
            scale = 0.25 * max(1, r.count) * float(rng.uniform(1.1, 3))
            yield r.case("SUM", small, (0.25, 0), (scale, 0), label="_small")


def _mean_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for index in range(20):
        # Many scales and counts, as the factor's last bits decide about ties.
        r = _Reduction(rng, index, most=3000 if index % 3 == 0 else 400)
        if r.count == 0 or 0 in r.shape:
            continue  # A mean of nothing has no value.
        if dtype == "float32":
            elements = floats(rng, r.shape, 1.0)
            yield r.case("MEAN", elements, float_tolerance=1e-5 * float(np.abs(elements).max()))
            continue
        info = np.iinfo(dtype)
        # A common offset, or else every mean is near zero.
        half = [int(info.min) // 2, int(info.max) // 2]
        elements = (rng.integers(*half, size=r.shape) + rng.integers(*half)).astype(dtype)
        if dtype in ("int32", "int64"):
            yield r.case("MEAN", elements // max(1, r.count))
            continue
        source = quantization(rng, dtype)
        target = source if rng.random() < 0.5 else quantization(rng, dtype)
        yield r.case("MEAN", elements, source, target)


def _product(elements: Array, zero: int, factor: float, target: Pair, dtype: str) -> Array:
    """One product for each row of quantised elements, scaled by `factor` at every step in fixed point: a factor of 15
    bits and an exponent, and halves upwards."""
    fraction, exponent = math.frexp(factor)
    multiplier = round(fraction * 2**31)
    reduced = (multiplier + (1 << 15)) >> 16 if multiplier < 0x7FFF0000 else 0x7FFF
    shift = 15 - exponent
    info = np.iinfo(dtype)

    def step(number: int) -> int:
        wide = (number * reduced + (1 << (shift - 1))) >> shift
        return (wide + 2**31) % 2**32 - 2**31

    results = []
    for row in elements:
        total = int(row[0]) - zero
        for element in row[1:]:
            total = step(total * (int(element) - zero))
        results.append(min(max(step(total) + target[1], int(info.min)), int(info.max)))
    return np.array(results, dtype)


def _product_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for index in range(16):
        r = _Reduction(rng, index)
        if dtype == "float32":
            yield r.case("REDUCE_PROD", floats(rng, r.shape, 1.0).clip(-1.5, 1.5), float_tolerance=1e-4)
            continue
        if dtype not in ("int8", "uint8", "int16"):
            yield r.case("REDUCE_PROD", values(rng, r.shape, dtype))
            continue
        if r.count == 0 or r.count > 40 or 0 in r.shape:
            # The product of so many elements is nothing or everything.
            r = _Reduction(rng, index=1, most=8)
        source = quantization(rng, dtype)
        reach = source[0] * (60 if dtype != "int16" else 15000)
        # Outputs of a scale whose last bits decide, between saturation and nothing.
        typical = min(max(reach**r.count / np.iinfo(dtype).max, 1e-30), 1e30)
        target = (float(np.float32(typical * np.exp(rng.uniform(-2, 1)))), zero_point(rng, dtype))
        elements = integers(rng, r.shape, dtype)
        expected = None
        if dtype == "uint8":
            # What LiteRT does for int8.
            kept = [d for d in range(len(r.shape)) if d not in r.reduced]
            rows = elements.transpose([*kept, *r.reduced]).reshape(-1, r.count)
            factor = float(np.float32(source[0])) / float(np.float32(target[0])) ** (1 / r.count)
            expected = _product(rows, source[1], factor, target, dtype)
        yield r.case("REDUCE_PROD", elements, source, target, expected=expected)


def _extreme_cases(rng: np.random.Generator, operator: str, dtype: str) -> Iterator[Case]:
    for index in range(14):
        r = _Reduction(rng, index)
        elements, expected = values(rng, r.shape, dtype, edges=0.1), None
        if dtype == "float32" and np.isnan(elements).any():
            # LiteRT's result then depends on the width of the machine's vectors.
            combine = np.fmax if operator == "REDUCE_MAX" else np.fmin
            start = np.finfo(np.float32).min if operator == "REDUCE_MAX" else np.finfo(np.float32).max
            expected = combine.reduce(elements, axis=r.reduced, keepdims=r.keep_dims, initial=start)
        chosen = quantization(rng, dtype) if index % 2 else None
        if dtype == "bool" and index % 2:
            elements = rng.random(r.shape) < (0.1 if index % 4 == 1 else 0.9)
        yield r.case(operator, elements, chosen, chosen, expected=expected)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        yield from _sum_cases(rng, dtype)
        yield from _product_cases(rng, dtype)
        if dtype != "bool":
            yield from _mean_cases(rng, dtype)
        for operator in ["REDUCE_MAX", "REDUCE_MIN"]:
            yield from _extreme_cases(rng, operator, dtype)
    for operator in ["REDUCE_ANY", "REDUCE_ALL"]:
        yield from _extreme_cases(rng, operator, "bool")

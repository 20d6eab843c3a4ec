"""ARG_MAX and ARG_MIN, which say where, and CUMSUM, which adds up on the way: every type, along every axis."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import (
    Array,
    axis,
    empty,
    floats,
    integers,
    label,
    quantization,
    quantized,
    real,
    shape,
    values,
)
from model_tests.operators.single import Constant, single

# Those that LiteRT has, and those of this runtime alone.
ARG_TYPES = ["float32", "int8", "uint8", "int32", "bool"]
OWN_ARG_TYPES = ["int16", "int64"]
CUMSUM_TYPES = ["float32", "int32", "int64"]
OWN_CUMSUM_TYPES = ["int8", "uint8", "int16"]


def _expecting(case: Case, expected: Array) -> Case:
    return Case(case.name, case.model, case.inputs, case.float_tolerance, [expected])


def _first_extreme(elements: Array, along: int, largest: bool) -> Array:
    """The place of the first extreme among what is a number; 0 where nothing is."""

    def one(row: Array) -> int:
        numbers = [(value if largest else -value, -i) for i, value in enumerate(row) if not np.isnan(value)]
        return -max(numbers)[1] if numbers else 0

    return np.asarray(np.apply_along_axis(one, along, elements))


def _arg_cases(rng: np.random.Generator, operator: str, dtype: str) -> Iterator[Case]:
    for index in range(16):
        dims = shape(rng, 1, 8 if index % 4 == 0 else 6)
        along = axis(rng, len(dims))
        if index == 5 and len(dims) > 1:
            along = -1
            dims = [*empty(rng, dims[:-1]), dims[-1]]
        elements = values(rng, dims, dtype, edges=0.1)
        if index % 3 == 0 and dtype not in ("bool", "float32"):
            elements = elements // 64  # several that are equal
        output = ["int32", "int64"][index % 2]
        wanted = [extent for i, extent in enumerate(dims) if i != along % len(dims)]
        axis_type = "int64" if index % 5 == 0 else "int32"
        case = single(
            operator,
            [elements, Constant(along, axis_type)],
            [(wanted, output)],
            label=label("axis", along, index),
            output_type=output,
        )
        if dtype in OWN_ARG_TYPES:
            find = np.argmax if operator == "ARG_MAX" else np.argmin
            case = _expecting(case, find(elements, axis=along).astype(output))
        elif dtype == "float32" and np.isnan(elements).any():
            # LiteRT's result then depends on the width of the machine's vectors.
            case = _expecting(case, _first_extreme(elements, along, operator == "ARG_MAX").astype(output))
        yield case


def _running_sum(elements: Array, along: int, exclusive: bool, reverse: bool) -> Array:
    ordered = np.flip(elements, along) if reverse else elements
    sums = np.cumsum(ordered, axis=along)
    if exclusive:
        sums = sums - ordered
    return np.asarray(np.flip(sums, along) if reverse else sums)


def _cumsum_cases(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for index in range(16):
        dims = shape(rng, 1, 8 if index % 4 == 0 else 6)
        if index == 7:
            dims = empty(rng, dims)
        along = axis(rng, len(dims))
        exclusive, reverse = bool(index & 1), bool(index & 2)
        elements = floats(rng, dims) if dtype == "float32" else integers(rng, dims, dtype)
        source = quantization(rng, dtype)
        # Sums grow with the square root of their length.
        target = quantization(rng, dtype, source[0] * max(1, dims[along]) ** 0.5)
        plain = dtype in CUMSUM_TYPES
        case = single(
            "CUMSUM",
            [elements, Constant(along)],
            [(dims, dtype)],
            quantization=None if plain else source,
            output_quantization=None if plain else target,
            label=label("axis", along, index),
            float_tolerance=1e-5 * (1 + float(np.abs(elements).sum())) if dtype == "float32" else 0.0,
            exclusive=exclusive,
            reverse=reverse,
        )
        if not plain:
            # Exact integers, and one product in double precision.
            differences = elements.astype(np.int64) - source[1]
            sums = _running_sum(differences, along, exclusive, reverse)
            case = _expecting(case, quantized(real(sums, (source[0], 0)), target, dtype))
        yield case


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in ["ARG_MAX", "ARG_MIN"]:
        for dtype in [*ARG_TYPES, *OWN_ARG_TYPES]:
            yield from _arg_cases(rng, operator, dtype)
    for dtype in [*CUMSUM_TYPES, *OWN_CUMSUM_TYPES]:
        yield from _cumsum_cases(rng, dtype)

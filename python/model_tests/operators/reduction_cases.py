"""SUM, REDUCE_PROD, REDUCE_MAX, REDUCE_MIN, REDUCE_ANY and REDUCE_ALL; ARG_MAX, ARG_MIN and CUMSUM.

LiteRT reads int8 as uint8 where it adds up, so that SUM of int8 is compared where that makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Constant, elements, single

SHAPES: list[tuple[list[int], list[int]]] = [
    ([2, 3, 4], [1]),
    ([2, 3, 4], [-1]),
    ([2, 3, 4], [0, 2]),
    ([2, 3, 4], [0, 1, 2]),
    ([7], [0]),
    ([2, 3, 2, 3], [1, 2]),
    ([2, 3, 2, 3, 2], [0, 2, 4]),
    ([3, 1, 5], [1, 1, -1]),
]


def _wanted(shape: list[int], axes: list[int], keep_dims: bool) -> list[int]:
    reduced = tuple({axis % len(shape) for axis in axes})
    return list(np.zeros(shape).sum(axis=reduced, keepdims=keep_dims).shape)


def _over(axes: list[int]) -> str:
    return "over" + "_".join(map(str, axes))


def sum_cases(rng: np.random.Generator) -> Iterator[Case]:
    for shape, axes in SHAPES:
        for keep_dims in [False, True]:
            wanted = _wanted(shape, axes, keep_dims)
            for dtype in ["float32", "int32", "int64"]:
                values = elements(rng, shape, dtype)
                operands = [values, Constant(axes)]
                tolerance = 1e-5 * float(np.abs(values).sum()) if dtype == "float32" else 0
                yield single(
                    "SUM",
                    operands,
                    [(wanted, dtype)],
                    label=_over(axes),
                    float_tolerance=tolerance,
                    keep_dims=keep_dims,
                )
            for _ in range(3):
                scales = [float(s) for s in np.exp(rng.uniform(-4, -2, size=2))]
                zeros = [int(z) for z in rng.integers(0, 255, endpoint=True, size=2)]
                yield single(
                    "SUM",
                    [elements(rng, shape, "uint8"), Constant(axes)],
                    [(wanted, "uint8")],
                    quantization=(scales[0], zeros[0]),
                    output_quantization=(scales[1], zeros[1]),
                    label=_over(axes),
                    keep_dims=keep_dims,
                )
                # All sums lie between the zero point and the middle of the range.
                small = rng.integers(0, 127, endpoint=True, size=shape, dtype=np.int8)
                yield single(
                    "SUM",
                    [small, Constant(axes)],
                    [(wanted, "int8")],
                    quantization=(0.25, 0),
                    output_quantization=(0.25 * float(np.prod(shape)) * float(rng.uniform(1.1, 3)), 0),
                    label=_over(axes),
                    keep_dims=keep_dims,
                )


def product_cases(rng: np.random.Generator) -> Iterator[Case]:
    for shape, axes in SHAPES:
        for keep_dims in [False, True]:
            wanted = _wanted(shape, axes, keep_dims)
            for dtype in ["float32", "int32", "int64"]:
                values: Any = rng.uniform(-1.5, 1.5, size=shape) if dtype == "float32" else elements(rng, shape, dtype)
                operands = [np.asarray(values, dtype), Constant(axes)]
                yield single("REDUCE_PROD", operands, [(wanted, dtype)], label=_over(axes), keep_dims=keep_dims)


def extreme_cases(rng: np.random.Generator) -> Iterator[Case]:
    for shape, axes in SHAPES:
        for keep_dims in [False, True]:
            wanted = _wanted(shape, axes, keep_dims)
            options: dict[str, Any] = {"label": _over(axes), "keep_dims": keep_dims}
            for dtype in ["float32", "int8", "uint8", "int16", "int32", "int64"]:
                for name in ["REDUCE_MAX", "REDUCE_MIN"]:
                    operands = [elements(rng, shape, dtype), Constant(axes)]
                    yield single(name, operands, [(wanted, dtype)], **options)
            for name in ["REDUCE_ANY", "REDUCE_ALL"]:
                for share in [0.1, 0.9]:
                    yield single(name, [rng.random(shape) < share, Constant(axes)], [(wanted, "bool")], **options)


def position_cases(rng: np.random.Generator) -> Iterator[Case]:
    for name in ["ARG_MAX", "ARG_MIN"]:
        for dtype in ["float32", "int8", "uint8", "int32", "bool"]:
            for shape, axis in [([2, 3, 4], 0), ([2, 3, 4], 1), ([2, 3, 4], -1), ([9], 0), ([1, 2, 3, 2, 2], 2)]:
                for output_type in ["int32", "int64"]:
                    values = elements(rng, shape, dtype)
                    if rng.random() < 0.3 and dtype != "bool":
                        values = np.asarray(values // 64, dtype)  # several that are equal
                    wanted = [n for i, n in enumerate(shape) if i != axis % len(shape)]
                    operands = [values, Constant(axis)]
                    label = f"axis{axis}"
                    yield single(name, operands, [(wanted, output_type)], label=label, output_type=output_type)


def cumsum_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int32", "int64"]:
        for shape, axis in [([2, 3, 4], 0), ([2, 3, 4], 1), ([2, 3, 4], -1), ([9], 0), ([1, 2, 3, 2], -2)]:
            for exclusive in [False, True]:
                for reverse in [False, True]:
                    operands = [elements(rng, shape, dtype), Constant(axis)]
                    label = f"axis{axis}"
                    yield single(
                        "CUMSUM",
                        operands,
                        [(shape, dtype)],
                        label=label,
                        float_tolerance=1e-3,
                        exclusive=exclusive,
                        reverse=reverse,
                    )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from sum_cases(rng)
    yield from product_cases(rng)
    yield from extreme_cases(rng)
    yield from position_cases(rng)
    yield from cumsum_cases(rng)

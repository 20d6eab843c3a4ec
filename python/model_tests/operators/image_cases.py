"""RESIZE_NEAREST_NEIGHBOR, RESIZE_BILINEAR and BATCH_MATMUL."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import (
    Array,
    Pair,
    broadcast_shapes,
    floats,
    integers,
    quantization,
    round_away,
    values,
)
from model_tests.operators.single import Constant, single


def _nearest(elements: Array, size: list[int], align_corners: bool, half_pixel_centers: bool) -> Array:
    """In float32, as the operator is defined."""

    def places(before: int, after: int) -> Array:
        scale = np.float32(before - 1) / np.float32(after - 1) if align_corners and after > 1 else None
        scale = np.float32(before) / np.float32(after) if scale is None else scale
        offset = np.float32(0.5 if half_pixel_centers else 0)
        at = (np.arange(after, dtype=np.float32) + offset) * scale
        at = np.floor(at + np.float32(0.5)) if align_corners else np.floor(at)
        return np.asarray(at.clip(0, before - 1), int)

    return elements[:, places(elements.shape[1], size[0])][:, :, places(elements.shape[2], size[1])]


def _resize_cases(rng: np.random.Generator, operator: str, dtype: str) -> Iterator[Case]:
    for i in range(18):
        align_corners, half_pixel_centers = [(False, False), (True, False), (False, True)][i % 3]
        before, after = ([int(n) for n in rng.integers(1, 12, size=2)] for _ in range(2))
        batches, depth = (int(n) for n in rng.integers(1, 4, size=2))
        elements = values(rng, [batches, *before, depth], dtype)
        expected = None
        if operator == "RESIZE_NEAREST_NEIGHBOR" and dtype == "int64":
            # LiteRT does not take these.
            expected = [_nearest(elements, after, align_corners, half_pixel_centers)]
        yield single(
            operator,
            [elements, Constant(after)],
            [([batches, *after, depth], dtype)],
            float_tolerance=1e-4,
            label="to" + "x".join(map(str, after)),
            version=3,
            expected=expected,
            align_corners=align_corners,
            half_pixel_centers=half_pixel_centers,
        )


def _matmul_shapes(rng: np.random.Generator, adj_x: bool, adj_y: bool) -> tuple[list[int], list[int], list[int], int]:
    # LiteRT has up to three dimensions in front, this runtime one more.
    batches = broadcast_shapes(rng, highest=3, most=12, empty_share=0)
    rows, depth, columns = (int(n) for n in rng.integers(1, 10, size=3))
    a = [*batches[0], *([depth, rows] if adj_x else [rows, depth])]
    b = [*batches[1], *([columns, depth] if adj_y else [depth, columns])]
    return a, b, [*np.broadcast_shapes(*batches), rows, columns], depth


def _matmul_cases(rng: np.random.Generator, dtype: str, output: str) -> Iterator[Case]:
    for i in range(24):
        adj = {"adj_x": bool(i & 1), "adj_y": bool(i & 2)}
        a, b, wanted, depth = _matmul_shapes(rng, **adj)
        pairs = [quantization(rng, dtype, 0.02) for _ in range(2)]
        reach = 32767 if dtype == "int16" else 127
        scale = pairs[0][0] * pairs[1][0] * reach * float(np.sqrt(depth)) * float(rng.uniform(0.3, 1))
        target: Pair = (scale, quantization(rng, output)[1])
        operands = [floats(rng, dims) if dtype == "float32" else integers(rng, dims, dtype) for dims in (a, b)]
        tolerance = 1e-5 * depth * float(np.abs(operands[0]).max()) * float(np.abs(operands[1]).max())
        yield single(
            "BATCH_MATMUL",
            operands,
            [(wanted, output)],
            operand_quantizations=pairs,
            output_quantization=target,
            float_tolerance=tolerance if dtype == "float32" else 0,
            label=f"to_{output}_{i}",
            version=3 if dtype == "int16" else 2,
            **adj,
        )


def _hybrid_product(rows: Array, weights: Array, scale: float) -> Array:
    """Each row in steps of 1/127 of its largest magnitude, and exact sums."""
    largest = np.abs(rows).max(axis=-1, keepdims=True)
    steps = round_away(rows * np.where(largest == 0, 1, np.float32(127) / largest).astype(np.float32))
    sums = np.matmul(steps, weights.astype(np.float64))
    return np.asarray(sums * (largest / np.float32(127)) * np.float32(scale), np.float32)


def _hybrid_matmul_cases(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(24):
        adj = {"adj_x": bool(i & 1), "adj_y": bool(i & 2)}
        a, b, wanted, depth = _matmul_shapes(rng, **adj)
        if i >= 12:
            a, b, wanted = a[-2:], b[-2:], wanted[-2:]
        rows, weights = floats(rng, a), integers(rng, b, "int8")
        scale = float(np.exp(rng.uniform(-5, -3)))
        operands = [rows, Constant(weights, "int8") if i % 4 < 2 else weights]
        asymmetric, expected = bool(i & 4), None
        if len(wanted) > 2:
            # LiteRT takes the rows' scales from the wrong place where matrices are not the first of a batch.
            asymmetric = False
            left = np.swapaxes(rows, -1, -2) if adj["adj_x"] else rows
            right = np.swapaxes(weights, -1, -2) if adj["adj_y"] else weights
            expected = [_hybrid_product(left, right, scale)]
        yield single(
            "BATCH_MATMUL",
            operands,
            [(wanted, "float32")],
            operand_quantizations=[None, (scale, 0)],
            float_tolerance=1e-5 * depth * float(np.abs(rows).max()) * 128 * scale,
            label=f"hybrid_{i}",
            version=4,
            expected=expected,
            asymmetric_quantize_inputs=asymmetric,
            **adj,
        )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int8", "uint8", "int16", "int32", "int64"]:
        yield from _resize_cases(rng, "RESIZE_NEAREST_NEIGHBOR", dtype)
    for dtype in ["float32", "int8", "uint8", "int16"]:
        yield from _resize_cases(rng, "RESIZE_BILINEAR", dtype)
    for dtype, output in [("float32", "float32"), ("int8", "int8"), ("int8", "int32"), ("int16", "int16")]:
        yield from _matmul_cases(rng, dtype, output)
    yield from _hybrid_matmul_cases(rng)

"""RESIZE_NEAREST_NEIGHBOR, RESIZE_BILINEAR and L2_POOL_2D and BATCH_MATMUL."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Constant, Quantization, elements, single


def resize_cases(rng: np.random.Generator) -> Iterator[Case]:
    sizes = [
        ((2, 3), (4, 6)),
        ((5, 7), (3, 2)),
        ((4, 4), (7, 9)),
        ((1, 3), (1, 1)),
        ((3, 3), (3, 3)),
        ((2, 5), (1, 11)),
    ]
    for before, after in sizes:
        for align_corners, half_pixel_centers in [(False, False), (True, False), (False, True)]:
            for name, dtypes in [
                ("RESIZE_NEAREST_NEIGHBOR", ["float32", "int8", "uint8", "int16", "int32"]),
                ("RESIZE_BILINEAR", ["float32", "int8", "uint8", "int16"]),
            ]:
                for dtype in dtypes:
                    depth = int(rng.integers(1, 4))
                    batches = int(rng.integers(1, 3))
                    operands = [elements(rng, [batches, *before, depth], dtype), Constant(after)]
                    yield single(
                        name,
                        operands,
                        [([batches, *after, depth], dtype)],
                        float_tolerance=4e-4,
                        label="to" + "x".join(map(str, after)),
                        version=3,
                        align_corners=align_corners,
                        half_pixel_centers=half_pixel_centers,
                    )


def pool_cases(rng: np.random.Generator) -> Iterator[Case]:
    for padding in ["SAME", "VALID"]:
        for size, window, stride in [((5, 6), (2, 3), (1, 1)), ((6, 6), (3, 3), (2, 2)), ((4, 7), (1, 5), (3, 2))]:
            for activation in ["NONE", "RELU", "RELU6"]:
                wanted = [
                    -(-n // s) if padding == "SAME" else (n - w + s) // s
                    for n, w, s in zip(size, window, stride, strict=True)
                ]
                for depth in [1, 6]:
                    yield single(
                        "L2_POOL_2D",
                        [elements(rng, [2, *size, depth], "float32")],
                        [([2, *wanted, depth], "float32")],
                        float_tolerance=1e-3,
                        padding=padding,
                        stride_h=stride[0],
                        stride_w=stride[1],
                        filter_height=window[0],
                        filter_width=window[1],
                        fused_activation_function=activation,
                    )


def matmul_cases(rng: np.random.Generator) -> Iterator[Case]:
    batches: list[tuple[list[int], list[int]]] = [
        ([], []),
        ([3], [3]),
        ([2, 1], [2, 3]),
        ([1, 2], [3, 1]),
        ([2], [3, 2]),
        ([3, 1, 2], [2, 1]),
    ]
    for dtype in ["float32", "int8", "int16"]:
        for adj_x in [False, True]:
            for adj_y in [False, True]:
                for a_batch, b_batch in batches:
                    rows, depth, columns = (int(n) for n in rng.integers(1, 9, size=3))
                    a = [*a_batch, *([depth, rows] if adj_x else [rows, depth])]
                    b = [*b_batch, *([columns, depth] if adj_y else [depth, columns])]
                    wanted = [*np.broadcast_shapes(tuple(a_batch), tuple(b_batch)), rows, columns]
                    scales = [float(s) for s in np.exp(rng.uniform(-5, -3, size=2))]
                    zeros = [0, 0, 0] if dtype == "int16" else [int(z) for z in rng.integers(-60, 60, size=3)]
                    info = np.iinfo("int8" if dtype == "int8" else "int16")
                    out_scale = scales[0] * scales[1] * info.max * float(np.sqrt(depth)) * float(rng.uniform(0.3, 1))
                    inputs: list[Quantization] = [(scales[0], zeros[0]), (scales[1], zeros[1])]
                    operands = [elements(rng, a, dtype), elements(rng, b, dtype)]
                    tolerance = 1e-5 * float(np.abs(operands[0]).max()) * float(np.abs(operands[1]).max()) * depth
                    yield single(
                        "BATCH_MATMUL",
                        operands,
                        [(wanted, dtype)],
                        operand_quantizations=inputs,
                        output_quantization=(out_scale, zeros[2]),
                        float_tolerance=tolerance if dtype == "float32" else 0,
                        version=3 if dtype == "int16" else 2,
                        adj_x=adj_x,
                        adj_y=adj_y,
                    )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from resize_cases(rng)
    yield from pool_cases(rng)
    yield from matmul_cases(rng)

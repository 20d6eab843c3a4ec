"""Operators behind one whose output's size depends on data, and shapes that the model computes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE, Array, Constant, elements, single
from model_tests.operators.where_cases import sparse
from tflite_micro.model import ModelBuilder

# Adds operators behind a tensor, the coordinates that WHERE found, and returns the outputs of the model.
Behind = Callable[[ModelBuilder, Any], list[Any]]


def behind_where(
    name: str,
    rng: np.random.Generator,
    shape: Sequence[int],
    behind: Behind,
    others: Sequence[Array] = (),
) -> Case:
    """WHERE of an input of `shape` and what stands behind it, in four runs. `others` are the further inputs."""
    builder = ModelBuilder()
    condition = builder.tensor(shape, "bool")
    inputs = [builder.tensor(values.shape, values.dtype) for values in others]
    found = builder.tensor([int(np.prod(shape)), len(shape)], "int64")
    builder.op("WHERE", [condition], [found])
    outputs = behind(builder, [found, *inputs])
    model = builder.build(inputs=[condition, *inputs], outputs=outputs)
    # Not none: LiteRT's other operators need not take a tensor without elements.
    runs = [sparse(rng, shape, "bool", density) for density in (float(rng.uniform(0.2, 0.8)), 1, 0.2, 0.9)]
    for values in runs:
        values.flat[int(rng.integers(values.size))] = True
    rows = [[values, *others] for values in runs]
    label = "x".join(map(str, shape))
    return Case(f"{name}_{label}", model, rows[0], later_inputs=rows[1:])


def following_cases(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(6):
        shape = [int(n) for n in rng.integers(2, 5, endpoint=True, size=int(rng.integers(1, 3, endpoint=True)))]
        rank, most = len(shape), int(np.prod(shape))

        def shape_of(builder: ModelBuilder, given: list[Any]) -> list[Any]:
            sizes = builder.tensor([2], "int64")
            builder.op("SHAPE", [given[0]], [sizes], out_type=4)
            rank_of = builder.tensor([], "int32")
            builder.op("RANK", [given[0]], [rank_of])
            return [sizes, rank_of]

        yield behind_where("shape", rng, shape, shape_of)

        def cast(builder: ModelBuilder, given: list[Any], most: int = most, rank: int = rank) -> list[Any]:
            results = []
            for dtype in ["int32", "float32", "int8"]:
                results.append(builder.tensor([most, rank], dtype))
                builder.op("CAST", [given[0]], [results[-1]])
            # Once more, behind that.
            results.append(builder.tensor([most, rank], "int64"))
            builder.op("CAST", [results[0]], [results[-1]])
            return results

        yield behind_where("cast", rng, shape, cast)

        def flat(builder: ModelBuilder, given: list[Any], most: int = most, rank: int = rank) -> list[Any]:
            line = builder.tensor([most * rank], "int64")
            builder.op("RESHAPE", [given[0], builder.tensor([1], "int32", data=[-1])], [line], new_shape=[-1])
            rows = builder.tensor([most, 1, rank], "int64")
            shape_tensor = builder.tensor([3], "int32", data=[-1, 1, rank])
            builder.op("RESHAPE", [line, shape_tensor], [rows], new_shape=[-1, 1, rank])
            back = builder.tensor([most, rank], "int64")
            builder.op("SQUEEZE", [rows], [back], squeeze_dims=[1])
            wide = builder.tensor([1, most, rank], "int64")
            builder.op("EXPAND_DIMS", [back, builder.tensor([], "int32", data=0)], [wide])
            return [line, rows, back, wide]

        yield behind_where("reshape", rng, shape, flat)

        def unary(builder: ModelBuilder, given: list[Any], most: int = most, rank: int = rank) -> list[Any]:
            wide = builder.tensor([most, rank], "int64")
            builder.op("NEG", [given[0]], [wide])
            reals = builder.tensor([most, rank], "float32")
            builder.op("CAST", [wide], [reals])
            results = [wide]
            for operator in ["ABS", "NEG", "FLOOR", "EXP", "RELU", "RELU6"]:
                results.append(builder.tensor([most, rank], "float32"))
                builder.op(operator, [reals], [results[-1]])
            return results

        yield behind_where("unary", rng, shape, unary)

        for dtype in MOVABLE:
            table = elements(rng, [*shape, 3], dtype)

            def gather(
                builder: ModelBuilder, given: list[Any], most: int = most, rank: int = rank, dtype: str = dtype
            ) -> list[Any]:
                rows = builder.tensor([most, 3], dtype)
                builder.op("GATHER_ND", [given[0], given[1]][::-1], [rows])
                scattered = builder.tensor(given[1].shape, dtype)
                narrow = builder.tensor([most, rank], "int32")
                builder.op("CAST", [given[0]], [narrow])
                sizes = builder.tensor([rank + 1], "int32", data=list(given[1].shape))
                if dtype == "int16":
                    return [rows]  # LiteRT's SCATTER_ND lacks it.
                builder.op("SCATTER_ND", [narrow, rows, sizes], [scattered])
                return [rows, scattered]

            # LiteRT's GATHER_ND lacks bool.
            if dtype != "bool":
                yield behind_where(f"gather_nd_{dtype}", rng, shape, gather, [table])

            def take(
                builder: ModelBuilder, given: list[Any], most: int = most, rank: int = rank, dtype: str = dtype
            ) -> list[Any]:
                # Coordinates are below the smallest extent of the table.
                rows = builder.tensor([most, rank, 3], dtype)
                builder.op("GATHER", [given[1], given[0]], [rows], axis=0, batch_dims=0)
                columns = builder.tensor([2, most, rank], dtype)
                builder.op("GATHER", [given[2], given[0]], [columns], axis=1, batch_dims=0)
                return [rows, columns]

            tables = [elements(rng, [5, 3], dtype), elements(rng, [2, 5], dtype)]
            yield behind_where(f"gather_{dtype}", rng, shape, take, tables)


def computed_shape_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in MOVABLE:
        for index in ["int32", "int64"]:
            shape = [int(n) for n in rng.integers(1, 5, endpoint=True, size=int(rng.integers(1, 4, endpoint=True)))]
            size = int(np.prod(shape))
            given = Constant(shape, index).values
            values = elements(rng, [size], dtype)
            if index == "int32":
                yield single("RESHAPE", [values, given], [(shape, dtype)], label="computed")
                open_shape = given.copy()
                open_shape[int(rng.integers(len(shape)))] = -1
                yield single("RESHAPE", [values, open_shape], [(shape, dtype)], label="computed_open")
            if dtype != "uint8":
                yield single(
                    "FILL", [given, elements(rng, [], dtype)], [(shape, dtype)], label=f"{dtype}_{index}", version=3
                )
            small = [n if rng.random() < 0.5 else 1 for n in shape]
            yield single("BROADCAST_TO", [elements(rng, small, dtype), given], [(shape, dtype)], label=index, version=2)
            multiples = Constant(rng.integers(0, 3, endpoint=True, size=len(shape)), index).values
            wanted = [int(n) * int(m) for n, m in zip(shape, multiples, strict=True)]
            if dtype not in ("int8", "int16") and 0 not in wanted:
                yield single("TILE", [elements(rng, shape, dtype), multiples], [(wanted, dtype)], label=index)
            if dtype != "int16":
                depth = int(rng.integers(1, 6))
                chosen = Constant(rng.integers(-1, depth, endpoint=True, size=shape), index).values
                operands = [chosen, Constant(depth).values, elements(rng, [], dtype), elements(rng, [], dtype)]
                yield single("ONE_HOT", operands, [([*shape, depth], dtype)], label=dtype, axis=-1)
    for name, dtypes in [
        ("RESIZE_NEAREST_NEIGHBOR", ["float32", "int8", "uint8", "int16"]),
        ("RESIZE_BILINEAR", ["float32", "int8", "uint8", "int16"]),
    ]:
        for dtype in dtypes:
            for _ in range(3):
                shape = [int(n) for n in rng.integers(1, 5, endpoint=True, size=4)]
                pixels = Constant(rng.integers(1, 7, size=2)).values
                wanted = [shape[0], int(pixels[0]), int(pixels[1]), shape[3]]
                yield single(name, [elements(rng, shape, dtype), pixels], [(wanted, dtype)], float_tolerance=1e-4)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from following_cases(rng)
    yield from computed_shape_cases(rng)

"""Tensors as the format stores them sparsely, for the tests of DENSIFY."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tflite_micro.model import Buffer, ModelBuilder, Tensor, schema

Array = npt.NDArray[Any]


@dataclasses.dataclass
class Layout:
    """How the levels of a sparse tensor follow each other.

    `order` has the dimensions and, numbered after them, the blocks. `block_map` has the dimensions that are cut into
    blocks, of `block_sizes` elements. `is_sparse` says of each level of a dimension whether it lists its indices.
    """

    order: list[int]
    is_sparse: list[bool]
    block_map: list[int] = dataclasses.field(default_factory=list)
    block_sizes: list[int] = dataclasses.field(default_factory=list)


def draw_layout(rng: np.random.Generator, shape: Sequence[int]) -> Layout:
    rank = len(shape)
    # LiteRT wants blocks in an order that is its own inverse.
    blocked = [d for d in range(rank) if rng.random() < 0.4]
    sizes = [int(rng.choice([n for n in range(1, shape[d] + 1) if shape[d] % n == 0])) for d in blocked]
    blocks = [rank + i for i in range(len(blocked))]
    if len(blocks) > 1 and rng.random() < 0.5:
        blocks[0], blocks[1] = blocks[1], blocks[0]
    order = [int(d) for d in rng.permutation(rank)] + blocks
    return Layout(order, [bool(rng.random() < 0.6) for _ in range(rank)], blocked, sizes)


def _index_vector(values: list[int], width: int) -> Any:
    tables = {1: schema.Uint8Vector, 2: schema.Uint16Vector, 4: schema.Int32Vector}
    return tables[width](np.array(values, {1: np.uint8, 2: np.uint16, 4: np.int32}[width]))


def _width(rng: np.random.Generator, values: list[int]) -> int:
    """Bytes of the elements of a vector, any that hold the values."""
    highest = max(values, default=0)
    return int(rng.choice([width for width in (1, 2, 4) if highest < 2 ** (8 * width)]))


def encode(rng: np.random.Generator, dense: Array, layout: Layout) -> tuple[schema.SparsityParameters, Array]:
    """The description of `dense`, with vectors of drawn widths, and the values that are stored."""
    rank = dense.ndim
    block = dict(zip(layout.block_map, layout.block_sizes, strict=True))
    # Each dimension in two: which block, and where in it. Then in the order of the levels.
    split = dense.reshape([n for d in range(rank) for n in (dense.shape[d] // block.get(d, 1), block.get(d, 1))])
    axes = [2 * p if p < rank else 2 * layout.block_map[p - rank] + 1 for p in layout.order]
    levels = np.transpose(split, axes + [a for a in range(2 * rank) if a not in axes])
    levels = levels.reshape([split.shape[a] for a in axes])
    nodes: list[tuple[int, ...]] = [()]
    dimensions = []
    for level, size in enumerate(levels.shape):
        if level < rank and layout.is_sparse[level]:
            kept = [[i for i in range(size) if np.any(levels[(*node, i)])] for node in nodes]
            segments = [0, *np.cumsum([len(one) for one in kept]).tolist()]
            indices = [i for one in kept for i in one]
            dimensions.append(
                schema.DimensionMetadata(
                    schema.DimensionType.SPARSE_CSR,
                    0,
                    _index_vector(segments, _width(rng, segments)),
                    _index_vector(indices, _width(rng, indices)),
                )
            )
            nodes = [(*node, i) for node, one in zip(nodes, kept, strict=True) for i in one]
        else:
            dimensions.append(schema.DimensionMetadata(schema.DimensionType.DENSE, size))
            nodes = [(*node, i) for node in nodes for i in range(size)]
    values = np.array([levels[node] for node in nodes], dense.dtype)
    order = np.array(layout.order, np.int32)
    return schema.SparsityParameters(order, np.array(layout.block_map, np.int32), dimensions), values


def sparse_tensor(
    builder: ModelBuilder, shape: Sequence[int], sparsity: schema.SparsityParameters, values: Array, **options: Any
) -> Tensor:
    tensor = builder.tensor(shape, values.dtype, **options)
    tensor.buffer = Buffer(values.tobytes())
    tensor.table.sparsity = sparsity
    return tensor

"""DENSIFY of constants with dense and listed dimensions in any order, with and without blocks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import QUANTIZED, elements
from model_tests.operators.sparse import draw_layout, encode, sparse_tensor
from tflite_micro.model import ModelBuilder

# Those that LiteRT spreads out, and others, which are moved by the size of their elements.
LITERT_TYPES = ["float32", "float16", "int8"]
OTHER_TYPES = ["int16", "int32", "int64", "uint8", "bool"]


def _case(rng: np.random.Generator, dtype: str, label: str) -> Case:
    rank = int(rng.integers(1, 5, endpoint=True))
    shape = [int(n) for n in rng.choice([1, 2, 3, 4, 6, 8], size=rank)]
    dense = elements(rng, shape, dtype)
    dense[rng.random(shape) < rng.choice([0.3, 0.7, 0.95])] = 0
    dense.reshape(-1)[rng.integers(dense.size)] = 1  # a tensor without data would not be a constant
    layout = draw_layout(rng, shape)
    sparsity, values = encode(rng, dense, layout)
    builder = ModelBuilder()
    pair = QUANTIZED.get(dtype)
    quantization = {} if pair is None else {"scale": pair[0], "zero_point": pair[1]}
    x = sparse_tensor(builder, shape, sparsity, values, **quantization)
    y = builder.tensor(shape, dtype, **quantization)
    builder.op("DENSIFY", [x], [y])
    expected = None if dtype in LITERT_TYPES else [dense]
    name = f"densify_{dtype}_{'x'.join(map(str, shape))}_{label}"
    return Case(name, builder.build(inputs=[], outputs=[y]), [], 0.0, expected)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in LITERT_TYPES:
        for i in range(20):
            yield _case(rng, dtype, str(i))
    for dtype in OTHER_TYPES:
        for i in range(10):
            yield _case(rng, dtype, str(i))

"""SOFTMAX: every combination of types, short and long rows, even and peaked ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

# Scale and zero point of the output, by the types of input and output.
OUTPUTS = {
    ("float32", "float32"): None,
    ("int8", "int8"): (1 / 256, -128),
    ("int8", "int16"): (1 / 65536, -32768),
    ("int16", "int16"): (1 / 32768, 0),
}
SHAPES = [[1, 10], [1, 2], [1, 1], [3, 12], [7], [2, 3, 5], [2, 1, 3, 4], [1, 500], [2, 129]]


def _values(rng: np.random.Generator, shape: list[int], dtype: str, spread: float) -> npt.NDArray[np.generic]:
    """`spread` 1: the whole range of the type; 0: all equal."""
    if dtype == "float32":
        return rng.normal(scale=20 * spread, size=shape).astype(np.float32)
    info = np.iinfo(dtype)
    high = int(info.max * spread)
    return rng.integers(-high - (spread == 1), high, endpoint=True, size=shape, dtype=dtype)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for (input_type, output_type), output in OUTPUTS.items():
        for i, shape in enumerate(SHAPES * 2):
            beta = [1.0, 1.0, 0.5, 2.3, 0.1][i % 5]
            low, high = (-9, 0) if input_type == "int8" else (-13, -3)
            quantization = None
            if output is not None:
                zero_point = int(rng.integers(-128, 127, endpoint=True)) if input_type == "int8" else 0
                quantization = (float(np.exp(rng.uniform(low, high))), zero_point)
            builder = ModelBuilder()
            tensors = [
                builder.tensor(
                    shape,
                    dtype,
                    scale=None if given is None else given[0],
                    zero_point=None if given is None else given[1],
                )
                for dtype, given in ((input_type, quantization), (output_type, output))
            ]
            builder.op("SOFTMAX", tensors[:1], tensors[1:], version=3, beta=beta)
            values = _values(rng, shape, input_type, [1.0, 0.1, 0.5, 0.0][i % 4])
            yield Case(f"softmax_{input_type}_{output_type}_{i}", builder.build(), [values], 1e-6)
    # Differences from the largest element over the whole range, one row each, in the scale that the tables are in.
    differences = np.arange(0, 65536, 5)
    pairs = np.stack([np.full_like(differences, 32767), 32767 - differences], axis=1).astype(np.int16)
    builder = ModelBuilder()
    source = builder.tensor(pairs.shape, "int16", scale=10 / 65535, zero_point=0)
    target = builder.tensor(pairs.shape, "int16", scale=1 / 32768, zero_point=0)
    builder.op("SOFTMAX", [source], [target], version=3, beta=1.0)
    yield Case("softmax_int16_differences", builder.build(), [pairs])

"""SOFTMAX: every combination of types, short and long rows, even and peaked ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import Array, Pair, shape, zero_point
from model_tests.operators.single import single

# Scale and zero point of the output, by the types of input and output.
OUTPUTS: dict[tuple[str, str], Pair | None] = {
    ("float32", "float32"): None,
    ("int8", "int8"): (1 / 256, -128),
    ("int8", "int16"): (1 / 65536, -32768),
    ("uint8", "uint8"): (1 / 256, 0),
    ("uint8", "int16"): (1 / 65536, -32768),
    ("int16", "int16"): (1 / 32768, 0),
}


def _values(rng: np.random.Generator, dims: list[int], dtype: str, spread: float) -> Array:
    """`spread` 1: the whole range of the type; 0: all equal."""
    if dtype == "float32":
        return rng.normal(scale=20 * spread, size=dims).astype(np.float32)
    info = np.iinfo(dtype)
    middle = (int(info.max) + int(info.min) + 1) // 2
    high = int((info.max - middle) * spread)
    return rng.integers(middle - high - (spread == 1), middle + high, endpoint=True, size=dims, dtype=dtype)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for (input_type, output_type), output in OUTPUTS.items():
        for i in range(20):
            # LiteRT aborts where 512 elements are nearly equal, as their share is less than half a step of 8 bits.
            dims = shape(rng, 1, 6) if i % 4 else [int(rng.integers(1, 3)), int(rng.integers(100, 500))]
            beta = [1.0, 1.0, 0.5, 2.3, 0.1][i % 5]
            low, high = (-13, -3) if input_type == "int16" else (-9, 0)
            chosen = None if output is None else (float(np.exp(rng.uniform(low, high))), zero_point(rng, input_type))
            yield single(
                "SOFTMAX",
                [_values(rng, dims, input_type, [1.0, 0.1, 0.5, 0.0][i % 4])],
                [(dims, output_type)],
                quantization=chosen,
                output_quantization=output,
                label=f"to_{output_type}_{i}",
                float_tolerance=1e-6,
                version=3,
                beta=beta,
            )
    # Differences from the largest element over the whole range, one row each, in the scale that the tables are in.
    differences = np.arange(int(rng.integers(5)), 65536, 5)
    pairs = np.stack([np.full_like(differences, 32767), 32767 - differences], axis=1).astype(np.int16)
    yield single(
        "SOFTMAX",
        [pairs],
        [(pairs.shape, "int16")],
        quantization=(10 / 65535, 0),
        output_quantization=(1 / 32768, 0),
        label="differences",
        version=3,
        beta=1.0,
    )

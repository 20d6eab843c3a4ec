"""LOCAL_RESPONSE_NORMALIZATION: against its definition, of which LiteRT's reference kernel leaves out one neighbour."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Array, single


def normalized(values: Array, radius: int, bias: float, alpha: float, beta: float) -> Array:
    """In float64, rounded once."""
    depth = values.shape[-1]
    squares = np.square(values.astype(np.float64))
    sums = np.stack([squares[..., max(0, i - radius) : max(0, i + radius + 1)].sum(-1) for i in range(depth)], -1)
    return (values * (bias + alpha * sums) ** -beta).astype(np.float32)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for run in range(60):
        shape = [int(n) for n in rng.integers(1, [3, 4, 4, 12], endpoint=True)]
        values = rng.normal(scale=2, size=shape).astype(np.float32)
        radius = int(rng.integers(-1, 6, endpoint=True))
        bias, alpha, beta = (float(np.float32(rng.uniform(low, 1.5))) for low in (0.5, 0.1, -0.5))
        options = {"radius": radius, "bias": bias, "alpha": alpha, "beta": beta}
        case = single("LOCAL_RESPONSE_NORMALIZATION", [values], [(shape, "float32")], label=f"run{run}", **options)
        expected = normalized(values, radius, bias, alpha, beta)
        # The sum of squares is off by its own rounding, which the power scales down.
        yield dataclasses.replace(case, expected=[expected], float_tolerance=1e-5 * np.abs(expected), float_ulps=4)

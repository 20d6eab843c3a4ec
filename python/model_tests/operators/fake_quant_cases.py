"""FAKE_QUANT over ranges with and without 0; the narrow range, which LiteRT refuses, against NumPy."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from model_tests.operators.single import single

Floats = npt.NDArray[np.float32]


def _narrow(values: Floats, low: float, high: float, bits: int) -> Floats:
    """The definition in double precision: 2^bits - 2 steps, of which one is 0."""
    steps = 2**bits - 2
    scale = (np.float64(np.float32(high)) - np.float64(np.float32(low))) / steps
    zero = np.clip(np.floor(-np.float64(np.float32(low)) / scale + 0.5), 0, steps)
    step = np.floor(values / scale + zero + 0.5)
    return np.asarray((np.clip(step, 0, steps) - zero) * scale, np.float32)


def _range(rng: np.random.Generator) -> tuple[float, float]:
    low, high = sorted(float(bound) for bound in rng.normal(scale=np.exp(rng.uniform(-3, 4)), size=2))
    kind = rng.integers(4)
    if kind == 0:
        return 0.0, high - low
    if kind == 1:
        return low - high, 0.0
    return (low, high) if kind == 2 else (-abs(low), abs(high))


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(32):
        low, high = _range(rng)
        bits = 8 if i % 2 else int(rng.integers(1, 16, endpoint=True))
        shape = [int(n) for n in rng.integers(1, 6, endpoint=True, size=rng.integers(1, 4, endpoint=True))]
        # Around the range and, every fourth, near the middle between two steps.
        values = rng.uniform(low - 0.3 * (high - low), high + 0.3 * (high - low), size=shape).astype(np.float32)
        flat = values.reshape(-1)
        step = (high - low) / (2**bits - 1)
        flat[::4] = (np.floor(flat[::4] / step) + 0.5) * step
        if i == 0:
            flat[:1] = np.nan
        tolerance = 1e-5 * (abs(low) + abs(high))
        options = {"min": low, "max": high, "num_bits": bits}
        yield single("FAKE_QUANT", [values], [(shape, "float32")], float_tolerance=tolerance, label=str(i), **options)
    for i in range(12):
        low, high = _range(rng)
        bits = 8 if i % 2 else int(rng.integers(2, 16, endpoint=True))
        # Away from the middles between steps, where single and double precision may part.
        step = (high - low) / (2**bits - 2)
        wanted = rng.integers(-3, 2**bits + 2, size=64) + rng.uniform(-0.3, 0.3, size=64)
        zero = np.clip(np.floor(-low / step + 0.5), 0, 2**bits - 2)
        values = np.asarray((wanted - zero) * step, np.float32)
        case = single(
            "FAKE_QUANT",
            [values],
            [([64], "float32")],
            float_tolerance=1e-5 * (abs(low) + abs(high)),
            label=f"narrow{i}",
            min=low,
            max=high,
            num_bits=bits,
            narrow_range=True,
        )
        yield Case(case.name, case.model, case.inputs, case.float_tolerance, [_narrow(values, low, high, bits)])

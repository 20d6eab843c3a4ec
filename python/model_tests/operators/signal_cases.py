"""The operators of the audio front end. LiteRT has none of them: results are computed from their definitions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators import signal_definitions as definitions
from model_tests.operators.case import Case
from model_tests.operators.custom import custom_case
from model_tests.operators.single import Array, Constant

# Lengths of many kinds: powers of two, all radices, primes, the shortest.
_LENGTHS = [
    2,
    4,
    6,
    8,
    10,
    12,
    14,
    16,
    18,
    22,
    26,
    30,
    32,
    48,
    50,
    60,
    64,
    90,
    96,
    98,
    120,
    128,
    162,
    240,
    256,
    400,
    512,
]


def samples(rng: np.random.Generator, shape: Any, dtype: str = "int16") -> Array:
    """Loud, quiet and extreme ones."""
    if dtype == "float32":
        return np.asarray(rng.normal(scale=10.0 ** rng.integers(-2, 4), size=shape), np.float32)
    info = np.iinfo(dtype)
    values = rng.integers(info.min, info.max, endpoint=True, size=shape, dtype=dtype) >> rng.integers(0, 12)
    edges = rng.random(shape) < 0.05
    return np.asarray(np.where(edges, rng.choice([info.min, info.max], size=shape), values), dtype)


def _outer(rng: np.random.Generator) -> list[int]:
    return [int(n) for n in rng.integers(1, 4, rng.integers(0, 3))]


def _window(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        shape = [*_outer(rng), int(rng.integers(1, 70))]
        shift = int(rng.integers(0, 32))
        values = samples(rng, shape)
        weights = samples(rng, shape[-1:])
        expected = definitions.window(values, weights, shift)
        operand = Constant(weights, "int16") if rng.random() < 0.5 else weights
        yield custom_case("SignalWindow", [values, operand], [expected], shift=shift)


def _auto_scale(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(15):
        values = samples(rng, [*_outer(rng), int(rng.integers(1, 70))])
        values = np.asarray([values >> rng.integers(0, 15), values, values * 0][2 if i == 0 else i % 2], np.int16)
        yield custom_case("SignalFftAutoScale", [values], definitions.auto_scale(values))


def _energy(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        bins = int(rng.integers(1, 70))
        values = samples(rng, [*_outer(rng), 2 * bins])
        start, end = sorted(int(index) for index in rng.integers(0, bins + 1, 2))
        expected = definitions.energy(values, start, end)
        yield custom_case("SignalEnergy", [values], [expected], end_index=end, start_index=start)


def _fft(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    kind = {"float32": 0, "int32": 2, "int16": 7}[dtype]
    for length in rng.choice(_LENGTHS, 15, replace=False):
        length = int(length)
        outer = _outer(rng)
        size = int(rng.integers(1, length + 1)) if rng.random() < 0.5 else length
        values = samples(rng, [*outer, size], dtype)
        padded = np.zeros([*outer, length], dtype)
        padded[..., :size] = values
        spectrum = samples(rng, [*outer, length + 2], dtype)
        forward_tolerance = backward_tolerance = 0.0
        if dtype == "float32":
            complex_values = np.fft.rfft(padded.astype(np.float64))
            forward = np.stack([complex_values.real, complex_values.imag], -1).reshape(spectrum.shape)
            backward = np.fft.irfft(spectrum[..., 0::2].astype(np.float64) + 1j * spectrum[..., 1::2], length)
            forward_tolerance = 1e-5 * float(np.abs(values).sum(-1).max())
            backward_tolerance = 1e-5 * float(np.abs(spectrum).sum(-1).max()) * 2 / length
        else:
            forward, backward = definitions.spectrum(padded, dtype), definitions.signal(spectrum, dtype)
        options = {"T": kind, "fft_length": length}
        yield custom_case("SignalRfft", [values], [forward.astype(dtype)], float_tolerance=forward_tolerance, **options)
        yield custom_case(
            "SignalIrfft", [spectrum], [backward.astype(dtype)], float_tolerance=backward_tolerance, **options
        )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _window(rng)
    yield from _auto_scale(rng)
    yield from _energy(rng)
    for dtype in ["int16", "int32", "float32"]:
        yield from _fft(rng, dtype)

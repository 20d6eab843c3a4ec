"""From energies to features: the filter bank of the audio front end and what follows it. LiteRT has none of these
operators: results are computed from their definitions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators import signal_definitions as definitions
from model_tests.operators.case import Case
from model_tests.operators.custom import custom_case, custom_stream
from model_tests.operators.single import Array, Constant


def _unsigned(rng: np.random.Generator, size: int, bits: int) -> Array:
    """Numbers of every magnitude, and the edges."""
    values = [int(rng.integers(0, 2 ** int(rng.integers(1, bits + 1)), dtype=np.uint64)) for _ in range(size)]
    values = [int(rng.choice([0, 1, 2, 3])) if rng.random() < 0.1 else value for value in values]
    values = [2**bits - 1 if rng.random() < 0.05 else value for value in values]
    return np.array(values, f"uint{bits}")


def _filter_bank(rng: np.random.Generator) -> Iterator[Case]:
    for index in range(15):
        channels, bins, count = int(rng.integers(1, 20)), int(rng.integers(1, 60)), int(rng.integers(1, 80))
        energies = _unsigned(rng, bins, 32)
        weights, unweights = (rng.integers(-(2**15), 2**15, count).astype(np.int16) for _ in range(2))
        widths = np.minimum(rng.integers(0, 12, channels + 1), min(bins, count)).astype(np.int16)
        frequency_starts = rng.integers(0, bins - widths + 1).astype(np.int16)
        weight_starts = rng.integers(0, count - widths + 1).astype(np.int16)
        # Where nothing is read, a start may be anything.
        frequency_starts[widths == 0] = -7
        tables = [weights, unweights, frequency_starts, weight_starts, widths]
        operands = [energies, *(Constant(table, "int16") if index % 3 else table for table in tables)]
        expected = definitions.filter_bank(energies, *tables)
        yield custom_case("SignalFilterBank", operands, [expected], num_channels=channels)


def _square_root(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        values = _unsigned(rng, int(rng.integers(1, 60)), 64)
        # Around squares, and where the roots of 16 bits end.
        values[::3] = [int(rng.integers(0, 2**31)) ** 2 + int(rng.integers(0, 3)) for _ in values[::3]]
        values[1::5] = [2**32 - int(rng.integers(0, 70000)) for _ in values[1::5]]
        bits = int(rng.integers(0, 32))
        expected = definitions.square_root(values, bits)
        yield custom_case("SignalFilterBankSquareRoot", [values, np.asarray(bits, np.int32)], [expected])


def _spectral_subtraction(rng: np.random.Generator) -> Iterator[Case]:
    for index in range(15):
        channels, bits = int(rng.integers(1, 30)), int(rng.integers(0, 33))
        smoothing, one_minus, other, one_minus_other, remaining = (
            int(rng.integers(0, 2 ** int(rng.integers(1, 32)))) for _ in range(5)
        )
        smoothing_bits, clamping = int(rng.integers(0, 32)), bool(rng.random() < 0.5)
        if index % 2:
            # As a front end has them.
            bits, smoothing_bits, smoothing, one_minus, other, one_minus_other, remaining = (
                14, 10, 409, 15975, 983, 15401, 819,
            )  # fmt: skip
        options = {
            "alternate_one_minus_smoothing": one_minus_other,
            "alternate_smoothing": other,
            "clamping": clamping,
            "min_signal_remaining": remaining,
            "num_channels": channels,
            "one_minus_smoothing": one_minus,
            "smoothing": smoothing,
            "smoothing_bits": smoothing_bits,
            "spectral_subtraction_bits": bits,
        }
        inputs = [_unsigned(rng, channels, 32) for _ in range(4)]
        subtraction = definitions.SpectralSubtraction(**options)
        outputs = [subtraction(values) for values in inputs]
        yield custom_stream("SignalFilterBankSpectralSubtraction", inputs, outputs, **options)


def _pcan(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        size, shift = int(rng.integers(1, 60)), int(rng.integers(0, 20))
        values, noise = _unsigned(rng, size, 32), _unsigned(rng, size, 32)
        table = rng.integers(-(2**15), 2**15, int(rng.integers(125, 140))) >> int(rng.integers(0, 8))
        operand = Constant(table, "int16") if rng.random() < 0.5 else table.astype(np.int16)
        expected = definitions.pcan(values, noise, table, shift)
        yield custom_case("SignalPCAN", [values, noise, operand], [expected], snr_shift=shift)


def _log(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        values = _unsigned(rng, int(rng.integers(1, 60)), 32)
        bits, scale = int(rng.integers(0, 12)), int(rng.integers(0, 2 ** int(rng.integers(1, 14))))
        expected = definitions.log(values, bits, scale)
        yield custom_case("SignalFilterBankLog", [values], [expected], input_correction_bits=bits, output_scale=scale)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _filter_bank(rng)
    yield from _square_root(rng)
    yield from _spectral_subtraction(rng)
    yield from _pcan(rng)
    yield from _log(rng)

"""From energies to features: the filter bank of the audio front end and what follows it. LiteRT has none of these
operators: results are computed from their definitions, in whole numbers without bounds, and cut to what there is room
for."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.custom import custom_case, custom_stream
from model_tests.operators.single import Array, Constant

_U32 = 2**32
_U64 = 2**64
_LOG_TABLE = [round(65536 * (math.log2(1 + i / 128) - i / 128)) for i in range(129)]


def _unsigned(rng: np.random.Generator, size: int, bits: int) -> Array:
    """Numbers of every magnitude, and the edges."""
    values = [int(rng.integers(0, 2 ** int(rng.integers(1, bits + 1)), dtype=np.uint64)) for _ in range(size)]
    values = [int(rng.choice([0, 1, 2, 3])) if rng.random() < 0.1 else value for value in values]
    values = [2**bits - 1 if rng.random() < 0.05 else value for value in values]
    return np.array(values, f"uint{bits}")


def _signed16(value: int) -> int:
    return (value + 2**15) % 2**16 - 2**15


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
        sums = [0] * (channels + 2)
        for c in range(channels + 1):
            for i in range(int(widths[c])):
                energy = int(energies[frequency_starts[c] + i])
                sums[c] += int(weights[weight_starts[c] + i]) * energy
                sums[c + 1] += int(unweights[weight_starts[c] + i]) * energy
        expected = np.array([value % _U64 for value in sums[1:-1]], np.uint64)
        tables = [weights, unweights, frequency_starts, weight_starts, widths]
        operands = [energies, *(Constant(table, "int16") if index % 3 else table for table in tables)]
        yield custom_case("SignalFilterBank", operands, [expected], num_channels=channels)


def _square_root(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        values = _unsigned(rng, int(rng.integers(1, 60)), 64)
        # Around squares, and where the roots of 16 bits end.
        values[::3] = [int(rng.integers(0, 2**31)) ** 2 + int(rng.integers(0, 3)) for _ in values[::3]]
        values[1::5] = [2**32 - int(rng.integers(0, 70000)) for _ in values[1::5]]
        bits = int(rng.integers(0, 32))
        expected = []
        for value in map(int, values):
            root = math.isqrt(value)
            if value - root * root > root:
                root += 1
            expected.append(min(root, 2**16 - 1 if value < _U32 else _U32 - 1) >> bits)
        yield custom_case(
            "SignalFilterBankSquareRoot", [values, np.asarray(bits, np.int32)], [np.array(expected, np.uint32)]
        )


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
        noise = [0] * channels
        inputs, outputs = [], []
        for _ in range(4):
            values = _unsigned(rng, channels, 32)
            row = []
            for c, value in enumerate(map(int, values)):
                s, t = (other, one_minus_other) if c % 2 else (smoothing, one_minus)
                scaled = (value << smoothing_bits) % _U32
                noise[c] = ((scaled * s + noise[c] * t) % _U64 >> bits) % _U32
                subtrahend = min(noise[c], scaled)
                if clamping:
                    noise[c] = subtrahend
                row.append(max((scaled - subtrahend) >> smoothing_bits, (value * remaining >> bits) % _U32))
            inputs.append(values)
            outputs.append([np.array(row, np.uint32), np.array(noise, np.uint32)])
        yield custom_stream(
            "SignalFilterBankSpectralSubtraction",
            inputs,
            outputs,
            alternate_one_minus_smoothing=one_minus_other,
            alternate_smoothing=other,
            clamping=clamping,
            min_signal_remaining=remaining,
            num_channels=channels,
            one_minus_smoothing=one_minus,
            smoothing=smoothing,
            smoothing_bits=smoothing_bits,
            spectral_subtraction_bits=bits,
        )


def _gain(noise: int, table: list[int]) -> int:
    if noise <= 2:
        return table[noise]
    bits = noise.bit_length()
    level, slope, bend = table[4 * bits - 6 : 4 * bits - 3]
    position = (noise << 11 >> bits) & 1023
    rise = (slope * 32 + (bend * position >> 5)) * position + 2**14
    rise = (rise + 2**31) % _U32 - 2**31
    return _signed16((rise >> 15) + level)


def _pcan(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        size, shift = int(rng.integers(1, 60)), int(rng.integers(0, 20))
        values, noise = _unsigned(rng, size, 32), _unsigned(rng, size, 32)
        table = rng.integers(-(2**15), 2**15, int(rng.integers(125, 140))) >> int(rng.integers(0, 8))
        expected = []
        for value, level in zip(map(int, values), map(int, noise), strict=True):
            snr = (value * (_gain(level, table.tolist()) % _U32) >> shift) % _U32
            expected.append(snr * snr >> 20 if snr < 8192 else (snr >> 6) - 64)
        operand = Constant(table, "int16") if rng.random() < 0.5 else table.astype(np.int16)
        yield custom_case("SignalPCAN", [values, noise, operand], [np.array(expected, np.uint32)], snr_shift=shift)


def _natural_log(value: int) -> int:
    """Times 2^16."""
    whole = value.bit_length() - 1
    fraction = (value << 16 >> whole) - 2**16
    segment, position = fraction >> 9, fraction & 511
    line = (_LOG_TABLE[segment + 1] - _LOG_TABLE[segment]) * position >> 16
    return (45426 * ((whole << 16) + fraction + _LOG_TABLE[segment] + line) + 2**15) >> 16


def _log(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        values = _unsigned(rng, int(rng.integers(1, 60)), 32)
        bits, scale = int(rng.integers(0, 12)), int(rng.integers(0, 2 ** int(rng.integers(1, 14))))
        expected = []
        for value in map(int, values):
            scaled = (value << bits) % _U32
            result = (scale * _natural_log(scaled) + 2**15) % _U32 >> 16 if scaled > 1 else 0
            expected.append(min(result, 2**15 - 1))
        yield custom_case(
            "SignalFilterBankLog",
            [values],
            [np.array(expected, np.int16)],
            input_correction_bits=bits,
            output_scale=scale,
        )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _filter_bank(rng)
    yield from _square_root(rng)
    yield from _spectral_subtraction(rng)
    yield from _pcan(rng)
    yield from _log(rng)

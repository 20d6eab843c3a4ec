"""What the operators of the audio front end compute, from their definitions: in whole numbers without bounds, cut to
what there is room for in the end."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from model_tests.operators.fixed_point_fft import FixedPointFft
from model_tests.operators.single import Array

_U32 = 2**32
_U64 = 2**64
_LOG_TABLE = [round(65536 * (math.log2(1 + i / 128) - i / 128)) for i in range(129)]


def window(values: Array, weights: Array, shift: int) -> Array:
    product = values.astype(np.int64) * weights >> shift
    return np.asarray(np.clip(product, -(2**15), 2**15 - 1), np.int16)


def auto_scale(values: Array) -> list[Array]:
    """The scaled values, and by how many bits."""
    loudest = int(np.abs(values.astype(np.int32)).max())
    bits = max(0, 15 - loudest.bit_length()) if loudest else 0
    return [np.asarray(values * 2**bits, np.int16), np.asarray(bits, np.int32)]


def spectrum(values: Array, dtype: str) -> Array:
    """Of signals of an even length in the last dimension, in fixed point."""
    length = values.shape[-1]
    fft = FixedPointFft(length, np.iinfo(dtype).bits, inverse=False)
    rows = [fft.spectrum(row) for row in values.reshape(-1, length)]
    return np.array(rows, dtype).reshape(*values.shape[:-1], length + 2)


def signal(values: Array, dtype: str) -> Array:
    """Of spectra in the last dimension, in fixed point."""
    length = values.shape[-1] - 2
    fft = FixedPointFft(length, np.iinfo(dtype).bits, inverse=True)
    rows = [fft.signal(row) for row in values.reshape(-1, length + 2)]
    return np.array(rows, dtype).reshape(*values.shape[:-1], length)


def energy(values: Array, start: int, end: int) -> Array:
    squares = values.astype(np.int64) ** 2
    result = squares[..., 0::2] + squares[..., 1::2]
    result[..., :start] = result[..., end:] = 0
    return result.astype(np.uint32)


def filter_bank(
    energies: Array, weights: Array, unweights: Array, frequency_starts: Array, weight_starts: Array, widths: Array
) -> Array:
    sums = [0] * (len(widths) + 1)
    for c, width in enumerate(widths):
        for i in range(int(width)):
            value = int(energies[frequency_starts[c] + i])
            sums[c] += int(weights[weight_starts[c] + i]) * value
            sums[c + 1] += int(unweights[weight_starts[c] + i]) * value
    return np.array([value % _U64 for value in sums[1:-1]], np.uint64)


def square_root(values: Array, bits: int) -> Array:
    result = []
    for value in map(int, values):
        root = math.isqrt(value)
        if value - root * root > root:
            root += 1
        result.append(min(root, 2**16 - 1 if value < _U32 else _U32 - 1) >> bits)
    return np.array(result, np.uint32)


class SpectralSubtraction:
    """Gives the cleaned signal and the estimate of the noise, which it keeps."""

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._noise = [0] * options["num_channels"]

    def __call__(self, values: Array) -> list[Array]:
        options = self._options
        smoothing_bits, bits = options["smoothing_bits"], options["spectral_subtraction_bits"]
        result = []
        for c, value in enumerate(map(int, values)):
            prefix = "alternate_" if c % 2 else ""
            smoothing, rest = options[prefix + "smoothing"], options[prefix + "one_minus_smoothing"]
            scaled = (value << smoothing_bits) % _U32
            self._noise[c] = ((scaled * smoothing + self._noise[c] * rest) % _U64 >> bits) % _U32
            subtrahend = min(self._noise[c], scaled)
            if options["clamping"]:
                self._noise[c] = subtrahend
            least = (value * options["min_signal_remaining"] >> bits) % _U32
            result.append(max((scaled - subtrahend) >> smoothing_bits, least))
        return [np.array(result, np.uint32), np.array(self._noise, np.uint32)]


def gain_table() -> Array:
    """Parabolas for a gain that falls with the noise, as a front end has them: the first two gains, then a level, a
    slope and a bend (and one that is not used) for each power of two."""

    def gain(noise: int) -> int:
        return min(2**15 - 1, round(float(2**21 * (noise / 2**10 + 80.0) ** -0.95)))

    table = [gain(0), gain(1)]
    for bits in range(2, 33):
        low, middle, high = gain(2 ** (bits - 1)), gain(3 * 2 ** (bits - 2)), gain(2**bits - 1)
        slope = 4 * (middle - low) - (high - low)
        table += [low, slope, high - low - slope, 0]
    return np.array(table[:-1], np.int16)


def _gain(noise: int, table: list[int]) -> int:
    if noise <= 2:
        return table[noise]
    bits = noise.bit_length()
    level, slope, bend = table[4 * bits - 6 : 4 * bits - 3]
    position = (noise << 11 >> bits) & 1023
    rise = (slope * 32 + (bend * position >> 5)) * position + 2**14
    rise = (rise + 2**31) % _U32 - 2**31
    return ((rise >> 15) + level + 2**15) % 2**16 - 2**15


def pcan(values: Array, noise: Array, gains: Array, shift: int) -> Array:
    table = [int(gain) for gain in gains]
    result = []
    for value, level in zip(map(int, values), map(int, noise), strict=True):
        snr = (value * (_gain(level, table) % _U32) >> shift) % _U32
        result.append(snr * snr >> 20 if snr < 8192 else (snr >> 6) - 64)
    return np.array(result, np.uint32)


def _natural_log(value: int) -> int:
    """Times 2^16."""
    whole = value.bit_length() - 1
    fraction = (value << 16 >> whole) - 2**16
    segment, position = fraction >> 9, fraction & 511
    line = (_LOG_TABLE[segment + 1] - _LOG_TABLE[segment]) * position >> 16
    return (45426 * ((whole << 16) + fraction + _LOG_TABLE[segment] + line) + 2**15) >> 16


def log(values: Array, correction_bits: int, scale: int) -> Array:
    result = []
    for value in map(int, values):
        scaled = (value << correction_bits) % _U32
        result.append((scale * _natural_log(scaled) + 2**15) % _U32 >> 16 if scaled > 1 else 0)
    return np.minimum(np.array(result, np.int64), 2**15 - 1).astype(np.int16)


class Framer:
    """Gives frames [..., frames, size] and whether they all are there."""

    def __init__(self, size: int, step: int, prefill: bool) -> None:
        self._size, self._step = size, step
        self._zeros = size - step if prefill else 0
        self._waiting: Array | None = None

    def __call__(self, values: Array) -> list[Array]:
        outer, frames = values.shape[:-1], values.shape[-1] // self._step
        if self._waiting is None:
            self._waiting = np.zeros([*outer, self._zeros], np.int16)
        result, valid = np.zeros([*outer, frames, self._size], np.int16), True
        for frame, step in enumerate(np.split(values, frames, -1)):
            self._waiting = np.concatenate([self._waiting, step], -1)
            if self._waiting.shape[-1] >= self._size:
                result[..., frame, :] = self._waiting[..., : self._size]
                self._waiting = self._waiting[..., self._step :]
            else:
                valid = False
        return [result, np.asarray(valid)]


class Stacker:
    """Gives features side by side and whether they are new."""

    def __init__(self, left: int, right: int, step: int) -> None:
        self._left, self._runs, self._step = left, left + 1 + right, step
        self._waiting: list[Array] | None = None

    def __call__(self, values: Array) -> list[Array]:
        if self._waiting is None:
            self._waiting = [values] * self._left
        self._waiting.append(values)
        valid = len(self._waiting) >= self._runs
        result = np.concatenate(self._waiting) if valid else np.zeros(values.size * self._runs, np.int16)
        if valid:
            self._waiting = self._waiting[self._step :]
        return [result, np.asarray(valid)]

"""Convolutions of quantised tensors written down from their definition, for combinations of types that LiteRT lacks.

Inputs and filters are integers with their zero points taken off. Sums are [batch, height, width, channels].
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def _padding(size: int, filter_size: int, stride: int, dilation: int, padding: str) -> tuple[int, int]:
    """Positions of a window along a dimension, and how far the first one begins before it."""
    effective = (filter_size - 1) * dilation + 1
    if padding == "VALID":
        return (size - effective) // stride + 1, 0
    positions = -(-size // stride)
    return positions, max((positions - 1) * stride + effective - size, 0) // 2


def convolve(
    x: Array,
    w: Array,
    stride: Sequence[int],
    dilation: Sequence[int],
    padding: str,
    groups: int = 1,
) -> Array:
    """The sums of CONV_2D; filter [channels, height, width, depth / groups]."""
    batches, _, _, depth = x.shape
    channels, filter_height, filter_width, filter_depth = w.shape
    sizes = [_padding(x.shape[1 + i], w.shape[1 + i], stride[i], dilation[i], padding) for i in range(2)]
    (height, top), (width, left) = sizes
    room = [
        (filter_height - 1) * dilation[0] + height * stride[0],
        (filter_width - 1) * dilation[1] + width * stride[1],
    ]
    padded = np.zeros(
        (batches, top + x.shape[1] + room[0], left + x.shape[2] + room[1], groups, depth // groups), np.int64
    )
    padded[:, top : top + x.shape[1], left : left + x.shape[2]] = x.reshape(*x.shape[:3], groups, filter_depth)
    weights = w.astype(np.int64).reshape(groups, channels // groups, filter_height, filter_width, filter_depth)
    sums = np.zeros((batches, height, width, groups, channels // groups), np.int64)
    for i in range(filter_height):
        for j in range(filter_width):
            y, z = i * dilation[0], j * dilation[1]
            taken = padded[:, y : y + height * stride[0] : stride[0], z : z + width * stride[1] : stride[1]]
            sums += np.einsum("byxgd,gcd->byxgc", taken, weights[:, :, i, j])
    return sums.reshape(batches, height, width, channels)


def convolve_depthwise(x: Array, w: Array, stride: Sequence[int], dilation: Sequence[int], padding: str) -> Array:
    """The sums of DEPTHWISE_CONV_2D; filter [1, height, width, channels]: as many groups as input channels."""
    return convolve(x, w.transpose(3, 1, 2, 0), stride, dilation, padding, x.shape[3])


def convolve_transposed(x: Array, w: Array, stride: Sequence[int], padding: str, output: Sequence[int]) -> Array:
    """The sums of TRANSPOSE_CONV: each input spreads over the outputs that its window covers."""
    top, left = (_padding(output[1 + i], w.shape[1 + i], stride[i], 1, padding)[1] for i in range(2))
    sums = np.zeros(output, np.int64)
    spread = np.einsum("byxd,cijd->byxijc", x.astype(np.int64), w.astype(np.int64))
    for v, u, i, j in np.ndindex(*spread.shape[1:5]):
        y, z = v * stride[0] - top + i, u * stride[1] - left + j
        if 0 <= y < output[1] and 0 <= z < output[2]:
            sums[:, y, z] += spread[:, v, u, i, j]
    return sums


def _wrap(values: Array, bits: int) -> Array:
    half = 1 << (bits - 1)
    return np.asarray((values + half) % (1 << bits) - half, object)


def requantise(sums: Array, factors: Array, wide: bool) -> Array:
    """Sums with their bias times the factor of their channel, as fixed-point arithmetic rounds it.

    `wide`: accumulators of 64 bits, whose factors are reduced to 16 bits and which are rounded once; those of 32 bits
    wrap and are rounded twice.
    """
    mantissas, exponents = np.frexp(np.asarray(factors, np.float64))
    multipliers = np.array([int(np.floor(m * 2**31 + 0.5)) for m in mantissas], object)
    shifts = np.array([int(e) for e in exponents], object)
    shifts = np.where(multipliers == 2**31, shifts + 1, shifts)
    multipliers = np.where(multipliers == 2**31, 2**30, multipliers)
    values = _wrap(sums.astype(object), 64 if wide else 32)
    if wide:
        reduced = np.where(multipliers < 0x7FFF0000, (multipliers + (1 << 15)) >> 16, 0x7FFF)
        right = 15 - shifts
        return np.asarray((values * reduced + (1 << (right - 1))) >> right, object)
    left, right = np.maximum(shifts, 0), np.maximum(-shifts, 0)
    products = (_wrap(values << left, 32) * multipliers + (1 << 30)) >> 31
    divisors = 1 << right
    # Halves away from zero.
    magnitudes = (2 * np.abs(products) + divisors) // (2 * divisors)
    return np.asarray(np.where(products < 0, -magnitudes, magnitudes), object)


def quantise_batch(values: Array, asymmetric: bool) -> tuple[Array, float]:
    """Float activations as integers with their zero point taken off, and their scale."""
    if asymmetric:
        low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
        exact = (high - low) / 255
        from_low, from_high = -128 - low / exact, 127 - high / exact
        chosen = from_low if 128 - low / exact < 127 + high / exact else from_high
        zero_point = int(np.clip(np.sign(chosen) * np.floor(abs(chosen) + 0.5), -128, 127))
        scale, lowest = np.float32(exact), -128
        moved = np.float32(zero_point) + values * (np.float32(1) / scale)
    else:
        largest = np.abs(values).max()
        zero_point, scale, lowest = 0, np.float32(largest) / np.float32(127), -127
        moved = values * (np.float32(127) / largest)
    rounded = np.sign(moved) * np.floor(np.abs(moved.astype(np.float64)) + 0.5)
    return np.clip(rounded, lowest, 127).astype(np.int64) - zero_point, float(scale)

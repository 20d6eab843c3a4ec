"""Pruning: a bit for each element, and the values of those that are not zero."""

from __future__ import annotations

import numpy as np

from tflite_micro.compression.encoding import (
    CompressionError,
    DecodeType,
    Encoding,
    as_bits,
    channel_axis,
    header,
    values_of,
)
from tflite_micro.model import Tensor
from tflite_micro.model.fields import Array


def _zeros(tensor: Tensor, values: Array) -> Array:
    """What each element is when it has no value, in the shape of `values` or one that broadcasts to it."""
    quantization = tensor.quantization
    if quantization is None or quantization.zero_point.size == 0 or not quantization.zero_point.any():
        return np.zeros(1, values.dtype)
    if values.dtype.itemsize > 1:
        raise CompressionError(f"{tensor!r} has a zero point other than 0, which only 8-bit elements can be pruned to")
    axis = channel_axis(tensor)
    points = quantization.zero_point.astype(values.dtype)
    if axis is None:
        return points[:1]
    shape = [1] * values.ndim
    shape[axis] = -1
    return np.broadcast_to(points, tensor.shape[axis]).reshape(shape)


def encode(tensor: Tensor) -> Encoding:
    values = values_of(tensor)
    kept = as_bits(values) != as_bits(_zeros(tensor, values))
    content = values[kept].tobytes()
    return Encoding(np.packbits(kept).tobytes(), header(DecodeType.PRUNING) + content)

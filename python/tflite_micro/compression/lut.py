"""Lookup tables: an index into a table of values for each element."""

from __future__ import annotations

import numpy as np

from tflite_micro.compression.encoding import (
    CompressionError,
    DecodeType,
    Encoding,
    as_bits,
    channel_axis,
    header,
    pack_bits,
    values_of,
)
from tflite_micro.compression.spec import LookUpTableCompression, PerChannel, PerTensor
from tflite_micro.model import Tensor


def encode(tensor: Tensor, method: LookUpTableCompression) -> Encoding:
    width = method.index_bitwidth
    if not 1 <= width <= 7:
        raise CompressionError(f"indices have 1 to 7 bits, not {width}")
    values = values_of(tensor)
    axis = channel_axis(tensor)
    if isinstance(method.mode, PerChannel) and method.mode.axis != axis:
        raise CompressionError(
            f"{tensor!r} cannot have a table for each index along dimension {method.mode.axis}: "
            f"its quantisation has {'one scale' if axis is None else f'scales along dimension {axis}'}"
        )
    is_shared = axis is None or isinstance(method.mode, PerTensor)
    bits = as_bits(values)
    indices = np.zeros(bits.shape, np.uint8)
    tables = []
    for channel in (
        [()] if axis is None or is_shared else [(slice(None),) * axis + (i,) for i in range(bits.shape[axis])]
    ):
        found, positions = np.unique(bits[channel], return_inverse=True)
        if found.size > 1 << width:
            raise CompressionError(
                f"{tensor!r} has {found.size} different values, too many for indices of {width} bits"
            )
        indices[channel] = positions.reshape(indices[channel].shape)
        tables.append(found)
    # Every index finds a value, also those that are not used.
    stride = 1 << width
    content = b"".join(np.resize(table, stride).tobytes() for table in tables)
    # The scales make several channels, which then share the one table.
    distance = 0 if axis is not None and is_shared else stride
    return Encoding(pack_bits(indices, width), header(DecodeType.LUT, bytes([width, distance])) + content)

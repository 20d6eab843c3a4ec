"""An encoded tensor: what the two inputs of TFLM_DECODE hold. The layout is in tflite_micro/ops/decode.h."""

from __future__ import annotations

import dataclasses
import enum

import numpy as np

from tflite_micro.model import Tensor, TensorType
from tflite_micro.model.dtypes import is_packed
from tflite_micro.model.fields import Array

HEADER_BYTES = 16


class CompressionError(Exception):
    """Why a tensor cannot be compressed as asked, as one sentence for the person who reads it."""


class DecodeType(enum.IntEnum):
    LUT = 0
    HUFFMAN = 1
    PRUNING = 2


@dataclasses.dataclass(frozen=True)
class Encoding:
    """The bytes of a tensor, and what is needed to decode them."""

    encoded: bytes
    ancillary: bytes

    @property
    def size(self) -> int:
        return len(self.encoded) + len(self.ancillary)


def header(kind: DecodeType, parameters: bytes = b"") -> bytes:
    """The 16 bytes in front of the tables; `parameters` are those from byte 5 on."""
    start = bytes([kind, 1, 0, 0, 1]) + parameters
    return start.ljust(HEADER_BYTES, b"\0")


def values_of(tensor: Tensor) -> Array:
    """The constant's values, of a type whose elements are whole bytes."""
    if is_packed(tensor.type) or tensor.type in (TensorType.STRING, TensorType.VARIANT, TensorType.RESOURCE):
        raise CompressionError(f"{tensor!r} is of a type that cannot be decoded")
    values = tensor.data
    if values is None or values.size == 0:
        raise CompressionError(f"{tensor!r} is not a constant with elements")
    return values


def channel_axis(tensor: Tensor) -> int | None:
    """The dimension along which the tensor has scales, if it has several."""
    quantization = tensor.quantization
    if quantization is None or quantization.scale.size <= 1:
        return None
    axis = quantization.axis
    if not 0 <= axis < len(tensor.shape) or tensor.shape[axis] != quantization.scale.size:
        raise CompressionError(f"{tensor!r} has {quantization.scale.size} scales, but not as many channels")
    return axis


def as_bits(values: Array) -> Array:
    """The same elements as unsigned integers, so that equal ones are equal in every bit: floats have two zeros."""
    return np.ascontiguousarray(values).view(f"u{values.dtype.itemsize}")


def pack_bits(numbers: Array, width: int) -> bytes:
    """Numbers of `width` bits, one after the other, the first in the highest bits."""
    bits = numbers.reshape(-1, 1).astype(np.uint8) >> np.arange(width - 1, -1, -1, dtype=np.uint8) & 1
    return np.packbits(bits.astype(np.uint8)).tobytes()

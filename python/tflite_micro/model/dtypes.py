"""The format's element types and their NumPy counterparts, with packing of types smaller than a byte.

4-bit and 2-bit values are held as whole bytes in arrays and packed in the file, the first element in the lowest bits.
Types that NumPy does not know (bfloat16, the 8-bit floats) are held as their bits in unsigned integers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from tflite_micro.model.fields import Array, ModelError
from tflite_micro.model.schema import TensorType

_NUMPY: dict[TensorType, str] = {
    TensorType.FLOAT16: "<f2",
    TensorType.FLOAT32: "<f4",
    TensorType.FLOAT64: "<f8",
    TensorType.COMPLEX64: "<c8",
    TensorType.COMPLEX128: "<c16",
    TensorType.BOOL: "?",
    TensorType.INT8: "i1",
    TensorType.INT16: "<i2",
    TensorType.INT32: "<i4",
    TensorType.INT64: "<i8",
    TensorType.UINT8: "u1",
    TensorType.UINT16: "<u2",
    TensorType.UINT32: "<u4",
    TensorType.UINT64: "<u8",
    TensorType.INT4: "i1",
    TensorType.INT2: "i1",
    TensorType.UINT4: "u1",
    TensorType.BFLOAT16: "<u2",
    TensorType.FLOAT8_E4M3FN: "u1",
    TensorType.FLOAT8_E5M2: "u1",
    TensorType.RESOURCE: "<i4",
}

_PACKED_BITS = {TensorType.INT4: 4, TensorType.UINT4: 4, TensorType.INT2: 2}

# Element types that a NumPy type stands for, where several would do.
_FROM_NUMPY: dict[np.dtype[Any], TensorType] = {
    np.dtype(code): kind
    for kind, code in reversed(_NUMPY.items())
    if kind not in _PACKED_BITS and kind != TensorType.RESOURCE
}
_FROM_NUMPY[np.dtype("u1")] = TensorType.UINT8
_FROM_NUMPY[np.dtype("<u2")] = TensorType.UINT16


def tensor_type(kind: TensorType | str | npt.DTypeLike) -> TensorType:
    """The element type that a TensorType, its name in any case ("int4") or a NumPy type stands for."""
    if isinstance(kind, TensorType):
        return kind
    if isinstance(kind, str) and kind.upper() in TensorType.__members__:
        return TensorType[kind.upper()]
    try:
        return _FROM_NUMPY[np.dtype(kind).newbyteorder("<")]
    except (KeyError, TypeError) as error:
        raise ModelError(f"no tensor type corresponds to {kind!r}") from error


def numpy_dtype(kind: TensorType) -> np.dtype[Any]:
    """The type of the array that holds a tensor's elements; for STRING and VARIANT, bytes."""
    return np.dtype(_NUMPY.get(kind, "u1"))


def is_packed(kind: TensorType) -> bool:
    return kind in _PACKED_BITS


def byte_count(kind: TensorType, elements: int) -> int:
    """How many bytes `elements` take in a file."""
    if kind in _PACKED_BITS:
        return (elements * _PACKED_BITS[kind] + 7) // 8
    return elements * numpy_dtype(kind).itemsize


def encode(values: npt.ArrayLike, kind: TensorType) -> bytes:
    """The bytes of `values` as they lie in a file. Values that the type cannot hold are refused."""
    array = np.asarray(values)
    target = numpy_dtype(kind)
    narrower = array.dtype != target or kind in _PACKED_BITS
    if narrower and target.kind in "iu" and array.dtype.kind in "iufb" and array.size:
        bits = _PACKED_BITS.get(kind, target.itemsize * 8)
        low = -(1 << (bits - 1)) if target.kind == "i" else 0
        high = (1 << (bits - 1 if target.kind == "i" else bits)) - 1
        if array.min() < low or array.max() > high:
            raise ModelError(f"{kind.name} holds {low} to {high}, not {array.min()} to {array.max()}")
        if array.dtype.kind == "f" and np.any(array != np.floor(array)):
            raise ModelError(f"{kind.name} holds whole numbers; round the values first")
    array = np.ascontiguousarray(array, target).reshape(-1)
    if kind not in _PACKED_BITS:
        return array.tobytes()
    bits = _PACKED_BITS[kind]
    per_byte = 8 // bits
    padded = np.zeros(-(-array.size // per_byte) * per_byte, np.uint8)
    padded[: array.size] = array.view(np.uint8) & ((1 << bits) - 1)
    packed = np.zeros(padded.size // per_byte, np.uint8)
    for i in range(per_byte):
        packed |= padded[i::per_byte] << np.uint8(i * bits)
    return packed.tobytes()


def decode(data: bytes, kind: TensorType, elements: int) -> Array:
    """The first `elements` values in `data`."""
    if kind not in _PACKED_BITS:
        return np.frombuffer(data, numpy_dtype(kind), elements).copy()
    bits = _PACKED_BITS[kind]
    packed = np.frombuffer(data, np.uint8)
    per_byte = 8 // bits
    values = np.zeros(packed.size * per_byte, np.uint8)
    for i in range(per_byte):
        values[i::per_byte] = (packed >> np.uint8(i * bits)) & np.uint8((1 << bits) - 1)
    values = values[:elements]
    if numpy_dtype(kind).kind == "u":
        return values
    shift = np.uint8(8 - bits)
    return np.asarray((values << shift).view(np.int8) >> shift.astype(np.int8))

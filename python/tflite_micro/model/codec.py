"""Reads and writes the format's tables as the plain objects of `schema.py`, nothing resolved, nothing lost.

`read` accepts any bytes: what does not hold together as a FlatBuffer is a ModelError that says what and where. It does
not look at meaning: an index may point nowhere. This is the layer for tools that must make or see such models;
`Model` is the comfortable one.
"""

from __future__ import annotations

import enum
import struct
from typing import Any

import flatbuffers
import numpy as np

from tflite_micro.model import schema
from tflite_micro.model.fields import Layout, ModelError, Table, layouts

MAX_BYTES = 2**31 - 1


# The layouts of the tables that were met so far.
_LAYOUTS: dict[type[Table], dict[str, Layout]] = {}


def _layouts(cls: type[Table]) -> dict[str, Layout]:
    if cls not in _LAYOUTS:
        _LAYOUTS[cls] = layouts(cls)
    return _LAYOUTS[cls]


def _member_number(union: str, cls: type[Table]) -> int:
    members = schema.UNIONS[union]
    if cls not in members:
        raise ModelError(f"{cls.__name__} is not a member of {union}")
    return members.index(cls) + 1


def read(data: bytes) -> schema.Model:
    """The model in `data`, with every table, vector and string inside the bounds of `data`."""
    return _Reader(data).model()


def write(model: schema.Model) -> bytes:
    """The file of `model`. Buffers' data are aligned to 16 bytes, counted from the start of the file."""
    builder = flatbuffers.Builder(1024)
    builder.Finish(_write_table(builder, model), file_identifier=schema.IDENTIFIER)
    return bytes(builder.Output())


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = bytes(data)
        # A file has at most one table or string for each offset of 4 bytes; a reader of files in which many offsets
        # lead to the same tables could otherwise be made to work without end.
        self.budget = len(self.data) // 4

    def model(self) -> schema.Model:
        size = len(self.data)
        if size < 8:
            raise ModelError(f"not a .tflite model: {size} bytes are too few, the header alone has 8")
        if self.data[4:8] != schema.IDENTIFIER:
            found = "".join(chr(byte) if 32 <= byte < 127 else "?" for byte in self.data[4:8])
            expected = schema.IDENTIFIER.decode()
            raise ModelError(f"not a .tflite model: the file identifier is '{found}', expected '{expected}'")
        if size > MAX_BYTES:
            raise ModelError(f"the model has {size} bytes, the format's offsets reach {MAX_BYTES}")
        model = self.table(self.follow(0, "the root table"), schema.Model)
        assert isinstance(model, schema.Model)
        for name in ("operator_codes", "subgraphs", "buffers"):
            if getattr(model, name) is None:
                raise ModelError(f"the model has no {name}")
        for index, subgraph in enumerate(model.subgraphs or []):
            for name in ("tensors", "operators"):
                if getattr(subgraph, name) is None:
                    raise ModelError(f"subgraph {index} has no {name}")
        return model

    def need(self, start: int, count: int, what: str) -> None:
        if start < 0 or start + count > len(self.data):
            raise ModelError(
                f"the model is damaged or truncated: {what} lies at bytes {start} to {start + count}, "
                f"but the file has {len(self.data)}"
            )

    def unpack(self, code: str, start: int, what: str) -> int:
        self.need(start, struct.calcsize(code), what)
        value: int = struct.unpack_from(code, self.data, start)[0]
        return value

    def follow(self, start: int, what: str) -> int:
        offset = self.unpack("<I", start, f"the offset of {what}")
        self.need(start + offset, 4, what)
        self.budget -= 1
        if self.budget < 0:
            raise ModelError("the model is damaged: it refers to more tables than its bytes can hold")
        return start + offset

    def table(self, start: int, cls: type[Table]) -> Table:
        name = cls.__name__
        vtable = start - self.unpack("<i", start, f"a {name}")
        vtable_bytes = self.unpack("<H", vtable, f"the vtable of a {name}")
        table_bytes = self.unpack("<H", vtable + 2, f"the vtable of a {name}")
        self.need(vtable, vtable_bytes, f"the vtable of a {name}")
        self.need(start, table_bytes, f"a {name}")
        if vtable_bytes < 4 or vtable_bytes % 2:
            raise ModelError(f"the model is damaged: the vtable of a {name} at byte {vtable} has an impossible size")

        def position(number: int, size: int, what: str) -> int | None:
            slot = 4 + 2 * number
            if slot >= vtable_bytes:
                return None
            (at,) = struct.unpack_from("<H", self.data, vtable + slot)
            if at == 0:
                return None
            if at < 4 or at + size > table_bytes:
                raise ModelError(f"the model is damaged: {what} lies outside of its table at byte {start}")
            return start + int(at)

        result = cls()
        for field, layout in _layouts(cls).items():
            what = f"{name}.{field}"
            size = layout.dtype.itemsize if layout.kind == "scalar" and layout.dtype is not None else 4
            at = position(layout.number, size, what)
            if layout.kind == "union":
                kind_at = position(layout.number - 1, 1, what)
                kind = 0 if kind_at is None else self.data[kind_at]
                if (kind == 0) != (at is None):
                    raise ModelError(f"the model is damaged: {what} has a type without a value or the reverse")
                members = schema.UNIONS[layout.type]
                if at is not None:
                    target = self.follow(at, what)
                    # A member that is newer than this schema is left out; its operator code is unknown as well.
                    if kind <= len(members):
                        setattr(result, field, self.table(target, members[kind - 1]))
            elif at is not None:
                setattr(result, field, self.value(at, layout, what))
        return result

    def value(self, at: int, layout: Layout, what: str) -> Any:
        if layout.kind == "scalar":
            assert layout.dtype is not None
            number = np.frombuffer(self.data, layout.dtype, 1, at)[0].item()
            if isinstance(layout.default, enum.IntEnum):
                try:
                    return type(layout.default)(number)
                except ValueError:  # a value newer than this schema stays a number
                    return number
            return number
        start = self.follow(at, what)
        if layout.kind == "table":
            return self.table(start, getattr(schema, layout.type))
        count = self.unpack("<I", start, what)
        if layout.kind == "vector":
            assert layout.dtype is not None
            self.need(start + 4, count * layout.dtype.itemsize, what)
            return np.frombuffer(self.data, layout.dtype, count, start + 4).copy()
        if layout.kind == "string":
            self.need(start + 4, count + 1, what)
            if self.data[start + 4 + count] != 0:
                raise ModelError(f"the model is damaged: the text {what} at byte {start} does not end with a zero")
            return self.data[start + 4 : start + 4 + count].decode("utf-8", "surrogateescape")
        self.need(start + 4, count * 4, what)
        cls = getattr(schema, layout.type)
        return [self.table(self.follow(start + 4 + 4 * i, f"{what}[{i}]"), cls) for i in range(count)]


def _write_bytes(builder: flatbuffers.Builder, data: bytes, count: int, size: int, align: int) -> int:
    """A vector of `count` elements of `size` bytes whose first element is aligned to `align` bytes."""
    builder.StartVector(size, count, align)
    builder.head -= len(data)
    builder.Bytes[builder.head : builder.head + len(data)] = data
    offset: int = builder.EndVector()
    return offset


def _write_reference(builder: flatbuffers.Builder, value: Any, layout: Layout) -> int:
    """Writes what a field refers to and returns its offset in the builder."""
    if layout.kind in ("table", "union"):
        return _write_table(builder, value)
    if layout.kind == "string":
        encoded = value.encode("utf-8", "surrogateescape")
        offset: int = builder.CreateString(encoded)
        return offset
    if layout.kind == "vector":
        assert layout.dtype is not None
        if isinstance(value, (bytes, bytearray, memoryview)):
            value = np.frombuffer(value, np.uint8)
        array = np.asarray(value, layout.dtype).reshape(-1)
        return _write_bytes(builder, array.tobytes(), array.size, layout.dtype.itemsize, layout.align)
    offsets = [_write_table(builder, item) for item in value]
    builder.StartVector(4, len(offsets), 4)
    for item in reversed(offsets):
        builder.PrependUOffsetTRelative(item)
    result: int = builder.EndVector()
    return result


_PREPEND = {
    "|b1": "PrependBoolSlot",
    "|i1": "PrependInt8Slot",
    "|u1": "PrependUint8Slot",
    "<i2": "PrependInt16Slot",
    "<u2": "PrependUint16Slot",
    "<i4": "PrependInt32Slot",
    "<u4": "PrependUint32Slot",
    "<i8": "PrependInt64Slot",
    "<u8": "PrependUint64Slot",
    "<f4": "PrependFloat32Slot",
}


def _write_table(builder: flatbuffers.Builder, item: Table) -> int:
    fields = _layouts(type(item))
    references = {}
    for name, layout in fields.items():
        value = getattr(item, name)
        if layout.kind != "scalar" and value is not None:
            try:
                references[name] = _write_reference(builder, value, layout)
            except (TypeError, ValueError, OverflowError, AttributeError) as error:
                raise ModelError(f"{type(item).__name__}.{name} cannot be {value!r}: {error}") from error
    builder.StartObject(max((layout.number for layout in fields.values()), default=-1) + 1)
    for name, layout in fields.items():
        value = getattr(item, name)
        if name in references:
            builder.PrependUOffsetTRelativeSlot(layout.number, references[name], 0)
            if layout.kind == "union":
                builder.PrependUint8Slot(layout.number - 1, _member_number(layout.type, type(value)), 0)
        elif layout.kind == "scalar":
            assert layout.dtype is not None
            try:
                number = bool(value) if layout.dtype.kind == "b" else layout.dtype.type(value).item()
                getattr(builder, _PREPEND[layout.dtype.str])(layout.number, number, layout.default)
            except (TypeError, ValueError, OverflowError) as error:
                raise ModelError(f"{type(item).__name__}.{name} cannot be {value!r}") from error
    offset: int = builder.EndObject()
    return offset

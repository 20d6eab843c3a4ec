"""A model as Python objects: subgraphs of tensors and operators that refer to each other, not to indices.

    model = Model.from_file("person_detect.tflite")
    for operator in model.subgraphs[0].operators:
        print(operator.name, operator.options, [tensor.shape for tensor in operator.inputs if tensor])
    model.subgraphs[0].tensors[3].data = weights
    Path("edited.tflite").write_bytes(model.to_bytes())

What the file says and these classes do not show is kept and written back. A file that cannot be read, or refers to
what it does not have, is a `ModelError`.
"""

from __future__ import annotations

import copy
import dataclasses
import math
import os
from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from tflite_micro.model import codec, dtypes, operators, schema
from tflite_micro.model.fields import Array, ModelError, Table
from tflite_micro.model.schema import BuiltinOperator, TensorType
from tflite_micro.whole_file import write_whole

_T = TypeVar("_T")


@dataclasses.dataclass(eq=False)
class Buffer:
    """Bytes of a constant or of a metadata entry. Tensors may share one."""

    data: bytes = b""


@dataclasses.dataclass(eq=False)
class OperatorCode:
    """What operators do: a builtin, or a custom operator by its name; `version` counts changes of its behaviour."""

    builtin: BuiltinOperator | int
    custom_name: str | None = None
    version: int = 1


@dataclasses.dataclass(eq=False)
class Quantization:
    """real = scale * (quantised - zero_point).

    `scale` (float32) and `zero_point` (int64) have one element, or one for each index along dimension `axis`.
    `minimum` and `maximum` are the observed range, for information; `details` a table of another scheme.
    """

    scale: Array
    zero_point: Array
    axis: int = 0
    minimum: Array | None = None
    maximum: Array | None = None
    details: Table | None = None


class Tensor:
    """A value of a subgraph; a constant if its buffer has data."""

    def __init__(
        self,
        shape: Sequence[int] = (),
        type: TensorType = TensorType.FLOAT32,
        name: str | None = None,
        quantization: Quantization | None = None,
        buffer: Buffer | None = None,
        is_variable: bool = False,
    ) -> None:
        self.shape: tuple[int, ...] = tuple(int(n) for n in shape)
        self.type: TensorType = type
        self.name = name
        self.quantization = quantization
        # None stands for the file's buffer 0, which is empty.
        self.buffer = buffer
        self.is_variable = is_variable
        # The fields that this class does not show (sparsity, shape_signature, ...).
        self.table = schema.Tensor()
        self.table.has_rank = True

    @property
    def dtype(self) -> np.dtype[np.generic]:
        """The type of `data`'s elements; int8 for INT4 and INT2."""
        return dtypes.numpy_dtype(self.type)

    @property
    def element_count(self) -> int:
        return math.prod(self.shape)

    @property
    def byte_count(self) -> int:
        """Bytes that the elements take, packed as in the file."""
        return dtypes.byte_count(self.type, self.element_count)

    @property
    def is_constant(self) -> bool:
        return self.buffer is not None and len(self.buffer.data) > 0

    @property
    def data(self) -> Array | None:
        """The constant's values in its shape, a copy; None for a value that is computed.

        Text (STRING) comes as the bytes of the file. Raises ModelError if the buffer does not have the shape's size.
        """
        if self.buffer is None or not self.buffer.data:
            return None
        if self.type in (TensorType.STRING, TensorType.VARIANT):
            return np.frombuffer(self.buffer.data, np.uint8).copy()
        if self.table.sparsity is not None:
            raise ModelError(f"tensor '{self.name}' is stored sparsely and cannot be shown as an array")
        found, expected = len(self.buffer.data), self.byte_count
        if found != expected:
            raise ModelError(
                f"tensor '{self.name}' has {found} bytes of data, but {list(self.shape)} of {_type_name(self.type)} "
                f"needs {expected}"
            )
        return dtypes.decode(self.buffer.data, self.type, self.element_count).reshape(self.shape)

    @data.setter
    def data(self, values: npt.ArrayLike | None) -> None:
        """Replaces the constant of this tensor; others that shared the buffer keep the old one."""
        if values is None:
            self.buffer = None
            return
        encoded = dtypes.encode(values, self.type)
        if len(encoded) != self.byte_count:
            raise ModelError(
                f"tensor '{self.name}': {np.asarray(values).size} values do not fill the shape {list(self.shape)}"
            )
        self.buffer = Buffer(encoded)

    def __repr__(self) -> str:
        kind = "constant " if self.is_constant else ""
        return f"<{kind}tensor '{self.name}' {list(self.shape)} {_type_name(self.type)}>"


class Operator:
    """One step of a subgraph. An input that is left out is None."""

    def __init__(
        self,
        code: OperatorCode,
        inputs: Sequence[Tensor | None],
        outputs: Sequence[Tensor],
        options: Table | None = None,
        custom_options: bytes | None = None,
        intermediates: Sequence[Tensor] = (),
    ) -> None:
        self.code = code
        self.inputs: list[Tensor | None] = list(inputs)
        self.outputs: list[Tensor] = list(outputs)
        self.intermediates: list[Tensor] = list(intermediates)
        # The attributes: a table of `schema` such as Conv2DOptions, or bytes for a custom operator.
        self.options = options
        self.custom_options = custom_options
        self.table = schema.Operator()

    @property
    def name(self) -> str:
        """The builtin's name ("CONV_2D") or the custom operator's."""
        if self.code.builtin == BuiltinOperator.CUSTOM:
            return self.code.custom_name or "CUSTOM"
        return getattr(self.code.builtin, "name", f"builtin operator {int(self.code.builtin)}")

    @property
    def is_custom(self) -> bool:
        return self.code.builtin == BuiltinOperator.CUSTOM

    def __repr__(self) -> str:
        return f"<operator {self.name}>"


class Subgraph:
    """Operators in the order in which they run, over tensors."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self.tensors: list[Tensor] = []
        self.operators: list[Operator] = []
        self.inputs: list[Tensor] = []
        self.outputs: list[Tensor] = []
        self.table = schema.SubGraph()


@dataclasses.dataclass(eq=False)
class Signature:
    """Names for the inputs and outputs of a subgraph."""

    key: str
    subgraph: Subgraph
    inputs: dict[str, Tensor]
    outputs: dict[str, Tensor]


class Model:
    """A whole file."""

    def __init__(self, description: str | None = None) -> None:
        self.version = 3
        self.description = description
        self.subgraphs: list[Subgraph] = []
        self.metadata: dict[str, Buffer] = {}
        self.signatures: list[Signature] = []
        # In the order of the file. What tensors, operators and metadata refer to is added on writing.
        self.buffers: list[Buffer] = [Buffer()]
        self.operator_codes: list[OperatorCode] = []
        self.table = schema.Model()

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Model:
        """Reads a file; ModelError if it is missing or is not a sound model."""
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            raise ModelError(f"cannot read the model '{os.fspath(path)}': {error.strerror}") from error
        try:
            return cls.from_bytes(data)
        except ModelError as error:
            raise ModelError(f"{os.fspath(path)}: {error}") from error

    @classmethod
    def from_bytes(cls, data: bytes) -> Model:
        """Reads a file's bytes; ModelError if they are not a sound model."""
        return _resolve(codec.read(data), data)

    def to_bytes(self) -> bytes:
        """The file, with every constant at a multiple of 16 bytes."""
        return codec.write(_Writer(self).table)

    def to_file(self, path: str | os.PathLike[str]) -> None:
        data = self.to_bytes()
        try:
            write_whole(path, data)
        except OSError as error:
            raise ModelError(f"cannot write the model '{os.fspath(path)}': {error.strerror}") from error


def _type_name(kind: TensorType | int) -> str:
    return getattr(kind, "name", f"type {int(kind)}")


# ---- From tables to objects ------------------------------------------------------------------------------------------


def _pick(items: Sequence[_T], index: int, what: str, whose: str) -> _T:
    if not 0 <= index < len(items):
        raise ModelError(f"{whose} refers to {what} {index}, but there are {len(items)}")
    return items[index]


def _outside(data: bytes, offset: int, size: int, whose: str) -> bytes:
    """Bytes that a file over 2 GB keeps behind its tables."""
    if offset + size > len(data):
        raise ModelError(f"{whose} lies at bytes {offset} to {offset + size}, but the file has {len(data)}")
    return bytes(data[offset : offset + size])


def _resolve(table: schema.Model, data: bytes) -> Model:
    model = Model(table.description)
    model.version = table.version
    model.table = table
    model.buffers = []
    for index, item in enumerate(table.buffers or []):
        content = b"" if item.data is None else item.data.tobytes()
        if item.offset > 1:
            content = _outside(data, item.offset, item.size, f"buffer {index}")
        model.buffers.append(Buffer(content))
    for code in table.operator_codes or []:
        # Files from before code 127 keep the code in the older field only, later ones the larger in both.
        builtin: int = max(code.builtin_code, code.deprecated_builtin_code)
        if builtin in BuiltinOperator.__members__.values():
            builtin = BuiltinOperator(builtin)
        model.operator_codes.append(OperatorCode(builtin, code.custom_code, code.version))
    for index, item_ in enumerate(table.subgraphs or []):
        model.subgraphs.append(_resolve_subgraph(model, item_, index, data))
    for entry in table.metadata or []:
        name = entry.name or ""
        model.metadata[name] = _pick(model.buffers, entry.buffer, "buffer", f"metadata '{name}'")
    for signature in table.signature_defs or []:
        key = signature.signature_key or ""
        whose = f"signature '{key}'"
        subgraph = _pick(model.subgraphs, signature.subgraph_index, "subgraph", whose)

        def side(maps: list[schema.TensorMap] | None, subgraph: Subgraph, whose: str) -> dict[str, Tensor]:
            return {m.name or "": _pick(subgraph.tensors, m.tensor_index, "tensor", whose) for m in maps or []}

        inputs, outputs = side(signature.inputs, subgraph, whose), side(signature.outputs, subgraph, whose)
        model.signatures.append(Signature(key, subgraph, inputs, outputs))
    return model


def _resolve_subgraph(model: Model, table: schema.SubGraph, number: int, data: bytes) -> Subgraph:
    subgraph = Subgraph(table.name)
    subgraph.table = table
    where = f"subgraph {number}"
    for index, item in enumerate(table.tensors or []):
        whose = f"tensor {index} ('{item.name or ''}') of {where}"
        shape = [] if item.shape is None else item.shape.tolist()
        tensor = Tensor(shape, item.type, item.name, _resolve_quantization(item.quantization))
        if min(tensor.shape, default=0) < 0:
            raise ModelError(f"{whose} has the shape {list(tensor.shape)}, which is negative")
        tensor.buffer = None if item.buffer == 0 else _pick(model.buffers, item.buffer, "buffer", whose)
        tensor.is_variable = item.is_variable
        tensor.table = item
        subgraph.tensors.append(tensor)

    def tensors(indices: Array | None, whose: str) -> list[Tensor]:
        found = [] if indices is None else indices.tolist()
        return [_pick(subgraph.tensors, i, "tensor", whose) for i in found]

    subgraph.inputs = tensors(table.inputs, f"the inputs of {where}")
    subgraph.outputs = tensors(table.outputs, f"the outputs of {where}")
    for index, step in enumerate(table.operators or []):
        whose = f"operator {index} of {where}"
        code = _pick(model.operator_codes, step.opcode_index, "operator code", whose)
        inputs = [
            None if i == -1 else _pick(subgraph.tensors, i, "tensor", whose)
            for i in ([] if step.inputs is None else step.inputs.tolist())
        ]
        operator = Operator(code, inputs, tensors(step.outputs, whose))
        operator.intermediates = tensors(step.intermediates, whose)
        operator.options = step.builtin_options_2 if step.builtin_options is None else step.builtin_options
        if step.large_custom_options_offset > 1:
            offset, size = step.large_custom_options_offset, step.large_custom_options_size
            operator.custom_options = _outside(data, offset, size, f"the options of {whose}")
        elif step.custom_options is not None:
            operator.custom_options = step.custom_options.tobytes()
        operator.table = step
        subgraph.operators.append(operator)
    return subgraph


def _resolve_quantization(table: schema.QuantizationParameters | None) -> Quantization | None:
    if table is None or (table.scale is None and table.details is None and table.min is None and table.max is None):
        return None
    scale = np.zeros(0, np.float32) if table.scale is None else table.scale
    zero_point = np.zeros(scale.size, np.int64) if table.zero_point is None else table.zero_point
    return Quantization(scale, zero_point, table.quantized_dimension, table.min, table.max, table.details)


# ---- From objects to tables ------------------------------------------------------------------------------------------


class _Numbered(Generic[_T]):
    """Objects with numbers in order of their first mention; the same object has the same number."""

    def __init__(self, items: Sequence[_T]) -> None:
        self.items = list(items)
        self.numbers = {id(item): number for number, item in enumerate(self.items)}

    def number(self, item: _T) -> int:
        if id(item) not in self.numbers:
            self.numbers[id(item)] = len(self.items)
            self.items.append(item)
        return self.numbers[id(item)]


class _Writer:
    """Builds the tables of a model, numbering what they refer to."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.buffers = _Numbered(model.buffers or [Buffer()])
        self.codes = _Numbered(model.operator_codes)
        if self.buffers.items[0].data:
            raise ModelError("buffer 0 stands for 'no data' and must be empty")
        self.table = table = copy.copy(model.table)
        table.version = model.version
        table.description = model.description
        table.subgraphs = [self.subgraph(subgraph) for subgraph in model.subgraphs]
        table.metadata = [schema.Metadata(name, self.buffer(item)) for name, item in model.metadata.items()] or None
        table.signature_defs = [self.signature(item) for item in model.signatures] or None
        table.operator_codes = [self.code(item) for item in self.codes.items]
        table.buffers = [
            schema.Buffer(np.frombuffer(item.data, np.uint8)) if item.data else schema.Buffer()
            for item in self.buffers.items
        ]

    def buffer(self, item: Buffer | None) -> int:
        return 0 if item is None else self.buffers.number(item)

    def code(self, item: OperatorCode) -> schema.OperatorCode:
        placeholder = int(BuiltinOperator.PLACEHOLDER_FOR_GREATER_OP_CODES)
        old = min(int(item.builtin), placeholder)
        return schema.OperatorCode(old, item.custom_name, item.version, item.builtin)  # type: ignore[arg-type]

    def signature(self, item: Signature) -> schema.SignatureDef:
        where = f"signature '{item.key}'"

        def side(tensors: dict[str, Tensor]) -> list[schema.TensorMap]:
            places = item.subgraph.tensors
            return [schema.TensorMap(name, _index(places, tensor, where)) for name, tensor in tensors.items()]

        number = _index(self.model.subgraphs, item.subgraph, where)
        return schema.SignatureDef(side(item.inputs), side(item.outputs), item.key, number)

    def subgraph(self, subgraph: Subgraph) -> schema.SubGraph:
        table = copy.copy(subgraph.table)
        table.name = subgraph.name
        table.tensors = [self.tensor(tensor) for tensor in subgraph.tensors]
        places = {id(tensor): index for index, tensor in enumerate(subgraph.tensors)}

        def indices(tensors: Sequence[Tensor | None], whose: str) -> Array:
            found = []
            for tensor in tensors:
                if tensor is not None and id(tensor) not in places:
                    raise ModelError(f"{whose} uses {tensor!r}, which is not in its subgraph's list of tensors")
                found.append(-1 if tensor is None else places[id(tensor)])
            return np.array(found, np.int32)

        table.inputs = indices(subgraph.inputs, "the subgraph's list of inputs")
        table.outputs = indices(subgraph.outputs, "the subgraph's list of outputs")
        table.operators = []
        for operator in subgraph.operators:
            step = copy.copy(operator.table)
            step.opcode_index = self.codes.number(operator.code)
            step.inputs = indices(operator.inputs, operator.name)
            step.outputs = indices(operator.outputs, operator.name)
            step.intermediates = indices(operator.intermediates, operator.name) if operator.intermediates else None
            second = operator.options is not None and operators.in_second_union(operator.options)
            step.builtin_options = None if second else operator.options
            step.builtin_options_2 = operator.options if second else None
            step.large_custom_options_offset = step.large_custom_options_size = 0
            custom = operator.custom_options
            step.custom_options = None if custom is None else np.frombuffer(custom, np.uint8)
            table.operators.append(step)
        return table

    def tensor(self, tensor: Tensor) -> schema.Tensor:
        table = copy.copy(tensor.table)
        if tensor.shape or table.shape is not None:
            table.shape = np.array(tensor.shape, np.int32)
        table.type = tensor.type
        table.name = tensor.name
        table.buffer = self.buffer(tensor.buffer)
        table.is_variable = tensor.is_variable
        table.quantization = _quantization_table(tensor.quantization, table.quantization)
        return table


def _quantization_table(
    quantization: Quantization | None, was: schema.QuantizationParameters | None
) -> schema.QuantizationParameters | None:
    """The table of `quantization`. A vector that is empty is absent, unless it was there in the file (`was`)."""
    if quantization is None:
        # Many files have a table that says nothing.
        return was if _resolve_quantization(was) is None else None
    table = schema.QuantizationParameters() if was is None else copy.copy(was)
    if quantization.scale.size or table.scale is not None:
        table.scale = quantization.scale
    if quantization.zero_point.size or table.zero_point is not None:
        table.zero_point = quantization.zero_point
    table.min, table.max = quantization.minimum, quantization.maximum
    table.details = quantization.details
    table.quantized_dimension = quantization.axis
    return table


def _index(items: Sequence[_T], item: _T, where: str) -> int:
    for index, other in enumerate(items):
        if other is item:
            return index
    raise ModelError(f"{where} refers to {item!r}, which is not in the model")

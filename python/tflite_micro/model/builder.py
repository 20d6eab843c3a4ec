"""Builds small models from Python, one statement a tensor or operator.

    builder = ModelBuilder()
    x = builder.tensor([1, 8, 8, 3], "int8", scale=0.05, zero_point=-3)
    w = builder.tensor([4, 3, 3, 3], "int8", scale=[0.1, 0.2, 0.1, 0.3], axis=0, data=weights)
    b = builder.tensor([4], "int32", scale=[...], data=bias)
    y = builder.tensor([1, 8, 8, 4], "int8", scale=0.1)
    builder.op("CONV_2D", [x, w, b], [y], padding="SAME", stride_w=1, stride_h=1)
    model = builder.build()

Tensors that nothing computes become the model's inputs, and those that nothing uses its outputs, unless `build` is
told otherwise.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tflite_micro.model import operators
from tflite_micro.model.dtypes import tensor_type
from tflite_micro.model.fields import ModelError, Table, layouts
from tflite_micro.model.model import Model, Operator, OperatorCode, Quantization, Subgraph, Tensor
from tflite_micro.model.schema import BuiltinOperator, TensorType


class SubgraphBuilder:
    """Adds tensors and operators to one subgraph."""

    def __init__(self, model: Model, subgraph: Subgraph) -> None:
        self._model = model
        self.subgraph = subgraph

    def tensor(
        self,
        shape: Sequence[int],
        dtype: TensorType | str | npt.DTypeLike = "float32",
        *,
        scale: npt.ArrayLike | None = None,
        zero_point: npt.ArrayLike | None = None,
        axis: int = 0,
        data: npt.ArrayLike | None = None,
        name: str | None = None,
        is_variable: bool = False,
    ) -> Tensor:
        """Adds a tensor, a constant if it has `data`.

        `scale` and `zero_point` (0 by default) are numbers, or lists along dimension `axis`. Values of 4-bit types are
        given as whole numbers and packed.
        """
        tensor = Tensor(shape, tensor_type(dtype), name or f"tensor_{len(self.subgraph.tensors)}")
        tensor.is_variable = is_variable
        if scale is not None:
            scales = np.atleast_1d(np.asarray(scale, np.float32))
            zeros = np.atleast_1d(np.asarray(0 if zero_point is None else zero_point, np.int64))
            try:
                zeros = np.broadcast_to(zeros, scales.shape).copy()
            except ValueError as error:
                raise ModelError(f"{zeros.size} zero points do not go with {scales.size} scales") from error
            tensor.quantization = Quantization(scales, zeros, axis)
        elif zero_point is not None:
            raise ModelError(f"tensor '{tensor.name}' has a zero point, but no scale")
        if data is not None:
            tensor.data = data
        self.subgraph.tensors.append(tensor)
        return tensor

    def op(
        self,
        name: str | BuiltinOperator,
        inputs: Sequence[Tensor | None],
        outputs: Sequence[Tensor],
        *,
        version: int = 1,
        intermediates: Sequence[Tensor] = (),
        **options: Any,
    ) -> Operator:
        """Adds a builtin operator. `options` are the fields of its table; enums may be given by name ("SAME")."""
        try:
            code = name if isinstance(name, BuiltinOperator) else BuiltinOperator[name]
        except KeyError as error:
            raise ModelError(
                f"there is no builtin operator '{name}'; custom operators are added by custom_op"
            ) from error
        table_type = operators.options_type(code)
        if table_type is None and options:
            raise ModelError(f"{code.name} has no options, but {', '.join(options)} was given")
        table = None if table_type is None else _options(table_type, options)
        operator = Operator(self._code(code, None, version), inputs, outputs, table, intermediates=intermediates)
        self.subgraph.operators.append(operator)
        return operator

    def custom_op(
        self,
        name: str,
        inputs: Sequence[Tensor | None],
        outputs: Sequence[Tensor],
        options: bytes = b"",
        *,
        version: int = 1,
    ) -> Operator:
        """Adds a custom operator; `options` are the bytes that it will be given."""
        code = self._code(BuiltinOperator.CUSTOM, name, version)
        operator = Operator(code, inputs, outputs, custom_options=options)
        self.subgraph.operators.append(operator)
        return operator

    def _code(self, builtin: BuiltinOperator, custom_name: str | None, version: int) -> OperatorCode:
        for code in self._model.operator_codes:
            if (code.builtin, code.custom_name, code.version) == (builtin, custom_name, version):
                return code
        self._model.operator_codes.append(OperatorCode(builtin, custom_name, version))
        return self._model.operator_codes[-1]

    def finish(self, inputs: Sequence[Tensor] | None = None, outputs: Sequence[Tensor] | None = None) -> None:
        """Sets the subgraph's inputs and outputs, found from its operators if not given."""
        subgraph = self.subgraph
        made = {id(tensor) for operator in subgraph.operators for tensor in operator.outputs}
        used = {id(tensor) for operator in subgraph.operators for tensor in operator.inputs if tensor is not None}
        inner = {id(tensor) for operator in subgraph.operators for tensor in operator.intermediates}
        if inputs is None:
            inputs = [
                tensor
                for tensor in subgraph.tensors
                if id(tensor) not in made | inner and tensor.buffer is None and not tensor.is_variable
            ]
        if outputs is None:
            outputs = [tensor for tensor in subgraph.tensors if id(tensor) in made and id(tensor) not in used]
        subgraph.inputs, subgraph.outputs = list(inputs), list(outputs)


class ModelBuilder(SubgraphBuilder):
    """Builds a model. Its own methods add to the main subgraph; `subgraph` begins another."""

    def __init__(self, description: str | None = None) -> None:
        model = Model(description)
        model.subgraphs.append(Subgraph("main"))
        super().__init__(model, model.subgraphs[0])

    def add_subgraph(self, name: str) -> SubgraphBuilder:
        """Begins a subgraph for control flow; its number is the count of those before it. Close it with `finish`."""
        self._model.subgraphs.append(Subgraph(name))
        return SubgraphBuilder(self._model, self._model.subgraphs[-1])

    def model(self, inputs: Sequence[Tensor] | None = None, outputs: Sequence[Tensor] | None = None) -> Model:
        """The model as objects, to be edited further."""
        self.finish(inputs, outputs)
        return self._model

    def build(self, inputs: Sequence[Tensor] | None = None, outputs: Sequence[Tensor] | None = None) -> bytes:
        """The model as the bytes of a .tflite file."""
        return self.model(inputs, outputs).to_bytes()


def _options(cls: type[Table], values: dict[str, Any]) -> Table:
    """A table of options with the given fields, enums by name or value."""
    known = layouts(cls)
    converted = {}
    for name, value in values.items():
        if name not in known:
            fields = ", ".join(known) or "none"
            raise ModelError(f"{cls.__name__} has no field '{name}'; it has: {fields}")
        default = known[name].default
        if isinstance(default, enum.IntEnum) and not isinstance(value, enum.IntEnum):
            value = _enum_value(type(default), name, value)
        converted[name] = value
    return dataclasses.replace(cls(), **converted)  # type: ignore[type-var]


def _enum_value(kind: type[enum.IntEnum], field: str, value: Any) -> Any:
    if isinstance(value, str):
        if value.upper() not in kind.__members__:
            raise ModelError(f"{field} cannot be '{value}'; it can be: {', '.join(kind.__members__)}")
        return kind[value.upper()]
    if kind is TensorType and not isinstance(value, int):
        return tensor_type(value)
    return value  # a number, perhaps one that no reader knows

"""Puts TFLM_DECODE in front of the operators that read encoded tensors."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from tflite_micro.compression.encoding import CompressionError, Encoding
from tflite_micro.model import Buffer, BuiltinOperator, Model, Operator, OperatorCode, Subgraph, Tensor, TensorType

OPERATOR_NAME = "TFLM_DECODE"


def insert_decode_operators(model: Model, encodings: Mapping[tuple[int, int], Encoding]) -> None:
    """Replaces tensors of `model` by their encodings, given by the numbers of subgraph and tensor.

    Every operator that reads some of them gets a TFLM_DECODE of its own just before it, so that a decoded tensor takes
    memory for no longer than that operator runs.
    """
    replaced: list[Buffer | None] = []
    by_subgraph: dict[int, dict[int, Encoding]] = {}
    for (number, index), encoding in encodings.items():
        by_subgraph.setdefault(number, {})[index] = encoding
    for number, chosen in by_subgraph.items():
        subgraph = model.subgraphs[number]
        tensors = [subgraph.tensors[index] for index in chosen]
        for tensor in tensors:
            if any(output is tensor for output in subgraph.outputs):
                raise CompressionError(f"{tensor!r} is an output of subgraph {number}, which nothing would decode")
        replaced += [tensor.buffer for tensor in tensors]
        stored = {
            id(tensor): _store(subgraph, tensor, encoding)
            for tensor, encoding in zip(tensors, chosen.values(), strict=True)
        }
        _insert(_code(model), subgraph, stored)

    # What was encoded goes, unless somebody else uses it.
    used = {id(tensor.buffer) for subgraph in model.subgraphs for tensor in subgraph.tensors}
    used |= {id(buffer) for buffer in model.metadata.values()}
    gone = {id(buffer) for buffer in replaced} - used
    model.buffers = [buffer for buffer in model.buffers if id(buffer) not in gone]


def _code(model: Model) -> OperatorCode:
    for code in model.operator_codes:
        if code.builtin == BuiltinOperator.CUSTOM and code.custom_name == OPERATOR_NAME:
            return code
    model.operator_codes.append(OperatorCode(BuiltinOperator.CUSTOM, OPERATOR_NAME))
    return model.operator_codes[-1]


def _store(subgraph: Subgraph, tensor: Tensor, encoding: Encoding) -> tuple[Tensor, Tensor]:
    """Adds the two constants of an encoding."""
    name = tensor.name or "constant"
    pair = (
        Tensor([len(encoding.encoded)], TensorType.UINT8, f"{name}_encoded", buffer=Buffer(encoding.encoded)),
        Tensor([len(encoding.ancillary)], TensorType.UINT8, f"{name}_ancillary", buffer=Buffer(encoding.ancillary)),
    )
    subgraph.tensors.extend(pair)
    return pair


def _insert(code: OperatorCode, subgraph: Subgraph, stored: Mapping[int, tuple[Tensor, Tensor]]) -> None:
    # The first reader gets the tensor itself, which is computed from now on, later ones copies.
    read_before: set[int] = set()
    operators = []
    for operator in subgraph.operators:
        pairs: list[Tensor | None] = []
        decoded: dict[int, Tensor] = {}
        for tensor in operator.inputs:
            if tensor is None or id(tensor) not in stored or id(tensor) in decoded:
                continue
            pairs += stored[id(tensor)]
            output = tensor
            if id(tensor) in read_before:
                output = copy.copy(tensor)
                subgraph.tensors.append(output)
            read_before.add(id(tensor))
            output.buffer = None
            decoded[id(tensor)] = output
        if pairs:
            operators.append(Operator(code, pairs, list(decoded.values()), custom_options=b""))
            operator.inputs = [
                tensor if tensor is None else decoded.get(id(tensor), tensor) for tensor in operator.inputs
            ]
        operators.append(operator)
    subgraph.operators = operators

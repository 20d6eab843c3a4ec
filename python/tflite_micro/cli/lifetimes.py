"""From which operator to which one each tensor of a model has to be kept."""

from __future__ import annotations

import dataclasses

from tflite_micro.model import Subgraph, Tensor


@dataclasses.dataclass(frozen=True)
class Lifetime:
    """A tensor that is computed (or an input), and the operators, counted from 0, between which it needs memory."""

    name: str
    bytes: int
    first: int
    last: int


@dataclasses.dataclass(frozen=True)
class Peak:
    """The operator during which the tensors that live take most memory."""

    operator: int
    bytes: int


def lifetimes(subgraph: Subgraph) -> list[Lifetime]:
    """Lifetimes in order of the first use. Constants and variables, which do not share memory, are left out.

    An input lives from the first operator, an output until the last one.
    """
    end = max(len(subgraph.operators) - 1, 0)
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    tensors: dict[int, Tensor] = {}

    def use(tensor: Tensor | None, index: int) -> None:
        if tensor is None or tensor.is_constant or tensor.is_variable:
            return
        tensors[id(tensor)] = tensor
        first.setdefault(id(tensor), index)
        last[id(tensor)] = index

    for tensor in subgraph.inputs:
        use(tensor, 0)
    for index, operator in enumerate(subgraph.operators):
        for tensor_or_none in [*operator.inputs, *operator.outputs]:
            use(tensor_or_none, index)
    for tensor in subgraph.outputs:
        use(tensor, end)
    return [
        Lifetime(tensor.name or "", tensor.byte_count, first[key], last[key])
        for key, tensor in sorted(tensors.items(), key=lambda item: (first[item[0]], last[item[0]]))
    ]


def peak(items: list[Lifetime], operators: int) -> Peak:
    """The operator with most bytes alive, which no memory plan can undercut."""
    sums = [sum(item.bytes for item in items if item.first <= index <= item.last) for index in range(max(operators, 1))]
    index = max(range(len(sums)), key=sums.__getitem__)
    return Peak(index, sums[index])

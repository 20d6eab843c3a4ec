"""What to compress, and how. The names are those of the package `tflite_micro` of TensorFlow Lite Micro."""

from __future__ import annotations

import dataclasses


class CompressionMethod:
    """One of those below."""


@dataclasses.dataclass
class PerTensor:
    """One table for the whole tensor."""


@dataclasses.dataclass
class PerChannel:
    """One table for each index along dimension `axis`: the one that the tensor's quantisation has scales for."""

    axis: int


@dataclasses.dataclass
class LookUpTableCompression(CompressionMethod):
    """Indices of `index_bitwidth` bits (1 to 7) into tables of values.

    Without a `mode` there is a table for each scale of the tensor's quantisation.
    """

    index_bitwidth: int
    mode: PerTensor | PerChannel | None = None


@dataclasses.dataclass
class HuffmanCompression(CompressionMethod):
    """A code for each value, shorter for those that are frequent. Of tensors of type INT8 and INT16."""


@dataclasses.dataclass
class PruningCompression(CompressionMethod):
    """A bit for each element, and the values of those that are not zero; of quantised int8, not the zero point."""


@dataclasses.dataclass
class Tensor:
    """How tensor number `tensor` of subgraph number `subgraph` is compressed: by exactly one method."""

    subgraph: int
    tensor: int
    compression: list[CompressionMethod]


class TensorBuilder:
    """What `SpecBuilder.add_tensor` returns: says how that tensor is compressed."""

    def __init__(self, parent: SpecBuilder, tensor: Tensor) -> None:
        self._parent = parent
        self._tensor = tensor

    def with_lut(self, index_bitwidth: int, mode: PerTensor | PerChannel | None = None) -> SpecBuilder:
        return self._with(LookUpTableCompression(index_bitwidth, mode))

    def with_huffman(self) -> SpecBuilder:
        return self._with(HuffmanCompression())

    def with_pruning(self) -> SpecBuilder:
        return self._with(PruningCompression())

    def _with(self, method: CompressionMethod) -> SpecBuilder:
        self._tensor.compression.append(method)
        return self._parent


class SpecBuilder:
    """Collects specifications in one expression."""

    def __init__(self) -> None:
        self._tensors: list[Tensor] = []

    def add_tensor(self, subgraph: int, tensor: int) -> TensorBuilder:
        self._tensors.append(Tensor(subgraph, tensor, []))
        return TensorBuilder(self, self._tensors[-1])

    def build(self) -> list[Tensor]:
        return list(self._tensors)

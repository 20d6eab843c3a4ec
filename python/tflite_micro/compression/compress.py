"""From a model and specifications to the compressed model."""

from __future__ import annotations

from collections.abc import Iterable

from tflite_micro.compression import huffman, lut, pruning, spec
from tflite_micro.compression.encoding import CompressionError, Encoding
from tflite_micro.compression.insert import insert_decode_operators
from tflite_micro.model import Model, Tensor


def compress(model_in: bytes, specs: Iterable[spec.Tensor]) -> bytes:
    """The model with the named tensors encoded, and operators that decode them.

    Raises CompressionError for a tensor that does not exist, is not a constant, is named twice, or cannot be encoded by
    the method, and ModelError for bytes that are not a model.
    """
    model = Model.from_bytes(bytes(model_in))
    encodings: dict[tuple[int, int], Encoding] = {}
    for item in specs:
        place = (item.subgraph, item.tensor)
        if not 0 <= item.subgraph < len(model.subgraphs):
            raise CompressionError(f"there is no subgraph {item.subgraph}; the model has {len(model.subgraphs)}")
        tensors = model.subgraphs[item.subgraph].tensors
        if not 0 <= item.tensor < len(tensors):
            raise CompressionError(f"there is no tensor {item.tensor}; subgraph {item.subgraph} has {len(tensors)}")
        if place in encodings:
            raise CompressionError(f"{tensors[item.tensor]!r} is to be compressed twice")
        if len(item.compression) != 1:
            raise CompressionError(f"{tensors[item.tensor]!r} has {len(item.compression)} methods, expected one")
        encodings[place] = encode(tensors[item.tensor], item.compression[0])
    if not encodings:
        raise CompressionError("no tensor is to be compressed")
    insert_decode_operators(model, encodings)
    return model.to_bytes()


def encode(tensor: Tensor, method: spec.CompressionMethod) -> Encoding:
    """The encoding of one constant."""
    if isinstance(method, spec.LookUpTableCompression):
        return lut.encode(tensor, method)
    if isinstance(method, spec.HuffmanCompression):
        return huffman.encode(tensor)
    if isinstance(method, spec.PruningCompression):
        return pruning.encode(tensor)
    raise CompressionError(f"{method!r} is not a method of compression")

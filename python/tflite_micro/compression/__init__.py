"""Compresses constants of a model, to be decoded by the operator TFLM_DECODE while it runs.

    from tflite_micro import compression

    specs = compression.SpecBuilder().add_tensor(subgraph=0, tensor=2).with_lut(index_bitwidth=4).build()
    compressed = compression.compress(model_bytes, specs)

The methods lose nothing: a tensor comes out as it went in. Lookup tables are for tensors of few different values, at
most 128; Huffman codes for those in which some values are more frequent; pruning for those that are mostly zero.
"""

from tflite_micro.compression.compress import compress
from tflite_micro.compression.encoding import CompressionError, Encoding
from tflite_micro.compression.insert import insert_decode_operators
from tflite_micro.compression.spec import (
    CompressionMethod,
    HuffmanCompression,
    LookUpTableCompression,
    PerChannel,
    PerTensor,
    PruningCompression,
    SpecBuilder,
    Tensor,
)

__all__ = [
    "CompressionError",
    "CompressionMethod",
    "Encoding",
    "HuffmanCompression",
    "LookUpTableCompression",
    "PerChannel",
    "PerTensor",
    "PruningCompression",
    "SpecBuilder",
    "Tensor",
    "compress",
    "insert_decode_operators",
]

"""TFLM_DECODE of constants that the compressor encoded, and of random indices into random tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.compression import HuffmanCompression, LookUpTableCompression, PerTensor, PruningCompression
from tflite_micro.compression.compress import encode
from tflite_micro.compression.encoding import Encoding
from tflite_micro.model import Buffer, ModelBuilder, Tensor, TensorType

Array = npt.NDArray[Any]

TYPES = ["int8", "uint8", "int16", "int32", "int64", "float32", "float16", "bool"]


def _case(name: str, constants: Sequence[tuple[Tensor, Encoding, Array]]) -> Case:
    """One operator that decodes all of the constants."""
    builder = ModelBuilder()
    inputs: list[Tensor] = []
    outputs: list[Tensor] = []
    for tensor, encoding, _ in constants:
        for content in (encoding.encoded, encoding.ancillary):
            inputs.append(Tensor([len(content)], TensorType.UINT8, f"bytes{len(inputs)}", buffer=Buffer(content)))
        outputs.append(Tensor(tensor.shape, tensor.type, f"decoded{len(outputs)}", tensor.quantization))
    builder.subgraph.tensors += [*inputs, *outputs]
    builder.custom_op("TFLM_DECODE", inputs, outputs)
    expected = [values for _, _, values in constants]
    return Case(name, builder.build(inputs=[], outputs=outputs), [], 0.0, expected)


def _shape(rng: np.random.Generator) -> list[int]:
    return [int(n) for n in rng.integers(1, 9, size=rng.integers(1, 4, endpoint=True))]


def _constant(
    rng: np.random.Generator, values: Array, channels: bool, zero_points: bool = False
) -> tuple[Tensor, int | None]:
    """A quantised constant, and the dimension that has the channels."""
    axis = int(rng.integers(values.ndim)) if channels else None
    count = 1 if axis is None else values.shape[axis]
    info = np.iinfo(values.dtype) if zero_points else None
    zeros = 0 if info is None else rng.integers(info.min, info.max, endpoint=True, size=count)
    scales = np.exp(rng.uniform(-3, 3, size=count))
    tensor = ModelBuilder().tensor(
        values.shape, values.dtype, scale=scales, zero_point=zeros, axis=axis or 0, data=values
    )
    # One scale is one for the whole tensor.
    return tensor, axis if count > 1 else None


def _few(rng: np.random.Generator, shape: list[int], dtype: str, count: int) -> Array:
    """Elements of few different values."""
    if dtype == "bool":
        return np.asarray(rng.random(shape) < 0.5)
    bits = np.frombuffer(rng.bytes(count * np.dtype(dtype).itemsize), dtype)
    # NaN would not be equal to itself in the comparison.
    return rng.choice(np.nan_to_num(bits) if bits.dtype.kind == "f" else bits, size=shape)


def lookup_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for width in range(1, 8):
            constants = []
            for part in range(int(rng.integers(1, 4))):
                values = _few(rng, _shape(rng), dtype, 1 << width)
                tensor, _ = _constant(rng, values, channels=bool(part % 2))
                mode = PerTensor() if rng.random() < 0.3 else None
                constants.append((tensor, encode(tensor, LookUpTableCompression(width, mode)), values))
            yield _case(f"decode_lookup_{dtype}_{width}", constants)
    # Tables that overlap, lie anywhere and end with the last value that is used.
    for i in range(24):
        dtype = str(rng.choice(["int8", "int16", "int32"]))
        width = int(rng.integers(1, 8))
        shape = _shape(rng)
        tensor, axis = _constant(rng, np.zeros(shape, dtype), channels=True)
        indices = rng.integers(0, 1 << width, size=shape)
        stride = int(rng.integers(0, 256))
        channel = np.zeros(shape, np.int64)
        if axis is not None:
            channel += np.arange(shape[axis]).reshape([-1 if d == axis else 1 for d in range(len(shape))])
        places = channel * stride + indices
        info = np.iinfo(dtype)
        table = rng.integers(info.min, info.max, endpoint=True, size=int(places.max()) + 1, dtype=dtype)
        bits = "".join(format(index, f"0{width}b") for index in indices.reshape(-1).tolist())
        encoded = np.packbits(np.array([int(bit) for bit in bits], np.uint8)).tobytes()
        head = bytes([0, 1, 0, 0, 1, width, stride]).ljust(16, b"\0")
        yield _case(f"decode_tables_{dtype}_{i}", [(tensor, Encoding(encoded, head + table.tobytes()), table[places])])


def pruning_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for i in range(7):
            constants = []
            for part in range(int(rng.integers(1, 4))):
                shape = _shape(rng)
                values = _few(rng, shape, dtype, 40)
                has_zero_points = dtype in ("int8", "uint8") and part % 2 == 0
                tensor, axis = _constant(rng, values, bool(i % 2), has_zero_points)
                assert tensor.quantization is not None
                zeros = tensor.quantization.zero_point.astype(values.dtype)
                if axis is not None:
                    zeros = zeros.reshape([-1 if d == axis else 1 for d in range(len(shape))])
                values = np.where(rng.random(shape) < rng.random(), zeros, values)
                tensor.data = values
                constants.append((tensor, encode(tensor, PruningCompression()), values))
            yield _case(f"decode_pruned_{dtype}_{i}", constants)


def huffman_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int8", "int16"]:
        for i in range(16):
            constants = []
            for _ in range(int(rng.integers(1, 3))):
                size = int(rng.integers(1, 3000))
                spread = np.exp(rng.uniform(-1, 5 if dtype == "int8" else 8))
                info = np.iinfo(dtype)
                values = np.clip(np.rint(rng.laplace(scale=spread, size=size)), info.min, info.max).astype(dtype)
                tensor, _ = _constant(rng, values, channels=False)
                constants.append((tensor, encode(tensor, HuffmanCompression()), values))
            yield _case(f"decode_huffman_{dtype}_{i}", constants)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from lookup_cases(rng)
    yield from pruning_cases(rng)
    yield from huffman_cases(rng)

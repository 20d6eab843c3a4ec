"""A model file as the commands use it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.tensors import TensorInfo
from tflite_micro.model import Model, ModelError, Tensor


@dataclasses.dataclass(frozen=True)
class ModelFile:
    """The file's bytes and what they say of its main subgraph."""

    path: Path
    data: bytes
    model: Model
    inputs: list[TensorInfo]
    outputs: list[TensorInfo]


def load_model(path: str) -> ModelFile:
    """Reads a model; UserError if there is none at `path` or it is not sound."""
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read the model '{path}': {error.strerror or error}") from error
    try:
        model = Model.from_bytes(data)
        if not model.subgraphs:
            raise ModelError("the model has no subgraph")
        inputs = _infos(model.subgraphs[0].inputs, "input")
        outputs = _infos(model.subgraphs[0].outputs, "output")
    except ModelError as error:
        raise UserError(f"'{path}': {error}") from error
    return ModelFile(file, data, model, inputs, outputs)


def _infos(tensors: list[Tensor], role: str) -> list[TensorInfo]:
    """One description a tensor, with a name of its own for those that the file does not name, or names alike."""
    names = Counter(tensor.name for tensor in tensors)
    return [
        tensor_info(
            tensor, tensor.name if tensor.name and names[tensor.name] == 1 else f"{tensor.name or role}_{index}"
        )
        for index, tensor in enumerate(tensors)
    ]


def tensor_info(tensor: Tensor, name: str) -> TensorInfo:
    scale, zero_point = 0.0, 0
    quantization = tensor.quantization
    if quantization is not None and quantization.scale.size == 1:
        scale = float(quantization.scale[0])
        zero_point = int(quantization.zero_point[0]) if quantization.zero_point.size else 0
    return TensorInfo(name, tensor.shape, tensor.dtype.newbyteorder("="), scale, zero_point)

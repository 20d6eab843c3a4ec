"""Models of one operator in one statement, for the modules of cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from flatbuffers import flexbuffers

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

Array = npt.NDArray[Any]
# Scale and zero point, or None.
Quantization = tuple[float, int] | None

# Any quantisation: operators that move elements do not look at it.
QUANTIZED: dict[str, Quantization] = {"int8": (0.5, -7), "uint8": (0.5, 131), "int16": (0.5, 0)}
# One of each size, and those that have rules of their own.
MOVABLE = ["int8", "uint8", "bool", "int16", "int32", "float32", "int64"]


class Constant:
    """An operand that is part of the model."""

    def __init__(self, values: npt.ArrayLike, dtype: str = "int32") -> None:
        self.values = np.asarray(values, dtype)


def elements(rng: np.random.Generator, shape: Sequence[int], dtype: str) -> Array:
    """Random elements of any bit pattern that is a number."""
    if dtype == "bool":
        return np.asarray(rng.random(shape) < 0.5)
    if dtype in ("float32", "float16"):
        return np.asarray(rng.normal(scale=10, size=shape), dtype)
    info = np.iinfo(dtype)
    return np.asarray(rng.integers(info.min, info.max, endpoint=True, size=shape, dtype=dtype))


def single(
    name: str,
    operands: Sequence[Any],
    outputs: Sequence[tuple[Sequence[int], str]],
    *,
    quantization: Quantization | str = "any",
    output_quantization: Quantization | str = "as input",
    operand_quantizations: Sequence[Quantization] | None = None,
    float_tolerance: float = 1e-5,
    label: str = "",
    version: int = 1,
    custom: bool = False,
    expected: list[Array] | None = None,
    **options: Any,
) -> Case:
    """A case of operator `name`. Operands are arrays, which become inputs, or `Constant`. `outputs`: shapes, types.

    `quantization` is that of every operand of a quantised type, and of the outputs if they have no own. A custom
    operator gets its options as the map that converters write.
    """

    def quantized(dtype: str, chosen: Quantization | str) -> dict[str, Any]:
        if dtype not in QUANTIZED:
            return {}
        pair = QUANTIZED[dtype] if isinstance(chosen, str) else chosen
        return {} if pair is None else {"scale": pair[0], "zero_point": pair[1]}

    builder = ModelBuilder()
    tensors, given, inputs = [], [], []
    for index, operand in enumerate(operands):
        values = operand.values if isinstance(operand, Constant) else operand
        data = values if isinstance(operand, Constant) else None
        chosen = quantization if operand_quantizations is None else operand_quantizations[index]
        tensor = builder.tensor(values.shape, values.dtype, data=data, **quantized(str(values.dtype), chosen))
        tensors.append(tensor)
        if data is None:
            given.append(values)
            inputs.append(tensor)
    own = quantization if output_quantization == "as input" else output_quantization
    results = [builder.tensor(list(shape), dtype, **quantized(dtype, own)) for shape, dtype in outputs]
    if custom:
        builder.custom_op(name, tensors, results, bytes(flexbuffers.Dumps(options)), version=version)
    else:
        builder.op(name, tensors, results, version=version, **options)
    shapes = "_".join("x".join(map(str, t.shape)) or "scalar" for t in tensors)
    said = "_".join(f"{key}{value}" for key, value in options.items())
    dtype = str(given[0].dtype) if given else outputs[0][1]
    parts = [name.lower(), dtype, shapes, said, label]
    # Tensors without elements look like inputs to the builder.
    model = builder.build(inputs=inputs, outputs=results)
    return Case("_".join(part for part in parts if part), model, given, float_tolerance, expected)

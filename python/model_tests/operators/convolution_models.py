"""What the cases of convolutions and matrix products share: values, and scales that spread outputs over their range."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from tflite_micro.model import ModelBuilder, Tensor

Array = npt.NDArray[Any]

ACTIVATIONS = ["NONE", "RELU", "RELU_N1_TO_1", "RELU6"]

# Activations' type, and that of the bias.
TYPES = [("float32", "float32"), ("int8", "int32"), ("int16", "int64"), ("int16", "int32")]

# The option quantized_bias_type that goes with a type of the bias: LiteRT looks there, not at the tensor, for int32
# biases of int16 activations.
BIAS_OPTION = {"int32": "INT32", "int64": "INT64"}


def values(rng: np.random.Generator, shape: list[int], dtype: str) -> Array:
    """Random values of the type's whole range, its ends more often than others; floats near 1."""
    if dtype == "float32":
        return rng.normal(size=shape).astype(np.float32)
    info = np.iinfo(dtype)
    drawn = rng.integers(info.min, info.max, endpoint=True, size=shape, dtype=dtype)
    ends = rng.choice(np.array([info.min, info.max], dtype), size=shape)
    return np.where(rng.random(shape) < 0.05, ends, drawn).astype(dtype)


class Layer:
    """The tensors of an operator with input, filter, bias and output, quantised to suit.

    `terms` is how many products enter an output. `channel_axis` is the filter's dimension along which it is quantised,
    None: per tensor. The input and the filter are inputs of the model unless they are constant, which only the filter
    may be.
    """

    def __init__(
        self,
        rng: np.random.Generator,
        dtype: str,
        bias_dtype: str | None,
        input_shape: list[int],
        filter_shape: list[int],
        output_shape: list[int],
        terms: int,
        channels: int,
        channel_axis: int | None = None,
        constant_filter: bool = True,
        filter_zero_point: int = 0,
        zero_points: tuple[int, int] | None = None,
        large_bias: bool = False,
    ) -> None:
        self.builder = ModelBuilder()
        self.inputs: list[Array] = [values(rng, input_shape, dtype)]
        self.float_tolerance = 1e-6 * max(terms, 1)
        filter_dtype = "float32" if dtype == "float32" else "int8"
        filter_data = values(rng, filter_shape, filter_dtype)
        if not constant_filter:
            self.inputs.append(filter_data)
        scales: dict[str, Any] = {name: {} for name in ["input", "filter", "bias", "output"]}
        if dtype != "float32":
            input_scale = float(np.exp(rng.uniform(-6, 0)))
            filter_scale = np.exp(rng.uniform(-6, -2, size=channels if channel_axis is not None else 1))
            spread = (
                74 * math.sqrt(max(terms, 1)) * (74 if dtype == "int8" else 18900) * input_scale * filter_scale.mean()
            )
            output_scale = float(spread / (60 if dtype == "int8" else 15000) * np.exp(rng.uniform(-0.7, 0.7)))
            zeros: tuple[int, ...] = zero_points or (0, 0)
            if zero_points is None and dtype == "int8":
                zeros = tuple(int(z) for z in rng.integers(-128, 127, endpoint=True, size=2))
            bias_scale = np.float32(input_scale) * filter_scale.astype(np.float32)
            scales = {
                "input": {"scale": input_scale, "zero_point": zeros[0]},
                "filter": {"scale": filter_scale, "zero_point": filter_zero_point, "axis": channel_axis or 0},
                "bias": {"scale": bias_scale, "zero_point": 0},
                "output": {"scale": output_scale, "zero_point": zeros[1]},
            }
        self.input: Tensor = self.builder.tensor(input_shape, dtype, **scales["input"], name="input")
        self.filter: Tensor = self.builder.tensor(
            filter_shape, filter_dtype, **scales["filter"], data=filter_data if constant_filter else None, name="filter"
        )
        self.bias: Tensor | None = None
        if bias_dtype is not None:
            if dtype == "float32":
                bias = values(rng, [channels], dtype)
            else:
                size = 2**31 - 1 if large_bias else 60 * 74 * terms if dtype == "int8" else 15000 * 74 * terms
                bias = rng.integers(-size, size, size=channels).clip(-(2**31), 2**31 - 1).astype(bias_dtype)
            self.bias = self.builder.tensor([channels], bias_dtype, **scales["bias"], data=bias, name="bias")
        self.output: Tensor = self.builder.tensor(output_shape, dtype, **scales["output"], name="output")


def window_output(size: int, filter_size: int, stride: int, dilation: int, padding: str) -> int:
    """How many positions a window has along a dimension of `size`."""
    effective = (filter_size - 1) * dilation + 1
    return -(-size // stride) if padding == "SAME" else (size - effective) // stride + 1

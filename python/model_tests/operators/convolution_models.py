"""What the cases of convolutions and matrix products share: values, and scales that spread outputs over their range."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.convolution_numpy import quantise_batch, requantise
from tflite_micro.model import ModelBuilder, Tensor

Array = npt.NDArray[Any]

ACTIVATIONS = ["NONE", "RELU", "RELU_N1_TO_1", "RELU6"]

# Activations' type, and that of the bias.
TYPES = [("float32", "float32"), ("int8", "int32"), ("int16", "int64"), ("int16", "int32")]

# Types of activations, weights and bias where the weights have other than the usual type, and LiteRT computes them.
UINT8 = ("uint8", "uint8", "int32")
INT4 = [("int8", "int4", "int32"), ("int16", "int4", "int64"), ("int16", "int4", "int32")]
INT2 = [("int8", "int2", "int32"), ("int16", "int2", "int64"), ("int16", "int2", "int32")]

# Weights of float activations, which are quantised as they come.
HYBRID = ["int8", "int4", "int2"]
# Old converters named int8 weights so; LiteRT takes them for FULLY_CONNECTED and CONV_2D, with one scale.
OLD_HYBRID = "uint8"

# The range of real numbers that an activation leaves.
_BOUNDS: dict[str, tuple[float | None, float | None]] = {
    "NONE": (None, None),
    "RELU": (0, None),
    "RELU_N1_TO_1": (-1, 1),
    "RELU6": (0, 6),
}

# Range of the integer types; how large their random values are on average.
RANGES = {"int8": (-128, 127), "uint8": (0, 255), "int16": (-32768, 32767), "int4": (-8, 7), "int2": (-2, 1)}
MAGNITUDES = {"int8": 74, "uint8": 74, "int16": 18900, "int4": 4.6, "int2": 1.2}
# The NumPy types that hold values of packed ones.
HELD = {"int4": "int8", "int2": "int8"}

# The option quantized_bias_type that goes with a type of the bias: LiteRT looks there, not at the tensor, for int32
# biases of int16 activations.
BIAS_OPTION = {"int32": "INT32", "int64": "INT64"}


def values(rng: np.random.Generator, shape: list[int], dtype: str) -> Array:
    """Random values of the type's whole range, its ends more often than others; floats near 1."""
    if dtype == "float32":
        return rng.normal(size=shape).astype(np.float32)
    lowest, highest = RANGES[dtype]
    held = HELD.get(dtype, dtype)
    drawn = rng.integers(lowest, highest, endpoint=True, size=shape, dtype=held)
    ends = rng.choice(np.array([lowest, highest], held), size=shape)
    return np.where(rng.random(shape) < 0.05, ends, drawn).astype(held)


class Layer:
    """The tensors of an operator with input, filter, bias and output, quantised to suit.

    `terms` is how many products enter an output. `channel_axis` is the filter's dimension along which it is quantised,
    None: per tensor. The input and the filter are inputs of the model unless they are constant, which only the filter
    may be. `filter_dtype` is that of the activations if they are float32 and int8 otherwise, unless it is given.
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
        filter_dtype: str | None = None,
        equal_scales: bool = False,
    ) -> None:
        self.builder = ModelBuilder()
        self.inputs: list[Array] = [values(rng, input_shape, dtype)]
        self.float_tolerance = 1e-6 * max(terms, 1)
        if filter_dtype is None:
            filter_dtype = "float32" if dtype == "float32" else "int8"
        filter_data = values(rng, filter_shape, filter_dtype)
        if dtype == "float32" and filter_dtype in ["int8", "uint8"]:
            # LiteRT's vector code takes the product of a negative activation and -128 for a negative one. Bytes that
            # are called uint8 are int8 here.
            filter_data = filter_data.view(np.int8).clip(-127).view(filter_dtype)
        if not constant_filter:
            self.inputs.append(filter_data)
        scales: dict[str, Any] = {name: {} for name in ["input", "filter", "bias", "output"]}
        if dtype == "float32" and filter_dtype != "float32":
            # Sums of products are exact; what rounds is as large as an output.
            filter_scale = np.exp(rng.uniform(-6, -2, size=channels if channel_axis is not None else 1))
            if equal_scales:
                filter_scale[:] = filter_scale[0]
            scales["filter"] = {"scale": filter_scale, "zero_point": 0, "axis": channel_axis or 0}
            self.float_tolerance = 1e-5 * (terms * MAGNITUDES[filter_dtype] * float(filter_scale.max()) + 1)
        elif dtype != "float32":
            input_scale = float(np.exp(rng.uniform(-6, 0)))
            filter_scale = np.exp(rng.uniform(-6, -2, size=channels if channel_axis is not None else 1))
            magnitude = MAGNITUDES[filter_dtype]
            spread = magnitude * math.sqrt(max(terms, 1)) * MAGNITUDES[dtype] * input_scale * filter_scale.mean()
            output_scale = float(spread / (15000 if dtype == "int16" else 60) * np.exp(rng.uniform(-0.7, 0.7)))
            zeros: tuple[int, ...] = zero_points or (0, 0)
            if zero_points is None and dtype != "int16":
                zeros = tuple(int(z) for z in rng.integers(*RANGES[dtype], endpoint=True, size=2))
            if filter_dtype == "uint8":
                filter_zero_point = int(rng.integers(0, 255, endpoint=True))
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
                size = 2**31 - 1 if large_bias else int((15000 if dtype == "int16" else 60) * magnitude * terms)
                bias = rng.integers(-size, size, size=channels).clip(-(2**31), 2**31 - 1).astype(bias_dtype)
            self.bias = self.builder.tensor([channels], bias_dtype, **scales["bias"], data=bias, name="bias")
        self.output: Tensor = self.builder.tensor(output_shape, dtype, **scales["output"], name="output")

    def integers(self) -> tuple[Array, Array]:
        """Input and filter with their zero points taken off."""
        x, w = self.input.quantization, self.filter.quantization
        assert x is not None and w is not None and self.filter.data is not None
        return self.inputs[0].astype(np.int64) - x.zero_point, self.filter.data.astype(np.int64) - w.zero_point[0]

    def requantised(self, sums: Array, activation: str) -> Array:
        """The output for `sums` of products, by the definition instead of LiteRT."""
        x, w, y = (tensor.quantization for tensor in [self.input, self.filter, self.output])
        assert x is not None and w is not None and y is not None
        if self.bias is not None:
            sums = sums + self.bias.data
        factors = x.scale.astype(np.float64) * w.scale.astype(np.float64) / y.scale.astype(np.float64)
        # int16 without bias: the operators' option says int64.
        wide = self.input.dtype == np.int16 and (self.bias is None or self.bias.dtype == np.int64)
        zero_point = int(y.zero_point[0])
        lowest, highest = RANGES[str(self.output.dtype)]
        low, high = _BOUNDS[activation]
        scale = np.float32(y.scale[0])
        if low is not None:
            lowest = max(lowest, zero_point + _round(np.float32(low) / scale))
        if high is not None:
            highest = min(highest, zero_point + _round(np.float32(high) / scale))
        outputs: Array = np.clip(requantise(sums, factors, wide) + zero_point, lowest, highest)
        return outputs.astype(self.output.dtype)

    def hybrid(self, sums_of: Callable[[Array, Array], Array], activation: str, asymmetric: bool) -> Array:
        """The output for float activations, by the definition: `sums_of` gives the sums of products."""
        w = self.filter.quantization
        assert w is not None and self.filter.data is not None
        outputs = []
        for batch in self.inputs[0]:
            x, scale = quantise_batch(batch[np.newaxis], asymmetric)
            outputs.append(sums_of(x, self.filter.data) * (scale * w.scale.astype(np.float64)))
        result: Array = np.concatenate(outputs)
        if self.bias is not None:
            result = result + self.bias.data
        low, high = _BOUNDS[activation]
        return np.clip(result, low, high).astype(np.float32)


def _round(value: np.float32) -> int:
    """Half away from zero."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def window_output(size: int, filter_size: int, stride: int, dilation: int, padding: str) -> int:
    """How many positions a window has along a dimension of `size`."""
    effective = (filter_size - 1) * dilation + 1
    return -(-size // stride) if padding == "SAME" else (size - effective) // stride + 1

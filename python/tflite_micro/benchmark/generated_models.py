"""Models that are made to be measured: the shapes of real ones, with weights of a seeded generator.

    autoencoder_int8    fully connected, 640-128x4-8-128x4-640: MLPerf Tiny's anomaly detection
    wake_word_int8      separable convolutions over time, 30 frames of 40 features: MLPerf Tiny's streaming wake word
    lstm_int8           28 rows of 28 pixels through an LSTM of 20 cells, then classes
    svdf_int8           96 features through SVDF filters and fully connected layers, state kept from run to run

What they compute means nothing. Scales are chosen so that activations spread over the range of int8 as those of a
trained model do (of SVDF, when its state has filled), for what some kernels do depends on it. The bytes are the same
wherever they are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from tflite_micro.model import ModelBuilder, Tensor

_SEED = 4
# Weights are uniform in [-127, 127].
_WEIGHT_RMS = 73.0
# Of inputs, which are uniform over int8, and of the two kinds of activations, as they are aimed at.
_INPUT_RMS = 74.0
_SIGNED_RMS = 40.0
_RECTIFIED_RMS = 57.0


class _Layers:
    """Adds layers to a model one after the other. `rms` is the size of the current tensor's values in its steps."""

    def __init__(self, shape: list[int], zero_point: int = -1) -> None:
        self.builder = ModelBuilder()
        self.random = np.random.default_rng(_SEED)
        self.given = self.builder.tensor(shape, "int8", scale=0.02, zero_point=zero_point, name="input")
        self.current = self.given
        self.rms = _INPUT_RMS

    def build(self) -> bytes:
        return self.builder.build(inputs=[self.given], outputs=[self.current])

    def integers(self, high: int, shape: list[int], dtype: str) -> npt.NDArray[Any]:
        return self.random.integers(-high, high, endpoint=True, size=shape, dtype=dtype)

    def fully_connected(self, units: int, activation: str = "NONE") -> None:
        depth = self.current.shape[-1]
        weights = self.builder.tensor(
            [units, depth], "int8", scale=0.004, zero_point=0, data=self.integers(127, [units, depth], "int8")
        )
        bias = self._bias([0.004], units, depth)
        output = self._output([*self.current.shape[:-1], units], 0.004, depth, activation)
        self.builder.op(
            "FULLY_CONNECTED", [self.current, weights, bias], [output], fused_activation_function=activation
        )
        self.current = output

    def convolution(self, filters: int) -> None:
        """Of one point in height and width."""
        batches, height, width, depth = self.current.shape
        scales = self._channel_scales(filters)
        weights = self.builder.tensor(
            [filters, 1, 1, depth], "int8", scale=scales, data=self.integers(127, [filters, 1, 1, depth], "int8")
        )
        bias = self._bias(scales, filters, depth)
        output = self._output([batches, height, width, filters], 0.004, depth, "RELU")
        self.builder.op(
            "CONV_2D",
            [self.current, weights, bias],
            [output],
            padding="VALID",
            stride_w=1,
            stride_h=1,
            fused_activation_function="RELU",
        )
        self.current = output

    def depthwise_convolution(self, length: int) -> None:
        """Over `length` steps of height, without padding."""
        batches, height, width, depth = self.current.shape
        scales = self._channel_scales(depth)
        weights = self.builder.tensor(
            [1, length, 1, depth], "int8", scale=scales, axis=3, data=self.integers(127, [1, length, 1, depth], "int8")
        )
        bias = self._bias(scales, depth, length)
        output = self._output([batches, height - length + 1, width, depth], 0.004, length, "NONE")
        self.builder.op(
            "DEPTHWISE_CONV_2D",
            [self.current, weights, bias],
            [output],
            padding="VALID",
            stride_w=1,
            stride_h=1,
            depth_multiplier=1,
        )
        self.current = output

    def reshape(self, shape: list[int]) -> None:
        assert self.current.quantization is not None
        output = self.builder.tensor(
            shape,
            "int8",
            scale=self.current.quantization.scale,
            zero_point=self.current.quantization.zero_point,
        )
        data = self.builder.tensor([len(shape)], "int32", data=shape)
        self.builder.op("RESHAPE", [self.current, data], [output], new_shape=np.array(shape, np.int32))
        self.current = output

    def softmax(self) -> None:
        output = self.builder.tensor(self.current.shape, "int8", scale=1 / 256, zero_point=-128)
        self.builder.op("SOFTMAX", [self.current], [output], beta=1.0)
        self.current = output

    def lstm(self, cells: int) -> None:
        """Over all steps of [batches, steps, features]; its output has the cells of every step."""
        batches, steps, features = self.current.shape
        assert self.current.quantization is not None
        input_scale = float(self.current.quantization.scale[0])
        output_scale = 1 / 128

        def matrix(columns: int, scale: float) -> Tensor:
            data = self.integers(127, [cells, columns], "int8")
            return self.builder.tensor([cells, columns], "int8", scale=scale, zero_point=0, data=data)

        # Arguments of the gates are about 1.
        given_scale = 1 / (features**0.5 * _WEIGHT_RMS * self.rms * input_scale)
        recurrent_scale = 1 / (cells**0.5 * _WEIGHT_RMS * _SIGNED_RMS * output_scale)
        bias_scale = given_scale * input_scale
        biases = [
            self.builder.tensor(
                [cells], "int32", scale=bias_scale, data=self.integers(round(0.5 / bias_scale), [cells], "int32")
            )
            for _ in range(4)
        ]
        inputs: list[Tensor | None] = [
            self.current,
            *(matrix(features, given_scale) for _ in range(4)),
            *(matrix(cells, recurrent_scale) for _ in range(4)),
            *[None] * 3,
            *biases,
            *[None] * 2,
            self.builder.tensor([batches, cells], "int8", scale=output_scale, zero_point=0, is_variable=True),
            self.builder.tensor([batches, cells], "int16", scale=2.0**-12, zero_point=0, is_variable=True),
            *[None] * 4,
        ]
        intermediates = [
            *(self.builder.tensor([0]) for _ in range(4)),
            self.builder.tensor([0], "int8", scale=output_scale, zero_point=0),
        ]
        output = self.builder.tensor([batches, steps, cells], "int8", scale=output_scale, zero_point=0)
        self.builder.op(
            "UNIDIRECTIONAL_SEQUENCE_LSTM",
            inputs,
            [output],
            intermediates=intermediates,
            fused_activation_function="TANH",
        )
        self.current, self.rms = output, _SIGNED_RMS

    def svdf(self, units: int, memory: int) -> None:
        """Of rank 1, with a state of int16, and RELU."""
        batches, features = self.current.shape
        assert self.current.quantization is not None
        # A product with the features is about 2,000 steps of the state.
        feature_scale, time_scale = 0.004, 1e-4
        input_scale = float(self.current.quantization.scale[0])
        state_scale = input_scale * feature_scale * features**0.5 * _WEIGHT_RMS * self.rms / 2000
        time_rms = 3000 / 3**0.5
        output_scale = state_scale * time_scale * min(memory, 16) ** 0.5 * 2000 * time_rms / (_RECTIFIED_RMS * 2**0.5)
        inputs = [
            self.current,
            self.builder.tensor(
                [units, features],
                "int8",
                scale=feature_scale,
                zero_point=0,
                data=self.integers(127, [units, features], "int8"),
            ),
            self.builder.tensor(
                [units, memory],
                "int16",
                scale=time_scale,
                zero_point=0,
                data=self.integers(3000, [units, memory], "int16"),
            ),
            self.builder.tensor(
                [units], "int32", scale=state_scale * time_scale, data=self.integers(10000, [units], "int32")
            ),
            self.builder.tensor([batches, units * memory], "int16", scale=state_scale, zero_point=0, is_variable=True),
        ]
        output = self.builder.tensor([batches, units], "int8", scale=output_scale, zero_point=-128)
        self.builder.op("SVDF", inputs, [output], version=3, rank=1, fused_activation_function="RELU")
        self.current, self.rms = output, _RECTIFIED_RMS

    def _channel_scales(self, channels: int) -> list[float]:
        return [float(scale) for scale in self.random.uniform(0.003, 0.005, channels)]

    def _bias(self, weight_scales: list[float], units: int, depth: int) -> Tensor:
        """A tenth of what the products come to."""
        assert self.current.quantization is not None
        scale = [float(self.current.quantization.scale[0]) * weight_scale for weight_scale in weight_scales]
        high = round(0.1 * depth**0.5 * _WEIGHT_RMS * self.rms)
        return self.builder.tensor([units], "int32", scale=scale, data=self.integers(high, [units], "int32"))

    def _output(self, shape: list[int], weight_scale: float, depth: int, activation: str) -> Tensor:
        """The tensor for sums of `depth` products, whose scale makes use of the range."""
        assert self.current.quantization is not None
        size = float(self.current.quantization.scale[0]) * weight_scale * depth**0.5 * _WEIGHT_RMS * self.rms
        rectified = activation == "RELU"
        # Of the sums, one half is cut off.
        self.rms = _RECTIFIED_RMS if rectified else _SIGNED_RMS
        scale = size / (self.rms * (2**0.5 if rectified else 1))
        return self.builder.tensor(shape, "int8", scale=scale, zero_point=-128 if rectified else 3)


def _autoencoder() -> bytes:
    layers = _Layers([1, 640])
    for units in [128] * 4 + [8] + [128] * 4:
        layers.fully_connected(units, "RELU")
    layers.fully_connected(640)
    return layers.build()


def _wake_word() -> bytes:
    layers = _Layers([1, 30, 1, 40])
    for length, filters in [(3, 128), (5, 128), (10, 128), (15, 32)]:
        layers.depthwise_convolution(length)
        layers.convolution(filters)
    layers.reshape([1, 32])
    layers.fully_connected(3)
    return layers.build()


def _lstm() -> bytes:
    layers = _Layers([1, 28, 28])
    layers.lstm(20)
    layers.reshape([1, 28 * 20])
    layers.fully_connected(10)
    layers.softmax()
    return layers.build()


def _svdf() -> bytes:
    layers = _Layers([1, 96])
    for _ in range(4):
        layers.svdf(64, 8)
        layers.fully_connected(16)
    for _ in range(3):
        layers.svdf(32, 32)
    layers.fully_connected(2)
    layers.softmax()
    return layers.build()


GENERATED: Mapping[str, Callable[[], bytes]] = {
    "autoencoder_int8": _autoencoder,
    "wake_word_int8": _wake_word,
    "lstm_int8": _lstm,
    "svdf_int8": _svdf,
}

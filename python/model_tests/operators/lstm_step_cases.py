"""LSTM, one step at a time: the full kernel in all its variants, and the basic kernel of old models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.lstm_models import LstmModel, Setting, random_setting
from model_tests.operators.recurrent_numpy import Arithmetic, Array, LstmState, certain
from tflite_micro.model import ModelBuilder, Tensor

RUNS = 3
KINDS = ["float32", "symmetric", "asymmetric", "int8"]


def _full(rng: np.random.Generator, setting: Setting) -> Case:
    builder = ModelBuilder()
    model = LstmModel(builder, rng, setting)
    weights, states, intermediates = model.weights(), model.states(), model.intermediates()
    builder.op(
        "LSTM",
        [
            model.activation([setting.batches, setting.input_size], "input"),
            *weights.in_order(),
            *states,
            *weights.last(setting),
        ],
        [model.activation([setting.batches, setting.output_size])],
        intermediates=intermediates,
        fused_activation_function=setting.activation,
        cell_clip=setting.cell_clip,
        proj_clip=setting.projection_clip,
        asymmetric_quantize_inputs=setting.kind == "asymmetric",
    )
    cell = LstmState(setting, weights)

    def draw() -> list[list[Array]]:
        cell.reset()
        return [[model.input_values([setting.batches, setting.input_size])] for _ in range(RUNS)]

    def compute(arithmetic: Arithmetic, values: list[Array]) -> Array:
        return cell.run(arithmetic, values[0])

    runs = certain(setting.kind, draw, compute)[0] if setting.is_hybrid else draw()
    return Case(f"full_{setting.label}", builder.build(), runs[0], setting.tolerance, later_inputs=runs[1:])


def _basic(rng: np.random.Generator, quantized: bool, is_variable: bool) -> Case:
    """`is_variable`: output and state come back by themselves; otherwise they are inputs of the model."""
    builder = ModelBuilder()
    batches, size, cells = (int(rng.integers(1, high)) for high in (4, 16, 10))
    total = size + cells
    activation: dict[str, Any] = {"dtype": "uint8", "scale": 1 / 128, "zero_point": 128} if quantized else {}
    inner: dict[str, Any] = {"dtype": "int16", "scale": 2.0**-11, "zero_point": 0} if quantized else {}
    argument: dict[str, Any] = {"dtype": "int16", "scale": 2.0**-12, "zero_point": 0} if quantized else {}
    given = builder.tensor([batches, size], **activation)
    last_output = builder.tensor([batches, cells], **activation, is_variable=is_variable)
    if quantized:
        scale, zero_point = float(rng.uniform(0.002, 0.02)), int(rng.integers(100, 156))
        values = rng.integers(0, 255, endpoint=True, size=[4 * cells, total], dtype=np.uint8)
        weights = builder.tensor(values.shape, "uint8", scale=scale, zero_point=zero_point, data=values)
        high = round(2 * 128 / scale)
        biases = rng.integers(-high, high, size=[4 * cells], dtype=np.int32)
        bias = builder.tensor(biases.shape, "int32", scale=scale / 128, zero_point=0, data=biases)
    else:
        weights = builder.tensor([4 * cells, total], data=rng.normal(size=[4 * cells, total]))
        bias = builder.tensor([4 * cells], data=rng.normal(size=[4 * cells]))
    last_state = builder.tensor([batches, cells], **inner, is_variable=is_variable)
    outputs = [
        builder.tensor([batches, cells], **activation),
        builder.tensor([batches, cells], **inner),
        builder.tensor([batches, total], **activation),
        builder.tensor([batches, 4 * cells], **argument),
    ]
    builder.op(
        "LSTM",
        [given, last_output, weights, bias, last_state],
        outputs,
        fused_activation_function="TANH",
        kernel_type="BASIC",
    )

    def values_of(tensor: Tensor) -> Any:
        dtype = str(tensor.dtype)
        if dtype == "float32":
            return rng.normal(size=tensor.shape).astype(np.float32)
        info = np.iinfo(dtype)
        return rng.integers(info.min, info.max, endpoint=True, size=tensor.shape, dtype=dtype)

    asked = [given] if is_variable else [given, last_output, last_state]
    runs = [[values_of(tensor) for tensor in asked] for _ in range(RUNS)]
    name = f"basic_{'uint8' if quantized else 'float32'}_{'variable' if is_variable else 'given'}"
    return Case(name, builder.build(inputs=asked, outputs=outputs), runs[0], 1e-4, later_inputs=runs[1:])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for kind in KINDS:
        for _ in range(16):
            yield _full(rng, random_setting(rng, kind, time_major=False, steps=1))
    for activation in ["RELU", "RELU_N1_TO_1", "RELU6", "SIGN_BIT"]:
        for kind in KINDS[:3]:
            yield _full(rng, random_setting(rng, kind, steps=1, time_major=False, activation=activation, cell_clip=2.0))
    for quantized in [False, True]:
        for i in range(12):
            yield _basic(rng, quantized, is_variable=i % 2 == 0)

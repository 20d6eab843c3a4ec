"""UNIDIRECTIONAL_SEQUENCE_LSTM in float32 and int8: two in a row that share their state, so that it counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder, Tensor

CALLS = 2
GATES = 4


@dataclasses.dataclass(frozen=True)
class Setting:
    batches: int = 1
    steps: int = 4
    input_size: int = 6
    cells: int = 5
    time_major: bool = False
    cell_clip: float = 0.0
    # The scale of the int8 cell state is two to this power.
    cell_exponent: int = -12
    output_zero_point: int = 0
    # Of the weights: how far into saturation the gates go.
    spread: float = 1.0


SETTINGS = [
    Setting(),
    Setting(steps=1, input_size=1, cells=1),
    Setting(batches=3, time_major=True),
    Setting(batches=3, cell_clip=0.5, output_zero_point=-17),
    Setting(steps=28, input_size=28, cells=20, cell_clip=10.0),
    Setting(steps=9, input_size=33, cells=17, time_major=True, output_zero_point=100),
    Setting(batches=2, steps=12, spread=8.0, cell_exponent=-9),
    Setting(steps=12, spread=8.0, cell_exponent=-15),
    Setting(steps=12, spread=4.0, cell_exponent=-11, cell_clip=2.0),
    Setting(steps=12, spread=0.1, cell_exponent=-13),
]


def _case(rng: np.random.Generator, name: str, setting: Setting, quantized: bool) -> Case:
    builder = ModelBuilder()
    cells, input_size = setting.cells, setting.input_size
    weight_scale = 0.05 * setting.spread
    input_scale, output_scale = float(rng.uniform(0.004, 0.02)), float(rng.uniform(0.006, 0.01))
    input_zero_point = int(rng.integers(-128, 127, endpoint=True))
    output_zero_point = setting.output_zero_point

    def weights(rows: int, columns: int) -> tuple[Tensor, float]:
        if not quantized:
            return builder.tensor([rows, columns], data=rng.normal(scale=setting.spread, size=[rows, columns])), 0.0
        scale = float(weight_scale * rng.uniform(0.2, 1))
        data = rng.integers(-127, 127, endpoint=True, size=[rows, columns], dtype=np.int8)
        return builder.tensor([rows, columns], "int8", scale=scale, zero_point=0, data=data), scale

    def values(shape: list[int]) -> npt.NDArray[np.generic]:
        if not quantized:
            return rng.normal(size=shape).astype(np.float32)
        return rng.integers(-128, 127, endpoint=True, size=shape, dtype=np.int8)

    def activation(shape: list[int], scale: float, zero_point: int, is_variable: bool = False) -> Tensor:
        if not quantized:
            return builder.tensor(shape, is_variable=is_variable)
        return builder.tensor(shape, "int8", scale=scale, zero_point=zero_point, is_variable=is_variable)

    middle = [setting.steps, setting.batches] if setting.time_major else [setting.batches, setting.steps]
    sources = [activation([*middle, input_size], input_scale, input_zero_point) for _ in range(CALLS)]
    input_weights = [weights(cells, input_size) for _ in range(GATES)]
    recurrent_weights = [weights(cells, cells) for _ in range(GATES)]
    biases = []
    for _, scale in input_weights:
        if quantized:
            # About as large as a gate's argument may be: 2.
            size = round(2 / (scale * input_scale))
            data: npt.NDArray[np.generic] = rng.integers(-size, size, size=[cells], dtype=np.int32)
            biases.append(builder.tensor([cells], "int32", scale=scale * input_scale, zero_point=0, data=data))
        else:
            biases.append(builder.tensor([cells], data=rng.normal(size=[cells])))
    state_shape = [setting.batches, cells]
    hidden = activation(state_shape, output_scale, output_zero_point, is_variable=True)
    if quantized:
        scale = 2.0**setting.cell_exponent
        cell = builder.tensor(state_shape, "int16", scale=scale, zero_point=0, is_variable=True)
        intermediates = [builder.tensor([0]) for _ in range(GATES)]
        intermediates.append(activation([0], output_scale, output_zero_point))
    else:
        cell = builder.tensor(state_shape, is_variable=True)
        intermediates = []
    inputs = [weight for weight, _ in [*input_weights, *recurrent_weights]]
    for source in sources:
        target = activation([*middle, cells], output_scale, output_zero_point)
        builder.op(
            "UNIDIRECTIONAL_SEQUENCE_LSTM",
            [source, *inputs, None, None, None, *biases, None, None, hidden, cell, None, None, None, None],
            [target],
            intermediates=intermediates,
            fused_activation_function="TANH",
            time_major=setting.time_major,
            cell_clip=setting.cell_clip,
        )
    return Case(name, builder.build(), [values([*middle, input_size]) for _ in sources], 1e-4)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, setting in enumerate(SETTINGS):
        yield _case(rng, f"lstm_float32_{i}", setting, quantized=False)
        for n in range(2):
            yield _case(rng, f"lstm_int8_{i}_{n}", setting, quantized=True)

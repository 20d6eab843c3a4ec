"""UNIDIRECTIONAL_SEQUENCE_LSTM in all its variants: two in a row that share their state, so that it counts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.lstm_models import LstmModel, Setting, random_setting
from model_tests.operators.recurrent_numpy import Arithmetic, Array, LstmState, certain
from tflite_micro.model import ModelBuilder

CALLS = 2

# Of the plain kind, in float32 and int8: corners that no draw finds.
PLAIN = [
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
KINDS = ["float32", "symmetric", "asymmetric", "int8"]
# Each part alone.
PARTS: list[dict[str, object]] = [
    {"coupled": True},
    {"peephole": True},
    {"normalized": True},
    {"projection": 3},
    {"projection": 7, "projection_bias": True, "projection_clip": 0.5},
]
NONE = {"coupled": False, "peephole": False, "normalized": False, "projection": 0}


def _case(rng: np.random.Generator, name: str, setting: Setting) -> Case:
    builder = ModelBuilder()
    model = LstmModel(builder, rng, setting)
    middle = [setting.steps, setting.batches] if setting.time_major else [setting.batches, setting.steps]
    sources = [model.activation([*middle, setting.input_size], "input") for _ in range(CALLS)]
    weights, states, intermediates = model.weights(), model.states(), model.intermediates()
    for source in sources:
        builder.op(
            "UNIDIRECTIONAL_SEQUENCE_LSTM",
            [source, *weights.in_order(), *states, *weights.last(setting)],
            [model.activation([*middle, setting.output_size])],
            intermediates=intermediates,
            fused_activation_function=setting.activation,
            time_major=setting.time_major,
            cell_clip=setting.cell_clip,
            proj_clip=setting.projection_clip,
            asymmetric_quantize_inputs=setting.kind == "asymmetric",
        )

    def draw() -> list[Array]:
        return [model.input_values([*middle, setting.input_size]) for _ in sources]

    if not setting.is_hybrid:
        return Case(f"{name}_{setting.label}", builder.build(), draw(), setting.tolerance)
    cell = LstmState(setting, weights)

    def one_run() -> list[list[Array]]:
        cell.reset()
        return [draw()]

    def compute(arithmetic: Arithmetic, values: list[Array]) -> list[Array]:
        return [cell.run(arithmetic, x) for x in values]

    runs, _ = certain(setting.kind, one_run, compute)
    return Case(f"{name}_{setting.label}", builder.build(), runs[0], setting.tolerance)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, setting in enumerate(PLAIN):
        for kind in ["float32", "int8"]:
            yield _case(rng, f"plain_{i}", setting.of(kind))
    for kind in KINDS:
        for i, part in enumerate([*PARTS, *PARTS, {}, {}]):
            yield _case(rng, f"part_{i}", random_setting(rng, kind, **{**NONE, **part}))
        for i in range(24):
            yield _case(rng, f"any_{i}", random_setting(rng, kind))
    for activation in ["RELU", "RELU_N1_TO_1", "RELU6", "SIGN_BIT"]:
        for kind in KINDS[:3]:
            # Without a limit, the cell may grow and grow.
            yield _case(rng, "other", random_setting(rng, kind, activation=activation, cell_clip=2.0, spread=0.5))

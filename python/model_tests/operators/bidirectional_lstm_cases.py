"""BIDIRECTIONAL_SEQUENCE_LSTM: both directions of any kind, merged or not, with an auxiliary input or without."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.lstm_models import LstmModel, random_setting
from model_tests.operators.recurrent_numpy import Arithmetic, Array, LstmState, certain
from tflite_micro.model import ModelBuilder, Tensor

RUNS = 2
KINDS = ["float32", "symmetric", "asymmetric"]
# What the auxiliary input is: none, one with weights of its own, or the input of the backward direction.
AUX = ["none", "weighed", "backward"]


def _case(rng: np.random.Generator, kind: str, aux: str, merge: bool) -> Case:
    builder = ModelBuilder()
    aux_size = int(rng.integers(1, 8))
    spread = float(rng.uniform(0.1, 1))  # with more, errors grow from step to step
    shared = random_setting(rng, kind, normalized=False, aux_size=aux_size if aux == "weighed" else 0, spread=spread)
    # LiteRT writes merged outputs to the wrong places where there is more than one batch and batches come first.
    is_wrong = merge and not shared.time_major and shared.batches > 1
    other = random_setting(rng, kind)
    # The directions have weights, but not sizes, of their own.
    settings = [
        shared,
        dataclasses.replace(
            shared,
            projection_bias=other.projection_bias and shared.projection > 0,
            coupled=other.coupled,
            peephole=other.peephole,
        ),
    ]
    if aux == "backward":
        aux_size = shared.input_size
    middle = [shared.steps, shared.batches] if shared.time_major else [shared.batches, shared.steps]
    given = [builder.tensor([*middle, shared.input_size])]
    if aux != "none":
        given.append(builder.tensor([*middle, aux_size]))
    models = [LstmModel(builder, rng, setting) for setting in settings]
    weights = [model.weights() for model in models]
    inputs: list[Tensor | None] = [given[0]]
    for one in weights:
        inputs += one.in_order()
    for model in models:
        inputs += model.states()
    inputs.append(None if aux == "none" else given[1])
    for one in weights:
        inputs += one.aux
    sizes = [setting.output_size for setting in settings]
    outputs = [builder.tensor([*middle, size]) for size in ([sum(sizes)] if merge else sizes)]
    builder.op(
        "BIDIRECTIONAL_SEQUENCE_LSTM",
        inputs,
        outputs,
        fused_activation_function=shared.activation,
        cell_clip=shared.cell_clip,
        proj_clip=shared.projection_clip,
        merge_outputs=merge,
        time_major=shared.time_major,
        asymmetric_quantize_inputs=kind == "asymmetric",
    )
    directions = [
        LstmState(setting, one, i == 1) for i, (setting, one) in enumerate(zip(settings, weights, strict=True))
    ]

    def draw() -> list[list[Array]]:
        for direction in directions:
            direction.reset()
        return [[rng.normal(size=tensor.shape).astype(np.float32) for tensor in given] for _ in range(RUNS)]

    def compute(arithmetic: Arithmetic, values: list[Array]) -> list[Array]:
        results = [
            direction.run(
                arithmetic,
                values[1] if direction.backwards and aux == "backward" else values[0],
                values[1] if aux == "weighed" else None,
            )
            for direction in directions
        ]
        return [np.concatenate(results, -1)] if merge else results

    runs, computed = certain(kind, draw, compute)
    expected = [values.astype(np.float32) for run in computed for values in run] if is_wrong else None
    name = f"{shared.label}_{settings[1].label}_{aux}{'_merged' if merge else ''}"
    tolerance = max(setting.tolerance for setting in settings)
    model = builder.build(inputs=given, outputs=outputs)
    return Case(name, model, runs[0], tolerance, later_inputs=runs[1:], expected=expected)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for kind in KINDS:
        for aux in AUX:
            for merge in [False, True]:
                for _ in range(3):
                    yield _case(rng, kind, aux, merge)

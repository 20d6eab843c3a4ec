"""BIDIRECTIONAL_SEQUENCE_LSTM: both directions of any kind, merged or not, with an auxiliary input or without."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.lstm_models import LstmModel, random_setting
from tflite_micro.model import ModelBuilder, Tensor

RUNS = 2
KINDS = ["float32", "symmetric", "asymmetric"]
# What the auxiliary input is: none, one with weights of its own, or the input of the backward direction.
AUX = ["none", "weighed", "backward"]


def _case(rng: np.random.Generator, kind: str, aux: str, merge: bool) -> Case:
    builder = ModelBuilder()
    aux_size = int(rng.integers(1, 8))
    shared = random_setting(rng, kind, normalized=False, aux_size=aux_size if aux == "weighed" else 0)
    if merge and not shared.time_major:
        # LiteRT writes merged outputs of more batches beside each other to the wrong places.
        shared = dataclasses.replace(shared, batches=1)
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
    runs = [[rng.normal(size=tensor.shape).astype(np.float32) for tensor in given] for _ in range(RUNS)]
    name = f"{shared.label}_{settings[1].label}_{aux}{'_merged' if merge else ''}"
    tolerance = max(setting.tolerance for setting in settings)
    return Case(name, builder.build(inputs=given, outputs=outputs), runs[0], tolerance, later_inputs=runs[1:])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for kind in KINDS:
        for aux in AUX:
            for merge in [False, True]:
                for _ in range(3):
                    yield _case(rng, kind, aux, merge)

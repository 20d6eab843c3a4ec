"""Models for tests whose memory the runtime itself does not plan best."""

from __future__ import annotations

import random

import numpy as np

from tflite_micro.model import Model, ModelBuilder, Tensor


def wide_branches() -> Model:
    """Branches that grow and shrink again, whose operators the file has breadth first."""
    builder = ModelBuilder()
    x = builder.tensor([1, 4, 4, 2], name="x")
    chance = np.random.default_rng(7)

    def pointwise(given: Tensor, channels: int) -> Tensor:
        result = builder.tensor([1, 4, 4, channels])
        weights = chance.normal(size=[channels, 1, 1, given.shape[3]]).astype(np.float32)
        constants = [builder.tensor(weights.shape, data=weights), builder.tensor([channels], data=np.zeros(channels))]
        builder.op("CONV_2D", [given, *constants], [result], padding="SAME", stride_w=1, stride_h=1)
        return result

    level = [pointwise(x, 32) for _ in range(4)]
    level = [pointwise(one, 24) for one in level]
    level = [pointwise(one, 2) for one in level]
    end = level[0]
    for other in level[1:]:
        added = builder.tensor([1, 4, 4, 2])
        builder.op("ADD", [end, other], [added])
        end = added
    return builder.model([x], [end])


def random_branches(seed: int) -> Model:
    """Vectors of many sizes, of which each is made from one or two that are there, and some are needed for long."""
    chance = random.Random(seed)
    builder = ModelBuilder()
    x = builder.tensor([1, 45], name="x")
    tensors = [x]
    used: set[int] = set()
    for _ in range(18):
        given = chance.sample(tensors[-6:], min(2, len(tensors)))
        made = builder.tensor([1, 4 * chance.randint(1, 60) + 1])
        joined = given[0]
        if len(given) > 1 and chance.random() < 0.5:
            joined = builder.tensor([1, sum(one.shape[1] for one in given)])
            builder.op("CONCATENATION", given, [joined], axis=1)
        weights = np.full([made.shape[1], joined.shape[1]], 0.01, np.float32)
        builder.op("FULLY_CONNECTED", [joined, builder.tensor(weights.shape, data=weights), None], [made])
        used |= {id(one) for one in [*given, joined]}
        tensors.append(made)
    return builder.model([x], [one for one in tensors[1:] if id(one) not in used])

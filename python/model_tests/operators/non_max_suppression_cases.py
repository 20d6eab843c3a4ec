"""NON_MAX_SUPPRESSION_V4 and V5: boxes that overlap more or less, with scores of which many are equal or all differ."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Array, Constant, single


def boxes_and_scores(rng: np.random.Generator, count: int) -> tuple[Array, Array]:
    """Boxes around few centres, given by either pair of corners; some have no area."""
    centres = rng.uniform(0, 4, [max(1, count // 4), 2])
    middle = centres[rng.integers(0, len(centres), count)] + rng.normal(scale=0.15, size=[count, 2])
    half = rng.uniform(0.2, 0.6, [count, 2]) * (rng.random([count, 2]) < 0.95) * rng.choice([-1, 1], [count, 2])
    boxes = np.concatenate([middle - half, middle + half], axis=1).astype(np.float32)
    levels = int(rng.choice([3, 20, 10**6]))
    return boxes, (rng.integers(-levels // 10, levels, count) / levels).astype(np.float32)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for version in [4, 5]:
        for run in range(30):
            count = int(rng.integers(1, 40))
            limit = int(rng.integers(0, count + 3))
            lists = limit if run % 3 else count + 3
            thresholds = [float(rng.uniform(0.1, 0.9)), float(rng.choice([0.0, -1.0, 0.2]))]
            if version == 5:
                thresholds.append(float(rng.choice([0.0, 0.1, 0.5])))
            operands: list[Any] = [*boxes_and_scores(rng, count)]
            operands.append(Constant(limit) if run % 3 else Constant(limit).values)
            numbers = [Constant(number, "float32") for number in thresholds]
            operands += numbers if run % 2 else [number.values for number in numbers]
            outputs: list[Any] = [([lists], "int32"), ([], "int32")]
            if version == 5:
                outputs.insert(1, ([lists], "float32"))
            label = f"run{run}_limit{limit}"
            case = single(f"NON_MAX_SUPPRESSION_V{version}", operands, outputs, label=label, float_tolerance=0)
            later = []
            for _ in range(2):
                again = [*boxes_and_scores(rng, count), *case.inputs[2:]]
                if not run % 3:
                    again[2] = Constant(int(rng.integers(0, count + 3))).values
                later.append(again)
            yield dataclasses.replace(case, later_inputs=later, float_ulps=4)

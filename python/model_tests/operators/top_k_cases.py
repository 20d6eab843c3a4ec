"""TOPK_V2: with many equal elements, of which the first comes first, and a k that is constant or computed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Constant, elements, single


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int8", "uint8", "int16", "int32", "int64", "float32"]:
        for index in ["int32", "int16"]:
            for run in range(8):
                rank = int(rng.integers(1, 4, endpoint=True))
                shape = [int(n) for n in rng.integers(1, 12, endpoint=True, size=rank)]
                pool = elements(rng, [int(rng.integers(1, 40, endpoint=True))], dtype)
                values = rng.choice(pool, shape)
                counts = rng.integers(0, shape[-1], endpoint=True, size=3)
                width = str(rng.choice(["int32", "int16"]))
                k: Any = Constant(counts[0], width)
                wanted = [*shape[:-1], int(counts[0]) if run % 2 else shape[-1]]
                outputs = [(wanted, dtype), (wanted, index)]
                if run % 2:
                    yield single("TOPK_V2", [values, k], outputs, label=f"{index}_{counts[0]}_{width}")
                else:
                    case = single("TOPK_V2", [values, k.values], outputs, label=f"{index}_computed_{width}")
                    later = [[rng.choice(pool, shape), Constant(count, width).values] for count in counts[1:]]
                    yield dataclasses.replace(case, later_inputs=later)
    values = np.asarray([1, np.nan, -np.inf, 0, -0.0, np.inf, np.nan], np.float32)
    case = single("TOPK_V2", [values, Constant(7)], [([7], "float32"), ([7], "int32")], label="nan")
    order = [5, 0, 3, 4, 2, 1, 6]
    yield dataclasses.replace(case, expected=[values[order], np.asarray(order, np.int32)])

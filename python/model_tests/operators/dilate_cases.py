"""DILATE."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import Constant, elements, single

# LiteRT has no bool.
TYPES = ["int8", "uint8", "int16", "int32", "float32", "int64"]


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for _ in range(12):
            rank = int(rng.integers(1, 6, endpoint=True))
            shape = [int(n) for n in rng.integers(1, 4, size=rank)]
            dilations = [int(n) for n in rng.integers(1, 3, endpoint=True, size=rank)]
            wanted = [(extent - 1) * dilation + 1 for extent, dilation in zip(shape, dilations, strict=True)]
            value: Any = elements(rng, [], dtype)
            if rng.random() < 0.5:
                value = Constant(value, dtype)
            operands = [elements(rng, shape, dtype), Constant(dilations), value]
            label = "by" + "_".join(map(str, dilations))
            yield single("DILATE", operands, [(wanted, dtype)], label=label, float_tolerance=0)

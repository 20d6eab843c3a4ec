"""SELECT: one condition, one for each element, or one for each index of the first dimension."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE, elements, single


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in [*MOVABLE, "uint16", "uint32"]:
        for rank in [1, 2, 3, 4]:
            for kind in ["scalar", "list", "whole"]:
                shape = [int(n) for n in rng.integers(1, 5, endpoint=True, size=rank)]
                conditions = rng.random({"scalar": [], "list": shape[:1], "whole": shape}[kind]) < 0.5
                operands = [np.asarray(conditions), elements(rng, shape, dtype), elements(rng, shape, dtype)]
                yield single("SELECT", operands, [(shape, dtype)], label=f"{dtype}_{kind}")

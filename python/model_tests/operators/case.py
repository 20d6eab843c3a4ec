"""One model with its inputs: what the modules *_cases.py of this folder yield and the common test runs."""

from __future__ import annotations

import dataclasses

import numpy as np
import numpy.typing as npt


@dataclasses.dataclass(frozen=True)
class Case:
    """A model of one operator, or of a few, to be run here and by LiteRT's reference kernels.

    `inputs` are those of the model's inputs, in order; `later_inputs` those of further runs, between which the model
    keeps its state. Integer outputs must be equal. A float output may be off by `float_tolerance`, which stands for
    1e-5 of the sum of the magnitudes that enter it (a number for all outputs, or an array that is broadcast to each of
    them), and by `float_ulps` units in its last place, which is 4 for functions.
    """

    name: str
    model: bytes
    inputs: list[npt.NDArray[np.generic]]
    float_tolerance: float | npt.NDArray[np.floating] = 1e-5
    # Where LiteRT has no such operator or type, or computes it wrongly: the outputs of all runs, one run's after the
    # other's, computed independently.
    expected: list[npt.NDArray[np.generic]] | None = None
    float_ulps: float = 0
    later_inputs: list[list[npt.NDArray[np.generic]]] = dataclasses.field(default_factory=list)

    @property
    def runs(self) -> list[list[npt.NDArray[np.generic]]]:
        """The inputs of every run."""
        return [self.inputs, *self.later_inputs]

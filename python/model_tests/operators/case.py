"""One model with its inputs: what the modules *_cases.py of this folder yield and the common test runs."""

from __future__ import annotations

import dataclasses

import numpy as np
import numpy.typing as npt


@dataclasses.dataclass(frozen=True)
class Case:
    """A single-operator model to be run here and by LiteRT's reference kernels.

    `inputs` are those of the model's inputs, in order. Integer outputs must be equal; float outputs may differ by
    1e-5 of the sum of the magnitudes that enter them, for which `float_tolerance` gives an absolute bound.
    """

    name: str
    model: bytes
    inputs: list[npt.NDArray[np.generic]]
    float_tolerance: float = 1e-5
    # Where LiteRT has no such operator or type, or computes it wrongly: the outputs, computed independently.
    expected: list[npt.NDArray[np.generic]] | None = None
    # The inputs of further runs, for models that keep state from one to the next. `expected` then has the outputs of
    # all runs, one after the other.
    later_inputs: list[list[npt.NDArray[np.generic]]] = dataclasses.field(default_factory=list)

    @property
    def runs(self) -> list[list[npt.NDArray[np.generic]]]:
        """The inputs of every run."""
        return [self.inputs, *self.later_inputs]

"""How near an output has to be: integers are equal, floats within what rounding in another order explains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from absl.testing import absltest

from tflite_micro.cli.model_file import ModelFile
from tflite_micro.cli.tensors import Array
from tflite_micro.model import Tensor

# A result of one operator may be off by this share of the sum of the magnitudes that enter it.
FLOAT_SHARE = 1e-5


def check(
    test: absltest.TestCase, file: ModelFile, found: Array, expected: Array, inputs: Sequence[Array], what: str
) -> None:
    """Fails `test` if `found` is too far from `expected`, both being the model's only output for `inputs`."""
    if expected.dtype.kind != "f":
        np.testing.assert_array_equal(found, expected, err_msg=what)
        return
    bound = float_bound(file, inputs)
    test.assertLessEqual(float(np.abs(found - expected).max()), bound, f"{what}: {found} instead of {expected}")


def float_bound(file: ModelFile, inputs: Sequence[Array]) -> float:
    """By how much the output of a chain of fully connected layers in float32 may be off.

    A layer adds FLOAT_SHARE of |W| |x| + |b| to the error |W| e of its input; its activation does not enlarge either.
    """
    subgraph = file.model.subgraphs[0]
    magnitude = np.abs(inputs[0]).astype(np.float64).reshape(-1)
    error = np.zeros_like(magnitude)
    for operator in subgraph.operators:
        if operator.name != "FULLY_CONNECTED":
            raise ValueError(f"no bound is known for {operator.name} in float32")
        weights, bias = _magnitudes(operator.inputs[1]), _magnitudes(operator.inputs[2])
        magnitude = weights @ magnitude + bias
        error = weights @ error + FLOAT_SHARE * magnitude
    return float(error.max())


def _magnitudes(tensor: Tensor | None) -> Array:
    if tensor is None or tensor.data is None:
        raise ValueError("a fully connected layer without constant weights or bias")
    return np.abs(tensor.data).astype(np.float64)

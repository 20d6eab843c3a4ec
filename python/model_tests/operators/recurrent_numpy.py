"""Recurrent cells of float32 activations computed by numpy, in double precision but for the quantisation of vectors.

For cases that LiteRT computes wrongly, and to know when its integers are a matter of luck: the state that meets int8
weights is a float, which may be rounded to either side when it lies at a half.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.lstm_models import Setting, Weights
from tflite_micro.model import Tensor

Array = npt.NDArray[Any]

ACTIVATIONS: dict[str, Callable[[Array], Array]] = {
    "NONE": lambda x: x,
    "RELU": lambda x: np.maximum(x, 0),
    "RELU_N1_TO_1": lambda x: np.clip(x, -1, 1),
    "RELU6": lambda x: np.clip(x, 0, 6),
    "TANH": np.tanh,
    "SIGN_BIT": lambda x: np.signbit(x).astype(np.float64),
}

# In steps of a quantised state: nearer to a half than this, rounding is a matter of luck.
MARGIN = 5e-4

# What activations limit values to, and so exact.
LIMITS = (-1.0, 0.0, 1.0, 6.0)


class Arithmetic:
    """Products with weights. `kind` as that of lstm_models.Setting."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        # The least distance, in steps, of a quantised state from a half.
        self.margin = 0.5
        self.limits: tuple[float, ...] = LIMITS

    def times(self, weights: Tensor | None, vector: Array, computed: bool = False) -> Array | float:
        """weights x vector; 0 without weights. `computed`: the vector is not an input, and so not known to the bit."""
        if weights is None:
            return 0.0
        matrix = np.asarray(weights.data).reshape(weights.shape)
        if self.kind == "float32":
            return np.asarray(matrix.astype(np.float64) @ vector)
        assert weights.quantization is not None
        integers, scale = self._quantized(vector.astype(np.float32), computed)
        weight_scale = np.float32(weights.quantization.scale[0])
        return np.asarray((matrix.view(np.int8).astype(np.int64) @ integers) * float(scale * weight_scale))

    def _quantized(self, vector: Array, computed: bool) -> tuple[Array, np.float32]:
        """Integers without zero point, and their scale."""
        if not vector.any():
            return np.zeros(vector.shape, np.int64), np.float32(1)
        zero_point = 0
        if self.kind == "symmetric":
            largest = np.abs(vector).max()
            scale, inverse = largest / np.float32(127), np.float32(127) / largest
        else:
            low, high = min(0.0, float(vector.min())), max(0.0, float(vector.max()))
            step = (high - low) / 255
            from_low, from_high = -128 - low / step, 127 - high / step
            exact = from_low if 128 - low / step < 127 + high / step else from_high
            zero_point = int(np.clip(np.copysign(np.floor(abs(exact) + 0.5), exact), -128, 127))
            if computed and not {low, high} <= set(self.limits):
                self._watch(np.asarray([exact]))
            scale = np.float32(step)
            inverse = np.float32(1) / scale
        shifted = np.float32(zero_point) + vector * inverse
        if computed:
            self._watch(shifted[~np.isin(vector, self.limits)])
        lowest = -127 if self.kind == "symmetric" else -128
        rounded = np.copysign(np.floor(np.abs(shifted.astype(np.float64)) + 0.5), shifted)
        return np.clip(rounded, lowest, 127).astype(np.int64) - zero_point, scale

    def _watch(self, steps: Array) -> None:
        fraction = np.abs(steps.astype(np.float64) % 1 - 0.5)
        self.margin = min(self.margin, float(fraction.min(initial=0.5)))


def _values(tensor: Tensor | None) -> Array:
    """The elements of a vector, dequantised."""
    if tensor is None:
        return np.zeros(1)
    values = np.asarray(tensor.data).reshape(tensor.shape)
    if values.dtype == np.float32:
        return values.astype(np.float64)
    assert tensor.quantization is not None
    return values.view(np.int8).astype(np.float64) * float(np.float32(tensor.quantization.scale[0]))


def rnn(
    arithmetic: Arithmetic,
    activation: str,
    weights: Sequence[Tensor | None],
    aux_weights: Tensor | None,
    x: Array,
    aux: Array | None,
    state: Array,
    backwards: bool = False,
) -> Array:
    """The outputs [steps, batches, units] for x [steps, batches, size]; `state` [batches, units] moves on."""
    matrix, recurrent, bias = weights[:3]
    outputs = np.zeros([*x.shape[:2], state.shape[1]])
    for step in range(len(x))[:: -1 if backwards else 1]:
        for batch in range(x.shape[1]):
            sums = _values(bias) + arithmetic.times(matrix, x[step, batch])
            if aux is not None:
                sums = sums + arithmetic.times(aux_weights, aux[step, batch])
            sums = sums + arithmetic.times(recurrent, state[batch], computed=True)
            outputs[step, batch] = state[batch] = ACTIVATIONS[activation](sums)
    return outputs


def lstm(
    arithmetic: Arithmetic,
    setting: Setting,
    weights: Weights,
    x: Array,
    aux: Array | None,
    hidden: Array,
    cells: Array,
    backwards: bool = False,
) -> Array:
    """The outputs [steps, batches, size] for x [steps, batches, size]; `hidden` and `cells` [batches, size] move on."""
    activation = ACTIVATIONS[setting.activation]

    def logistic(argument: Array) -> Array:
        return np.asarray(1 / (1 + np.exp(-argument)))

    def clip(values: Array, limit: float) -> Array:
        return np.clip(values, -limit, limit) if limit else values

    projection_limit = float(np.float32(setting.projection_clip))
    arithmetic.limits = (*LIMITS, projection_limit, -projection_limit)
    outputs = np.zeros([*x.shape[:2], hidden.shape[1]])
    for step in range(len(x))[:: -1 if backwards else 1]:
        for batch in range(x.shape[1]):
            h = hidden[batch].copy()

            def argument(gate: int, cell: Array, h: Array = h, step: int = step, batch: int = batch) -> Array:
                sums = np.zeros(setting.cells)
                sums = sums + arithmetic.times(weights.input[gate], x[step, batch])
                if aux is not None:
                    sums = sums + arithmetic.times(weights.aux[gate], aux[step, batch])
                sums = sums + arithmetic.times(weights.recurrent[gate], h, computed=True)
                if setting.peephole and gate != 2:
                    sums = sums + _values(weights.peephole[gate - (gate > 2)]) * cell
                if setting.normalized:
                    sums = (sums - sums.mean()) / np.sqrt(sums.var() + 1e-8) * _values(weights.normalization[gate])
                return np.asarray(sums + _values(weights.bias[gate]))

            cell = cells[batch].copy()
            forget = logistic(argument(1, cell))
            opened = 1 - forget if setting.coupled else logistic(argument(0, cell))
            cell = clip(forget * cell + opened * activation(argument(2, cell)), setting.cell_clip)
            result = logistic(argument(3, cell)) * activation(cell)
            if setting.projection:
                projected = arithmetic.times(weights.projection[0], result, computed=True)
                result = clip(np.asarray(projected + _values(weights.projection[1])), setting.projection_clip)
            cells[batch] = cell
            outputs[step, batch] = hidden[batch] = result
    return outputs


def time_first(values: Array, time_major: bool) -> Array:
    """Any input as [steps, batches, size]; the same the other way."""
    if values.ndim == 2:
        return values[np.newaxis]
    return values if time_major else values.swapaxes(0, 1)


class LstmState:
    """One direction of an LSTM, whose state is kept from run to run."""

    def __init__(self, setting: Setting, weights: Weights, backwards: bool = False) -> None:
        self.setting, self.weights, self.backwards = setting, weights, backwards
        self.reset()

    def reset(self) -> None:
        self.hidden = np.zeros([self.setting.batches, self.setting.output_size])
        self.cells = np.zeros([self.setting.batches, self.setting.cells])

    def run(self, arithmetic: Arithmetic, x: Array, aux: Array | None = None) -> Array:
        """The output for an input; both in the order of the setting."""
        major = self.setting.time_major
        given = None if aux is None else time_first(aux, major)
        y = lstm(
            arithmetic,
            self.setting,
            self.weights,
            time_first(x, major),
            given,
            self.hidden,
            self.cells,
            self.backwards,
        )
        return np.asarray(y[0] if x.ndim == 2 else time_first(y, major))


def certain(kind: str, draw: Callable[[], list[list[Array]]], compute: Callable[[Arithmetic, list[Array]], Any]) -> Any:
    """Inputs of all runs, drawn until no quantised state lies near a half, and what `compute` gives for each."""
    for _ in range(1000):
        runs = draw()
        arithmetic = Arithmetic(kind)
        computed = [compute(arithmetic, values) for values in runs]
        if arithmetic.margin > MARGIN:
            return runs, computed
    raise ValueError("a quantised state lies near a half, whatever is drawn")

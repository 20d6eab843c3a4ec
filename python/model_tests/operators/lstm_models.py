"""The tensors of LSTM operators in all their variants, for the modules of cases."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tflite_micro.model import ModelBuilder, Tensor

Array = npt.NDArray[Any]

GATES = 4
INPUT_GATE = 0


@dataclasses.dataclass(frozen=True)
class Setting:
    """One LSTM. `kind`: "float32", "int8", or float32 with int8 weights: "symmetric", "asymmetric" (of the inputs)."""

    kind: str = "float32"
    batches: int = 1
    steps: int = 4
    input_size: int = 6
    cells: int = 5
    time_major: bool = False
    cell_clip: float = 0.0
    activation: str = "TANH"
    # Input gate = 1 - forget gate.
    coupled: bool = False
    peephole: bool = False
    normalized: bool = False
    # The size of the output after a projection; 0: no projection.
    projection: int = 0
    projection_bias: bool = False
    projection_clip: float = 0.0
    # Of the four inputs that normalisation has, whether they are listed where there is none.
    long_form: bool = True
    # The size of a second input with weights of its own; 0: none. BIDIRECTIONAL_SEQUENCE_LSTM only.
    aux_size: int = 0
    # The scale of the int8 cell state is two to this power.
    cell_exponent: int = -12
    output_zero_point: int = 0
    # Of the weights: how far into saturation the gates go.
    spread: float = 1.0

    @property
    def output_size(self) -> int:
        return self.projection or self.cells

    @property
    def is_hybrid(self) -> bool:
        return self.kind in ("symmetric", "asymmetric")

    @property
    def label(self) -> str:
        """The kind and its parts."""
        parts = {
            "time_major": self.time_major,
            "coupled": self.coupled,
            "peephole": self.peephole,
            "normalized": self.normalized,
            "projection": self.projection,
            "aux": self.aux_size,
            self.activation.lower(): self.activation != "TANH",
        }
        return "_".join([self.kind, *(name for name, given in parts.items() if given)])

    def of(self, kind: str) -> Setting:
        return dataclasses.replace(self, kind=kind)

    @property
    def tolerance(self) -> float:
        """Of a float output: 1e-5 of what enters a gate, or a sum of the projection."""
        entering = self.input_size + self.aux_size + self.cells
        return 1e-5 * max(10.0, self.spread * entering) * (1 + self.spread * self.projection)


def random_setting(rng: np.random.Generator, kind: str, **fixed: Any) -> Setting:
    """Any combination of the parts."""

    def maybe(share: float = 0.5) -> bool:
        return bool(rng.random() < share)

    projection = int(rng.integers(1, 9)) if maybe() else 0
    drawn: dict[str, Any] = {
        "kind": kind,
        "batches": int(rng.integers(1, 4)),
        "steps": int(rng.integers(1, 7)),
        "input_size": int(rng.integers(1, 20)),
        "cells": int(rng.integers(1, 14)),
        "time_major": maybe(),
        "cell_clip": float(rng.uniform(0.2, 2)) if maybe(0.3) else 0.0,
        "coupled": maybe(),
        "peephole": maybe(),
        "normalized": maybe(),
        "projection": projection,
        "projection_bias": projection > 0 and maybe(),
        "projection_clip": float(rng.uniform(0.1, 1)) if projection and maybe(0.3) else 0.0,
        "long_form": maybe(),
        "cell_exponent": int(rng.integers(-15, -8)),
        "output_zero_point": int(rng.integers(-128, 128)),
        "spread": float(rng.uniform(0.1, 2)),
    }
    setting = Setting(**{**drawn, **fixed})
    if setting.is_hybrid and setting.normalized:
        # One or two values are the same after normalisation, whatever they were.
        setting = dataclasses.replace(setting, cells=max(3, setting.cells))
    if kind == "int8" and setting.peephole and setting.projection:
        # LiteRT takes peepholes for as long as the projection's output.
        return dataclasses.replace(setting, projection=setting.cells)
    return setting


@dataclasses.dataclass
class Weights:
    """The constants of one LSTM in one direction, by gate where there is one for each; None: not given."""

    input: list[Tensor | None]
    recurrent: list[Tensor | None]
    peephole: list[Tensor | None]
    bias: list[Tensor | None]
    projection: list[Tensor | None]
    normalization: list[Tensor | None]
    aux: list[Tensor | None]

    def in_order(self) -> list[Tensor | None]:
        """From the input weights to the projection, as all LSTM operators list them."""
        return [*self.input, *self.recurrent, *self.peephole, *self.bias, *self.projection]

    def last(self, setting: Setting) -> list[Tensor | None]:
        """What follows the states, which may be left out where there is no normalisation."""
        return self.normalization if setting.normalized or setting.long_form else []


class LstmModel:
    """Adds the tensors of one LSTM to a model."""

    def __init__(self, builder: ModelBuilder, rng: np.random.Generator, setting: Setting) -> None:
        self.builder, self.rng, self.setting = builder, rng, setting
        self.quantized = setting.kind == "int8"
        self.input_scale = float(rng.uniform(0.004, 0.02))
        self.output_scale = float(rng.uniform(0.006, 0.01))
        self.input_zero_point = int(rng.integers(-128, 127, endpoint=True))
        # Of the cells' output, before a projection.
        self.hidden_scale = self.output_scale
        self.hidden_zero_point = setting.output_zero_point
        if setting.projection:
            self.hidden_scale = float(rng.uniform(0.006, 0.01))
            self.hidden_zero_point = int(rng.integers(-128, 128))
            self.output_scale *= max(1.0, setting.spread)
        # Of a gate's argument, where it is normalised.
        self.argument_scales = [float(2.0**-12 * rng.uniform(0.5, 2)) for _ in range(GATES)]

    def activation(self, shape: Sequence[int], which: str = "output", is_variable: bool = False) -> Tensor:
        if not self.quantized:
            return self.builder.tensor(shape, is_variable=is_variable)
        scale, zero_point = {
            "input": (self.input_scale, self.input_zero_point),
            "hidden": (self.hidden_scale, self.hidden_zero_point),
            "output": (self.output_scale, self.setting.output_zero_point),
        }[which]
        return self.builder.tensor(shape, "int8", scale=scale, zero_point=zero_point, is_variable=is_variable)

    def input_values(self, shape: Sequence[int]) -> Array:
        if not self.quantized:
            return np.asarray(self.rng.normal(size=shape), np.float32)
        return np.asarray(self.rng.integers(-128, 127, endpoint=True, size=shape, dtype=np.int8))

    def states(self) -> list[Tensor]:
        """The output state and the cell state."""
        setting = self.setting
        hidden = self.activation([setting.batches, setting.output_size], is_variable=True)
        shape = [setting.batches, setting.cells]
        if not self.quantized:
            return [hidden, self.builder.tensor(shape, is_variable=True)]
        scale = 2.0**setting.cell_exponent
        return [hidden, self.builder.tensor(shape, "int16", scale=scale, zero_point=0, is_variable=True)]

    def intermediates(self) -> list[Tensor]:
        """Those of the arguments of the gates, and of the cells' output."""
        if not self.quantized:
            return []
        arguments = [
            self.builder.tensor([0], "int16", scale=scale, zero_point=0)
            if self.setting.normalized
            else self.builder.tensor([0])
            for scale in self.argument_scales
        ]
        return [*arguments, self.activation([0], "hidden")]

    def weights(self) -> Weights:
        setting = self.setting
        cells = setting.cells
        gates = [gate for gate in range(GATES) if not (setting.coupled and gate == INPUT_GATE)]

        def for_gates(make: Any, given: bool = True) -> list[Tensor | None]:
            return [make(gate) if given and gate in gates else None for gate in range(GATES)]

        input_weights = for_gates(lambda _: self._matrix(cells, setting.input_size))
        return Weights(
            input=input_weights,
            recurrent=for_gates(lambda _: self._matrix(cells, setting.output_size)),
            # None for the cell gate.
            peephole=[
                tensor
                for gate, tensor in enumerate(for_gates(lambda _: self._peephole(), setting.peephole))
                if gate != 2
            ],
            bias=for_gates(lambda gate: self._bias(input_weights[gate])),
            projection=self._projection(),
            normalization=for_gates(lambda gate: self._normalization(gate), setting.normalized),
            aux=for_gates(lambda _: self._matrix(cells, setting.aux_size), setting.aux_size > 0),
        )

    def _integers(self, high: int, shape: Sequence[int], dtype: str) -> Array:
        return np.asarray(self.rng.integers(-high, high, endpoint=True, size=shape, dtype=dtype))

    def _matrix(self, rows: int, columns: int, spread: float | None = None) -> Tensor:
        spread = self.setting.spread if spread is None else spread
        if self.setting.kind == "float32":
            return self.builder.tensor([rows, columns], data=self.rng.normal(scale=spread, size=[rows, columns]))
        scale = float((0.05 if self.quantized else 0.015) * spread * self.rng.uniform(0.2, 1))
        data = self._integers(127, [rows, columns], "int8")
        return self.builder.tensor([rows, columns], "int8", scale=scale, zero_point=0, data=data)

    def _peephole(self) -> Tensor:
        shape, spread = [self.setting.cells], self.setting.spread
        if self.setting.kind == "float32":
            return self.builder.tensor(shape, data=self.rng.normal(scale=spread, size=shape))
        high, dtype = (32767, "int16") if self.quantized else (127, "int8")
        scale = 2 * spread / high
        return self.builder.tensor(shape, dtype, scale=scale, zero_point=0, data=self._integers(high, shape, dtype))

    def _bias(self, weights: Tensor | None) -> Tensor:
        shape = [self.setting.cells]
        if not self.quantized:
            return self.builder.tensor(shape, data=self.rng.normal(size=shape))
        assert weights is not None and weights.quantization is not None
        scale = float(weights.quantization.scale[0]) * self.input_scale
        if self.setting.normalized:
            scale = self._normalization_scale / 1024
        # About as large as a gate's argument may be: 2.
        size = round(2 / scale)
        return self.builder.tensor(shape, "int32", scale=scale, zero_point=0, data=self._integers(size, shape, "int32"))

    @property
    def _normalization_scale(self) -> float:
        return 2.0 / 32767

    def _normalization(self, _: int) -> Tensor:
        shape = [self.setting.cells]
        if not self.quantized:
            return self.builder.tensor(shape, data=self.rng.normal(size=shape))
        data = self._integers(32767, shape, "int16")
        return self.builder.tensor(shape, "int16", scale=self._normalization_scale, zero_point=0, data=data)

    def _projection(self) -> list[Tensor | None]:
        setting = self.setting
        if not setting.projection:
            return [None, None]
        spread = setting.spread / 4 if self.quantized else setting.spread
        weights = self._matrix(setting.projection, setting.cells, spread)
        if not setting.projection_bias:
            return [weights, None]
        shape = [setting.projection]
        if not self.quantized:
            return [weights, self.builder.tensor(shape, data=self.rng.normal(size=shape))]
        assert weights.quantization is not None
        scale = float(weights.quantization.scale[0]) * self.hidden_scale
        data = self._integers(round(0.5 / scale), shape, "int32")
        return [weights, self.builder.tensor(shape, "int32", scale=scale, zero_point=0, data=data)]

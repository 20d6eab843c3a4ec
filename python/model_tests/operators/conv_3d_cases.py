"""CONV_3D and CONV_3D_TRANSPOSE: windows of every shape. LiteRT has float32 and one group."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.convolution_models import ACTIVATIONS, Array, window_output
from tflite_micro.model import ModelBuilder

_FORWARD = 36
_TRANSPOSED = 36


class _Window:
    """A window that slides over `over` and has `reached` positions there, both [depth, height, width]."""

    def __init__(self, rng: np.random.Generator, dilated: bool = True) -> None:
        self.padding = str(rng.choice(["SAME", "VALID"]))
        self.filter = [int(n) for n in rng.integers(1, 4, size=3)]
        self.stride = [int(n) for n in rng.integers(1, 4, size=3)]
        self.dilation = [int(n) for n in rng.integers(1, 3, size=3)] if dilated and rng.random() < 0.5 else [1] * 3
        sizes = zip(self.filter, self.dilation, strict=True)
        least = [(size - 1) * dilation + 1 if self.padding == "VALID" else 1 for size, dilation in sizes]
        self.over = [low + int(n) for low, n in zip(least, rng.integers(0, 5, size=3), strict=True)]
        self.reached = [
            window_output(self.over[i], self.filter[i], self.stride[i], self.dilation[i], self.padding)
            for i in range(3)
        ]

    def options(self) -> dict[str, object]:
        return {
            "padding": self.padding,
            **{f"stride_{axis}": n for axis, n in zip("dhw", self.stride, strict=True)},
            **{f"dilation_{axis}_factor": n for axis, n in zip("dhw", self.dilation, strict=True)},
        }

    def sums(self, x: Array, w: Array) -> Array:
        """The sums of CONV_3D in as many groups as the depths say."""
        groups = x.shape[4] // w.shape[3]
        outputs = w.shape[4] // groups
        sums = np.zeros([x.shape[0], *self.reached, w.shape[4]])
        for position in np.ndindex(*self.reached):
            for tap in np.ndindex(*self.filter):
                at = [position[i] * self.stride[i] - self._before(i) + tap[i] * self.dilation[i] for i in range(3)]
                if any(not 0 <= at[i] < self.over[i] for i in range(3)):
                    continue
                seen = x[:, at[0], at[1], at[2]].reshape(x.shape[0], groups, -1).astype(np.float64)
                weights = w[tap].reshape(w.shape[3], groups, outputs)
                sums[:, position[0], position[1], position[2]] += np.einsum("bgd,dgc->bgc", seen, weights).reshape(
                    x.shape[0], -1
                )
        return sums

    def _before(self, i: int) -> int:
        effective = (self.filter[i] - 1) * self.dilation[i] + 1
        return max((self.reached[i] - 1) * self.stride[i] + effective - self.over[i], 0) // 2


def _floats(rng: np.random.Generator, shape: list[int]) -> Array:
    return rng.normal(size=shape).astype(np.float32)


def _forward(rng: np.random.Generator, index: int, groups: int) -> Case:
    window = _Window(rng)
    batches, filter_channels, outputs = (int(n) for n in rng.integers(1, 4, size=3))
    channels, outputs = filter_channels * groups, outputs * groups
    builder = ModelBuilder()
    x = _floats(rng, [batches, *window.over, channels])
    w = _floats(rng, [*window.filter, filter_channels, outputs])
    b = _floats(rng, [outputs]) if index % 3 != 2 else None
    activation = ACTIVATIONS[index % 4] if groups == 1 else "NONE"
    operands = [builder.tensor(x.shape, "float32"), builder.tensor(w.shape, "float32", data=w)]
    if b is not None:
        operands.append(builder.tensor(b.shape, "float32", data=b))
    y = builder.tensor([batches, *window.reached, outputs], "float32")
    builder.op("CONV_3D", operands, [y], fused_activation_function=activation, **window.options())
    expected = None
    if groups > 1:
        expected = [(window.sums(x, w) + (0 if b is None else b)).astype(np.float32)]
    taps = "x".join(map(str, window.filter))
    name = f"conv_3d_{index}_{window.padding}_{taps}_groups{groups}_{activation}"
    return Case(name, builder.build(), [x], 1e-6 * filter_channels * float(np.prod(window.filter)) + 1e-6, expected)


def _transposed(rng: np.random.Generator, index: int) -> Case:
    window = _Window(rng)
    batches, channels, outputs = (int(n) for n in rng.integers(1, 5, size=3))
    builder = ModelBuilder()
    x = _floats(rng, [batches, *window.reached, channels])
    w = _floats(rng, [*window.filter, outputs, channels])
    shape = [batches, *window.over, outputs]
    activation = ACTIVATIONS[index % 4]
    operands = [
        builder.tensor([5], "int32", data=np.array(shape, np.int32)),
        builder.tensor(w.shape, "float32", data=w),
        builder.tensor(x.shape, "float32"),
    ]
    if index % 3 != 2:
        operands.append(builder.tensor([outputs], "float32", data=_floats(rng, [outputs])))
    y = builder.tensor(shape, "float32")
    builder.op("CONV_3D_TRANSPOSE", operands, [y], fused_activation_function=activation, **window.options())
    taps = "x".join(map(str, window.filter))
    name = f"conv_3d_transpose_{index}_{window.padding}_{taps}_{activation}"
    return Case(name, builder.build(), [x], 1e-6 * channels * float(np.prod(window.filter)) + 1e-6)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for index in range(_FORWARD):
        yield _forward(rng, index, groups=1 if index % 6 != 5 else 2)
    for index in range(_TRANSPOSED):
        yield _transposed(rng, index)

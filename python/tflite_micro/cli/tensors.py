"""What the command line knows of a model's inputs and outputs, and the conversions between raw and real values."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclasses.dataclass(frozen=True)
class TensorInfo:
    """An input or output. `scale` and `zero_point` are per-tensor quantisation; scale 0 means that there is none."""

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    scale: float = 0.0
    zero_point: int = 0

    @property
    def size(self) -> int:
        """The number of elements."""
        return int(np.prod(self.shape, dtype=np.int64))

    @property
    def nbytes(self) -> int:
        return self.size * self.dtype.itemsize

    @property
    def quantized(self) -> bool:
        return self.scale > 0 and self.dtype.kind in "iu"

    def describe(self) -> str:
        """The tensor as it stands in messages: `int8 [1, 96, 96, 1], scale 0.0039, zero point -128`."""
        text = f"{self.dtype.name} {list(self.shape)}"
        if self.quantized:
            text += f", scale {self.scale:.6g}, zero point {self.zero_point}"
        return text


def quantize(values: Array, tensor: TensorInfo) -> Array:
    """Real values to the tensor's own: nearest (ties away from zero), clipped to the type's range."""
    limits = np.iinfo(tensor.dtype)
    scaled = np.asarray(values, np.float64) / tensor.scale
    steps = np.copysign(np.floor(np.abs(scaled) + 0.5), scaled) + tensor.zero_point
    quantized: Array = np.clip(steps, limits.min, limits.max).astype(tensor.dtype)
    return quantized


def dequantize(values: Array, tensor: TensorInfo) -> Array:
    """The real values that a quantised tensor's elements stand for, as float64."""
    return (values.astype(np.float64) - tensor.zero_point) * tensor.scale

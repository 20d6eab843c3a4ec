"""Inputs that no file holds: zeros, random numbers, and the generator that golden outputs are made with."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from tflite_micro.cli.tensors import Array, TensorInfo


class Generator(Protocol):
    """A source of inputs, whose state goes on from tensor to tensor and from run to run."""

    def next(self, tensor: TensorInfo) -> Array:
        """Values for one tensor in one run."""


class Zeros:
    """The raw value 0 everywhere."""

    def next(self, tensor: TensorInfo) -> Array:
        return np.zeros(tensor.shape, tensor.dtype)


class Random:
    """Uniform over all values of an integer type and over [-1, 1) of a floating one."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)

    def next(self, tensor: TensorInfo) -> Array:
        if tensor.dtype.kind == "b":
            return self._generator.integers(0, 2, tensor.shape).astype(np.bool_)
        if tensor.dtype.kind in "iu":
            limits = np.iinfo(tensor.dtype)
            return self._generator.integers(limits.min, limits.max, tensor.shape, tensor.dtype, endpoint=True)
        return self._generator.uniform(-1, 1, tensor.shape).astype(tensor.dtype)


class Lcg:
    """The linear congruential generator `s = s * 1664525 + 1013904223 mod 2^32`, advanced before each element.

    16-bit integers take `s >> 16`, other integers and bools `s >> 24` (of which a bool keeps the lowest bit), floating
    types the top 8 bits as a signed number / 128.
    """

    MULTIPLIER = 1664525
    INCREMENT = 1013904223

    def __init__(self, seed: int) -> None:
        self._state = np.uint32(seed % 2**32)

    def _states(self, count: int) -> Array:
        # s_k = a^k s_0 + c (1 + a + ... + a^(k-1)), all modulo 2^32, which uint32 arrays are.
        powers = np.multiply.accumulate(np.full(count, self.MULTIPLIER, np.uint32), dtype=np.uint32)
        sums = np.add.accumulate(np.concatenate([np.ones(1, np.uint32), powers[:-1]]), dtype=np.uint32)
        states = powers * self._state + np.uint32(self.INCREMENT) * sums
        self._state = states[-1]
        return states

    def next(self, tensor: TensorInfo) -> Array:
        if tensor.size == 0:
            return np.zeros(tensor.shape, tensor.dtype)
        states = self._states(tensor.size)
        values: Array
        if tensor.dtype.itemsize == 2 and tensor.dtype.kind in "iu":
            values = (states >> np.uint32(16)).astype(np.uint16).view(tensor.dtype)
        elif tensor.dtype.kind == "b":
            values = ((states >> np.uint32(24)) & np.uint32(1)).astype(np.bool_)
        elif tensor.dtype.itemsize == 1:
            values = (states >> np.uint32(24)).astype(np.uint8).view(tensor.dtype)
        elif tensor.dtype.kind in "iu":
            values = (states >> np.uint32(24)).astype(tensor.dtype)
        else:
            values = ((states >> np.uint32(24)).astype(np.uint8).view(np.int8) / np.float32(128)).astype(tensor.dtype)
        return values.reshape(tensor.shape)

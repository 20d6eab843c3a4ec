"""QUANTIZE and DEQUANTIZE: every pair of types that is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

# Those that LiteRT has.
REQUANTIZATIONS = [
    ("int8", "int8"),
    ("int8", "uint8"),
    ("int8", "int16"),
    ("uint8", "int8"),
    ("uint8", "uint8"),
    ("uint8", "int16"),
    ("int16", "int8"),
    ("int16", "int16"),
    ("int16", "int32"),
    ("int32", "int8"),
    ("int32", "int16"),
]


def _zero_point(rng: np.random.Generator, dtype: str) -> int:
    if dtype not in ("int8", "uint8"):
        return 0
    info = np.iinfo(dtype)
    return int(rng.integers(info.min, info.max, endpoint=True))


def _conversion(
    name: str, values: npt.NDArray[Any], output: str, source: dict[str, Any], target: dict[str, Any]
) -> Case:
    builder = ModelBuilder()
    x = builder.tensor(values.shape, values.dtype, **source)
    y = builder.tensor(values.shape, output, **target)
    builder.op(name.split("_")[0].upper(), [x], [y])
    return Case(f"{name}_{values.dtype}_to_{output}", builder.build(), [values])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for output in ["int8", "uint8", "int16"]:
        for i in range(6):
            scale = float(np.exp(rng.uniform(-6, 1)))
            target = {"scale": scale, "zero_point": _zero_point(rng, output)}
            # Around the range, and exactly between two steps.
            steps = rng.normal(scale=np.iinfo(output).max / 1.5, size=400)
            steps[::4] = np.floor(steps[::4]) + 0.5
            values = (np.float32(scale) * steps.astype(np.float32)).astype(np.float32)
            yield _conversion(f"quantize_{i}", values, output, {}, target)
    integers: npt.NDArray[Any]
    for source, output in REQUANTIZATIONS:
        for i in range(8):
            scales = np.exp(rng.uniform(-4, 0, size=2))
            if source == "int32":
                scales[0] /= 1000
            if i == 0:
                scales[1] = scales[0]
            if source == "int32":
                integers = rng.integers(-200000, 200000, size=600, dtype=np.int32)
            else:
                info = np.iinfo(source)
                integers = rng.integers(info.min, info.max, endpoint=True, size=600, dtype=source)
            yield _conversion(
                f"quantize_{i}",
                integers,
                output,
                {"scale": float(scales[0]), "zero_point": _zero_point(rng, source)},
                {"scale": float(scales[1]), "zero_point": _zero_point(rng, output)},
            )
    for source in ["int8", "uint8", "int16"]:
        for i in range(4):
            info = np.iinfo(source)
            integers = rng.integers(info.min, info.max, endpoint=True, size=[2, 3, 50], dtype=source)
            options = {"scale": float(np.exp(rng.uniform(-8, 8))), "zero_point": _zero_point(rng, source)}
            yield _conversion(f"dequantize_{i}", integers, "float32", options, {})
    # Every half that is a number, subnormal ones and infinities included.
    halves = np.arange(65536, dtype=np.uint32).astype(np.uint16).view(np.float16)
    yield _conversion("dequantize", halves[~np.isnan(halves)][:4096], "float32", {}, {})
    yield _conversion("dequantize", rng.permutation(halves[~np.isnan(halves)])[:2048], "float32", {}, {})

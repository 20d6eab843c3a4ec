"""QUANTIZE and DEQUANTIZE: every pair of types that is accepted."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.comparison_cases import binary_case
from model_tests.operators.drawing import Array, Pair, label, round_away, scaled, shape, zero_point

INTEGERS = ["int8", "uint8", "int16", "int32"]
# Those that LiteRT lacks.
OWN = {("int8", "int32"), ("uint8", "int32"), ("int16", "uint8"), ("int32", "uint8"), ("int32", "int32")}


def _case(
    operator: str,
    elements: Array,
    output: str,
    source: Pair | None,
    target: Pair | None,
    index: int,
    expected: Array | None = None,
) -> Case:
    name = label(operator.lower(), elements.dtype, "to", output, index, elements.shape)
    return binary_case(name, operator, [elements], output, [source, target], expected=expected)


def _from_float_cases(rng: np.random.Generator, output: str) -> Iterator[Case]:
    info = np.iinfo(output)
    for i in range(14):
        target = (float(np.float32(np.exp(rng.uniform(-6, 1)))), zero_point(rng, output))
        # Around the range, and exactly between two steps.
        dims = shape(rng, 0, 6)
        steps = rng.normal(scale=min(info.max, 2**20) / 1.5, size=dims)
        steps = np.where(rng.random(dims) < 0.25, np.floor(steps) + 0.5, steps)
        values = np.asarray(np.float32(target[0]) * steps.astype(np.float32), np.float32)
        expected = None
        if i % 7 == 6:
            # What is infinite, not a number, or out of reach LiteRT converts to an int without looking.
            edges = np.array([np.inf, -np.inf, np.nan, 3e38, -3e38], np.float32)
            values = np.where(rng.random(dims) < 0.5, rng.choice(edges, size=dims), values).astype(np.float32)
        if i % 7 == 6 or output == "int32":
            with np.errstate(over="ignore"):
                quotients = (values / np.float32(target[0])).astype(np.float64)
            rounded = round_away(np.nan_to_num(quotients, nan=-np.inf, posinf=1e30, neginf=-1e30)) + target[1]
            expected = rounded.clip(info.min, info.max).astype(output)
        yield _case("QUANTIZE", values, output, None, target, i, expected)


def _requantization_cases(rng: np.random.Generator, source_type: str, output: str) -> Iterator[Case]:
    for i in range(12):
        scales = np.exp(rng.uniform(-4, 0, size=2))
        dims = shape(rng, 0, 6) if i % 2 else [600]
        if source_type == "int32":
            # What is shifted to the left leaves room for that.
            if output != "int32":
                scales[0] /= 1000
            elements = rng.integers(-200000, 200000, size=dims, dtype=np.int32)
        else:
            info = np.iinfo(source_type)
            elements = rng.integers(info.min, info.max, endpoint=True, size=dims, dtype=source_type)
        if i == 0:
            scales[1] = scales[0]
        source = (float(np.float32(scales[0])), zero_point(rng, source_type))
        target = (float(np.float32(scales[1])), zero_point(rng, output))
        expected = None
        if (source_type, output) in OWN:
            info = np.iinfo(output)
            differences = elements.astype(np.int64) - source[1]
            expected = (scaled(differences, source[0] / target[0]) + target[1]).clip(info.min, info.max).astype(output)
        yield _case("QUANTIZE", elements, output, source, target, i, expected)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for output in INTEGERS:
        yield from _from_float_cases(rng, output)
        for source in INTEGERS:
            yield from _requantization_cases(rng, source, output)
    for source in ["int8", "uint8", "int16"]:
        for i in range(12):
            info = np.iinfo(source)
            elements = rng.integers(info.min, info.max, endpoint=True, size=shape(rng, 0, 8), dtype=source)
            pair = (float(np.exp(rng.uniform(-8, 8))), zero_point(rng, source))
            yield _case("DEQUANTIZE", elements, "float32", pair, None, i)
    # Every half that is a number, subnormal ones and infinities included.
    halves = rng.permutation(np.arange(65536, dtype=np.uint32).astype(np.uint16)).view(np.float16)
    numbers = halves[~np.isnan(halves)]
    for i in range(12):
        yield _case("DEQUANTIZE", numbers[i * 512 : (i + 1) * 512], "float32", None, None, i)

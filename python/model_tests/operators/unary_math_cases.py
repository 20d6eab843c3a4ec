"""Functions of one value: float32, every value of 8-bit types and many of int16 in many quantisations, and integers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.drawing import Array, Pair, integers, label, quantization, scaled, shape
from model_tests.operators.unary_cases import FLOAT_EDGES, NOT_NUMBERS, every, float_values, unary_case

FLOAT32 = np.float32


def _hard_swish(x: Array) -> Array:
    return np.asarray(x * (x + FLOAT32(3)).clip(0, 6) / FLOAT32(6), np.float32)


def _wide(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """In double precision, rounded to float32."""
    return lambda x: np.asarray(function(x.astype(np.float64)), np.float32)


# Functions that LiteRT lacks for some type, from and to float32.
FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "CEIL": np.ceil,
    "ROUND": np.rint,
    "ELU": _wide(lambda x: np.where(x < 0, np.expm1(np.minimum(x, 0)), x)),
    "SIN": _wide(np.sin),
    "COS": _wide(np.cos),
    "EXP": _wide(np.exp),
    "LOG": _wide(lambda x: np.where(x <= 0, -np.inf, np.log(np.where(x <= 0, 1, x)))),
    "SQRT": lambda x: np.sqrt(x),
    "RSQRT": lambda x: np.where(x <= 0, FLOAT32(np.inf), FLOAT32(1) / np.sqrt(np.where(x <= 0, FLOAT32(1), x))),
    "HARD_SWISH": _hard_swish,
}


def _round(x: Array) -> Array:
    """Halves away from zero, in the type of `x`."""
    return np.asarray(np.sign(x) * np.floor(np.abs(x) + x.dtype.type(0.5)), x.dtype)


def _by_table_8(function: Callable[[Array], Array], elements: Array, source: Pair, target: Pair) -> Array:
    """Each value by itself, in float32."""
    real = FLOAT32(source[0]) * (elements.astype(np.float32) - FLOAT32(source[1]))
    with np.errstate(all="ignore"):
        steps = _round(function(real) * (FLOAT32(1) / FLOAT32(target[0]))) + FLOAT32(target[1])
    info = np.iinfo(elements.dtype)
    return np.asarray(steps.clip(info.min, info.max), elements.dtype)


def _by_table_16(function: Callable[[Array], Array], elements: Array, source: Pair, target: Pair) -> Array:
    """513 results and straight lines between them, as LiteRT does it for the int16 functions that it has: each result
    is moved by half of what the line to the next is off at its middle. All in float32."""
    first, last = FLOAT32(source[0]) * FLOAT32(-32768), FLOAT32(source[0]) * FLOAT32(32767)
    step = (last - first) / FLOAT32(512)
    lowest, highest = FLOAT32(target[0]) * FLOAT32(-32768), FLOAT32(target[0]) * FLOAT32(32767)
    inverse = FLOAT32(65536) / (highest - lowest)

    def steps(x: Array) -> Array:
        with np.errstate(all="ignore"):
            result = function(x)
        limited = np.where(np.isinf(result), np.where(result < 0, lowest, highest), result)
        return np.asarray(np.nan_to_num(limited, nan=0) * inverse, np.float32)

    places = np.arange(512, dtype=np.float32)
    x = first + places * step
    here, following = _round(steps(x)), steps(first + (places + FLOAT32(1)) * step)
    middle = _round(steps(x + step / FLOAT32(2)))
    entries = here - _round((_round((following + here) / FLOAT32(2)) - middle) / FLOAT32(2))
    table = np.append(entries, _round(steps(np.array([last], np.float32)))).clip(-32768, 32767).astype(np.int64)
    value = elements.astype(np.int64)
    at = 256 + (value >> 7)
    slope = (table[at + 1] - table[at] + 32768) % 65536 - 32768
    return np.asarray(table[at] + ((slope * (value & 127) + 64) >> 7), np.int64).astype(np.int16)


def _float_cases(rng: np.random.Generator) -> Iterator[Case]:
    positive = ["SQRT", "RSQRT", "LOG"]
    others = ["ABS", "NEG", "SIGN", "CEIL", "FLOOR", "ROUND", "SQUARE", "EXP", "SIN", "COS", "ELU", "HARD_SWISH"]
    kinds: list[tuple[str, dict[str, Any]]] = [(operator, {}) for operator in positive + others]
    kinds += [("GELU", {"approximate": False}), ("GELU", {"approximate": True})]
    edges = [edge for edge in FLOAT_EDGES if abs(edge) < 20] + NOT_NUMBERS
    for operator, options in kinds:
        for i in range(14):
            elements = float_values(rng, shape(rng, 0, 8 if i % 4 == 0 else 6), edges, 1 if operator == "EXP" else 2)
            if operator in positive and i % 4:
                elements = np.abs(elements) + FLOAT32(0.05)
            if operator == "EXP":
                elements = np.asarray(np.where(np.isfinite(elements), elements.clip(-9, 5), elements), np.float32)
            expected = None
            if operator in ("CEIL", "ROUND", "ELU"):
                with np.errstate(all="ignore"):
                    expected = FUNCTIONS[operator](elements)
            largest = float(np.abs(elements[np.isfinite(elements)]).max(initial=1))
            yield unary_case(
                operator, elements, name=i, expected=expected, float_tolerance=1e-5 * max(1, largest**2), **options
            )


def _absolute(elements: Array, source: Pair, target: Pair) -> Array:
    info = np.iinfo(elements.dtype)
    steps = scaled(np.abs(elements.astype(np.int64) - source[1]), float(FLOAT32(source[0]) / FLOAT32(target[0])))
    return np.asarray((steps + target[1]).clip(info.min, info.max), elements.dtype)


def _square(elements: Array, source: Pair, target: Pair) -> Array:
    """The product with itself: in float32 up to the factor, which is made fixed-point."""
    info = np.iinfo(elements.dtype)
    factor = float(FLOAT32(source[0]) * FLOAT32(source[0]) / FLOAT32(target[0]))
    steps = scaled((elements.astype(np.int64) - source[1]) ** 2, factor)
    return np.asarray((steps + target[1]).clip(info.min, info.max), elements.dtype)


def _integer_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int8", "int16", "int32", "int64"]:
        for i in range(12):
            elements = integers(rng, shape(rng, 0, 8 if i % 4 == 0 else 6), dtype)
            # LiteRT leaves what the lowest has no room for undefined; here it stays what it is.
            wide = dtype in ("int32", "int64")
            with np.errstate(over="ignore"):
                negative = -elements if wide else None
                magnitude = np.abs(elements)
                square = elements * elements
            pair = None if wide else (0.5, 0)
            yield unary_case("NEG", elements, pair, pair, label("n", i), expected=negative)
            if wide:
                yield unary_case("ABS", elements, name=i, expected=magnitude)
                yield unary_case("SQUARE", elements, name=i, expected=square)
            if dtype == "int32":
                yield unary_case("SIGN", np.asarray(elements % 5 - 2, dtype), name=i)
    for i in range(12):
        # Without quantisation.
        yield unary_case("ABS", integers(rng, shape(rng, 0, 6), "int16"), None, None, label("plain", i))


def _quantized_cases(rng: np.random.Generator) -> Iterator[Case]:
    # The range of inputs, the largest result in it that need not saturate, and the types that LiteRT has.
    kinds: list[tuple[str, float, float, list[str]]] = [
        ("ABS", 5, 5, ["int8", "int16"]),
        ("SQUARE", 5, 12, []),
        ("SQRT", 20, 5, ["int8"]),
        ("RSQRT", 20, 1, ["int8", "int16"]),
        ("EXP", 4, 50, ["int8", "int16"]),
        ("LOG", 20, 3, ["int8", "int16"]),
        ("SIN", 5, 1, []),
        ("COS", 5, 1, []),
        ("ELU", 4, 4, []),
        ("HARD_SWISH", 6, 6, ["int8", "uint8"]),
        ("GELU", 4, 4, ["int8", "uint8", "int16"]),
    ]
    for operator, reach, result, known in kinds:
        for dtype in ["int8", "uint8", "int16"]:
            steps = 2 ** (np.iinfo(dtype).bits - 1)
            for i in range(12):
                source = quantization(rng, dtype, reach / steps)
                target = quantization(rng, dtype, result / steps)
                elements = every(rng, dtype)
                if operator in ("SQRT", "RSQRT"):
                    # Negative values have no square root.
                    info = np.iinfo(dtype)
                    middle = (int(info.max) + int(info.min)) // 2
                    source = (source[0], 0 if dtype == "int16" else int(rng.integers(info.min, middle + 60)))
                    elements = elements[elements >= source[1]]
                if operator == "RSQRT" and dtype == "uint8":
                    # The root has 20 fractional bits, so that what is nearly a half may be rounded either way.
                    rest = _inverse_roots_u8(elements, source, target) % 1
                    elements = elements[np.abs(rest - 0.5) > 0.02]
                options = {"approximate": bool(i % 2)} if operator == "GELU" else {}
                yield unary_case(
                    operator,
                    elements,
                    source,
                    target,
                    label(dtype, i),
                    expected=None if dtype in known else _own(operator, elements, source, target),
                    **options,
                )


def _own(operator: str, elements: Array, source: Pair, target: Pair) -> Array:
    """What this runtime alone computes."""
    if operator == "ABS":
        return _absolute(elements, source, target)
    if operator == "SQUARE":
        return _square(elements, source, target)
    if elements.dtype == np.int16:
        return _by_table_16(FUNCTIONS[operator], elements, source, target)
    if operator == "SQRT":
        return _square_root_u8(elements, source, target)
    if operator == "RSQRT":
        return np.asarray((np.rint(_inverse_roots_u8(elements, source, target)) + target[1]).clip(0, 255), np.uint8)
    return _by_table_8(FUNCTIONS[operator], elements, source, target)


def _square_root_u8(elements: Array, source: Pair, target: Pair) -> Array:
    """Rounded down, as LiteRT does it for int8; in float32."""
    real = (elements.astype(np.float32) - FLOAT32(source[1])) * FLOAT32(source[0])
    steps = np.trunc(np.sqrt(real) / FLOAT32(target[0])) + target[1]
    return np.asarray(steps.clip(0, 255), np.uint8)


def _inverse_roots_u8(elements: Array, source: Pair, target: Pair) -> Array:
    """In steps of the output, not yet rounded."""
    differences = elements.astype(np.float64) - source[1]
    roots = np.sqrt(np.maximum(differences, 1) * np.float64(FLOAT32(source[0])))
    return np.where(differences > 0, 1 / (roots * np.float64(FLOAT32(target[0]))), 512)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _float_cases(rng)
    yield from _integer_cases(rng)
    yield from _quantized_cases(rng)

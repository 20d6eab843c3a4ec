"""Arithmetic and logic of two inputs beyond ADD, SUB and MUL: every type, broadcast in every way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.comparison_cases import binary_case, close_values
from model_tests.operators.drawing import (
    ACTIVATIONS,
    Array,
    Pair,
    broadcast_shapes,
    floats,
    integers,
    label,
    quantization,
    quantized,
    real,
    scaled,
    shape,
    values,
    without,
)
from model_tests.operators.single import single


def _shapes(rng: np.random.Generator, index: int) -> list[list[int]]:
    return broadcast_shapes(rng, highest=8 if index % 4 == 0 else 6)


def _logic_cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in ["LOGICAL_AND", "LOGICAL_OR"]:
        for i in range(14):
            inputs = [close_values(rng, dims, "bool") for dims in _shapes(rng, i)]
            yield binary_case(label(operator.lower(), "bool", i), operator, inputs, "bool")
    for i in range(12):
        dims = shape(rng, 0, 8)
        yield single("LOGICAL_NOT", [close_values(rng, dims, "bool")], [(dims, "bool")], label=str(i))
    for operator in ["BITWISE_XOR", "RIGHT_SHIFT"]:
        for dtype in ["int8", "uint8", "int16", "uint16", "int32", "uint32"]:
            for i in range(12):
                # Also shifts by more than the width, and by less than nothing.
                inputs = [integers(rng, dims, dtype) for dims in _shapes(rng, i)]
                yield binary_case(label(operator.lower(), dtype, i), operator, inputs, dtype)


def _div_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int32", "int8", "uint8", "int16"]:
        for i in range(24):
            shapes = _shapes(rng, i) if i < 14 else [[900], [900] if i % 2 else [1]]
            options = {"fused_activation_function": ACTIVATIONS[i % 4]}
            name = label("div", dtype, i, *shapes)
            if dtype == "float32":
                inputs = [floats(rng, dims, edges=0.05) for dims in shapes]
                inputs[1] = np.where(np.abs(inputs[1]) < 0.01, np.float32(0), inputs[1])
                yield binary_case(name, "DIV", inputs, dtype, float_tolerance=2e-4, **options)
                continue
            inputs = [integers(rng, dims, dtype) for dims in shapes]
            if dtype == "int32":
                # The lowest by -1 ends LiteRT's process; here it wraps, and then is limited.
                lowest = np.iinfo(dtype).min
                fits = not (np.any(inputs[0] == lowest) and np.any(inputs[1] == -1))
                inputs[0] = inputs[0] if fits else without(inputs[0], lowest)
                yield binary_case(name, "DIV", [inputs[0], without(inputs[1], 0)], dtype, **options)
                continue
            scales = [quantization(rng, dtype, 0.1) for _ in range(2)]
            inputs[1] = without(inputs[1], scales[1][1])
            output = quantization(rng, dtype, 0.1 if dtype != "int16" else 0.002)
            # LiteRT shifts by more than 31 bits, which is undefined, where a small dividend meets a large divisor. So
            # dividends are large, or (where an 8-bit output saturates early) of any size.
            if dtype != "int16" and i % 2:
                output = (output[0] / 800, output[1])
                inputs[0] = without(inputs[0], scales[0][1])
            else:
                difference = inputs[0].astype(np.int64) - scales[0][1]
                info = np.iinfo(dtype)
                far = info.max if scales[0][1] < (info.max + info.min + 1) // 2 else info.min
                large = np.abs(difference) > (info.max - info.min) // 4 + 2
                inputs[0] = np.where(large, inputs[0], far).astype(dtype)
            yield binary_case(name, "DIV", inputs, dtype, [*scales, output], **options)


def _floor_cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in ["FLOOR_DIV", "FLOOR_MOD"]:
        for dtype in ["float32", "int8", "int16", "int32", "int64"]:
            for i in range(16):
                shapes = _shapes(rng, i)
                name = label(operator.lower(), dtype, i, *shapes)
                if dtype == "float32":
                    # Multiples of 1/4, so that a quotient is not within rounding of an integer.
                    reals = [np.round(floats(rng, dims, 9) * 4) / 4 for dims in shapes]
                    inputs = [reals[0].astype(np.float32), without(reals[1].astype(np.float32), 0)]
                    if i % 4 == 3:
                        edges = rng.choice(np.array([np.nan, np.inf, -np.inf, 0.0], np.float32), size=shapes[0])
                        inputs[0] = np.where(rng.random(shapes[0]) < 0.2, edges, inputs[0])
                    yield binary_case(name, operator, inputs, dtype)
                    continue
                inputs = [integers(rng, dims, dtype) for dims in shapes]
                inputs[1] = without(inputs[1], 0)
                lowest = np.iinfo(dtype).min
                if np.any(inputs[0] == lowest) and np.any(inputs[1] == -1):
                    # Undefined in LiteRT, whose process may end; here the quotient wraps, and the remainder is 0.
                    inputs[0] = without(inputs[0], lowest)
                # LiteRT has no FLOOR_DIV of int64.
                own = operator == "FLOOR_DIV" and dtype == "int64"
                yield binary_case(name, operator, inputs, dtype, expected=inputs[0] // inputs[1] if own else None)


def _squared_difference_s16(inputs: Sequence[Array], scales: Sequence[float]) -> Array:
    """In float32, rounded once, half away from zero."""
    reals = [values.astype(np.float32) * np.float32(scale) for values, scale in zip(inputs, scales, strict=False)]
    difference = reals[0] - reals[1]
    quotient = difference * difference / np.float32(scales[2])
    return np.floor(quotient.astype(np.float64) + 0.5).clip(0, 32767).astype(np.int16)


def _squared_difference_cases(rng: np.random.Generator) -> Iterator[Case]:
    operator = "SQUARED_DIFFERENCE"
    for dtype in ["float32", "int32", "int8", "uint8", "int16"]:
        for i in range(22):
            shapes = _shapes(rng, i) if i < 14 else [[900], [900] if i % 2 else [1]]
            name = label(operator.lower(), dtype, i, *shapes)
            if dtype == "float32":
                inputs = [floats(rng, dims, edges=0.05) for dims in shapes]
                yield binary_case(name, operator, inputs, dtype, float_tolerance=1e-3)
            elif dtype == "int32":
                inputs = [rng.integers(-9000, 9000, size=dims).astype(np.int32) for dims in shapes]
                yield binary_case(name, operator, inputs, dtype)
            else:
                inputs = [integers(rng, dims, dtype) for dims in shapes]
                pairs: list[Pair] = [quantization(rng, dtype, 0.1) for _ in range(2)]
                pairs.append(quantization(rng, dtype, 900.0 if dtype == "int16" else 2.0))
                if dtype == "int16":
                    expected = _squared_difference_s16(inputs, [scale for scale, _ in pairs])
                    yield binary_case(name, operator, inputs, dtype, pairs, expected=expected, version=2)
                    continue
                expected = _squared_difference_u8(inputs, pairs) if dtype == "uint8" else None
                yield binary_case(name, operator, inputs, dtype, pairs, expected=expected, version=2)


def _squared_difference_u8(inputs: Sequence[Array], pairs: Sequence[Pair]) -> Array:
    """What LiteRT computes for int8: both operands in a common scale with 7 more bits, then the square."""
    scales = [float(np.float32(scale)) for scale, _ in pairs]
    common = 2 * max(scales[:2])
    sides = [
        scaled((values.astype(np.int64) - zero) << 7, scale / common)
        for values, (_, zero), scale in zip(inputs, pairs, scales, strict=False)
    ]
    squares = (sides[0] - sides[1]) ** 2
    results = scaled(squares, common * common / (2**14 * scales[2])) + pairs[2][1]
    return np.asarray(results.clip(0, 255), np.uint8)


def _pow_and_atan2_cases(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(20):
        shapes = _shapes(rng, i)
        bases, exponents = (floats(rng, dims, 1.0, edges=0.05) for dims in shapes)
        if i % 2:
            bases = np.abs(bases)
        yield binary_case(label("pow_float32", i, *shapes), "POW", [bases, exponents], "float32", float_tolerance=2e-3)
        small = [rng.integers(-9, 10, size=shapes[0]), rng.integers(0, 9, size=shapes[1])]
        yield binary_case(label("pow_int32", i, *shapes), "POW", [n.astype(np.int32) for n in small], "int32")
        points = [floats(rng, dims, edges=0.1) for dims in shapes]
        angles = None if shapes[0] == shapes[1] else np.arctan2(*points)  # LiteRT does not broadcast here.
        name = label("atan2_float32", i, *shapes)
        yield binary_case(name, "ATAN2", points, "float32", float_tolerance=1e-6, expected=angles)
    # What does not fit saturates; LiteRT converts an out-of-range double, which is undefined.
    for i in range(4):
        base = rng.integers(-50000, 50000, size=[40])
        power = rng.integers(0, 40, size=[40])
        exact = [int(b) ** int(e) for b, e in zip(base, power, strict=True)]
        expected = np.array([min(max(n, -(2**31)), 2**31 - 1) for n in exact], np.int32)
        inputs = [base.astype(np.int32), power.astype(np.int32)]
        yield binary_case(f"pow_int32_saturated_{i}", "POW", inputs, "int32", expected=expected)


def _prelu_cases(rng: np.random.Generator) -> Iterator[Case]:
    kinds = [("float32", "float32"), ("int8", "int8"), ("uint8", "uint8"), ("int16", "int8"), ("int16", "int16")]
    for dtype, alpha_dtype in kinds:
        for i in range(16):
            shapes = [[700], [700] if i % 2 else [1]]
            if i < 10:
                wanted = shape(rng, 1, 6)
                alpha = [extent if rng.random() < 0.5 else 1 for extent in wanted]
                shapes = [wanted, alpha[int(rng.integers(len(alpha))) :] if i % 2 else alpha]
            name = label("prelu", dtype, "alpha", alpha_dtype, i, *shapes)
            constant = 1 if i % 2 else None
            if dtype == "float32":
                inputs = [floats(rng, dims, edges=0.03) for dims in shapes]
                yield binary_case(name, "PRELU", inputs, dtype, constant=constant)
                continue
            inputs = [integers(rng, shapes[0], dtype), integers(rng, shapes[1], alpha_dtype)]
            alpha_scale = 0.00005 if alpha_dtype == "int16" else 0.01
            pairs = [quantization(rng, dtype, 0.02), quantization(rng, alpha_dtype, alpha_scale)]
            pairs.append(quantization(rng, dtype, 0.02))
            if alpha_dtype != "int16":
                yield binary_case(name, "PRELU", inputs, dtype, pairs, constant)
                continue
            # LiteRT reads this alpha as int8.
            yield binary_case(name, "PRELU", inputs, dtype, pairs, constant, expected=_prelu(inputs, pairs))


def _prelu(inputs: Sequence[Array], pairs: Sequence[Pair]) -> Array:
    """int16 in the fixed-point arithmetic of quantised operators, with a factor for each side."""
    scale, alpha_scale, output_scale = (np.float32(pair[0]) for pair in pairs)
    x, alpha = (values.astype(np.int64) for values in np.broadcast_arrays(*inputs))
    above = scaled(x, float(scale / output_scale))
    below = scaled(x * alpha, float(scale * alpha_scale / output_scale))
    return np.asarray(np.where(x >= 0, above, below).clip(-32768, 32767), np.int16)


def _select_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "bool"]:
        for i in range(12):
            # LiteRT walks at most 5 dimensions of three shapes that differ.
            condition, *others = broadcast_shapes(rng, 3, 5)
            chosen = [values(rng, dims, dtype, edges=0.1) for dims in others]
            inputs = [close_values(rng, condition, "bool"), *chosen]
            yield binary_case(label("select_v2", dtype, i, condition, *others), "SELECT_V2", inputs, dtype)


def _add_n_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["float32", "int32", "int8", "uint8", "int16"]:
        for i in range(12):
            dims = shape(rng, 1, 6)
            operands = [values(rng, dims, dtype) for _ in range(int(rng.integers(2, 8)))]
            source = quantization(rng, dtype)
            target = quantization(rng, dtype, source[0] * len(operands) ** 0.5)
            if dtype in ("float32", "int32"):
                yield single("ADD_N", operands, [(dims, dtype)], label=str(i), float_tolerance=1e-4)
                continue
            case = single(
                "ADD_N",
                operands,
                [(dims, dtype)],
                quantization=source,
                output_quantization=target,
                label=str(i),
            )
            # Exact, and rounded once; LiteRT does not have it.
            total = sum(x.astype(np.int64) - source[1] for x in operands)
            expected = quantized(real(np.asarray(total), (source[0], 0)), target, dtype)
            yield Case(case.name, case.model, case.inputs, expected=[expected])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _logic_cases(rng)
    yield from _div_cases(rng)
    yield from _floor_cases(rng)
    yield from _squared_difference_cases(rng)
    yield from _pow_and_atan2_cases(rng)
    yield from _prelu_cases(rng)
    yield from _select_cases(rng)
    yield from _add_n_cases(rng)

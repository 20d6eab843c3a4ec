"""Functions of one value: float32, every value of 8-bit types and many of int16 in many quantisations, and integers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from model_tests.operators.unary_cases import ALL_INT8, FLOAT_EDGES, MANY_INT16
from tflite_micro.model import ModelBuilder

Values = npt.NDArray[Any]
Quantization = tuple[float, int]
ALL_UINT8 = np.arange(256, dtype=np.uint8)
SHAPES = [[1, 40], [2, 3, 4, 5], [37]]


def _case(
    name: str,
    operator: str,
    values: Values,
    input_quantization: Quantization | None = None,
    output_quantization: Quantization | None = None,
    float_tolerance: float = 1e-5,
    expected: Values | None = None,
    **options: Any,
) -> Case:
    builder = ModelBuilder()
    scales: list[dict[str, Any]] = [
        {} if q is None else {"scale": q[0], "zero_point": q[1]} for q in (input_quantization, output_quantization)
    ]
    tensors = [builder.tensor(values.shape, values.dtype, **one) for one in scales]
    builder.op(operator, tensors[:1], tensors[1:], **options)
    return Case(name, builder.build(), [values], float_tolerance, None if expected is None else [expected])


def _floats(rng: np.random.Generator, shape: list[int], positive: bool) -> Values:
    drawn = rng.normal(scale=2, size=shape).astype(np.float32)
    flat = drawn.reshape(-1)
    edges = [edge for edge in FLOAT_EDGES if abs(edge) < 20]
    flat[: len(edges)] = edges[: flat.size]
    return np.abs(drawn) + np.float32(0.05) if positive else drawn


# What LiteRT's reference kernels lack.
_NUMPY: dict[str, Any] = {
    "CEIL": np.ceil,
    "ROUND": np.rint,
    "ELU": lambda x: np.where(x < 0, np.expm1(x.astype(np.float64)), x).astype(np.float32),
}


def _float_cases(rng: np.random.Generator) -> Iterator[Case]:
    operators: list[tuple[str, dict[str, Any]]] = [
        (operator, {})
        for operator in [
            "ABS",
            "NEG",
            "SIGN",
            "CEIL",
            "FLOOR",
            "ROUND",
            "SQUARE",
            "SQRT",
            "RSQRT",
            "EXP",
            "LOG",
            "SIN",
            "COS",
            "ELU",
            "HARD_SWISH",
            "RELU_N1_TO_1",
            "RELU_0_TO_1",
        ]
    ]
    operators += [("GELU", {"approximate": False}), ("GELU", {"approximate": True})]
    for operator, options in operators:
        for shape in SHAPES:
            values = _floats(rng, shape, positive=operator in ("SQRT", "RSQRT", "LOG"))
            if operator in ("EXP", "SQUARE"):
                values = values / 4
            name = f"{operator.lower()}_float32_{len(shape)}d" + ("_tanh" if options.get("approximate") else "")
            expected = _NUMPY[operator](values) if operator in _NUMPY else None
            yield _case(name, operator, values, float_tolerance=1e-5, expected=expected, **options)


def _integer_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ["int8", "int16", "int32", "int64"]:
        info = np.iinfo(dtype)
        for shape in SHAPES:
            values = rng.integers(info.min + 1, info.max, size=shape, dtype=dtype, endpoint=True)
            quantization = (0.5, 0) if dtype in ("int8", "int16") else None
            yield _case(f"neg_{dtype}_{len(shape)}d", "NEG", values, quantization, quantization)
            if dtype == "int32":
                yield _case(f"abs_{dtype}_{len(shape)}d", "ABS", values)
                small = (values % 5 - 2).astype(dtype)
                yield _case(f"sign_{dtype}_{len(shape)}d", "SIGN", small)
    yield _case("abs_int16_plain", "ABS", MANY_INT16)


def _zero_point(rng: np.random.Generator, dtype: npt.DTypeLike) -> int:
    info = np.iinfo(dtype)
    return 0 if info.bits == 16 else int(rng.integers(info.min, info.max, endpoint=True))


def _quantized_cases(rng: np.random.Generator) -> Iterator[Case]:
    """Operators with the range of inputs, and the largest result in it that need not saturate."""
    operators: list[tuple[str, float, float, list[Values], dict[str, Any]]] = [
        ("ABS", 5, 5, [ALL_INT8, MANY_INT16], {}),
        ("SQRT", 20, 5, [ALL_INT8], {}),
        ("RSQRT", 20, 1, [ALL_INT8, MANY_INT16], {}),
        ("EXP", 4, 50, [ALL_INT8, MANY_INT16], {}),
        ("LOG", 20, 3, [ALL_INT8, MANY_INT16], {}),
        ("ELU", 4, 4, [ALL_INT8], {}),
        ("RELU_N1_TO_1", 3, 1, [ALL_INT8, ALL_UINT8], {}),
        ("RELU_0_TO_1", 3, 1, [ALL_INT8, ALL_UINT8], {}),
        ("HARD_SWISH", 6, 6, [ALL_INT8, ALL_UINT8], {}),
        ("GELU", 4, 4, [ALL_INT8, ALL_UINT8, MANY_INT16], {"approximate": False}),
        ("GELU", 4, 4, [ALL_INT8, ALL_UINT8, MANY_INT16], {"approximate": True}),
    ]
    for operator, reach, result, types, options in operators:
        for values in types:
            steps = 2 ** (8 * values.itemsize - 1)
            for i in range(12):
                source = (float(reach / steps * np.exp(rng.uniform(-1, 1))), _zero_point(rng, values.dtype))
                target = (float(result / steps * np.exp(rng.uniform(-1, 1))), _zero_point(rng, values.dtype))
                inputs = values
                # Negative values have no square root.
                if operator in ("SQRT", "RSQRT") and values.dtype == np.int8:
                    source = (source[0], int(rng.integers(-128, 60)))
                    inputs = np.arange(source[1], 128).astype(np.int8)
                if operator == "RSQRT" and values.dtype == np.int16:
                    inputs = values[values >= 0]
                expected = None
                if operator == "ELU":
                    real = np.float32(source[0]) * (inputs.astype(np.float32) - np.float32(source[1]))
                    scaled = _NUMPY["ELU"](real) * (np.float32(1) / np.float32(target[0]))
                    rounded = np.sign(scaled) * np.floor(np.abs(scaled) + np.float32(0.5)) + np.float32(target[1])
                    expected = rounded.clip(-128, 127).astype(np.int8)
                name = f"{operator.lower()}_{values.dtype}_{i}" + ("_tanh" if options.get("approximate") else "")
                yield _case(name, operator, inputs, source, target, expected=expected, **options)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _float_cases(rng)
    yield from _integer_cases(rng)
    yield from _quantized_cases(rng)

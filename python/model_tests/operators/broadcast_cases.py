"""ADD, SUB and MUL: every type, with shapes that are broadcast in every way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder

# Pairs of shapes: equal, scalars, repeated in front, inside, at the end, on both sides; ranks 0 to 6.
SHAPES: list[tuple[list[int], list[int]]] = [
    ([1, 7], [1, 7]),
    ([2, 3, 4, 5], [2, 3, 4, 5]),
    ([3, 5], []),
    ([], [4]),
    ([2, 3, 4, 5], [5]),
    ([1], [2, 3, 3]),
    ([2, 3, 4, 1], [2, 3, 4, 5]),
    ([2, 3, 4, 5], [2, 1, 1, 5]),
    ([1, 3, 1, 5], [2, 1, 4, 1]),
    ([1, 1, 1, 1], [1, 1]),
    ([2, 1, 3, 1, 2], [1, 2, 1, 2, 1]),
]
ACTIVATIONS = ["NONE", "RELU", "RELU_N1_TO_1", "RELU6"]
_INT16_EDGES = np.array([-32768, -32767, -1, 0, 1, 32766, 32767], np.int16)


def values(rng: np.random.Generator, shape: list[int], dtype: str) -> npt.NDArray[Any]:
    """Random values of the whole range (int32: small enough not to overflow when multiplied), extremes included."""
    if dtype == "float32":
        return rng.normal(scale=3, size=shape).astype(np.float32)
    if dtype == "int32":
        return rng.integers(-30000, 30000, size=shape, dtype=np.int32)
    info = np.iinfo(dtype)
    drawn = rng.integers(info.min, info.max, endpoint=True, size=shape, dtype=dtype)
    edges = _INT16_EDGES.clip(info.min, info.max).astype(dtype)
    return np.where(rng.random(shape) < 0.1, rng.choice(edges, size=shape), drawn).astype(dtype)


def _case(
    rng: np.random.Generator,
    name: str,
    shapes: tuple[list[int], list[int]],
    dtype: str,
    scales: list[float] | None = None,
    zero_points: list[int] | None = None,
    constant: int | None = None,
    activation: str = "NONE",
    **options: Any,
) -> Case:
    builder = ModelBuilder()
    out_shape = list(np.broadcast_shapes(*shapes))
    tensors = []
    inputs = []
    for i, shape in enumerate([*shapes, out_shape]):
        data = None
        if i < 2:
            drawn = values(rng, shape, dtype)
            if i == constant:
                data = drawn
            else:
                inputs.append(drawn)
        tensors.append(
            builder.tensor(
                shape,
                dtype,
                scale=None if scales is None else scales[i],
                zero_point=None if scales is None else (zero_points or [0, 0, 0])[i],
                data=data,
            )
        )
    operator = name.split("_")[0].upper()
    builder.op(operator, tensors[:2], tensors[2:], fused_activation_function=activation, **options)
    return Case(
        f"{name}_{dtype}_{'x'.join(map(str, shapes[0]))}_{'x'.join(map(str, shapes[1]))}_{activation}",
        builder.build(),
        inputs,
    )


def _scales(rng: np.random.Generator, product: bool, dtype: str) -> list[float]:
    """Scales of inputs and output such that most outputs neither saturate nor vanish."""
    a, b = np.exp(rng.uniform(-6, 2, size=2))
    typical = a * b * (60 if dtype == "int8" else 15000) if product else a + b
    return [float(a), float(b), float(typical * np.exp(rng.uniform(-1, 1)))]


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for operator in ["add", "sub", "mul"]:
        pot: dict[str, Any] = {} if operator == "mul" else {"pot_scale_int16": False}
        for i, shapes in enumerate(SHAPES):
            for k, dtype in enumerate(["float32", "int32", "int8", "int16"]):
                # Each type sees half of the shapes in either order; the walk is the same for all.
                pair = shapes if (i + k) % 2 == 0 else shapes[::-1]
                scales, zeros = None, None
                if dtype in ("int8", "int16"):
                    scales = _scales(rng, operator == "mul", dtype)
                if dtype == "int8":
                    zeros = [int(z) for z in rng.integers(-128, 127, endpoint=True, size=3)]
                yield _case(rng, operator, pair, dtype, scales, zeros, activation=ACTIVATIONS[i % 4], **pot)
        # A constant operand, either one.
        for constant in [0, 1]:
            for dtype in ["float32", "int8"]:
                scales = _scales(rng, operator == "mul", dtype) if dtype == "int8" else None
                yield _case(
                    rng, f"{operator}_constant{constant}", ([2, 8], [8]), dtype, scales, constant=constant, **pot
                )
        # Many scales over many values, as one wrong rounding in 10,000 counts.
        for i in range(24):
            dtype = "int8" if i % 2 else "int16"
            zeros = [int(z) for z in rng.integers(-128, 127, endpoint=True, size=3)] if dtype == "int8" else None
            yield _case(
                rng,
                f"{operator}_scales{i}",
                ([2000], [2000]),
                dtype,
                _scales(rng, operator == "mul", dtype),
                zeros,
                activation=ACTIVATIONS[i % 4],
                **pot,
            )
    # int16 with power-of-two scales, of which at most one input's is smaller than the output's.
    for operator in ["add", "sub"]:
        for i, (a, b) in enumerate([(0, 0), (1, 0), (0, 1), (0, 3), (5, 0), (12, 0), (0, 15)]):
            scales = [2.0**-a / 256, 2.0**-b / 256, 1 / 256]
            yield _case(
                rng,
                f"{operator}_power_of_two_{a}_{b}",
                ([500], [500]),
                "int16",
                scales,
                activation=ACTIVATIONS[i % 4],
                pot_scale_int16=True,
            )
            yield _case(
                rng,
                f"{operator}_not_power_of_two_{a}_{b}",
                ([500], [500]),
                "int16",
                scales,
                activation=ACTIVATIONS[i % 4],
                pot_scale_int16=False,
            )
        yield _case(rng, f"{operator}_general", ([500], [500]), "int16", [0.013, 0.02, 0.03], pot_scale_int16=True)

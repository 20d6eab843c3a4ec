"""SVDF: several steps in a row, so that the state counts: the operators of a model share the variable tensor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from tflite_micro.model import ModelBuilder, Tensor

# Batches, input size, units, rank, memory.
SHAPES = [(1, 1, 1, 1, 1), (1, 10, 4, 1, 8), (2, 7, 5, 2, 3), (3, 33, 6, 4, 1), (1, 96, 64, 1, 8), (2, 16, 32, 1, 32)]
STEPS = 4


# Activations that float32 weights, and int8 ones, can have.
ACTIVATIONS = ["NONE", "RELU", "RELU_N1_TO_1", "RELU6", "TANH", "SIGN_BIT"]


def _hybrid(rng: np.random.Generator, shape: tuple[int, ...], dtype: str, asymmetric: bool, activation: str) -> Case:
    """Float32 activations with int8 weights, which old models call uint8."""
    batches, input_size, units, rank, memory = shape
    filters = units * rank
    builder = ModelBuilder()

    def constant(*dims: int) -> Tensor:
        data = rng.integers(-127, 127, endpoint=True, size=dims, dtype=np.int8)
        scale = float(rng.uniform(0.3, 1) / 127)
        return builder.tensor(dims, dtype, scale=scale, zero_point=0, data=data.view(dtype))

    bias = builder.tensor([units], data=rng.normal(size=[units])) if rng.random() < 0.5 else None
    given = builder.tensor([batches, input_size])
    output = builder.tensor([batches, units])
    builder.op(
        "SVDF",
        [
            given,
            constant(filters, input_size),
            constant(filters, memory),
            bias,
            builder.tensor([batches, filters * memory], is_variable=True),
        ],
        [output],
        rank=rank,
        fused_activation_function=activation,
        asymmetric_quantize_inputs=asymmetric,
    )
    runs = [[rng.normal(size=given.shape).astype(np.float32)] for _ in range(STEPS)]
    name = f"svdf_hybrid_{dtype}_{'x'.join(map(str, shape))}{'_asymmetric' if asymmetric else ''}_{activation.lower()}"
    model = builder.build(inputs=[given], outputs=[output])
    return Case(name, model, runs[0], 1e-5 * input_size * rank * memory, later_inputs=runs[1:])


def _int8_state(rng: np.random.Generator, shape: tuple[int, ...]) -> Case:
    """A state of int8, which LiteRT does not have: the same arithmetic, in numpy."""
    batches, input_size, units, rank, memory = shape
    filters = units * rank
    builder = ModelBuilder()

    def tensor(dims: list[int], dtype: str, scale: float, zero_point: int = 0, **more: Any) -> Tensor:
        return builder.tensor(dims, dtype, scale=scale, zero_point=zero_point, **more)

    def factor(real: np.float32) -> Callable[[int], int]:
        mantissa, exponent = np.frexp(np.float64(real))
        multiplier = int(np.floor(mantissa * 2.0**31 + 0.5))
        if multiplier == 2**31:
            multiplier, exponent = 2**30, exponent + 1
        right = -int(exponent)
        assert right > 0

        def scaled(value: int) -> int:
            product = (value * multiplier + 2**30) >> 31
            remainder, half = product % 2**right, 2 ** (right - 1)
            return (product >> right) + (remainder > half or (remainder == half and product >= 0))

        return scaled

    zeros = [int(zero) for zero in rng.integers(-128, 127, endpoint=True, size=3)]
    input_scale, feature_scale, time_scale = (np.float32(rng.uniform(0.005, 0.02)) for _ in range(3))
    state_scale = np.float32(input_scale * feature_scale * 60 * input_size**0.5)
    output_scale = np.float32(state_scale * time_scale * 80 * (rank * memory) ** 0.5)
    features = rng.integers(-127, 127, endpoint=True, size=[filters, input_size], dtype=np.int8)
    times = rng.integers(-127, 127, endpoint=True, size=[filters, memory], dtype=np.int8)
    biases = rng.integers(-5000, 5000, size=[units], dtype=np.int32)
    given = tensor([batches, input_size], "int8", float(input_scale), zeros[0])
    output = tensor([batches, units], "int8", float(output_scale), zeros[2])
    inputs = [
        given,
        tensor([filters, input_size], "int8", float(feature_scale), data=features),
        tensor([filters, memory], "int8", float(time_scale), data=times),
        tensor([units], "int32", float(state_scale * time_scale), data=biases),
        tensor([batches, filters * memory], "int8", float(state_scale), zeros[1], is_variable=True),
    ]
    builder.op("SVDF", inputs, [output], version=3, rank=rank, fused_activation_function="RELU")
    runs = [[rng.integers(-128, 127, endpoint=True, size=given.shape, dtype=np.int8)] for _ in range(STEPS)]
    to_state = factor(input_scale * feature_scale / state_scale)
    to_output = factor(state_scale * time_scale / output_scale)
    # A variable starts with its zero point.
    state = np.zeros([batches, filters, memory], np.int64)
    expected = []
    for (values,) in runs:
        sums = (values.astype(np.int64) - zeros[0]) @ features.astype(np.int64).T
        scaled = np.vectorize(to_state, otypes=[np.int64])(sums)
        state[..., :-1] = state[..., 1:]
        state[..., -1] = np.clip(scaled, -128 - zeros[1], 127 - zeros[1])
        weighed = (state * times).sum(-1).reshape(batches, units, rank).sum(-1) + biases
        result = np.vectorize(to_output, otypes=[np.int64])(weighed) + zeros[2]
        expected.append(np.clip(result, -128, 127).astype(np.int8))
    name = f"svdf_int8_state_{'x'.join(map(str, shape))}"
    model = builder.build(inputs=[given], outputs=[output])
    return Case(name, model, runs[0], later_inputs=runs[1:], expected=expected)


def _case(rng: np.random.Generator, name: str, shape: tuple[int, ...], quantized: bool, with_bias: bool) -> Case:
    batches, input_size, units, rank, memory = shape
    filters = units * rank
    builder = ModelBuilder()

    def scale(value: float, zero_point: int = 0) -> dict[str, Any]:
        return {"scale": value * float(rng.uniform(0.5, 2)), "zero_point": zero_point} if quantized else {}

    def zero_point() -> int:
        return int(rng.integers(-128, 127, endpoint=True))

    def weights(dtype: str, high: int, *dims: int) -> npt.NDArray[np.generic]:
        if dtype == "float32":
            return rng.normal(size=dims).astype(np.float32)
        return rng.integers(-high, high, endpoint=True, size=dims, dtype=dtype)

    real = scale(0.05, zero_point())
    activation_type, state_type, bias_type = ("int8", "int16", "int32") if quantized else ("float32",) * 3
    inputs = [builder.tensor([batches, input_size], activation_type, **real) for _ in range(STEPS)]
    # A projection is about 0.05 * 0.01 * 74 * 74 * sqrt(input_size), a sum over time sqrt(rank * memory) times more.
    feature = scale(0.01)
    state = scale(0.05 * 0.01 * 5500 * input_size**0.5 / 10000)
    time = scale(1e-4)
    constants = [
        builder.tensor(
            [filters, input_size], activation_type, data=weights(activation_type, 127, filters, input_size), **feature
        ),
        builder.tensor([filters, memory], state_type, data=weights(state_type, 5000, filters, memory), **time),
        builder.tensor([units], bias_type, data=weights(bias_type, 100000, units)) if with_bias else None,
    ]
    memory_tensor = builder.tensor([batches, filters * memory], state_type, is_variable=True, **state)
    output = scale(0.0, 0)
    if quantized:
        size = 10000 * 2500 * (rank * memory) ** 0.5 * state["scale"] * time["scale"] / 100
        output = scale(size, zero_point())
    outputs = [builder.tensor([batches, units], activation_type, **output) for _ in range(STEPS)]
    activation = "RELU" if quantized or with_bias else "NONE"
    for source, target in zip(inputs, outputs, strict=True):
        builder.op(
            "SVDF",
            [source, *constants, memory_tensor],
            [target],
            version=3,
            rank=rank,
            fused_activation_function=activation,
        )
    values = [weights(activation_type, 127, batches, input_size) for _ in range(STEPS)]
    # Of unit normal values, sums of input_size * rank * memory products.
    return Case(name, builder.build(), values, 1e-5 * 20 * (input_size * rank * memory))


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for i, shape in enumerate(SHAPES):
        for with_bias in [True, False]:
            for quantized in [True, False]:
                suffix = "x".join(map(str, shape)) + ("_bias" if with_bias else "")
                yield _case(rng, f"svdf_{'int8' if quantized else 'float32'}_{suffix}", shape, quantized, with_bias)
        for asymmetric in [False, True]:
            yield _hybrid(rng, shape, "int8", asymmetric, ACTIVATIONS[(i + asymmetric) % len(ACTIVATIONS)])
            yield _hybrid(rng, shape, "uint8", asymmetric, "NONE")
        for _ in range(2):
            yield _int8_state(rng, shape)
        for n in range(2):
            yield _case(rng, f"svdf_int8_{i}_{n}", shape, quantized=True, with_bias=True)

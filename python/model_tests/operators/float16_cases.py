"""float16: every half as DEQUANTIZE and CAST widen it, constants too, and operators that move elements."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from model_tests.operators.single import Constant, single
from tflite_micro.model import ModelBuilder

Halves = npt.NDArray[np.float16]


def _any(rng: np.random.Generator, *shape: int) -> Halves:
    """Bits of any kind: numbers of every size, infinities, not numbers."""
    return rng.integers(0, 65536, size=shape, dtype=np.uint16).view(np.float16)


def widening_cases(rng: np.random.Generator) -> Iterator[Case]:
    every = rng.permutation(np.arange(65536, dtype=np.uint32).astype(np.uint16)).view(np.float16)
    for name in ["DEQUANTIZE", "CAST"]:
        for i, part in enumerate(np.split(every, 16)):
            yield single(name, [part.reshape(8, -1)], [([8, 512], "float32")], float_tolerance=0, label=str(i))
    # A constant that is widened for an operator, as converters leave float16 models.
    for i in range(6):
        shape = [int(n) for n in rng.integers(1, 9, size=2)]
        weights = rng.normal(size=shape).astype(np.float16)
        values = rng.normal(size=[2, shape[1]]).astype(np.float32)
        builder = ModelBuilder()
        x = builder.tensor([2, shape[1]], "float32")
        half = builder.tensor(shape, "float16", data=weights)
        wide = builder.tensor(shape, "float32")
        y = builder.tensor([2, shape[0]], "float32")
        builder.op("DEQUANTIZE", [half], [wide])
        builder.op("FULLY_CONNECTED", [x, wide, None], [y])
        magnitude = float((np.abs(values) @ np.abs(weights.astype(np.float32)).T).max())
        yield Case(f"float16_weights_{i}", builder.build(inputs=[x]), [values], 1e-5 * magnitude)


def moving_cases(rng: np.random.Generator) -> Iterator[Case]:
    for i in range(3):
        a, b = (int(n) for n in rng.integers(2, 6, size=2))
        label = str(i)

        def case(name: str, operands: list[object], shape: list[int], **options: object) -> Case:
            return single(name, operands, [(shape, "float16")], float_tolerance=0, label=label, **options)  # noqa: B023

        x = _any(rng, a, b)
        yield case("RESHAPE", [x, Constant([b, a])], [b, a])
        yield case("TRANSPOSE", [x, Constant([1, 0])], [b, a])
        yield case("PAD", [x, Constant([[1, 0], [0, 2]])], [a + 1, b + 2])
        yield case("MIRROR_PAD", [x, Constant([[1, 0], [0, 1]])], [a + 1, b + 1], mode="REFLECT")
        yield case("SLICE", [x, Constant([1, 0]), Constant([a - 1, b])], [a - 1, b])
        strides = [Constant([0, 1]), Constant([a, b]), Constant([1, 1])]
        yield case("STRIDED_SLICE", [x, *strides], [a, b - 1])
        yield case("CONCATENATION", [x, _any(rng, a, b)], [a, 2 * b], axis=1)
        yield case("GATHER", [x, Constant(rng.integers(0, a, size=3))], [3, b])
        yield case("GATHER_ND", [x, Constant(rng.integers(0, a, size=[3, 1]))], [3, b])
        yield case("TILE", [x, Constant([2, 1])], [2 * a, b])
        yield case("SQUEEZE", [x.reshape(1, a, b)], [a, b])
        yield case("EXPAND_DIMS", [x, Constant(0)], [1, a, b])
        yield case("REVERSE_V2", [x, Constant([0])], [a, b])
        blocks = [Constant([2, 1]), Constant([[0, 0], [0, 0]])]
        yield case("SPACE_TO_BATCH_ND", [_any(rng, 1, 2 * a, b, 2), *blocks], [2, a, b, 2])
        yield case("FILL", [Constant([a, b]), _any(rng)], [a, b])
        yield case("DYNAMIC_UPDATE_SLICE", [x, _any(rng, 1, b), Constant([1, 0])], [a, b])
        yield single("UNPACK", [x], [([b], "float16")] * a, float_tolerance=0, label=label, num=a, axis=0)


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from widening_cases(rng)
    yield from moving_cases(rng)

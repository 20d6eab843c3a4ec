"""Operators with a state that streams through them: SignalDelay, SignalFramer, SignalOverlapAdd, SignalStacker and
CIRCULAR_BUFFER, over several runs. LiteRT has none of them: results are computed from their definitions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
from flatbuffers import flexbuffers

from model_tests.operators import signal_definitions as definitions
from model_tests.operators.case import Case
from model_tests.operators.custom import custom_stream
from model_tests.operators.signal_cases import samples
from model_tests.operators.single import Array
from tflite_micro.model import ModelBuilder

_RUNS = 5


def _outer(rng: np.random.Generator) -> list[int]:
    return [int(n) for n in rng.integers(1, 4, rng.integers(0, 3))]


def _delay(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        shape = [*_outer(rng), int(rng.integers(1, 20))]
        delay = int(rng.integers(0, 50))
        inputs = [samples(rng, shape) for _ in range(_RUNS)]
        stream = np.concatenate([np.zeros([*shape[:-1], delay], np.int16), *inputs], -1)
        outputs = [[stream[..., run * shape[-1] : (run + 1) * shape[-1]]] for run in range(_RUNS)]
        yield custom_stream("SignalDelay", inputs, outputs, delay_length=delay)


def _framer(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        frames, step = int(rng.integers(1, 5)), int(rng.integers(1, 9))
        size, prefill = int(rng.integers(1, 25)), bool(rng.random() < 0.5)
        prefill = prefill and size >= step
        outer = _outer(rng)
        inputs = [samples(rng, [*outer, frames * step]) for _ in range(_RUNS)]
        framer = definitions.Framer(size, step, prefill)
        outputs = [framer(values) for values in inputs]
        yield custom_stream("SignalFramer", inputs, outputs, frame_size=size, frame_step=step, prefill=prefill)


def _overlap_add(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for _ in range(15):
        frames, size = int(rng.integers(1, 5)), int(rng.integers(1, 25))
        step = int(rng.integers(1, size + 1))
        outer = _outer(rng)
        inputs = [samples(rng, [*outer, frames, size], dtype) for _ in range(_RUNS)]
        outputs = []
        total = np.zeros([*outer, size], np.float64)
        for values in inputs:
            row = []
            for frame in range(frames):
                total = total + values[..., frame, :]
                if dtype == "int16":
                    total = np.clip(total, -(2**15), 2**15 - 1)
                row.append(total[..., :step])
                total = np.concatenate([total[..., step:], np.zeros([*outer, step])], -1)
            outputs.append([np.concatenate(row, -1).astype(dtype)])
        magnitude = max(float(np.abs(values).max()) for values in inputs) if dtype == "float32" else 0.0
        yield custom_stream(
            "SignalOverlapAdd",
            inputs,
            outputs,
            float_tolerance=1e-5 * magnitude,
            T={"float32": 0, "int16": 7}[dtype],
            frame_step=step,
        )


def _stacker(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(15):
        channels, left, right = (int(n) for n in rng.integers([1, 0, 0], [20, 5, 5]))
        step = int(rng.integers(1, left + right + 2))
        inputs = [samples(rng, [channels]) for _ in range(2 * _RUNS)]
        stacker = definitions.Stacker(left, right, step)
        outputs = [stacker(values) for values in inputs]
        yield custom_stream(
            "SignalStacker",
            inputs,
            outputs,
            num_channels=channels,
            stacker_left_context=left,
            stacker_right_context=right,
            stacker_step=step,
        )


def _circular_buffer(rng: np.random.Generator, dtype: str) -> Iterator[Case]:
    for index in range(15):
        slots, width, depth, cycles = (int(n) for n in rng.integers([1, 1, 1, 1], [8, 4, 9, 4]))
        zero_point = int(rng.integers(-128, 128)) if dtype == "int8" else 0
        quantization = {} if dtype == "float32" else {"scale": 0.5, "zero_point": zero_point}
        builder = ModelBuilder()
        given = builder.tensor([1, 1, width, depth], dtype, **quantization)
        held = builder.tensor([1, slots, width, depth], dtype, **quantization, is_variable=index % 3 == 0)
        # As a map, or as a vector.
        options = {"cycles_max": cycles} if index % 2 else [cycles]
        builder.custom_op("CIRCULAR_BUFFER", [given], [held], bytes(flexbuffers.Dumps(options)))
        inputs = [samples(rng, [1, 1, width, depth], dtype) for _ in range(2 * _RUNS)]
        state: Array = np.full([1, slots, width, depth], zero_point, dtype)
        expected = []
        for values in inputs:
            state = np.concatenate([state[:, 1:], values], 1)
            expected.append(state)
        name = f"CIRCULAR_BUFFER_{dtype}_{slots}x{width}x{depth}_cycles{cycles}"
        case = Case(name, builder.build(), [inputs[0]], 0.0)
        yield dataclasses.replace(case, expected=expected, later_inputs=[[values] for values in inputs[1:]])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from _delay(rng)
    yield from _framer(rng)
    yield from _overlap_add(rng, "int16")
    yield from _overlap_add(rng, "float32")
    yield from _stacker(rng)
    for dtype in ["int8", "int16", "float32"]:
        yield from _circular_buffer(rng, dtype)

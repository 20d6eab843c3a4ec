"""Time of models on this machine, beside LiteRT with XNNPACK: both in one process, on one thread, alternately.

Each model gets a process of its own, so that a model that LiteRT crashes on costs its comparison and nothing else. What
is timed is `invoke()` of the two Python interpreters: the call from Python, a fraction of a microsecond, is in both.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from tflite_micro.benchmark.figures import HostFigures, Spread
from tflite_micro.benchmark.measurement import inputs_of
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.model_file import ModelFile, load_model
from tflite_micro.cli.tensors import Array
from tflite_micro.model import Model

# Pairs of samples, each of as many calls as take about this long.
SAMPLES = 201
_SAMPLE_SECONDS = 0.002
_WARM_UP_SECONDS = 0.05


def measure_on_host(file: ModelFile, samples: int = SAMPLES) -> HostFigures:
    """Times a model. What LiteRT does not run is timed alone; UserError if this runtime does not run it."""
    try:
        return _in_process(str(file.path), True, samples)
    except BrokenProcessPool:
        pass
    try:
        alone = _in_process(str(file.path), False, samples)
    except BrokenProcessPool as error:
        raise UserError(f"'{file.path}': the process that ran it on this machine has died") from error
    return HostFigures(alone.arena_bytes, alone.microseconds, problem="LiteRT crashes on it")


def _in_process(path: str, with_litert: bool, samples: int) -> HostFigures:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, initializer=_be_silent) as pool:
        return pool.submit(_measure, path, with_litert, samples).result()


def _be_silent() -> None:
    """LiteRT writes to standard error what it does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _measure(path: str, with_litert: bool, samples: int) -> HostFigures:
    from tflite_micro import Interpreter, InterpreterError

    file = load_model(path)
    inputs = inputs_of(file)
    try:
        interpreter = Interpreter(file.data)
        for index, values in enumerate(inputs):
            interpreter.set_input(values, index)
        interpreter.invoke()
    except InterpreterError as error:
        raise UserError(f"'{path}': {error}") from error
    problem = None
    calls: list[Callable[[], Any]] = [interpreter.invoke]
    if with_litert:
        try:
            calls.append(_litert(file, inputs))
        except (ImportError, RuntimeError, ValueError) as error:
            problem = f"LiteRT does not run it: {str(error).splitlines()[0]}"
    own, *others = _times(calls, samples)
    if not others:
        return HostFigures(interpreter.arena_used_bytes, spread(own), problem=problem)
    ratios = [one / other for one, other in zip(own, others[0], strict=True)]
    return HostFigures(interpreter.arena_used_bytes, spread(own), spread(others[0]), spread(ratios))


def _litert(file: ModelFile, inputs: Sequence[Array]) -> Callable[[], Any]:
    """LiteRT's `invoke()` as users have it, which takes XNNPACK for what that can do."""
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=readable_by_litert(file.data), num_threads=1)
    interpreter.allocate_tensors()
    for details, values in zip(interpreter.get_input_details(), inputs, strict=True):
        interpreter.set_tensor(details["index"], values)
    interpreter.invoke()
    invoke: Callable[[], Any] = interpreter.invoke
    return invoke


def readable_by_litert(data: bytes) -> bytes:
    """The model, where needed with another index in a place that nobody reads: some old converters wrote for a bias the
    channels' dimension of its filter, which LiteRT refuses."""
    model = Model.from_bytes(data)
    wrong = [
        tensor.quantization
        for subgraph in model.subgraphs
        for tensor in subgraph.tensors
        if tensor.quantization is not None and tensor.quantization.axis >= max(1, len(tensor.shape))
    ]
    for quantization in wrong:
        quantization.axis = 0
    return model.to_bytes() if wrong else data


def _times(calls: Sequence[Callable[[], Any]], samples: int) -> list[list[float]]:
    """Microseconds of each call in each sample. The samples of all calls are taken in turn, first one then the other
    in front, so that whatever else the machine does meets both alike."""
    counts = [_calls_per_sample(call) for call in calls]
    times: list[list[float]] = [[] for _ in calls]
    for sample in range(samples):
        order = range(len(calls)) if sample % 2 == 0 else reversed(range(len(calls)))
        for index in order:
            times[index].append(1e6 * _seconds(calls[index], counts[index]))
    return times


def _calls_per_sample(call: Callable[[], Any]) -> int:
    calls, end = 0, time.perf_counter() + _WARM_UP_SECONDS
    while time.perf_counter() < end:
        call()
        calls += 1
    return max(1, round(calls * _SAMPLE_SECONDS / _WARM_UP_SECONDS))


def _seconds(call: Callable[[], Any], count: int) -> float:
    """Of one call, as the mean of `count`."""
    start = time.perf_counter()
    for _ in range(count):
        call()
    return (time.perf_counter() - start) / count


def spread(samples: Sequence[float]) -> Spread:
    low, median, high = statistics.quantiles(samples, n=4, method="inclusive")
    return Spread(median, low, high)

"""Writes a model with every kind of state: make_counting_loop OUTPUT.

Inputs: `steps`, INT32 [1], and `signal`, FLOAT32 [1, 1]. Outputs: `total`, a resource variable that CALL_ONCE sets to
100 and a loop of `steps` iterations counts up, and `filtered`, the sum of the last three signals by an SVDF whose state
is a variable tensor.
"""

import sys
from pathlib import Path

import numpy as np

from tflite_micro.model import Tensor
from tflite_micro.model.builder import ModelBuilder, SubgraphBuilder

_INITIAL = 100


def _handle(graph: SubgraphBuilder) -> Tensor:
    handle = graph.tensor([], "resource")
    graph.op("VAR_HANDLE", [], [handle], container="", shared_name="total")
    return handle


def _number(graph: SubgraphBuilder, value: int) -> Tensor:
    return graph.tensor([1], "int32", data=np.asarray([value], np.int32))


def _read(graph: SubgraphBuilder, name: str | None = None) -> Tensor:
    value = graph.tensor([1], "int32", name=name)
    graph.op("READ_VARIABLE", [_handle(graph)], [value])
    return value


def _plus_one(graph: SubgraphBuilder, value: Tensor) -> Tensor:
    result = graph.tensor([1], "int32")
    graph.op("ADD", [value, _number(graph, 1)], [result])
    return result


def _build() -> bytes:
    main = ModelBuilder()
    steps = main.tensor([1], "int32", name="steps")
    signal = main.tensor([1, 1], name="signal")
    main.op("CALL_ONCE", [], [], init_subgraph_index=1)
    ends = [main.tensor([1], "int32") for _ in range(2)]
    main.op("WHILE", [_number(main, 0), steps], ends, cond_subgraph_index=2, body_subgraph_index=3)
    total = _read(main, "total")
    filtered = main.tensor([1, 1], name="filtered")
    weights = [main.tensor([1, n], data=np.ones([1, n], np.float32)) for n in (1, 3)]
    state = main.tensor([1, 3], name="state", is_variable=True)
    main.op("SVDF", [signal, *weights, None, state], [filtered], rank=1)

    once = main.add_subgraph("once")
    once.op("ASSIGN_VARIABLE", [_handle(once), _number(once, _INITIAL)], [])
    once.finish([], [])

    condition = main.add_subgraph("condition")
    given = [condition.tensor([1], "int32") for _ in range(2)]
    holds = condition.tensor([1], "bool")
    condition.op("LESS", given, [holds])
    condition.finish(given, [holds])

    body = main.add_subgraph("body")
    given = [body.tensor([1], "int32") for _ in range(2)]
    body.op("ASSIGN_VARIABLE", [_handle(body), _plus_one(body, _read(body))], [])
    body.finish(given, [_plus_one(body, given[0]), given[1]])
    return main.build([steps, signal], [total, filtered])


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(_build())

"""IF and WHILE: branches and bodies that compute, pass on, exchange and make up values, nested in each other.

What comes out is computed here a second time, in NumPy: LiteRT loses values that a body exchanges.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE, QUANTIZED, elements
from tflite_micro.model import ModelBuilder, Tensor
from tflite_micro.model.builder import SubgraphBuilder

Array = npt.NDArray[np.generic]
TYPES = [*MOVABLE, "uint16", "uint32", "uint64", "float16", "float64", "complex64"]
# The operators that a subgraph computes with; values of other types are moved.
OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "ADD": np.add,
    "SUB": np.subtract,
    "MAXIMUM": np.maximum,
    "MINIMUM": np.minimum,
}
COMPUTED = {
    "float32": ["ADD", "SUB", "MAXIMUM"],
    "int32": ["ADD", "SUB", "MINIMUM"],
    **{dtype: ["MAXIMUM", "MINIMUM"] for dtype in ("int8", "uint8", "int16", "int64")},
}


class Value:
    """A value that subgraphs hand to each other: type and shape."""

    def __init__(self, rng: np.random.Generator, dtype: str | None = None, shape: list[int] | None = None) -> None:
        self.dtype = dtype or str(rng.choice(TYPES))
        drawn = [int(n) for n in rng.integers(1, 4, endpoint=True, size=rng.integers(0, 3, endpoint=True))]
        self.shape = drawn if shape is None else shape

    def is_like(self, other: Value) -> bool:
        return (self.dtype, self.shape) == (other.dtype, other.shape)

    def tensor(self, graph: SubgraphBuilder, data: Array | None = None) -> Tensor:
        options: dict[str, Any] = {}
        quantization = QUANTIZED.get(self.dtype)
        if quantization is not None:
            options = {"scale": quantization[0], "zero_point": quantization[1]}
        return graph.tensor(self.shape, self.dtype, data=data, **options)

    def elements(self, rng: np.random.Generator) -> Array:
        if self.dtype in ("float16", "float64", "complex64"):
            return np.asarray(rng.normal(size=self.shape), self.dtype)
        return elements(rng, self.shape, self.dtype)


@dataclasses.dataclass
class Graph:
    """A subgraph under construction, and how to compute it without a model."""

    number: int
    builder: SubgraphBuilder
    # Functions of the values of all tensors so far, by their identity.
    steps: list[Callable[[dict[int, Array]], None]] = dataclasses.field(default_factory=list)
    constants: dict[int, Array] = dataclasses.field(default_factory=dict)
    inputs: list[Tensor] = dataclasses.field(default_factory=list)
    outputs: list[Tensor] = dataclasses.field(default_factory=list)

    def constant(self, value: Value, data: Array) -> Tensor:
        tensor = value.tensor(self.builder, data)
        self.constants[id(tensor)] = data
        return tensor

    def compute(self, name: str, value: Value, a: Tensor, b: Tensor) -> Tensor:
        """An operator of OPERATORS."""
        result = value.tensor(self.builder)
        self.builder.op(name, [a, b], [result])

        def step(values: dict[int, Array]) -> None:
            values[id(result)] = OPERATORS[name](values[id(a)], values[id(b)]).astype(value.dtype)

        self.steps.append(step)
        return result

    def compare(self, name: str, function: Callable[[Any, Any], Any], a: Tensor, b: Tensor) -> Tensor:
        result = self.builder.tensor([], "bool")
        self.builder.op(name, [a, b], [result])

        def step(values: dict[int, Array]) -> None:
            values[id(result)] = np.asarray(function(values[id(a)], values[id(b)]))

        self.steps.append(step)
        return result

    def finish(self, inputs: Sequence[Tensor], outputs: Sequence[Tensor]) -> None:
        self.inputs, self.outputs = list(inputs), list(outputs)
        self.builder.finish(inputs, outputs)

    def run(self, inputs: Sequence[Array]) -> list[Array]:
        values = dict(self.constants)
        values.update({id(tensor): array for tensor, array in zip(self.inputs, inputs, strict=True)})
        for step in self.steps:
            step(values)
        return [values[id(tensor)] for tensor in self.outputs]


class Flow:
    """Builds a model whose subgraphs all take and give the same values, behind them a counter.

    `exchanges`: a subgraph may give out any of its values for another one that is alike.
    """

    def __init__(self, rng: np.random.Generator, values: Sequence[Value], exchanges: bool) -> None:
        self.rng = rng
        self.builder = ModelBuilder()
        self.counter = Value(rng, "int32", [])
        self.values = [*values, self.counter]
        self.exchanges = exchanges
        self.main = Graph(0, self.builder)
        self.count = 0
        # Subgraphs that are complete: of loops, and all that make new values.
        self.loops: list[tuple[Graph, Graph]] = []
        self.makers: list[Graph] = []

    def begin(self) -> Graph:
        self.count += 1
        return Graph(self.count, self.builder.add_subgraph(f"subgraph_{self.count}"))

    def results(self, graph: Graph, given: Sequence[Tensor]) -> list[Tensor]:
        """For each value a new one: its own, another's, a constant or computed. Last the counter as it is."""
        results: list[Tensor] = []
        for index, value in enumerate(self.values[:-1]):
            alike = [given[index]]
            if self.exchanges:
                alike = [t for v, t in zip(self.values[:-1], given[:-1], strict=True) if v.is_like(value)]
            source = alike[int(self.rng.integers(len(alike)))]
            choice = self.rng.random()
            if choice < 0.4 or (choice > 0.5 and value.dtype not in COMPUTED):
                results.append(source)
            elif choice < 0.5:
                results.append(graph.constant(value, value.elements(self.rng)))
            else:
                for _ in range(int(self.rng.integers(1, 3, endpoint=True))):
                    name = str(self.rng.choice(COMPUTED[value.dtype]))
                    source = graph.compute(name, value, source, graph.constant(value, value.elements(self.rng)))
                results.append(source)
        return [*results, given[-1]]

    def subgraph(self, depth: int, *, counts: bool) -> Graph:
        """A subgraph that makes new values, with an IF or WHILE in it if depth > 0; `counts`: adds 1 to the counter."""
        graph = self.begin()
        given = [value.tensor(graph.builder) for value in self.values]
        results = self.results(graph, self.operator(graph, given, depth - 1) if depth > 0 else given)
        if counts:
            # From the loop's own counter: a loop inside has counted, too.
            one = graph.constant(self.counter, np.asarray(1, np.int32))
            results[-1] = graph.compute("ADD", self.counter, given[-1], one)
        graph.finish(given, results)
        if not counts:
            self.makers.append(graph)
        return graph

    def condition(self, limit: int) -> Graph:
        """A subgraph that says whether the counter is below `limit`, and does not look at the values."""
        graph = self.begin()
        given = [value.tensor(graph.builder) for value in self.values]
        constant = graph.constant(self.counter, np.asarray(limit, np.int32))
        graph.finish(given, [graph.compare("LESS", np.less, given[-1], constant)])
        return graph

    def operator(self, graph: Graph, given: Sequence[Tensor], depth: int) -> list[Tensor]:
        """An IF or WHILE in `graph`; subgraphs that it calls nest up to `depth` more."""
        results = [value.tensor(graph.builder) for value in self.values]
        (self._branch if self.rng.random() < 0.5 else self._loop)(graph, list(given), results, depth)
        return results

    def _branch(self, graph: Graph, given: list[Tensor], results: list[Tensor], depth: int) -> None:
        limit = graph.constant(self.counter, np.asarray(self.rng.integers(0, 3), np.int32))
        holds = graph.compare("GREATER_EQUAL", np.greater_equal, given[-1], limit)
        branches = [self.subgraph(depth, counts=False), self.subgraph(0, counts=False)]
        if self.rng.random() < 0.2:
            # One that was called before, perhaps here.
            branches[1] = self.makers[int(self.rng.integers(len(self.makers)))]
        elif self.rng.random() < 0.5:
            branches.reverse()
        then, other = branches
        graph.builder.op(
            "IF", [holds, *given], results, then_subgraph_index=then.number, else_subgraph_index=other.number
        )

        def step(values: dict[int, Array]) -> None:
            inputs = [values[id(tensor)] for tensor in given]
            outputs = then.run(inputs) if values[id(holds)] else other.run(inputs)
            values.update({id(tensor): array for tensor, array in zip(results, outputs, strict=True)})

        graph.steps.append(step)

    def _loop(self, graph: Graph, given: list[Tensor], results: list[Tensor], depth: int) -> None:
        if self.loops and self.rng.random() < 0.3:
            condition, body = self.loops[int(self.rng.integers(len(self.loops)))]
        else:
            condition = self.condition(int(self.rng.integers(0, 4, endpoint=True)))
            body = self.subgraph(depth, counts=True)
            self.loops.append((condition, body))
        graph.builder.op("WHILE", given, results, cond_subgraph_index=condition.number, body_subgraph_index=body.number)

        def step(values: dict[int, Array]) -> None:
            current = [values[id(tensor)] for tensor in given]
            while condition.run(current)[0]:
                current = body.run(current)
            values.update({id(tensor): array for tensor, array in zip(results, current, strict=True)})

        graph.steps.append(step)


def _flow_case(
    rng: np.random.Generator, name: str, values: Sequence[Value], depth: int, operators: int, exchanges: bool
) -> Case:
    """A main subgraph with some IF and WHILE in a row, and values that live across them."""
    flow = Flow(rng, values, exchanges)
    given = [value.tensor(flow.builder) for value in flow.values]
    current: list[Tensor] = list(given)
    kept: list[Tensor] = []
    for _ in range(operators):
        current = flow.operator(flow.main, current, depth)
        kept.append(current[int(rng.integers(len(current)))])
        # The next one starts from the counter as it was given.
        current = [*flow.results(flow.main, current)[:-1], given[-1]]
    outputs = list({id(tensor): tensor for tensor in [*current[:-1], *kept] if tensor.buffer is None}.values())
    flow.main.finish(given, outputs)
    runs: list[list[Array]] = [
        [*(value.elements(rng) for value in values), np.asarray(counter, np.int32)] for counter in range(4)
    ]
    expected = [array for inputs in runs for array in flow.main.run(inputs)] if exchanges else None
    model = flow.builder.build(inputs=given, outputs=outputs)
    return Case(name, model, runs[0], 1e-3, expected=expected, later_inputs=runs[1:])


def _values(rng: np.random.Generator, dtype: str) -> list[Value]:
    """One to five values, some of them alike."""
    values = [Value(rng, dtype)]
    while len(values) < 5 and rng.random() < 0.8:
        values.append(values[int(rng.integers(len(values)))] if rng.random() < 0.6 else Value(rng))
    return values


def _gru_case(rng: np.random.Generator, steps: int, features: int, units: int) -> Case:
    """A gated recurrent unit as converters lower it: a loop over time that gathers, computes and updates a sequence."""
    builder = ModelBuilder()

    def weights(graph: SubgraphBuilder, *shape: int) -> Tensor:
        return graph.tensor(shape, data=rng.normal(scale=0.5, size=shape).astype(np.float32))

    def values(graph: SubgraphBuilder) -> list[Tensor]:
        """Time, the sequence, the state, the states so far."""
        return [
            graph.tensor([1], "int32"),
            graph.tensor([steps, features]),
            graph.tensor([1, units]),
            graph.tensor([steps, units]),
        ]

    def unary(graph: SubgraphBuilder, name: str, source: Tensor, shape: Sequence[int]) -> Tensor:
        result = graph.tensor(shape)
        graph.op(name, [source], [result])
        return result

    def binary(graph: SubgraphBuilder, name: str, a: Tensor, b: Tensor) -> Tensor:
        result = graph.tensor([1, units])
        graph.op(name, [a, b], [result])
        return result

    def gate(graph: SubgraphBuilder, name: str, step: Tensor, state: Tensor) -> Tensor:
        joined = graph.tensor([1, features + units])
        graph.op("CONCATENATION", [step, state], [joined], axis=1)
        linear = graph.tensor([1, units])
        graph.op("FULLY_CONNECTED", [joined, weights(graph, units, features + units), weights(graph, units)], [linear])
        return unary(graph, name, linear, [1, units])

    start, sequence, state = values(builder)[:3]
    empty = builder.tensor([steps, units], data=np.zeros([steps, units], np.float32))
    ends = values(builder)
    builder.op("WHILE", [start, sequence, state, empty], ends, cond_subgraph_index=1, body_subgraph_index=2)

    condition = builder.add_subgraph("condition")
    given = values(condition)
    holds = condition.tensor([1], "bool")
    condition.op("LESS", [given[0], condition.tensor([1], "int32", data=np.asarray([steps], np.int32))], [holds])
    condition.finish(given, [holds])

    body = builder.add_subgraph("body")
    given = time, _, hidden, states = values(body)
    step = body.tensor([1, features])
    body.op("GATHER", [given[1], time], [step], axis=0)
    update = gate(body, "LOGISTIC", step, hidden)
    reset = gate(body, "LOGISTIC", step, hidden)
    candidate = gate(body, "TANH", step, binary(body, "MUL", reset, hidden))
    # hidden + update * (candidate - hidden)
    change = binary(body, "MUL", update, binary(body, "SUB", candidate, hidden))
    new_hidden = binary(body, "ADD", hidden, change)
    zero = body.tensor([1], "int32", data=np.zeros([1], np.int32))
    place = body.tensor([2], "int32")
    body.op("CONCATENATION", [time, zero], [place], axis=0)
    new_states = body.tensor([steps, units])
    body.op("DYNAMIC_UPDATE_SLICE", [states, new_hidden, place], [new_states])
    new_time = body.tensor([1], "int32")
    body.op("ADD", [time, body.tensor([1], "int32", data=np.ones([1], np.int32))], [new_time])
    body.finish(given, [new_time, given[1], new_hidden, new_states])

    def run(first: int) -> list[Array]:
        sequences = rng.normal(size=[steps, features]).astype(np.float32)
        return [np.asarray([first], np.int32), sequences, rng.normal(size=[1, units]).astype(np.float32)]

    model = builder.build(inputs=[start, sequence, state], outputs=[ends[2], ends[3]])
    return Case(
        f"gru_{steps}x{features}x{units}",
        model,
        run(0),
        1e-5 * steps,
        later_inputs=[run(0), run(steps // 2), run(steps)],
    )


def _call_once_case(rng: np.random.Generator, value: Value) -> Case:
    """An initialisation whose work nobody sees. What it does to variables is among their cases."""
    builder = ModelBuilder()
    given, result = value.tensor(builder), value.tensor(builder)
    builder.op("CALL_ONCE", [], [], init_subgraph_index=1)
    builder.op("RELU", [given], [result])
    once = builder.add_subgraph("once")
    once.op("RELU", [value.tensor(once, value.elements(rng))], [value.tensor(once)])
    once.finish([], [])
    runs: list[list[Array]] = [[value.elements(rng)] for _ in range(2)]
    return Case(f"call_once_{value.dtype}", builder.build([given], [result]), runs[0], 1e-5, later_inputs=runs[1:])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in ("float32", "int8"):
        yield _call_once_case(rng, Value(rng, dtype))
    for _ in range(3):
        steps, features, units = (int(n) for n in rng.integers(1, 12, endpoint=True, size=3))
        yield _gru_case(rng, steps, features, units)
    for dtype in TYPES:
        for n in range(12):
            exchanges = n % 2 == 1
            name = f"flow_{dtype}_{n}{'_exchanges' if exchanges else ''}"
            yield _flow_case(rng, name, _values(rng, dtype), n % 3, 1 + n // 3 % 2, exchanges)

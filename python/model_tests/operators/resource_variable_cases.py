"""VAR_HANDLE, READ_VARIABLE, ASSIGN_VARIABLE and CALL_ONCE: state that has a name, over several runs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE, QUANTIZED, elements
from tflite_micro.model import ModelBuilder, Tensor
from tflite_micro.model.builder import SubgraphBuilder

Array = npt.NDArray[np.generic]
TYPES = [*MOVABLE, "uint32"]
COMPUTED = {
    "float32": ["ADD", "SUB", "MAXIMUM"],
    "int32": ["ADD", "SUB", "MINIMUM"],
    **{dtype: ["MAXIMUM", "MINIMUM"] for dtype in ("int8", "uint8", "int16", "int64")},
}


@dataclasses.dataclass
class Variable:
    """A variable, and what a subgraph does with it."""

    name: str
    container: str
    dtype: str
    shape: list[int]

    def tensor(self, graph: SubgraphBuilder, data: Array | None = None) -> Tensor:
        options: dict[str, Any] = {}
        quantization = QUANTIZED.get(self.dtype)
        if quantization is not None:
            options = {"scale": quantization[0], "zero_point": quantization[1]}
        return graph.tensor(self.shape, self.dtype, data=data, **options)

    def elements(self, rng: np.random.Generator) -> Array:
        return elements(rng, self.shape, self.dtype)

    def handle(self, graph: SubgraphBuilder) -> Tensor:
        handle = graph.tensor([], "resource")
        graph.op("VAR_HANDLE", [], [handle], container=self.container, shared_name=self.name)
        return handle

    def read(self, graph: SubgraphBuilder, handle: Tensor | None = None) -> Tensor:
        value = self.tensor(graph)
        graph.op("READ_VARIABLE", [handle or self.handle(graph)], [value])
        return value

    def assign(self, graph: SubgraphBuilder, value: Tensor, handle: Tensor | None = None) -> None:
        graph.op("ASSIGN_VARIABLE", [handle or self.handle(graph), value], [])


def _variables(rng: np.random.Generator, dtype: str) -> list[Variable]:
    """One to four, some with the same name in another container."""
    variables = []
    for index in range(int(rng.integers(1, 4, endpoint=True))):
        shape = [int(n) for n in rng.integers(1, 4, endpoint=True, size=rng.integers(0, 3, endpoint=True))]
        kind = dtype if index == 0 else str(rng.choice(TYPES))
        variables.append(Variable(f"state_{index // 2}", ["", "other"][index % 2], kind, shape))
    return variables


def _initialisation(rng: np.random.Generator, builder: ModelBuilder, variables: list[Variable]) -> None:
    """A subgraph that assigns every variable, which CALL_ONCE runs."""
    builder.op("CALL_ONCE", [], [], init_subgraph_index=1)
    once = builder.add_subgraph("initialisation")
    for variable in variables:
        variable.assign(once, variable.tensor(once, variable.elements(rng)))
    once.finish([], [])


def _step(rng: np.random.Generator, graph: SubgraphBuilder, variable: Variable, given: Tensor) -> Tensor:
    """Reads a variable, assigns it something made of that and `given`, and gives the old or the new value."""
    old = variable.read(graph)
    new = given
    if variable.dtype in COMPUTED:
        new = variable.tensor(graph)
        graph.op(str(rng.choice(COMPUTED[variable.dtype])), [old, given], [new])
    variable.assign(graph, new)
    return old if rng.random() < 0.5 or new is given else variable.read(graph)


def _sequence_case(rng: np.random.Generator, name: str, variables: list[Variable]) -> Case:
    """Reads and assigns in the main subgraph, some variables several times."""
    builder = ModelBuilder()
    _initialisation(rng, builder, variables)
    inputs, outputs, used = [], [], []
    for _ in range(len(variables) + 2):
        variable = variables[int(rng.integers(len(variables)))]
        inputs.append(variable.tensor(builder))
        used.append(variable)
        outputs.append(_step(rng, builder, variable, inputs[-1]))
    runs = [[variable.elements(rng) for variable in used] for _ in range(4)]
    return Case(name, builder.build(inputs, outputs), runs[0], 1e-3, later_inputs=runs[1:])


def _subgraph_case(rng: np.random.Generator, name: str, variables: list[Variable], *, passes_handles: bool) -> Case:
    """A loop whose body, and an IF whose branches, read and assign; the handles are theirs or passed to them."""
    builder = ModelBuilder()
    _initialisation(rng, builder, variables)
    handles = [variable.handle(builder) for variable in variables] if passes_handles else []
    counter, limit = builder.tensor([], "int32"), builder.tensor([], "int32")
    given = [variable.tensor(builder) for variable in variables]

    def values(graph: SubgraphBuilder) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
        """Counter and limit, the variables' new parts, the handles."""
        return (
            [graph.tensor([], "int32") for _ in range(2)],
            [variable.tensor(graph) for variable in variables],
            [graph.tensor([], "resource") for _ in handles],
        )

    counts, states, passed = values(builder)
    ends = [*counts, *states, *passed]
    builder.op("WHILE", [counter, limit, *given, *handles], ends, cond_subgraph_index=2, body_subgraph_index=3)
    condition = builder.add_subgraph("condition")
    counts, states, passed = values(condition)
    holds = condition.tensor([], "bool")
    condition.op("LESS", counts, [holds])
    condition.finish([*counts, *states, *passed], [holds])

    body = builder.add_subgraph("body")
    counts, states, passed = values(body)
    results = []
    for index, (variable, state) in enumerate(zip(variables, states, strict=True)):
        handle = passed[index] if passes_handles else None
        old = variable.read(body, handle)
        variable.assign(body, state, handle)
        results.append(old)
    new_counter = body.tensor([], "int32")
    body.op("ADD", [counts[0], body.tensor([], "int32", data=np.asarray(1, np.int32))], [new_counter])
    body.finish([*counts, *states, *passed], [new_counter, counts[1], *results, *passed])

    # A branch that assigns and one that only reads.
    is_small = builder.tensor([], "bool")
    builder.op("LESS", [limit, builder.tensor([], "int32", data=np.asarray(2, np.int32))], [is_small])
    first = variables[0]
    answer = first.tensor(builder)
    chosen = ends[-len(handles)] if passes_handles else None
    arguments = [ends[2], *([chosen] if chosen is not None else [])]
    builder.op("IF", [is_small, *arguments], [answer], then_subgraph_index=4, else_subgraph_index=5)
    for number in range(2):
        branch = builder.add_subgraph(["then", "else"][number])
        value = first.tensor(branch)
        handle = branch.tensor([], "resource") if passes_handles else None
        read = first.read(branch, handle)
        if number == 0:
            first.assign(branch, value, handle)
        branch.finish([value, *([handle] if handle is not None else [])], [read])
    outputs = [*ends[2 : 2 + len(variables)], answer, *(variable.read(builder) for variable in variables)]
    runs: list[list[Array]] = [
        [np.asarray(0, np.int32), np.asarray(n, np.int32), *(variable.elements(rng) for variable in variables)]
        for n in (2, 0, 1, 3)
    ]
    return Case(name, builder.build([counter, limit, *given], outputs), runs[0], 1e-5, later_inputs=runs[1:])


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in TYPES:
        for n in range(6):
            yield _sequence_case(rng, f"variables_{dtype}_{n}", _variables(rng, dtype))
        for n in range(3):
            variables = _variables(rng, dtype)
            yield _subgraph_case(rng, f"variables_in_subgraphs_{dtype}_{n}", variables, passes_handles=False)
            yield _subgraph_case(rng, f"variables_passed_{dtype}_{n}", variables, passes_handles=True)

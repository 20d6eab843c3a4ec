"""Plans the memory of a model for the targets that it will run on, and stores the plan in it.

    planned = plan_model(Path("model.tflite").read_bytes(), ["cortex_m4"], search_orders=True, seconds=20)
    Path("planned.tflite").write_bytes(planned.model)

What is to be placed, when it is needed and how it may share memory is what the runtime itself gives its planner on each
target; what comes out is what it then needs there.
"""

from __future__ import annotations

import dataclasses
import struct
import time
from collections.abc import Sequence

from tflite_micro.interpreter import _runtime
from tflite_micro.model import Buffer, Model, Operator, Subgraph, Tensor, TensorType
from tflite_micro.planning import orders
from tflite_micro.planning.placement import Placement, place
from tflite_micro.planning.problem import UNIT, Problem, is_sound, read, restrict
from tflite_micro.targets.boards import BOARDS

HOST = "host"
METADATA = "OfflineMemoryAllocation"
_VERSION = 1
# How often an order is looked for: each one tells more of what can share memory.
_ROUNDS = 4
# What must run in the model's order, besides custom operators and all that have a variable or a resource.
_ORDERED = {"IF", "WHILE", "CALL_ONCE", "MULTINOMIAL", "RANDOM_STANDARD_NORMAL", "RANDOM_UNIFORM"}
# It may end the inference: what comes before it must, and what comes after it must not, have run.
_BARRIER = "CIRCULAR_BUFFER"


class PlanningError(Exception):
    """The model cannot be prepared on a target; the text is the runtime's own message."""


@dataclasses.dataclass(frozen=True)
class Need:
    """Bytes of arena on a target, and those of them that tensors and scratch memory share over time."""

    arena: int
    plan: int


@dataclasses.dataclass(frozen=True)
class PlannedModel:
    """The model with its plan, if one is worth it, and what it needs on each target without a plan and with it.

    `bound` is what no plan of its order is below, in bytes, on the first target. `changed_order` says whether operators
    changed places.
    """

    model: bytes
    before: dict[str, Need]
    after: dict[str, Need]
    bound: int
    has_plan: bool
    changed_order: bool


@dataclasses.dataclass(frozen=True)
class _Candidate:
    """An order of the main subgraph's operators, and what is to be placed then.

    The runtime has several answers to which tensors lie in others; the last problem is the one whose plan it follows.
    Each comes with the runtime's own plan, if that is sound on all targets.
    """

    steps: list[int]
    model: Model
    problems: list[tuple[Problem, list[list[int]]]]
    needs: dict[str, Need]


def plan_model(data: bytes, targets: Sequence[str], *, search_orders: bool, seconds: float) -> PlannedModel:
    """The best plan for the first of the targets that is found in about that many seconds; the others can follow it.

    One is stored where it needs less there than what the runtime finds itself, or no more on any target. ModelError or
    PlanningError if the model cannot be prepared.
    """
    deadline = time.monotonic() + seconds
    operator_count = len(Model.from_bytes(data).subgraphs[0].operators)
    own = _candidate(data, targets, list(range(operator_count)))
    candidates = [own]
    if search_orders:
        saves: dict[tuple[int, int], int] = {}
        for _ in range(_ROUNDS):
            graph = _graph(candidates[-1], saves)
            order = orders.search(graph, seconds / (2 * _ROUNDS))
            # Positions in the candidate's order.
            steps = [candidates[-1].steps[index] for index in order.steps]
            if any(steps == known.steps for known in candidates):
                break
            candidates.append(_candidate(data, targets, steps))
    pairs = [(index, *one) for index, candidate in enumerate(candidates) for one in candidate.problems]
    placed: list[tuple[int, int, Placement, Problem]] = []
    for number, (index, problem, known) in enumerate(pairs):
        left = max(deadline - time.monotonic(), 0.5) / (len(pairs) - number)
        found = place(problem, known, left)
        placed.append((found.size, index, found, problem))
    placed.sort(key=lambda item: item[:2])
    for _, index, best, problem in placed:
        content = _with_plan(data, candidates[index].steps, problem, best.places)
        after = {target: need for target, (need, _) in _prepare(content, targets).items()}
        # Scratch memory is placed by the runtime, around what is fixed.
        if _is_worth_it(own.needs, after):
            return PlannedModel(content, own.needs, after, _bound(placed, index), True, index > 0)
    return PlannedModel(own.model.to_bytes(), own.needs, own.needs, _bound(placed, 0), False, False)


def _is_worth_it(before: dict[str, Need], after: dict[str, Need]) -> bool:
    """Whether a plan saves something on the first target, or costs nothing on any: it need not be searched for then."""
    saved = [need.plan - after[target].plan for target, need in before.items()]
    return saved[0] > 0 or all(one >= 0 for one in saved)


def _bound(placed: Sequence[tuple[int, int, Placement, Problem]], index: int) -> int:
    """What no plan of that candidate is below, in bytes."""
    return min(found.bound for _, other, found, _ in placed if other == index) * UNIT


# ---- What targets say ------------------------------------------------------------------------------------------------


_Rows = Sequence[Sequence[int]]


def _prepare(model: bytes, targets: Sequence[str]) -> dict[str, tuple[Need, Sequence[_Rows]]]:
    """For each target, what the model needs there, and the rows of the plans that were tried: the last is followed."""
    found: dict[str, tuple[Need, Sequence[_Rows]]] = {}
    for target in targets:
        try:
            runtime = _runtime.Runtime(model, -1, False, 0)
            if target == HOST:
                runtime.allocate()
                found[target] = (Need(runtime.arena_bytes(), runtime.plan_bytes()), runtime.plans(""))
            else:
                kernels = BOARDS[target].kernels
                arena_bytes, plan_bytes, _ = runtime.bytes_on_board(kernels)
                found[target] = (Need(arena_bytes, plan_bytes), runtime.plans(kernels))
        except _runtime.RuntimeFailure as failure:
            raise PlanningError(str(failure)) from None
    return found


def _candidate(data: bytes, targets: Sequence[str], steps: list[int]) -> _Candidate:
    model = _reordered(data, steps)
    tensors = sum(_is_planned(tensor) for subgraph in model.subgraphs for tensor in subgraph.tensors)
    prepared = _prepare(model.to_bytes(), targets)
    first, *others = [plans for _, plans in prepared.values()]
    found: list[tuple[Problem, list[list[int]]]] = []
    for rows in first:
        problem = read(rows, tensors)
        alike = [
            next((one for one in (read(other, tensors) for other in plans) if one.holders == problem.holders), None)
            for plans in others
        ]
        # Where tensors lie in others on all targets.
        if None in alike:
            continue
        problem = restrict(problem, [one for one in alike if one is not None])
        own = [row[3] // UNIT for row in rows if row[0] > 0]
        known = [own] if is_sound(problem, own) else []
        found = [(one, plans) for one, plans in found if one != problem] + [(problem, known)]
    if not found:
        raise PlanningError("the targets do not agree on which tensors lie in others: plan for each alone")
    return _Candidate(steps, model, found, {target: need for target, (need, _) in prepared.items()})


# ---- Models ----------------------------------------------------------------------------------------------------------


def _is_planned(tensor: Tensor) -> bool:
    return not (tensor.is_constant or tensor.is_variable or tensor.type == TensorType.RESOURCE)


def _reordered(data: bytes, steps: list[int]) -> Model:
    """The model without a plan, its main subgraph's operators in that order."""
    model = Model.from_bytes(data)
    old = model.metadata.pop(METADATA, None)
    if old is not None:
        others = [tensor.buffer for subgraph in model.subgraphs for tensor in subgraph.tensors]
        if not any(buffer is old for buffer in [*others, *model.metadata.values(), model.buffers[0]]):
            model.buffers = [buffer for buffer in model.buffers if buffer is not old]
    main = model.subgraphs[0]
    main.operators = [main.operators[index] for index in steps]
    return model


def _with_plan(data: bytes, steps: list[int], problem: Problem, places: Sequence[int]) -> bytes:
    model = _reordered(data, steps)
    holders = iter(problem.holders)
    words = []
    for subgraph in model.subgraphs:
        for tensor in subgraph.tensors:
            holder = next(holders) if _is_planned(tensor) else None
            words.append(-1 if holder is None else (places[holder[0]] + holder[1]) * UNIT)
    header = [_VERSION, len(model.subgraphs), len(words)]
    model.metadata[METADATA] = Buffer(struct.pack(f"<{len(header) + len(words)}i", *header, *words))
    return model.to_bytes()


# ---- Graphs ----------------------------------------------------------------------------------------------------------


def _graph(candidate: _Candidate, saves: dict[tuple[int, int], int]) -> orders.Graph:
    """The main subgraph as the search for orders sees it; what its problem says of sharing is added to `saves`, which
    knows by an operator's number in the file and the number of a tensor."""
    model, problem = candidate.model, candidate.problems[-1][0]
    main = model.subgraphs[0]
    numbers = {id(tensor): index for index, tensor in enumerate(main.tensors)}
    # The buffer of each tensor; what the main subgraph has are the first ones of the plan.
    holders = iter(problem.holders)
    buffer_of = {index: next(holders) for index, tensor in enumerate(main.tensors) if _is_planned(tensor)}
    sizes = {index: -(-main.tensors[index].byte_count // UNIT) for index, held in buffer_of.items() if held is not None}
    inner = set(range(len(problem.buffers))) - {held[0] for held in buffer_of.values() if held is not None}
    steps = []
    previous: set[int] = set()
    barrier: set[int] = set()
    begin = 1
    for index, operator in enumerate(main.operators):
        reads = {numbers[id(tensor)] for tensor in operator.inputs if tensor is not None}
        writes = {numbers[id(tensor)] for tensor in operator.outputs}
        name = candidate.steps[index]
        for read_ in reads & buffer_of.keys():
            for written in writes & buffer_of.keys():
                smaller = min(sizes.get(read_, 0), sizes.get(written, 0))
                saved = _saved(problem, buffer_of[read_], buffer_of[written], smaller)
                if saved > 0:
                    saves[name, read_] = saved
        end = begin + _duration(model, operator) - 1
        after = set(barrier)
        if operator.name == _BARRIER:
            after |= set(range(index))
            barrier = {index}
        if _is_ordered(operator):
            after |= previous
            previous = {index}
        steps.append(
            orders.Step(
                frozenset(reads),
                frozenset(writes),
                frozenset(after),
                _most(problem, inner, begin, end),
                {tensor: saved for (step, tensor), saved in saves.items() if step == name},
            )
        )
        begin = end + 1
    used = {tensor for step in steps for tensor in step.reads}
    wanted = frozenset(numbers[id(tensor)] for tensor in main.outputs)
    given = frozenset(numbers[id(tensor)] for tensor in main.inputs) & (used | wanted)
    return orders.Graph(steps, sizes, given, wanted)


def _saved(problem: Problem, given: tuple[int, int] | None, made: tuple[int, int] | None, smaller: int) -> int:
    """What the tensors in these buffers save by sharing memory, of which the smaller one takes so much."""
    if given is None or made is None:
        return 0
    if given[0] == made[0]:
        return smaller
    size, output_size = problem.buffers[given[0]].size, problem.buffers[made[0]].size
    for one in problem.buffers[made[0]].sharings:
        if one.input == given[0]:
            return size + output_size - max(one.distance + size, output_size)
    return 0


def _most(problem: Problem, inner: set[int], begin: int, end: int) -> int:
    """The most that is needed between two times beside the main subgraph's tensors."""
    found = [buffer for buffer in (problem.buffers[i] for i in inner) if begin <= buffer.first and buffer.last <= end]
    moments = {buffer.first for buffer in found}
    return max((sum(b.size for b in found if b.first <= moment <= b.last) for moment in moments), default=0)


def _duration(model: Model, operator: Operator) -> int:
    """The time that the runtime's lifetimes count for an operator (tflite_micro/memory/lifetimes.cc)."""
    options = operator.options
    called = [
        getattr(options, name)
        for name in (
            "then_subgraph_index",
            "else_subgraph_index",
            "cond_subgraph_index",
            "body_subgraph_index",
            "init_subgraph_index",
        )
        if operator.name in ("IF", "WHILE", "CALL_ONCE") and hasattr(options, name)
    ]
    inside = sum(1 + _subgraph_duration(model, model.subgraphs[number]) for number in called)
    return 1 + inside + (1 if operator.name == "WHILE" else 0)


def _subgraph_duration(model: Model, subgraph: Subgraph) -> int:
    return 1 + sum(_duration(model, operator) for operator in subgraph.operators)


def _is_ordered(operator: Operator) -> bool:
    tensors = [tensor for tensor in [*operator.inputs, *operator.outputs] if tensor is not None]
    return (
        operator.is_custom
        or operator.name in _ORDERED
        or any(tensor.is_variable or tensor.type == TensorType.RESOURCE for tensor in tensors)
    )

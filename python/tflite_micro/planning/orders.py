"""Orders of a graph's operators in which less memory is needed at one time.

What is compared is the working set: the tensors that are needed while an operator runs and its scratch memory, less
what its output may share with inputs that die there. The order whose largest working set is smallest is found exactly
where the graph has few enough sets of operators that can come first; in others the most promising ones are followed.
"""

from __future__ import annotations

import dataclasses
import heapq
import time
from collections.abc import Sequence

# The exact search holds at most so many sets of operators; the other follows so many for each number of operators.
_MAX_SETS = 100_000
_BEAM = 300


@dataclasses.dataclass(frozen=True)
class Step:
    """An operator: the tensors that it reads and writes, the operators that must run before it for other reasons, its
    own memory while it runs, and what its output saves by sharing memory with an input that dies there."""

    reads: frozenset[int]
    writes: frozenset[int]
    after: frozenset[int]
    memory: int
    saves: dict[int, int]


@dataclasses.dataclass(frozen=True)
class Graph:
    """Steps in the model's order; the bytes of tensors, which may be 0; those that are there before the first step, and
    those that are needed after the last."""

    steps: Sequence[Step]
    sizes: dict[int, int]
    given: frozenset[int]
    wanted: frozenset[int]


@dataclasses.dataclass(frozen=True)
class Order:
    """Positions of the steps in the order in which they are to run; `is_best` if none has a smaller working
    set."""

    steps: list[int]
    working_set: int
    is_best: bool


@dataclasses.dataclass(frozen=True)
class _State:
    """What is needed after the steps of `done`, a set of bits, and the most that was needed on the way."""

    peak: int
    alive: int
    done: int
    step: int = -1
    before: _State | None = None

    def steps(self) -> list[int]:
        found = []
        state = self
        while state.before is not None:
            found.append(state.step)
            state = state.before
        return found[::-1]


class _Walk:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        count = len(graph.steps)
        self.all = (1 << count) - 1
        writer = {tensor: index for index, step in enumerate(graph.steps) for tensor in step.writes}
        self.before = [
            _bits({writer[tensor] for tensor in step.reads if tensor in writer} | step.after) & ~(1 << index)
            for index, step in enumerate(graph.steps)
        ]
        readers: dict[int, set[int]] = {}
        for index, step in enumerate(graph.steps):
            for tensor in step.reads:
                readers.setdefault(tensor, set()).add(index)
        self.readers = {tensor: _bits(found) for tensor, found in readers.items()}
        self.followers: list[list[int]] = [[] for _ in range(count)]
        for index in range(count):
            for other in range(count):
                if self.before[index] >> other & 1:
                    self.followers[other].append(index)

    def begin(self) -> _State:
        alive = sum(self.graph.sizes.get(tensor, 0) for tensor in self.graph.given)
        return _State(alive, alive, 0)

    def ready(self, done: int) -> list[int]:
        return [i for i, before in enumerate(self.before) if not done >> i & 1 and before & ~done == 0]

    def then(self, state: _State, index: int) -> _State:
        step, sizes = self.graph.steps[index], self.graph.sizes
        done = state.done | 1 << index
        made = sum(sizes.get(tensor, 0) for tensor in step.writes)
        dying = [
            tensor
            for tensor in step.reads | step.writes
            if tensor not in self.graph.wanted and self.readers.get(tensor, 0) & ~done == 0
        ]
        saved = max((step.saves.get(tensor, 0) for tensor in dying), default=0)
        peak = max(state.peak, state.alive + made + step.memory - saved)
        alive = state.alive + made - sum(sizes.get(tensor, 0) for tensor in dying)
        return _State(peak, alive, done, index, state)


def _bits(indices: set[int] | frozenset[int]) -> int:
    bits = 0
    for index in indices:
        bits |= 1 << index
    return bits


def as_it_is(graph: Graph) -> Order:
    """The model's own order."""
    walk = _Walk(graph)
    state = walk.begin()
    for index in range(len(graph.steps)):
        state = walk.then(state, index)
    return Order(list(range(len(graph.steps))), state.peak, False)


def search(graph: Graph, seconds: float) -> Order:
    """The order with the smallest working set that was found; the model's own where none is better."""
    deadline = time.monotonic() + seconds
    own = as_it_is(graph)
    walk = _Walk(graph)
    state = _exact(walk, own.working_set, time.monotonic() + seconds / 2)
    is_best = state is not None
    if state is None:
        state = _beam(walk, deadline)
    if state is None or state.peak >= own.working_set:
        return dataclasses.replace(own, is_best=is_best)
    return Order(state.steps(), state.peak, is_best)


def _exact(walk: _Walk, limit: int, deadline: float) -> _State | None:
    """The best order that needs at most `limit`, found by following the set of operators that needed least so far; None
    if these became too many."""
    first = walk.begin()
    # Of those that needed the same, the one that is farthest.
    queue = [(first.peak, 0, 0, first)]
    least = {0: first.peak}
    pushed = 0
    while queue:
        *_, state = heapq.heappop(queue)
        if state.done == walk.all:
            return state
        if state.peak > least[state.done]:
            continue
        if len(least) > _MAX_SETS or time.monotonic() > deadline:
            return None
        for index in walk.ready(state.done):
            following = walk.then(state, index)
            # All ways to one set leave the same alive.
            if following.peak > limit or following.peak >= least.get(following.done, limit + 1):
                continue
            least[following.done] = following.peak
            pushed += 1
            heapq.heappush(queue, (following.peak, -following.done.bit_count(), pushed, following))
    return None


def _beam(walk: _Walk, deadline: float) -> _State | None:
    states = [walk.begin()]
    for _ in range(len(walk.graph.steps)):
        if time.monotonic() > deadline:
            return None
        following: dict[int, _State] = {}
        for state in states:
            for index in walk.ready(state.done):
                one = walk.then(state, index)
                known = following.get(one.done)
                if known is None or (one.peak, one.alive) < (known.peak, known.alive):
                    following[one.done] = one
        states = sorted(following.values(), key=lambda state: (state.peak, state.alive))[:_BEAM]
    return states[0] if states else None

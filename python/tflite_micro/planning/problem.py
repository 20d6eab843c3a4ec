"""What a memory plan is made from: buffers, when each is needed, and which may share memory.

Sizes and places are in units of 16 bytes here, the runtime's alignment.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

UNIT = 16
# As distance of a row: a tensor that lies in the one that `inputs[0]` names, with the same bytes, or as a part of it,
# less the part's place there (tflite_micro/memory/sharing.cc).
_SAME = -1
_PART = -2
# The bits of a row's step; the other one says that the place was given.
_STEP = 0x7FFF


@dataclasses.dataclass(frozen=True)
class Sharing:
    """An output may share memory with an input that dies there, if the input lies `distance`, or that and a multiple of
    `step`, above it."""

    input: int
    distance: int
    step: int

    def allows(self, input_place: int, output_place: int) -> bool:
        above = input_place - output_place - self.distance
        return above >= 0 and above % self.step == 0


@dataclasses.dataclass(frozen=True)
class Buffer:
    """A tensor, or scratch memory of an operator, and the times between which it is needed."""

    size: int
    first: int
    last: int
    sharings: tuple[Sharing, ...] = ()

    def meets(self, other: Buffer) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclasses.dataclass(frozen=True)
class Problem:
    """Buffers to be placed, those of tensors first. `holders[i]` is the buffer of tensor i of those that are planned,
    and its place there, None if it has none: tensors with the same bytes, or parts of one, have one buffer."""

    buffers: list[Buffer]
    holders: list[tuple[int, int] | None]

    @property
    def tensor_buffers(self) -> int:
        """How many buffers are tensors'."""
        return len({holder[0] for holder in self.holders if holder is not None})


def read(rows: Sequence[Sequence[int]], tensors: int) -> Problem:
    """The problem in a planner's rows, of which the first `tensors` are of tensors."""
    numbers: dict[int, int] = {}
    for index, row in enumerate(rows):
        if row[0] > 0:
            numbers[index] = len(numbers)
    buffers: list[Buffer] = []
    for index in numbers:
        size, first, last, _, distance, *inputs, step = rows[index]
        sharings = (
            Sharing(numbers[given - 1], distance // UNIT, max(step & _STEP, 1)) for given in inputs if given > 0
        )
        buffers.append(Buffer(size // UNIT, first, last, tuple(sharings)))
    holders: list[tuple[int, int] | None] = []
    for index in range(tensors):
        holder, place = index, 0
        while (distance := rows[holder][4]) < 0:
            place += 0 if distance == _SAME else (_PART - distance) // UNIT
            holder = rows[holder][5] - 1
        holders.append((numbers[holder], place) if holder in numbers else None)
    return Problem(buffers, holders)


def is_sound(problem: Problem, places: Sequence[int]) -> bool:
    """Whether nothing is overwritten while it is needed."""
    allowed = {(one.input, index): one for index, buffer in enumerate(problem.buffers) for one in buffer.sharings}
    for a, first in enumerate(problem.buffers):
        for b in range(a):
            apart = places[a] + first.size <= places[b] or places[b] + problem.buffers[b].size <= places[a]
            if apart or not first.meets(problem.buffers[b]):
                continue
            if not any(
                pair in allowed and allowed[pair].allows(places[pair[0]], places[pair[1]]) for pair in ((a, b), (b, a))
            ):
                return False
    return all(place >= 0 for place in places)


def total(problem: Problem, places: Sequence[int]) -> int:
    return max((place + buffer.size for place, buffer in zip(places, problem.buffers, strict=True)), default=0)


def most_shared(problem: Problem, output: int, sharings: Sequence[Sharing]) -> int:
    """The most that a buffer can save by sharing memory so with its inputs, which lie apart from each other."""
    size = problem.buffers[output].size
    saved = 0
    for one in sharings:
        input_size = problem.buffers[one.input].size
        saved += max(0, size + input_size - max(one.distance + input_size, size))
    return min(saved, size)


def working_set(problem: Problem) -> int:
    """The most that is needed at one time: no plan can be smaller."""
    saved = [most_shared(problem, index, buffer.sharings) for index, buffer in enumerate(problem.buffers)]
    return max(
        (
            sum(
                buffer.size - (less if buffer.first == time else 0)
                for buffer, less in zip(problem.buffers, saved, strict=True)
                if buffer.first <= time <= buffer.last
            )
            for time in {buffer.first for buffer in problem.buffers}
        ),
        default=0,
    )


def restrict(problem: Problem, others: Sequence[Problem]) -> Problem:
    """The problem of one target, where tensors share memory only as they may on other targets, too.

    They are of the same model. Scratch memory is not in a stored plan, so that of the others does not matter.
    """
    if any(other.holders != problem.holders for other in others):
        raise ValueError("the targets do not agree on which tensors have the same bytes")
    buffers = list(problem.buffers)
    for index in range(problem.tensor_buffers):
        sharings = []
        for one in buffers[index].sharings:
            found = [same for p in (problem, *others) for same in p.buffers[index].sharings if same.input == one.input]
            step = max(same.step for same in found)
            distance = max(same.distance for same in found)
            # Steps are those of the tensors' channels: the same everywhere, or 1.
            if len(found) == 1 + len(others) and all(step % same.step == 0 for same in found):
                sharings.append(Sharing(one.input, -(-distance // step) * step, step))
        buffers[index] = dataclasses.replace(buffers[index], sharings=tuple(sharings))
    return Problem(buffers, problem.holders)

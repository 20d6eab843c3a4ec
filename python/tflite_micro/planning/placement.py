"""Places buffers so that the end of the highest is as low as can be: branch and bound.

Every plan can be pushed down until each buffer lies at the bottom, on another one, or where it shares memory with one.
Such plans are built from low to high: the next buffer goes to the lowest place that those before it leave, at or above
the last one's. A branch is given up when, at some time, what is yet to be placed does not fit between there and the
best plan that is known; a buffer is not placed next where another one would fit below it; and what has nothing to do
with each other any more is placed each for itself.
"""

from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Sequence

from tflite_micro.planning.problem import Problem, most_shared, total, working_set

# How often the clock is read: once in so many steps.
_STEPS = 64
# Dead ends that are remembered.
_MAX_FAILED = 200_000


@dataclasses.dataclass(frozen=True)
class Placement:
    """Places in units of 16 bytes; `size` is the end of the highest, and no plan is smaller than `bound`."""

    places: list[int]
    size: int
    bound: int

    @property
    def is_optimal(self) -> bool:
        return self.size == self.bound


def place(problem: Problem, known: Sequence[Sequence[int]], seconds: float) -> Placement:
    """The best plan found in that time, not worse than any of those `known`."""
    bound = working_set(problem)
    search = _Search(problem, time.monotonic() + seconds)
    best: list[int] | None = None
    for places in [*known, *search.greedy()]:
        if best is None or total(problem, places) < total(problem, best):
            best = list(places)
    assert best is not None
    size = total(problem, best)
    if size > bound:
        # At first only plans that meet the bound are looked for, which ends most branches early.
        for limit, share in ((bound + 1, 0.3), (size, 1.0)):
            found, finished = search.below(min(limit, size), share)
            if found is not None:
                best, size = found, total(problem, found)
            elif finished:
                bound = max(bound, min(limit, size))
            if size == bound:
                break
        if finished:
            bound = size
    return Placement(best, size, bound)


class _OutOfTime(Exception):
    pass


class _Search:
    def __init__(self, problem: Problem, deadline: float) -> None:
        self.problem = problem
        self.start = time.monotonic()
        self.deadline = deadline
        self.sizes = [buffer.size for buffer in problem.buffers]
        count = len(self.sizes)
        # (input, output) -> distance and step.
        self.sharing = {
            (one.input, index): (one.distance, one.step)
            for index, buffer in enumerate(problem.buffers)
            for one in buffer.sharings
        }
        partners: list[set[int]] = [set() for _ in range(count)]
        for given, made in self.sharing:
            partners[given].add(made)
            partners[made].add(given)
        self.partners = partners
        self.others = [
            [b for b, other in enumerate(problem.buffers) if b != a and one.meets(other) and b not in partners[a]]
            for a, one in enumerate(problem.buffers)
        ]
        self.near = [sum(1 << b for b in {*self.others[a], *partners[a]}) for a in range(count)]
        # What is needed at one time.
        alive = {
            frozenset(b for b, buffer in enumerate(problem.buffers) if buffer.first <= moment <= buffer.last)
            for moment in {buffer.first for buffer in problem.buffers}
        }
        self.moments = sorted(sorted(one) for one in alive)
        self.moments_of = [[m for m, one in enumerate(self.moments) if a in set(one)] for a in range(count)]
        # Outputs that may share memory, with the moments at which they begin and their inputs are still needed.
        self.sharers = {
            b: [
                m
                for m in self.moments_of[b]
                if any(one.input in self.moments[m] for one in problem.buffers[b].sharings)
            ]
            for b in range(count)
            if problem.buffers[b].sharings
        }

    # ---- Plans of one order ------------------------------------------------------------------------------------------

    def greedy(self) -> list[list[int]]:
        """Plans of several orders, and of random changes to the best of them until a tenth of the time is over."""
        buffers = self.problem.buffers
        indices = range(len(buffers))
        orders = [
            sorted(indices, key=lambda i: -self.sizes[i]),
            sorted(indices, key=lambda i: -buffers[i].first),
            sorted(indices, key=lambda i: (-self.sizes[i] * (buffers[i].last - buffers[i].first + 1), i)),
            sorted(
                indices, key=lambda i: (-max((self.load(m) for m in self.moments_of[i]), default=0), -self.sizes[i])
            ),
        ]
        plans = [self.in_order(order) for order in orders]
        best = min(range(len(orders)), key=lambda i: total(self.problem, plans[i]))
        order, size = orders[best], total(self.problem, plans[best])
        chance = random.Random(1)
        bound = working_set(self.problem)
        until = self.start + (self.deadline - self.start) / 10
        while size > bound and len(order) > 1 and time.monotonic() < until:
            changed = list(order)
            for _ in range(chance.randint(1, 3)):
                changed.insert(chance.randrange(len(order)), changed.pop(chance.randrange(len(order))))
            plan = self.in_order(changed)
            end = total(self.problem, plan)
            if end < size:
                plans.append(plan)
            if end <= size:
                order, size = changed, end
        return plans

    def load(self, moment: int) -> int:
        return sum(self.sizes[i] for i in self.moments[moment])

    def in_order(self, order: Sequence[int]) -> list[int]:
        """Each buffer at the lowest place that those before it leave."""
        places = [-1] * len(self.sizes)
        for index in order:
            at = 0
            near = sorted((places[b], places[b] + self.sizes[b]) for b in self.others[index] if places[b] >= 0)
            moved = True
            while moved:
                moved = False
                for start, end in near:
                    if start < at + self.sizes[index] and at < end:
                        at, moved = end, True
                for partner in self.partners[index]:
                    if places[partner] >= 0:
                        allowed = self.allowed(index, partner, places[partner], at)
                        moved = moved or allowed != at
                        at = allowed
            places[index] = at
        return places

    def allowed(self, index: int, partner: int, partner_place: int, at: int) -> int:
        """The lowest place of `index`, from `at` on, that the partner where it lies allows."""
        end = partner_place + self.sizes[partner]
        if at + self.sizes[index] <= partner_place or at >= end:
            return at
        if (index, partner) in self.sharing:
            distance, step = self.sharing[index, partner]
            nearest = partner_place + distance
            return min(end, nearest if at <= nearest else at + -(at - nearest) % step)
        distance, step = self.sharing[partner, index]
        if at <= partner_place - distance:
            return min(end, at + (partner_place - distance - at) % step)
        return end

    # ---- Branch and bound --------------------------------------------------------------------------------------------

    def below(self, limit: int, share: float) -> tuple[list[int] | None, bool]:
        """The best plan that ends below `limit`, if one was found, and whether the search came to its end.

        It may take that share of the time that is left.
        """
        now = time.monotonic()
        self.until = now + (self.deadline - now) * share
        self.steps = 0
        # What could not be placed, with its lowest places and those of what it may share memory with. The limit only
        # falls from here on, so it cannot later.
        self.failed: set[tuple[tuple[tuple[int, int], ...], tuple[int, ...]]] = set()
        found: list[int] | None = None
        try:
            while True:
                self.begin(limit)
                if not self.fit(list(range(len(self.sizes))), [0] * len(self.sizes), 0):
                    return found, True
                found = list(self.places)
                limit = total(self.problem, found)
        except (_OutOfTime, RecursionError):
            return found, False

    def begin(self, limit: int) -> None:
        """Nothing is placed, and nothing may end at `limit` or above."""
        self.limit = limit
        self.places = [-1] * len(self.sizes)
        # What is still to be placed at each moment, less what it can save.
        self.waiting = [self.load(moment) for moment in range(len(self.moments))]
        for output, moments in self.sharers.items():
            for m in moments:
                self.waiting[m] -= self.can_save(output)
        # What was placed, in that order, and what that changed.
        self.trail: list[tuple[int, list[tuple[int, int]]]] = []

    def fit(self, left: list[int], lowest: list[int], level: int) -> bool:
        """Places what is `left`, each at `lowest` or above, and at `level` or above. If it cannot, all is as before."""
        if not left:
            return True
        self.steps += 1
        if self.steps % _STEPS == 0 and time.monotonic() > self.until:
            raise _OutOfTime
        mark = len(self.trail)
        parts = self.parts(left)
        if len(parts) > 1:
            # They are not in each other's way.
            if all(self.fit(part, lowest, level) for part in parts):
                return True
            self.undo(mark)
            return False
        at = {index: self.settled(index, max(lowest[index], level)) for index in left}
        # Where a buffer would fit below it, nothing is placed next.
        ceiling = min(at[index] + self.sizes[index] for index in left)
        # The same may be left in the same way after others were placed differently.
        near = [self.places[partner] for index in left for partner in self.partners[index]]
        state = (tuple(at.items()), tuple(near))
        if state in self.failed:
            return False
        nexts = [index for index in left if at[index] < ceiling]
        nexts.sort(key=lambda index: (at[index], -self.sizes[index], self.problem.buffers[index].first))
        tried: set[tuple[int, ...]] = set()
        for index in nexts:
            buffer = self.problem.buffers[index]
            if not self.partners[index]:
                # Of two that are alike one comes first.
                alike = (buffer.size, buffer.first, buffer.last, at[index])
                if alike in tried:
                    continue
                tried.add(alike)
            end = at[index] + self.sizes[index]
            if end >= self.limit:
                continue
            self.put(index, at[index])
            raised = list(lowest)
            for other in self.others[index]:
                if self.places[other] < 0 and raised[other] < end:
                    raised[other] = end
            if self.has_room(left, raised, at[index]) and self.fit(
                [one for one in left if one != index], raised, at[index]
            ):
                return True
            self.undo(mark)
        if len(self.failed) < _MAX_FAILED:
            self.failed.add(state)
        return False

    def has_room(self, left: list[int], lowest: list[int], level: int) -> bool:
        """Whether what is left at each moment fits between the lowest place of any of it and the limit."""
        floors: dict[int, int] = {}
        for index in left:
            if self.places[index] >= 0:
                continue
            at = max(lowest[index], level)
            for m in self.moments_of[index]:
                if at < floors.get(m, self.limit):
                    floors[m] = at
        return all(floor + self.waiting[m] < self.limit for m, floor in floors.items())

    def put(self, index: int, at: int) -> None:
        for m in self.moments_of[index]:
            self.waiting[m] -= self.sizes[index]
        outputs = [output for output in (index, *self.partners[index]) if output in self.sharers]
        could = [self.can_save(output) for output in outputs]
        self.places[index] = at
        lost = [(output, before - self.can_save(output)) for output, before in zip(outputs, could, strict=True)]
        for output, bytes_ in lost:
            for m in self.sharers[output]:
                self.waiting[m] += bytes_
        self.trail.append((index, lost))

    def undo(self, mark: int) -> None:
        """Takes away all that was placed since the trail had that length."""
        while len(self.trail) > mark:
            index, lost = self.trail.pop()
            self.places[index] = -1
            for output, bytes_ in lost:
                for m in self.sharers[output]:
                    self.waiting[m] -= bytes_
            for m in self.moments_of[index]:
                self.waiting[m] += self.sizes[index]

    def parts(self, left: list[int]) -> list[list[int]]:
        """What is left, in groups of which none has to do with another."""
        remaining = sum(1 << index for index in left)
        groups = []
        while remaining:
            group = frontier = remaining & -remaining
            while frontier:
                index = frontier.bit_length() - 1
                frontier &= ~(1 << index)
                new = self.near[index] & remaining & ~group
                group |= new
                frontier |= new
            groups.append(group)
            remaining &= ~group
        return [[index for index in left if group >> index & 1] for group in groups]

    def can_save(self, output: int) -> int:
        """What an output and its inputs can still save by sharing memory: nothing when both are placed."""
        placed = self.places[output] >= 0
        open_ = [one for one in self.problem.buffers[output].sharings if not (placed and self.places[one.input] >= 0)]
        return most_shared(self.problem, output, open_)

    def settled(self, index: int, at: int) -> int:
        """The lowest place from `at` on that all partners allow."""
        moved = True
        while moved:
            moved = False
            for partner in self.partners[index]:
                if self.places[partner] >= 0:
                    allowed = self.allowed(index, partner, self.places[partner], at)
                    moved = moved or allowed != at
                    at = allowed
        return at

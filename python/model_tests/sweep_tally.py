"""What a sweep counts: the cases of every (operator, type) pair, each case once, and those that are wrong."""

from __future__ import annotations

import dataclasses
import hashlib
import heapq
from collections import defaultdict

from model_tests.sweep_workers import BoardOutcome, CaseId, HostCase, HostOutcome, Lost

Pair = tuple[str, str]

# Of each pair this many cases are kept for the boards, from which their sample is drawn.
_KEPT_FOR_BOARDS = 40


@dataclasses.dataclass
class Counts:
    """Of one pair: cases on the host by what they were compared with, and on boards; how many of either are wrong."""

    litert: int = 0
    numpy: int = 0
    faults: int = 0
    on_boards: int = 0
    board_faults: int = 0

    @property
    def cases(self) -> int:
        return self.litert + self.numpy


@dataclasses.dataclass(frozen=True)
class Fault:
    where: str
    id: CaseId
    name: str
    what: str


class Tally:
    """Takes outcomes in any order; the result is the same in every order."""

    def __init__(self, sample_seed: int = 1) -> None:
        self.pairs: dict[Pair, Counts] = defaultdict(Counts)
        self.cases = Counts()
        self.repeated = 0
        self.faults: list[Fault] = []
        self.boards: dict[str, Counts] = defaultdict(Counts)
        self._seen: dict[str, list[Pair]] = {}
        self._sample_seed = sample_seed
        # For each pair those of the smallest keys, as a heap of the largest first.
        self._kept: dict[Pair, list[tuple[int, str]]] = defaultdict(list)
        self._cases: dict[str, HostCase] = {}
        self._pairs_of: dict[CaseId, list[Pair]] = {}
        # The pairs that each module has cases of.
        self.of_module: dict[str, set[Pair]] = defaultdict(set)

    def host(self, outcome: HostOutcome) -> bool:
        """Counts a case; False if it was counted before."""
        id = outcome.found.id
        self.of_module[id.module].update(outcome.pairs)
        if outcome.digest in self._seen:
            self.repeated += 1
            return False
        self._seen[outcome.digest] = outcome.pairs
        for counts in (self.cases, *(self.pairs[pair] for pair in outcome.pairs)):
            if outcome.found.case.expected is None:
                counts.litert += 1
            else:
                counts.numpy += 1
            counts.faults += outcome.fault is not None
        if outcome.fault is not None:
            self.faults.append(Fault("host", id, outcome.found.case.name, outcome.fault))
        else:
            self._keep(outcome)
        return True

    def lost(self, event: Lost) -> None:
        self.cases.faults += 1
        self.faults.append(Fault("host", event.id, event.name, event.fault))

    def board(self, outcome: BoardOutcome) -> None:
        wrong = outcome.fault is not None
        self.boards[outcome.board].litert += 1
        self.boards[outcome.board].faults += wrong
        for pair in self._pairs_of[outcome.id]:
            self.pairs[pair].on_boards += 1
            self.pairs[pair].board_faults += wrong
        if outcome.fault is not None:
            self.faults.append(Fault(outcome.board, outcome.id, outcome.name, outcome.fault))

    def below(self, wanted: int) -> dict[Pair, int]:
        """The pairs that have fewer cases than wanted, and how many they have."""
        return {pair: counts.cases for pair, counts in sorted(self.pairs.items()) if counts.cases < wanted}

    def sample(self, wanted: int) -> list[HostCase]:
        """At least `wanted` cases if there are so many, as evenly spread over the pairs as can be."""
        queues = [[digest for _, digest in sorted(kept, reverse=True)] for _, kept in sorted(self._kept.items())]
        chosen: dict[str, None] = {}
        # One round takes the next case of every pair.
        for place in range(_KEPT_FOR_BOARDS):
            if len(chosen) >= wanted:
                break
            chosen.update((queue[place], None) for queue in queues if place < len(queue))
        for digest in chosen:
            self._pairs_of[self._cases[digest].id] = self._seen[digest]
        return [self._cases[digest] for digest in chosen]

    def _keep(self, outcome: HostOutcome) -> None:
        key = int.from_bytes(hashlib.sha256(f"{self._sample_seed} {outcome.digest}".encode()).digest()[:8], "big")
        for pair in outcome.pairs:
            kept = self._kept[pair]
            heapq.heappush(kept, (-key, outcome.digest))
            if len(kept) > _KEPT_FOR_BOARDS:
                heapq.heappop(kept)
            if any(digest == outcome.digest for _, digest in kept):
                self._cases[outcome.digest] = outcome.found

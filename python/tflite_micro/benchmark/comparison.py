"""Whether some figures have more instructions than others: of a whole model, or of all its operators of one name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from tflite_micro.benchmark.figures import BoardFigures, Figures

# A change by more than this is looked at before it is taken.
LIMIT = 0.01


@dataclasses.dataclass(frozen=True)
class Difference:
    """One count of instructions, before and after. `operator` is None for the whole model."""

    board: str
    model: str
    operator: str | None
    before: int
    after: int

    @property
    def is_growth(self) -> bool:
        return self.after > self.before

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.board, self.model, self.operator) if part)
        change = f" ({self.after / self.before - 1:+.1%})" if self.before else ""
        return f"{where}: {self.after:,} instructions, before {self.before:,}{change}"


@dataclasses.dataclass(frozen=True)
class Comparison:
    """What grew and what shrank by more than the limit, and what only the older figures have, in words."""

    grown: list[Difference]
    shrunk: list[Difference]
    missing: list[str]


def compare(old: Figures, new: Figures) -> Comparison:
    """Compares every model on every board that `old` has."""
    missing = []
    differences: list[Difference] = []
    for name, model in old.items():
        for board, before in model.boards.items():
            after = new[name].boards.get(board) if name in new else None
            if after is None:
                missing.append(f"{board}, {name}")
            else:
                differences += _differences(board, name, before, after)
    changed = [one for one in differences if abs(one.after - one.before) > LIMIT * one.before]
    return Comparison([one for one in changed if one.is_growth], [one for one in changed if not one.is_growth], missing)


def _differences(board: str, model: str, before: BoardFigures, after: BoardFigures) -> Iterator[Difference]:
    yield Difference(board, model, None, before.instructions, after.instructions)
    old, new = before.by_operator(), after.by_operator()
    # What a model has no more, and what it had not, counts as nothing: the whole tells what it comes to.
    for operator in dict.fromkeys([*old, *new]):
        yield Difference(board, model, operator, old.get(operator, 0), new.get(operator, 0))

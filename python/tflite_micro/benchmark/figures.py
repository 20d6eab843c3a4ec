"""The figures of one measurement as a file: JSON, the same bytes for the same figures.

    {"format": 1, "models": {MODEL: {
        "multiply_accumulates": of one inference,
        "boards": {BOARD: {
            "instructions": of one inference,
            "setup_instructions": of what comes before the first one,
            "arena_bytes": what the model needs,
            "flash_bytes": of a program with the runtime and the model's operators, if it was linked,
            "flash_int8_bytes": the same with the operators for int8 alone, if the model has no other type,
            "operators": [{"name": ..., "instructions": ..., "multiply_accumulates": ...}, in order of execution]}},
        "host": {
            "arena_bytes": ...,
            "microseconds": {"median": ..., "low": ..., "high": ...},
            "litert_microseconds": the same, of LiteRT with XNNPACK,
            "ratio": the same, of the two,
            "problem": why one of these is not there}}}}

"low" and "high" are quartiles.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from pathlib import Path
from typing import Any

_FORMAT = 1


class FiguresError(Exception):
    """A file that does not hold figures; the message is one sentence."""


@dataclasses.dataclass(frozen=True)
class OperatorFigures:
    name: str
    instructions: int
    multiply_accumulates: int


@dataclasses.dataclass(frozen=True)
class BoardFigures:
    """A model on a board."""

    instructions: int
    setup_instructions: int
    arena_bytes: int
    operators: list[OperatorFigures]
    flash_bytes: int | None = None
    flash_int8_bytes: int | None = None

    def by_operator(self) -> dict[str, int]:
        """The instructions of all operators of a name, in order of their first appearance."""
        sums: Counter[str] = Counter()
        for operator in self.operators:
            sums[operator.name] += operator.instructions
        return dict(sums)


@dataclasses.dataclass(frozen=True)
class Spread:
    """The median of samples, and their quartiles."""

    median: float
    low: float
    high: float


@dataclasses.dataclass(frozen=True)
class HostFigures:
    """A model on this machine. What could not be measured is None, and `problem` says why."""

    arena_bytes: int
    microseconds: Spread | None = None
    litert_microseconds: Spread | None = None
    ratio: Spread | None = None
    problem: str | None = None


@dataclasses.dataclass(frozen=True)
class ModelFigures:
    multiply_accumulates: int
    boards: dict[str, BoardFigures]
    host: HostFigures | None = None


Figures = dict[str, ModelFigures]


def to_json(figures: Figures) -> str:
    models = {name: _without_none(dataclasses.asdict(model)) for name, model in figures.items()}
    return json.dumps({"format": _FORMAT, "models": models}, indent=1) + "\n"


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    return [_without_none(item) for item in value] if isinstance(value, list) else value


def from_json(text: str) -> Figures:
    """Reads what `to_json` wrote. FiguresError if it is something else."""
    try:
        content = json.loads(text)
    except ValueError as error:
        raise FiguresError(f"it is not JSON: {error}") from error
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise FiguresError(f"it does not hold figures of the format {_FORMAT}")
    try:
        return {str(name): _model(model) for name, model in content["models"].items()}
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise FiguresError(f"its figures are not complete: {error!r}") from error


def read(path: Path) -> Figures:
    """FiguresError, with the file's name, if it cannot be read or does not hold figures."""
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FiguresError(f"cannot read '{path}': {error.strerror or error}") from error
    except (UnicodeDecodeError, FiguresError) as error:
        raise FiguresError(f"'{path}' does not hold figures of a report: {error}") from error


def _model(item: dict[str, Any]) -> ModelFigures:
    boards = {str(name): _board(board) for name, board in item["boards"].items()}
    host = item.get("host")
    return ModelFigures(int(item["multiply_accumulates"]), boards, None if host is None else _host(host))


def _board(item: dict[str, Any]) -> BoardFigures:
    operators = [
        OperatorFigures(str(one["name"]), int(one["instructions"]), int(one["multiply_accumulates"]))
        for one in item["operators"]
    ]
    flash, flash_int8 = (item.get(key) for key in ("flash_bytes", "flash_int8_bytes"))
    return BoardFigures(
        int(item["instructions"]),
        int(item["setup_instructions"]),
        int(item["arena_bytes"]),
        operators,
        None if flash is None else int(flash),
        None if flash_int8 is None else int(flash_int8),
    )


def _host(item: dict[str, Any]) -> HostFigures:
    spreads = {
        name: Spread(**{key: float(value) for key, value in item[name].items()})
        for name in ("microseconds", "litert_microseconds", "ratio")
        if name in item
    }
    problem = item.get("problem")
    return HostFigures(int(item["arena_bytes"]), problem=None if problem is None else str(problem), **spreads)

"""Figures as tables of Markdown, which terminals show well enough too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tflite_micro.benchmark.figures import Figures, HostFigures, ModelFigures, Spread
from tflite_micro.benchmark.references import HOST_GOAL, reference

_Row = Sequence[str]


def tables(figures: Figures, operators: bool = True) -> str:
    """All that was measured: a table for each board, one of the host, one of operators."""
    parts = [_goals(figures), *(_board(figures, board) for board in boards_of(figures))]
    if any(model.host is not None for model in figures.values()):
        parts.append(_host(figures))
    if operators and boards_of(figures):
        parts.append(_operators(figures))
    return "\n".join(part for part in parts if part)


def boards_of(figures: Figures) -> list[str]:
    """Those of all models, in the order in which they come."""
    return list(dict.fromkeys(board for model in figures.values() for board in model.boards))


def _goals(figures: Figures) -> str:
    """Models that have goals, by boards: millions of instructions and the most that is wanted. Nothing without any."""
    boards = boards_of(figures)
    rows = []
    for name, model in figures.items():
        cells = []
        for board, found in model.boards.items():
            goal = reference(board, name).goal
            met = goal is not None and found.instructions <= goal
            cells.append("" if goal is None else f"{_millions(found.instructions)} of {_millions(goal)}{_met(met)}")
        if any(cells):
            rows.append([f"`{name}`", *cells])
    return f"### Goals\n\n{_table(['model', *boards], rows)}" if rows else ""


def _millions(instructions: int) -> str:
    return f"{instructions / 1e6:.2f}" if instructions >= 10e6 else f"{instructions / 1e6:.3f}"


def _board(figures: Figures, board: str) -> str:
    header = ["model", "multiply-accumulates", "instructions", "per MAC", "goal", "established", "ours / established"]
    header += ["arena, bytes", "established", "flash, bytes", "established", "flash for int8", "established"]
    rows = []
    for name, model in figures.items():
        if board not in model.boards:
            continue
        found = model.boards[board]
        against = reference(board, name)
        ratio = "" if against.instructions is None else f"{found.instructions / against.instructions:.2f}"
        met = "" if against.goal is None else _met(found.instructions <= against.goal)
        rows.append(
            [
                f"`{name}`",
                f"{model.multiply_accumulates:,}",
                f"{found.instructions:,}",
                _per(found.instructions, model.multiply_accumulates),
                _number(against.goal) + met,
                _number(against.instructions),
                ratio,
                _number(found.arena_bytes),
                _number(against.arena),
                _number(found.flash_bytes),
                _number(against.flash),
                _number(found.flash_int8_bytes),
                _number(against.flash_int8),
            ]
        )
    return f"### {board}\n\n{_table(header, rows)}"


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _met(met: bool) -> str:
    return "" if met else " (not met)"


def _per(instructions: int, multiply_accumulates: int) -> str:
    # Of models whose work is something else, it says nothing.
    return f"{instructions / multiply_accumulates:.2f}" if multiply_accumulates * 100 > instructions else ""


def _host(figures: Figures) -> str:
    header = ["model", "microseconds", "LiteRT", "ours / LiteRT", "arena, bytes"]
    rows = [
        [f"`{name}`", *_times(model.host), f"{model.host.arena_bytes:,}"]
        for name, model in figures.items()
        if model.host is not None
    ]
    return f"### host\n\n{_table(header, rows)}"


def describe_host(host: HostFigures) -> str:
    """Its time in one line."""
    own, litert, ratio = _times(host)
    return f"{own} us" + (f", LiteRT {litert} us" if litert else "") + (f": {ratio}" if ratio else "")


def _times(host: HostFigures) -> list[str]:
    if host.microseconds is None:
        return ["", "", host.problem or ""]
    own = _spread(host.microseconds, 1)
    if host.litert_microseconds is None or host.ratio is None:
        return [own, "", host.problem or ""]
    return [
        own,
        _spread(host.litert_microseconds, 1),
        _spread(host.ratio, 2) + _met(host.ratio.median <= HOST_GOAL),
    ]


def _spread(spread: Spread, digits: int) -> str:
    return f"{spread.median:,.{digits}f} ({spread.low:,.{digits}f} to {spread.high:,.{digits}f})"


def _operators(figures: Figures) -> str:
    boards = boards_of(figures)
    header = ["model", "operator", "multiply-accumulates"]
    header += [word for board in boards for word in (board, "per MAC")]
    rows = [row for name, model in figures.items() for row in _operator_rows(name, model, boards)]
    return f"### Operators\n\n{_table(header, rows)}"


def _operator_rows(name: str, model: ModelFigures, boards: Sequence[str]) -> Iterable[_Row]:
    if not model.boards:
        return
    some = next(iter(model.boards.values()))
    for operator in some.by_operator():
        count = sum(1 for one in some.operators if one.name == operator)
        products = sum(one.multiply_accumulates for one in some.operators if one.name == operator)
        row = [f"`{name}`", f"{operator} x {count}" if count > 1 else operator, f"{products:,}" if products else ""]
        for board in boards:
            instructions = model.boards[board].by_operator()[operator] if board in model.boards else None
            row.append("" if instructions is None else f"{instructions:,}")
            row.append("" if instructions is None or not products else f"{instructions / products:.2f}")
        yield row


def _table(header: _Row, rows: Sequence[_Row]) -> str:
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    left = [column == 0 or header[column] == "operator" for column in range(len(header))]

    def line(row: _Row) -> str:
        cells = [
            text.ljust(width) if is_left else text.rjust(width)
            for text, width, is_left in zip(row, widths, left, strict=True)
        ]
        return "| " + " | ".join(cells) + " |"

    rule = [":" + "-" * (w - 1) if is_left else "-" * (w - 1) + ":" for w, is_left in zip(widths, left, strict=True)]
    return "\n".join([line(header), line(rule), *(line(row) for row in rows)]) + "\n"

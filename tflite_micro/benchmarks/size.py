"""Flash that the runtime and the operators take, by room, operator and file, compiled for size and without messages.

    ./bazelw run //tflite_micro/benchmarks:size                                     what it is
    ./bazelw run //tflite_micro/benchmarks:size -- --write                          and keeps it as the figures to hold

Programs are linked for each board: with no operator, with the six comparisons, and with all of AllOpsResolver. What
operators cost is the difference to the program that has none, libraries of C included; so what the runtime has anyway
is not counted, and what only operators need is, whoever wrote it. Others have the operators of models, without the
model: hello_world_int8 and keyword_scrambled_8bit for int8 alone; person_detect for all types and for int8 alone, with
kernels that are optimised for speed, as firmware has them. These are counted whole, and so is the runtime: each with
what its platform takes for itself, which is what a program takes that does nothing. size_test compares with the
figures kept in size_figures.json.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

# The program with fast kernels.
_MODEL = "person_detect"

_ROOM = Path("tflite_micro/benchmarks")
FIGURES = "tflite_micro/benchmarks/size_figures.json"
COMMAND = "./bazelw run //tflite_micro/benchmarks:size -- --write"
BOARDS = ["cortex_m0", "cortex_m4", "riscv32"]

_FILES_SHOWN = 60

Figures = dict[str, dict[str, int]]


def _tool(board: str, name: str) -> str:
    return os.environ[f"{'RISCV' if board.startswith('riscv') else 'ARM'}_{name}"]


def program(operators: str, board: str) -> Path:
    return _ROOM / f"size_{operators}_operators_{board}.elf"


def startup_program(board: str) -> Path:
    return _ROOM / f"size_startup_{board}.elf"


def model_program(model: str, board: str) -> Path:
    """With fast kernels."""
    return _ROOM / f"flash_{model}_{board}.elf"


def flash(path: Path, board: str) -> int:
    """Bytes that a program takes in flash: code, constants and the initial values of variables."""
    command = [_tool(board, "SIZE"), str(path)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    text, data = printed.splitlines()[1].split()[:2]
    return int(text) + int(data)


def measure() -> Figures:
    """For each board: the platform, the runtime without operators, the comparisons, all operators, models' programs."""
    figures: Figures = {}
    for board in BOARDS:
        runtime = flash(program("none", board), board)
        figures[board] = {
            "start-up and console of the board": flash(startup_program(board), board),
            "runtime without operators": runtime,
            "comparisons": flash(program("comparisons", board), board) - runtime,
            "all operators": flash(program("all", board), board) - runtime,
            "hello_world in int8": flash(program("hello_world", board), board),
            "keyword_scrambled in int8": flash(program("keyword_scrambled", board), board),
            f"{_MODEL}, fast kernels": flash(model_program(_MODEL, board), board),
            f"{_MODEL} in int8, fast kernels": flash(model_program(f"{_MODEL}_int8", board), board),
        }
    return figures


def by_file(board: str) -> dict[str, int]:
    """Bytes of the program with all operators by source file, as the symbols and the lines they come from tell.

    What is inlined counts for the function it is in. Libraries of C and of the compiler are one entry.
    """
    command = [_tool(board, "NM"), "-S", "-l", "--defined-only", str(program("all", board))]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    sizes: Counter[str] = Counter()
    seen = set()
    for line in printed.splitlines():
        found = re.fullmatch(r"([0-9a-f]+) ([0-9a-f]+) ([a-zA-Z]) \S+(?:\t(.*):\d+)?", line)
        # Two names of one function, and memory without contents, take nothing.
        if found is None or found[3] in "bB" or found[1] in seen:
            continue
        seen.add(found[1])
        path = re.search(r"\b(tflite_micro/.*)", found[4] or "")
        sizes[path[1] if path else "libraries of C and the compiler"] += int(found[2], 16)
    return dict(sizes)


def _room(path: str) -> str:
    return "/".join(path.split("/")[1:-1]) if "/" in path else path


def report(figures: Figures) -> str:
    """All figures as tables."""
    names = list(next(iter(figures.values())))
    lines = ["bytes of flash".ljust(38) + "".join(board.rjust(12) for board in figures)]
    lines += [name.ljust(38) + "".join(f"{figures[board][name]:12,}" for board in figures) for name in names]
    rooms = {board: Counter[str]() for board in figures}
    files = {board: by_file(board) for board in figures}
    for board, sizes in files.items():
        for path, size in sizes.items():
            rooms[board][_room(path)] += size
    lines += ["", "the program with all operators, by room"]
    known = {room for sizes in rooms.values() for room in sizes}
    for room in sorted(known, key=lambda room: -rooms["cortex_m4"][room]):
        lines.append(room.ljust(38) + "".join(f"{rooms[board][room]:12,}" for board in figures))
    lines += ["", "by operator or family of them, without kernels: its files of ops and signal"]
    operators = [path for path in files["cortex_m4"] if _room(path) in ("ops", "signal") and path.endswith(".cc")]
    for path in sorted(operators, key=lambda path: -files["cortex_m4"][path]):
        name = path.removeprefix("tflite_micro/").removesuffix(".cc")
        lines.append(name.ljust(46) + "".join(f"{files[board].get(path, 0):10,}" for board in figures))
    lines += ["", "its largest files"]
    for path in sorted(files["cortex_m4"], key=lambda path: -files["cortex_m4"][path])[:_FILES_SHOWN]:
        name = path.removeprefix("tflite_micro/")
        lines.append(name.ljust(46) + "".join(f"{files[board].get(path, 0):10,}" for board in figures))
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="size", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"keeps the figures in {FIGURES}")
    arguments = parser.parse_args(words)
    figures = measure()
    print(report(figures))
    if arguments.write:
        path = Path(os.environ["BUILD_WORKSPACE_DIRECTORY"]) / FIGURES
        path.write_text(json.dumps(figures, indent=2) + "\n")
        print(f"\nwritten to {FIGURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes docs/operators.md: which types each operator takes, and for what it is optimised.

    ./bazelw run //tools/operators:support_matrix -- docs/operators.md

Types come from the tables that the operators' Prepare functions check nodes against, as the program `signatures` prints
them; optimised kernels from the files of the tree: kernels/ISA/NAME_TYPE.cc is one for the operators whose sources
include kernels/NAME.h.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any

from model_tests.operator_types import CONVERSIONS, DECIDING_INPUTS
from tools.operators.tflm_methods import METHODS

COMMAND = "./bazelw run //tools/operators:support_matrix -- docs/operators.md"

_COLUMNS = ["any", "float32", "float16", "int8", "int16", "uint8", "int32", "int64", "bool"]
_YES = "yes"
# Operators whose output may have another type than the input.
_WITH_SEVERAL_OUTPUTS = CONVERSIONS | {"BATCH_MATMUL"}
_ROOT = Path("tflite_micro")
_OPERATOR_ROOMS = ("ops", "signal")
_KERNEL_ROOMS = ("kernels", "signal/kernels")
# How kernels' names begin, after the operator's, that are for one type.
_KERNEL_TYPES = {"f32": "float32", "s8": "int8", "s16": "int16", "u8": "uint8"}

# Kernels for one of the operators that share a header.
_KERNEL_OPERATORS = {"mean_s8": "MEAN"}

# What a table of types does not say.
_REMARKS = {
    "ethos-u": "a hook: the application registers the driver of its accelerator",
}

_INTRODUCTION = f"""# Operators

What each operator accepts, taken from the tables that the code checks a model against when it is loaded. Written by
`{COMMAND}`; a test fails while this page says something else.

A column is the type of the tensor that decides how an operator computes: the first input, as a rule. In it,
"{_YES}" stands for that type alone; "x int8" for weights (or a second operand) of that type; "to int8" for an output of
that type. "any": elements are moved or not looked at, and all types are accepted whose elements are whole bytes. What
shapes, attributes and quantisation have to be is checked when a model is loaded too, with a message that says what is
wrong.

"Optimised for" names the instruction sets that have kernels of their own and for which types, besides the portable ones
that every operator has for all its types; "TFLM" whether TensorFlow Lite Micro has the resolver's method too.
"""


@dataclasses.dataclass(frozen=True)
class Operator:
    """A line of what `signatures` prints."""

    name: str
    registration: str
    method: str
    custom: bool
    # Pairs of the types of inputs and of outputs, by position; "any" where the type does not matter.
    rows: list[tuple[list[str], list[str]]]


def read_operators(printed: str) -> list[Operator]:
    """The operators as `signatures` prints them."""
    operators = []
    for line in printed.splitlines():
        entry: dict[str, Any] = json.loads(line)
        rows = [tuple(row) for signature in entry["signatures"] for row in signature["rows"]]
        operators.append(Operator(entry["name"], entry["registration"], entry["method"], entry["custom"], rows))
    return operators


def cells(operator: Operator) -> dict[str, str]:
    """What is in the columns of an operator: by the deciding type, with which others and into which."""
    found: dict[str, list[str]] = {}
    for inputs, outputs in operator.rows:
        types = [
            inputs[position].lower() if position < len(inputs) else "any"
            for position in DECIDING_INPUTS.get(operator.name, (0,))
        ]
        if not inputs or not types:
            types = [outputs[0].lower() if outputs else "any"]
        said = [f"x {other}" for other in types[1:] if other != types[0]]
        output = outputs[0].lower() if outputs else "any"
        if operator.name in _WITH_SEVERAL_OUTPUTS and output not in (types[0], "any"):
            said.append(f"to {output}")
        words = " ".join(said) or _YES
        if words not in found.setdefault(types[0], []):
            found[types[0]].append(words)
    return {kind: ", ".join(words) for kind, words in found.items()}


class Sources:
    """The tree's files, as far as they say which operators have kernels for an instruction set."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts = {
            path.relative_to(root).as_posix(): path.read_text()
            for room in _OPERATOR_ROOMS
            for path in sorted((root / room).glob("*.*"))
            if path.suffix in (".cc", ".h") and not path.name.endswith("_test.cc")
        }
        headers = [path for room in _KERNEL_ROOMS for path in (root / room).glob("*.h")]
        names = sorted(
            (path.relative_to(root).as_posix().removesuffix(".h") for path in headers), key=len, reverse=True
        )
        # For each header of kernels, what instruction sets have of it: {"kernels/conv": [("arm_mve", "s8_s8")]}.
        self._optimised: dict[str, list[tuple[str, str]]] = {}
        for path in sorted(path for room in _KERNEL_ROOMS for path in (root / room).glob("*/*.cc")):
            # Versions of one kernel of x86 stand beside the one that chooses among them.
            if path.parent.name == "portable" or path.stem.endswith(("_test", "_avx2", "_vnni")):
                continue
            # What these say of kernels, or prepare for all of them, is no arithmetic of an operator's own.
            if path.stem.startswith(("sharing_", "factors")):
                continue
            kernel = (path.parents[1] / path.stem).relative_to(root).as_posix()
            header = next((name for name in names if f"{kernel}_".startswith(f"{name}_")), kernel)
            kind = kernel.removeprefix(header).removeprefix("_") or path.stem
            self._optimised.setdefault(header, []).append((path.parent.name, kind))

    def optimised_for(self, registration: str, types: Container[str]) -> list[str]:
        """Instruction sets, each with its kernels for the types that the operator has: ["arm_mve (s8_s8)"]."""
        sets: dict[str, list[str]] = {}
        for header in sorted(self._kernels_of(registration)):
            for instruction_set, kind in self._optimised.get(header, []):
                needed = _KERNEL_TYPES.get(kind.partition("_")[0])
                if (needed is None or needed in types) and _KERNEL_OPERATORS.get(kind, registration) == registration:
                    sets.setdefault(instruction_set, []).append(kind)
        return [f"{name} ({', '.join(dict.fromkeys(kinds))})" for name, kinds in sorted(sets.items())]

    def _kernels_of(self, registration: str) -> set[str]:
        """The headers of kernels that the operator's source includes, itself or through others of its room."""
        listed = re.search(rf"\bV\({registration},[^)]*\b(\w+),\s+\w+\)", self._texts.get("ops/operator_list.h", ""))
        function = rf"TfLiteStatus {listed[1]}\(.*\)" if listed else rf"Register_{registration}\(\)"
        pattern = re.compile(rf"^.*\b{function}\s*{{", re.MULTILINE)
        waiting = [name for name, text in self._texts.items() if name.endswith(".cc") and pattern.search(text)]
        seen = set(waiting)
        found = set()
        while waiting:
            for include in re.findall(r'#include "tflite_micro/([^"]+)\.h"', self._texts[waiting.pop()]):
                if include.startswith(tuple(f"{room}/" for room in _KERNEL_ROOMS)):
                    found.add(include)
                for name in (f"{include}.h", f"{include}.cc"):
                    if name in self._texts and name not in seen:
                        seen.add(name)
                        waiting.append(name)
        return found


def page(operators: Sequence[Operator], sources: Sources) -> str:
    """docs/operators.md."""
    lines = [_INTRODUCTION]
    for title, chosen in (
        ("Builtin operators", [operator for operator in operators if not operator.custom]),
        ("Custom operators", [operator for operator in operators if operator.custom]),
    ):
        lines += [f"## {title}", "", f"{len(chosen)} of them.", ""]
        lines += [_row(["operator", *_COLUMNS, "other types", "optimised for", "TFLM", "remarks"])]
        lines += [_row(["---"] * (len(_COLUMNS) + 5))]
        lines += [_row(_line(operator, sources)) for operator in chosen]
        lines.append("")
    return "\n".join(lines)


def _line(operator: Operator, sources: Sources) -> list[str]:
    found = cells(operator)
    others = [kind if words == _YES else f"{kind} {words}" for kind, words in found.items() if kind not in _COLUMNS]
    return [
        operator.name,
        *(found.get(kind, "") for kind in _COLUMNS),
        ", ".join(others),
        ", ".join(sources.optimised_for(operator.registration, found)),
        _YES if operator.method in METHODS else "",
        _REMARKS.get(operator.name, ""),
    ]


def _row(values: Iterable[str]) -> str:
    return f"| {' | '.join(values)} |"


def print_signatures() -> str:
    """What `signatures` prints. For programs that Bazel started with it as data."""
    return subprocess.run(
        ["tools/operators/signatures"], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ).stdout


def current_page() -> str:
    """The page as it has to be now. For programs that have the sources as data as well."""
    return page(read_operators(print_signatures()), Sources(_ROOT))


def main(words: Sequence[str]) -> int:
    if len(words) != 2:
        print(f"support_matrix: name the file to write: {COMMAND}", file=sys.stderr)
        return 2
    path = Path(os.environ.get("BUILD_WORKING_DIRECTORY", ".")) / words[1]
    try:
        path.write_text(current_page())
    except subprocess.CalledProcessError:
        print("support_matrix: an operator has no table; run tools/operators/signatures to see which", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"support_matrix: cannot write '{path}': {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))

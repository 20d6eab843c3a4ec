"""Flash of minimal programs: for each board one with exactly the operators of a model, linked by the build."""

from __future__ import annotations

import dataclasses
import functools
import json
from pathlib import Path

from tflite_micro.benchmark.models import ROOT
from tflite_micro.cli.model_file import ModelFile
from tflite_micro.model import Operator, TensorType
from tflite_micro.targets.elf import flash_bytes

_ROOM = "tflite_micro/benchmarks"


@dataclasses.dataclass(frozen=True)
class Flash:
    """Bytes of the programs for a model, without the model itself: with operators for all types, and for int8 alone.

    None if none was linked with these operators, or if the model has other types.
    """

    all_types: int | None
    int8: int | None


def flash_of(file: ModelFile, board: str) -> Flash:
    operators = [operator for subgraph in file.model.subgraphs for operator in subgraph.operators]
    program = _programs().names.get(frozenset(_key(operator.name) for operator in operators))
    if program is None:
        return Flash(None, None)
    is_int8 = all(_is_int8(operator) for operator in operators if _key(operator.name) in _programs().typed)
    return Flash(_bytes(program, board), _bytes(f"{program}_int8", board) if is_int8 else None)


def _is_int8(operator: Operator) -> bool:
    """Whether it computes int8, weights aside."""
    return all(tensor.type == TensorType.INT8 for tensor in operator.outputs)


def _bytes(program: str, board: str) -> int | None:
    path = _built(f"flash_{program}_{board}.elf")
    return None if path is None else flash_bytes(path)


def _key(name: str) -> str:
    """Operators of the format (`CONV_2D`) and methods of the resolver (`Conv2D`) differ in this alone."""
    return name.replace("_", "").lower()


@dataclasses.dataclass(frozen=True)
class _Programs:
    """Names of programs by their operators, and the operators that have a registration for int8."""

    names: dict[frozenset[str], str]
    typed: frozenset[str]


@functools.cache
def _programs() -> _Programs:
    path = _built("flash_programs.json")
    if path is None:
        return _Programs({}, frozenset())
    content = json.loads(path.read_text())
    names = {frozenset(map(_key, operators)): program for program, operators in content["programs"].items()}
    return _Programs(names, frozenset(map(_key, content["int8"])))


def _built(name: str) -> Path | None:
    """A file of the build: among the runfiles of a program that Bazel started, or in the source tree."""
    candidates = [ROOT / _ROOM / name, ROOT / "bazel-bin" / _ROOM / name]
    return next((path for path in candidates if path.is_file()), None)

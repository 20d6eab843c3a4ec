"""Flash of minimal programs: for each board one with exactly the operators of a model, linked by the build."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from pathlib import Path

from tflite_micro.benchmark.models import ROOT
from tflite_micro.cli.model_file import ModelFile
from tflite_micro.targets.elf import flash_bytes

_ROOM = "tflite_micro/benchmarks"


def flash_of(file: ModelFile, board: str) -> int | None:
    """Bytes of the program for a model, without the model itself. None if none was linked with its operators."""
    names = {operator.name for subgraph in file.model.subgraphs for operator in subgraph.operators}
    program = _programs().get(_key(names))
    path = None if program is None else _built(f"flash_{program}_{board}.elf")
    return None if path is None else flash_bytes(path)


def _key(names: Iterable[str]) -> frozenset[str]:
    """Operators of the format (`CONV_2D`) and methods of the resolver (`Conv2D`) differ in this alone."""
    return frozenset(name.replace("_", "").lower() for name in names)


@functools.cache
def _programs() -> dict[frozenset[str], str]:
    path = _built("flash_programs.json")
    content = {} if path is None else json.loads(path.read_text())
    return {_key(operators): program for program, operators in content.items()}


def _built(name: str) -> Path | None:
    """A file of the build: among the runfiles of a program that Bazel started, or in the source tree."""
    candidates = [ROOT / _ROOM / name, ROOT / "bazel-bin" / _ROOM / name]
    return next((path for path in candidates if path.is_file()), None)

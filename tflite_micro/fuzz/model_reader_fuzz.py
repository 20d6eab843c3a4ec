"""Any bytes, given as a model to the Python side: its reader and writer, and `tflm info` and `tflm resolver`.

    model_reader_fuzz [--seconds=N] [--seed=N] FILE_OR_FOLDER...
    model_reader_fuzz --atheris FOLDER... [-max_total_time=N ...]

A model is refused with the error that is documented, or read, and then what is written is read as the same. What is
tried is the same each time as long as the time does not end it. With --atheris (the package of that name is not among
the project's; it exists for few machines) changes are guided by coverage, and arguments are libFuzzer's.
"""

from __future__ import annotations

import importlib
import json
import os
import random
import struct
import sys
import tempfile
import time
from pathlib import Path

from absl import app, flags

from tflite_micro.cli import info_command, resolver_command
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.execution import HOST
from tflite_micro.cli.memory import find_needs
from tflite_micro.cli.model_file import load_model
from tflite_micro.model import Model, ModelError

_SECONDS = flags.DEFINE_float("seconds", 0, "how long files are changed after all of them were tried as they are")
_SEED = flags.DEFINE_integer("seed", 1, "of the changes")

# Of fuzz targets in C++, at the end of each file (model_trial.h).
_SETTINGS_BYTES = 8
_NUMBERS = (0, 1, 2, 3, 4, 8, 16, 127, 128, 255, 65535, 2**31 - 1, 2**31, 2**32 - 1, 0x3F800000, 0x7FC00000)


def try_model(data: bytes) -> None:
    """Anything but the errors that are documented comes out of it."""
    try:
        model = Model.from_bytes(data)
    except ModelError:
        model = None
    if model is not None:
        _try_tensors(model)
        _try_writing(model)
    _try_commands(data)


def _try_tensors(model: Model) -> None:
    for subgraph in model.subgraphs:
        for tensor in subgraph.tensors:
            try:
                values = tensor.data
            except ModelError:
                continue
            assert values is None or values.nbytes >= 0


def _try_writing(model: Model) -> None:
    try:
        written = model.to_bytes()
    except ModelError:
        return
    again = Model.from_bytes(written).to_bytes()
    assert again == written, "a model that was written and read is written in another way"


def _try_commands(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=_memory_folder()) as file:
        file.write(data)
        file.flush()
        try:
            model = load_model(file.name)
            json.dumps(info_command._describe(model, HOST, find_needs(model)), allow_nan=False)
            operators = [operator for graph in model.model.subgraphs for operator in graph.operators]
            resolver_command.header(operators, "Resolver", ["model.tflite"])
        except UserError as error:
            assert str(error)


def _memory_folder() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def change(data: bytes, source: random.Random) -> bytes:
    """`data` with a few bytes, numbers, pieces or its end changed."""
    changed = bytearray(data)
    for _ in range(source.randrange(1, 5)):
        if not changed:
            break
        at = source.randrange(len(changed))
        kind = source.randrange(8)
        if kind == 0:
            changed[at] = source.randrange(256)
        elif kind == 1:
            changed[at] ^= 1 << source.randrange(8)
        elif kind == 2:
            del changed[at : at + source.randrange(1, 5)]
        elif kind == 3:
            changed[at:at] = source.randbytes(source.randrange(1, 5))
        elif kind == 4:
            other = source.randrange(len(changed)) & ~3
            changed[at & ~3 : (at & ~3) + 4] = changed[other : other + 4]
        elif kind == 5 and source.randrange(8) == 0:
            del changed[at:]
        else:
            word = struct.pack("<I", source.choice(_NUMBERS))
            size = source.choice((1, 2, 4))
            changed[at & -size : (at & -size) + size] = word[:size]
    return bytes(changed)


def _guided() -> None:
    atheris = importlib.import_module("atheris")
    atheris.instrument_all()
    atheris.Setup([argument for argument in sys.argv if argument != "--atheris"], try_model)
    atheris.Fuzz()


def main(arguments: list[str]) -> None:
    files: list[Path] = []
    for argument in map(Path, arguments[1:]):
        files += sorted(path for path in argument.rglob("*") if path.is_file()) if argument.is_dir() else [argument]
    corpus = [path.read_bytes() for path in files] or [b""]
    corpus = [data[:-_SETTINGS_BYTES] for data in corpus]
    source = random.Random(_SEED.value)
    tried = 0
    kept = Path(os.environ.get("TEST_UNDECLARED_OUTPUTS_DIR", ".")) / "fuzz_input"

    def attempt(data: bytes) -> None:
        try:
            try_model(data)
        except BaseException:
            kept.write_bytes(data + bytes(_SETTINGS_BYTES))
            raise

    for data in corpus:
        attempt(data)
    end = time.monotonic() + _SECONDS.value
    while time.monotonic() < end:
        attempt(change(source.choice(corpus), source))
        tried += 1
    print(f"{len(corpus)} inputs of the corpus, {tried} changed ones")


if __name__ == "__main__":
    if "--atheris" in sys.argv:
        _guided()
    app.run(main)

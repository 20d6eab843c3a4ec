"""Writes the inputs that fuzzing starts from: small models of single operators, and those of known faults.

    make_corpus --folder=FOLDER [--operators=SignalRfft,SignalIrfft] [--modules=signal] [--each=N]

The models are cases of the tests with seed 1, at most `each` of every operator and type. After the model each file has
eight bytes that say how it is tried (model_trial.h). Some models come once more with a memory plan in their metadata.
"""

from __future__ import annotations

import collections
import pathlib
import struct

from absl import app, flags

from model_tests import operator_types
from model_tests.known_faults import known_faults
from model_tests.operators import modules
from tflite_micro.model import Buffer, Model

_FOLDER = flags.DEFINE_string("folder", None, "where the files are written", required=True)
_OPERATORS = flags.DEFINE_list("operators", [], "only models with one of these operators, and no known faults")
_MODULES = flags.DEFINE_string("modules", "", "only cases of modules whose names begin so")
_EACH = flags.DEFINE_integer("each", 2, "how many models of each operator and type")

# Models with a memory plan.
_PLANNED = 12

# Larger ones are changed where it does not matter, and take their time.
_MAX_BYTES = 6000


def main(_: list[str]) -> None:
    folder = pathlib.Path(_FOLDER.value)
    folder.mkdir(parents=True, exist_ok=True)
    count: collections.Counter[object] = collections.Counter()

    def write(name: str, model: bytes) -> None:
        total = count.total()
        (folder / f"{total:05}_{name[:60]}").write_bytes(model + struct.pack("<IHBB", total, 0, 0, 0))

    for module in filter(lambda name: name.startswith(_MODULES.value), modules.module_names()):
        for case in modules.generate(module, 1):
            pairs = list(operator_types.operator_types(case.model))
            if _OPERATORS.value and not any(name in _OPERATORS.value for name, _ in pairs):
                continue
            if len(case.model) > _MAX_BYTES or all(count[pair] >= _EACH.value for pair in pairs):
                continue
            write("".join(c if c.isalnum() else "_" for c in case.name), case.model)
            count.update(pairs)
            if len(pairs) > 1 and count["memory plan"] < _PLANNED:
                write("memory_plan", _planned(case.model))
                count["memory plan"] += 1
    if not _OPERATORS.value:
        for _, model, _ in known_faults():
            write("known_fault", model)
            count["known fault"] += 1


def _planned(data: bytes) -> bytes:
    """The model with a plan that has every tensor apart."""
    model = Model.from_bytes(data)
    places = []
    end = 0
    for tensor in (tensor for subgraph in model.subgraphs for tensor in subgraph.tensors):
        places.append(end)
        end += tensor.byte_count + -tensor.byte_count % 16
    words = [1, len(model.subgraphs), len(places), *places]
    model.metadata["OfflineMemoryAllocation"] = Buffer(struct.pack(f"<{len(words)}i", *words))
    return model.to_bytes()


if __name__ == "__main__":
    app.run(main)

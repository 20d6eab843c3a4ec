"""The models that are measured: those of the project, those made for it, and public ones if they are there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tflite_micro.benchmark.generated_models import GENERATED
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.model_file import ModelFile, load_model

SHARED_VARIABLE = "TFLITE_MICRO_SHARED_MODELS"
# The folder above `python`: the runfiles of a program that Bazel started, or the source tree.
ROOT = Path(__file__).absolute().parents[3]
# Models of single operators, which are there to be compared and not to be measured.
_NOT_MEASURED = "seanet"


def shared_folder(given: str | None) -> Path | None:
    """The folder of public models: the one that is named, else that of the variable, else one beside the project."""
    named = given or os.environ.get(SHARED_VARIABLE)
    if named:
        if not Path(named).is_dir():
            raise UserError(f"there is no folder '{named}', which should hold public models")
        return Path(named)
    beside = Path(os.environ.get("BUILD_WORKSPACE_DIRECTORY", ROOT)).parent / "shared" / "models"
    return beside if beside.is_dir() else None


class Models:
    """All models by name, which is that of the file without `.tflite`. Generated ones are written to a folder."""

    def __init__(self, shared: Path | None, folder: Path) -> None:
        own = (ROOT / "models").glob("*/*.tflite")
        public = [] if shared is None else [p for p in shared.rglob("*.tflite") if _NOT_MEASURED not in p.parts]
        self._paths = {path.stem: path for path in [*sorted(public), *sorted(own)]}
        self._folder = folder
        self.names = sorted({*self._paths, *GENERATED})

    def load(self, names: Iterable[str]) -> dict[str, ModelFile]:
        """Models by their names; anything that ends in `.tflite` is a file. UserError if there is none."""
        return {Path(name).name.removesuffix(".tflite"): self._load(name) for name in names}

    def _load(self, name: str) -> ModelFile:
        if name.endswith(".tflite"):
            return load_model(name)
        if name in GENERATED:
            path = self._folder / f"{name}.tflite"
            path.write_bytes(GENERATED[name]())
            return load_model(str(path))
        if name not in self._paths:
            raise UserError(f"there is no model '{name}'; there are: {', '.join(self.names)}")
        return load_model(str(self._paths[name]))

"""The core metadata of the Python package, from pyproject.toml: what pip and package indexes read about it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any


class Metadata:
    """What `[project]` of a pyproject.toml says, in the forms that wheels and source distributions need."""

    def __init__(self, pyproject: Path, readme: Path) -> None:
        self._project: dict[str, Any] = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
        self._readme = readme.read_text(encoding="utf-8")

    @property
    def name(self) -> str:
        """The name as file names spell it."""
        return re.sub(r"[-_.]+", "_", str(self._project["name"])).lower()

    @property
    def version(self) -> str:
        return str(self._project["version"])

    def core_metadata(self) -> str:
        """The text of METADATA and PKG-INFO."""
        fields = [
            ("Metadata-Version", "2.1"),
            ("Name", self._project["name"]),
            ("Version", self.version),
            ("Summary", self._project["description"]),
            ("License", "Apache-2.0"),
            *(("Classifier", classifier) for classifier in self._project["classifiers"]),
            ("Requires-Python", self._project["requires-python"]),
            *(("Requires-Dist", requirement) for requirement in self._project["dependencies"]),
            ("Description-Content-Type", "text/markdown"),
        ]
        return "".join(f"{name}: {value}\n" for name, value in fields) + "\n" + self._readme

    def entry_points(self) -> str:
        """The text of entry_points.txt."""
        scripts = "".join(f"{name} = {target}\n" for name, target in self._project["scripts"].items())
        return "[console_scripts]\n" + scripts

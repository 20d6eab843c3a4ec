"""How pip builds the package (PEP 517): it asks this module, which asks Bazel for the wheel.

Everything about the build is in BUILD files; here is only how Bazel is called from pip, which runs builds with another
Python path and shows their output if they fail.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from metadata import Metadata

_WORKSPACE = Path(__file__).resolve().parents[2]
_TARGET = "//tools/packaging:wheel"
_WHEELS = "tools/packaging/wheel"

# Set by pip and by virtual environments; Bazel's own use of Python and pip must not see them.
_PYTHON_VARIABLES = ("PYTHONPATH", "PYTHONHOME", "PYTHONNOUSERSITE", "__PYVENV_LAUNCHER__", "PIP_REQ_TRACKER")


def build_wheel(
    wheel_directory: str, config_settings: Mapping[str, Any] | None = None, metadata_directory: str | None = None
) -> str:
    """Puts the wheel into `wheel_directory` and returns its file name."""
    if sys.platform != "linux":
        raise SystemExit(f"tflite_micro is built on Linux; this is {sys.platform}.")
    environment = _environment(python_for_bazel())
    _bazel(environment, "build", "--color=no", "--curses=no", "--noshow_progress", _TARGET)
    outputs = _bazel(environment, "info", "bazel-bin", output=subprocess.PIPE).strip()
    wheels = sorted(Path(outputs, _WHEELS).glob("*.whl"))
    if len(wheels) != 1:
        raise SystemExit(f"{_TARGET} made {len(wheels)} wheels instead of one.")
    # Bazel's outputs are read-only.
    target = Path(wheel_directory, wheels[0].name)
    shutil.copyfile(wheels[0], target)
    return target.name


def build_sdist(sdist_directory: str, config_settings: Mapping[str, Any] | None = None) -> str:
    """Puts an archive of the files that git tracks into `sdist_directory` and returns its file name."""
    metadata = Metadata(_WORKSPACE / "pyproject.toml", _WORKSPACE / "README.md")
    folder = f"{metadata.name}-{metadata.version}"
    path = Path(sdist_directory, f"{folder}.tar.gz")
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        for name in _tracked_files():
            archive.add(_WORKSPACE / name, f"{folder}/{name}", recursive=False, filter=_anonymous)
        content = metadata.core_metadata().encode()
        entry = tarfile.TarInfo(f"{folder}/PKG-INFO")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return path.name


def python_for_bazel() -> str:
    """The interpreter whose headers the extension module is compiled with: the one that runs this.

    Of a virtual environment it is the interpreter underneath, so that Bazel's work serves the next environment too,
    unless only the environment has pip, with which Bazel fetches packages.
    """
    base = str(getattr(sys, "_base_executable", sys.executable))
    if base == sys.executable:
        return base
    environment = _environment()
    for interpreter in (base, sys.executable):
        found = subprocess.run([interpreter, "-c", "import pip"], env=environment, capture_output=True, check=False)
        if found.returncode == 0:
            return interpreter
    raise SystemExit(f"Bazel fetches packages with pip, and neither {base} nor {sys.executable} has it.")


def _environment(interpreter: str | None = None) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name not in _PYTHON_VARIABLES}
    if interpreter is not None:
        environment["TFLITE_MICRO_PYTHON"] = interpreter
    return environment


def _bazel(environment: dict[str, str], command: str, *arguments: str, output: int | None = None) -> str:
    """Runs Bazel and returns its standard output if that is a pipe. Its errors are what the user reads."""
    result = subprocess.run(
        ["bash", str(_WORKSPACE / "bazelw"), command, *arguments],
        cwd=_WORKSPACE,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        text=True,
        check=False,
    )
    if result.returncode != 0:
        raise SystemExit(
            f"tflite_micro could not be built: ./bazelw {command} ended with status {result.returncode}; "
            "what it says is above."
        )
    return result.stdout or ""


def _tracked_files() -> list[str]:
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=_WORKSPACE, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit("A source distribution is made from a git clone, with git installed.") from error
    return [name for name in listing.stdout.decode().split("\0") if name]


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name and number of the user who made the archive."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry

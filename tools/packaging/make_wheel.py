"""Writes a wheel from files that Bazel has built: the program behind the rule `wheel`.

    make_wheel FOLDER PYPROJECT README LICENSE MANIFEST

FOLDER gets the wheel, named for the Python that runs this program, which is the one whose headers the extension module
was compiled with. A line of MANIFEST is a file's place in the wheel, a tab, and where the file is. The same files give
the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import sys
import sysconfig
import zipfile
from pathlib import Path

from metadata import Metadata

# The earliest time that a zip archive can express.
_TIME = (1980, 1, 1, 0, 0, 0)


def wheel_tag() -> str:
    """What the wheel fits, as PEP 425 spells it: cp311-cp311-linux_x86_64."""
    if sys.implementation.name != "cpython":
        raise SystemExit(f"the extension module is for CPython, and this is {sys.implementation.name}")
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    # cpython-311-x86_64-linux-gnu; 313t where there is no global lock.
    abi = "cp" + str(sysconfig.get_config_var("SOABI")).split("-")[1]
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return f"{python}-{abi}-{platform}"


class _Wheel:
    """An archive that takes down what is put into it."""

    def __init__(self, path: Path, record: str) -> None:
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self._record_path = record
        self._record = ""

    def add(self, place: str, content: bytes) -> None:
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        self._record += f"{place},sha256={digest},{len(content)}\n"
        self._write(place, content)

    def close(self) -> None:
        self._write(self._record_path, (self._record + f"{self._record_path},,\n").encode())
        self._archive.close()

    def _write(self, place: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(place, _TIME)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o100644 << 16
        self._archive.writestr(entry, content)


def main() -> None:
    folder, pyproject, readme, license_file, manifest = map(Path, sys.argv[1:])
    metadata = Metadata(pyproject, readme)
    tag = wheel_tag()
    info = f"{metadata.name}-{metadata.version}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    wheel = _Wheel(folder / f"{metadata.name}-{metadata.version}-{tag}.whl", f"{info}/RECORD")
    for line in sorted(manifest.read_text(encoding="utf-8").splitlines()):
        place, _, source = line.partition("\t")
        wheel.add(place, Path(source).read_bytes())
    wheel.add(f"{info}/METADATA", metadata.core_metadata().encode())
    wheel.add(
        f"{info}/WHEEL",
        f"Wheel-Version: 1.0\nGenerator: tflite_micro\nRoot-Is-Purelib: false\nTag: {tag}\n".encode(),
    )
    wheel.add(f"{info}/entry_points.txt", metadata.entry_points().encode())
    wheel.add(f"{info}/licenses/LICENSE", license_file.read_bytes())
    wheel.close()


if __name__ == "__main__":
    main()

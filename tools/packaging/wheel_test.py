"""What is in the wheel that `pip install .` installs, and what is said about it."""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import re
import sys
import sysconfig
import tomllib
import unittest
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

from tflite_micro.targets.programs import RUNNER_BOARDS

_WHEELS = sorted(Path("tools/packaging/wheel").glob("*.whl"))


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads(Path("pyproject.toml").read_text())["project"]
    return project


class WheelTest(unittest.TestCase):
    def setUp(self) -> None:
        self.assertEqual(len(_WHEELS), 1)
        self.wheel = zipfile.ZipFile(_WHEELS[0])
        self.addCleanup(self.wheel.close)
        self.names = set(self.wheel.namelist())
        self.info = f"tflite_micro-{_project()['version']}.dist-info"

    def read(self, name: str) -> str:
        return self.wheel.read(name).decode()

    def headers(self, name: str) -> Message[str, str]:
        return Parser().parsestr(self.read(f"{self.info}/{name}"))

    def test_is_named_for_the_python_it_was_compiled_for(self) -> None:
        version = f"{sys.version_info.major}{sys.version_info.minor}"
        platform = sysconfig.get_platform().replace("-", "_")
        tag = f"cp{version}-cp{version}{sys.abiflags}-{platform}"
        self.assertEqual(_WHEELS[0].name, f"tflite_micro-{_project()['version']}-{tag}.whl")
        self.assertEqual(self.headers("WHEEL")["Tag"], tag)
        self.assertEqual(self.headers("WHEEL")["Root-Is-Purelib"], "false")

    def test_has_the_package_with_its_extension_types_and_boards(self) -> None:
        expected = {
            "tflite_micro/__init__.py",
            "tflite_micro/py.typed",
            "tflite_micro/runtime.py",
            "tflite_micro/cli/main.py",
            "tflite_micro/interpreter/_runtime.pyi",
            "tflite_micro/interpreter/_runtime.so",
            "tflite_micro/interpreter/interpreter.py",
            "tflite_micro/model/builder.py",
            "tflite_micro/targets/runner.py",
            *(f"tflite_micro/targets/elf/{board}.elf" for board in RUNNER_BOARDS),
        }
        self.assertEqual(expected - self.names, set())
        programs = {name for name in self.names if name.endswith(".elf")}
        self.assertEqual(programs - expected, set())

    def test_has_nothing_besides(self) -> None:
        for name in self.names:
            self.assertRegex(name, rf"^(tflite_micro|{re.escape(self.info)})/")
            self.assertNotRegex(name, r"_test\.py$|\.pyc$|/BUILD$|\.cc$|/random_models\.py$")

    def test_files_are_those_of_the_record(self) -> None:
        rows = list(csv.reader(self.read(f"{self.info}/RECORD").splitlines()))
        self.assertEqual(sorted(row[0] for row in rows), sorted(self.wheel.namelist()))
        for name, digest, size in rows:
            if name == f"{self.info}/RECORD":
                self.assertEqual((digest, size), ("", ""))
                continue
            content = self.wheel.read(name)
            found = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            self.assertEqual((digest, size), (f"sha256={found}", str(len(content))), name)

    def test_tells_what_pip_needs_to_know(self) -> None:
        metadata = self.headers("METADATA")
        self.assertEqual(metadata["Name"], "tflite_micro")
        self.assertEqual(metadata["Version"], _project()["version"])
        self.assertEqual(metadata.get_all("Requires-Dist"), _project()["dependencies"])
        self.assertIn("bazelw", metadata.get_payload())
        self.assertIn("tflm = tflite_micro.cli.start:start\n", self.read(f"{self.info}/entry_points.txt"))
        self.assertIn("Apache License", self.read(f"{self.info}/licenses/LICENSE"))

    def test_has_one_version_everywhere(self) -> None:
        version = _project()["version"]
        self.assertIn(f'__version__ = "{version}"\n', self.read("tflite_micro/__init__.py"))
        self.assertIn(f'    version = "{version}",\n', Path("MODULE.bazel").read_text())

    def test_names_no_folder_of_the_machine_that_built_it(self) -> None:
        # Where Bazel keeps its outputs, seen from this test.
        folders = {b"/execroot/", b"/sandbox/", os.environ["TEST_SRCDIR"].split("/bazel-out/")[0].encode()}
        for name in self.names:
            content = self.wheel.read(name)
            for folder in folders:
                self.assertNotIn(folder, content, name)


if __name__ == "__main__":
    unittest.main()

"""The functions that pip calls, with a Bazel of the test's own in the place of the real one."""

import os
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import build_backend


class BuildBackendTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.workspace = Path(folder.name, "workspace")
        self.dist = Path(folder.name, "dist")
        self.workspace.mkdir()
        self.dist.mkdir()
        for name in ("pyproject.toml", "README.md"):
            self.workspace.joinpath(name).write_text(Path(name).read_text())
        self.enterContext(mock.patch.object(build_backend, "_WORKSPACE", self.workspace))

    def bazelw(self, script: str) -> None:
        self.workspace.joinpath("bazelw").write_text(f"cd '{self.workspace}'\n{script}")

    def test_the_wheel_is_the_one_that_bazel_makes(self) -> None:
        self.bazelw(
            "case $1 in\n"
            "  build) mkdir -p bin/tools/packaging/wheel; echo content >bin/tools/packaging/wheel/some-1.whl ;;\n"
            '  info) echo "$PWD/bin" ;;\n'
            "esac\n"
        )
        self.assertEqual(build_backend.build_wheel(str(self.dist)), "some-1.whl")
        self.assertEqual(self.dist.joinpath("some-1.whl").read_text(), "content\n")

    def test_bazel_gets_the_python_but_not_the_path_of_pip(self) -> None:
        self.bazelw('echo "$TFLITE_MICRO_PYTHON/${PYTHONPATH-unset}" >>seen; exit 7\n')
        with mock.patch.dict(os.environ, {"PYTHONPATH": "/of/pip"}), self.assertRaises(SystemExit):
            build_backend.build_wheel(str(self.dist))
        self.assertEqual(self.workspace.joinpath("seen").read_text(), f"{build_backend.python_for_bazel()}/unset\n")

    def test_a_build_that_fails_is_one_sentence(self) -> None:
        self.bazelw("exit 7\n")
        with self.assertRaises(SystemExit) as raised:
            build_backend.build_wheel(str(self.dist))
        self.assertEqual(
            raised.exception.code,
            "tflite_micro could not be built: ./bazelw build ended with status 7; what it says is above.",
        )

    def test_the_python_has_the_headers_of_the_one_that_runs(self) -> None:
        program = "import sys; print(sys.version_info[:2], repr(sys.abiflags))"
        chosen = subprocess.run(
            [build_backend.python_for_bazel(), "-c", program], capture_output=True, text=True, check=True
        )
        self.assertEqual(chosen.stdout.strip(), f"{sys.version_info[:2]} {sys.abiflags!r}")

    def test_a_source_distribution_has_what_git_tracks(self) -> None:
        self.workspace.joinpath("untracked").touch()
        with mock.patch.object(build_backend, "_tracked_files", return_value=["README.md", "pyproject.toml"]):
            name = build_backend.build_sdist(str(self.dist))
        with tarfile.open(self.dist / name) as archive:
            folder = name.removesuffix(".tar.gz")
            members = [f"{folder}/{file}" for file in ("README.md", "pyproject.toml", "PKG-INFO")]
            self.assertEqual(archive.getnames(), members)
            information = archive.extractfile(f"{folder}/PKG-INFO")
            assert information is not None
            text = information.read().decode()
        self.assertTrue(text.startswith("Metadata-Version: 2.1\nName: tflite_micro\n"))

    def test_a_source_distribution_needs_git(self) -> None:
        with (
            mock.patch.dict(os.environ, {"PATH": str(self.dist)}),
            self.assertRaisesRegex(SystemExit, "made from a git clone"),
        ):
            build_backend.build_sdist(str(self.dist))


if __name__ == "__main__":
    unittest.main()

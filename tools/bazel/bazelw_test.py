"""What bazelw chooses to run, and what it says when tools are missing. Nothing is installed here."""

import subprocess
import tempfile
import unittest
from pathlib import Path

BAZELW = Path("bazelw").resolve()

# Programs that bazelw and what it sources start themselves.
_COMMANDS = ["apt-cache", "bash", "dirname", "dpkg", "dpkg-deb", "env", "flock", "id", "mkdir", "realpath", "timeout"]


class BazelwTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bin = Path(folder.name, "bin")
        self.cache = Path(folder.name, "cache")
        self.bin.mkdir()
        for command in _COMMANDS:
            for place in ("/usr/bin", "/bin"):
                if Path(place, command).exists():
                    self.bin.joinpath(command).unlink(missing_ok=True)
                    self.bin.joinpath(command).symlink_to(Path(place, command))

    def bazel(self, path: Path, version: str):
        """Puts a program at `path` that tells its version, and its arguments when it is run."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f'#!/bin/sh\nif [ "$1" = --version ]; then echo "{version}"; else echo "{path.name} {version} ran $*"; fi\n'
        )
        path.chmod(0o755)

    def run_bazelw(self, *arguments: str) -> subprocess.CompletedProcess:
        environment = {
            "HOME": str(self.cache),
            "PATH": str(self.bin),
            "TFLITE_MICRO_CACHE": str(self.cache),
            "TFLITE_MICRO_INSTALL_TOOLS": "0",
        }
        return subprocess.run(
            [self.bin / "bash", BAZELW, *arguments], env=environment, capture_output=True, text=True, check=False
        )

    def test_runs_the_bazel_on_path_with_all_arguments(self):
        self.bazel(self.bin / "bazel", "bazel 7.0.0")
        self.assertEqual(self.run_bazelw("info", "--x=a b").stdout, "bazel bazel 7.0.0 ran info --x=a b\n")

    def test_runs_bazelisk_where_it_goes_by_its_own_name(self):
        self.bazel(self.bin / "bazelisk", "bazel 10.1.0")
        self.assertEqual(self.run_bazelw("info").stdout, "bazelisk bazel 10.1.0 ran info\n")

    def test_passes_over_an_old_bazel(self):
        self.bazel(self.bin / "bazel", "bazel 6.5.0")
        self.bazel(self.cache / "bazel/bin/bazel", "installed 7.7.1")
        self.assertEqual(self.run_bazelw("info").stdout, "bazel installed 7.7.1 ran info\n")

    def test_passes_over_a_bazel_that_does_not_start(self):
        self.bin.joinpath("bazel").write_text("#!/bin/sh\nexit 1\n")
        self.bin.joinpath("bazel").chmod(0o755)
        self.bazel(self.cache / "bazel/bin/bazel", "installed 7.7.1")
        self.assertEqual(self.run_bazelw("info").stdout, "bazel installed 7.7.1 ran info\n")

    def test_names_the_missing_packages_and_goes_on(self):
        self.bazel(self.bin / "bazel", "bazel 7.0.0")
        result = self.run_bazelw("--output_base=/nowhere", "build", "//...")
        self.assertEqual(result.stdout, "bazel bazel 7.0.0 ran --output_base=/nowhere build //...\n")
        self.assertEqual(result.stderr.count("\n"), 1)
        self.assertIn("apt-get install -y --no-install-recommends g++ python3 gcc-arm-none-eabi", result.stderr)
        self.assertIn("qemu-system-misc", result.stderr)

    def test_says_nothing_of_tools_to_a_command_that_builds_nothing(self):
        self.bazel(self.bin / "bazel", "bazel 7.0.0")
        self.assertEqual(self.run_bazelw("shutdown").stderr, "")

    def test_tells_what_to_do_where_it_cannot_install(self):
        # No apt-get among the commands.
        result = self.run_bazelw("info")
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(
            result.stderr,
            "bazelw: no Bazel 7 or newer on PATH, and without apt-get none can be installed here; install Bazelisk as "
            "'bazel'\n",
        )
        self.assertFalse(self.cache.joinpath("bazel").exists())


if __name__ == "__main__":
    unittest.main()

"""Every call by which the target runner reaches a file is made to fail in turn: one sentence and exit code 1 each time.

The runner is the boards' own, linked with calls that fail (failing_semihosting.cc). What a simulator itself does with
files that cannot be read or written is tried on a board.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from absl.testing import absltest, parameterized

from tflite_micro.targets.programs import find_runner_board, runner_program
from tflite_micro.targets.simulator import simulate

_RUNNER = Path("tflite_micro/benchmarks/testing/failing_target_runner").absolute()
_MODEL = Path("models/hello_world/hello_world_int8.tflite").absolute()
_BOARD = "cortex_m4"
_FILES = ["--model=model", "--inputs=inputs", "--result=result"]
# EIO.
_ERROR = 5

# What the sentence begins with; a file is asked for its length when nothing more could be read as well.
_WHAT = {
    "open": "(Opening|Creating)",
    "length": "(Asking for the length of|Reading)",
    "read": "Reading",
    "write": "Writing",
    "close": "Closing",
}


class RunnerFailuresTest(parameterized.TestCase):
    def setUp(self) -> None:
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for suffix in ("", ".0", ".1"):
            shutil.copyfile(_MODEL, self.folder / f"model{suffix}")
            (self.folder / f"inputs{suffix}").write_bytes(b"\1\2")

    def run_with(self, arguments: list[str], failing: int = 0, failure: str = "error") -> tuple[int, str]:
        """Exit code and messages if call number `failing` fails."""
        settings = {"FAILING_CALL": str(failing), "FAILURE": failure, "CALLS": str(self.folder / "calls")}
        ended = subprocess.run(
            [_RUNNER, *_FILES, "--runs=2", *arguments],
            cwd=self.folder,
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        return ended.returncode, ended.stderr

    def calls(self, arguments: list[str]) -> list[str]:
        """The calls of a run in which none fails."""
        self.assertEqual(self.run_with(arguments), (0, ""))
        return (self.folder / "calls").read_text().splitlines()

    @parameterized.parameters([[]], [["--profile"]], [["--arena_size=4000", "--profile"]], [["--jobs=2"]])
    def test_every_call(self, arguments: list[str]) -> None:
        calls = self.calls(arguments)
        self.assertEqual(set(Counter(calls)), {"open", "length", "read", "write", "close"})
        for number, call in enumerate(calls, start=1):
            with self.subTest(number, call=call):
                status, messages = self.run_with(arguments, number)
                self.assertEqual(status, 1)
                job = r"That was job [01]\n" if "--jobs=2" in arguments else ""
                sentence = rf"{_WHAT[call]} (model|inputs|result)(\.[01])? failed \(error {_ERROR} of the host\)\n"
                self.assertRegex(messages, f"^{sentence}{job}$")

    def test_every_read_and_write_that_does_nothing(self) -> None:
        for number, call in enumerate(self.calls(["--profile"]), start=1):
            if call not in ("read", "write"):
                continue
            with self.subTest(number, call=call):
                status, messages = self.run_with(["--profile"], number, "none")
                self.assertEqual(status, 1)
                sentence = (
                    r"(model|inputs) ends too early: \d+ bytes were expected, 0 were left"
                    if call == "read"
                    else rf"Writing result failed \(error {_ERROR} of the host\)"
                )
                self.assertRegex(messages, rf"^{sentence}\n$")

    def test_every_read_and_write_of_a_part(self) -> None:
        for number, call in enumerate(self.calls([]), start=1):
            if call not in ("read", "write"):
                continue
            with self.subTest(number, call=call):
                status, messages = self.run_with([], number, "some")
                if call == "write":
                    self.assertEqual(status, 1)
                    self.assertRegex(messages, rf"^Writing result failed \(error {_ERROR} of the host\)\n$")
                # An input of this model is a single byte, of which there is no part.
                elif "inputs ends too early: 1 bytes were expected, 0 were left\n" in messages:
                    self.assertEqual(status, 1)
                else:
                    # A host may answer with fewer bytes than there are: the runner asks again.
                    self.assertEqual((status, messages), (0, ""))

    @parameterized.parameters(
        ("--model=missing", r"Opening missing failed \(error 2 of the host\)"),
        ("--inputs=missing", r"Opening missing failed \(error 2 of the host\)"),
        (
            "--model=.",
            r"(Opening|Reading|Asking for the length of) \. failed \(error \d+ of the host\)|\. ends too early.*",
        ),
        ("--result=missing/result", r"Creating missing/result failed \(error 2 of the host\)"),
        # QEMU has no error of the host to tell then.
        ("--result=/dev/full", r"Writing /dev/full failed \(error (28|-1) of the host\)"),
    )
    def test_on_a_board(self, argument: str, sentence: str) -> None:
        program = runner_program(find_runner_board(_BOARD))
        ended = simulate(_BOARD, program, [*_FILES, "--runs=2", argument], folder=self.folder, timeout=60)
        self.assertEqual(ended.exit_code, 1)
        self.assertRegex(ended.console, f"^({sentence})\n$")


if __name__ == "__main__":
    absltest.main()

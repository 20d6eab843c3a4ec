"""Signals in the middle of `tflm`: no file is left half written, and Ctrl-C shows no traceback.

A command runs in a process of its own, which sends itself a signal at a given step: Python's calls of functions while a
file is written, or its imports before.
"""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from absl.testing import absltest, parameterized

from tflite_micro import whole_file
from tflite_micro.cli import main, start

_MODEL = Path("models/digits/digits_int8.tflite").absolute()
_COMMANDS = {
    "run": ["run", str(_MODEL), "--output", "written.npz"],
    "resolver": ["resolver", str(_MODEL), "--output", "written.h"],
    "plan": ["plan", str(_MODEL), "--target", "host", "--output", "written.tflite"],
}
# Not to end at all.
_NEVER = 10**9


def _in_child(action: Callable[[], Any], folder: Path) -> int:
    """How a copy of this process ended, as waitpid() says, that did `action` in `folder`. Its output is beside."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        try:
            os.chdir(folder)
            for number, name in ((1, "out"), (2, "err")):
                os.dup2(os.open(f"../{folder.name}.{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            # Tests see warnings that the command itself does not show, here that a file was left open.
            warnings.simplefilter("ignore")
            try:
                action()
            except SystemExit as ended:
                sys.setprofile(None)
                sys.stdout.flush()
                os._exit(int(ended.code or 0))
        finally:
            # Whatever else came out of it.
            sys.excepthook(*sys.exc_info())
            os._exit(99)
    return os.waitpid(child, 0)[1]


class SignalsTest(parameterized.TestCase):
    def setUp(self) -> None:
        super().setUp()
        parent = tempfile.TemporaryDirectory()
        self.addCleanup(parent.cleanup)
        self.folder = Path(parent.name) / "folder"
        self.folder.mkdir()

    def errors(self) -> str:
        return (self.folder.parent / "folder.err").read_text()

    def contents(self) -> dict[str, bytes]:
        """The files in the folder, which is empty afterwards."""
        found = {path.name: path.read_bytes() for path in self.folder.iterdir()}
        for name in found:
            (self.folder / name).unlink()
        return found

    def run_command(self, command: str, step: int, which: signal.Signals) -> tuple[int, int]:
        """Sends the command a signal when it has made so many steps since it began to write. How it ended, and them."""
        counter = self.folder.parent / "steps"

        def action() -> None:
            steps = itertools.count()
            real = whole_file.whole_file

            def trace(frame: Any, event: str, argument: Any) -> None:
                count = next(steps)
                os.pwrite(count_file, f"{count:9}".encode(), 0)
                if count == step:
                    os.kill(os.getpid(), which)

            def traced(path: Any) -> Any:
                sys.setprofile(trace)
                return real(path)

            count_file = os.open(counter, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            whole_file.whole_file = traced
            for module in list(sys.modules.values()):
                if getattr(module, "whole_file", None) is real:
                    module.whole_file = traced  # type: ignore[attr-defined]
            sys.argv = ["tflm", *_COMMANDS[command]]
            start.start()

        ended = _in_child(action, self.folder)
        return ended, int(counter.read_text() or 0)

    @parameterized.product(command=list(_COMMANDS), which=[signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
    def test_no_half_written_file(self, command: str, which: signal.Signals) -> None:
        ended, steps = self.run_command(command, _NEVER, which)
        self.assertEqual((ended, self.errors()), (0, ""))
        ((name, whole),) = self.contents().items()
        # All of the first steps and of the last, in which files come and go, and some of those between them.
        first, last = range(min(30, steps)), range(max(steps - 40, 30), steps)
        for step in [*first, *range(30, steps - 40, max(steps // 16, 1)), *last]:
            old = b"old" if step % 2 else None
            if old is not None:
                (self.folder / name).write_bytes(old)
            ended, _ = self.run_command(command, step, which)
            found = self.contents()
            content = found.pop(name, None)
            with self.subTest(step=step, old=old, ended=ended, errors=self.errors(), others=list(found)):
                # An .npz file has the time in it.
                is_whole = content is not None and len(content) == len(whole)
                self.assertTrue(content == old or is_whole)
                self.assertEqual(self.errors(), "")
                if which == signal.SIGKILL:
                    self.assertTrue(os.WIFSIGNALED(ended))
                    # Nobody can remove what was being written, but its name tells.
                    self.assertTrue(all(other.startswith(f".{name}.") for other in found))
                else:
                    self.assertEqual(found, {})
                    expected = start.EXIT_INTERRUPTED if which == signal.SIGINT else start.EXIT_TERMINATED
                    if os.WIFSIGNALED(ended):
                        # When all was done.
                        self.assertEqual((os.WTERMSIG(ended), is_whole), (which, True))
                    else:
                        self.assertIn(os.waitstatus_to_exitcode(ended), (expected, 0) if is_whole else (expected,))

    def test_ctrl_c_while_modules_are_imported(self) -> None:
        # Each time in a new Python, which imports everything anew.
        program = (
            "import builtins, os, signal, sys\n"
            "real, count, stop = builtins.__import__, 0, int(sys.argv.pop(1))\n"
            "def counting(*arguments, **keywords):\n"
            "    global count\n"
            "    count += 1\n"
            "    if count == stop:\n"
            "        os.kill(os.getpid(), signal.SIGINT)\n"
            "    return real(*arguments, **keywords)\n"
            "from tflite_micro.cli.start import start\n"
            "builtins.__import__ = counting\n"
            "try:\n"
            "    start()\n"
            "finally:\n"
            "    print(count)\n"
        )

        def imports(stop: int) -> subprocess.CompletedProcess[str]:
            return subprocess.run(
                [sys.executable, "-c", program, str(stop), "info", str(_MODEL), "--json"],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
                capture_output=True,
                text=True,
                check=False,
            )

        everything = imports(_NEVER)
        self.assertEqual((everything.returncode, everything.stderr), (0, ""))
        total = int(everything.stdout.splitlines()[-1])
        self.assertGreater(total, 100)
        for stop in [1, 2, 3, 5, 10, *range(20, total, total // 12), total]:
            ended = imports(stop)
            with self.subTest(stop=stop):
                self.assertEqual(ended.stderr, "")
                self.assertIn(ended.returncode, (-signal.SIGINT, start.EXIT_INTERRUPTED))

    def test_signals_that_are_ignored_stay_so(self) -> None:
        def action() -> None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            sys.argv = ["tflm", "targets"]
            real = main.main

            def interrupted() -> int:
                os.kill(os.getpid(), signal.SIGINT)
                return real()

            with mock.patch.object(main, "main", interrupted):
                start.start()

        self.assertEqual((_in_child(action, self.folder), self.errors()), (0, ""))


if __name__ == "__main__":
    absltest.main()

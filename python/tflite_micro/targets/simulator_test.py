"""Programs on every simulated board: exit codes, files, arguments, the clock, and every way of going wrong."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

from tflite_micro.targets.boards import BOARDS, Board, TargetError, find_board
from tflite_micro.targets.simulator import EXIT_HANG, EXIT_NO_SIMULATOR, Ended, simulate

_ROOT = Path(__file__).absolute().parents[3]
_LAUNCHER = _ROOT / "tools/qemu/run.py"
_EXIT_FAULT = 125
# Real time, on a machine that is busy with other tests.
_TIMEOUT = 120.0


def probe(board: str) -> Path:
    """The program of tflite_micro/platform/board_probe.cc."""
    return _ROOT / f"tflite_micro/platform/board_probe_{board}.elf"


def run_probe(board: str, *arguments: str, folder: Path | None = None, count_instructions: bool = True) -> Ended:
    return simulate(
        board, probe(board), arguments, folder=folder, timeout=_TIMEOUT, count_instructions=count_instructions
    )


class EveryBoardTest(unittest.TestCase):
    def test_exit_code_is_the_programs(self) -> None:
        for board in BOARDS:
            for code in (0, 1, 77, 255):
                with self.subTest(board=board, code=code):
                    self.assertEqual(run_probe(board, "exit", str(code)).exit_code, code)

    def test_arguments_arrive_as_they_are(self) -> None:
        words = ["one", "two words", "", 'a "quoted" one', "back\\slash", "a,b,,c", "--flag=x y", " lead", "grüße"]
        for board in BOARDS:
            with self.subTest(board=board):
                ended = run_probe(board, "arguments", *words)
                expected = [probe(board).name, "arguments", *words]
                self.assertEqual(ended.console, "".join(f"<{word}>\n" for word in expected))
                self.assertEqual(ended.exit_code, 0)

    def test_files_are_relative_to_the_folder(self) -> None:
        content = bytes(range(256)) * 37 + b"odd"
        for board in BOARDS:
            with self.subTest(board=board), tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                (folder / "with space").mkdir()
                (folder / "with space/in").write_bytes(content)
                ended = run_probe(board, "copy", "with space/in", "out", folder=folder)
                self.assertEqual(ended, Ended(0, ""))
                self.assertEqual((folder / "out").read_bytes(), content)

    def test_a_fault_fails_and_shows_the_registers(self) -> None:
        for board in BOARDS:
            with self.subTest(board=board):
                ended = run_probe(board, "fault")
                self.assertEqual(ended.exit_code, _EXIT_FAULT)
                registers = ["mcause", "mepc", "a0", "t6"] if board == "riscv32" else ["r0", "r12", "lr", "pc", "xpsr"]
                for register in [*registers, "sp"]:
                    self.assertRegex(ended.console, rf"\b{register}=[0-9a-f]{{8}} ")
                self.assertIn("***", ended.console)
                self.assertNotIn("overflow", ended.console)

    def test_stack_overflow_fails_and_is_named(self) -> None:
        for board in BOARDS:
            with self.subTest(board=board):
                ended = run_probe(board, "overflow")
                self.assertEqual(ended.exit_code, _EXIT_FAULT)
                self.assertIn("The stack overflowed", ended.console)

    def test_using_a_little_too_much_stack_fails_too(self) -> None:
        for board in BOARDS.values():
            with self.subTest(board=board.name):
                stack = 4096 if board.ram_size < 2**20 else 2**16
                self.assertEqual(run_probe(board.name, "little_overflow", str(stack // 2)).exit_code, 0)
                ended = run_probe(board.name, "little_overflow", str(stack + 200))
                self.assertEqual(ended.exit_code, _EXIT_FAULT)
                self.assertIn("The stack overflowed", ended.console)

    def test_a_hang_ends_and_shows_where(self) -> None:
        for board in BOARDS:
            with self.subTest(board=board):
                with self.assertRaises(TargetError) as raised:
                    simulate(board, probe(board), ["hang"], timeout=2)
                self.assertIn("did not end within 2 s", str(raised.exception))
                self.assertRegex(str(raised.exception), "mepc" if board == "riscv32" else r"R15=[0-9a-f]{8}")
                self.assertEqual(raised.exception.console, "before the loop\n")
                self.assertEqual(raised.exception.exit_code, EXIT_HANG)

    def test_spare_memory_is_as_large_as_the_table_says(self) -> None:
        for board in BOARDS.values():
            with self.subTest(board=board.name):
                ended = run_probe(board.name, "spare")
                self.assertEqual(ended.exit_code, 0)
                size = int(ended.console.split()[0])
                if board.spare_size:
                    self.assertEqual(size, board.spare_size)
                else:
                    self.assertLess(size, board.ram_size)

    def test_clock_counts_instructions_and_repeats_exactly(self) -> None:
        for board in BOARDS:
            with self.subTest(board=board):
                first = run_probe(board, "count").console
                lines = [list(map(int, re.findall(r"\d+", line))) for line in first.splitlines()]
                self.assertEqual([executed for executed, _ in lines], [4, 4000, 1000000, 250000000])
                for executed, counted in lines:
                    self.assertLess(abs(counted - executed), 16)
                self.assertEqual(run_probe(board, "count").console, first)


class FaultTest(unittest.TestCase):
    def test_division_by_zero_stops_where_the_core_can_tell(self) -> None:
        for board in ("cortex_m3", "cortex_m4", "cortex_m7", "cortex_m33", "cortex_m55"):
            with self.subTest(board=board):
                self.assertEqual(run_probe(board, "divide").exit_code, _EXIT_FAULT)

    def test_writing_to_null_faults_where_the_core_protects_memory(self) -> None:
        for board in BOARDS:
            if board == "cortex_m0_microbit":
                continue
            with self.subTest(board=board):
                self.assertEqual(run_probe(board, "write_null").exit_code, _EXIT_FAULT)

    def test_lockup_fails(self) -> None:
        with self.assertRaisesRegex(TargetError, "the core locked up"):
            run_probe("cortex_m4", "lockup")

    def test_missing_file_is_an_error_of_the_program(self) -> None:
        self.assertEqual(run_probe("riscv32", "missing", "no such file"), Ended(0, "errno 2\n"))

    def test_real_time_instead_of_counting(self) -> None:
        self.assertEqual(run_probe("cortex_m4", "exit", "5", count_instructions=False).exit_code, 5)


class RefusalTest(unittest.TestCase):
    def test_unknown_board(self) -> None:
        with self.assertRaisesRegex(TargetError, "no board 'cortex_m99'; the boards are cortex_m0, .*riscv32"):
            find_board("cortex_m99")

    def test_missing_simulator_names_the_package(self) -> None:
        for board, package in (("cortex_m4", "qemu-system-arm"), ("riscv32", "qemu-system-misc")):
            with (
                mock.patch.dict(os.environ, {"PATH": "/nowhere"}),
                self.assertRaisesRegex(TargetError, f"is not installed.*apt-get install -y {package}$") as raised,
            ):
                run_probe(board, "exit", "0")
            self.assertEqual(raised.exception.exit_code, EXIT_NO_SIMULATOR)

    def test_files_that_are_no_programs_for_the_board(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            text = Path(name) / "text"
            text.write_text("not an ELF file, though long enough to be one")
            with self.assertRaisesRegex(TargetError, "is no ELF file"):
                simulate("cortex_m4", text)
            with self.assertRaisesRegex(TargetError, "No such file"):
                simulate("cortex_m4", Path(name) / "missing")
        with self.assertRaisesRegex(TargetError, "is for the ELF machine 40, not 243.*--config=riscv32"):
            simulate("riscv32", probe("cortex_m4"))

    def test_arguments_that_do_not_fit(self) -> None:
        for board in BOARDS.values():
            with self.assertRaisesRegex(TargetError, f"the board has room for {board.command_line_size - 1}"):
                run_probe(board.name, "exit", "x" * board.command_line_size)
            self.assertEqual(self.exit_code_with_arguments_of(board, board.command_line_size // 2), 0)

    def exit_code_with_arguments_of(self, board: Board, length: int) -> int:
        return run_probe(board.name, "exit", "0", "x" * length).exit_code


class LauncherTest(unittest.TestCase):
    """tools/qemu/run.py, as Bazel starts it."""

    def launch(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(_LAUNCHER), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "TEST_TIMEOUT": "", **environment},
        )

    def test_passes_exit_code_and_output_on(self) -> None:
        result = self.launch("--board=cortex_m4", str(probe("cortex_m4")), "exit", "42")
        self.assertEqual(result.returncode, 42)
        result = self.launch("--board=riscv32", str(probe("riscv32")), "arguments", "--board=x")
        self.assertEqual(result.stderr, f"<{probe('riscv32').name}>\n<arguments>\n<--board=x>\n")

    def test_stops_a_hang_before_bazel_does(self) -> None:
        begin = time.monotonic()
        result = self.launch("--board=cortex_m4", str(probe("cortex_m4")), "hang", TEST_TIMEOUT="4")
        self.assertLess(time.monotonic() - begin, 30)
        self.assertEqual(result.returncode, EXIT_HANG)
        self.assertIn("before the loop", result.stderr)
        self.assertIn("did not end within 3.6 s", result.stderr)

    def test_errors_are_one_sentence(self) -> None:
        result = self.launch("--board=nonsense", str(probe("riscv32")))
        self.assertEqual(result.returncode, 2)
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertIn("there is no board 'nonsense'", result.stderr)

    def test_termination_takes_the_simulator_along(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number):
                launcher = subprocess.Popen(
                    [sys.executable, str(_LAUNCHER), "--board=cortex_m4", str(probe("cortex_m4")), "hang"],
                    stderr=subprocess.PIPE,
                    text=True,
                )
                assert launcher.stderr is not None
                self.assertEqual(launcher.stderr.readline(), "before the loop\n")
                launcher.send_signal(number)
                # The pipe ends when the last process that holds it, the simulator, is gone.
                self.assertEqual(launcher.stderr.read(), "")
                self.assertEqual(launcher.wait(_TIMEOUT), 130)
                launcher.stderr.close()


if __name__ == "__main__":
    unittest.main()

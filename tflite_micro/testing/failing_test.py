"""Failing checks make a test program fail, and say where, what and why: on the host and on boards alike."""

import os
import subprocess
import sys
import unittest
from pathlib import Path
from typing import ClassVar

_ROOM = Path(__file__).parent

# What each test of failing_tests.cc says after its file and line.
_MESSAGES = {
    "Equal": "expected -1 == 4294967295u, but -1 and 4294967295",
    "NotEqual": "expected 5 != 5u, but 5 and 5",
    "Less": "expected 2 < 2, but 2 and 2",
    "LessEqual": "expected 3 <= 2, but 3 and 2",
    "Greater": "expected 2.5f > 2.5f, but 2.5 and 2.5",
    "True": "expected 1 > 2 to be true",
    "False": "expected 1 < 2 to be false",
    "Bool": "expected true == false, but true and false",
    "Near": "expected 1.0f within 0.25 of 1.5f, but 1 and 1.5",
    "Ulp": "expected 1.0f within 3 ULP of 1.0000005f, but 1 and 1.00000048 are 4 apart",
    "Text": 'expected "one" == "two", but "one" and "two"',
    "Array": "expected left == right, but at [2] 3 and 5 (2 of 4 elements differ)",
    "ArrayNear": "expected left == right within 0.25, but at [1] 2 and 2.5 (1 of 2 elements differ)",
    "InHelper": "expected value == 1, but 2 and 1",
    "AssertReturns": "expected 1 == 2, but 1 and 2",
    "Message": "because",
}


class FailingTest(unittest.TestCase):
    """Runs the programs as the tests' own launchers do."""

    command: ClassVar[list[str]] = []
    suffix = ""

    def run_program(self, name: str, *arguments: str) -> tuple[int, str]:
        command = [*self.command, str(_ROOM / f"{name}{self.suffix}"), *arguments]
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return result.returncode, result.stdout

    def test_every_failing_check_fails_its_test(self) -> None:
        code, output = self.run_program("failing_tests", "Fail.*")
        self.assertEqual(code, 1, output)
        source = (_ROOM / "failing_tests.cc").read_text()
        names = [line.split("Fail, ")[1].split(")")[0] for line in source.splitlines() if line.startswith("TEST(Fail")]
        self.assertGreater(len(names), 15)
        self.assertEqual(
            [line[7:] for line in output.splitlines() if line.startswith("FAILED ")], [f"Fail.{name}" for name in names]
        )
        self.assertIn(f"0 of {len(names)} tests passed", output)

    def test_messages_have_place_and_values(self) -> None:
        _, output = self.run_program("failing_tests")
        for name, message in _MESSAGES.items():
            before = output.split(f"FAILED Fail.{name}\n")[0].splitlines()[-1]
            place, _, text = before.partition(": ")
            self.assertEqual(text, message)
            self.assertRegex(place, r"tflite_micro/testing/failing_tests\.cc:\d+$")
        self.assertIn("(30 more failed checks)", output)
        self.assertNotIn("went on", output)

    def test_filters_select(self) -> None:
        self.assertEqual(self.run_program("failing_tests", "Pass.*"), (0, "2 of 2 tests passed\n"))
        self.assertEqual(self.run_program("failing_tests", "Pass.One"), (0, "1 of 1 tests passed\n"))
        self.assertEqual(self.run_program("failing_tests", "*Two", "*.One"), (0, "2 of 2 tests passed\n"))
        code, output = self.run_program("failing_tests", "Pass*", "Fail.Less")
        self.assertEqual(code, 1)
        self.assertIn("2 of 3 tests passed", output)

    def test_no_test_is_no_success(self) -> None:
        code, output = self.run_program("failing_tests", "Pass.Three")
        self.assertEqual((code, output), (1, "No test ran: none has a name that was asked for.\n"))
        code, output = self.run_program("no_tests")
        self.assertEqual((code, output), (1, "No test ran: there is none.\n"))


if __name__ == "__main__":
    board = os.environ.get("BOARD")
    if board:
        FailingTest.command = [sys.executable, "tools/qemu/run.py", f"--board={board}"]
        FailingTest.suffix = f"_{board}.elf"
    unittest.main()

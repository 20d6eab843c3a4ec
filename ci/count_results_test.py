"""The count at the end of .ci/run, from events of the kinds that Bazel writes."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

from count_results import bazel_results

Event = dict[str, Any]


def summary(label: str, status: str, configuration: str = "host") -> Event:
    identity = {"testSummary": {"label": label, "configuration": {"id": configuration}}}
    return {"id": identity, "testSummary": {"overallStatus": status}}


def completed(label: str, **event: object) -> Event:
    return {"id": {"targetCompleted": {"label": label, "configuration": {"id": "host"}}}, **event}


def finished(code: int) -> Event:
    return {"id": {"buildFinished": {}}, "finished": {"exitCode": {"name": "X", "code": code}}}


def results(*events: Event) -> dict[str, bool]:
    return bazel_results([json.dumps(event) for event in events], "tests")


class CountResultsTest(unittest.TestCase):
    def test_tests_by_their_summaries(self) -> None:
        statuses = ["PASSED", "FLAKY", "FAILED", "TIMEOUT", "FAILED_TO_BUILD", "NO_STATUS", "INCOMPLETE"]
        found = results(*(summary(f"//a:{status}", status) for status in statuses), finished(3))
        self.assertEqual({name for name, passed in found.items() if passed}, {"//a:PASSED", "//a:FLAKY"})
        self.assertEqual(len(found), len(statuses))

    def test_a_test_counts_in_each_configuration(self) -> None:
        found = results(summary("//a:t", "PASSED"), summary("//a:t", "FAILED", "board"), finished(3))
        self.assertEqual(list(found.values()), [True, False])

    def test_what_is_built_without_being_a_test_does_not_count(self) -> None:
        self.assertEqual(results(completed("//a:lib", completed={"success": True}), finished(0)), {})

    def test_what_cannot_be_built_or_analysed_fails(self) -> None:
        found = results(
            completed("//a:lib", completed={}),
            completed("//a:t", completed={}),
            summary("//a:t", "FAILED_TO_BUILD"),
            completed("//a:gone", aborted={"reason": "ANALYSIS_FAILURE"}),
            finished(1),
        )
        self.assertEqual(found, {"//a:t": False, "//a:lib": False, "//a:gone": False})

    def test_a_target_for_another_platform_does_not_count(self) -> None:
        self.assertEqual(results(completed("//a:t", aborted={"reason": "SKIPPED"}), finished(0)), {})

    def test_a_run_that_broke_fails(self) -> None:
        unfinished = results(summary("//a:t", "PASSED"))
        self.assertEqual(unfinished, {"//a:t": True, "tests: Bazel did not finish": False})
        self.assertEqual(results(finished(2)), {"tests: Bazel ended with exit code 2": False})
        self.assertEqual(bazel_results([], "tests"), {"tests: Bazel did not finish": False})

    def run_program(self, checks: str, *events: Event) -> tuple[int, str]:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "checks").write_text(checks)
            Path(folder, "tests.json").write_text("".join(json.dumps(event) + "\n" for event in events) + '{"torn')
            ended = subprocess.run(
                [sys.executable, "ci/count_results.py", "--checks", f"{folder}/checks", f"{folder}/tests.json"],
                capture_output=True,
                text=True,
                check=False,
            )
        return ended.returncode, ended.stdout

    def test_the_last_line_is_the_count(self) -> None:
        self.assertEqual(
            self.run_program("passed mypy\n", summary("//a:t", "PASSED"), finished(0)), (0, "2 passed, 0 failed\n")
        )
        self.assertEqual(
            self.run_program("passed mypy\nfailed ruff\n", summary("//a:t", "FAILED"), finished(3)),
            (1, "failed: //a:t\nfailed: ruff\n1 passed, 2 failed\n"),
        )

    def test_nothing_at_all_is_no_success(self) -> None:
        self.assertEqual(self.run_program("", finished(0)), (1, "0 passed, 0 failed\n"))


if __name__ == "__main__":
    unittest.main()

"""Counts what passed and what failed: Bazel's test results from its build events, and the other checks of .ci/run.

    count_results.py [--checks FILE] EVENTS...

EVENTS are files that `bazel test --build_event_json_file` writes, FILE has lines `passed NAME` or `failed NAME`. Lists
what failed and ends with the line `N passed, N failed`. The exit status is 0 if something passed and nothing failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_GOOD = {"PASSED", "FLAKY"}


def bazel_results(lines: Iterable[str], name: str) -> dict[str, bool]:
    """Whether each test passed. A target that could not be built is one that failed, and so is a broken run."""
    results: dict[str, bool] = {}
    skipped: set[str] = set()
    broken: set[str] = set()
    exit_code = None
    for event in _events(lines):
        identities: dict[str, Any] = event.get("id") or {"": {}}
        kind, identity = next(iter(identities.items()))
        label = str(identity.get("label", ""))
        if "testSummary" in event:
            # One test may run in several configurations.
            good = event["testSummary"].get("overallStatus") in _GOOD
            times = sum(known.partition(" ")[0] == label for known in results)
            results[label if times == 0 else f"{label} ({times + 1})"] = good
        elif "aborted" in event and label:
            # Tests that are for another platform are no tests here.
            (skipped if event["aborted"].get("reason") == "SKIPPED" else broken).add(label)
        elif kind == "targetCompleted" and not event.get("completed", {}).get("success", False):
            broken.add(label)
        elif "finished" in event:
            exit_code = event["finished"].get("exitCode", {}).get("code", 0)
    named = {key.partition(" ")[0] for key in results}
    results.update(dict.fromkeys(broken - named - skipped, False))
    if exit_code is None:
        results[f"{name}: Bazel did not finish"] = False
    elif exit_code != 0 and all(results.values()):
        results[f"{name}: Bazel ended with exit code {exit_code}"] = False
    return results


def check_results(lines: Iterable[str]) -> dict[str, bool]:
    results = {}
    for line in lines:
        outcome, _, name = line.strip().partition(" ")
        results[name] = outcome == "passed"
    return results


def _events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            # The last line of a run that was killed.
            return


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def main() -> int:
    parser = argparse.ArgumentParser(description="Counts test results and checks.")
    parser.add_argument("--checks", type=Path)
    parser.add_argument("events", nargs="*", type=Path)
    arguments = parser.parse_args()
    results = [bazel_results(_lines(path), path.stem) for path in arguments.events]
    if arguments.checks:
        results.append(check_results(_lines(arguments.checks)))
    failed = [name for outcomes in results for name, passed in outcomes.items() if not passed]
    passed = sum(len(outcomes) for outcomes in results) - len(failed)
    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())

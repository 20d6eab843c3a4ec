"""Prints how many of the lines of the rooms schema, memory and interpreter run in tests on the host, and which do not.

    ./bazelw run //tools/coverage

It exits with 1 if a line did not run that not_reached.toml does not list, if one that is listed did run or is not there
any more, or if a test fails. The compiler is gcc, the counts are gcov's; both are there as soon as anything was built.
"""

from __future__ import annotations

import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

_ROOMS = ("schema", "memory", "interpreter")
_MODELS = "tflite_micro/fuzz/operators"
# The tests, and the arguments of those that have any. Fuzz targets try their corpus as it is, which repeats exactly.
_TESTS: dict[str, list[str]] = {
    "tflite_micro/fuzz/model_fuzz": [_MODELS],
    "tflite_micro/fuzz/allocation_failures_fuzz": [_MODELS],
    "python/model_tests/control_flow_test": [],
    "python/model_tests/known_faults_test": [],
    "python/model_tests/limits_test": [],
    "python/model_tests/sparse_models_test": [],
    "python/tflite_micro/compression/compression_test": [],
    "python/tflite_micro/interpreter/interpreter_test": [],
}
# An accessor for each field of the format, of which the runtime reads some; a test compares the text with the schema's.
_GENERATED = "tflite_micro/schema/schema_generated.h"
_NOT_REACHED = Path("tools/coverage/not_reached.toml")


def _bazel(root: Path, *arguments: str) -> str:
    ended = subprocess.run([root / "bazelw", *arguments], cwd=root, stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode != 0:
        sys.exit(f"bazelw {arguments[0]} failed")
    return ended.stdout


def _tests_of_rooms(root: Path) -> dict[str, list[str]]:
    rooms = " + ".join(f"//tflite_micro/{room}:all" for room in _ROOMS)
    labels = _bazel(root, "query", "--noshow_progress", f'kind("cc_test rule", {rooms})').split()
    return {label.removeprefix("//").replace(":", "/"): [] for label in labels}


def _run(program: str, arguments: list[str], binaries: Path, counts: Path) -> bool:
    folder = binaries / f"{program}.runfiles" / "_main"
    # Objects were compiled in /proc/self/cwd, which is taken off their names.
    settings = {"GCOV_PREFIX": str(counts), "GCOV_PREFIX_STRIP": "3"}
    ended = subprocess.run(
        [folder / program, *arguments],
        cwd=folder,
        env={**os.environ, **settings, "TEST_UNDECLARED_OUTPUTS_DIR": str(counts)},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ended.returncode != 0:
        print(f"{program} failed:\n{ended.stdout}{ended.stderr}")
    return ended.returncode == 0


def _add_lines(counts: Path, execution_root: Path, lines: dict[str, dict[int, int]]) -> None:
    """Adds to `lines` how often each line ran that has code, by file."""
    for data in sorted(counts.rglob("*.gcda")):
        # Bazel keeps what gcov needs to know of a file for those rooms and for the bindings alone.
        if not any(f"/tflite_micro/{room}/" in str(data) for room in _ROOMS):
            continue
        notes = data.with_suffix(".gcno")
        shutil.copyfile(execution_root / notes.relative_to(counts), notes)
        command = ["gcov", "--json-format", "--stdout", str(data)]
        answer = subprocess.run(command, cwd=execution_root, stdout=subprocess.PIPE, check=True).stdout
        for file in json.loads(answer)["files"]:
            name = file["file"].removeprefix("/proc/self/cwd/").removeprefix("./")
            parts = Path(name).parts
            if parts[:1] != ("tflite_micro",) or parts[1] not in _ROOMS:
                continue
            if "testing" in parts or name.endswith("_test.cc") or name == _GENERATED:
                continue
            for line in file["lines"]:
                lines[name][line["line_number"]] += line["count"]


def _compare(lines: dict[str, dict[int, int]], root: Path) -> bool:
    """Prints the table and what differs from the list; whether nothing does."""
    listed: dict[str, set[str]] = collections.defaultdict(set)
    for entry in tomllib.loads((root / _NOT_REACHED).read_text())["line"]:
        listed[entry["file"]].update(text.strip() for text in entry["text"].strip().splitlines())
    print(f"{'file':58} {'lines':>6} {'run':>6} {'listed':>6}")
    problems = []
    totals = [0, 0, 0]
    for name in sorted({*lines, *listed}):
        source = (root / name).read_text().splitlines()
        not_run = {number: source[number - 1].strip() for number, count in lines.get(name, {}).items() if count == 0}
        excused = {number for number, text in not_run.items() if text in listed[name]}
        problems += [f"{name}:{number} did not run: {not_run[number]}" for number in sorted(not_run.keys() - excused)]
        unused = listed[name] - set(not_run.values())
        problems += [f"{name}: is in {_NOT_REACHED}, but ran or is not there: {text}" for text in sorted(unused)]
        row = [len(lines.get(name, {})), len(lines.get(name, {})) - len(not_run), len(excused)]
        totals = [total + number for total, number in zip(totals, row, strict=True)]
        print(f"{name:58} {row[0]:6} {row[1]:6} {row[2]:6}")
    print(f"{'all':58} {totals[0]:6} {totals[1]:6} {totals[2]:6}   {totals[1] / max(totals[0], 1):.2%}")
    print(*problems, sep="\n")
    return not problems


def main() -> int:
    root = Path(os.environ.get("BUILD_WORKSPACE_DIRECTORY", "."))
    tests = {**_tests_of_rooms(root), **_TESTS}
    labels = [f"//{folder}:{name}" for folder, _, name in (test.rpartition("/") for test in tests)]
    _bazel(root, "build", "--config=coverage", "--noshow_progress", *labels)
    where = _bazel(root, "info", "--config=coverage", "bazel-bin", "execution_root").split("\n")
    paths = dict(line.split(": ", 1) for line in where if line)
    lines: dict[str, dict[int, int]] = collections.defaultdict(lambda: collections.defaultdict(int))
    all_passed = True
    for test, arguments in tests.items():
        with tempfile.TemporaryDirectory() as folder:
            all_passed = _run(test, arguments, Path(paths["bazel-bin"]), Path(folder)) and all_passed
            _add_lines(Path(folder), Path(paths["execution_root"]), lines)
    return 0 if _compare(lines, root) and all_passed else 1


if __name__ == "__main__":
    sys.exit(main())

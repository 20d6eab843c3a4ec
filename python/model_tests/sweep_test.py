"""The sweep counts every case once, sees what is wrong, survives what crashes, and says what is missing."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import os
import signal
import sys
import tempfile
import types
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from absl.testing import absltest

from model_tests import case_runs, sweep
from model_tests.operators.case import Case
from model_tests.sweep_report import Demands, markdown, shortcomings
from model_tests.sweep_tally import Tally
from model_tests.sweep_workers import BoardOutcome, BoardTask, HostOutcome, HostTask, Lost, run
from tflite_micro.model import ModelBuilder


def _add_one(values: list[float], name: str = "add") -> Case:
    builder = ModelBuilder()
    given = builder.tensor([len(values)], "float32")
    one = builder.tensor([1], "float32", data=np.ones(1, np.float32))
    output = builder.tensor([len(values)], "float32")
    builder.op("ADD", [given, one], [output])
    return Case(name, builder.build(), [np.array(values, np.float32)])


def _doctored(case: Case) -> Case:
    """The same with an expectation that is wrong in its last element."""
    right = case.inputs[0].astype(np.float32) + np.float32(1)
    right[-1] += 1
    return dataclasses.replace(case, name="doctored", expected=[right])


class _Killer(Case):
    """As its model is asked for, the process dies, as it does when a runtime crashes."""

    @property
    def runs(self) -> list[list[np.ndarray]]:
        os.kill(os.getpid(), signal.SIGSEGV)
        return []


@contextlib.contextmanager
def _module(*made: Case | Exception) -> Iterator[str]:
    """A module of the cases given, which forked workers have too. An exception is raised in its place."""

    def cases(rng: np.random.Generator) -> Iterator[Case]:
        for case in made:
            if isinstance(case, Exception):
                raise case
            yield case

    module = types.ModuleType("model_tests.operators.doctored_cases")
    module.cases = cases  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    try:
        yield "doctored_cases"
    finally:
        del sys.modules[module.__name__]


def _tally(*made: Case | Exception, demands: Demands | None = None) -> Tally:
    tally = Tally()
    with _module(*made) as name, contextlib.redirect_stdout(io.StringIO()):
        sweep.sweep_host(tally, [name], demands or Demands(1, 1, 0), 5, jobs=2)
    return tally


class SweepTest(absltest.TestCase):
    def test_equal_cases_count_once(self) -> None:
        tally = _tally(_add_one([1, 2]), _add_one([1, 2], "the same"), _add_one([1, 3]))
        self.assertEqual((tally.cases.cases, tally.repeated, tally.cases.faults), (2, 1, 0))
        self.assertEqual(tally.pairs[("ADD", "float32")].litert, 2)

    def test_a_difference_is_found(self) -> None:
        tally = _tally(_add_one([1, 2]), _doctored(_add_one([4, 5])))
        self.assertEqual((tally.cases.litert, tally.cases.numpy, tally.cases.faults), (1, 1, 1))
        (fault,) = tally.faults
        self.assertEqual((str(fault.id), fault.name), ("doctored_cases:1:1", "doctored"))
        self.assertIn("differs in 1 of 2 elements, first in element 1", fault.what)
        self.assertIn("1 cases are wrong.", shortcomings(tally, Demands(1, 1, 0), 1))

    def test_a_crash_is_one_case(self) -> None:
        killer = _Killer("killer", _add_one([1]).model, [])
        tally = _tally(_add_one([1, 2]), killer, _add_one([1, 3]), demands=Demands(2, 1, 0))
        self.assertEqual(tally.cases.cases, 2)
        (fault,) = tally.faults
        self.assertEqual((str(fault.id), fault.name), ("doctored_cases:1:1", "killer"))
        self.assertIn("crashed with SIGSEGV", fault.what)

    def test_a_case_that_cannot_be_made_is_reported(self) -> None:
        tally = _tally(_add_one([1, 2]), ValueError("no shape"), demands=Demands(1, 1, 0))
        (fault,) = tally.faults
        self.assertIn("making the case failed: ValueError: no shape", fault.what)

    def test_seeds_that_bring_nothing_new_are_the_end(self) -> None:
        tally = _tally(_add_one([1, 2]), demands=Demands(10, 50, 0))
        self.assertEqual(
            shortcomings(tally, Demands(10, 50, 0), 4),
            [
                "There are 1 different cases after 4 seeds, wanted are 10.",
                "ADD with float32 has 1 different cases, wanted are 50.",
            ],
        )

    def test_floats_have_their_bounds(self) -> None:
        nan, inf = np.nan, np.inf
        right = np.array([1, nan, inf, -0.0], np.float32)
        case = dataclasses.replace(_add_one([1]), float_tolerance=0)
        self.assertIsNone(case_runs.difference(case, [right.copy()], [right]))
        for index, value in [(0, nan), (1, 1), (1, inf), (2, -inf), (2, 3e38), (0, 1 + 2e-7)]:
            wrong = right.copy()
            wrong[index] = value
            self.assertIsNotNone(case_runs.difference(case, [wrong], [right]), f"{index} {value}")
        near = np.array([1 + 3.9e-7, nan, inf, 0], np.float32)
        loose = dataclasses.replace(case, float_ulps=4)
        self.assertIsNone(case_runs.difference(loose, [near], [right]))
        self.assertIsNotNone(case_runs.difference(dataclasses.replace(case, float_ulps=2), [near], [right]))
        share = dataclasses.replace(case, float_tolerance=np.array([4e-7, 0, 0, 0]))
        self.assertIsNone(case_runs.difference(share, [near], [right]))

    def test_a_board_is_compared_with_the_host(self) -> None:
        made = [_add_one([1, 2]), _add_one([3]), _add_one([5, 6, 7])]
        with _module(*made) as name:
            outcomes = [event for event in run([HostTask(name, 1)], 1) if isinstance(event, HostOutcome)]
        found = [outcome.found for outcome in outcomes]
        found[1] = dataclasses.replace(found[1], outputs=[found[1].outputs[0] + np.float32(1)])
        found[2] = dataclasses.replace(found[2], case=dataclasses.replace(found[2].case, model=b"no model"))
        results = [event for event in run([BoardTask("cortex_m4", found)], 1) if isinstance(event, BoardOutcome)]
        faults = [result.fault or "equal" for result in results]
        self.assertEqual(faults[0], "equal")
        self.assertIn("differs in 1 of 1 elements", faults[1])
        self.assertIn("TargetError", faults[2])

    def test_the_sample_is_spread_over_the_pairs(self) -> None:
        quantised = []
        for index in range(30):
            builder = ModelBuilder()
            tensors = [builder.tensor([index + 1], "int8", scale=0.5) for _ in range(2)]
            builder.op("RELU", tensors[:1], tensors[1:])
            quantised.append(Case(f"relu{index}", builder.build(), [np.zeros(index + 1, np.int8)]))
        tally = _tally(*quantised, _add_one([1]), _add_one([2]), demands=Demands(1, 1, 0))
        names = sorted(found.case.name.rstrip("0123456789") for found in tally.sample(6))
        self.assertEqual(names, ["add", "add", "relu", "relu", "relu", "relu"])
        self.assertEqual([str(found.id) for found in tally.sample(6)], [str(found.id) for found in tally.sample(6)])

    def test_a_case_runs_alone(self) -> None:
        with _module(_add_one([1, 2]), _doctored(_add_one([4, 5]))) as name:
            events = list(run([HostTask(name, 3, 1, alone=True)], 1))
            missing = list(run([HostTask(name, 3, 2, alone=True)], 1))
        (outcome,) = events
        assert isinstance(outcome, HostOutcome)
        self.assertEqual(outcome.found.case.name, "doctored")
        (lost,) = missing
        assert isinstance(lost, Lost)
        self.assertIn("has 2 with seed 3", lost.fault)

    def test_the_page_has_every_pair(self) -> None:
        page = markdown(_tally(_add_one([1]), _add_one([2])), Demands(2, 2, 0), 1, "COMMAND", 61)
        self.assertIn("| ADD | float32 | 2 | 2 | 0 | 0 | 0 | 0 |", page)
        self.assertIn("    COMMAND\n", page)
        self.assertNotIn("wanted are", page)

    def test_wrong_arguments_are_one_sentence(self) -> None:
        for words in (
            ["--modules=softmax"],
            ["--boards=pdp11"],
            ["--cases=-1"],
            ["--case=softmax_cases:1"],
            ["--report=/no/such/folder/page.md"],
            ["--rport=x"],
        ):
            said = io.StringIO()
            with contextlib.redirect_stderr(said), self.assertRaises(SystemExit) as left:
                sweep.main(words)
            self.assertEqual(left.exception.code, sweep.EXIT_BAD_ARGUMENTS)
            self.assertEqual(said.getvalue().count("\n"), 1, said.getvalue())

    def test_writes_the_page_and_fails_when_something_is_missing(self) -> None:
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            page = Path(folder) / "page.md"
            words = [f"--report={page}", "--modules=dilate_cases", "--max_seeds=1", "--per_pair=1"]
            self.assertEqual(sweep.main(words), 0)
            self.assertIn("| DILATE | int8 |", page.read_text())
            self.assertEqual(sweep.main([*words[:3], "--per_pair=1000000"]), sweep.EXIT_WRONG)
            self.assertIn("wanted are 1000000", page.read_text())


if __name__ == "__main__":
    absltest.main()

"""Every case of one module of `operators` equals LiteRT's reference kernels, or on a board the host.

Boards run some cases of each operator and type; the sweep runs more of them there, and more seeds on the host.
"""

from __future__ import annotations

import functools
from collections import Counter

from absl import flags
from absl.testing import absltest

from model_tests import case_runs
from model_tests.operator_types import operator_types
from model_tests.operators import modules
from model_tests.operators.case import Case
from tflite_micro.cli.execution import HOST
from tflite_micro.cli.tensors import Array

_MODULE = flags.DEFINE_string("module", None, "The module of cases, such as broadcast_cases.", required=True)
_TARGET = flags.DEFINE_string("target", HOST, "Where to run the cases.")
_SEED = 1
# So many cases of each operator and type run on a board, which is some hundred times slower than the host.
_CASES_ON_A_BOARD = 4


@functools.cache
def _cases() -> list[Case]:
    cases = list(modules.generate(_MODULE.value, _SEED))
    return cases if _TARGET.value == HOST else _sample(cases)


def _sample(cases: list[Case]) -> list[Case]:
    """The first cases of each pair of operator and type."""
    taken: Counter[tuple[str, str]] = Counter()
    sample = []
    for case in cases:
        pairs = operator_types(case.model)
        if min(taken[pair] for pair in pairs) < _CASES_ON_A_BOARD:
            taken.update(pairs)
            sample.append(case)
    return sample


class OperatorsTest(absltest.TestCase):
    def test_outputs_are_the_expected_ones(self) -> None:
        self.assertNotEmpty(_cases())
        for index, case in enumerate(_cases()):
            with self.subTest(f"case {index}, {case.name}"):
                self.assertIsNone(self._difference(index, case))

    def _difference(self, index: int, case: Case) -> str | None:
        if _TARGET.value == HOST:
            return case_runs.difference(case, case_runs.host_outputs(case), case_runs.right_outputs(case))
        host, board = _on_host_and_board()
        return case_runs.difference(case, board[index].outputs, host[index])

    def test_the_host_knows_what_a_board_needs(self) -> None:
        if _TARGET.value == HOST:
            # Its own need is what arena_test is about.
            return
        _, board = _on_host_and_board()
        for index, case in enumerate(_cases()):
            with self.subTest(f"case {index}, {case.name}"):
                self.assertIsNone(case_runs.arena_difference(case, _TARGET.value, board[index]))


@functools.cache
def _on_host_and_board() -> tuple[list[list[Array]], list[case_runs.BoardRuns]]:
    host = [case_runs.host_outputs(case) for case in _cases()]
    return host, case_runs.board_runs(_TARGET.value, _cases(), host)


if __name__ == "__main__":
    absltest.main()

"""Every operator in arenas of every size: one that is too small is refused with the size to use, and that suffices."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from absl.testing import absltest

from model_tests.operators import modules
from model_tests.operators.case import Case
from tflite_micro import Interpreter, InterpreterError

# Every so many of the cases with seed 1, which reach nearly all operators, and sizes for each, evenly spread.
_STEP = 5
_SIZES = 30


def _cases() -> Iterator[Case]:
    for name in modules.module_names():
        yield from itertools.islice(modules.generate(name, 1), 0, None, _STEP)


def _refusal(case: Case, size: int) -> str:
    try:
        interpreter = Interpreter.from_bytes(case.model, size)
        interpreter.allocate_tensors()
    except InterpreterError as error:
        return str(error)
    return ""


class ArenaTest(absltest.TestCase):
    def test_small_arenas_are_refused_with_the_size_to_use(self) -> None:
        tried = 0
        for case in _cases():
            interpreter = Interpreter.from_bytes(case.model)
            interpreter.allocate_tensors()
            need = interpreter.arena_used_bytes
            with self.subTest(case.name):
                for size in range(0, need - 1, max(1, need // _SIZES)):
                    self.assertIn(" bytes", _refusal(case, size), f"with {size} bytes")
                self.assertIn(f"needs {need} bytes", _refusal(case, need - 1))
                self.assertEqual(_refusal(case, need), "")
            tried += 1
        self.assertGreater(tried, 1000)


if __name__ == "__main__":
    absltest.main()

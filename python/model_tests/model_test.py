"""One model on one target: its outputs equal the golden ones and the host's, and its arena is exact.

`defs.bzl` makes a test of this for every target. The inputs are those of the golden files: the generator lcg:1, going
on over inputs and runs, with the model's state kept between the runs.
"""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
from absl import flags
from absl.testing import absltest

from model_tests import bounds
from tflite_micro import Interpreter
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.execution import HOST, Execution, execute
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.model_file import ModelFile, load_model
from tflite_micro.cli.tensors import Array
from tflite_micro.targets.boards import BOARDS

_MODEL = flags.DEFINE_string("model", None, "The .tflite file.", required=True)
_GOLDEN = flags.DEFINE_string("golden", None, "The output bytes of consecutive runs; none: compare with the host only.")
_TARGET = flags.DEFINE_string("target", HOST, "Where to run it.")
_RUNS = flags.DEFINE_integer("runs", 20, "How many runs to compare.", lower_bound=1)
_INPUT = flags.DEFINE_string("input", "lcg:1", "The inputs, as `tflm run --input` takes them.")


@functools.cache
def _given() -> tuple[ModelFile, list[list[Array]]]:
    file = load_model(_MODEL.value)
    return file, read_inputs([_INPUT.value], file.inputs, _RUNS.value, real_values=False)


@functools.cache
def _executed(target: str, runs: int, arena_size: int | None = None) -> Execution:
    file, inputs = _given()
    return execute(file, target, inputs[:runs], arena_size, profile=False)


class ModelTest(absltest.TestCase):
    def setUp(self) -> None:
        super().setUp()
        self.file, self.inputs = _given()

    def check(self, outputs: list[list[Array]], expected: list[list[Array]]) -> None:
        self.assertEqual(len(outputs), len(expected))
        for run, (row, expected_row) in enumerate(zip(outputs, expected, strict=True)):
            for index, tensor in enumerate(self.file.outputs):
                what = f"run {run}, output '{tensor.name}'"
                bounds.check(self, self.file, row[index], expected_row[index], self.inputs[run], what)

    def test_outputs_equal_the_golden_ones(self) -> None:
        if _GOLDEN.value is None:
            self.assertNotEqual(_TARGET.value, HOST, "without a golden file the host has nothing to be compared with")
            return
        self.check(_executed(_TARGET.value, _RUNS.value).outputs, self.golden_outputs())

    def golden_outputs(self) -> list[list[Array]]:
        content = Path(_GOLDEN.value or "").read_bytes()
        expected = []
        for _ in range(_RUNS.value):
            row = []
            for tensor in self.file.outputs:
                self.assertGreaterEqual(
                    len(content), tensor.nbytes, f"the golden file has fewer than {_RUNS.value} runs"
                )
                values = np.frombuffer(content, tensor.dtype.newbyteorder("<"), tensor.size)
                row.append(values.reshape(tensor.shape))
                content = content[tensor.nbytes :]
            expected.append(row)
        return expected

    def test_outputs_equal_those_of_the_host(self) -> None:
        self.check(_executed(_TARGET.value, _RUNS.value).outputs, _executed(HOST, _RUNS.value).outputs)

    def test_arena_bytes_suffice_and_one_fewer_is_refused(self) -> None:
        needed = _executed(_TARGET.value, 1).arena_bytes
        self.assertEqual(_executed(_TARGET.value, 1, needed).arena_bytes, needed)
        with self.assertRaisesRegex(UserError, rf"\b{needed}\b"):
            _executed(_TARGET.value, 1, needed - 1)

    def test_the_host_knows_what_a_board_needs(self) -> None:
        needed = _executed(_TARGET.value, 1).arena_bytes
        if _TARGET.value == HOST:
            self.assertEqual(Interpreter(self.file.data).arena_used_bytes, needed)
            return
        known = Interpreter(self.file.data).arena_bytes_on_board(BOARDS[_TARGET.value].kernels)
        self.assertEqual(known[0], needed)

    def test_instructions_repeat_exactly(self) -> None:
        first = _executed(_TARGET.value, 1)
        again = execute(self.file, _TARGET.value, self.inputs[:1], None, profile=False)
        if _TARGET.value == HOST:
            self.assertIsNone(first.instructions)
        else:
            self.assertGreater(first.instructions or 0, 0)
        self.assertEqual(again.instructions, first.instructions)


if __name__ == "__main__":
    absltest.main()

"""The runner's result file: what is read from it, and that no damaged one is taken for a result."""

from __future__ import annotations

import struct
from pathlib import Path
from unittest import mock

from absl.testing import absltest

from tflite_micro.targets.boards import TargetError
from tflite_micro.targets.programs import RUNNER_BOARDS, find_runner_board, runner_program
from tflite_micro.targets.runner import OperatorInstructions, parse_result, run_model

# Two runs with two outputs, of which the second is of shape [0] first; 1,000 bytes of arena, two operators.
_RESULT = (
    b"TFLMRUN\n"
    + struct.pack("<IIIIQQ", 2, 2, 2, 0, 1000, 70000)
    + struct.pack("<QIIII", 5_000_000_000, 2, 1, 2, 2)
    + b"ab"
    + struct.pack("<III", 1, 0, 0)
    + struct.pack("<QIIII", 12, 2, 1, 2, 2)
    + b"de"
    + struct.pack("<III", 1, 1, 1)
    + b"f"
    + struct.pack("<I", 2)
    + struct.pack("<QI", 7, 3)
    + b"ADD"
    + struct.pack("<QI", 5, 4)
    + b"RELU"
    + b"TFLMEND\n"
)
_SINE = Path("models/hello_world/hello_world_int8.tflite")
_BOARD = "cortex_m4"


class RunnerTest(absltest.TestCase):
    def test_a_result_is_read(self) -> None:
        result = parse_result(_RESULT)
        self.assertEqual(result.outputs, [b"ab", b"def"])
        self.assertEqual(result.shapes, [[(1, 2), (0,)], [(1, 2), (1,)]])
        self.assertEqual(result.instructions, [5_000_000_000, 12])
        self.assertEqual((result.arena_bytes, result.setup_instructions), (1000, 70000))
        self.assertEqual(result.operators, [OperatorInstructions("ADD", 7), OperatorInstructions("RELU", 5)])

    def test_every_truncated_result_is_refused(self) -> None:
        for size in range(len(_RESULT)):
            with self.subTest(size), self.assertRaises(TargetError):
                parse_result(_RESULT[:size])

    def test_other_files_and_versions_are_refused(self) -> None:
        with self.assertRaisesRegex(TargetError, "is not a result file"):
            parse_result(b"X" + _RESULT[1:])
        with self.assertRaisesRegex(TargetError, "has version 1, this package reads 2"):
            parse_result(_RESULT[:8] + b"\1" + _RESULT[9:])
        with self.assertRaisesRegex(TargetError, "does not end where it should"):
            parse_result(_RESULT + b"X")
        with self.assertRaisesRegex(TargetError, "does not end where it should"):
            parse_result(_RESULT[:-1] + b"X")

    def test_boards_that_cannot_run_models_are_refused(self) -> None:
        self.assertNotIn("cortex_m0_microbit", RUNNER_BOARDS)
        with self.assertRaisesRegex(
            TargetError, "models do not run on 'cortex_m0_microbit'; the boards are cortex_m0, "
        ):
            find_runner_board("cortex_m0_microbit")

    def test_a_runner_that_was_not_built_is_told_how_to_build(self) -> None:
        with (
            mock.patch.object(Path, "is_file", return_value=False),
            self.assertRaisesRegex(TargetError, "bazelw build //tflite_micro/benchmarks:target_runner_riscv32"),
        ):
            runner_program(find_runner_board("riscv32"))

    def test_a_model_runs(self) -> None:
        result = run_model(_BOARD, _SINE.read_bytes(), [b"\x80", b"\x7f"], profile=True)
        self.assertLen(result.outputs, 2)
        self.assertEqual([operator.name for operator in result.operators], ["FULLY_CONNECTED"] * 3)
        self.assertGreater(result.setup_instructions, 0)

    def test_a_profile_does_not_change_the_other_figures(self) -> None:
        model = _SINE.read_bytes()
        profiled, plain = (run_model(_BOARD, model, [b"\x10"], profile=profile) for profile in (True, False))
        self.assertEqual(profiled.instructions, plain.instructions)
        self.assertEqual(profiled.arena_bytes, plain.arena_bytes)
        self.assertEmpty(plain.operators)

    def test_inputs_of_another_size_are_refused(self) -> None:
        with self.assertRaisesRegex(TargetError, "2 bytes, but 1 runs of this model take 1 bytes each"):
            run_model(_BOARD, _SINE.read_bytes(), [b"\1\2"])
        with self.assertRaisesRegex(TargetError, "no inputs were given"):
            run_model(_BOARD, _SINE.read_bytes(), [])

    def test_a_model_that_is_damaged_is_refused_by_the_board(self) -> None:
        with self.assertRaisesRegex(TargetError, "cortex_m4: .*(damaged|truncated)"):
            run_model(_BOARD, _SINE.read_bytes()[:1500], [b"\1"])

    def test_an_arena_larger_than_the_board_is_refused(self) -> None:
        with self.assertRaisesRegex(TargetError, "An arena of 100000000 bytes was asked for; the board has "):
            run_model(_BOARD, _SINE.read_bytes(), [b"\1"], arena_size=100_000_000)


if __name__ == "__main__":
    absltest.main()

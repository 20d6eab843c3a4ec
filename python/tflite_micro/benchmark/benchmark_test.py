"""Figures keep through a file, tables say what is in them, and what is measured is what the board did."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from pathlib import Path

from absl.testing import absltest, parameterized

from tflite_micro.benchmark import figures, report
from tflite_micro.benchmark.figures import (
    BoardFigures,
    FiguresError,
    HostFigures,
    ModelFigures,
    OperatorFigures,
    Spread,
)
from tflite_micro.benchmark.references import Reference, reference
from tflite_micro.benchmark.tables import tables

_OPERATORS = [
    OperatorFigures("CONV_2D", 3_000_000, 1_500_000),
    OperatorFigures("ADD", 1000, 0),
    OperatorFigures("CONV_2D", 1_000_000, 500_000),
]
_FIGURES = {
    "kws_ref_model": ModelFigures(
        2_000_000,
        {"cortex_m4": BoardFigures(4_001_500, 70_000, 22_000, _OPERATORS, flash_bytes=31_000)},
        HostFigures(25_000, Spread(60.0, 59.0, 62.5), Spread(50.0, 48.0, 52.0), Spread(1.2, 1.19, 1.21)),
    ),
    "other": ModelFigures(0, {}, HostFigures(100, problem="it does not run")),
}
_SINE = "hello_world_int8"


class FiguresTest(parameterized.TestCase):
    def test_they_keep_through_a_file(self) -> None:
        self.assertEqual(figures.from_json(figures.to_json(_FIGURES)), _FIGURES)

    def test_operators_of_one_name_are_added(self) -> None:
        board = _FIGURES["kws_ref_model"].boards["cortex_m4"]
        self.assertEqual(board.by_operator(), {"CONV_2D": 4_000_000, "ADD": 1000})

    @parameterized.parameters(
        ("{", "^it is not JSON"),
        ("[]", "^it does not hold figures of the format 1$"),
        ('{"format": 2, "models": {}}', "^it does not hold figures of the format 1$"),
        ('{"format": 1}', "^its figures are not complete: KeyError"),
        ('{"format": 1, "models": []}', "^its figures are not complete: AttributeError"),
        ('{"format": 1, "models": {"x": {"multiply_accumulates": "many", "boards": {}}}}', "not complete: ValueError"),
        ('{"format": 1, "models": {"x": {"multiply_accumulates": 1, "boards": {"b": []}}}}', "not complete: TypeError"),
    )
    def test_other_files_are_refused(self, text: str, reason: str) -> None:
        with self.assertRaisesRegex(FiguresError, reason):
            figures.from_json(text)

    def test_a_file_that_is_not_there(self) -> None:
        with self.assertRaisesRegex(FiguresError, "^cannot read 'nothing.json': No such file"):
            figures.read(Path("nothing.json"))


class TablesTest(absltest.TestCase):
    def rows(self, first: str) -> list[list[str]]:
        lines = [line for line in tables(_FIGURES).splitlines() if line.startswith("| " + first)]
        return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]

    def test_a_model_on_a_board_and_on_the_host(self) -> None:
        board, host, convolutions, additions = self.rows("`kws_ref_model`")
        self.assertEqual(board[1:5], ["2,000,000", "4,001,500", "2.00", "4,400,000"])
        self.assertEqual(board[5:], ["7,697,433", "0.52", "22,000", "22,820", "31,000", "83,568"])
        self.assertEqual(
            host[1:], ["60.0 (59.0 to 62.5)", "50.0 (48.0 to 52.0)", "1.20 (1.19 to 1.21) (not met)", "25,000"]
        )
        self.assertEqual(convolutions[1:], ["CONV_2D x 2", "2,000,000", "4,000,000", "2.00"])
        self.assertEqual(additions[1:], ["ADD", "", "1,000", ""])

    def test_a_model_that_did_not_run(self) -> None:
        (row,) = self.rows("`other`")
        self.assertEqual(row[1:], ["", "", "it does not run", "100"])

    def test_goals(self) -> None:
        self.assertEqual(reference("cortex_m4", "trained_lstm_int8").goal, 344_655)
        self.assertEqual(reference("riscv32", "kws_ref_model"), Reference(goal=16_000_000))
        self.assertEqual(reference("cortex_m3", "anything"), Reference())


class ReportTest(absltest.TestCase):
    def report(self, *words: str) -> tuple[int, str, str]:
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            status = report.main(words)
        return status, output.getvalue(), errors.getvalue()

    def refused(self, sentence: str, *words: str) -> None:
        self.assertEqual(self.report(*words), (2, "", f"report: {sentence}\n"))

    def test_a_model_on_a_board(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path, page = Path(folder, "figures.json"), Path(folder, "figures.md")
            words = [f"--models={_SINE}", "--boards=cortex_m4", f"--json={path}", f"--markdown={page}"]
            status, output, _ = self.report(*words)
            found = figures.read(path)[_SINE]
            self.assertEqual(page.read_text() + "\n", output)
        self.assertEqual((status, list(found.boards)), (0, ["cortex_m4"]))
        board = found.boards["cortex_m4"]
        self.assertEqual([operator.multiply_accumulates for operator in board.operators], [16, 256, 16])
        self.assertBetween(sum(board.by_operator().values()), board.instructions // 2, board.instructions)
        self.assertGreater(board.setup_instructions, board.instructions)
        self.assertIn(f"{board.instructions:,}", output)

    def test_generated_models_are_saved(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            status, output, _ = self.report(f"--save-models={folder}")
            self.assertEqual(status, 0)
            self.assertLen([Path(line).read_bytes() for line in output.splitlines()], 4)

    def test_what_is_not_there(self) -> None:
        self.refused("there is no folder 'nowhere', which should hold public models", "--shared-models=nowhere")
        self.refused("cannot read the model 'no.tflite': No such file or directory", "--models=no.tflite")
        self.assertRegex(self.report("--models=no")[2], "^report: there is no model 'no'; there are: auto.*, denoise_")
        self.assertRegex(self.report("--boards=z80")[2], "^report: models do not run on 'z80'; the boards are ")

    def test_a_file_that_cannot_be_written(self) -> None:
        words = [f"--models={_SINE}", "--boards=cortex_m4", "--json=nowhere/figures.json"]
        self.assertIn(
            "report: cannot write 'nowhere/figures.json': No such file or directory\n", self.report(*words)[2]
        )

    def test_json_is_for_other_programs_too(self) -> None:
        content = json.loads(figures.to_json(_FIGURES))
        self.assertNotIn("litert_microseconds", content["models"]["other"]["host"])


if __name__ == "__main__":
    absltest.main()

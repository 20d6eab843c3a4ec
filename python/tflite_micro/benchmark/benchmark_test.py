"""Figures keep through a file, tables say what is in them, and what is measured is what the board did."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import tempfile
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from unittest import mock

from absl.testing import absltest, parameterized
from flatbuffers import flexbuffers

from tflite_micro.benchmark import compare, figures, flash, host_time, report
from tflite_micro.benchmark.figures import (
    BoardFigures,
    FiguresError,
    HostFigures,
    ModelFigures,
    OperatorFigures,
    Spread,
)
from tflite_micro.benchmark.host_time import measure_on_host, readable_by_litert, spread
from tflite_micro.benchmark.references import Reference, reference
from tflite_micro.benchmark.tables import tables
from tflite_micro.cli.errors import UserError
from tflite_micro.cli.model_file import ModelFile, load_model
from tflite_micro.model import Model, ModelBuilder

_OPERATORS = [
    OperatorFigures("CONV_2D", 3_000_000, 1_500_000),
    OperatorFigures("ADD", 1000, 0),
    OperatorFigures("CONV_2D", 1_000_000, 500_000),
]
_FIGURES = {
    "kws_ref_model": ModelFigures(
        2_000_000,
        {"cortex_m4": BoardFigures(4_001_500, 70_000, 22_000, _OPERATORS, 31_000, 29_000)},
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
        goals, board, host, convolutions, additions = self.rows("`kws_ref_model`")
        self.assertEqual(goals[1:], ["4.002 of 4.400"])
        self.assertEqual(board[1:5], ["2,000,000", "4,001,500", "2.00", "4,400,000"])
        self.assertEqual(board[5:], ["7,697,433", "0.52", "22,000", "22,820", "31,000", "83,568", "29,000", "52,784"])
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


def _changed(instructions: int, *operators: OperatorFigures) -> figures.Figures:
    """The figures above after a change."""
    model = _FIGURES["kws_ref_model"]
    board = dataclasses.replace(
        model.boards["cortex_m4"], instructions=instructions, operators=list(operators) or _OPERATORS
    )
    return _FIGURES | {"kws_ref_model": dataclasses.replace(model, boards={"cortex_m4": board})}


class CompareTest(absltest.TestCase):
    def compare(self, new: figures.Figures) -> tuple[int, str]:
        output = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(output):
            paths = [Path(folder) / name for name in ("old.json", "new.json")]
            for path, content in zip(paths, (_FIGURES, new), strict=True):
                path.write_text(figures.to_json(content))
            status = compare.main([str(path) for path in paths])
        return status, output.getvalue().replace(f"{folder}/", "")

    def test_the_same_and_one_percent_more(self) -> None:
        for instructions in (4_001_500, 4_041_515):
            self.assertEqual(self.compare(_changed(instructions)), (0, "nothing takes over 1% more instructions\n"))

    def test_a_model_that_takes_more(self) -> None:
        line = "cortex_m4, kws_ref_model: 4,041,516 instructions, before 4,001,500 (+1.0%)"
        self.assertEqual(self.compare(_changed(4_041_516)), (1, f"more by over 1%\n  {line}\n"))

    def test_operators_that_take_more_where_others_take_less(self) -> None:
        found = _changed(4_001_500, OperatorFigures("CONV_2D", 3_999_800, 2_000_000), OperatorFigures("MUL", 1200, 0))
        status, output = self.compare(found)
        self.assertEqual(status, 1)
        self.assertEqual(
            output.splitlines(),
            [
                "more by over 1%",
                "  cortex_m4, kws_ref_model, MUL: 1,200 instructions, before 0",
                "less by over 1%",
                "  cortex_m4, kws_ref_model, ADD: 0 instructions, before 1,000 (-100.0%)",
            ],
        )

    def test_less_is_told_and_is_no_failure(self) -> None:
        status, output = self.compare(_changed(3_000_000))
        self.assertEqual(status, 0)
        self.assertIn("less by over 1%\n  cortex_m4, kws_ref_model: 3,000,000 instructions", output)

    def test_what_is_missing(self) -> None:
        line = "not in new.json\n  cortex_m4, kws_ref_model\n"
        self.assertEqual(self.compare({}), (1, line))
        without = dataclasses.replace(_FIGURES["kws_ref_model"], boards={})
        self.assertEqual(self.compare({"kws_ref_model": without}), (1, line))

    def test_files_that_hold_no_figures(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            text, binary = Path(folder, "text"), Path(folder, "binary")
            text.write_text("no figures")
            binary.write_bytes(b"\xff")
            for path, reason in (
                (text, f"'{text}' does not hold figures of a report: it is not JSON: "),
                (binary, f"'{binary}' does not hold figures of a report: 'utf-8' codec"),
                (Path("nothing"), "cannot read 'nothing': No such file or directory\n"),
            ):
                errors = io.StringIO()
                with contextlib.redirect_stderr(errors):
                    self.assertEqual(compare.main([str(path), str(path)]), 2)
                self.assertStartsWith(errors.getvalue(), f"compare: {reason}")
                self.assertEqual(errors.getvalue().count("\n"), 1)


class HostTimeTest(absltest.TestCase):
    def model(self, builder: ModelBuilder) -> ModelFile:
        path = Path(self.create_tempdir().full_path, "model.tflite")
        path.write_bytes(builder.build())
        return load_model(str(path))

    def test_both_are_timed(self) -> None:
        found = measure_on_host(load_model(f"models/hello_world/{_SINE}.tflite"), samples=4)
        assert found.microseconds is not None and found.litert_microseconds is not None and found.ratio is not None
        for times in (found.microseconds, found.litert_microseconds):
            self.assertBetween(times.median, 0.05, 100_000)
            self.assertBetween(times.median, times.low, times.high)
        self.assertGreater(found.ratio.median, 0)
        self.assertIsNone(found.problem)

    def test_what_litert_does_not_run(self) -> None:
        builder = ModelBuilder()
        options = flexbuffers.Dumps({"start_index": 0, "end_index": 4})
        builder.custom_op("SignalEnergy", [builder.tensor([8], "int16")], [builder.tensor([4], "uint32")], options)
        found = measure_on_host(self.model(builder), samples=4)
        self.assertIsNotNone(found.microseconds)
        self.assertIsNone(found.litert_microseconds)
        self.assertStartsWith(found.problem or "", "LiteRT does not run it: ")

    def test_what_does_not_run_at_all(self) -> None:
        builder = ModelBuilder()
        builder.custom_op("Peak", [builder.tensor([1])], [builder.tensor([1])])
        with self.assertRaisesRegex(UserError, r"(?s)model\.tflite'.*AddCustom"):
            measure_on_host(self.model(builder), samples=4)

    def test_a_process_that_dies(self) -> None:
        file = load_model(f"models/hello_world/{_SINE}.tflite")
        alone = HostFigures(100, Spread(2.0, 1.0, 3.0))
        with mock.patch.object(host_time, "_in_process", side_effect=[BrokenProcessPool(), alone]):
            found = measure_on_host(file)
        self.assertEqual(found, dataclasses.replace(alone, problem="LiteRT crashes on it"))
        with (
            mock.patch.object(host_time, "_in_process", side_effect=BrokenProcessPool()),
            self.assertRaisesRegex(UserError, "the process that ran it on this machine has died"),
        ):
            measure_on_host(file)

    def test_quartiles(self) -> None:
        self.assertEqual(spread([5.0, 1.0, 2.0, 4.0, 3.0]), Spread(3.0, 2.0, 4.0))

    def test_a_bias_with_the_dimension_of_its_filter(self) -> None:
        builder = ModelBuilder()
        x = builder.tensor([1, 2], "int8", scale=1.0)
        w = builder.tensor([2, 2], "int8", scale=1.0, data=[[1, 2], [3, 4]])
        b = builder.tensor([2], "int32", scale=1.0, axis=3, data=[1, 2])
        builder.op("FULLY_CONNECTED", [x, w, b], [builder.tensor([1, 2], "int8", scale=1.0)])
        data = builder.build()
        (main,) = Model.from_bytes(readable_by_litert(data)).subgraphs
        self.assertEqual([t.quantization.axis for t in main.tensors if t.quantization], [0, 0, 0, 0])
        again = readable_by_litert(readable_by_litert(data))
        self.assertEqual(again, readable_by_litert(data))


class FlashTest(absltest.TestCase):
    def setUp(self) -> None:
        super().setUp()
        self.folder = Path(self.create_tempdir().full_path)
        programs = {"digits": ["Conv2D", "Mean", "UnidirectionalSequenceLSTM"]}
        (self.folder / "flash_programs.json").write_text(json.dumps({"int8": ["Conv2D"], "programs": programs}))
        self.enterContext(mock.patch.object(flash, "_built", lambda name: self.folder / name))
        self.enterContext(mock.patch.object(flash, "flash_bytes", lambda path: len(path.name)))
        flash._programs.cache_clear()
        self.addCleanup(flash._programs.cache_clear)

    def flash(self, *operators: str, dtype: str = "int8") -> flash.Flash:
        builder = ModelBuilder()
        for operator in operators:
            builder.op(operator, [builder.tensor([1], dtype)], [builder.tensor([1], dtype)])
        (self.folder / "model.tflite").write_bytes(builder.build())
        return flash.flash_of(load_model(str(self.folder / "model.tflite")), "cortex_m4")

    def test_programs_are_found_by_their_operators(self) -> None:
        found = self.flash("UNIDIRECTIONAL_SEQUENCE_LSTM", "MEAN", "CONV_2D", "CONV_2D")
        self.assertEqual(found, flash.Flash(len("flash_digits_cortex_m4.elf"), len("flash_digits_int8_cortex_m4.elf")))
        self.assertEqual(self.flash("MEAN", "CONV_2D"), flash.Flash(None, None))

    def test_other_types_need_the_program_for_all(self) -> None:
        found = self.flash("UNIDIRECTIONAL_SEQUENCE_LSTM", "MEAN", "CONV_2D", dtype="int16")
        self.assertEqual(found, flash.Flash(len("flash_digits_cortex_m4.elf"), None))


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
            words = [f"--models={_SINE}", "--targets=cortex_m4", f"--json={path}", f"--markdown={page}"]
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
        self.assertRegex(self.report("--targets=z80")[2], "^report: models do not run on 'z80'; the boards are ")

    def test_the_page(self) -> None:
        page = f"# Title\n\n{report._BEGIN}\nold\n{report._END}\n\nMore.\n"
        self.assertEqual(
            report.with_tables(page, "new\n"), f"# Title\n\n{report._BEGIN}\n\nnew\n\n{report._END}\n\nMore.\n"
        )
        with self.assertRaisesRegex(UserError, "^docs/performance.md lacks the lines "):
            report.with_tables("# Title\n", "new\n")

    def test_a_part_is_not_kept(self) -> None:
        self.refused(
            "--write keeps the figures of all models everywhere, so --models and --targets do not go with it",
            "--write",
            f"--models={_SINE}",
        )

    def test_a_file_that_cannot_be_written(self) -> None:
        words = [f"--models={_SINE}", "--targets=cortex_m4", "--json=nowhere/figures.json"]
        self.assertIn(
            "report: cannot write 'nowhere/figures.json': No such file or directory\n", self.report(*words)[2]
        )

    def test_json_is_for_other_programs_too(self) -> None:
        content = json.loads(figures.to_json(_FIGURES))
        self.assertNotIn("litert_microseconds", content["models"]["other"]["host"])


if __name__ == "__main__":
    absltest.main()

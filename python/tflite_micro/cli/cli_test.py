"""`tflm` from outside: what it prints, its JSON, and the one sentence and the exit status for everything wrong."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro.cli import run_command
from tflite_micro.cli.main import main
from tflite_micro.cli.model_file import load_model
from tflite_micro.model import Model, ModelBuilder

# From the root of the source tree or of the runfiles, where Bazel starts tests.
_MODELS = Path("models")
_DIGITS = _MODELS / "digits/digits_int8.tflite"
_SINE = _MODELS / "hello_world/hello_world_int8.tflite"
_SINE_FLOAT = _MODELS / "hello_world/hello_world_float.tflite"
_BOARD = "cortex_m4"


class CliTest(parameterized.TestCase):
    def setUp(self) -> None:
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def tflm(self, *arguments: object) -> tuple[int, str, str]:
        """Exit status, standard output and standard error of a command."""
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            try:
                status = main([str(argument) for argument in arguments])
            except SystemExit as ended:
                status = int(ended.code or 0)
        return status, output.getvalue(), errors.getvalue()

    def printed(self, *arguments: object) -> str:
        status, output, errors = self.tflm(*arguments)
        self.assertEqual((status, errors), (0, ""))
        return output

    def json(self, *arguments: object) -> dict[str, Any]:
        content = json.loads(self.printed(*arguments, "--json"))
        self.assertIsInstance(content, dict)
        return dict(content)

    def refused(self, sentence: str, *arguments: object) -> None:
        self.assertEqual(self.tflm(*arguments), (2, "", f"tflm: {sentence}\n"))

    def refused_like(self, pattern: str, *arguments: object) -> None:
        status, output, errors = self.tflm(*arguments)
        self.assertEqual((status, output), (2, ""))
        self.assertRegex(errors, f"^tflm: {pattern}\n$")

    def model(self, builder: ModelBuilder) -> Path:
        path = self.folder / "model.tflite"
        path.write_bytes(builder.build())
        return path

    def planned(self, *arguments: object) -> tuple[str, Path]:
        """What `tflm plan` prints, and the file that it writes."""
        path = self.folder / "planned.tflite"
        return self.printed("plan", *arguments, "--output", path), path

    # ---- What it prints

    @parameterized.parameters("host", _BOARD)
    def test_pictures_of_digits_are_read(self, target: str) -> None:
        for digit in (3, 7):
            picture = _MODELS / f"digits/digit_{digit}.png"
            labels = _MODELS / "digits/digits_labels.txt"
            output = self.printed(
                "run", _DIGITS, "--input", picture, "--labels", labels, "--target", target, "--top", 1
            )
            (line,) = [line for line in output.splitlines() if "(int8" in line]
            self.assertRegex(line, rf"^ +{digit}  {digit}  +0\.\d{{4}}  \(int8 \d+\)$")

    def test_a_board_counts_arena_and_instructions(self) -> None:
        output = self.printed("run", _SINE, "--target", _BOARD, "--profile")
        self.assertRegex(output, r"arena +[\d,]+ bytes\n")
        self.assertRegex(output, r"instructions +[\d,]+ per Invoke\n")
        self.assertLen([line for line in output.splitlines() if "FULLY_CONNECTED" in line], 3)

    def test_info_shows_what_is_in_a_model(self) -> None:
        output = self.printed("info", _DIGITS)
        for text in ("inputs", "outputs", "operators (11)", "quantisation", "memory", "metadata", "CONV_2D"):
            self.assertIn(text, output)

    def test_targets_are_listed(self) -> None:
        lines = self.printed("targets").splitlines()
        names = {line.split()[0] for line in lines}
        self.assertContainsSubset({"host", "cortex_m0", "cortex_m4", "cortex_m55", "riscv32"}, names)

    # ---- JSON

    def test_json_of_the_host(self) -> None:
        content = self.json("run", _SINE, "--input", "lcg:1")
        self.assertEqual(list(content), ["target", "arena_bytes", "instructions", "operators", "outputs"])
        self.assertEqual(content["target"], "host")
        self.assertIsNone(content["instructions"])
        self.assertEqual(content["operators"], [{"name": "FULLY_CONNECTED", "instructions": None}] * 3)
        golden = np.fromfile(_MODELS / "golden/hello_world_int8.bin", np.int8)
        name = load_model(str(_SINE)).outputs[0].name
        expected = {"name": name, "dtype": "int8", "shape": [1, 1], "data": [int(golden[0])]}
        self.assertEqual(content["outputs"], [expected])

    def test_json_of_a_board(self) -> None:
        content = self.json("run", _SINE, "--input", "lcg:1", "--target", _BOARD)
        self.assertEqual(content["target"], _BOARD)
        self.assertGreater(content["arena_bytes"], 0)
        costs = [operator["instructions"] for operator in content["operators"]]
        self.assertLen(costs, 3)
        self.assertBetween(sum(costs), content["instructions"] // 2, content["instructions"])
        self.assertEqual(content["outputs"], self.json("run", _SINE, "--input", "lcg:1")["outputs"])

    @parameterized.parameters("host", _BOARD)
    def test_json_of_several_runs(self, target: str) -> None:
        content = self.json("run", _SINE, "--input", "lcg:1", "--runs", 20, "--target", target)
        found = [run[0]["data"][0] for run in content["outputs"]]
        golden = np.fromfile(_MODELS / "golden/hello_world_int8.bin", np.int8)
        self.assertEqual(found, golden.tolist())

    def test_json_of_one_run_that_was_asked_for(self) -> None:
        (run,) = self.json("run", _SINE, "--runs", 1)["outputs"]
        self.assertEqual([output["dtype"] for output in run], ["int8"])

    def test_floats_that_are_not_finite_are_null(self) -> None:
        np.save(self.folder / "x.npy", np.array([[np.inf]], np.float32))
        content = self.json("run", _SINE_FLOAT, "--input", self.folder / "x.npy")
        self.assertEqual(content["outputs"][0]["data"], [None])

    def test_json_of_info(self) -> None:
        content = self.json("info", _SINE)
        self.assertEqual(content["operators"], [{"name": "FULLY_CONNECTED", "count": 3, "supported": True}])
        self.assertEqual(content["arena_bytes"], self.json("run", _SINE)["arena_bytes"])
        self.assertLessEqual(content["plan_bytes"] + content["persistent_bytes"], content["arena_bytes"])
        self.assertEqual([item["bytes"] for item in content["lifetimes"]], [1, 16, 16, 1])
        self.assertEqual(content["peak"], {"bytes": 32, "operator": 1})
        self.assertEqual(content["target"], "host")

    def test_info_of_a_board_is_what_the_board_needs(self) -> None:
        for model in (_SINE, _DIGITS):
            content = self.json("info", model, "--target", _BOARD)
            self.assertEqual(content["target"], _BOARD)
            self.assertEqual(content["arena_bytes"], self.json("run", model, "--target", _BOARD)["arena_bytes"])
            self.assertLessEqual(content["plan_bytes"] + content["persistent_bytes"], content["arena_bytes"])
        # No simulator runs models there.
        microbit = self.json("info", _SINE, "--target", "cortex_m0_microbit")["arena_bytes"]
        self.assertEqual(microbit, self.json("info", _SINE, "--target", "cortex_m0")["arena_bytes"])
        self.assertIn(f"{microbit:,} bytes on cortex_m0", self.printed("info", _SINE, "--target", "cortex_m0"))

    def test_outputs_in_a_file(self) -> None:
        path = self.folder / "outputs.npz"
        self.printed("run", _SINE, "--input", "lcg:1", "--runs", 3, "--output", path)
        with np.load(path) as file:
            (name,) = file.files
            values = file[name]
        golden = np.fromfile(_MODELS / "golden/hello_world_int8.bin", np.int8, 3)
        np.testing.assert_array_equal(values, golden.reshape(3, 1, 1))

    def test_resolver_names_what_models_need_and_its_types(self) -> None:
        text = self.printed("resolver", _DIGITS, _SINE, "--name", "DigitsResolver")
        self.assertIn("//   digits_int8.tflite\n//   hello_world_int8.tflite\n", text)
        self.assertIn("#ifndef DIGITS_RESOLVER_H_\n", text)
        self.assertIn("class DigitsResolver : public tflite::MicroMutableOpResolver<6> {", text)
        calls = [line.strip() for line in text.splitlines() if line.startswith("    ")]
        self.assertEqual(
            calls,
            [
                "AddConv2D(tflite::Register_CONV_2D_INT8());",
                "AddDepthwiseConv2D(tflite::Register_DEPTHWISE_CONV_2D_INT8());",
                "AddFullyConnected(tflite::Register_FULLY_CONNECTED_INT8());",
                "AddMaxPool2D(tflite::Register_MAX_POOL_2D_INT8());",
                "AddMean();",
                "AddSoftmax(tflite::Register_SOFTMAX_INT8());",
            ],
        )

    def test_resolver_takes_all_types_where_models_have_several(self) -> None:
        self.assertIn("    AddFullyConnected();\n", self.printed("resolver", _SINE, _SINE_FLOAT))

    def test_resolver_writes_a_file(self) -> None:
        path = self.folder / "resolver.h"
        self.assertEqual(self.printed("resolver", _SINE, "--output", path), "")
        self.assertEqual(path.read_text(), self.printed("resolver", _SINE))
        self.refused(f"cannot write '{self.folder}': Is a directory", "resolver", _SINE, "--output", self.folder)
        for name in ("9", "class"):
            self.refused(f"'{name}' cannot be the name of a class in C++", "resolver", _SINE, "--name", name)

    def test_resolver_overwrites_no_model(self) -> None:
        model = self.folder / "model.tflite"
        model.write_bytes(_SINE.read_bytes())
        link = self.folder / "link.h"
        link.symlink_to(model)
        for output in (model, link):
            self.refused(
                f"'{output}' is one of the models: give the header another name", "resolver", model, "--output", output
            )
        self.assertEqual(model.read_bytes(), _SINE.read_bytes())

    def test_info_knows_types_that_the_schema_does_not(self) -> None:
        model = Model.from_file(_SINE)
        for tensor in model.subgraphs[0].operators[0].outputs:
            tensor.type = 99  # type: ignore[assignment]
        model.to_file(self.folder / "new.tflite")
        content = self.json("info", self.folder / "new.tflite")
        self.assertIsNone(content["arena_bytes"])
        self.assertIn("type 99", str(content["quantization"]))

    def test_a_closed_pipe_is_no_error(self) -> None:
        command = [sys.executable, "-m", "tflite_micro.cli", "info", str(_DIGITS)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "wb") as output:
            ended = subprocess.run(command, env=environment, stdout=output, stderr=subprocess.PIPE, check=False)
        self.assertEqual((ended.returncode, ended.stderr), (141, b""))

    def test_names_that_the_terminal_cannot_show(self) -> None:
        builder = ModelBuilder()
        builder.op("RELU", [builder.tensor([2], name="\u00fc")], [builder.tensor([2], name="\u00f6")])
        path = self.model(builder)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "ascii"}
        for command in ("run", "info"):
            arguments = [sys.executable, "-m", "tflite_micro.cli", command, str(path)]
            ended = subprocess.run(arguments, env=environment, capture_output=True, check=False)
            self.assertEqual((ended.returncode, ended.stderr), (0, b""))
            self.assertIn(b"'\\xf6'", ended.stdout)

    # ---- What is refused

    def test_output_that_cannot_be_written(self) -> None:
        command = [sys.executable, "-m", "tflite_micro.cli", "info", str(_DIGITS)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        with open("/dev/full", "wb") as output:
            ended = subprocess.run(command, env=environment, stdout=output, stderr=subprocess.PIPE, check=False)
        sentence = b"tflm: cannot write the output: No space left on device\n"
        self.assertEqual((ended.returncode, ended.stderr), (2, sentence))

    def test_a_missing_model(self) -> None:
        self.refused("cannot read the model 'nothing.tflite': No such file or directory", "run", "nothing.tflite")
        self.refused("cannot read the model 'nothing.tflite': No such file or directory", "info", "nothing.tflite")

    def test_a_text_file(self) -> None:
        path = self.folder / "notes.txt"
        path.write_text("This is not a model.")
        for command in ("run", "info"):
            self.refused(
                f"'{path}': not a .tflite model: the file identifier is ' is ', expected 'TFL3'", command, path
            )

    def test_a_truncated_model(self) -> None:
        content = _DIGITS.read_bytes()
        path = self.folder / "part.tflite"
        for size in (0, 7, 100, len(content) // 2, len(content) - 20):
            path.write_bytes(content[:size])
            for command in ("run", "info"):
                with self.subTest(size=size, command=command):
                    self.refused_like(f"'{path}': [^\n]*(truncated|too few)[^\n]*", command, path)

    def test_operators_that_are_not_there_are_all_named(self) -> None:
        builder = ModelBuilder()
        x = builder.tensor([4], "float32")
        y = builder.tensor([4], "float32")
        z = builder.tensor([4], "float32")
        builder.op("SKIP_GRAM", [x], [y])
        builder.custom_op("Own", [y], [z])
        # Of the custom operators, the runtime has some.
        builder.custom_op("SignalDelay", [builder.tensor([4], "int16")], [builder.tensor([4], "int16")])
        path = self.model(builder)
        for target in ("host", _BOARD):
            status, _, errors = self.tflm("run", path, "--target", target)
            self.assertEqual(status, 2)
            self.assertContainsInOrder(["operators", "SKIP_GRAM", "AddCustom", "Own"], errors)
        content = self.json("info", path)
        self.assertEqual(content["missing_operators"], ["SKIP_GRAM", "Own"])
        self.assertIsNone(content["arena_bytes"])
        self.assertIn("(not supported)", self.printed("info", path))

    def test_info_of_a_scale_that_is_no_number(self) -> None:
        builder = ModelBuilder()
        x = builder.tensor([4], "int8", scale=float("inf"))
        builder.op("RELU", [x], [builder.tensor([4], "int8", scale=0.5)])
        path = self.model(builder)
        self.assertIsNone(self.json("info", path)["inputs"][0]["scale"])
        self.printed("info", path)

    def test_info_of_an_operator_whose_name_is_no_text(self) -> None:
        builder = ModelBuilder()
        builder.custom_op("Own__", [builder.tensor([4], "int8")], [builder.tensor([4], "int8")])
        path = self.folder / "model.tflite"
        path.write_bytes(builder.build().replace(b"__", b"\xff\xfe"))
        self.assertEqual(self.json("info", path)["missing_operators"], ["Own\udcff\udcfe"])
        self.printed("info", path)
        self.printed("resolver", path)

    @parameterized.parameters("host", _BOARD)
    def test_a_message_with_a_name_that_is_no_text(self, target: str) -> None:
        builder = ModelBuilder()
        x = builder.tensor([4], "int64", name="in__put")
        builder.op("RELU", [x], [builder.tensor([4], "int64", name="out__put")])
        path = self.folder / "model.tflite"
        path.write_bytes(builder.build().replace(b"__", b"\xff\xfe"))
        self.refused_like("[^\n]*RELU[^\n]*out\ufffd\ufffdput(.|\n)*", "run", path, "--target", target)

    @parameterized.parameters("host", _BOARD)
    def test_an_arena_that_is_one_byte_too_small(self, target: str) -> None:
        needed = self.json("run", _DIGITS, "--target", target)["arena_bytes"]
        self.printed("run", _DIGITS, "--target", target, "--arena-size", needed)
        self.refused_like(
            rf"[^\n]*arena is too small[^\n]* {needed} bytes[^\n]*{needed - 1}[^\n]*",
            *("run", _DIGITS, "--target", target, "--arena-size", needed - 1),
        )

    @parameterized.parameters("host", _BOARD)
    def test_an_arena_far_too_small(self, target: str) -> None:
        needed = self.json("run", _DIGITS, "--target", target)["arena_bytes"]
        self.refused_like(
            rf"[^\n]*arena is too small[^\n]* 1 were given[^$]* needs {needed} bytes.*|"
            rf"[^\n]*arena is too small[^\n]* {needed} bytes, but 1 were given\.",
            *("run", _DIGITS, "--target", target, "--arena-size", 1),
        )

    def test_an_arena_larger_than_any_address(self) -> None:
        for size in (2**62, 2**63 - 1, 2**63, 2**64):
            self.refused_like("[^\n]*", "run", _SINE, "--arena-size", size)
            self.refused_like("[^\n]*", "run", _SINE, "--arena-size", size, "--target", _BOARD)

    def test_inputs_of_the_wrong_shape_or_type(self) -> None:
        path = self.folder / "x.npy"
        name = load_model(str(_DIGITS)).inputs[0].name
        np.save(path, np.zeros((1, 7, 8, 1), np.int8))
        self.refused(
            f"'{path}' has shape [1, 7, 8, 1], but input '{name}' takes [1, 8, 8, 1] (int8)",
            *("run", _DIGITS, "--input", path),
        )
        np.save(path, np.zeros((1, 8, 8, 1), np.float32))
        self.refused(
            f"'{path}' holds float32, but input '{name}' takes int8 [1, 8, 8, 1], scale 0.00392157, zero point -128; "
            "--real-values converts real numbers",
            *("run", _DIGITS, "--input", path),
        )
        self.refused(
            "there is no file 'x.png' (an input is a file, zeros, random, random:SEED or lcg:SEED)",
            *("run", _DIGITS, "--input", "x.png"),
        )
        self.refused(
            "an input is empty (it is a file, zeros, random, random:SEED or lcg:SEED)",
            *("run", _DIGITS, "--input", ""),
        )

    def test_no_simulator(self) -> None:
        with mock.patch.dict(os.environ, PATH=str(self.folder)):
            self.refused(
                "qemu-system-arm is not installed; it simulates the board cortex_m4: "
                "sudo apt-get install -y qemu-system-arm",
                *("run", _SINE, "--target", _BOARD),
            )

    def test_wrong_arguments(self) -> None:
        for arguments, sentence in {
            ("run",): "tflm run: the following arguments are required: MODEL (see tflm run --help)",
            ("run", "x", "--runs", "0"): (
                "tflm run: argument --runs: '0' is not a number above 0 (see tflm run --help)"
            ),
            ("fly",): "tflm: argument COMMAND: invalid choice: 'fly' "
            "(choose from 'run', 'info', 'plan', 'resolver', 'targets') (see tflm --help)",
        }.items():
            self.assertEqual(self.tflm(*arguments), (2, "", sentence + "\n"))
        self.assertIn("invalid choice: 'pdp11'", self.tflm("run", "x", "--target", "pdp11")[2])
        self.refused(
            "--profile counts instructions, which only boards do: give --target too", "run", _SINE, "--profile"
        )

    @parameterized.parameters("host", _BOARD)
    def test_a_planned_model_runs_as_before(self, target: str) -> None:
        output, path = self.planned(_DIGITS, "--target", target, "--search-orders", "--time-limit", 2)
        self.assertRegex(output, rf"\n  {target} +[\d,]+ +[\d,]+ +[\d,]+ +[\d,]+\n")
        self.assertIn("bytes are the bound: no plan is smaller\n  the operators stay in their order\n", output)
        self.assertTrue(output.endswith(f"\nwritten to {path}\n"))
        arguments = ["--input", "lcg:1", "--target", target]
        before, after = self.json("run", _DIGITS, *arguments), self.json("run", path, *arguments)
        self.assertEqual(before["outputs"], after["outputs"])
        self.assertLessEqual(after["arena_bytes"], before["arena_bytes"])
        self.assertIn("OfflineMemoryAllocation", self.printed("info", path))

    def test_a_plan_in_json(self) -> None:
        content = self.json("plan", _DIGITS, "--target", _BOARD, "--target", "cortex_m7")
        self.assertEqual([each["target"] for each in content["targets"]], [_BOARD, "cortex_m7"])
        board = content["targets"][0]
        self.assertLessEqual(board["plan_bytes"], board["plan_bytes_before"])
        self.assertLessEqual(board["arena_bytes"], board["arena_bytes_before"])
        self.assertLessEqual(content["bound_bytes"], board["plan_bytes"])
        self.assertEqual((content["stored"], content["order_changed"]), (True, False))

    def test_a_plan_that_saves_nothing_and_costs_another_target_is_not_stored(self) -> None:
        # Kernels of the second board want less scratch memory.
        arguments = ["plan", _SINE, "--target", "cortex_m4", "--target", "cortex_m55"]
        self.assertTrue(self.json(*arguments[:4])["stored"])
        content = self.json(*arguments)
        self.assertFalse(content["stored"])
        for target in content["targets"]:
            self.assertEqual(target["plan_bytes"], target["plan_bytes_before"])
        output, path = self.planned(*arguments[1:])
        self.assertIn("better on one: no plan is stored\n", output)
        self.assertNotIn("OfflineMemoryAllocation", self.printed("info", path))

    def test_plans_that_cannot_be_made(self) -> None:
        self.refused(
            "cannot read the model 'no.tflite': No such file or directory", "plan", "no.tflite", "--target", "host"
        )
        self.refused(
            "cannot write 'no/x.tflite': No such file or directory",
            *("plan", _DIGITS, "--target", "host", "--output", "no/x.tflite"),
        )
        builder = ModelBuilder()
        x = builder.tensor([4])
        builder.custom_op("NobodyKnows", [x], [builder.tensor([4])])
        self.refused_like(
            "'.*/model.tflite': (.|\n)*NobodyKnows(.|\n)*", "plan", self.model(builder), "--target", "host"
        )
        for seconds in ("0", "-1", "nan", "inf", "x"):
            self.assertEqual(
                self.tflm("plan", _DIGITS, "--target", "host", f"--time-limit={seconds}"),
                (
                    *(2, ""),
                    f"tflm plan: argument --time-limit: '{seconds}' is not a number of seconds above 0 "
                    "(see tflm plan --help)\n",
                ),
            )

    def test_an_input_larger_than_memory(self) -> None:
        builder = ModelBuilder()
        x = builder.tensor([2**15, 2**15, 2**15], "int8")
        builder.op("RELU", [x], [builder.tensor([2**15, 2**15, 2**15], "int8")])
        self.refused_like("this machine has not enough memory for that: [^\n]*", "run", self.model(builder))

    def test_labels_that_do_not_fit(self) -> None:
        self.refused("cannot read the labels 'no.txt': No such file or directory", "run", _SINE, "--labels", "no.txt")
        labels = _MODELS / "digits/digits_labels.txt"
        self.refused(
            f"'{labels}' names 10 classes, but the model's outputs have 1 values", "run", _SINE, "--labels", labels
        )
        labels = self.folder / "labels.txt"
        labels.touch()
        self.refused(
            f"'{labels}' names 0 classes, but the model's outputs have 1 values", "run", _SINE, "--labels", labels
        )

    def test_an_output_file_that_cannot_be_written(self) -> None:
        self.refused(
            "--output writes NumPy's .npz files, so 'x.csv' has to end in .npz", "run", _SINE, "--output", "x.csv"
        )
        self.refused("cannot write 'no/x.npz': No such file or directory", "run", _SINE, "--output", "no/x.npz")

    def test_interrupted(self) -> None:
        with mock.patch.object(run_command, "execute", side_effect=KeyboardInterrupt):
            self.assertEqual(self.tflm("run", _SINE), (130, "", ""))


if __name__ == "__main__":
    absltest.main()

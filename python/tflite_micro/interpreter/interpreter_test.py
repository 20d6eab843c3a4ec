"""`Interpreter`: both ways of addressing tensors, its details, and an exception with a reason for each misuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro.interpreter import Interpreter, InterpreterError, TensorError
from tflite_micro.model import ModelBuilder, codec, schema


def _difference() -> bytes:
    """Two inputs of different type and one output, so that a mistaken index shows."""
    builder = ModelBuilder()
    left = builder.tensor([1, 3], "int8", scale=0.5, zero_point=1, name="left")
    right = builder.tensor([1, 3], "int8", scale=0.5, zero_point=1, name="right")
    builder.op("SUB", [left, right], [builder.tensor([1, 3], "int8", scale=0.5, zero_point=-2, name="difference")])
    return builder.build()


def _running_mean() -> bytes:
    """SVDF with one filter over two time steps: its output depends on the input before."""
    builder = ModelBuilder()
    x = builder.tensor([1, 1], name="x")
    feature = builder.tensor([1, 1], data=[[1]])
    time = builder.tensor([1, 2], data=[[0.5, 0.5]])
    state = builder.tensor([1, 2], is_variable=True)
    builder.op("SVDF", [x, feature, time, None, state], [builder.tensor([1, 1], name="mean")], rank=1)
    return builder.build()


def _positions_of_ones(consumer: str = "") -> bytes:
    """WHERE, whose output has a row for each element that is not zero, and perhaps an operator that reads it."""
    builder = ModelBuilder()
    x = builder.tensor([2, 3], "bool", name="x")
    found = builder.tensor([6, 2], "int64", name="found")
    builder.op("WHERE", [x], [found])
    if consumer:
        builder.op(consumer, [found], [builder.tensor([6, 2], "int64")])
    return builder.build()


class InterpreterTest(parameterized.TestCase):
    def test_tensors_by_position(self) -> None:
        interpreter = Interpreter.from_bytes(_difference())
        interpreter.set_input(np.array([[5, 7, 9]], np.int8), 0)
        interpreter.set_input([[1, 2, 3]], 1)
        interpreter.invoke()
        np.testing.assert_array_equal(interpreter.get_output(0), np.array([[2, 3, 4]], np.int8), strict=True)

    def test_tensors_by_index(self) -> None:
        interpreter = Interpreter(model_content=_difference())
        interpreter.allocate_tensors()
        left, right = (details["index"] for details in interpreter.get_input_details())
        (output,) = (details["index"] for details in interpreter.get_output_details())
        interpreter.set_tensor(left, np.array([[5, 7, 9]], np.int8))
        interpreter.set_tensor(right, np.array([[1, 2, 3]], np.int8))
        interpreter.invoke()
        np.testing.assert_array_equal(interpreter.get_tensor(output), [[2, 3, 4]])

    def test_details(self) -> None:
        interpreter = Interpreter(_difference())
        details = interpreter.get_output_details(0)
        self.assertEqual(details, interpreter.get_output_details()[0] | details)
        self.assertEqual((details["name"], details["dtype"]), ("difference", np.int8))
        self.assertEqual(details["shape"].tolist(), [1, 3])
        self.assertEqual(details["quantization"], (0.5, -2))
        self.assertEqual(details["quantization_parameters"]["scales"].tolist(), [0.5])
        self.assertEqual(details["quantization_parameters"]["zero_points"].tolist(), [-2])

    def test_what_was_got_is_a_copy(self) -> None:
        interpreter = Interpreter.from_bytes(_difference())
        interpreter.invoke()
        before = interpreter.get_output()
        kept = before.copy()
        interpreter.set_input(np.full((1, 3), 100, np.int8), 0)
        interpreter.invoke()
        np.testing.assert_array_equal(before, kept)
        self.assertFalse(np.array_equal(interpreter.get_output(), kept))

    def test_state_is_kept_and_reset(self) -> None:
        interpreter = Interpreter(_running_mean())

        def means() -> list[float]:
            results = []
            for value in (2.0, 4.0, 4.0):
                interpreter.set_input([[value]])
                interpreter.invoke()
                results.append(interpreter.get_output().item())
            return results

        self.assertEqual(means(), [1.0, 3.0, 4.0])
        self.assertEqual(means(), [3.0, 3.0, 4.0])
        interpreter.reset()
        self.assertEqual(means(), [1.0, 3.0, 4.0])

    def test_the_arena_that_is_needed_is_enough_and_a_byte_less_is_refused(self) -> None:
        needed = Interpreter(_difference()).arena_used_bytes
        Interpreter(_difference(), arena_size=needed).invoke()
        with self.assertRaisesRegex(InterpreterError, f"needs {needed} bytes, but {needed - 1} were given"):
            Interpreter(_difference(), arena_size=needed - 1).allocate_tensors()

    def test_on_a_core_of_32_bits_a_model_needs_less(self) -> None:
        interpreter = Interpreter(_running_mean())
        whole, plan, stays = interpreter.arena_bytes_on_board("portable")
        self.assertLessEqual(plan, interpreter.arena_plan_bytes)
        self.assertLess(stays, interpreter.arena_persistent_bytes)
        self.assertLess(whole, interpreter.arena_used_bytes)
        self.assertGreaterEqual(whole, stays)

    def test_a_size_that_depends_on_data(self) -> None:
        needed = Interpreter(_positions_of_ones()).arena_used_bytes
        with self.assertRaisesRegex(InterpreterError, f"needs {needed} bytes, but {needed - 1} were given"):
            Interpreter(_positions_of_ones(), arena_size=needed - 1).allocate_tensors()
        interpreter = Interpreter(_positions_of_ones(), arena_size=needed)
        interpreter.allocate_tensors()
        self.assertEqual(interpreter.get_output_details(0)["shape"].tolist(), [6, 2])
        for values in ([[1, 0, 0], [0, 1, 1]], [[0, 0, 0], [0, 0, 0]], [[1, 1, 1], [1, 1, 1]]):
            ones = np.array(values, bool)
            interpreter.set_input(ones)
            interpreter.invoke()
            np.testing.assert_array_equal(interpreter.get_output(), np.argwhere(ones), strict=True)
            details = interpreter.get_output_details(0)
            self.assertEqual(details["shape"].tolist(), [ones.sum(), 2])
            np.testing.assert_array_equal(interpreter.get_tensor(details["index"]), np.argwhere(ones))

    def test_an_operator_that_takes_no_size_that_depends_on_data(self) -> None:
        reason = r"operator 1 \(ZEROS_LIKE, .*\): input 0 has a size that depends on data, which this operator does not"
        with self.assertRaisesRegex(InterpreterError, reason):
            Interpreter.from_bytes(_positions_of_ones("ZEROS_LIKE"))

    def test_a_wrong_type_is_refused_with_the_name_of_its_tensor(self) -> None:
        builder = ModelBuilder()
        left, right = builder.tensor([2], name="left"), builder.tensor([2], "int32", name="right")
        builder.op("ADD", [left, right], [builder.tensor([2], name="sum")])
        reason = r"^operator 0 \(ADD, output 'sum'\): input 1 'right' is INT32, which is not accepted here; accepted: F"
        with self.assertRaisesRegex(InterpreterError, reason):
            Interpreter(builder.build()).allocate_tensors()

    def test_a_tensor_of_two_gigabytes(self) -> None:
        builder = ModelBuilder()
        size = builder.tensor([1], "int32", data=[2**31 - 1])
        x, y = builder.tensor([], "int8"), builder.tensor([1], "int8")
        builder.op("FILL", [size, x], [y])
        with self.assertRaisesRegex(InterpreterError, "^Tensor 2 of subgraph 0 takes more than 2 GB"):
            Interpreter.from_bytes(builder.build(inputs=[x], outputs=[y]), arena_size=4096)

    def test_a_tensor_that_two_operators_write(self) -> None:
        builder = ModelBuilder()
        x, y = (builder.tensor([2], name=name) for name in ("x", "y"))
        builder.op("RELU", [x], [y])
        builder.op("TANH", [x], [y])
        reason = "^Operator 1 of subgraph 0 writes tensor 1, which is written already"
        with self.assertRaisesRegex(InterpreterError, reason):
            Interpreter.from_bytes(builder.build(outputs=[y]))

    @parameterized.parameters(-1, 2**63, 2**64, 2**100)
    def test_no_size_of_an_arena(self, size: int) -> None:
        with self.assertRaisesRegex(ValueError, f"^arena_size is {size}, but has to be from 0 to "):
            Interpreter(_difference(), arena_size=size)

    def test_an_arena_larger_than_memory(self) -> None:
        with self.assertRaises(InterpreterError):
            Interpreter(_difference(), arena_size=2**63 - 1).allocate_tensors()

    def test_a_size_is_an_integer(self) -> None:
        size: Any = 1e4
        with self.assertRaisesRegex(TypeError, "^'float' object cannot be interpreted as an integer$"):
            Interpreter(_difference(), arena_size=size)

    @parameterized.named_parameters(
        ("type", np.zeros((1, 3), np.float32), "but the value is float32"),
        ("shape", np.zeros((3, 1), np.int8), r"but the value has shape \(3, 1\)"),
        ("rank", [1, 2, 3], r"but the value has shape \(3,\)"),
        ("range", [[1, 2, 128]], "does not convert"),
        ("fraction", [[1, 2, 2.5]], "does not convert"),
        ("not_finite", [[1, 2, float("nan")]], "does not convert"),
        ("ragged", [[1, 2], [3]], "does not convert"),
        ("text", "one", "does not convert"),
        ("nothing", None, "does not convert"),
    )
    def test_values_that_do_not_fit(self, value: Any, reason: str) -> None:
        interpreter = Interpreter(_difference())
        with self.assertRaisesRegex(TensorError, r"^input 1 takes int8 of shape \(1, 3\), .*" + reason):
            interpreter.set_input(value, 1)

    def test_tensors_that_are_not_there(self) -> None:
        interpreter = Interpreter(_difference())
        with self.assertRaisesRegex(TensorError, "^input 2 does not exist: the model has 2$"):
            interpreter.set_input([[1, 2, 3]], 2)
        with self.assertRaisesRegex(TensorError, "^output 1 does not exist: the model has 1$"):
            interpreter.get_output(1)
        with self.assertRaisesRegex(TensorError, "^tensor 2 is not an input"):
            interpreter.set_tensor(2, [[1, 2, 3]])
        with self.assertRaisesRegex(TensorError, "^tensor 9 is neither input nor output"):
            interpreter.get_tensor(9)

    def test_models_that_are_none(self) -> None:
        with self.assertRaisesRegex(InterpreterError, "too few"):
            Interpreter(b"")
        with self.assertRaisesRegex(InterpreterError, "^Not a .tflite model"):
            Interpreter(b"This is a text and not a model.")
        with self.assertRaisesRegex(InterpreterError, "^The model is damaged or truncated"):
            Interpreter(_difference()[:200])
        with self.assertRaises(FileNotFoundError):
            Interpreter(Path("nothing.tflite"))
        with self.assertRaisesRegex(TypeError, "^Interpreter takes one model"):
            Interpreter()

    def test_a_model_without_subgraphs(self) -> None:
        model = schema.Model()
        model.version = 3
        model.subgraphs, model.operator_codes, model.buffers = [], [], []
        interpreter = Interpreter(codec.write(model))
        self.assertEmpty(interpreter.get_input_details())
        with self.assertRaisesRegex(InterpreterError, "^The model lacks subgraphs"):
            interpreter.allocate_tensors()

    def test_an_input_that_is_no_tensor(self) -> None:
        model = codec.read(_difference())
        (subgraph,) = model.subgraphs or []
        subgraph.inputs = np.array([0, 99], np.int32)
        interpreter = Interpreter(codec.write(model))
        with self.assertRaisesRegex(InterpreterError, "^tensor 99 does not exist$"):
            interpreter.get_input_details()
        with self.assertRaisesRegex(InterpreterError, "^Subgraph 0 has input 99, but there are 3 tensors"):
            interpreter.allocate_tensors()

    def test_an_operator_that_is_not_there(self) -> None:
        builder = ModelBuilder()
        builder.custom_op("Peak", [builder.tensor([1])], [builder.tensor([1])])
        with self.assertRaisesRegex(InterpreterError, r'AddCustom\("Peak", '):
            Interpreter.from_bytes(builder.build())

    def test_any_tensor_where_all_are_preserved(self) -> None:
        builder = ModelBuilder()
        x, middle, y = (builder.tensor([2], name=name) for name in ("x", "middle", "y"))
        builder.op("RELU", [x], [middle])
        builder.op("TANH", [middle], [y])
        interpreter = Interpreter(builder.build(), preserve_all_tensors=True)
        interpreter.set_input([-1.0, 3.0])
        interpreter.invoke()
        np.testing.assert_array_equal(interpreter.get_tensor(1), [0.0, 3.0])
        with self.assertRaisesRegex(TensorError, "no such tensor"):
            interpreter.get_tensor(3)


if __name__ == "__main__":
    absltest.main()

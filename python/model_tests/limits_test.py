"""Models that say what the format allows and this runtime does not: each is refused with its sentence."""

from __future__ import annotations

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro import Interpreter, InterpreterError
from tflite_micro.model import ModelBuilder, codec, schema
from tflite_micro.model.schema import TensorType


def _constant_input() -> bytes:
    builder = ModelBuilder()
    x = builder.tensor([2], data=np.zeros(2, np.float32), name="x")
    y = builder.tensor([2])
    builder.op("RELU", [x], [y])
    return builder.build([x], [y])


def _constant_variable() -> bytes:
    builder = ModelBuilder()
    x = builder.tensor([2], data=np.zeros(2, np.float32), name="x", is_variable=True)
    y = builder.tensor([2])
    builder.op("RELU", [x], [y])
    return builder.build([], [y])


def _data_behind_the_tables() -> bytes:
    table = codec.read(_constant_input())
    assert table.buffers is not None
    table.buffers[1] = schema.Buffer(offset=64, size=8)
    return codec.write(table)


def _subgraphs(count: int) -> bytes:
    builder = ModelBuilder()
    for index in range(1, count):
        builder.add_subgraph(str(index)).finish([], [])
    return builder.build([], [])


def _inputs(count: int) -> bytes:
    builder = ModelBuilder()
    x, y = builder.tensor([1]), builder.tensor([1])
    builder.op("RELU", [x], [y])
    return builder.build([x] * count, [y])


def _operators(count: int) -> bytes:
    builder = ModelBuilder()
    x, y = builder.tensor([1]), builder.tensor([1])
    builder.op("RELU", [x], [y])
    table = codec.read(builder.build([x], [y]))
    assert table.subgraphs is not None
    table.subgraphs[0].operators = [schema.Operator() for _ in range(count)]
    return codec.write(table)


def _branch_of_a_size_that_depends_on_data() -> bytes:
    builder = ModelBuilder()
    x, y = builder.tensor([4], "bool"), builder.tensor([4, 1], "int64")
    holds = builder.tensor([], "bool", data=np.asarray(True))
    builder.op("IF", [holds, x], [y], then_subgraph_index=1, else_subgraph_index=1)
    branch = builder.add_subgraph("branch")
    value, found = branch.tensor([4], "bool"), branch.tensor([4, 1], "int64")
    branch.op("WHERE", [value], [found])
    branch.finish([value], [found])
    return builder.build([x], [y])


class LimitsTest(parameterized.TestCase):
    @parameterized.named_parameters(
        ("constant_input", _constant_input(), "Input 0 of subgraph 0, tensor 'x', is a constant."),
        ("constant_variable", _constant_variable(), "Tensor 0 'x' of subgraph 0 is both constant and variable."),
        (
            "data_behind_the_tables",
            _data_behind_the_tables(),
            "Tensor 0 'x' of subgraph 0 has its data outside of the model's tables, which is not supported.",
        ),
        ("subgraphs", _subgraphs(1025), "The model has 1025 subgraphs; at most 1024 are supported."),
        ("inputs", _inputs(1025), "Subgraph 0 has 1025 inputs; at most 1024 are supported."),
        ("operators", _operators(65536), "Subgraph 0 has 65536 operators; at most 65535 are supported."),
        (
            "branch_of_a_size_that_depends_on_data",
            _branch_of_a_size_that_depends_on_data(),
            "Output tensor 1 of subgraph 1 has a size that depends on data; only the main subgraph may have such "
            "outputs.",
        ),
    )
    def test_refused(self, model: bytes, message: str) -> None:
        with self.assertRaises(InterpreterError) as caught:
            Interpreter(model).allocate_tensors()
        self.assertEqual(str(caught.exception).splitlines()[0], message)

    def test_every_type_that_an_operator_does_not_take(self) -> None:
        for kind in TensorType:
            builder = ModelBuilder()
            x, y = builder.tensor([2], kind), builder.tensor([2], kind)
            builder.op("RELU", [x], [y])
            if kind in (TensorType.FLOAT32, TensorType.INT8, TensorType.INT16):
                continue
            with self.subTest(kind.name), self.assertRaisesRegex(InterpreterError, "RELU|unknown type"):
                Interpreter(builder.build([x], [y])).allocate_tensors()


if __name__ == "__main__":
    absltest.main()

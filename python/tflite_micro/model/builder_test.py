"""Models that the builder makes run in LiteRT and compute what they say; what cannot be built is refused."""

import unittest

import numpy as np
from ai_edge_litert.interpreter import Interpreter, OpResolverType

from tflite_micro.model import Model, ModelBuilder, ModelError, TensorType, codec, dtypes, operators, schema


def run(model, *inputs):
    interpreter = Interpreter(model_content=model, experimental_op_resolver_type=OpResolverType.BUILTIN_REF)
    interpreter.allocate_tensors()
    for details, value in zip(interpreter.get_input_details(), inputs, strict=True):
        interpreter.set_tensor(details["index"], value)
    interpreter.invoke()
    return [interpreter.get_tensor(details["index"]) for details in interpreter.get_output_details()]


class RunTest(unittest.TestCase):
    def test_convolution_per_channel(self):
        builder = ModelBuilder()
        x = builder.tensor([1, 3, 3, 1], "int8", scale=1.0)
        w = builder.tensor([2, 1, 1, 1], "int8", scale=[1.0, 2.0], data=[[[[2]]], [[[1]]]])
        b = builder.tensor([2], "int32", scale=[1.0, 2.0], data=[1, 3])
        y = builder.tensor([1, 2, 2, 2], "int8", scale=1.0, zero_point=10)
        builder.op(
            "CONV_2D", [x, w, b], [y], padding="VALID", stride_w=2, stride_h=2, fused_activation_function="RELU6"
        )
        values = np.arange(-4, 5, dtype=np.int8).reshape(1, 3, 3, 1)
        (result,) = run(builder.build(), values)
        corners = values[0, ::2, ::2, 0].astype(int)
        expected = np.stack([2 * corners + 1, 2 * (corners + 3)], -1).clip(0, 6) + 10
        np.testing.assert_array_equal(result[0], expected)

    def test_default_inputs_and_outputs(self):
        builder = ModelBuilder()
        a = builder.tensor([3])
        b = builder.tensor([3])
        c = builder.tensor([3], data=[10, 20, 30])
        total = builder.tensor([3])
        result = builder.tensor([3])
        builder.op("ADD", [a, b], [total])
        builder.op("MUL", [total, c], [result])
        one, two = np.float32([1, 2, 3]), np.float32([4, 5, 6])
        np.testing.assert_array_equal(run(builder.build(), one, two)[0], np.float32([50, 140, 270]))

    def test_given_outputs(self):
        builder = ModelBuilder()
        x = builder.tensor([2])
        y = builder.tensor([2])
        z = builder.tensor([2])
        builder.op("RELU", [x], [y])
        builder.op("NEG", [y], [z])
        found = run(builder.build(inputs=[x], outputs=[z, y]), np.float32([-1, 2]))
        np.testing.assert_array_equal(found, np.float32([[0, -2], [0, 2]]))

    def test_control_flow(self):
        builder = ModelBuilder()
        condition = builder.tensor([], "bool")
        x = builder.tensor([2])
        y = builder.tensor([2])
        builder.op("IF", [condition, x], [y], then_subgraph_index=1, else_subgraph_index=2)
        for name, operator in (("then", "NEG"), ("else", "SQUARE")):
            branch = builder.add_subgraph(name)
            inner, outer = branch.tensor([2]), branch.tensor([2])
            branch.op(operator, [inner], [outer])
            branch.finish()
        model = builder.build()
        np.testing.assert_array_equal(run(model, np.bool_(True), np.float32([3, 4]))[0], [-3, -4])
        np.testing.assert_array_equal(run(model, np.bool_(False), np.float32([3, 4]))[0], [9, 16])

    def test_int4_weights(self):
        builder = ModelBuilder()
        x = builder.tensor([1, 3], "int8", scale=1.0)
        w = builder.tensor([2, 3], "int4", scale=1.0, data=[[-7, 1, 2], [3, -1, 7]])
        y = builder.tensor([1, 2], "int8", scale=1.0)
        builder.op("FULLY_CONNECTED", [x, w, None], [y])
        np.testing.assert_array_equal(run(builder.build(), np.int8([[1, 2, 3]]))[0], [[1, 22]])

    def test_empty_constants_are_not_inputs(self):
        builder = ModelBuilder()
        x = builder.tensor([1, 1])
        shape = builder.tensor([0], "int32", data=[])
        y = builder.tensor([])
        builder.op("RESHAPE", [x, shape], [y])
        self.assertEqual([t.name for t in Model.from_bytes(builder.build()).subgraphs[0].inputs], ["tensor_0"])

    def test_variable_tensors_are_not_inputs(self):
        builder = ModelBuilder()
        x = builder.tensor([1, 4])
        state = builder.tensor([1, 4], is_variable=True)
        y = builder.tensor([1, 4])
        builder.op("ADD", [x, state], [y])
        self.assertEqual(len(Model.from_bytes(builder.build()).subgraphs[0].inputs), 1)


class BuilderTest(unittest.TestCase):
    def setUp(self):
        self.builder = ModelBuilder()

    def refuses(self, pattern, call, *arguments, **named):
        with self.assertRaisesRegex(ModelError, pattern):
            call(*arguments, **named)

    def test_refuses_what_does_not_exist(self):
        op = self.builder.op
        self.refuses("no builtin operator 'CONV2D'", op, "CONV2D", [], [])
        self.refuses("RELU has no options, but alpha was given", op, "RELU", [], [], alpha=1.0)
        self.refuses("AddOptions has no field 'fused'; it has: fused_activation_function", op, "ADD", [], [], fused=1)
        self.refuses("padding cannot be 'sam'; it can be: SAME, VALID", op, "CONV_2D", [], [], padding="sam")
        self.refuses("no tensor type corresponds to 'int7'", self.builder.tensor, [1], "int7")

    def test_refuses_values_that_do_not_fit(self):
        tensor = self.builder.tensor
        self.refuses("INT4 holds -8 to 7, not 1 to 9", tensor, [2], "int4", data=[9, 1])
        self.refuses("INT8 holds -128 to 127, not -129 to 0", tensor, [2], "int8", data=[0, -129])
        self.refuses("INT8 holds whole numbers", tensor, [2], "int8", data=[0.5, 1])
        self.refuses("3 values do not fill the shape", tensor, [2], "int8", data=[1, 2, 3])
        self.refuses("2 zero points do not go with 3 scales", tensor, [3], scale=[1, 2, 3], zero_point=[0, 1])
        self.refuses("has a zero point, but no scale", tensor, [3], zero_point=1)

    def test_custom_operator(self):
        x = self.builder.tensor([1], "int8")
        y = self.builder.tensor([1], "int8")
        self.builder.custom_op("Mine", [x], [y], options=b"\1\2\3")
        step = Model.from_bytes(self.builder.build()).subgraphs[0].operators[0]
        self.assertEqual((step.name, step.is_custom, step.custom_options), ("Mine", True, b"\1\2\3"))

    def test_operator_codes_are_shared_and_large_ones_written_to_the_new_field(self):
        x = self.builder.tensor([1])
        for _ in range(2):
            self.builder.op("GELU", [x], [self.builder.tensor([1])], approximate=True)
        self.builder.op("RELU", [x], [self.builder.tensor([1])])
        codes = codec.read(self.builder.build()).operator_codes
        self.assertEqual(
            [(c.builtin_code.name, c.deprecated_builtin_code) for c in codes], [("GELU", 127), ("RELU", 19)]
        )

    def test_every_table_of_options_belongs_to_an_operator(self):
        found = {operators.options_type(code) for code in schema.BuiltinOperator}
        self.assertEqual(found - {None}, {m for u in ("BuiltinOptions", "BuiltinOptions2") for m in schema.UNIONS[u]})


class DtypesTest(unittest.TestCase):
    def test_packing(self):
        self.assertEqual(dtypes.encode([1, -2, 7], TensorType.INT4), bytes([0xE1, 0x07]))
        self.assertEqual(dtypes.encode([15, 2], TensorType.UINT4), bytes([0x2F]))
        self.assertEqual(dtypes.encode([1, -1, -2, 0, 1], TensorType.INT2), bytes([0x2D, 0x01]))
        for kind, low, high in ((TensorType.INT4, -8, 7), (TensorType.UINT4, 0, 15), (TensorType.INT2, -2, 1)):
            values = list(range(low, high + 1)) + [low]
            np.testing.assert_array_equal(dtypes.decode(dtypes.encode(values, kind), kind, len(values)), values)

    def test_names(self):
        for kind in TensorType:
            self.assertIs(dtypes.tensor_type(kind.name.lower()), kind)
        for name in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "float16", "float32", "bool"):
            self.assertEqual(dtypes.tensor_type(np.dtype(name)).name, name.upper())


if __name__ == "__main__":
    unittest.main()

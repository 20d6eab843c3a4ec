"""Reading, editing and writing models; and that a file which is wrong gives one sentence, never a traceback."""

import dataclasses
import os
import tempfile
import unittest
from pathlib import Path

import flatbuffers
import numpy as np

from tflite_micro.model import Buffer, Model, ModelBuilder, ModelError, Signature, TensorType, codec, schema
from tflite_micro.model.random_models import random_model


def model_files():
    for folder in filter(None, ["models", os.environ.get("TFLITE_MICRO_SHARED_MODELS", "")]):
        yield from sorted(Path(folder).rglob("*.tflite"))


def differences(one, other, path=""):
    """Where two trees of tables differ."""
    if type(one) is not type(other):
        return [f"{path}: {one!r}, {other!r}"]
    if dataclasses.is_dataclass(one):
        names = [field.name for field in dataclasses.fields(one)]
        return sum((differences(getattr(one, name), getattr(other, name), f"{path}.{name}") for name in names), [])
    if isinstance(one, list):
        if len(one) != len(other):
            return [f"{path}: {len(one)} items, {len(other)} items"]
        return sum((differences(a, b, f"{path}[{i}]") for i, (a, b) in enumerate(zip(one, other, strict=True))), [])
    if isinstance(one, np.ndarray):
        return [] if one.dtype == other.dtype and np.array_equal(one, other) else [f"{path}: {one}, {other}"]
    return [] if one == other else [f"{path}: {one!r}, {other!r}"]


def small_model():
    builder = ModelBuilder("a small model")
    x = builder.tensor([1, 4], "int8", scale=0.5, zero_point=-1, name="x")
    w = builder.tensor([2, 4], "int8", scale=[0.25, 0.5], data=[[1, 2, 3, 4], [5, 6, 7, 8]], name="w")
    y = builder.tensor([1, 2], "int8", scale=2.0, zero_point=3, name="y")
    builder.op("FULLY_CONNECTED", [x, w, None], [y], fused_activation_function="RELU")
    return builder.build()


class CodecTest(unittest.TestCase):
    def test_keeps_every_field_of_every_table(self):
        for seed in range(3):
            model = random_model(seed)
            read = codec.read(codec.write(model))
            self.assertEqual(differences(model, read), [])

    def test_real_models_round_trip(self):
        count = 0
        for path in model_files():
            with self.subTest(path=str(path)):
                table = codec.read(path.read_bytes())
                self.assertEqual(differences(table, codec.read(codec.write(table))), [])
            count += 1
        self.assertGreater(count, 0)

    def test_aligns_constants(self):
        data = np.arange(40, dtype=np.uint8) + 100
        buffers = [schema.Buffer(), schema.Buffer(data[:33]), schema.Buffer(data[1:])]
        file = codec.write(schema.Model(operator_codes=[], subgraphs=[], buffers=buffers))
        for buffer in buffers[1:]:
            self.assertEqual(file.index(buffer.data.tobytes()) % 16, 0)
        self.assertEqual(file[4:8], b"TFL3")


class DamagedFileTest(unittest.TestCase):
    def refuses(self, data, pattern):
        with self.assertRaisesRegex(ModelError, pattern) as context:
            Model.from_bytes(data)
        self.assertNotIn("\n", str(context.exception))

    def test_says_what_it_is_not(self):
        self.refuses(b"", "not a .tflite model: 0 bytes are too few")
        self.refuses(b"The quick brown fox", "file identifier is 'quic', expected 'TFL3'")
        self.refuses(bytes([0x18, 0, 0, 0]) + b"TFL3", "truncated: .* but the file has 8")

    def test_every_truncation_is_refused(self):
        data = small_model()
        for size in range(len(data)):
            try:
                Model.from_bytes(data[:size])
            except ModelError:
                continue
            self.assertEqual(data[size:].strip(b"\0"), b"", f"accepted without its last {len(data) - size} bytes")

    def test_no_changed_byte_escapes(self):
        data = small_model()
        for position in range(len(data)):
            for value in (0, 1, 0x7F, 0x80, 0xFF, data[position] ^ 1):
                changed = data[:position] + bytes([value]) + data[position + 1 :]
                try:
                    model = Model.from_bytes(changed)
                    for tensor in model.subgraphs[0].tensors if model.subgraphs else []:
                        _ = tensor.data
                    model.to_bytes()
                except ModelError:
                    pass

    def test_names_a_reference_to_nothing(self):
        def changed(edit):
            table = codec.read(small_model())
            edit(table)
            return codec.write(table)

        def graph(table):
            return table.subgraphs[0]

        def set_input(table):
            graph(table).operators[0].inputs = np.array([0, 9, -1], np.int32)

        def set_output(table):
            graph(table).operators[0].outputs = np.array([-1], np.int32)

        def set_code(table):
            graph(table).operators[0].opcode_index = 7

        def set_buffer(table):
            graph(table).tensors[1].buffer = 100

        def set_shape(table):
            graph(table).tensors[1].shape = np.array([2, -4], np.int32)

        def no_tensors(table):
            graph(table).tensors = None

        self.refuses(changed(set_input), "operator 0 of subgraph 0 refers to tensor 9, but there are 3")
        self.refuses(changed(set_output), "operator 0 of subgraph 0 refers to tensor -1")
        self.refuses(changed(set_code), "operator 0 of subgraph 0 refers to operator code 7, but there are 1")
        self.refuses(changed(set_buffer), r"tensor 1 \('w'\) of subgraph 0 refers to buffer 100")
        self.refuses(changed(set_shape), r"shape \[2, -4\], which is negative")
        self.refuses(changed(no_tensors), "subgraph 0 has no tensors")

    def test_tables_shared_without_end(self):
        def shared(subgraphs, tensors):
            """A file in which all entries of both lists lead to the same table."""
            builder = flatbuffers.Builder()

            def vector(offset, count):
                builder.StartVector(4, count, 4)
                for _ in range(count):
                    builder.PrependUOffsetTRelative(offset)
                return builder.EndVector()

            def table(fields):
                builder.StartObject(5)
                for number, offset in fields.items():
                    builder.PrependUOffsetTRelativeSlot(number, offset, 0)
                return builder.EndObject()

            nothing = vector(0, 0)
            graph = table({0: vector(table({}), tensors), 3: nothing})
            root = table({1: nothing, 2: vector(graph, subgraphs), 4: nothing})
            builder.Finish(root, file_identifier=b"TFL3")
            return bytes(builder.Output())

        self.assertEqual(len(Model.from_bytes(shared(1, 100)).subgraphs[0].tensors), 100)
        self.refuses(shared(100, 100), "it refers to more tables than its bytes can hold")

    def test_missing_file(self):
        with self.assertRaisesRegex(ModelError, "cannot read the model 'no/such.tflite': No such file"):
            Model.from_file("no/such.tflite")
        with (
            tempfile.NamedTemporaryFile(suffix=".tflite") as file,
            self.assertRaisesRegex(ModelError, f"{file.name}: not a .tflite model"),
        ):
            Model.from_file(file.name)


class ModelTest(unittest.TestCase):
    def test_shows_what_is_in_the_file(self):
        model = Model.from_bytes(small_model())
        self.assertEqual((model.version, model.description), (3, "a small model"))
        (graph,) = model.subgraphs
        (step,) = graph.operators
        self.assertEqual((step.name, step.is_custom, step.code.version), ("FULLY_CONNECTED", False, 1))
        self.assertEqual([t and t.name for t in step.inputs], ["x", "w", None])
        self.assertEqual(step.options.fused_activation_function.name, "RELU")
        self.assertEqual(([t.name for t in graph.inputs], [t.name for t in graph.outputs]), (["x"], ["y"]))
        weights = step.inputs[1]
        self.assertTrue(weights.is_constant)
        self.assertEqual((weights.shape, weights.type, weights.dtype), ((2, 4), TensorType.INT8, np.int8))
        np.testing.assert_array_equal(weights.data, [[1, 2, 3, 4], [5, 6, 7, 8]])
        np.testing.assert_array_equal(weights.quantization.scale, np.float32([0.25, 0.5]))
        np.testing.assert_array_equal(weights.quantization.zero_point, [0, 0])
        self.assertIsNone(graph.inputs[0].data)
        self.assertEqual(repr(weights), "<constant tensor 'w' [2, 4] INT8>")

    def test_edits_are_written(self):
        model = Model.from_bytes(small_model())
        graph = model.subgraphs[0]
        weights = graph.operators[0].inputs[1]
        weights.data = np.zeros([2, 4])
        graph.operators[0].options.keep_num_dims = True
        graph.tensors.insert(0, type(weights)([3], TensorType.INT32, "unused"))
        graph.tensors[0].data = [1, 2, 3]
        again = Model.from_bytes(model.to_bytes())
        self.assertEqual([t.name for t in again.subgraphs[0].tensors], ["unused", "x", "w", "y"])
        step = again.subgraphs[0].operators[0]
        self.assertEqual([t and t.name for t in step.inputs], ["x", "w", None])
        self.assertTrue(step.options.keep_num_dims)
        self.assertFalse(np.any(step.inputs[1].data))
        np.testing.assert_array_equal(again.subgraphs[0].tensors[0].data, [1, 2, 3])

    def test_shared_constants_stay_shared_until_one_is_replaced(self):
        builder = ModelBuilder()
        a = builder.tensor([4], "int8", data=[1, 2, 3, 4])
        b = builder.tensor([4], "int8")
        b.buffer = a.buffer
        y = builder.tensor([4], "int8")
        builder.op("ADD", [a, b], [y])
        graph = Model.from_bytes(builder.build()).subgraphs[0]
        self.assertIs(graph.tensors[0].buffer, graph.tensors[1].buffer)
        graph.tensors[0].data = [9, 9, 9, 9]
        np.testing.assert_array_equal(graph.tensors[1].data, [1, 2, 3, 4])

    def test_refuses_what_it_cannot_write(self):
        model = Model.from_bytes(small_model())
        stranger = type(model.subgraphs[0].tensors[0])([1], name="stranger")
        model.subgraphs[0].operators[0].inputs[0] = stranger
        with self.assertRaisesRegex(ModelError, "FULLY_CONNECTED uses <tensor 'stranger'.*not in its subgraph"):
            model.to_bytes()

    def test_data_of_a_wrong_size(self):
        model = Model.from_bytes(small_model())
        weights = model.subgraphs[0].tensors[1]
        weights.shape = (3, 4)
        with self.assertRaisesRegex(ModelError, r"tensor 'w' has 8 bytes of data, but \[3, 4\] of INT8 needs 12"):
            _ = weights.data

    def test_real_models_round_trip(self):
        for path in model_files():
            with self.subTest(path=str(path)):
                model = Model.from_file(path)
                before, after = codec.read(path.read_bytes()), codec.read(model.to_bytes())
                # Files from before operator 127 have the code in one of its two fields only; it is written to both.
                for code in before.operator_codes:
                    code.builtin_code = schema.BuiltinOperator(max(code.builtin_code, code.deprecated_builtin_code))
                self.assertEqual(differences(before, after), [])

    def test_metadata_and_signatures(self):
        model = Model.from_bytes(small_model())
        graph = model.subgraphs[0]
        model.metadata["note"] = Buffer(b"hello")
        model.signatures.append(Signature("serve", graph, {"in": graph.inputs[0]}, {"out": graph.outputs[0]}))
        again = Model.from_bytes(model.to_bytes())
        self.assertEqual(again.metadata["note"].data, b"hello")
        self.assertIs(again.signatures[0].inputs["in"], again.subgraphs[0].inputs[0])
        self.assertEqual(again.signatures[0].key, "serve")

    def test_data_behind_the_tables(self):
        table = codec.read(small_model())
        constant = table.buffers[1].data.tobytes()
        table.buffers[1] = schema.Buffer(offset=2, size=8)
        size = len(codec.write(table))
        table.buffers[1] = schema.Buffer(offset=size, size=8)
        file = codec.write(table)
        self.assertEqual(len(file), size)
        model = Model.from_bytes(file + constant)
        np.testing.assert_array_equal(model.subgraphs[0].tensors[1].data, [[1, 2, 3, 4], [5, 6, 7, 8]])
        with self.assertRaisesRegex(ModelError, r"buffer 1 lies at bytes \d+ to \d+, but the file has"):
            Model.from_bytes(file + constant[:7])


if __name__ == "__main__":
    unittest.main()

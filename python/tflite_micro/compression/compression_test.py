"""Compressed models compute what they computed before, take fewer bytes, and say what cannot be compressed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro import Interpreter, InterpreterError, compression
from tflite_micro.compression import huffman
from tflite_micro.compression.compress import encode
from tflite_micro.model import Model, ModelBuilder, Tensor

_DIGITS = Path("models/digits/digits_int8.tflite")
_KEYWORDS = Path("models/keywords/keywords_int8.tflite")


def _weights(model: Model) -> list[int]:
    """Numbers of the int8 constants that are worth compressing."""
    tensors = model.subgraphs[0].tensors
    return [i for i, t in enumerate(tensors) if t.is_constant and t.type.name == "INT8" and t.element_count >= 64]


def _coarse(path: Path, values: int) -> Model:
    """A model of the project whose weights have no more than so many different values in a channel."""
    model = Model.from_file(path)
    for index in _weights(model):
        tensor = model.subgraphs[0].tensors[index]
        assert tensor.data is not None
        step = 256 // values
        tensor.data = (tensor.data.astype(np.int32) // step * step + step // 2).astype(np.int8)
    return model


def _outputs(model: bytes, runs: int = 5, arena_size: int | None = None, beside: int = 0) -> list[np.ndarray]:
    interpreter = Interpreter(model, arena_size, alt_decompression_memory_size=beside)
    rng = np.random.default_rng(7)
    outputs = []
    for _ in range(runs):
        for index, details in enumerate(interpreter.get_input_details()):
            values = rng.integers(-128, 127, endpoint=True, size=details["shape"])
            interpreter.set_input(values.astype(details["dtype"]), index)
        interpreter.invoke()
        outputs.append(interpreter.get_output(0))
    return outputs


def _specs(model: Model, method: compression.CompressionMethod) -> list[compression.Tensor]:
    return [compression.Tensor(0, index, [method]) for index in _weights(model)]


def _constant(values: np.ndarray, **options: object) -> Tensor:
    return ModelBuilder().tensor(values.shape, values.dtype, data=values, **options)  # type: ignore[arg-type]


class WholeModelsTest(parameterized.TestCase):
    def check(self, model: Model, method: compression.CompressionMethod) -> None:
        """The outputs stay what they are, and large constants become smaller."""
        before = model.to_bytes()
        after = compression.compress(before, _specs(model, method))
        for one, other in zip(_outputs(after), _outputs(before), strict=True):
            np.testing.assert_array_equal(one, other)
        for index in _weights(model):
            tensor = model.subgraphs[0].tensors[index]
            if tensor.byte_count >= 1024:
                self.assertLess(encode(tensor, method).size, tensor.byte_count)

    @parameterized.product(path=[_DIGITS, _KEYWORDS], bits=[1, 2, 3])
    def test_a_lookup_table_for_each_channel(self, path: Path, bits: int) -> None:
        self.check(_coarse(path, 1 << bits), compression.LookUpTableCompression(bits))

    @parameterized.product(path=[_DIGITS, _KEYWORDS], bits=[2, 4, 6])
    def test_one_lookup_table(self, path: Path, bits: int) -> None:
        self.check(_coarse(path, 1 << bits), compression.LookUpTableCompression(bits, compression.PerTensor()))

    @parameterized.product(
        path=[_DIGITS, _KEYWORDS], method=[compression.HuffmanCompression(), compression.PruningCompression()]
    )
    def test_codes(self, path: Path, method: compression.CompressionMethod) -> None:
        model = Model.from_file(path)
        # Small weights become zero.
        for index in _weights(model):
            tensor = model.subgraphs[0].tensors[index]
            assert tensor.data is not None
            tensor.data = np.where(np.abs(tensor.data.astype(np.int32)) < 30, 0, tensor.data).astype(np.int8)
        self.check(model, method)

    def test_the_file_becomes_smaller(self) -> None:
        model = _coarse(_KEYWORDS, 4)
        before = model.to_bytes()
        specs = _specs(model, compression.LookUpTableCompression(2, compression.PerTensor()))
        self.assertLess(len(compression.compress(before, specs)), len(before))

    def test_decoded_weights_may_lie_beside_the_arena(self) -> None:
        model = _coarse(_DIGITS, 4)
        before = model.to_bytes()
        after = compression.compress(before, _specs(model, compression.LookUpTableCompression(2)))
        expected = _outputs(before)
        largest = max(model.subgraphs[0].tensors[i].byte_count for i in _weights(model))
        for size in [16, largest // 2, largest, 4 * largest]:
            with self.subTest(size):
                plain = Interpreter(after)
                beside = Interpreter(after, alt_decompression_memory_size=size)
                if size >= largest:
                    self.assertLess(beside.arena_plan_bytes, plain.arena_plan_bytes)
                for one, other in zip(_outputs(after, beside=size), expected, strict=True):
                    np.testing.assert_array_equal(one, other)
                need = beside.arena_used_bytes
                _outputs(after, arena_size=need, beside=size)
                with self.assertRaisesRegex(InterpreterError, f"this model needs {need} bytes"):
                    _outputs(after, arena_size=need - 1, beside=size)

    def test_a_preserved_graph_shares_no_memory(self) -> None:
        model = _coarse(_DIGITS, 4)
        after = compression.compress(model.to_bytes(), _specs(model, compression.LookUpTableCompression(2)))
        compressed = Model.from_bytes(after)
        expected = {model.subgraphs[0].tensors[i].name: model.subgraphs[0].tensors[i].data for i in _weights(model)}
        for size in [0, 1 << 20]:
            interpreter = Interpreter(after, preserve_all_tensors=True, alt_decompression_memory_size=size)
            interpreter.invoke()
            for index, tensor in enumerate(compressed.subgraphs[0].tensors):
                if tensor.name in expected:
                    np.testing.assert_array_equal(interpreter.get_tensor(index), expected[tensor.name])


class InsertTest(absltest.TestCase):
    def test_each_reader_decodes_for_itself(self) -> None:
        builder = ModelBuilder()
        x = builder.tensor([4], "int32")
        shared = builder.tensor([4], "int32", data=np.array([3, 1, 3, 1], np.int32))
        other = builder.tensor([4], "int32", data=np.array([0, 9, 0, 0], np.int32))
        results = [builder.tensor([4], "int32") for _ in range(3)]
        builder.op("MUL", [x, shared], results[:1])
        builder.op("MUL", [shared, other], results[1:2])
        builder.op("ADD", results[:2], results[2:])
        model = builder.build()
        specs = (
            compression.SpecBuilder()
            .add_tensor(subgraph=0, tensor=1)
            .with_lut(index_bitwidth=1)
            .add_tensor(subgraph=0, tensor=2)
            .with_pruning()
            .build()
        )
        compressed = compression.compress(model, specs)
        names = [operator.name for operator in Model.from_bytes(compressed).subgraphs[0].operators]
        self.assertEqual(names, ["TFLM_DECODE", "MUL", "TFLM_DECODE", "MUL", "ADD"])
        interpreter = Interpreter(compressed)
        interpreter.set_input(np.array([1, 2, 3, 4], np.int32))
        interpreter.invoke()
        np.testing.assert_array_equal(interpreter.get_output(), [3, 2 + 9, 9, 4])

    def test_an_output_is_refused(self) -> None:
        builder = ModelBuilder()
        constant = builder.tensor([2], "int8", data=np.array([1, 2], np.int8))
        model = builder.build(inputs=[], outputs=[constant])
        specs = compression.SpecBuilder().add_tensor(0, 0).with_lut(1).build()
        with self.assertRaisesRegex(compression.CompressionError, "is an output of subgraph 0"):
            compression.compress(model, specs)


class RefusalsTest(absltest.TestCase):
    def refused(self, sentence: str, specs: list[compression.Tensor]) -> None:
        builder = ModelBuilder()
        x = builder.tensor([4], "float32")
        c = builder.tensor([4], "float32", data=np.arange(4, dtype=np.float32))
        y = builder.tensor([4], "float32")
        builder.op("ADD", [x, c], [y])
        with self.assertRaisesRegex(compression.CompressionError, sentence):
            compression.compress(builder.build(), specs)

    def test_specifications(self) -> None:
        lut = compression.LookUpTableCompression(2)
        self.refused("no tensor is to be compressed", [])
        self.refused("there is no subgraph 1; the model has 1", [compression.Tensor(1, 0, [lut])])
        self.refused("there is no tensor 9; subgraph 0 has 3", [compression.Tensor(0, 9, [lut])])
        self.refused("is not a constant with elements", [compression.Tensor(0, 0, [lut])])
        self.refused("has 0 methods, expected one", [compression.Tensor(0, 1, [])])
        self.refused("has 2 methods, expected one", [compression.Tensor(0, 1, [lut, lut])])
        self.refused("is to be compressed twice", [compression.Tensor(0, 1, [lut])] * 2)
        self.refused("is not a method", [compression.Tensor(0, 1, [compression.CompressionMethod()])])

    def test_values(self) -> None:
        def lut(
            bits: int, mode: compression.PerTensor | compression.PerChannel | None = None
        ) -> list[compression.Tensor]:
            return [compression.Tensor(0, 1, [compression.LookUpTableCompression(bits, mode)])]

        self.refused("4 different values, too many for indices of 1 bits", lut(1))
        self.refused("indices have 1 to 7 bits, not 0", lut(0))
        self.refused("indices have 1 to 7 bits, not 8", lut(8))
        self.refused("its quantisation has one scale", lut(2, compression.PerChannel(0)))
        self.refused("one of INT8 or INT16", [compression.Tensor(0, 1, [compression.HuffmanCompression()])])

    def test_types(self) -> None:
        for dtype in ["int4", "int2"]:
            builder = ModelBuilder()
            builder.tensor([2], dtype, data=[0, 1])
            specs = compression.SpecBuilder().add_tensor(0, 0).with_lut(1).build()
            with self.assertRaisesRegex(compression.CompressionError, "of a type that cannot be decoded"):
                compression.compress(builder.build(inputs=[], outputs=[]), specs)


class HuffmanTest(absltest.TestCase):
    def test_codes_are_short_for_what_is_frequent(self) -> None:
        lengths = huffman.code_lengths({10: 50, 11: 25, 12: 12, 13: 13})
        self.assertEqual(lengths, {10: 1, 11: 2, 12: 3, 13: 3})
        self.assertEqual(huffman.canonical_codes(lengths), {10: "0", 11: "10", 12: "110", 13: "111"})
        self.assertEqual(huffman.code_lengths({5: 3}), {5: 1})

    def test_codes_of_any_length_have_tables(self) -> None:
        # Counts like these make codes of up to 24 bits, hence several tables in a row.
        counts = [1, 1]
        while len(counts) < 25:
            counts.append(counts[-1] + counts[-2])
        lengths = huffman.code_lengths(dict(enumerate(counts)))
        self.assertEqual(max(lengths.values()), 24)
        values = np.repeat(np.arange(25, dtype=np.int8), np.minimum(counts, 40))
        encoded = huffman.encode(_constant(values))
        self.assertLess(encoded.size, values.size + 1000)


if __name__ == "__main__":
    absltest.main()

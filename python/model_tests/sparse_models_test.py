"""What is refused about constants that a model stores sparsely: each thing that their description can get wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable

import numpy as np
from absl.testing import absltest

from model_tests.operators.sparse import Layout, draw_layout, encode, sparse_tensor
from tflite_micro import Interpreter, InterpreterError
from tflite_micro.model import Buffer, ModelBuilder, Tensor, schema

# Four rows in blocks of two, of eight columns that are listed: level 0 is dense, level 1 lists, level 2 is the block.
_DENSE = np.array([[0, 5, 0, 0, 0, 0, 0, 7], [0, 6, 0, 0, 0, 0, 0, 8], [0] * 8, [0, 0, 9, 0, 0, 0, 0, 0]], np.int8)
_LAYOUT = Layout([0, 1, 2], [False, True], [0], [2])


def _model(change: Callable[[schema.SparsityParameters, Tensor], None] | None = None, reader: str = "DENSIFY") -> bytes:
    builder = ModelBuilder()
    sparsity, values = encode(np.random.default_rng(1), _DENSE, _LAYOUT)
    x = sparse_tensor(builder, _DENSE.shape, sparsity, values)
    if change is not None:
        change(sparsity, x)
    y = builder.tensor(x.shape, x.type)
    builder.op(reader, [x], [y])
    return builder.build(inputs=[], outputs=[y])


def _run(model: bytes) -> np.ndarray:
    interpreter = Interpreter(model)
    interpreter.invoke()
    return interpreter.get_output(0)


def _numbers(values: list[int]) -> schema.Int32Vector:
    return schema.Int32Vector(np.array(values, np.int32))


class SparseModelsTest(absltest.TestCase):
    def refused(self, sentence: str, change: Callable[[schema.SparsityParameters, Tensor], None]) -> None:
        with self.assertRaisesRegex(InterpreterError, sentence):
            _run(_model(change))

    def refused_dimension(self, sentence: str, level: int, **fields: object) -> None:
        def change(sparsity: schema.SparsityParameters, _: Tensor) -> None:
            assert sparsity.dim_metadata is not None
            for name, value in fields.items():
                setattr(sparsity.dim_metadata[level], name, value)

        self.refused(sentence, change)

    def test_runs_what_is_sound(self) -> None:
        np.testing.assert_array_equal(_run(_model()), _DENSE)

    def test_needs_the_arena_that_it_says(self) -> None:
        need = Interpreter(_model()).arena_used_bytes
        interpreter = Interpreter(_model(), arena_size=need)
        interpreter.invoke()
        np.testing.assert_array_equal(interpreter.get_output(0), _DENSE)
        with self.assertRaisesRegex(InterpreterError, f"this model needs {need} bytes"):
            Interpreter(_model(), arena_size=need - 1).invoke()

    def test_only_densify_reads_sparse_constants(self) -> None:
        with self.assertRaisesRegex(InterpreterError, "stored sparsely, but is read by another operator than DENSIFY"):
            _run(_model(reader="ABS"))
        model = ModelBuilder()
        sparsity, values = encode(np.random.default_rng(1), _DENSE, _LAYOUT)
        x = sparse_tensor(model, _DENSE.shape, sparsity, values)
        with self.assertRaisesRegex(InterpreterError, "stored sparsely"):
            _run(model.build(inputs=[], outputs=[x]))

    def test_there_are_values(self) -> None:
        def without_data(_: schema.SparsityParameters, tensor: Tensor) -> None:
            tensor.buffer = None

        def one_fewer(_: schema.SparsityParameters, tensor: Tensor) -> None:
            assert tensor.buffer is not None
            tensor.buffer = Buffer(tensor.buffer.data[:-1])

        self.refused("stored sparsely, but has no data", without_data)
        self.refused("the sparse tensor describes 6 values, but has 5 bytes of them", one_fewer)

    def test_order(self) -> None:
        for order in [[0, 1], [0, 1, 2, 3], []]:

            def change(sparsity: schema.SparsityParameters, _: Tensor, order: list[int] = order) -> None:
                sparsity.traversal_order = np.array(order, np.int32)

            self.refused(rf"2 dimensions and 1 blocks, but an order of {len(order)}", change)
        for order, at in [([0, 0, 2], 1), ([0, 2, 1], 1), ([-1, 1, 2], 0), ([0, 1, 3], 2), ([2**31 - 1, 1, 2], 0)]:

            def permute(sparsity: schema.SparsityParameters, _: Tensor, order: list[int] = order) -> None:
                sparsity.traversal_order = np.array(order, np.int32)

            self.refused(f"order has {order[at]} at {at}: first each dimension once, then each block", permute)

        def fewer_levels(sparsity: schema.SparsityParameters, _: Tensor) -> None:
            assert sparsity.dim_metadata is not None
            sparsity.dim_metadata.pop()

        self.refused("2 dimensions and 1 blocks, but an order of 3", fewer_levels)

    def test_blocks(self) -> None:
        for dimension in [-1, 2, 2**31 - 1]:

            def change(sparsity: schema.SparsityParameters, _: Tensor, dimension: int = dimension) -> None:
                sparsity.block_map = np.array([dimension], np.int32)

            self.refused(f"block 0 of the sparse tensor is of dimension {dimension}", change)
        for size in [0, -2, 3, 2**31 - 1]:
            self.refused_dimension(f"is 4, which blocks of {size} do not divide", 2, dense_size=size)
        self.refused_dimension("or they are not dense", 2, format=schema.DimensionType.SPARSE_CSR)

    def test_sizes_of_dense_levels(self) -> None:
        for size in [0, 1, 3, -1, 2**31 - 1]:
            self.refused_dimension(f"level 0 of the sparse tensor has size {size}, not 2", 0, dense_size=size)
        self.refused_dimension("level 1 of the sparse tensor has the unknown format 7", 1, format=7)

    def test_segments(self) -> None:
        sentence = "level 1 of the sparse tensor has {} segment limits, but 2 entries above"
        self.refused_dimension(sentence.format(0), 1, array_segments=None)
        for segments in [[], [0, 2], [0, 2, 2, 3]]:
            self.refused_dimension(sentence.format(len(segments)), 1, array_segments=_numbers(segments))
        for segments, at in [([1, 2, 3], 0), ([0, 3, 2], 2), ([0, 4, 4], 1), ([0, -1, 3], 1), ([0, 2, 2**31 - 1], 2)]:
            self.refused_dimension(
                f"segment limit {at} of level 1 of the sparse tensor is {segments[at]}; they ascend from 0 to the 3",
                1,
                array_segments=_numbers(segments),
            )
        self.refused_dimension("has 3 indices, but uses 2", 1, array_segments=_numbers([0, 2, 2]))

    def test_indices(self) -> None:
        for indices, at in [([1, 8, 2], 1), ([-1, 7, 2], 0), ([1, 7, 2**31 - 1], 2)]:
            self.refused_dimension(
                f"index {at} of level 1 of the sparse tensor is {indices[at]}, expected 0 to 7",
                1,
                array_indices=_numbers(indices),
            )
        self.refused_dimension("segment limit 1 of level 1", 1, array_indices=None)

    def test_shapes(self) -> None:
        def empty(_: schema.SparsityParameters, tensor: Tensor) -> None:
            tensor.shape = (0, 8)

        def scalar(_: schema.SparsityParameters, tensor: Tensor) -> None:
            tensor.shape = ()
            tensor.table.shape = None

        def large(_: schema.SparsityParameters, tensor: Tensor) -> None:
            tensor.shape = (65536, 65536)

        self.refused("the sparse tensor has no elements", empty)
        self.refused("the input has 0 dimensions, expected 1 to 8", scalar)
        self.refused("more than 2\\^31-1 elements or bytes", large)

    def test_packed_elements(self) -> None:
        def pack(_: schema.SparsityParameters, tensor: Tensor) -> None:
            tensor.type = schema.TensorType.INT4

        self.refused("elements of type INT4 cannot be moved", pack)

    def test_a_preserved_graph_does_not_show_it(self) -> None:
        interpreter = Interpreter(_model(), preserve_all_tensors=True)
        interpreter.invoke()
        with self.assertRaisesRegex(InterpreterError, "stored sparsely"):
            interpreter.get_tensor(0)

    def test_any_numbers_are_refused_or_run(self) -> None:
        rng = np.random.default_rng(3)
        outcomes = {True: 0, False: 0}
        for _ in range(400):
            shape = [int(n) for n in rng.choice([1, 2, 4, 6], size=3)]
            dense = rng.integers(-1, 2, size=shape).astype(np.int16)
            dense.reshape(-1)[0] = 1
            sparsity, values = encode(rng, dense, draw_layout(rng, shape))
            sparsity = copy.deepcopy(sparsity)
            vectors = [sparsity.traversal_order, sparsity.block_map]
            for dimension in sparsity.dim_metadata or []:
                for table in (dimension.array_segments, dimension.array_indices):
                    if isinstance(table, (schema.Uint8Vector, schema.Uint16Vector, schema.Int32Vector)):
                        vectors.append(table.values)
            vectors = [vector for vector in vectors if vector is not None and vector.size]
            for vector in rng.permutation(np.arange(len(vectors)))[: rng.integers(1, 3)]:
                chosen = vectors[vector]
                info = np.iinfo(chosen.dtype)
                wrong = rng.choice([0, 1, 2, 5, info.max, info.min, info.max - 1])
                chosen[rng.integers(chosen.size)] = wrong
            builder = ModelBuilder()
            x = sparse_tensor(builder, shape, sparsity, values)
            y = builder.tensor(shape, "int16")
            builder.op("DENSIFY", [x], [y])
            try:
                _run(builder.build(inputs=[], outputs=[y]))
                outcomes[True] += 1
            except InterpreterError:
                outcomes[False] += 1
        self.assertGreater(outcomes[True], 20)
        self.assertGreater(outcomes[False], 20)


if __name__ == "__main__":
    absltest.main()

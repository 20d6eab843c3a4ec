"""Tensors that share memory: random graphs give what they give when every tensor has memory of its own, and simple ones
take no more than they have to."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
from absl import flags
from absl.testing import absltest, parameterized

from tflite_micro import Interpreter
from tflite_micro.model import ModelBuilder, Tensor
from tflite_micro.model.builder import SubgraphBuilder
from tflite_micro.targets.runner import run_models

_BOARDS = flags.DEFINE_list("boards", ["cortex_m4", "riscv32"], "Where the random graphs run, besides the host.")

_GRAPHS = 400
_GRAPHS_ON_BOARDS = 60
_RUNS = 2
_STEPS = 14
_MOST_ROWS = 24


class _Drawing:
    """Draws operators on matrices of one type and width, mostly such that copy what they read or write in place."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.dtype = self._random.choice(["float32", "int8", "int8", "int16"])
        # Rows begin at multiples of 16 bytes, or mostly not.
        self.width = self._random.choice([4, 16, 16, 32, 5])
        self._builder = ModelBuilder()
        self._subgraphs = 1

    def model(self) -> bytes:
        graph = self._builder
        values = [self._matrix(graph, self._random.randint(1, 8)) for _ in range(self._random.randint(1, 2))]
        inputs = list(values)
        values += [self._constant(graph, 2)]
        if self._random.random() < 0.3:
            values += [self._matrix(graph, 3, is_variable=True)]
        self._draw(graph, values, _STEPS, depth=0)
        made = [value for value in values if value not in inputs and value.buffer is None and not value.is_variable]
        unread = [value for value in made if not any(value in op.inputs for op in graph.subgraph.operators)]
        outputs = [value for value in made if value in unread or self._random.random() < 0.1]
        return graph.build(inputs, outputs)

    def _matrix(self, graph: SubgraphBuilder, rows: int, *, is_variable: bool = False) -> Tensor:
        return self._shaped(graph, [rows, self.width], is_variable=is_variable)

    def _shaped(self, graph: SubgraphBuilder, shape: list[int], *, is_variable: bool = False) -> Tensor:
        scale = None if self.dtype == "float32" else 0.5
        return graph.tensor(shape, self.dtype, scale=scale, is_variable=is_variable)

    def _constant(self, graph: SubgraphBuilder, rows: int) -> Tensor:
        scale = None if self.dtype == "float32" else 0.5
        data = np.asarray([[self._random.randint(-99, 99) for _ in range(self.width)] for _ in range(rows)], self.dtype)
        return graph.tensor([rows, self.width], self.dtype, scale=scale, data=data)

    def _numbers(self, graph: SubgraphBuilder, *numbers: int | list[int]) -> Tensor:
        data = np.asarray(numbers, np.int32)
        return graph.tensor(list(data.shape), "int32", data=data)

    def _draw(self, graph: SubgraphBuilder, values: list[Tensor], steps: int, depth: int) -> None:
        kinds: list[Callable[[SubgraphBuilder, list[Tensor]], list[Tensor]]] = [
            *(2 * [self._concatenation, self._split, self._unary]),
            self._pack,
            self._unpack,
            self._split_v,
            self._pad,
            self._slice,
            self._strided_slice,
            self._reshape,
            self._binary,
            self._pool,
        ]
        for _ in range(steps):
            if depth == 0 and self._random.random() < 0.08:
                values += self._random.choice([self._if, self._while])(graph, values)
            else:
                values += self._random.choice(kinds)(graph, values)

    def _pick(self, values: list[Tensor]) -> Tensor:
        """The last ones more often than others."""
        return self._random.choice(values[-6:] if self._random.random() < 0.7 else values)

    def _concatenation(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        parts = [self._pick(values) for _ in range(self._random.randint(1, 4))]
        while sum(part.shape[0] for part in parts) > _MOST_ROWS:
            parts.pop()
        if not parts:
            return []
        output = self._matrix(graph, sum(part.shape[0] for part in parts))
        graph.op("CONCATENATION", parts, [output], axis=0)
        return [output]

    def _split(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        rows = value.shape[0]
        count = self._random.choice([number for number in range(1, rows + 1) if rows % number == 0][:4])
        outputs = [self._matrix(graph, rows // count) for _ in range(count)]
        graph.op("SPLIT", [self._numbers(graph, 0), value], outputs, num_splits=count)
        return outputs

    def _split_v(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        first = self._random.randint(1, value.shape[0])
        sizes = [first, value.shape[0] - first] if first < value.shape[0] else [first]
        outputs = [self._matrix(graph, size) for size in sizes]
        graph.op(
            "SPLIT_V", [value, self._numbers(graph, *sizes), self._numbers(graph, 0)], outputs, num_splits=len(sizes)
        )
        return outputs

    def _pack(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        first = self._pick(values)
        rows = first.shape[0]
        like = [value for value in values if value.shape[0] == rows]
        parts = [first] + [self._random.choice(like) for _ in range(self._random.randint(0, 2))]
        if len(parts) * rows > _MOST_ROWS:
            return []
        packed = self._shaped(graph, [len(parts), rows, self.width])
        output = self._matrix(graph, len(parts) * rows)
        graph.op("PACK", parts, [packed], values_count=len(parts), axis=0)
        graph.op("RESHAPE", [packed, self._numbers(graph, *output.shape)], [output])
        return [output]

    def _unpack(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        rows = [self._shaped(graph, [self.width]) for _ in range(value.shape[0])]
        graph.op("UNPACK", [value], rows, num=len(rows), axis=0)
        outputs = []
        for row in rows[:3]:
            outputs.append(self._matrix(graph, 1))
            graph.op("RESHAPE", [row, self._numbers(graph, 1, self.width)], [outputs[-1]])
        return outputs

    def _pad(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        before, after = self._random.randint(0, 3), self._random.randint(0, 3)
        if value.shape[0] + before + after > _MOST_ROWS:
            return []
        output = self._matrix(graph, value.shape[0] + before + after)
        graph.op("PAD", [value, self._numbers(graph, [before, after], [0, 0])], [output])
        return [output]

    def _range(self, value: Tensor) -> tuple[int, int]:
        begin = self._random.randint(0, value.shape[0] - 1)
        return begin, self._random.randint(begin + 1, value.shape[0])

    def _slice(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        begin, end = self._range(value)
        output = self._matrix(graph, end - begin)
        graph.op(
            "SLICE", [value, self._numbers(graph, begin, 0), self._numbers(graph, end - begin, self.width)], [output]
        )
        return [output]

    def _strided_slice(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        begin, end = self._range(value)
        stride = self._random.choice([1, 1, 2])
        output = self._matrix(graph, (end - begin + stride - 1) // stride)
        numbers = ([begin, 0], [end, self.width], [stride, 1])
        graph.op("STRIDED_SLICE", [value, *(self._numbers(graph, *pair) for pair in numbers)], [output])
        return [output]

    def _reshape(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        flat = self._shaped(graph, [value.shape[0] * self.width])
        output = self._matrix(graph, value.shape[0])
        graph.op("RESHAPE", [value, self._numbers(graph, *flat.shape)], [flat])
        graph.op("RESHAPE", [flat, self._numbers(graph, *output.shape)], [output])
        return [output]

    def _unary(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        output = self._matrix(graph, value.shape[0])
        graph.op("RELU", [value], [output])
        return [output]

    def _binary(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        value = self._pick(values)
        other = self._random.choice([candidate for candidate in values if candidate.shape[0] in (1, value.shape[0])])
        output = self._matrix(graph, value.shape[0])
        graph.op("ADD", [value, other] if self._random.random() < 0.5 else [other, value], [output])
        return [output]

    def _pool(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        """Rows of windows, which may lie over their input."""
        value = self._pick(values)
        rows = value.shape[0]
        image, pooled = (self._shaped(graph, [1, rows, self.width, 1]) for _ in range(2))
        output = self._matrix(graph, rows)
        graph.op("RESHAPE", [value, self._numbers(graph, *image.shape)], [image])
        graph.op(
            "MAX_POOL_2D", [image], [pooled], padding="SAME", filter_height=3, filter_width=2, stride_h=1, stride_w=1
        )
        graph.op("RESHAPE", [pooled, self._numbers(graph, *output.shape)], [output])
        return [output]

    def _add_subgraph(self) -> tuple[int, SubgraphBuilder]:
        self._subgraphs += 1
        return self._subgraphs - 1, self._builder.add_subgraph(f"subgraph {self._subgraphs - 1}")

    def _body(self, given: list[int], taken: list[int]) -> tuple[int, SubgraphBuilder]:
        """A subgraph of matrices with rows as many as are `given`, that gives out some with as many as are `taken`."""
        number, graph = self._add_subgraph()
        inputs = [self._matrix(graph, rows) for rows in given]
        values = list(inputs)
        self._draw(graph, values, 5, depth=1)
        outputs = []
        for rows in taken:
            value = self._pick(values)
            while value.shape[0] > rows:
                cut = self._matrix(graph, rows)
                size = self._numbers(graph, rows, self.width)
                graph.op("SLICE", [value, self._numbers(graph, value.shape[0] - rows, 0), size], [cut])
                value = cut
            if value.shape[0] < rows or value in outputs:
                padded = self._matrix(graph, rows)
                missing = rows - value.shape[0]
                graph.op("PAD", [value, self._numbers(graph, [missing, 0], [0, 0])], [padded])
                value = padded
            outputs.append(value)
        graph.finish(inputs, outputs)
        return number, graph

    def _if(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        given = [self._pick(values) for _ in range(2)]
        taken = [self._random.randint(1, 6) for _ in range(2)]
        outputs = [self._matrix(graph, rows) for rows in taken]
        branches = [self._body([value.shape[0] for value in given], taken)[0] for _ in range(2)]
        holds = graph.tensor([], "bool", data=np.asarray(self._random.random() < 0.5))
        graph.op("IF", [holds, *given], outputs, then_subgraph_index=branches[0], else_subgraph_index=branches[1])
        return outputs

    def _while(self, graph: SubgraphBuilder, values: list[Tensor]) -> list[Tensor]:
        """Three turns, counted in a value of their own that the body adds to."""
        given = [self._pick(values) for _ in range(2)]
        rows = [value.shape[0] for value in given]
        number, body = self._body(rows, rows)
        turn, next_turn = (body.tensor([1], "int32") for _ in range(2))
        body.op("ADD", [turn, self._numbers(body, 1)], [next_turn])
        body.finish([turn, *body.subgraph.inputs], [next_turn, *body.subgraph.outputs])
        condition_number, condition = self._add_subgraph()
        counted = condition.tensor([1], "int32")
        others = [self._matrix(condition, count) for count in rows]
        holds = condition.tensor([1], "bool")
        condition.op("LESS", [counted, self._numbers(condition, 3)], [holds])
        condition.finish([counted, *others], [holds])
        start = self._numbers(graph, 0)
        outputs = [graph.tensor([1], "int32"), *(self._matrix(graph, count) for count in rows)]
        graph.op("WHILE", [start, *given], outputs, cond_subgraph_index=condition_number, body_subgraph_index=number)
        return outputs[1:]


def _inputs(model: bytes, seed: int) -> list[list[np.ndarray]]:
    """For each run, all inputs."""
    generator = np.random.default_rng(seed)
    details = _interpreter(model, preserved=False).get_input_details()
    return [
        [generator.integers(-99, 100, detail["shape"]).astype(detail["dtype"]) for detail in details]
        for _ in range(_RUNS)
    ]


def _interpreter(model: bytes, *, preserved: bool) -> Interpreter:
    interpreter = Interpreter(model, preserve_all_tensors=preserved)
    interpreter.allocate_tensors()
    return interpreter


def _outputs(model: bytes, runs: list[list[np.ndarray]], *, preserved: bool) -> list[bytes]:
    """Of each run, the bytes of all outputs."""
    interpreter = _interpreter(model, preserved=preserved)
    outputs = []
    for inputs in runs:
        for index, values in enumerate(inputs):
            interpreter.set_input(values, index)
        interpreter.invoke()
        count = len(interpreter.get_output_details())
        outputs.append(b"".join(interpreter.get_output(index).tobytes() for index in range(count)))
    return outputs


def _need(model: bytes) -> int:
    return _interpreter(model, preserved=False).arena_used_bytes


# Elements, and so bytes of int8, of a value that is large against what else a model needs.
_LARGE = 1 << 16


def _joined(name: str) -> bytes:
    """Two branches of an input, joined to one output."""
    builder = ModelBuilder()
    x = builder.tensor([1, _LARGE], "int8", scale=0.5)
    branches = [builder.tensor([1, _LARGE], "int8", scale=0.5) for _ in range(2)]
    for branch in branches:
        builder.op("ABS", [x], [branch])
    if name == "CONCATENATION":
        y = builder.tensor([2, _LARGE], "int8", scale=0.5)
        builder.op(name, branches, [y], axis=0)
    else:
        y = builder.tensor([2, 1, _LARGE], "int8", scale=0.5)
        builder.op(name, branches, [y], axis=0, values_count=2)
    return builder.build([x], [y])


def _parted(name: str) -> bytes:
    """An input of which each half is used once, to make one output."""
    builder = ModelBuilder()
    x = builder.tensor([2, _LARGE], "int8", scale=0.5)
    y = builder.tensor([1, _LARGE] if name != "UNPACK" else [_LARGE], "int8", scale=0.5)
    halves = [builder.tensor(y.shape, "int8", scale=0.5) for _ in range(2)]

    def numbers(*values: int) -> Tensor:
        return builder.tensor([len(values)], "int32", data=np.asarray(values, np.int32))

    if name == "SPLIT":
        builder.op(name, [numbers(0), x], halves, num_splits=2)
    elif name == "SPLIT_V":
        builder.op(name, [x, numbers(1, 1), numbers(0)], halves, num_splits=2)
    elif name == "UNPACK":
        builder.op(name, [x], halves, num=2, axis=0)
    else:
        for index, half in enumerate(halves):
            last = numbers(1, _LARGE) if name == "SLICE" else numbers(index + 1, _LARGE)
            strides = [] if name == "SLICE" else [numbers(1, 1)]
            builder.op(name, [x, numbers(index, 0), last, *strides], [half])
    builder.op("ADD", halves, [y])
    return builder.build([x], [y])


def _padded() -> bytes:
    builder = ModelBuilder()
    x = builder.tensor([1, _LARGE], "int8", scale=0.5)
    y = builder.tensor([4, _LARGE], "int8", scale=0.5)
    paddings = builder.tensor([2, 2], "int32", data=np.asarray([[1, 2], [0, 0]], np.int32))
    builder.op("PAD", [x, paddings], [y])
    return builder.build([x], [y])


def _kept_apart() -> bytes:
    """A small part of a large value outlives it, while another large one is there."""
    builder = ModelBuilder()

    def numbers(*values: int) -> Tensor:
        return builder.tensor([len(values)], "int32", data=np.asarray(values, np.int32))

    x = builder.tensor([64, _LARGE // 64], "int8", scale=0.5)
    parts = [builder.tensor([rows, _LARGE // 64], "int8", scale=0.5) for rows in (1, 63)]
    builder.op("SPLIT_V", [x, numbers(1, 63), numbers(0)], parts, num_splits=2)
    small = [builder.tensor([63, 1], "int8", scale=0.5) for _ in range(2)]
    large = builder.tensor([63, _LARGE // 32], "int8", scale=0.5)
    builder.op("REDUCE_MAX", [parts[1], numbers(1)], [small[0]], keep_dims=True)
    builder.op("TILE", [small[0], numbers(1, _LARGE // 32)], [large])
    builder.op("REDUCE_MAX", [large, numbers(1)], [small[1]], keep_dims=True)
    return builder.build([x], [parts[0], small[1]])


class SharedMemoryTest(parameterized.TestCase):
    def test_random_graphs_give_what_they_give_without(self) -> None:
        smaller = 0
        for seed in range(_GRAPHS):
            model = _Drawing(seed).model()
            runs = _inputs(model, seed)
            with self.subTest(seed=seed):
                self.assertEqual(_outputs(model, runs, preserved=False), _outputs(model, runs, preserved=True))
            smaller += _need(model) < _interpreter(model, preserved=True).arena_used_bytes
        self.assertGreater(smaller, _GRAPHS // 2)

    def test_random_graphs_on_boards(self) -> None:
        models = [_Drawing(seed).model() for seed in range(_GRAPHS_ON_BOARDS)]
        runs = [_inputs(model, seed) for seed, model in enumerate(models)]
        expected = [_outputs(model, inputs, preserved=True) for model, inputs in zip(models, runs, strict=True)]
        rows = [[b"".join(values.tobytes() for values in inputs) for inputs in given] for given in runs]
        for board in _BOARDS.value:
            results = run_models(board, list(zip(models, rows, strict=True)))
            for seed, (result, outputs) in enumerate(zip(results, expected, strict=True)):
                with self.subTest(board=board, seed=seed):
                    self.assertEqual(result.outputs, outputs)

    @parameterized.named_parameters(
        # The input and both halves of the output.
        ("concatenation", lambda: _joined("CONCATENATION"), 3),
        ("pack", lambda: _joined("PACK"), 3),
        # The input, of whose halves one becomes their sum.
        ("split", lambda: _parted("SPLIT"), 3),
        ("split_v", lambda: _parted("SPLIT_V"), 3),
        ("unpack", lambda: _parted("UNPACK"), 3),
        ("slice", lambda: _parted("SLICE"), 3),
        ("strided_slice", lambda: _parted("STRIDED_SLICE"), 3),
        # The input lies in the output.
        ("pad", lambda: _padded(), 4),
        # The part that stays, what it lay in no more, and a value of twice that size.
        ("kept_apart", lambda: _kept_apart(), 2),
    )
    def test_memory_is_for(self, model: Callable[[], bytes], large_values: int) -> None:
        self.assertLess(_need(model()), large_values * _LARGE + 4096)


if __name__ == "__main__":
    absltest.main()

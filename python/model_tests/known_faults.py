"""Faults that readers of this format have had: a model of each, by the id under which it was published.

Beside each model stands what becomes of it: the sentence with which it is refused, when it is loaded or by `invoke`
with inputs of zeros, or that it runs. `known_faults_test` holds the runtime to it.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from model_tests.operators.single import Constant, single
from tflite_micro.model import Buffer, ModelBuilder, codec, schema
from tflite_micro.model.fields import Table

_Z = np.zeros

# Id or what is wrong, model, and a part of the sentence with which it is refused; None: it runs.
Fault = tuple[str, bytes, str | None]


def _model(name: str, operands: list[Any], outputs: list[tuple[Any, str]], **options: Any) -> bytes:
    return single(name, operands, outputs, **options).model


def _ints(*values: int, dtype: str = "int32") -> Constant:
    return Constant(np.array(values), dtype)


def _floats(*shape: int) -> Constant:
    return Constant(_Z(shape), "float32")


def _given(*shape: int, dtype: str = "float32") -> Any:
    return _Z(shape, dtype)


def _conv(
    *, strides: int = 1, dilation: int = 1, depth: int = 2, filter_shape: tuple[int, ...] = (3, 3, 3, 2)
) -> bytes:
    return _model(
        "CONV_2D",
        [_given(1, 5, 5, depth), _floats(*filter_shape), _floats(filter_shape[0])],
        [([1, 5, 5, filter_shape[0]], "float32")],
        padding="SAME",
        stride_w=strides,
        stride_h=strides,
        dilation_w_factor=dilation,
        dilation_h_factor=dilation,
    )


def _depthwise(*, strides: int = 1, dilation: int = 1, multiplier: int = 1, channels: int = 2) -> bytes:
    return _model(
        "DEPTHWISE_CONV_2D",
        [_given(1, 5, 5, 2), _floats(1, 3, 3, channels), _floats(channels)],
        [([1, 5, 5, channels], "float32")],
        padding="SAME",
        stride_w=strides,
        stride_h=strides,
        dilation_w_factor=dilation,
        dilation_h_factor=dilation,
        depth_multiplier=multiplier,
    )


def _pool(name: str, *, strides: int = 1, filter_size: int = 2, shape: tuple[int, ...] = (1, 5, 5, 2)) -> bytes:
    return _model(
        name,
        [_given(*shape)],
        [([1, 5, 5, 2], "float32")],
        padding="SAME",
        stride_w=strides,
        stride_h=strides,
        filter_width=filter_size,
        filter_height=filter_size,
    )


def _transpose_conv(*, strides: int = 1, output: tuple[int, ...] = (1, 5, 5, 3)) -> bytes:
    return _model(
        "TRANSPOSE_CONV",
        [_ints(*output), _floats(3, 3, 3, 2), _given(1, 5, 5, 2)],
        [(output, "float32")],
        padding="SAME",
        stride_w=strides,
        stride_h=strides,
    )


def _svdf(*, rank: int = 1, is_variable: bool = True, memory: int = 4, state: int = 8) -> bytes:
    builder = ModelBuilder()
    x, y = builder.tensor([1, 3]), builder.tensor([1, 2])
    feature = builder.tensor([2, 3], data=_Z([2, 3]))
    time = builder.tensor([2, memory], data=_Z([2, memory]))
    kept = builder.tensor([1, state], is_variable=is_variable)
    builder.op("SVDF", [x, feature, time, None, kept], [y], rank=rank)
    return builder.build([x], [y])


def _fully_connected(columns: int, bias: int = 2) -> bytes:
    return _model("FULLY_CONNECTED", [_given(1, 4), _floats(2, columns), _floats(bias)], [([1, 2], "float32")])


def _strided_slice(begin: int = 2, **masks: int) -> bytes:
    ones = [1] * begin
    return _model(
        "STRIDED_SLICE",
        [_given(3, 3), _ints(*[0] * begin), _ints(*ones), _ints(*ones)],
        [([1, 1], "float32")],
        **masks,
    )


def _custom(name: str, operands: list[Any], outputs: list[tuple[Any, str]], **options: Any) -> bytes:
    return single(name, operands, outputs, custom=True, **options).model


def _filter_bank(
    widths: tuple[int, int], starts: tuple[int, int] = (0, 0), weight_starts: tuple[int, int] = (0, 0)
) -> bytes:
    table = _ints(1, 2, 3, 4, dtype="int16")
    return _custom(
        "SignalFilterBank",
        [_given(8, dtype="uint32"), table, table]
        + [_ints(*values, dtype="int16") for values in (starts, weight_starts, widths)],
        [([1], "uint64")],
        num_channels=1,
    )


def _without(change: Callable[[ModelBuilder], None], name: str = "RELU", **tensor: Any) -> bytes:
    """A model of one operator, changed before it is written."""
    builder = ModelBuilder()
    x, y = builder.tensor([2, 2], **tensor), builder.tensor([2, 2], **tensor)
    builder.op(name, [x], [y])
    builder.finish([x], [y])
    change(builder)
    return builder._model.to_bytes()


def _division_by_zero() -> Iterator[Fault]:
    yield "CVE-2021-29585", _conv(strides=0), "stride"
    yield "CVE-2021-29586", _pool("MAX_POOL_2D", strides=0), "stride"
    yield "CVE-2021-29586", _pool("AVERAGE_POOL_2D", filter_size=0), "filter"
    for size in (0, -2):
        space = {"block_size": size}
        yield (
            "CVE-2021-29587",
            _model("SPACE_TO_DEPTH", [_given(1, 4, 4, 1)], [([1, 2, 2, 4], "float32")], **space),
            "block",
        )
        yield (
            "CVE-2021-29595",
            _model("DEPTH_TO_SPACE", [_given(1, 2, 2, 4)], [([1, 4, 4, 1], "float32")], **space),
            "block",
        )
    yield "CVE-2021-29588", _transpose_conv(strides=0), "stride"
    yield "CVE-2021-29589", _model("GATHER_ND", [_given(0, 2), _ints(0)], [([2], "float32")]), "expected 0 to -1"
    yield (
        "CVE-2021-29593",
        _model(
            "BATCH_TO_SPACE_ND", [_given(4, 2, 2, 1), _ints(0, 2), Constant(_Z([2, 2]))], [([1, 4, 4, 1], "float32")]
        ),
        "block",
    )
    yield "CVE-2021-29594", _conv(dilation=0), "dilation"
    yield (
        "CVE-2021-29596",
        _model("EMBEDDING_LOOKUP", [_given(2, dtype="int32"), _floats(0, 3)], [([2, 3], "float32")]),
        "expected 0 to -1",
    )
    yield (
        "CVE-2021-29597",
        _model(
            "SPACE_TO_BATCH_ND", [_given(1, 4, 4, 1), _ints(2, 0), Constant(_Z([2, 2]))], [([4, 2, 2, 1], "float32")]
        ),
        "block",
    )
    yield "CVE-2021-29598", _svdf(rank=0), "rank"
    yield "CVE-2021-29599", _model("SPLIT", [_ints(0), _given(4, 2)], [([2, 2], "float32")] * 2, num_splits=0), "splits"
    yield (
        "CVE-2021-29600",
        _model("ONE_HOT", [_given(2, dtype="int32"), _ints(0), _floats(), _floats()], [([2, 0], "float32")], axis=-1),
        None,  # an output without elements
    )
    yield "CVE-2021-29602", _depthwise(strides=0), "stride"
    yield "CVE-2021-37680", _fully_connected(0), "do not make rows for the filter"
    yield "CVE-2021-37683", _model("DIV", [_given(2), _given(2)], [([2], "float32")]), None
    yield "CVE-2021-37683", _model("DIV", [_given(2, dtype="int32")] * 2, [([2], "int32")]), "division by zero"
    yield "CVE-2021-37683", _model("FLOOR_MOD", [_given(2, dtype="int32")] * 2, [([2], "int32")]), "division by zero"
    yield "CVE-2021-37684", _pool("L2_POOL_2D", strides=0), "stride"
    yield "CVE-2022-21741", _depthwise(dilation=0), "dilation"
    yield "CVE-2022-21741", _depthwise(multiplier=0), None  # the shapes say what it is
    yield "CVE-2022-21741", _depthwise(channels=0), "filter has 0 channels"
    yield "CVE-2022-23557", _fully_connected(4, bias=0), "bias has 0 values, expected 2"
    yield "CVE-2023-27579", _conv(filter_shape=(4, 3, 3, 0)), "must divide the input's"
    yield "CVE-2023-27579", _conv(filter_shape=(4, 3, 3, 3)), "must divide the input's"


def _concatenation(length: int) -> bytes:
    """Inputs that together have more elements than any tensor may."""
    builder = ModelBuilder()
    x = builder.tensor([length], "int8", scale=1.0)
    y = builder.tensor([1], "int8", scale=1.0)
    builder.op("CONCATENATION", [x, x], [y], axis=0)
    return builder.build([x], [y])


def _not_operators() -> Iterator[Fault]:
    """Operators of the list that have no counterpart here are refused by name."""
    lookup = [_ints(0), _ints(0), _floats(1, 2)]
    yield (
        "CVE-2021-29604",
        _model("HASHTABLE_LOOKUP", lookup, [([1, 2], "float32"), ([1], "uint8")]),
        "HASHTABLE_LOOKUP",
    )
    yield "CVE-2021-37691", _model("LSH_PROJECTION", [_floats(1, 2), _given(0, 2)], [([1], "int32")]), "LSH_PROJECTION"
    yield (
        "CVE-2022-41894",
        _model(
            "CONV_3D_TRANSPOSE",
            [_ints(1, 4, 4, 4, 1), _floats(1, 1, 1, 2, 1), _given(1, 4, 4, 4, 1)],
            [([1, 4, 4, 4, 1], "float32")],
            stride_d=1,
            stride_w=1,
            stride_h=1,
        ),
        "CONV_3D_TRANSPOSE",
    )


def _overflow() -> Iterator[Fault]:
    def shaped(shape: list[int], **tensor: Any) -> bytes:
        def change(builder: ModelBuilder) -> None:
            for tensor_ in builder.subgraph.tensors:
                tensor_.shape = tuple(shape)

        return _without(change, **tensor)

    for id_, shape in [
        ("CVE-2021-29605", [1 << 30, 1 << 30, 1 << 30]),
        ("CVE-2022-23558", [(1 << 31) - 1] * 8),
        ("a product of dimensions past 2^31", [1 << 16, 1 << 15]),
        ("a product of dimensions past 2^63", [1 << 21, 1 << 21, 1 << 21, 2]),
        ("ElementCount of a shape", [1 << 16, 1 << 16, 0, 1 << 30]),
        ("a negative dimension", [-1, 4]),
    ]:
        yield id_, shaped(shape), "negative dimension or more than"
    int4 = shaped([46341, 46341], dtype="int4", scale=1.0, zero_point=0)
    yield "an int4 tensor of [46341, 46341]", int4, "negative dimension or more than"
    yield "CVE-2021-29601", _concatenation(1 << 30), "CONCATENATION, .*2\\^31"
    yield (
        "CVE-2022-23559",
        _model("EMBEDDING_LOOKUP", [_ints(1 << 30), _floats(3, 5)], [([1, 5], "float32")]),
        "index",
    )
    yield (
        "SCATTER_ND with 512 MB of output",
        _model("SCATTER_ND", [_ints(), _floats(0), _ints(1 << 27)], [([1 << 27], "float32")]),
        "dimension 0 of the updates is 0, where the output has 134217728",
    )
    for name in ("DIV", "FLOOR_DIV", "FLOOR_MOD"):
        yield "INT32_MIN / -1", _model(name, [_ints(-(1 << 31)), _ints(-1)], [([1], "int32")]), None


def _out_of_bounds() -> Iterator[Fault]:
    yield "CVE-2020-15207", _model("SUM", [_given(2, 3), _ints(-3)], [([2], "float32")]), "axis"
    yield "CVE-2020-15207", _model("CONCATENATION", [_given(2, 3)] * 2, [([2, 6], "float32")], axis=-3), "axis"
    yield "CVE-2020-15208", _model("ADD", [_given(2, 3), _given(2, 4)], [([2, 4], "float32")]), "they must be equal"
    yield (
        "CVE-2020-15212",
        _model("SEGMENT_SUM", [_given(3, 2), _ints(-1, 0, 1)], [([2, 2], "float32")]),
        "row 0 is of segment -1",
    )
    yield (
        "CVE-2020-15213",
        _model("SEGMENT_SUM", [_given(3, 2), _ints(0, 1, 1 << 30)], [([2, 2], "float32")]),
        "segment 1073741824",
    )
    yield "CVE-2020-15214", _model("SEGMENT_SUM", [_given(3, 2), _ints(1, 0, 5)], [([2, 2], "float32")]), "segment 5"
    yield "CVE-2020-15214", _model("SEGMENT_SUM", [_given(3, 2), _ints(0, 0)], [([1, 2], "float32")]), "2 segments"
    for name in ("MINIMUM", "MAXIMUM"):
        yield (
            "CVE-2021-29590",
            _model(name, [_given(3, 1, 2), _given(2, 3)], [([3, 1, 2], "float32")]),
            "they must be equal",
        )
    for name in ("ARG_MIN", "ARG_MAX"):
        for axis in (2, -3):
            yield (
                "CVE-2021-29603",
                _model(name, [_given(2, 3), _ints(axis)], [([2], "int32")], output_type="INT32"),
                "axis",
            )
    yield (
        "CVE-2021-29606",
        _model("SPLIT_V", [_given(4, 2), _ints(2, 2), _ints(-4)], [([2, 2], "float32")] * 2, num_splits=2),
        "axis",
    )
    yield (
        "CVE-2021-29606",
        _model("SPLIT_V", [_given(4, 2), _ints(5, -1), _ints(0)], [([2, 2], "float32")] * 2, num_splits=2),
        "do not add up",
    )
    for axis in (-4, 3):
        yield "CVE-2021-37685", _model("EXPAND_DIMS", [_given(2, 3), _ints(axis)], [([1, 2, 3], "float32")]), "axis"
    for index in (-1, 3, 1 << 30, -(1 << 31)):
        yield "CVE-2021-37687", _model("GATHER", [_given(3, 2), _ints(index)], [([1, 2], "float32")], axis=0), "index"
        yield "CVE-2021-37687", _model("GATHER_ND", [_given(3, 2), Constant([[index]])], [([1, 2], "float32")]), "index"
        yield (
            "CVE-2022-35938",
            _model("GATHER_ND", [_given(3, 2), Constant([[0, index]])], [([1], "float32")]),
            "index",
        )
        yield (
            "CVE-2022-35939",
            _model("SCATTER_ND", [Constant([[index]]), _floats(1, 2), _ints(3, 2)], [([3, 2], "float32")]),
            "index",
        )
    yield (
        "CVE-2022-35937",
        _model("GATHER_ND", [_given(3, 2), Constant([[0, 0, 0]])], [([1], "float32")]),
        "tuples have 3 elements",
    )
    yield (
        "CVE-2022-23560",
        _sparse(lambda levels: setattr(levels[1], "array_indices", _numbers([1 << 30, 0]))),
        "index 0 of level 1 of the sparse tensor is 1073741824",
    )
    yield (
        "CVE-2022-23561",
        _sparse(lambda levels: setattr(levels[1], "array_segments", _numbers([0, 1, 9]))),
        "segment limit",
    )
    yield "STRIDED_SLICE with more masks than dimensions", _strided_slice(begin_mask=-1, end_mask=0x7FFFFFFF), None
    yield "STRIDED_SLICE of more dimensions than there are", _strided_slice(begin=5), "5 dimensions are sliced"
    yield (
        "STRIDED_SLICE with more new axes than dimensions",
        _strided_slice(begin=9, new_axis_mask=0x1FF),
        "begin has 9 elements",
    )
    yield (
        "TRANSPOSE_CONV with an output shape that contradicts its input",
        _transpose_conv(output=(1, 50, 50, 3)),
        "needs an input of 50 by 50",
    )
    yield "TRANSPOSE_CONV with an output shape of 3 numbers", _transpose_conv(output=(5, 5, 3)), "has 3 values"
    for name, rank in [("AVERAGE_POOL_2D", 3), ("MAX_POOL_2D", 2), ("L2_POOL_2D", 1)]:
        yield f"{name} of rank {rank}", _pool(name, shape=(5,) * rank), f"input has {rank} dimensions"
    axis_7 = _model("ARG_MAX", [_given(4), _ints(7)], [([1], "int32")], output_type="INT32")
    yield "ARG_MAX axis past the rank", axis_7, "axis 7 is out of range"
    yield "filter channels that do not match the input", _conv(depth=3), "must divide the input's"
    yield "depthwise filter channels that do not match", _depthwise(channels=3), "not a multiple of the input's"


def _numbers(values: list[int]) -> schema.Int32Vector:
    return schema.Int32Vector(np.array(values, np.int32))


def _sparse(change: Callable[[Any], None]) -> bytes:
    """A matrix of 2 by 2, of which one element in each row is stored."""
    builder = ModelBuilder()
    x, y = builder.tensor([2, 2], data=_Z([2, 2])), builder.tensor([2, 2])
    levels = [
        schema.DimensionMetadata(schema.DimensionType.DENSE, 2),
        schema.DimensionMetadata(
            schema.DimensionType.SPARSE_CSR, 0, array_segments=_numbers([0, 1, 2]), array_indices=_numbers([0, 1])
        ),
    ]
    change(levels)
    x.table.sparsity = schema.SparsityParameters(np.array([0, 1], np.int32), None, levels)
    x.buffer = Buffer(bytes(8))
    builder.op("DENSIFY", [x], [y])
    return builder.build([], [y])


def _indices() -> Iterator[Fault]:
    """Numbers that name what is not there, written into the file's own fields."""

    def set_field(table: str, field: str, value: Any) -> bytes:
        return _rewritten(lambda model: _set(model, table, field, value))

    for value in (99, -2, -(1 << 31), (1 << 31) - 1):
        numbers = np.array([value], np.int32)
        yield "CVE-2020-15210", set_field("operator", "outputs", numbers), "output tensor"
        yield "CVE-2020-15211", set_field("operator", "inputs", numbers), "input tensor"
        yield "CVE-2020-15211", set_field("subgraph", "inputs", numbers), "has input"
        yield "CVE-2020-15211", set_field("subgraph", "outputs", numbers), "has output"
    yield (
        "operator input -1 where a tensor is required",
        set_field("operator", "inputs", np.array([-1], np.int32)),
        "is not given but is required",
    )
    yield "an operator without inputs", set_field("operator", "inputs", np.array([], np.int32)), "has 0 inputs"
    yield "CVE-2020-15210", set_field("operator", "outputs", np.array([0], np.int32)), "an input of the subgraph"
    yield "buffer index past the table", set_field("tensor", "buffer", 77), "buffer"
    yield "operator code index past the table", set_field("operator", "opcode_index", 7), "operator code"
    yield "no subgraph", set_field("model", "subgraphs", []), "lacks subgraphs"
    yield "no subgraph", set_field("model", "subgraphs", None), "subgraphs is missing"
    yield "subgraph without tensors", set_field("subgraph", "tensors", None), "SubGraph.tensors is missing"
    yield "no operator codes", set_field("model", "operator_codes", None), "operator_codes is missing"
    yield "no buffers", set_field("model", "buffers", None), "buffers is missing"
    yield "CVE-2021-37688", set_field("operator", "builtin_options", None), None
    yield (
        "builtin_code beyond the enum",
        set_field("code", "builtin_code", 1 << 30),
        "operator 1073741824.: not implemented",
    )
    # The larger of both counts, which is the newer field where the older one says that it is too narrow.
    yield "deprecated_builtin_code and builtin_code that differ", set_field("code", "deprecated_builtin_code", 3), None


def _rewritten(change: Callable[[schema.Model], None]) -> bytes:
    """A model of one RELU with numbers in its tables changed."""
    model = codec.read(_model("RELU", [_given(2)], [([2], "float32")]))
    change(model)
    return codec.write(model)


def _set(model: schema.Model, table: str, field: str, value: Any) -> None:
    graph = (model.subgraphs or [])[0]
    tables: dict[str, Any] = {
        "model": model,
        "subgraph": graph,
        "operator": (graph.operators or [])[0],
        "tensor": (graph.tensors or [])[0],
        "code": (model.operator_codes or [])[0],
    }
    setattr(tables[table], field, value)


def _uninitialised() -> Iterator[Fault]:
    def unwritten(builder: ModelBuilder) -> None:
        lonely = builder.tensor([2, 2])
        builder.subgraph.operators[0].inputs[0] = lonely

    yield "CVE-2020-15209", _without(unwritten), "no earlier operator writes"
    yield "CVE-2021-29592", _model("RESHAPE", [_given(4)], [([2, 2], "float32")]), "the new shape 1"
    yield "CVE-2021-29592", _model("RESHAPE", [_given(4), _ints()], [([2, 2], "float32")]), "the new shape 1"
    yield "CVE-2021-37681", _svdf(is_variable=False), "variable"
    yield "CVE-2021-37681", _svdf(state=3), "state has 3 elements"
    for name in ("CONV_2D", "FULLY_CONNECTED", "ADD", "SOFTMAX", "QUANTIZE"):
        yield "CVE-2021-37682", _unquantised(name), "scale"
    for name in ("L2_NORMALIZATION", "SOFTMAX", "RELU"):
        yield "CVE-2021-37689", _model(name, [_given(0)], [([0], "float32")]), None


def _quantisation() -> Iterator[Fault]:
    def quantised(dtype: str, **quantization: Any) -> bytes:
        return _without(lambda _: None, dtype=dtype, **quantization)

    yield "sound quantisation", quantised("int8", scale=0.5, zero_point=-128), None
    for scale in (0.0, -0.5, float("inf"), float("nan")):
        yield f"scale {scale}", quantised("int8", scale=scale), "not positive and finite: scale 0"
    yield "one scale of several is 0", quantised("int8", scale=[0.5, 0.0]), "not positive and finite: scale 1"
    for dtype, zero_point in [("int8", -129), ("int8", 128), ("uint8", -1), ("uint8", 256), ("int16", 1 << 15)]:
        yield (
            f"zero point {zero_point} of {dtype}",
            quantised(dtype, scale=0.5, zero_point=zero_point),
            "no value of its type: zero point 0",
        )
    yield "more scales than channels", quantised("int8", scale=[0.5] * 3), "3 scales, but 2 channels along dimension 0"
    yield "scales along no dimension", quantised("int8", scale=[0.5] * 2, axis=2), "0 channels along dimension 2"


def _unquantised(name: str) -> bytes:
    """An int8 operator whose tensors have no scales."""
    builder = ModelBuilder()
    x, y = builder.tensor([1, 2, 2, 2], "int8"), builder.tensor([1, 2, 2, 2], "int8")
    if name == "CONV_2D":
        weights = builder.tensor([2, 1, 1, 2], "int8", data=_Z([2, 1, 1, 2]))
        builder.op(name, [x, weights, None], [y], stride_w=1, stride_h=1)
    elif name == "FULLY_CONNECTED":
        builder.op(name, [x, builder.tensor([2, 2], "int8", data=_Z([2, 2])), None], [y], keep_num_dims=True)
    elif name == "QUANTIZE":
        real = builder.tensor([1, 2, 2, 2])
        builder.op(name, [real], [y])
        return builder.build([real], [y])
    else:
        builder.op(name, [x, x] if name == "ADD" else [x], [y])
    return builder.build([x], [y])


def _loops() -> Iterator[Fault]:
    def calling(name: str, called: int, **more: Any) -> bytes:
        """Subgraph 0 has an operator that calls subgraph 1, which has one that calls `called`."""
        builder = ModelBuilder()
        for graph in (builder, builder.add_subgraph("second")):
            target = 1 if graph is builder else called
            x, y = graph.tensor([1]), graph.tensor([1])
            if name == "CALL_ONCE":
                graph.op(name, [], [], init_subgraph_index=target)
                graph.finish([], [])
            elif name == "WHILE":
                graph.op(name, [x], [y], cond_subgraph_index=target, body_subgraph_index=target)
                graph.finish([x], [y])
            else:
                yes = graph.tensor([], "bool", data=np.asarray(True))
                graph.op(name, [yes, x], [y], then_subgraph_index=target, else_subgraph_index=target)
                graph.finish([x], [y])
        return builder.build(builder.subgraph.inputs, builder.subgraph.outputs)

    for name in ("IF", "WHILE", "CALL_ONCE"):
        for called in (0, 1):
            yield "CVE-2021-29591", calling(name, called), "calls itself"
        yield f"{name} of a subgraph that is not there", calling(name, 2), "calls subgraph 2"
    yield "CALL_ONCE of its own subgraph", calling("CALL_ONCE", 1), "calls itself"
    yield "CVE-2021-37686", _strided_slice(ellipsis_mask=3), "ellipsis_mask has more than one bit"
    yield "CVE-2021-37686", _strided_slice(begin=4, ellipsis_mask=1, new_axis_mask=14), None
    yield "WHILE that never ends", _endless(), "does not end"

    def circle(builder: ModelBuilder) -> None:
        builder.subgraph.operators[0].inputs[0] = builder.subgraph.tensors[1]

    yield "an operator whose output is its own input", _without(circle), "output 0 is also input 0"


def _endless() -> bytes:
    builder = ModelBuilder()
    start, end = builder.tensor([1], "int32"), builder.tensor([1], "int32")
    builder.op("WHILE", [start], [end], cond_subgraph_index=1, body_subgraph_index=2)
    condition = builder.add_subgraph("condition")
    value, yes = condition.tensor([1], "int32"), condition.tensor([1], "bool")
    condition.op("EQUAL", [value, value], [yes])
    condition.finish([value], [yes])
    body = builder.add_subgraph("body")
    value = body.tensor([1], "int32")
    body.finish([value], [value])
    return builder.build([start], [end])


def _container() -> Iterator[Fault]:
    yield "8-byte file", bytes.fromhex("1800000054464C33"), "should be at byte 24"
    yield "no bytes", b"", "0 bytes are too few"
    sound = _model("RELU", [_given(2)], [([2], "float32")])
    for size in range(8, len(sound), 7):
        yield "a file cut short", sound[:size], "truncated"
    for offset in (len(sound), len(sound) - 3, (1 << 31), (1 << 32) - 1):
        yield "root offset past the end", struct.pack("<I", offset) + sound[4:], "damaged|few"
    root = struct.unpack_from("<I", sound)[0]

    def patched(position: int, value: int) -> bytes:
        return sound[:position] + struct.pack("<I", value & 0xFFFFFFFF) + sound[position + 4 :]

    for distance in (-(1 << 31), 1 << 30, root + 4, -len(sound)):
        yield "vtable past the end", patched(root, distance), "damaged"
    yield "vtable that overlaps its table", patched(root, 0), "described impossibly"
    for position in _vector_lengths(sound):
        yield "vector length 2^32-1", patched(position, -1), "damaged"
        yield "vector length 2^29", patched(position, 1 << 29), "damaged"

    name = sound.index(b"tensor_0")
    yield "string without terminator", sound[: name + 8] + b"!" + sound[name + 9 :], "does not end with a zero"

    def options(member: Table) -> bytes:
        return _rewritten(lambda model: _set(model, "operator", "builtin_options", member))

    conv = codec.read(_conv())
    _set(conv, "operator", "builtin_options", schema.ReshapeOptions(np.array([1 << 30] * 4, np.int32)))
    yield "union value of another type", codec.write(conv), "stride_h is 0"
    yield "union value of another type", options(schema.Conv2DOptions()), None


def _vector_lengths(model: bytes) -> list[int]:
    """Where the lengths of the model's own vectors stand: operator codes, subgraphs, buffers."""
    root = struct.unpack_from("<I", model)[0]
    vtable = root - struct.unpack_from("<i", model, root)[0]
    fields = [struct.unpack_from("<H", model, vtable + 4 + 2 * field)[0] for field in (1, 2, 4)]
    return [root + field + struct.unpack_from("<I", model, root + field)[0] for field in fields if field]


def _audio() -> Iterator[Fault]:
    samples = _given(16, dtype="int16")
    window = _ints(*[1] * 16, dtype="int16")
    short = _ints(*[1] * 3, dtype="int16")
    yield (
        "SignalWindow of another length",
        _custom("SignalWindow", [samples, short], [([16], "int16")], shift=12),
        "the window .input 1. has 3 elements, expected 16",
    )
    for shift in (-1, 32, 1 << 30):
        yield (
            "SignalWindow shifts past the word",
            _custom("SignalWindow", [samples, window], [([16], "int16")], shift=shift),
            "the option shift is",
        )
    for length in (0, -2, 3, 8, 1 << 30):
        yield (
            "SignalRfft of another length",
            _custom("SignalRfft", [samples], [([18], "int16")], T=7, fft_length=length),
            "fft_length",
        )
    for length in (0, 8, 1 << 30):
        yield (
            "SignalIrfft of another length",
            _custom("SignalIrfft", [_given(18, dtype="int16")], [([16], "int16")], T=7, fft_length=length),
            "fft_length",
        )
    for start, end in [(-1, 4), (0, 100), (1 << 30, 1 << 30)]:
        yield (
            "SignalEnergy of what is not there",
            _custom("SignalEnergy", [_given(18, dtype="int16")], [([9], "uint32")], start_index=start, end_index=end),
            "the option (start|end)_index is",
        )
    for bits in (-1, 64, 1 << 30):
        yield (
            "SignalFilterBankSpectralSubtraction shifts past the word",
            _custom(
                "SignalFilterBankSpectralSubtraction",
                [_given(4, dtype="uint32")],
                [([4], "uint32")] * 2,
                num_channels=4,
                smoothing=1,
                one_minus_smoothing=1,
                alternate_smoothing=1,
                alternate_one_minus_smoothing=1,
                smoothing_bits=bits,
                min_signal_remaining=1,
                clamping=False,
                spectral_subtraction_bits=bits,
            ),
            "the option smoothing_bits is",
        )
    for channels in (0, 5, -1):
        yield (
            "SignalFilterBankSpectralSubtraction of other channels",
            _custom(
                "SignalFilterBankSpectralSubtraction",
                [_given(4, dtype="uint32")],
                [([4], "uint32")] * 2,
                num_channels=channels,
                smoothing=1,
                one_minus_smoothing=1,
                alternate_smoothing=1,
                alternate_one_minus_smoothing=1,
                smoothing_bits=10,
                min_signal_remaining=1,
                clamping=False,
                spectral_subtraction_bits=14,
            ),
            "num_channels is|the input has 4 elements, expected 5",
        )
    for table, shift in [(3, 6), (200, -1), (200, 64)]:
        yield (
            "SignalPCAN with a short table, or shifts past the word",
            _custom(
                "SignalPCAN",
                [_given(4, dtype="uint32")] * 2 + [_ints(*[1] * table, dtype="int16")],
                [([4], "uint32")],
                snr_shift=shift,
            ),
            "the gains .input 2. have 3 elements|the option snr_shift is",
        )
    for step in (0, -1, 9, 1 << 30):
        yield (
            "SignalOverlapAdd with a step that contradicts the frame",
            _custom("SignalOverlapAdd", [_given(2, 8, dtype="int16")], [([16], "int16")], T=7, frame_step=step),
            "the option frame_step is",
        )
    for size, step in [(0, 4), (4, 0), (-1, 4), (1 << 30, 1 << 30), (8, 3)]:
        yield (
            "SignalFramer with lengths that contradict the input",
            _custom(
                "SignalFramer",
                [samples],
                [([4, 8], "int16"), ([], "bool")],
                frame_size=size,
                frame_step=step,
                prefill=False,
            ),
            "the option frame_|the input's last dimension is 16",
        )
    for delay in (-1, 1 << 30):
        yield (
            "SignalDelay",
            _custom("SignalDelay", [samples], [([16], "int16")], delay_length=delay),
            "the option delay_length is -1|its state would take more",
        )
    for contexts in [(-1, 0, 1), (0, -1, 1), (0, 0, 0), (1 << 30, 1 << 30, 1)]:
        left, right, step = contexts
        yield (
            "SignalStacker",
            _custom(
                "SignalStacker",
                [samples],
                [([16], "int16"), ([], "bool")],
                num_channels=16,
                stacker_left_context=left,
                stacker_right_context=right,
                stacker_step=step,
            ),
            "the option stacker_",
        )
    for widths, starts, weight_starts in [
        ((0, 9), (0, 0), (0, 0)),  # wider than the input
        ((1, 4), (0, 7), (0, 0)),  # past the input's end
        ((1, 4), (0, 0), (0, 3)),  # past the weights' end
        ((-1, 1), (0, 0), (0, 0)),
        ((1, 1), (-1, 0), (0, 0)),
        ((1, 1), (0, 0), (-5, 0)),
        ((32767, 32767), (32767, 32767), (32767, 32767)),
    ]:
        yield (
            "SignalFilterBank tables that run past the input",
            _filter_bank(widths, starts, weight_starts),
            "channel [01] reaches beyond",
        )
    for bits in (-1, 64):
        yield (
            "SignalFilterBankSquareRoot shifts past the word",
            _custom("SignalFilterBankSquareRoot", [_given(4, dtype="uint64"), _ints(bits)], [([4], "uint32")]),
            "the scale bits .input 1. are",
        )


def _run_time() -> Iterator[Fault]:
    builder = ModelBuilder()
    x = builder.tensor([], "resource")
    y = builder.tensor([2])
    builder.op("READ_VARIABLE", [x], [y])
    yield "resource ids that were never assigned", builder.build([x], [y]), "was given no MicroResourceVariables"
    builder = ModelBuilder()
    handle, value = builder.tensor([], "resource"), builder.tensor([2])
    builder.op("VAR_HANDLE", [], [handle], container="", shared_name="never assigned")
    builder.op("READ_VARIABLE", [handle], [value])
    yield "resource ids that were never assigned", builder.build([], [value]), None
    for slots in (0, -1, 1 << 30):
        yield (
            "CIRCULAR_BUFFER of other lengths",
            _custom("CIRCULAR_BUFFER", [_given(1, 1, 1, 4, dtype="int8")], [([1, slots, 1, 4], "int8")]),
            "slots|negative dimension or more than",
        )


def known_faults() -> Iterator[Fault]:
    """All of them."""
    for part in (
        _division_by_zero,
        _not_operators,
        _overflow,
        _out_of_bounds,
        _indices,
        _uninitialised,
        _quantisation,
        _loops,
        _container,
        _audio,
        _run_time,
    ):
        yield from part()

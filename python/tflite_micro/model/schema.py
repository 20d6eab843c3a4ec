"""The tables and enums of the model format. Generated from schema.fbs by tools/schema/generate_reader.py."""

from __future__ import annotations

import dataclasses
import enum

from tflite_micro.model.fields import Array, Table, scalar, string, table, tables, union, vector

IDENTIFIER = b"TFL3"


class BuiltinOperator(enum.IntEnum):
    ADD = 0
    AVERAGE_POOL_2D = 1
    CONCATENATION = 2
    CONV_2D = 3
    DEPTHWISE_CONV_2D = 4
    DEPTH_TO_SPACE = 5
    DEQUANTIZE = 6
    EMBEDDING_LOOKUP = 7
    FLOOR = 8
    FULLY_CONNECTED = 9
    HASHTABLE_LOOKUP = 10
    L2_NORMALIZATION = 11
    L2_POOL_2D = 12
    LOCAL_RESPONSE_NORMALIZATION = 13
    LOGISTIC = 14
    LSH_PROJECTION = 15
    LSTM = 16
    MAX_POOL_2D = 17
    MUL = 18
    RELU = 19
    RELU_N1_TO_1 = 20
    RELU6 = 21
    RESHAPE = 22
    RESIZE_BILINEAR = 23
    RNN = 24
    SOFTMAX = 25
    SPACE_TO_DEPTH = 26
    SVDF = 27
    TANH = 28
    CONCAT_EMBEDDINGS = 29
    SKIP_GRAM = 30
    CALL = 31
    CUSTOM = 32
    EMBEDDING_LOOKUP_SPARSE = 33
    PAD = 34
    UNIDIRECTIONAL_SEQUENCE_RNN = 35
    GATHER = 36
    BATCH_TO_SPACE_ND = 37
    SPACE_TO_BATCH_ND = 38
    TRANSPOSE = 39
    MEAN = 40
    SUB = 41
    DIV = 42
    SQUEEZE = 43
    UNIDIRECTIONAL_SEQUENCE_LSTM = 44
    STRIDED_SLICE = 45
    BIDIRECTIONAL_SEQUENCE_RNN = 46
    EXP = 47
    TOPK_V2 = 48
    SPLIT = 49
    LOG_SOFTMAX = 50
    DELEGATE = 51
    BIDIRECTIONAL_SEQUENCE_LSTM = 52
    CAST = 53
    PRELU = 54
    MAXIMUM = 55
    ARG_MAX = 56
    MINIMUM = 57
    LESS = 58
    NEG = 59
    PADV2 = 60
    GREATER = 61
    GREATER_EQUAL = 62
    LESS_EQUAL = 63
    SELECT = 64
    SLICE = 65
    SIN = 66
    TRANSPOSE_CONV = 67
    SPARSE_TO_DENSE = 68
    TILE = 69
    EXPAND_DIMS = 70
    EQUAL = 71
    NOT_EQUAL = 72
    LOG = 73
    SUM = 74
    SQRT = 75
    RSQRT = 76
    SHAPE = 77
    POW = 78
    ARG_MIN = 79
    FAKE_QUANT = 80
    REDUCE_PROD = 81
    REDUCE_MAX = 82
    PACK = 83
    LOGICAL_OR = 84
    ONE_HOT = 85
    LOGICAL_AND = 86
    LOGICAL_NOT = 87
    UNPACK = 88
    REDUCE_MIN = 89
    FLOOR_DIV = 90
    REDUCE_ANY = 91
    SQUARE = 92
    ZEROS_LIKE = 93
    FILL = 94
    FLOOR_MOD = 95
    RANGE = 96
    RESIZE_NEAREST_NEIGHBOR = 97
    LEAKY_RELU = 98
    SQUARED_DIFFERENCE = 99
    MIRROR_PAD = 100
    ABS = 101
    SPLIT_V = 102
    UNIQUE = 103
    CEIL = 104
    REVERSE_V2 = 105
    ADD_N = 106
    GATHER_ND = 107
    COS = 108
    WHERE = 109
    RANK = 110
    ELU = 111
    REVERSE_SEQUENCE = 112
    MATRIX_DIAG = 113
    QUANTIZE = 114
    MATRIX_SET_DIAG = 115
    ROUND = 116
    HARD_SWISH = 117
    IF = 118
    WHILE = 119
    NON_MAX_SUPPRESSION_V4 = 120
    NON_MAX_SUPPRESSION_V5 = 121
    SCATTER_ND = 122
    SELECT_V2 = 123
    DENSIFY = 124
    SEGMENT_SUM = 125
    BATCH_MATMUL = 126
    PLACEHOLDER_FOR_GREATER_OP_CODES = 127
    CUMSUM = 128
    CALL_ONCE = 129
    BROADCAST_TO = 130
    RFFT2D = 131
    CONV_3D = 132
    IMAG = 133
    REAL = 134
    COMPLEX_ABS = 135
    HASHTABLE = 136
    HASHTABLE_FIND = 137
    HASHTABLE_IMPORT = 138
    HASHTABLE_SIZE = 139
    REDUCE_ALL = 140
    CONV_3D_TRANSPOSE = 141
    VAR_HANDLE = 142
    READ_VARIABLE = 143
    ASSIGN_VARIABLE = 144
    BROADCAST_ARGS = 145
    RANDOM_STANDARD_NORMAL = 146
    BUCKETIZE = 147
    RANDOM_UNIFORM = 148
    MULTINOMIAL = 149
    GELU = 150
    DYNAMIC_UPDATE_SLICE = 151
    RELU_0_TO_1 = 152
    UNSORTED_SEGMENT_PROD = 153
    UNSORTED_SEGMENT_MAX = 154
    UNSORTED_SEGMENT_SUM = 155
    ATAN2 = 156
    UNSORTED_SEGMENT_MIN = 157
    SIGN = 158
    BITCAST = 159
    BITWISE_XOR = 160
    RIGHT_SHIFT = 161
    STABLEHLO_LOGISTIC = 162
    STABLEHLO_ADD = 163
    STABLEHLO_DIVIDE = 164
    STABLEHLO_MULTIPLY = 165
    STABLEHLO_MAXIMUM = 166
    STABLEHLO_RESHAPE = 167
    STABLEHLO_CLAMP = 168
    STABLEHLO_CONCATENATE = 169
    STABLEHLO_BROADCAST_IN_DIM = 170
    STABLEHLO_CONVOLUTION = 171
    STABLEHLO_SLICE = 172
    STABLEHLO_CUSTOM_CALL = 173
    STABLEHLO_REDUCE = 174
    STABLEHLO_ABS = 175
    STABLEHLO_AND = 176
    STABLEHLO_COSINE = 177
    STABLEHLO_EXPONENTIAL = 178
    STABLEHLO_FLOOR = 179
    STABLEHLO_LOG = 180
    STABLEHLO_MINIMUM = 181
    STABLEHLO_NEGATE = 182
    STABLEHLO_OR = 183
    STABLEHLO_POWER = 184
    STABLEHLO_REMAINDER = 185
    STABLEHLO_RSQRT = 186
    STABLEHLO_SELECT = 187
    STABLEHLO_SUBTRACT = 188
    STABLEHLO_TANH = 189
    STABLEHLO_SCATTER = 190
    STABLEHLO_COMPARE = 191
    STABLEHLO_CONVERT = 192
    STABLEHLO_DYNAMIC_SLICE = 193
    STABLEHLO_DYNAMIC_UPDATE_SLICE = 194
    STABLEHLO_PAD = 195
    STABLEHLO_IOTA = 196
    STABLEHLO_DOT_GENERAL = 197
    STABLEHLO_REDUCE_WINDOW = 198
    STABLEHLO_SORT = 199
    STABLEHLO_WHILE = 200
    STABLEHLO_GATHER = 201
    STABLEHLO_TRANSPOSE = 202
    DILATE = 203
    STABLEHLO_RNG_BIT_GENERATOR = 204
    REDUCE_WINDOW = 205
    STABLEHLO_COMPOSITE = 206
    STABLEHLO_SHIFT_LEFT = 207
    STABLEHLO_CBRT = 208
    STABLEHLO_CASE = 209


class TensorType(enum.IntEnum):
    FLOAT32 = 0
    FLOAT16 = 1
    INT32 = 2
    UINT8 = 3
    INT64 = 4
    STRING = 5
    BOOL = 6
    INT16 = 7
    COMPLEX64 = 8
    INT8 = 9
    FLOAT64 = 10
    COMPLEX128 = 11
    UINT64 = 12
    RESOURCE = 13
    VARIANT = 14
    UINT32 = 15
    UINT16 = 16
    INT4 = 17
    BFLOAT16 = 18
    INT2 = 19
    UINT4 = 20
    FLOAT8_E4M3FN = 21
    FLOAT8_E5M2 = 22


class DimensionType(enum.IntEnum):
    DENSE = 0
    SPARSE_CSR = 1


class CustomOptionsFormat(enum.IntEnum):
    FLEXBUFFERS = 0


class Padding(enum.IntEnum):
    SAME = 0
    VALID = 1


class ActivationFunctionType(enum.IntEnum):
    NONE = 0
    RELU = 1
    RELU_N1_TO_1 = 2
    RELU6 = 3
    TANH = 4
    SIGN_BIT = 5


class FullyConnectedOptionsWeightsFormat(enum.IntEnum):
    DEFAULT = 0
    SHUFFLED4x16INT8 = 1


class LSTMKernelType(enum.IntEnum):
    FULL = 0
    BASIC = 1


class ReduceWindowFunction(enum.IntEnum):
    UNSUPPORTED = 0
    ADD = 1
    MUL = 2
    MINIMUM = 3
    MAXIMUM = 4
    ALL = 5
    ANY = 6


class MirrorPadMode(enum.IntEnum):
    REFLECT = 0
    SYMMETRIC = 1


class CombinerType(enum.IntEnum):
    SUM = 0
    MEAN = 1
    SQRTN = 2


class LSHProjectionType(enum.IntEnum):
    UNKNOWN = 0
    SPARSE = 1
    DENSE = 2


class StablehloPrecisionConfig(enum.IntEnum):
    DEFAULT = 0
    HIGH = 1
    HIGHEST = 2


class StablehloComparisonDirection(enum.IntEnum):
    STABLEHLO_COMPARISON_DIRECTION_EQ = 0
    STABLEHLO_COMPARISON_DIRECTION_NE = 1
    STABLEHLO_COMPARISON_DIRECTION_GE = 2
    STABLEHLO_COMPARISON_DIRECTION_GT = 3
    STABLEHLO_COMPARISON_DIRECTION_LE = 4
    STABLEHLO_COMPARISON_DIRECTION_LT = 5


class StablehloComparisonType(enum.IntEnum):
    STABLEHLO_COMPARISON_TYPE_NOTYPE = 0
    STABLEHLO_COMPARISON_TYPE_FLOAT = 1
    STABLEHLO_COMPARISON_TYPE_FLOAT_TOTAL_ORDER = 2
    STABLEHLO_COMPARISON_TYPE_SIGNED = 3
    STABLEHLO_COMPARISON_TYPE_UNSIGNED = 4


class RngAlgorithm(enum.IntEnum):
    DEFAULT = 0
    PHILOX = 1
    THREEFRY = 2


@dataclasses.dataclass(slots=True, eq=False)
class Model(Table):
    version: int = scalar(0, "<u4", 0)
    operator_codes: list[OperatorCode] | None = tables(1, "OperatorCode")
    subgraphs: list[SubGraph] | None = tables(2, "SubGraph")
    description: str | None = string(3)
    buffers: list[Buffer] | None = tables(4, "Buffer")
    metadata_buffer: Array | None = vector(5, "<i4")
    metadata: list[Metadata] | None = tables(6, "Metadata")
    signature_defs: list[SignatureDef] | None = tables(7, "SignatureDef")
    external_buffer_groups: list[ExternalBufferGroup] | None = tables(8, "ExternalBufferGroup")
    external_buffers: list[ExternalBuffer] | None = tables(9, "ExternalBuffer")


@dataclasses.dataclass(slots=True, eq=False)
class OperatorCode(Table):
    deprecated_builtin_code: int = scalar(0, "i1", 0)
    custom_code: str | None = string(1)
    version: int = scalar(2, "<i4", 1)
    builtin_code: BuiltinOperator = scalar(3, "<i4", BuiltinOperator.ADD)


@dataclasses.dataclass(slots=True, eq=False)
class Buffer(Table):
    data: Array | None = vector(0, "u1", align=16)
    offset: int = scalar(1, "<u8", 0)
    size: int = scalar(2, "<u8", 0)


@dataclasses.dataclass(slots=True, eq=False)
class Metadata(Table):
    name: str | None = string(0)
    buffer: int = scalar(1, "<u4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class SignatureDef(Table):
    inputs: list[TensorMap] | None = tables(0, "TensorMap")
    outputs: list[TensorMap] | None = tables(1, "TensorMap")
    signature_key: str | None = string(2)
    subgraph_index: int = scalar(4, "<u4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class TensorMap(Table):
    name: str | None = string(0)
    tensor_index: int = scalar(1, "<u4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class ExternalBuffer(Table):
    id: int = scalar(0, "<u4", 0)
    group: int = scalar(1, "<u4", 0)
    offset: int = scalar(2, "<u8", 0)
    length: int = scalar(3, "<u8", 0)
    packing: str | None = string(4)


@dataclasses.dataclass(slots=True, eq=False)
class ExternalBufferGroup(Table):
    name: str | None = string(0)


@dataclasses.dataclass(slots=True, eq=False)
class SubGraph(Table):
    tensors: list[Tensor] | None = tables(0, "Tensor")
    inputs: Array | None = vector(1, "<i4")
    outputs: Array | None = vector(2, "<i4")
    operators: list[Operator] | None = tables(3, "Operator")
    name: str | None = string(4)
    debug_metadata_index: int = scalar(5, "<i4", -1)


@dataclasses.dataclass(slots=True, eq=False)
class Tensor(Table):
    shape: Array | None = vector(0, "<i4")
    type: TensorType = scalar(1, "i1", TensorType.FLOAT32)
    buffer: int = scalar(2, "<u4", 0)
    name: str | None = string(3)
    quantization: QuantizationParameters | None = table(4, "QuantizationParameters")
    is_variable: bool = scalar(5, "?", False)
    sparsity: SparsityParameters | None = table(6, "SparsityParameters")
    shape_signature: Array | None = vector(7, "<i4")
    has_rank: bool = scalar(8, "?", False)
    variant_tensors: list[VariantSubType] | None = tables(9, "VariantSubType")
    external_buffer: int = scalar(10, "<u4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class VariantSubType(Table):
    shape: Array | None = vector(0, "<i4")
    type: TensorType = scalar(1, "i1", TensorType.FLOAT32)
    has_rank: bool = scalar(2, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class QuantizationParameters(Table):
    min: Array | None = vector(0, "<f4")
    max: Array | None = vector(1, "<f4")
    scale: Array | None = vector(2, "<f4")
    zero_point: Array | None = vector(3, "<i8")
    details: Table | None = union(5, "QuantizationDetails")
    quantized_dimension: int = scalar(6, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class CustomQuantization(Table):
    custom: Array | None = vector(0, "u1", align=16)


@dataclasses.dataclass(slots=True, eq=False)
class BlockwiseQuantization(Table):
    scales: int = scalar(0, "<i4", 0)
    zero_points: int = scalar(1, "<i4", 0)
    block_size: int = scalar(2, "<i4", 0)
    block_shape: Array | None = vector(3, "<i4")


@dataclasses.dataclass(slots=True, eq=False)
class MultiAxisQuantization(Table):
    scales: int = scalar(0, "<i4", 0)
    zero_points: int = scalar(1, "<i4", 0)
    block_size: int = scalar(2, "<i4", 0)
    quantized_dimensions: Array | None = vector(3, "<i4")


@dataclasses.dataclass(slots=True, eq=False)
class SparsityParameters(Table):
    traversal_order: Array | None = vector(0, "<i4")
    block_map: Array | None = vector(1, "<i4")
    dim_metadata: list[DimensionMetadata] | None = tables(2, "DimensionMetadata")


@dataclasses.dataclass(slots=True, eq=False)
class DimensionMetadata(Table):
    format: DimensionType = scalar(0, "i1", DimensionType.DENSE)
    dense_size: int = scalar(1, "<i4", 0)
    array_segments: Table | None = union(3, "SparseIndexVector")
    array_indices: Table | None = union(5, "SparseIndexVector")


@dataclasses.dataclass(slots=True, eq=False)
class Int32Vector(Table):
    values: Array | None = vector(0, "<i4")


@dataclasses.dataclass(slots=True, eq=False)
class Uint16Vector(Table):
    values: Array | None = vector(0, "<u2")


@dataclasses.dataclass(slots=True, eq=False)
class Uint8Vector(Table):
    values: Array | None = vector(0, "u1")


@dataclasses.dataclass(slots=True, eq=False)
class Operator(Table):
    opcode_index: int = scalar(0, "<u4", 0)
    inputs: Array | None = vector(1, "<i4")
    outputs: Array | None = vector(2, "<i4")
    builtin_options: Table | None = union(4, "BuiltinOptions")
    custom_options: Array | None = vector(5, "u1")
    custom_options_format: CustomOptionsFormat = scalar(6, "i1", CustomOptionsFormat.FLEXBUFFERS)
    mutating_variable_inputs: Array | None = vector(7, "?")
    intermediates: Array | None = vector(8, "<i4")
    large_custom_options_offset: int = scalar(9, "<u8", 0)
    large_custom_options_size: int = scalar(10, "<u8", 0)
    builtin_options_2: Table | None = union(12, "BuiltinOptions2")
    debug_metadata_index: int = scalar(13, "<i4", -1)


@dataclasses.dataclass(slots=True, eq=False)
class Conv2DOptions(Table):
    padding: Padding = scalar(0, "i1", Padding.SAME)
    stride_w: int = scalar(1, "<i4", 0)
    stride_h: int = scalar(2, "<i4", 0)
    fused_activation_function: ActivationFunctionType = scalar(3, "i1", ActivationFunctionType.NONE)
    dilation_w_factor: int = scalar(4, "<i4", 1)
    dilation_h_factor: int = scalar(5, "<i4", 1)
    quantized_bias_type: TensorType = scalar(6, "i1", TensorType.FLOAT32)


@dataclasses.dataclass(slots=True, eq=False)
class DepthwiseConv2DOptions(Table):
    padding: Padding = scalar(0, "i1", Padding.SAME)
    stride_w: int = scalar(1, "<i4", 0)
    stride_h: int = scalar(2, "<i4", 0)
    depth_multiplier: int = scalar(3, "<i4", 0)
    fused_activation_function: ActivationFunctionType = scalar(4, "i1", ActivationFunctionType.NONE)
    dilation_w_factor: int = scalar(5, "<i4", 1)
    dilation_h_factor: int = scalar(6, "<i4", 1)


@dataclasses.dataclass(slots=True, eq=False)
class TransposeConvOptions(Table):
    padding: Padding = scalar(0, "i1", Padding.SAME)
    stride_w: int = scalar(1, "<i4", 0)
    stride_h: int = scalar(2, "<i4", 0)
    fused_activation_function: ActivationFunctionType = scalar(3, "i1", ActivationFunctionType.NONE)
    quantized_bias_type: TensorType = scalar(4, "i1", TensorType.FLOAT32)


@dataclasses.dataclass(slots=True, eq=False)
class Conv3DOptions(Table):
    padding: Padding = scalar(0, "i1", Padding.SAME)
    stride_d: int = scalar(1, "<i4", 0)
    stride_w: int = scalar(2, "<i4", 0)
    stride_h: int = scalar(3, "<i4", 0)
    fused_activation_function: ActivationFunctionType = scalar(4, "i1", ActivationFunctionType.NONE)
    dilation_d_factor: int = scalar(5, "<i4", 1)
    dilation_w_factor: int = scalar(6, "<i4", 1)
    dilation_h_factor: int = scalar(7, "<i4", 1)


@dataclasses.dataclass(slots=True, eq=False)
class Pool2DOptions(Table):
    padding: Padding = scalar(0, "i1", Padding.SAME)
    stride_w: int = scalar(1, "<i4", 0)
    stride_h: int = scalar(2, "<i4", 0)
    filter_width: int = scalar(3, "<i4", 0)
    filter_height: int = scalar(4, "<i4", 0)
    fused_activation_function: ActivationFunctionType = scalar(5, "i1", ActivationFunctionType.NONE)


@dataclasses.dataclass(slots=True, eq=False)
class DilateOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class FullyConnectedOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)
    weights_format: FullyConnectedOptionsWeightsFormat = scalar(1, "i1", FullyConnectedOptionsWeightsFormat.DEFAULT)
    keep_num_dims: bool = scalar(2, "?", False)
    asymmetric_quantize_inputs: bool = scalar(3, "?", False)
    quantized_bias_type: TensorType = scalar(4, "i1", TensorType.FLOAT32)
    quant_spec: Array | None = vector(5, "u1")


@dataclasses.dataclass(slots=True, eq=False)
class BatchMatMulOptions(Table):
    adj_x: bool = scalar(0, "?", False)
    adj_y: bool = scalar(1, "?", False)
    asymmetric_quantize_inputs: bool = scalar(2, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class LSTMOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)
    cell_clip: float = scalar(1, "<f4", 0.0)
    proj_clip: float = scalar(2, "<f4", 0.0)
    kernel_type: LSTMKernelType = scalar(3, "i1", LSTMKernelType.FULL)
    asymmetric_quantize_inputs: bool = scalar(4, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class UnidirectionalSequenceLSTMOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)
    cell_clip: float = scalar(1, "<f4", 0.0)
    proj_clip: float = scalar(2, "<f4", 0.0)
    time_major: bool = scalar(3, "?", False)
    asymmetric_quantize_inputs: bool = scalar(4, "?", False)
    diagonal_recurrent_tensors: bool = scalar(5, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class BidirectionalSequenceLSTMOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)
    cell_clip: float = scalar(1, "<f4", 0.0)
    proj_clip: float = scalar(2, "<f4", 0.0)
    merge_outputs: bool = scalar(3, "?", False)
    time_major: bool = scalar(4, "?", True)
    asymmetric_quantize_inputs: bool = scalar(5, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class RNNOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)
    asymmetric_quantize_inputs: bool = scalar(1, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class SequenceRNNOptions(Table):
    time_major: bool = scalar(0, "?", False)
    fused_activation_function: ActivationFunctionType = scalar(1, "i1", ActivationFunctionType.NONE)
    asymmetric_quantize_inputs: bool = scalar(2, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class BidirectionalSequenceRNNOptions(Table):
    time_major: bool = scalar(0, "?", False)
    fused_activation_function: ActivationFunctionType = scalar(1, "i1", ActivationFunctionType.NONE)
    merge_outputs: bool = scalar(2, "?", False)
    asymmetric_quantize_inputs: bool = scalar(3, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class SVDFOptions(Table):
    rank: int = scalar(0, "<i4", 0)
    fused_activation_function: ActivationFunctionType = scalar(1, "i1", ActivationFunctionType.NONE)
    asymmetric_quantize_inputs: bool = scalar(2, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class AddOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)
    pot_scale_int16: bool = scalar(1, "?", True)


@dataclasses.dataclass(slots=True, eq=False)
class SubOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)
    pot_scale_int16: bool = scalar(1, "?", True)


@dataclasses.dataclass(slots=True, eq=False)
class MulOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)


@dataclasses.dataclass(slots=True, eq=False)
class DivOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)


@dataclasses.dataclass(slots=True, eq=False)
class AddNOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class PowOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class FloorDivOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class FloorModOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SquaredDifferenceOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class MaximumMinimumOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class CumsumOptions(Table):
    exclusive: bool = scalar(0, "?", False)
    reverse: bool = scalar(1, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class ReducerOptions(Table):
    keep_dims: bool = scalar(0, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class ReduceWindowOptions(Table):
    reduce_function: ReduceWindowFunction = scalar(0, "<i4", ReduceWindowFunction.UNSUPPORTED)


@dataclasses.dataclass(slots=True, eq=False)
class AbsOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class NegOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SignOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SquareOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ExpOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class CosOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ATan2Options(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class Rfft2dOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class BitwiseXorOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class RightShiftOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class BitcastOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class EqualOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class NotEqualOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class GreaterOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class GreaterEqualOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class LessOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class LessEqualOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class LogicalAndOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class LogicalOrOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class LogicalNotOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SelectOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SelectV2Options(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class WhereOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ArgMaxOptions(Table):
    output_type: TensorType = scalar(0, "i1", TensorType.FLOAT32)


@dataclasses.dataclass(slots=True, eq=False)
class ArgMinOptions(Table):
    output_type: TensorType = scalar(0, "i1", TensorType.FLOAT32)


@dataclasses.dataclass(slots=True, eq=False)
class TopKV2Options(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class UniqueOptions(Table):
    idx_out_type: TensorType = scalar(0, "i1", TensorType.INT32)


@dataclasses.dataclass(slots=True, eq=False)
class BucketizeOptions(Table):
    boundaries: Array | None = vector(0, "<f4")


@dataclasses.dataclass(slots=True, eq=False)
class LeakyReluOptions(Table):
    alpha: float = scalar(0, "<f4", 0.0)


@dataclasses.dataclass(slots=True, eq=False)
class GeluOptions(Table):
    approximate: bool = scalar(0, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class HardSwishOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SoftmaxOptions(Table):
    beta: float = scalar(0, "<f4", 0.0)


@dataclasses.dataclass(slots=True, eq=False)
class LogSoftmaxOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class L2NormOptions(Table):
    fused_activation_function: ActivationFunctionType = scalar(0, "i1", ActivationFunctionType.NONE)


@dataclasses.dataclass(slots=True, eq=False)
class LocalResponseNormalizationOptions(Table):
    radius: int = scalar(0, "<i4", 0)
    bias: float = scalar(1, "<f4", 0.0)
    alpha: float = scalar(2, "<f4", 0.0)
    beta: float = scalar(3, "<f4", 0.0)


@dataclasses.dataclass(slots=True, eq=False)
class CastOptions(Table):
    in_data_type: TensorType = scalar(0, "i1", TensorType.FLOAT32)
    out_data_type: TensorType = scalar(1, "i1", TensorType.FLOAT32)


@dataclasses.dataclass(slots=True, eq=False)
class QuantizeOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class DequantizeOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class DensifyOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class FakeQuantOptions(Table):
    min: float = scalar(0, "<f4", 0.0)
    max: float = scalar(1, "<f4", 0.0)
    num_bits: int = scalar(2, "<i4", 0)
    narrow_range: bool = scalar(3, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class ReshapeOptions(Table):
    new_shape: Array | None = vector(0, "<i4")


@dataclasses.dataclass(slots=True, eq=False)
class SqueezeOptions(Table):
    squeeze_dims: Array | None = vector(0, "<i4")


@dataclasses.dataclass(slots=True, eq=False)
class ExpandDimsOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ShapeOptions(Table):
    out_type: TensorType = scalar(0, "i1", TensorType.FLOAT32)


@dataclasses.dataclass(slots=True, eq=False)
class RankOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class TransposeOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ConcatenationOptions(Table):
    axis: int = scalar(0, "<i4", 0)
    fused_activation_function: ActivationFunctionType = scalar(1, "i1", ActivationFunctionType.NONE)


@dataclasses.dataclass(slots=True, eq=False)
class PackOptions(Table):
    values_count: int = scalar(0, "<i4", 0)
    axis: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class UnpackOptions(Table):
    num: int = scalar(0, "<i4", 0)
    axis: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class SplitOptions(Table):
    num_splits: int = scalar(0, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class SplitVOptions(Table):
    num_splits: int = scalar(0, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class SliceOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class StridedSliceOptions(Table):
    begin_mask: int = scalar(0, "<i4", 0)
    end_mask: int = scalar(1, "<i4", 0)
    ellipsis_mask: int = scalar(2, "<i4", 0)
    new_axis_mask: int = scalar(3, "<i4", 0)
    shrink_axis_mask: int = scalar(4, "<i4", 0)
    offset: bool = scalar(5, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class DynamicUpdateSliceOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class PadOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class PadV2Options(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class MirrorPadOptions(Table):
    mode: MirrorPadMode = scalar(0, "i1", MirrorPadMode.REFLECT)


@dataclasses.dataclass(slots=True, eq=False)
class TileOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class BroadcastToOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class FillOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ZerosLikeOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class RangeOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ReverseV2Options(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ReverseSequenceOptions(Table):
    seq_dim: int = scalar(0, "<i4", 0)
    batch_dim: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class MatrixDiagOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class MatrixSetDiagOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SpaceToBatchNDOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class BatchToSpaceNDOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class SpaceToDepthOptions(Table):
    block_size: int = scalar(0, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class DepthToSpaceOptions(Table):
    block_size: int = scalar(0, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class GatherOptions(Table):
    axis: int = scalar(0, "<i4", 0)
    batch_dims: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class GatherNdOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ScatterNdOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class OneHotOptions(Table):
    axis: int = scalar(0, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class SparseToDenseOptions(Table):
    validate_indices: bool = scalar(0, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class SegmentSumOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class UnsortedSegmentSumOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class UnsortedSegmentProdOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class UnsortedSegmentMinOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class UnsortedSegmentMaxOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ResizeBilinearOptions(Table):
    align_corners: bool = scalar(2, "?", False)
    half_pixel_centers: bool = scalar(3, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class ResizeNearestNeighborOptions(Table):
    align_corners: bool = scalar(0, "?", False)
    half_pixel_centers: bool = scalar(1, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class NonMaxSuppressionV4Options(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class NonMaxSuppressionV5Options(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class ConcatEmbeddingsOptions(Table):
    num_channels: int = scalar(0, "<i4", 0)
    num_columns_per_channel: Array | None = vector(1, "<i4")
    embedding_dim_per_channel: Array | None = vector(2, "<i4")


@dataclasses.dataclass(slots=True, eq=False)
class EmbeddingLookupSparseOptions(Table):
    combiner: CombinerType = scalar(0, "i1", CombinerType.SUM)


@dataclasses.dataclass(slots=True, eq=False)
class SkipGramOptions(Table):
    ngram_size: int = scalar(0, "<i4", 0)
    max_skip_size: int = scalar(1, "<i4", 0)
    include_all_ngrams: bool = scalar(2, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class LSHProjectionOptions(Table):
    type: LSHProjectionType = scalar(0, "i1", LSHProjectionType.UNKNOWN)


@dataclasses.dataclass(slots=True, eq=False)
class CallOptions(Table):
    subgraph: int = scalar(0, "<u4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class CallOnceOptions(Table):
    init_subgraph_index: int = scalar(0, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class IfOptions(Table):
    then_subgraph_index: int = scalar(0, "<i4", 0)
    else_subgraph_index: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class WhileOptions(Table):
    cond_subgraph_index: int = scalar(0, "<i4", 0)
    body_subgraph_index: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class VarHandleOptions(Table):
    container: str | None = string(0)
    shared_name: str | None = string(1)


@dataclasses.dataclass(slots=True, eq=False)
class ReadVariableOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class AssignVariableOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class HashtableOptions(Table):
    table_id: int = scalar(0, "<i4", 0)
    key_dtype: TensorType = scalar(1, "i1", TensorType.FLOAT32)
    value_dtype: TensorType = scalar(2, "i1", TensorType.FLOAT32)


@dataclasses.dataclass(slots=True, eq=False)
class HashtableFindOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class HashtableImportOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class HashtableSizeOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class RandomOptions(Table):
    seed: int = scalar(0, "<i8", 0)
    seed2: int = scalar(1, "<i8", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloConvolutionOptions(Table):
    window_strides: Array | None = vector(0, "<i8")
    padding: Array | None = vector(1, "<i8")
    lhs_dilation: Array | None = vector(2, "<i8")
    rhs_dilation: Array | None = vector(3, "<i8")
    window_reversal: Array | None = vector(4, "?")
    input_batch_dimension: int = scalar(5, "<i8", 0)
    input_feature_dimension: int = scalar(6, "<i8", 0)
    input_spatial_dimensions: Array | None = vector(7, "<i8")
    kernel_input_feature_dimension: int = scalar(8, "<i8", 0)
    kernel_output_feature_dimension: int = scalar(9, "<i8", 0)
    kernel_spatial_dimensions: Array | None = vector(10, "<i8")
    output_batch_dimension: int = scalar(11, "<i8", 0)
    output_feature_dimension: int = scalar(12, "<i8", 0)
    output_spatial_dimensions: Array | None = vector(13, "<i8")
    feature_group_count: int = scalar(14, "<i8", 0)
    batch_group_count: int = scalar(15, "<i8", 0)
    precision_config: Array | None = vector(16, "<u4")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloDotGeneralOptions(Table):
    lhs_batching_dimensions: Array | None = vector(0, "<i8")
    rhs_batching_dimensions: Array | None = vector(1, "<i8")
    lhs_contracting_dimensions: Array | None = vector(2, "<i8")
    rhs_contracting_dimensions: Array | None = vector(3, "<i8")
    precision_config: Array | None = vector(4, "<u4")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloReduceOptions(Table):
    dimensions: Array | None = vector(0, "<i8")
    body_subgraph_index: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloReduceWindowOptions(Table):
    window_dimensions: Array | None = vector(0, "<i8")
    window_strides: Array | None = vector(1, "<i8")
    base_dilations: Array | None = vector(2, "<i8")
    window_dilations: Array | None = vector(3, "<i8")
    padding: Array | None = vector(4, "<i8")
    body_subgraph_index: int = scalar(5, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloCompareOptions(Table):
    comparison_direction: StablehloComparisonDirection = scalar(
        0, "<u4", StablehloComparisonDirection.STABLEHLO_COMPARISON_DIRECTION_EQ
    )
    compare_type: StablehloComparisonType = scalar(1, "<u4", StablehloComparisonType.STABLEHLO_COMPARISON_TYPE_NOTYPE)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloSortOptions(Table):
    dimension: int = scalar(0, "<i8", 0)
    is_stable: bool = scalar(1, "?", False)
    comparator_subgraph_index: int = scalar(2, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloConcatenateOptions(Table):
    dimension: int = scalar(0, "<i8", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloBroadcastInDimOptions(Table):
    broadcast_dimensions: Array | None = vector(0, "<i8")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloTransposeOptions(Table):
    permutation: Array | None = vector(0, "<i8")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloPadOptions(Table):
    edge_padding_low: Array | None = vector(0, "<i8")
    edge_padding_high: Array | None = vector(1, "<i8")
    interior_padding: Array | None = vector(2, "<i8")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloSliceOptions(Table):
    start_indices: Array | None = vector(0, "<i8")
    limit_indices: Array | None = vector(1, "<i8")
    strides: Array | None = vector(2, "<i8")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloDynamicSliceOptions(Table):
    slice_sizes: Array | None = vector(0, "<i8")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloGatherOptions(Table):
    offset_dims: Array | None = vector(0, "<i8")
    collapsed_slice_dims: Array | None = vector(1, "<i8")
    start_index_map: Array | None = vector(2, "<i8")
    index_vector_dim: int = scalar(3, "<i8", 0)
    slice_sizes: Array | None = vector(4, "<i8")
    indices_are_sorted: bool = scalar(5, "?", False)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloScatterOptions(Table):
    indices_are_sorted: bool = scalar(0, "?", False)
    update_window_dims: Array | None = vector(1, "<i8")
    inserted_window_dims: Array | None = vector(2, "<i8")
    scatter_dims_to_operand_dims: Array | None = vector(3, "<i8")
    index_vector_dim: int = scalar(4, "<i8", 0)
    unique_indices: bool = scalar(5, "?", False)
    update_computation_subgraph_index: int = scalar(6, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloIotaOptions(Table):
    iota_dimension: int = scalar(0, "<i8", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloRngBitGeneratorOptions(Table):
    algorithm: RngAlgorithm = scalar(0, "i1", RngAlgorithm.DEFAULT)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloShiftLeftOptions(Table):
    pass


@dataclasses.dataclass(slots=True, eq=False)
class StablehloWhileOptions(Table):
    cond_subgraph_index: int = scalar(0, "<i4", 0)
    body_subgraph_index: int = scalar(1, "<i4", 0)


@dataclasses.dataclass(slots=True, eq=False)
class StablehloCaseOptions(Table):
    branch_subgraph_indices: Array | None = vector(0, "<i4")


@dataclasses.dataclass(slots=True, eq=False)
class StablehloCustomCallOptions(Table):
    call_target_name: str | None = string(0)
    has_side_effect: bool = scalar(1, "?", False)
    backend_config: str | None = string(2)
    api_version: int = scalar(3, "<i4", 0)
    called_computations: Array | None = vector(4, "<i4")
    custom_attributes: Array | None = vector(5, "u1")


@dataclasses.dataclass(slots=True, eq=False)
class StableHLOCompositeOptions(Table):
    name: str | None = string(0)
    decomposition_subgraph_index: int = scalar(1, "<i4", 0)
    composite_attributes: Array | None = vector(2, "u1")
    composite_attributes_format: CustomOptionsFormat = scalar(3, "i1", CustomOptionsFormat.FLEXBUFFERS)
    version: int = scalar(4, "<i4", 0)


# The members of each union; a member's number is its position, counted from 1.
UNIONS: dict[str, list[type[Table]]] = {
    "QuantizationDetails": [
        CustomQuantization,
        BlockwiseQuantization,
        MultiAxisQuantization,
    ],
    "SparseIndexVector": [
        Int32Vector,
        Uint16Vector,
        Uint8Vector,
    ],
    "BuiltinOptions": [
        Conv2DOptions,
        DepthwiseConv2DOptions,
        ConcatEmbeddingsOptions,
        LSHProjectionOptions,
        Pool2DOptions,
        SVDFOptions,
        RNNOptions,
        FullyConnectedOptions,
        SoftmaxOptions,
        ConcatenationOptions,
        AddOptions,
        L2NormOptions,
        LocalResponseNormalizationOptions,
        LSTMOptions,
        ResizeBilinearOptions,
        CallOptions,
        ReshapeOptions,
        SkipGramOptions,
        SpaceToDepthOptions,
        EmbeddingLookupSparseOptions,
        MulOptions,
        PadOptions,
        GatherOptions,
        BatchToSpaceNDOptions,
        SpaceToBatchNDOptions,
        TransposeOptions,
        ReducerOptions,
        SubOptions,
        DivOptions,
        SqueezeOptions,
        SequenceRNNOptions,
        StridedSliceOptions,
        ExpOptions,
        TopKV2Options,
        SplitOptions,
        LogSoftmaxOptions,
        CastOptions,
        DequantizeOptions,
        MaximumMinimumOptions,
        ArgMaxOptions,
        LessOptions,
        NegOptions,
        PadV2Options,
        GreaterOptions,
        GreaterEqualOptions,
        LessEqualOptions,
        SelectOptions,
        SliceOptions,
        TransposeConvOptions,
        SparseToDenseOptions,
        TileOptions,
        ExpandDimsOptions,
        EqualOptions,
        NotEqualOptions,
        ShapeOptions,
        PowOptions,
        ArgMinOptions,
        FakeQuantOptions,
        PackOptions,
        LogicalOrOptions,
        OneHotOptions,
        LogicalAndOptions,
        LogicalNotOptions,
        UnpackOptions,
        FloorDivOptions,
        SquareOptions,
        ZerosLikeOptions,
        FillOptions,
        BidirectionalSequenceLSTMOptions,
        BidirectionalSequenceRNNOptions,
        UnidirectionalSequenceLSTMOptions,
        FloorModOptions,
        RangeOptions,
        ResizeNearestNeighborOptions,
        LeakyReluOptions,
        SquaredDifferenceOptions,
        MirrorPadOptions,
        AbsOptions,
        SplitVOptions,
        UniqueOptions,
        ReverseV2Options,
        AddNOptions,
        GatherNdOptions,
        CosOptions,
        WhereOptions,
        RankOptions,
        ReverseSequenceOptions,
        MatrixDiagOptions,
        QuantizeOptions,
        MatrixSetDiagOptions,
        HardSwishOptions,
        IfOptions,
        WhileOptions,
        DepthToSpaceOptions,
        NonMaxSuppressionV4Options,
        NonMaxSuppressionV5Options,
        ScatterNdOptions,
        SelectV2Options,
        DensifyOptions,
        SegmentSumOptions,
        BatchMatMulOptions,
        CumsumOptions,
        CallOnceOptions,
        BroadcastToOptions,
        Rfft2dOptions,
        Conv3DOptions,
        HashtableOptions,
        HashtableFindOptions,
        HashtableImportOptions,
        HashtableSizeOptions,
        VarHandleOptions,
        ReadVariableOptions,
        AssignVariableOptions,
        RandomOptions,
        BucketizeOptions,
        GeluOptions,
        DynamicUpdateSliceOptions,
        UnsortedSegmentProdOptions,
        UnsortedSegmentMaxOptions,
        UnsortedSegmentMinOptions,
        UnsortedSegmentSumOptions,
        ATan2Options,
        SignOptions,
        BitcastOptions,
        BitwiseXorOptions,
        RightShiftOptions,
    ],
    "BuiltinOptions2": [
        StablehloConcatenateOptions,
        StablehloBroadcastInDimOptions,
        StablehloSliceOptions,
        StablehloConvolutionOptions,
        StablehloCustomCallOptions,
        StablehloReduceOptions,
        StablehloScatterOptions,
        StablehloCompareOptions,
        StablehloDynamicSliceOptions,
        StablehloPadOptions,
        StablehloIotaOptions,
        StablehloDotGeneralOptions,
        StablehloReduceWindowOptions,
        StablehloSortOptions,
        StablehloWhileOptions,
        StablehloGatherOptions,
        StablehloTransposeOptions,
        DilateOptions,
        StablehloRngBitGeneratorOptions,
        ReduceWindowOptions,
        StableHLOCompositeOptions,
        StablehloShiftLeftOptions,
        StablehloCaseOptions,
    ],
}

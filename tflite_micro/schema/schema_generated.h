// Generated from schema.fbs by tools/schema/generate_reader.py: the zero-copy
// reader of .tflite models. Accessors are named as FlatBuffers' own compiler
// names them. Absent scalars read as their default; absent strings, vectors and
// tables as null.
// clang-format off

#ifndef TFLITE_MICRO_SCHEMA_SCHEMA_GENERATED_H_
#define TFLITE_MICRO_SCHEMA_SCHEMA_GENERATED_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tflite_micro/schema/flatbuffer.h"

// The value of Model.version that this reader understands.
#ifndef TFLITE_SCHEMA_VERSION
#define TFLITE_SCHEMA_VERSION (3)
#endif

namespace tflite {

struct Model;
struct OperatorCode;
struct Buffer;
struct Metadata;
struct SignatureDef;
struct TensorMap;
struct ExternalBuffer;
struct ExternalBufferGroup;
struct SubGraph;
struct Tensor;
struct VariantSubType;
struct QuantizationParameters;
struct CustomQuantization;
struct BlockwiseQuantization;
struct MultiAxisQuantization;
struct SparsityParameters;
struct DimensionMetadata;
struct Int32Vector;
struct Uint16Vector;
struct Uint8Vector;
struct Operator;
struct Conv2DOptions;
struct DepthwiseConv2DOptions;
struct TransposeConvOptions;
struct Conv3DOptions;
struct Pool2DOptions;
struct DilateOptions;
struct FullyConnectedOptions;
struct BatchMatMulOptions;
struct LSTMOptions;
struct UnidirectionalSequenceLSTMOptions;
struct BidirectionalSequenceLSTMOptions;
struct RNNOptions;
struct SequenceRNNOptions;
struct BidirectionalSequenceRNNOptions;
struct SVDFOptions;
struct AddOptions;
struct SubOptions;
struct MulOptions;
struct DivOptions;
struct AddNOptions;
struct PowOptions;
struct FloorDivOptions;
struct FloorModOptions;
struct SquaredDifferenceOptions;
struct MaximumMinimumOptions;
struct CumsumOptions;
struct ReducerOptions;
struct ReduceWindowOptions;
struct AbsOptions;
struct NegOptions;
struct SignOptions;
struct SquareOptions;
struct ExpOptions;
struct CosOptions;
struct ATan2Options;
struct Rfft2dOptions;
struct BitwiseXorOptions;
struct RightShiftOptions;
struct BitcastOptions;
struct EqualOptions;
struct NotEqualOptions;
struct GreaterOptions;
struct GreaterEqualOptions;
struct LessOptions;
struct LessEqualOptions;
struct LogicalAndOptions;
struct LogicalOrOptions;
struct LogicalNotOptions;
struct SelectOptions;
struct SelectV2Options;
struct WhereOptions;
struct ArgMaxOptions;
struct ArgMinOptions;
struct TopKV2Options;
struct UniqueOptions;
struct BucketizeOptions;
struct LeakyReluOptions;
struct GeluOptions;
struct HardSwishOptions;
struct SoftmaxOptions;
struct LogSoftmaxOptions;
struct L2NormOptions;
struct LocalResponseNormalizationOptions;
struct CastOptions;
struct QuantizeOptions;
struct DequantizeOptions;
struct DensifyOptions;
struct FakeQuantOptions;
struct ReshapeOptions;
struct SqueezeOptions;
struct ExpandDimsOptions;
struct ShapeOptions;
struct RankOptions;
struct TransposeOptions;
struct ConcatenationOptions;
struct PackOptions;
struct UnpackOptions;
struct SplitOptions;
struct SplitVOptions;
struct SliceOptions;
struct StridedSliceOptions;
struct DynamicUpdateSliceOptions;
struct PadOptions;
struct PadV2Options;
struct MirrorPadOptions;
struct TileOptions;
struct BroadcastToOptions;
struct FillOptions;
struct ZerosLikeOptions;
struct RangeOptions;
struct ReverseV2Options;
struct ReverseSequenceOptions;
struct MatrixDiagOptions;
struct MatrixSetDiagOptions;
struct SpaceToBatchNDOptions;
struct BatchToSpaceNDOptions;
struct SpaceToDepthOptions;
struct DepthToSpaceOptions;
struct GatherOptions;
struct GatherNdOptions;
struct ScatterNdOptions;
struct OneHotOptions;
struct SparseToDenseOptions;
struct SegmentSumOptions;
struct UnsortedSegmentSumOptions;
struct UnsortedSegmentProdOptions;
struct UnsortedSegmentMinOptions;
struct UnsortedSegmentMaxOptions;
struct ResizeBilinearOptions;
struct ResizeNearestNeighborOptions;
struct NonMaxSuppressionV4Options;
struct NonMaxSuppressionV5Options;
struct ConcatEmbeddingsOptions;
struct EmbeddingLookupSparseOptions;
struct SkipGramOptions;
struct LSHProjectionOptions;
struct CallOptions;
struct CallOnceOptions;
struct IfOptions;
struct WhileOptions;
struct VarHandleOptions;
struct ReadVariableOptions;
struct AssignVariableOptions;
struct HashtableOptions;
struct HashtableFindOptions;
struct HashtableImportOptions;
struct HashtableSizeOptions;
struct RandomOptions;
struct StablehloConvolutionOptions;
struct StablehloDotGeneralOptions;
struct StablehloReduceOptions;
struct StablehloReduceWindowOptions;
struct StablehloCompareOptions;
struct StablehloSortOptions;
struct StablehloConcatenateOptions;
struct StablehloBroadcastInDimOptions;
struct StablehloTransposeOptions;
struct StablehloPadOptions;
struct StablehloSliceOptions;
struct StablehloDynamicSliceOptions;
struct StablehloGatherOptions;
struct StablehloScatterOptions;
struct StablehloIotaOptions;
struct StablehloRngBitGeneratorOptions;
struct StablehloShiftLeftOptions;
struct StablehloWhileOptions;
struct StablehloCaseOptions;
struct StablehloCustomCallOptions;
struct StableHLOCompositeOptions;

enum BuiltinOperator : int32_t {
  BuiltinOperator_ADD = 0,
  BuiltinOperator_AVERAGE_POOL_2D = 1,
  BuiltinOperator_CONCATENATION = 2,
  BuiltinOperator_CONV_2D = 3,
  BuiltinOperator_DEPTHWISE_CONV_2D = 4,
  BuiltinOperator_DEPTH_TO_SPACE = 5,
  BuiltinOperator_DEQUANTIZE = 6,
  BuiltinOperator_EMBEDDING_LOOKUP = 7,
  BuiltinOperator_FLOOR = 8,
  BuiltinOperator_FULLY_CONNECTED = 9,
  BuiltinOperator_HASHTABLE_LOOKUP = 10,
  BuiltinOperator_L2_NORMALIZATION = 11,
  BuiltinOperator_L2_POOL_2D = 12,
  BuiltinOperator_LOCAL_RESPONSE_NORMALIZATION = 13,
  BuiltinOperator_LOGISTIC = 14,
  BuiltinOperator_LSH_PROJECTION = 15,
  BuiltinOperator_LSTM = 16,
  BuiltinOperator_MAX_POOL_2D = 17,
  BuiltinOperator_MUL = 18,
  BuiltinOperator_RELU = 19,
  BuiltinOperator_RELU_N1_TO_1 = 20,
  BuiltinOperator_RELU6 = 21,
  BuiltinOperator_RESHAPE = 22,
  BuiltinOperator_RESIZE_BILINEAR = 23,
  BuiltinOperator_RNN = 24,
  BuiltinOperator_SOFTMAX = 25,
  BuiltinOperator_SPACE_TO_DEPTH = 26,
  BuiltinOperator_SVDF = 27,
  BuiltinOperator_TANH = 28,
  BuiltinOperator_CONCAT_EMBEDDINGS = 29,
  BuiltinOperator_SKIP_GRAM = 30,
  BuiltinOperator_CALL = 31,
  BuiltinOperator_CUSTOM = 32,
  BuiltinOperator_EMBEDDING_LOOKUP_SPARSE = 33,
  BuiltinOperator_PAD = 34,
  BuiltinOperator_UNIDIRECTIONAL_SEQUENCE_RNN = 35,
  BuiltinOperator_GATHER = 36,
  BuiltinOperator_BATCH_TO_SPACE_ND = 37,
  BuiltinOperator_SPACE_TO_BATCH_ND = 38,
  BuiltinOperator_TRANSPOSE = 39,
  BuiltinOperator_MEAN = 40,
  BuiltinOperator_SUB = 41,
  BuiltinOperator_DIV = 42,
  BuiltinOperator_SQUEEZE = 43,
  BuiltinOperator_UNIDIRECTIONAL_SEQUENCE_LSTM = 44,
  BuiltinOperator_STRIDED_SLICE = 45,
  BuiltinOperator_BIDIRECTIONAL_SEQUENCE_RNN = 46,
  BuiltinOperator_EXP = 47,
  BuiltinOperator_TOPK_V2 = 48,
  BuiltinOperator_SPLIT = 49,
  BuiltinOperator_LOG_SOFTMAX = 50,
  BuiltinOperator_DELEGATE = 51,
  BuiltinOperator_BIDIRECTIONAL_SEQUENCE_LSTM = 52,
  BuiltinOperator_CAST = 53,
  BuiltinOperator_PRELU = 54,
  BuiltinOperator_MAXIMUM = 55,
  BuiltinOperator_ARG_MAX = 56,
  BuiltinOperator_MINIMUM = 57,
  BuiltinOperator_LESS = 58,
  BuiltinOperator_NEG = 59,
  BuiltinOperator_PADV2 = 60,
  BuiltinOperator_GREATER = 61,
  BuiltinOperator_GREATER_EQUAL = 62,
  BuiltinOperator_LESS_EQUAL = 63,
  BuiltinOperator_SELECT = 64,
  BuiltinOperator_SLICE = 65,
  BuiltinOperator_SIN = 66,
  BuiltinOperator_TRANSPOSE_CONV = 67,
  BuiltinOperator_SPARSE_TO_DENSE = 68,
  BuiltinOperator_TILE = 69,
  BuiltinOperator_EXPAND_DIMS = 70,
  BuiltinOperator_EQUAL = 71,
  BuiltinOperator_NOT_EQUAL = 72,
  BuiltinOperator_LOG = 73,
  BuiltinOperator_SUM = 74,
  BuiltinOperator_SQRT = 75,
  BuiltinOperator_RSQRT = 76,
  BuiltinOperator_SHAPE = 77,
  BuiltinOperator_POW = 78,
  BuiltinOperator_ARG_MIN = 79,
  BuiltinOperator_FAKE_QUANT = 80,
  BuiltinOperator_REDUCE_PROD = 81,
  BuiltinOperator_REDUCE_MAX = 82,
  BuiltinOperator_PACK = 83,
  BuiltinOperator_LOGICAL_OR = 84,
  BuiltinOperator_ONE_HOT = 85,
  BuiltinOperator_LOGICAL_AND = 86,
  BuiltinOperator_LOGICAL_NOT = 87,
  BuiltinOperator_UNPACK = 88,
  BuiltinOperator_REDUCE_MIN = 89,
  BuiltinOperator_FLOOR_DIV = 90,
  BuiltinOperator_REDUCE_ANY = 91,
  BuiltinOperator_SQUARE = 92,
  BuiltinOperator_ZEROS_LIKE = 93,
  BuiltinOperator_FILL = 94,
  BuiltinOperator_FLOOR_MOD = 95,
  BuiltinOperator_RANGE = 96,
  BuiltinOperator_RESIZE_NEAREST_NEIGHBOR = 97,
  BuiltinOperator_LEAKY_RELU = 98,
  BuiltinOperator_SQUARED_DIFFERENCE = 99,
  BuiltinOperator_MIRROR_PAD = 100,
  BuiltinOperator_ABS = 101,
  BuiltinOperator_SPLIT_V = 102,
  BuiltinOperator_UNIQUE = 103,
  BuiltinOperator_CEIL = 104,
  BuiltinOperator_REVERSE_V2 = 105,
  BuiltinOperator_ADD_N = 106,
  BuiltinOperator_GATHER_ND = 107,
  BuiltinOperator_COS = 108,
  BuiltinOperator_WHERE = 109,
  BuiltinOperator_RANK = 110,
  BuiltinOperator_ELU = 111,
  BuiltinOperator_REVERSE_SEQUENCE = 112,
  BuiltinOperator_MATRIX_DIAG = 113,
  BuiltinOperator_QUANTIZE = 114,
  BuiltinOperator_MATRIX_SET_DIAG = 115,
  BuiltinOperator_ROUND = 116,
  BuiltinOperator_HARD_SWISH = 117,
  BuiltinOperator_IF = 118,
  BuiltinOperator_WHILE = 119,
  BuiltinOperator_NON_MAX_SUPPRESSION_V4 = 120,
  BuiltinOperator_NON_MAX_SUPPRESSION_V5 = 121,
  BuiltinOperator_SCATTER_ND = 122,
  BuiltinOperator_SELECT_V2 = 123,
  BuiltinOperator_DENSIFY = 124,
  BuiltinOperator_SEGMENT_SUM = 125,
  BuiltinOperator_BATCH_MATMUL = 126,
  BuiltinOperator_PLACEHOLDER_FOR_GREATER_OP_CODES = 127,
  BuiltinOperator_CUMSUM = 128,
  BuiltinOperator_CALL_ONCE = 129,
  BuiltinOperator_BROADCAST_TO = 130,
  BuiltinOperator_RFFT2D = 131,
  BuiltinOperator_CONV_3D = 132,
  BuiltinOperator_IMAG = 133,
  BuiltinOperator_REAL = 134,
  BuiltinOperator_COMPLEX_ABS = 135,
  BuiltinOperator_HASHTABLE = 136,
  BuiltinOperator_HASHTABLE_FIND = 137,
  BuiltinOperator_HASHTABLE_IMPORT = 138,
  BuiltinOperator_HASHTABLE_SIZE = 139,
  BuiltinOperator_REDUCE_ALL = 140,
  BuiltinOperator_CONV_3D_TRANSPOSE = 141,
  BuiltinOperator_VAR_HANDLE = 142,
  BuiltinOperator_READ_VARIABLE = 143,
  BuiltinOperator_ASSIGN_VARIABLE = 144,
  BuiltinOperator_BROADCAST_ARGS = 145,
  BuiltinOperator_RANDOM_STANDARD_NORMAL = 146,
  BuiltinOperator_BUCKETIZE = 147,
  BuiltinOperator_RANDOM_UNIFORM = 148,
  BuiltinOperator_MULTINOMIAL = 149,
  BuiltinOperator_GELU = 150,
  BuiltinOperator_DYNAMIC_UPDATE_SLICE = 151,
  BuiltinOperator_RELU_0_TO_1 = 152,
  BuiltinOperator_UNSORTED_SEGMENT_PROD = 153,
  BuiltinOperator_UNSORTED_SEGMENT_MAX = 154,
  BuiltinOperator_UNSORTED_SEGMENT_SUM = 155,
  BuiltinOperator_ATAN2 = 156,
  BuiltinOperator_UNSORTED_SEGMENT_MIN = 157,
  BuiltinOperator_SIGN = 158,
  BuiltinOperator_BITCAST = 159,
  BuiltinOperator_BITWISE_XOR = 160,
  BuiltinOperator_RIGHT_SHIFT = 161,
  BuiltinOperator_STABLEHLO_LOGISTIC = 162,
  BuiltinOperator_STABLEHLO_ADD = 163,
  BuiltinOperator_STABLEHLO_DIVIDE = 164,
  BuiltinOperator_STABLEHLO_MULTIPLY = 165,
  BuiltinOperator_STABLEHLO_MAXIMUM = 166,
  BuiltinOperator_STABLEHLO_RESHAPE = 167,
  BuiltinOperator_STABLEHLO_CLAMP = 168,
  BuiltinOperator_STABLEHLO_CONCATENATE = 169,
  BuiltinOperator_STABLEHLO_BROADCAST_IN_DIM = 170,
  BuiltinOperator_STABLEHLO_CONVOLUTION = 171,
  BuiltinOperator_STABLEHLO_SLICE = 172,
  BuiltinOperator_STABLEHLO_CUSTOM_CALL = 173,
  BuiltinOperator_STABLEHLO_REDUCE = 174,
  BuiltinOperator_STABLEHLO_ABS = 175,
  BuiltinOperator_STABLEHLO_AND = 176,
  BuiltinOperator_STABLEHLO_COSINE = 177,
  BuiltinOperator_STABLEHLO_EXPONENTIAL = 178,
  BuiltinOperator_STABLEHLO_FLOOR = 179,
  BuiltinOperator_STABLEHLO_LOG = 180,
  BuiltinOperator_STABLEHLO_MINIMUM = 181,
  BuiltinOperator_STABLEHLO_NEGATE = 182,
  BuiltinOperator_STABLEHLO_OR = 183,
  BuiltinOperator_STABLEHLO_POWER = 184,
  BuiltinOperator_STABLEHLO_REMAINDER = 185,
  BuiltinOperator_STABLEHLO_RSQRT = 186,
  BuiltinOperator_STABLEHLO_SELECT = 187,
  BuiltinOperator_STABLEHLO_SUBTRACT = 188,
  BuiltinOperator_STABLEHLO_TANH = 189,
  BuiltinOperator_STABLEHLO_SCATTER = 190,
  BuiltinOperator_STABLEHLO_COMPARE = 191,
  BuiltinOperator_STABLEHLO_CONVERT = 192,
  BuiltinOperator_STABLEHLO_DYNAMIC_SLICE = 193,
  BuiltinOperator_STABLEHLO_DYNAMIC_UPDATE_SLICE = 194,
  BuiltinOperator_STABLEHLO_PAD = 195,
  BuiltinOperator_STABLEHLO_IOTA = 196,
  BuiltinOperator_STABLEHLO_DOT_GENERAL = 197,
  BuiltinOperator_STABLEHLO_REDUCE_WINDOW = 198,
  BuiltinOperator_STABLEHLO_SORT = 199,
  BuiltinOperator_STABLEHLO_WHILE = 200,
  BuiltinOperator_STABLEHLO_GATHER = 201,
  BuiltinOperator_STABLEHLO_TRANSPOSE = 202,
  BuiltinOperator_DILATE = 203,
  BuiltinOperator_STABLEHLO_RNG_BIT_GENERATOR = 204,
  BuiltinOperator_REDUCE_WINDOW = 205,
  BuiltinOperator_STABLEHLO_COMPOSITE = 206,
  BuiltinOperator_STABLEHLO_SHIFT_LEFT = 207,
  BuiltinOperator_STABLEHLO_CBRT = 208,
  BuiltinOperator_STABLEHLO_CASE = 209,
  BuiltinOperator_MIN = BuiltinOperator_ADD,
  BuiltinOperator_MAX = BuiltinOperator_STABLEHLO_CASE,
};

inline const char* EnumNameBuiltinOperator(BuiltinOperator value) {
  static constexpr char kText[] =
      "ADD\0"
      "AVERAGE_POOL_2D\0"
      "CONCATENATION\0"
      "CONV_2D\0"
      "DEPTHWISE_CONV_2D\0"
      "DEPTH_TO_SPACE\0"
      "DEQUANTIZE\0"
      "EMBEDDING_LOOKUP\0"
      "FLOOR\0"
      "FULLY_CONNECTED\0"
      "HASHTABLE_LOOKUP\0"
      "L2_NORMALIZATION\0"
      "L2_POOL_2D\0"
      "LOCAL_RESPONSE_NORMALIZATION\0"
      "LOGISTIC\0"
      "LSH_PROJECTION\0"
      "LSTM\0"
      "MAX_POOL_2D\0"
      "MUL\0"
      "RELU\0"
      "RELU_N1_TO_1\0"
      "RELU6\0"
      "RESHAPE\0"
      "RESIZE_BILINEAR\0"
      "RNN\0"
      "SOFTMAX\0"
      "SPACE_TO_DEPTH\0"
      "SVDF\0"
      "TANH\0"
      "CONCAT_EMBEDDINGS\0"
      "SKIP_GRAM\0"
      "CALL\0"
      "CUSTOM\0"
      "EMBEDDING_LOOKUP_SPARSE\0"
      "PAD\0"
      "UNIDIRECTIONAL_SEQUENCE_RNN\0"
      "GATHER\0"
      "BATCH_TO_SPACE_ND\0"
      "SPACE_TO_BATCH_ND\0"
      "TRANSPOSE\0"
      "MEAN\0"
      "SUB\0"
      "DIV\0"
      "SQUEEZE\0"
      "UNIDIRECTIONAL_SEQUENCE_LSTM\0"
      "STRIDED_SLICE\0"
      "BIDIRECTIONAL_SEQUENCE_RNN\0"
      "EXP\0"
      "TOPK_V2\0"
      "SPLIT\0"
      "LOG_SOFTMAX\0"
      "DELEGATE\0"
      "BIDIRECTIONAL_SEQUENCE_LSTM\0"
      "CAST\0"
      "PRELU\0"
      "MAXIMUM\0"
      "ARG_MAX\0"
      "MINIMUM\0"
      "LESS\0"
      "NEG\0"
      "PADV2\0"
      "GREATER\0"
      "GREATER_EQUAL\0"
      "LESS_EQUAL\0"
      "SELECT\0"
      "SLICE\0"
      "SIN\0"
      "TRANSPOSE_CONV\0"
      "SPARSE_TO_DENSE\0"
      "TILE\0"
      "EXPAND_DIMS\0"
      "EQUAL\0"
      "NOT_EQUAL\0"
      "LOG\0"
      "SUM\0"
      "SQRT\0"
      "RSQRT\0"
      "SHAPE\0"
      "POW\0"
      "ARG_MIN\0"
      "FAKE_QUANT\0"
      "REDUCE_PROD\0"
      "REDUCE_MAX\0"
      "PACK\0"
      "LOGICAL_OR\0"
      "ONE_HOT\0"
      "LOGICAL_AND\0"
      "LOGICAL_NOT\0"
      "UNPACK\0"
      "REDUCE_MIN\0"
      "FLOOR_DIV\0"
      "REDUCE_ANY\0"
      "SQUARE\0"
      "ZEROS_LIKE\0"
      "FILL\0"
      "FLOOR_MOD\0"
      "RANGE\0"
      "RESIZE_NEAREST_NEIGHBOR\0"
      "LEAKY_RELU\0"
      "SQUARED_DIFFERENCE\0"
      "MIRROR_PAD\0"
      "ABS\0"
      "SPLIT_V\0"
      "UNIQUE\0"
      "CEIL\0"
      "REVERSE_V2\0"
      "ADD_N\0"
      "GATHER_ND\0"
      "COS\0"
      "WHERE\0"
      "RANK\0"
      "ELU\0"
      "REVERSE_SEQUENCE\0"
      "MATRIX_DIAG\0"
      "QUANTIZE\0"
      "MATRIX_SET_DIAG\0"
      "ROUND\0"
      "HARD_SWISH\0"
      "IF\0"
      "WHILE\0"
      "NON_MAX_SUPPRESSION_V4\0"
      "NON_MAX_SUPPRESSION_V5\0"
      "SCATTER_ND\0"
      "SELECT_V2\0"
      "DENSIFY\0"
      "SEGMENT_SUM\0"
      "BATCH_MATMUL\0"
      "PLACEHOLDER_FOR_GREATER_OP_CODES\0"
      "CUMSUM\0"
      "CALL_ONCE\0"
      "BROADCAST_TO\0"
      "RFFT2D\0"
      "CONV_3D\0"
      "IMAG\0"
      "REAL\0"
      "COMPLEX_ABS\0"
      "HASHTABLE\0"
      "HASHTABLE_FIND\0"
      "HASHTABLE_IMPORT\0"
      "HASHTABLE_SIZE\0"
      "REDUCE_ALL\0"
      "CONV_3D_TRANSPOSE\0"
      "VAR_HANDLE\0"
      "READ_VARIABLE\0"
      "ASSIGN_VARIABLE\0"
      "BROADCAST_ARGS\0"
      "RANDOM_STANDARD_NORMAL\0"
      "BUCKETIZE\0"
      "RANDOM_UNIFORM\0"
      "MULTINOMIAL\0"
      "GELU\0"
      "DYNAMIC_UPDATE_SLICE\0"
      "RELU_0_TO_1\0"
      "UNSORTED_SEGMENT_PROD\0"
      "UNSORTED_SEGMENT_MAX\0"
      "UNSORTED_SEGMENT_SUM\0"
      "ATAN2\0"
      "UNSORTED_SEGMENT_MIN\0"
      "SIGN\0"
      "BITCAST\0"
      "BITWISE_XOR\0"
      "RIGHT_SHIFT\0"
      "STABLEHLO_LOGISTIC\0"
      "STABLEHLO_ADD\0"
      "STABLEHLO_DIVIDE\0"
      "STABLEHLO_MULTIPLY\0"
      "STABLEHLO_MAXIMUM\0"
      "STABLEHLO_RESHAPE\0"
      "STABLEHLO_CLAMP\0"
      "STABLEHLO_CONCATENATE\0"
      "STABLEHLO_BROADCAST_IN_DIM\0"
      "STABLEHLO_CONVOLUTION\0"
      "STABLEHLO_SLICE\0"
      "STABLEHLO_CUSTOM_CALL\0"
      "STABLEHLO_REDUCE\0"
      "STABLEHLO_ABS\0"
      "STABLEHLO_AND\0"
      "STABLEHLO_COSINE\0"
      "STABLEHLO_EXPONENTIAL\0"
      "STABLEHLO_FLOOR\0"
      "STABLEHLO_LOG\0"
      "STABLEHLO_MINIMUM\0"
      "STABLEHLO_NEGATE\0"
      "STABLEHLO_OR\0"
      "STABLEHLO_POWER\0"
      "STABLEHLO_REMAINDER\0"
      "STABLEHLO_RSQRT\0"
      "STABLEHLO_SELECT\0"
      "STABLEHLO_SUBTRACT\0"
      "STABLEHLO_TANH\0"
      "STABLEHLO_SCATTER\0"
      "STABLEHLO_COMPARE\0"
      "STABLEHLO_CONVERT\0"
      "STABLEHLO_DYNAMIC_SLICE\0"
      "STABLEHLO_DYNAMIC_UPDATE_SLICE\0"
      "STABLEHLO_PAD\0"
      "STABLEHLO_IOTA\0"
      "STABLEHLO_DOT_GENERAL\0"
      "STABLEHLO_REDUCE_WINDOW\0"
      "STABLEHLO_SORT\0"
      "STABLEHLO_WHILE\0"
      "STABLEHLO_GATHER\0"
      "STABLEHLO_TRANSPOSE\0"
      "DILATE\0"
      "STABLEHLO_RNG_BIT_GENERATOR\0"
      "REDUCE_WINDOW\0"
      "STABLEHLO_COMPOSITE\0"
      "STABLEHLO_SHIFT_LEFT\0"
      "STABLEHLO_CBRT\0"
      "STABLEHLO_CASE";
  static constexpr fb::NameTable<210, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum TensorType : int8_t {
  TensorType_FLOAT32 = 0,
  TensorType_FLOAT16 = 1,
  TensorType_INT32 = 2,
  TensorType_UINT8 = 3,
  TensorType_INT64 = 4,
  TensorType_STRING = 5,
  TensorType_BOOL = 6,
  TensorType_INT16 = 7,
  TensorType_COMPLEX64 = 8,
  TensorType_INT8 = 9,
  TensorType_FLOAT64 = 10,
  TensorType_COMPLEX128 = 11,
  TensorType_UINT64 = 12,
  TensorType_RESOURCE = 13,
  TensorType_VARIANT = 14,
  TensorType_UINT32 = 15,
  TensorType_UINT16 = 16,
  TensorType_INT4 = 17,
  TensorType_BFLOAT16 = 18,
  TensorType_INT2 = 19,
  TensorType_UINT4 = 20,
  TensorType_FLOAT8_E4M3FN = 21,
  TensorType_FLOAT8_E5M2 = 22,
  TensorType_MIN = TensorType_FLOAT32,
  TensorType_MAX = TensorType_FLOAT8_E5M2,
};

inline const char* EnumNameTensorType(TensorType value) {
  static constexpr char kText[] =
      "FLOAT32\0"
      "FLOAT16\0"
      "INT32\0"
      "UINT8\0"
      "INT64\0"
      "STRING\0"
      "BOOL\0"
      "INT16\0"
      "COMPLEX64\0"
      "INT8\0"
      "FLOAT64\0"
      "COMPLEX128\0"
      "UINT64\0"
      "RESOURCE\0"
      "VARIANT\0"
      "UINT32\0"
      "UINT16\0"
      "INT4\0"
      "BFLOAT16\0"
      "INT2\0"
      "UINT4\0"
      "FLOAT8_E4M3FN\0"
      "FLOAT8_E5M2";
  static constexpr fb::NameTable<23, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum DimensionType : int8_t {
  DimensionType_DENSE = 0,
  DimensionType_SPARSE_CSR = 1,
  DimensionType_MIN = DimensionType_DENSE,
  DimensionType_MAX = DimensionType_SPARSE_CSR,
};

inline const char* EnumNameDimensionType(DimensionType value) {
  static constexpr char kText[] =
      "DENSE\0"
      "SPARSE_CSR";
  static constexpr fb::NameTable<2, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum CustomOptionsFormat : int8_t {
  CustomOptionsFormat_FLEXBUFFERS = 0,
  CustomOptionsFormat_MIN = CustomOptionsFormat_FLEXBUFFERS,
  CustomOptionsFormat_MAX = CustomOptionsFormat_FLEXBUFFERS,
};

inline const char* EnumNameCustomOptionsFormat(CustomOptionsFormat value) {
  static constexpr char kText[] =
      "FLEXBUFFERS";
  static constexpr fb::NameTable<1, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum Padding : int8_t {
  Padding_SAME = 0,
  Padding_VALID = 1,
  Padding_MIN = Padding_SAME,
  Padding_MAX = Padding_VALID,
};

inline const char* EnumNamePadding(Padding value) {
  static constexpr char kText[] =
      "SAME\0"
      "VALID";
  static constexpr fb::NameTable<2, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum ActivationFunctionType : int8_t {
  ActivationFunctionType_NONE = 0,
  ActivationFunctionType_RELU = 1,
  ActivationFunctionType_RELU_N1_TO_1 = 2,
  ActivationFunctionType_RELU6 = 3,
  ActivationFunctionType_TANH = 4,
  ActivationFunctionType_SIGN_BIT = 5,
  ActivationFunctionType_MIN = ActivationFunctionType_NONE,
  ActivationFunctionType_MAX = ActivationFunctionType_SIGN_BIT,
};

inline const char* EnumNameActivationFunctionType(ActivationFunctionType value) {
  static constexpr char kText[] =
      "NONE\0"
      "RELU\0"
      "RELU_N1_TO_1\0"
      "RELU6\0"
      "TANH\0"
      "SIGN_BIT";
  static constexpr fb::NameTable<6, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum FullyConnectedOptionsWeightsFormat : int8_t {
  FullyConnectedOptionsWeightsFormat_DEFAULT = 0,
  FullyConnectedOptionsWeightsFormat_SHUFFLED4x16INT8 = 1,
  FullyConnectedOptionsWeightsFormat_MIN = FullyConnectedOptionsWeightsFormat_DEFAULT,
  FullyConnectedOptionsWeightsFormat_MAX = FullyConnectedOptionsWeightsFormat_SHUFFLED4x16INT8,
};

inline const char* EnumNameFullyConnectedOptionsWeightsFormat(FullyConnectedOptionsWeightsFormat value) {
  static constexpr char kText[] =
      "DEFAULT\0"
      "SHUFFLED4x16INT8";
  static constexpr fb::NameTable<2, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum LSTMKernelType : int8_t {
  LSTMKernelType_FULL = 0,
  LSTMKernelType_BASIC = 1,
  LSTMKernelType_MIN = LSTMKernelType_FULL,
  LSTMKernelType_MAX = LSTMKernelType_BASIC,
};

inline const char* EnumNameLSTMKernelType(LSTMKernelType value) {
  static constexpr char kText[] =
      "FULL\0"
      "BASIC";
  static constexpr fb::NameTable<2, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum ReduceWindowFunction : int32_t {
  ReduceWindowFunction_UNSUPPORTED = 0,
  ReduceWindowFunction_ADD = 1,
  ReduceWindowFunction_MUL = 2,
  ReduceWindowFunction_MINIMUM = 3,
  ReduceWindowFunction_MAXIMUM = 4,
  ReduceWindowFunction_ALL = 5,
  ReduceWindowFunction_ANY = 6,
  ReduceWindowFunction_MIN = ReduceWindowFunction_UNSUPPORTED,
  ReduceWindowFunction_MAX = ReduceWindowFunction_ANY,
};

inline const char* EnumNameReduceWindowFunction(ReduceWindowFunction value) {
  static constexpr char kText[] =
      "UNSUPPORTED\0"
      "ADD\0"
      "MUL\0"
      "MINIMUM\0"
      "MAXIMUM\0"
      "ALL\0"
      "ANY";
  static constexpr fb::NameTable<7, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum MirrorPadMode : int8_t {
  MirrorPadMode_REFLECT = 0,
  MirrorPadMode_SYMMETRIC = 1,
  MirrorPadMode_MIN = MirrorPadMode_REFLECT,
  MirrorPadMode_MAX = MirrorPadMode_SYMMETRIC,
};

inline const char* EnumNameMirrorPadMode(MirrorPadMode value) {
  static constexpr char kText[] =
      "REFLECT\0"
      "SYMMETRIC";
  static constexpr fb::NameTable<2, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum CombinerType : int8_t {
  CombinerType_SUM = 0,
  CombinerType_MEAN = 1,
  CombinerType_SQRTN = 2,
  CombinerType_MIN = CombinerType_SUM,
  CombinerType_MAX = CombinerType_SQRTN,
};

inline const char* EnumNameCombinerType(CombinerType value) {
  static constexpr char kText[] =
      "SUM\0"
      "MEAN\0"
      "SQRTN";
  static constexpr fb::NameTable<3, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum LSHProjectionType : int8_t {
  LSHProjectionType_UNKNOWN = 0,
  LSHProjectionType_SPARSE = 1,
  LSHProjectionType_DENSE = 2,
  LSHProjectionType_MIN = LSHProjectionType_UNKNOWN,
  LSHProjectionType_MAX = LSHProjectionType_DENSE,
};

inline const char* EnumNameLSHProjectionType(LSHProjectionType value) {
  static constexpr char kText[] =
      "UNKNOWN\0"
      "SPARSE\0"
      "DENSE";
  static constexpr fb::NameTable<3, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum StablehloPrecisionConfig : uint32_t {
  StablehloPrecisionConfig_DEFAULT = 0,
  StablehloPrecisionConfig_HIGH = 1,
  StablehloPrecisionConfig_HIGHEST = 2,
  StablehloPrecisionConfig_MIN = StablehloPrecisionConfig_DEFAULT,
  StablehloPrecisionConfig_MAX = StablehloPrecisionConfig_HIGHEST,
};

inline const char* EnumNameStablehloPrecisionConfig(StablehloPrecisionConfig value) {
  static constexpr char kText[] =
      "DEFAULT\0"
      "HIGH\0"
      "HIGHEST";
  static constexpr fb::NameTable<3, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum StablehloComparisonDirection : uint32_t {
  StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_EQ = 0,
  StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_NE = 1,
  StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_GE = 2,
  StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_GT = 3,
  StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_LE = 4,
  StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_LT = 5,
  StablehloComparisonDirection_MIN = StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_EQ,
  StablehloComparisonDirection_MAX = StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_LT,
};

inline const char* EnumNameStablehloComparisonDirection(StablehloComparisonDirection value) {
  static constexpr char kText[] =
      "STABLEHLO_COMPARISON_DIRECTION_EQ\0"
      "STABLEHLO_COMPARISON_DIRECTION_NE\0"
      "STABLEHLO_COMPARISON_DIRECTION_GE\0"
      "STABLEHLO_COMPARISON_DIRECTION_GT\0"
      "STABLEHLO_COMPARISON_DIRECTION_LE\0"
      "STABLEHLO_COMPARISON_DIRECTION_LT";
  static constexpr fb::NameTable<6, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum StablehloComparisonType : uint32_t {
  StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_NOTYPE = 0,
  StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_FLOAT = 1,
  StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_FLOAT_TOTAL_ORDER = 2,
  StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_SIGNED = 3,
  StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_UNSIGNED = 4,
  StablehloComparisonType_MIN = StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_NOTYPE,
  StablehloComparisonType_MAX = StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_UNSIGNED,
};

inline const char* EnumNameStablehloComparisonType(StablehloComparisonType value) {
  static constexpr char kText[] =
      "STABLEHLO_COMPARISON_TYPE_NOTYPE\0"
      "STABLEHLO_COMPARISON_TYPE_FLOAT\0"
      "STABLEHLO_COMPARISON_TYPE_FLOAT_TOTAL_ORDER\0"
      "STABLEHLO_COMPARISON_TYPE_SIGNED\0"
      "STABLEHLO_COMPARISON_TYPE_UNSIGNED";
  static constexpr fb::NameTable<5, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum RngAlgorithm : int8_t {
  RngAlgorithm_DEFAULT = 0,
  RngAlgorithm_PHILOX = 1,
  RngAlgorithm_THREEFRY = 2,
  RngAlgorithm_MIN = RngAlgorithm_DEFAULT,
  RngAlgorithm_MAX = RngAlgorithm_THREEFRY,
};

inline const char* EnumNameRngAlgorithm(RngAlgorithm value) {
  static constexpr char kText[] =
      "DEFAULT\0"
      "PHILOX\0"
      "THREEFRY";
  static constexpr fb::NameTable<3, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

enum QuantizationDetails : uint8_t {
  QuantizationDetails_NONE = 0,
  QuantizationDetails_CustomQuantization = 1,
  QuantizationDetails_BlockwiseQuantization = 2,
  QuantizationDetails_MultiAxisQuantization = 3,
  QuantizationDetails_MIN = QuantizationDetails_NONE,
  QuantizationDetails_MAX = QuantizationDetails_MultiAxisQuantization,
};

inline const char* EnumNameQuantizationDetails(QuantizationDetails value) {
  static constexpr char kText[] =
      "NONE\0"
      "CustomQuantization\0"
      "BlockwiseQuantization\0"
      "MultiAxisQuantization";
  static constexpr fb::NameTable<4, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

template <typename T>
struct QuantizationDetailsTraits {
  static constexpr QuantizationDetails enum_value = QuantizationDetails_NONE;
};

template <>
struct QuantizationDetailsTraits<CustomQuantization> {
  static constexpr QuantizationDetails enum_value =
      QuantizationDetails_CustomQuantization;
};

template <>
struct QuantizationDetailsTraits<BlockwiseQuantization> {
  static constexpr QuantizationDetails enum_value =
      QuantizationDetails_BlockwiseQuantization;
};

template <>
struct QuantizationDetailsTraits<MultiAxisQuantization> {
  static constexpr QuantizationDetails enum_value =
      QuantizationDetails_MultiAxisQuantization;
};

enum SparseIndexVector : uint8_t {
  SparseIndexVector_NONE = 0,
  SparseIndexVector_Int32Vector = 1,
  SparseIndexVector_Uint16Vector = 2,
  SparseIndexVector_Uint8Vector = 3,
  SparseIndexVector_MIN = SparseIndexVector_NONE,
  SparseIndexVector_MAX = SparseIndexVector_Uint8Vector,
};

inline const char* EnumNameSparseIndexVector(SparseIndexVector value) {
  static constexpr char kText[] =
      "NONE\0"
      "Int32Vector\0"
      "Uint16Vector\0"
      "Uint8Vector";
  static constexpr fb::NameTable<4, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

template <typename T>
struct SparseIndexVectorTraits {
  static constexpr SparseIndexVector enum_value = SparseIndexVector_NONE;
};

template <>
struct SparseIndexVectorTraits<Int32Vector> {
  static constexpr SparseIndexVector enum_value =
      SparseIndexVector_Int32Vector;
};

template <>
struct SparseIndexVectorTraits<Uint16Vector> {
  static constexpr SparseIndexVector enum_value =
      SparseIndexVector_Uint16Vector;
};

template <>
struct SparseIndexVectorTraits<Uint8Vector> {
  static constexpr SparseIndexVector enum_value =
      SparseIndexVector_Uint8Vector;
};

enum BuiltinOptions : uint8_t {
  BuiltinOptions_NONE = 0,
  BuiltinOptions_Conv2DOptions = 1,
  BuiltinOptions_DepthwiseConv2DOptions = 2,
  BuiltinOptions_ConcatEmbeddingsOptions = 3,
  BuiltinOptions_LSHProjectionOptions = 4,
  BuiltinOptions_Pool2DOptions = 5,
  BuiltinOptions_SVDFOptions = 6,
  BuiltinOptions_RNNOptions = 7,
  BuiltinOptions_FullyConnectedOptions = 8,
  BuiltinOptions_SoftmaxOptions = 9,
  BuiltinOptions_ConcatenationOptions = 10,
  BuiltinOptions_AddOptions = 11,
  BuiltinOptions_L2NormOptions = 12,
  BuiltinOptions_LocalResponseNormalizationOptions = 13,
  BuiltinOptions_LSTMOptions = 14,
  BuiltinOptions_ResizeBilinearOptions = 15,
  BuiltinOptions_CallOptions = 16,
  BuiltinOptions_ReshapeOptions = 17,
  BuiltinOptions_SkipGramOptions = 18,
  BuiltinOptions_SpaceToDepthOptions = 19,
  BuiltinOptions_EmbeddingLookupSparseOptions = 20,
  BuiltinOptions_MulOptions = 21,
  BuiltinOptions_PadOptions = 22,
  BuiltinOptions_GatherOptions = 23,
  BuiltinOptions_BatchToSpaceNDOptions = 24,
  BuiltinOptions_SpaceToBatchNDOptions = 25,
  BuiltinOptions_TransposeOptions = 26,
  BuiltinOptions_ReducerOptions = 27,
  BuiltinOptions_SubOptions = 28,
  BuiltinOptions_DivOptions = 29,
  BuiltinOptions_SqueezeOptions = 30,
  BuiltinOptions_SequenceRNNOptions = 31,
  BuiltinOptions_StridedSliceOptions = 32,
  BuiltinOptions_ExpOptions = 33,
  BuiltinOptions_TopKV2Options = 34,
  BuiltinOptions_SplitOptions = 35,
  BuiltinOptions_LogSoftmaxOptions = 36,
  BuiltinOptions_CastOptions = 37,
  BuiltinOptions_DequantizeOptions = 38,
  BuiltinOptions_MaximumMinimumOptions = 39,
  BuiltinOptions_ArgMaxOptions = 40,
  BuiltinOptions_LessOptions = 41,
  BuiltinOptions_NegOptions = 42,
  BuiltinOptions_PadV2Options = 43,
  BuiltinOptions_GreaterOptions = 44,
  BuiltinOptions_GreaterEqualOptions = 45,
  BuiltinOptions_LessEqualOptions = 46,
  BuiltinOptions_SelectOptions = 47,
  BuiltinOptions_SliceOptions = 48,
  BuiltinOptions_TransposeConvOptions = 49,
  BuiltinOptions_SparseToDenseOptions = 50,
  BuiltinOptions_TileOptions = 51,
  BuiltinOptions_ExpandDimsOptions = 52,
  BuiltinOptions_EqualOptions = 53,
  BuiltinOptions_NotEqualOptions = 54,
  BuiltinOptions_ShapeOptions = 55,
  BuiltinOptions_PowOptions = 56,
  BuiltinOptions_ArgMinOptions = 57,
  BuiltinOptions_FakeQuantOptions = 58,
  BuiltinOptions_PackOptions = 59,
  BuiltinOptions_LogicalOrOptions = 60,
  BuiltinOptions_OneHotOptions = 61,
  BuiltinOptions_LogicalAndOptions = 62,
  BuiltinOptions_LogicalNotOptions = 63,
  BuiltinOptions_UnpackOptions = 64,
  BuiltinOptions_FloorDivOptions = 65,
  BuiltinOptions_SquareOptions = 66,
  BuiltinOptions_ZerosLikeOptions = 67,
  BuiltinOptions_FillOptions = 68,
  BuiltinOptions_BidirectionalSequenceLSTMOptions = 69,
  BuiltinOptions_BidirectionalSequenceRNNOptions = 70,
  BuiltinOptions_UnidirectionalSequenceLSTMOptions = 71,
  BuiltinOptions_FloorModOptions = 72,
  BuiltinOptions_RangeOptions = 73,
  BuiltinOptions_ResizeNearestNeighborOptions = 74,
  BuiltinOptions_LeakyReluOptions = 75,
  BuiltinOptions_SquaredDifferenceOptions = 76,
  BuiltinOptions_MirrorPadOptions = 77,
  BuiltinOptions_AbsOptions = 78,
  BuiltinOptions_SplitVOptions = 79,
  BuiltinOptions_UniqueOptions = 80,
  BuiltinOptions_ReverseV2Options = 81,
  BuiltinOptions_AddNOptions = 82,
  BuiltinOptions_GatherNdOptions = 83,
  BuiltinOptions_CosOptions = 84,
  BuiltinOptions_WhereOptions = 85,
  BuiltinOptions_RankOptions = 86,
  BuiltinOptions_ReverseSequenceOptions = 87,
  BuiltinOptions_MatrixDiagOptions = 88,
  BuiltinOptions_QuantizeOptions = 89,
  BuiltinOptions_MatrixSetDiagOptions = 90,
  BuiltinOptions_HardSwishOptions = 91,
  BuiltinOptions_IfOptions = 92,
  BuiltinOptions_WhileOptions = 93,
  BuiltinOptions_DepthToSpaceOptions = 94,
  BuiltinOptions_NonMaxSuppressionV4Options = 95,
  BuiltinOptions_NonMaxSuppressionV5Options = 96,
  BuiltinOptions_ScatterNdOptions = 97,
  BuiltinOptions_SelectV2Options = 98,
  BuiltinOptions_DensifyOptions = 99,
  BuiltinOptions_SegmentSumOptions = 100,
  BuiltinOptions_BatchMatMulOptions = 101,
  BuiltinOptions_CumsumOptions = 102,
  BuiltinOptions_CallOnceOptions = 103,
  BuiltinOptions_BroadcastToOptions = 104,
  BuiltinOptions_Rfft2dOptions = 105,
  BuiltinOptions_Conv3DOptions = 106,
  BuiltinOptions_HashtableOptions = 107,
  BuiltinOptions_HashtableFindOptions = 108,
  BuiltinOptions_HashtableImportOptions = 109,
  BuiltinOptions_HashtableSizeOptions = 110,
  BuiltinOptions_VarHandleOptions = 111,
  BuiltinOptions_ReadVariableOptions = 112,
  BuiltinOptions_AssignVariableOptions = 113,
  BuiltinOptions_RandomOptions = 114,
  BuiltinOptions_BucketizeOptions = 115,
  BuiltinOptions_GeluOptions = 116,
  BuiltinOptions_DynamicUpdateSliceOptions = 117,
  BuiltinOptions_UnsortedSegmentProdOptions = 118,
  BuiltinOptions_UnsortedSegmentMaxOptions = 119,
  BuiltinOptions_UnsortedSegmentMinOptions = 120,
  BuiltinOptions_UnsortedSegmentSumOptions = 121,
  BuiltinOptions_ATan2Options = 122,
  BuiltinOptions_SignOptions = 123,
  BuiltinOptions_BitcastOptions = 124,
  BuiltinOptions_BitwiseXorOptions = 125,
  BuiltinOptions_RightShiftOptions = 126,
  BuiltinOptions_MIN = BuiltinOptions_NONE,
  BuiltinOptions_MAX = BuiltinOptions_RightShiftOptions,
};

inline const char* EnumNameBuiltinOptions(BuiltinOptions value) {
  static constexpr char kText[] =
      "NONE\0"
      "Conv2DOptions\0"
      "DepthwiseConv2DOptions\0"
      "ConcatEmbeddingsOptions\0"
      "LSHProjectionOptions\0"
      "Pool2DOptions\0"
      "SVDFOptions\0"
      "RNNOptions\0"
      "FullyConnectedOptions\0"
      "SoftmaxOptions\0"
      "ConcatenationOptions\0"
      "AddOptions\0"
      "L2NormOptions\0"
      "LocalResponseNormalizationOptions\0"
      "LSTMOptions\0"
      "ResizeBilinearOptions\0"
      "CallOptions\0"
      "ReshapeOptions\0"
      "SkipGramOptions\0"
      "SpaceToDepthOptions\0"
      "EmbeddingLookupSparseOptions\0"
      "MulOptions\0"
      "PadOptions\0"
      "GatherOptions\0"
      "BatchToSpaceNDOptions\0"
      "SpaceToBatchNDOptions\0"
      "TransposeOptions\0"
      "ReducerOptions\0"
      "SubOptions\0"
      "DivOptions\0"
      "SqueezeOptions\0"
      "SequenceRNNOptions\0"
      "StridedSliceOptions\0"
      "ExpOptions\0"
      "TopKV2Options\0"
      "SplitOptions\0"
      "LogSoftmaxOptions\0"
      "CastOptions\0"
      "DequantizeOptions\0"
      "MaximumMinimumOptions\0"
      "ArgMaxOptions\0"
      "LessOptions\0"
      "NegOptions\0"
      "PadV2Options\0"
      "GreaterOptions\0"
      "GreaterEqualOptions\0"
      "LessEqualOptions\0"
      "SelectOptions\0"
      "SliceOptions\0"
      "TransposeConvOptions\0"
      "SparseToDenseOptions\0"
      "TileOptions\0"
      "ExpandDimsOptions\0"
      "EqualOptions\0"
      "NotEqualOptions\0"
      "ShapeOptions\0"
      "PowOptions\0"
      "ArgMinOptions\0"
      "FakeQuantOptions\0"
      "PackOptions\0"
      "LogicalOrOptions\0"
      "OneHotOptions\0"
      "LogicalAndOptions\0"
      "LogicalNotOptions\0"
      "UnpackOptions\0"
      "FloorDivOptions\0"
      "SquareOptions\0"
      "ZerosLikeOptions\0"
      "FillOptions\0"
      "BidirectionalSequenceLSTMOptions\0"
      "BidirectionalSequenceRNNOptions\0"
      "UnidirectionalSequenceLSTMOptions\0"
      "FloorModOptions\0"
      "RangeOptions\0"
      "ResizeNearestNeighborOptions\0"
      "LeakyReluOptions\0"
      "SquaredDifferenceOptions\0"
      "MirrorPadOptions\0"
      "AbsOptions\0"
      "SplitVOptions\0"
      "UniqueOptions\0"
      "ReverseV2Options\0"
      "AddNOptions\0"
      "GatherNdOptions\0"
      "CosOptions\0"
      "WhereOptions\0"
      "RankOptions\0"
      "ReverseSequenceOptions\0"
      "MatrixDiagOptions\0"
      "QuantizeOptions\0"
      "MatrixSetDiagOptions\0"
      "HardSwishOptions\0"
      "IfOptions\0"
      "WhileOptions\0"
      "DepthToSpaceOptions\0"
      "NonMaxSuppressionV4Options\0"
      "NonMaxSuppressionV5Options\0"
      "ScatterNdOptions\0"
      "SelectV2Options\0"
      "DensifyOptions\0"
      "SegmentSumOptions\0"
      "BatchMatMulOptions\0"
      "CumsumOptions\0"
      "CallOnceOptions\0"
      "BroadcastToOptions\0"
      "Rfft2dOptions\0"
      "Conv3DOptions\0"
      "HashtableOptions\0"
      "HashtableFindOptions\0"
      "HashtableImportOptions\0"
      "HashtableSizeOptions\0"
      "VarHandleOptions\0"
      "ReadVariableOptions\0"
      "AssignVariableOptions\0"
      "RandomOptions\0"
      "BucketizeOptions\0"
      "GeluOptions\0"
      "DynamicUpdateSliceOptions\0"
      "UnsortedSegmentProdOptions\0"
      "UnsortedSegmentMaxOptions\0"
      "UnsortedSegmentMinOptions\0"
      "UnsortedSegmentSumOptions\0"
      "ATan2Options\0"
      "SignOptions\0"
      "BitcastOptions\0"
      "BitwiseXorOptions\0"
      "RightShiftOptions";
  static constexpr fb::NameTable<127, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

template <typename T>
struct BuiltinOptionsTraits {
  static constexpr BuiltinOptions enum_value = BuiltinOptions_NONE;
};

template <>
struct BuiltinOptionsTraits<Conv2DOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_Conv2DOptions;
};

template <>
struct BuiltinOptionsTraits<DepthwiseConv2DOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_DepthwiseConv2DOptions;
};

template <>
struct BuiltinOptionsTraits<ConcatEmbeddingsOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ConcatEmbeddingsOptions;
};

template <>
struct BuiltinOptionsTraits<LSHProjectionOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LSHProjectionOptions;
};

template <>
struct BuiltinOptionsTraits<Pool2DOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_Pool2DOptions;
};

template <>
struct BuiltinOptionsTraits<SVDFOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SVDFOptions;
};

template <>
struct BuiltinOptionsTraits<RNNOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_RNNOptions;
};

template <>
struct BuiltinOptionsTraits<FullyConnectedOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_FullyConnectedOptions;
};

template <>
struct BuiltinOptionsTraits<SoftmaxOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SoftmaxOptions;
};

template <>
struct BuiltinOptionsTraits<ConcatenationOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ConcatenationOptions;
};

template <>
struct BuiltinOptionsTraits<AddOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_AddOptions;
};

template <>
struct BuiltinOptionsTraits<L2NormOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_L2NormOptions;
};

template <>
struct BuiltinOptionsTraits<LocalResponseNormalizationOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LocalResponseNormalizationOptions;
};

template <>
struct BuiltinOptionsTraits<LSTMOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LSTMOptions;
};

template <>
struct BuiltinOptionsTraits<ResizeBilinearOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ResizeBilinearOptions;
};

template <>
struct BuiltinOptionsTraits<CallOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_CallOptions;
};

template <>
struct BuiltinOptionsTraits<ReshapeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ReshapeOptions;
};

template <>
struct BuiltinOptionsTraits<SkipGramOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SkipGramOptions;
};

template <>
struct BuiltinOptionsTraits<SpaceToDepthOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SpaceToDepthOptions;
};

template <>
struct BuiltinOptionsTraits<EmbeddingLookupSparseOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_EmbeddingLookupSparseOptions;
};

template <>
struct BuiltinOptionsTraits<MulOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_MulOptions;
};

template <>
struct BuiltinOptionsTraits<PadOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_PadOptions;
};

template <>
struct BuiltinOptionsTraits<GatherOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_GatherOptions;
};

template <>
struct BuiltinOptionsTraits<BatchToSpaceNDOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BatchToSpaceNDOptions;
};

template <>
struct BuiltinOptionsTraits<SpaceToBatchNDOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SpaceToBatchNDOptions;
};

template <>
struct BuiltinOptionsTraits<TransposeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_TransposeOptions;
};

template <>
struct BuiltinOptionsTraits<ReducerOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ReducerOptions;
};

template <>
struct BuiltinOptionsTraits<SubOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SubOptions;
};

template <>
struct BuiltinOptionsTraits<DivOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_DivOptions;
};

template <>
struct BuiltinOptionsTraits<SqueezeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SqueezeOptions;
};

template <>
struct BuiltinOptionsTraits<SequenceRNNOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SequenceRNNOptions;
};

template <>
struct BuiltinOptionsTraits<StridedSliceOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_StridedSliceOptions;
};

template <>
struct BuiltinOptionsTraits<ExpOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ExpOptions;
};

template <>
struct BuiltinOptionsTraits<TopKV2Options> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_TopKV2Options;
};

template <>
struct BuiltinOptionsTraits<SplitOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SplitOptions;
};

template <>
struct BuiltinOptionsTraits<LogSoftmaxOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LogSoftmaxOptions;
};

template <>
struct BuiltinOptionsTraits<CastOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_CastOptions;
};

template <>
struct BuiltinOptionsTraits<DequantizeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_DequantizeOptions;
};

template <>
struct BuiltinOptionsTraits<MaximumMinimumOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_MaximumMinimumOptions;
};

template <>
struct BuiltinOptionsTraits<ArgMaxOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ArgMaxOptions;
};

template <>
struct BuiltinOptionsTraits<LessOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LessOptions;
};

template <>
struct BuiltinOptionsTraits<NegOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_NegOptions;
};

template <>
struct BuiltinOptionsTraits<PadV2Options> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_PadV2Options;
};

template <>
struct BuiltinOptionsTraits<GreaterOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_GreaterOptions;
};

template <>
struct BuiltinOptionsTraits<GreaterEqualOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_GreaterEqualOptions;
};

template <>
struct BuiltinOptionsTraits<LessEqualOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LessEqualOptions;
};

template <>
struct BuiltinOptionsTraits<SelectOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SelectOptions;
};

template <>
struct BuiltinOptionsTraits<SliceOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SliceOptions;
};

template <>
struct BuiltinOptionsTraits<TransposeConvOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_TransposeConvOptions;
};

template <>
struct BuiltinOptionsTraits<SparseToDenseOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SparseToDenseOptions;
};

template <>
struct BuiltinOptionsTraits<TileOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_TileOptions;
};

template <>
struct BuiltinOptionsTraits<ExpandDimsOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ExpandDimsOptions;
};

template <>
struct BuiltinOptionsTraits<EqualOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_EqualOptions;
};

template <>
struct BuiltinOptionsTraits<NotEqualOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_NotEqualOptions;
};

template <>
struct BuiltinOptionsTraits<ShapeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ShapeOptions;
};

template <>
struct BuiltinOptionsTraits<PowOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_PowOptions;
};

template <>
struct BuiltinOptionsTraits<ArgMinOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ArgMinOptions;
};

template <>
struct BuiltinOptionsTraits<FakeQuantOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_FakeQuantOptions;
};

template <>
struct BuiltinOptionsTraits<PackOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_PackOptions;
};

template <>
struct BuiltinOptionsTraits<LogicalOrOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LogicalOrOptions;
};

template <>
struct BuiltinOptionsTraits<OneHotOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_OneHotOptions;
};

template <>
struct BuiltinOptionsTraits<LogicalAndOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LogicalAndOptions;
};

template <>
struct BuiltinOptionsTraits<LogicalNotOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LogicalNotOptions;
};

template <>
struct BuiltinOptionsTraits<UnpackOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_UnpackOptions;
};

template <>
struct BuiltinOptionsTraits<FloorDivOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_FloorDivOptions;
};

template <>
struct BuiltinOptionsTraits<SquareOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SquareOptions;
};

template <>
struct BuiltinOptionsTraits<ZerosLikeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ZerosLikeOptions;
};

template <>
struct BuiltinOptionsTraits<FillOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_FillOptions;
};

template <>
struct BuiltinOptionsTraits<BidirectionalSequenceLSTMOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BidirectionalSequenceLSTMOptions;
};

template <>
struct BuiltinOptionsTraits<BidirectionalSequenceRNNOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BidirectionalSequenceRNNOptions;
};

template <>
struct BuiltinOptionsTraits<UnidirectionalSequenceLSTMOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_UnidirectionalSequenceLSTMOptions;
};

template <>
struct BuiltinOptionsTraits<FloorModOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_FloorModOptions;
};

template <>
struct BuiltinOptionsTraits<RangeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_RangeOptions;
};

template <>
struct BuiltinOptionsTraits<ResizeNearestNeighborOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ResizeNearestNeighborOptions;
};

template <>
struct BuiltinOptionsTraits<LeakyReluOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_LeakyReluOptions;
};

template <>
struct BuiltinOptionsTraits<SquaredDifferenceOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SquaredDifferenceOptions;
};

template <>
struct BuiltinOptionsTraits<MirrorPadOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_MirrorPadOptions;
};

template <>
struct BuiltinOptionsTraits<AbsOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_AbsOptions;
};

template <>
struct BuiltinOptionsTraits<SplitVOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SplitVOptions;
};

template <>
struct BuiltinOptionsTraits<UniqueOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_UniqueOptions;
};

template <>
struct BuiltinOptionsTraits<ReverseV2Options> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ReverseV2Options;
};

template <>
struct BuiltinOptionsTraits<AddNOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_AddNOptions;
};

template <>
struct BuiltinOptionsTraits<GatherNdOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_GatherNdOptions;
};

template <>
struct BuiltinOptionsTraits<CosOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_CosOptions;
};

template <>
struct BuiltinOptionsTraits<WhereOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_WhereOptions;
};

template <>
struct BuiltinOptionsTraits<RankOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_RankOptions;
};

template <>
struct BuiltinOptionsTraits<ReverseSequenceOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ReverseSequenceOptions;
};

template <>
struct BuiltinOptionsTraits<MatrixDiagOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_MatrixDiagOptions;
};

template <>
struct BuiltinOptionsTraits<QuantizeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_QuantizeOptions;
};

template <>
struct BuiltinOptionsTraits<MatrixSetDiagOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_MatrixSetDiagOptions;
};

template <>
struct BuiltinOptionsTraits<HardSwishOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_HardSwishOptions;
};

template <>
struct BuiltinOptionsTraits<IfOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_IfOptions;
};

template <>
struct BuiltinOptionsTraits<WhileOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_WhileOptions;
};

template <>
struct BuiltinOptionsTraits<DepthToSpaceOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_DepthToSpaceOptions;
};

template <>
struct BuiltinOptionsTraits<NonMaxSuppressionV4Options> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_NonMaxSuppressionV4Options;
};

template <>
struct BuiltinOptionsTraits<NonMaxSuppressionV5Options> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_NonMaxSuppressionV5Options;
};

template <>
struct BuiltinOptionsTraits<ScatterNdOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ScatterNdOptions;
};

template <>
struct BuiltinOptionsTraits<SelectV2Options> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SelectV2Options;
};

template <>
struct BuiltinOptionsTraits<DensifyOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_DensifyOptions;
};

template <>
struct BuiltinOptionsTraits<SegmentSumOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SegmentSumOptions;
};

template <>
struct BuiltinOptionsTraits<BatchMatMulOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BatchMatMulOptions;
};

template <>
struct BuiltinOptionsTraits<CumsumOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_CumsumOptions;
};

template <>
struct BuiltinOptionsTraits<CallOnceOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_CallOnceOptions;
};

template <>
struct BuiltinOptionsTraits<BroadcastToOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BroadcastToOptions;
};

template <>
struct BuiltinOptionsTraits<Rfft2dOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_Rfft2dOptions;
};

template <>
struct BuiltinOptionsTraits<Conv3DOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_Conv3DOptions;
};

template <>
struct BuiltinOptionsTraits<HashtableOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_HashtableOptions;
};

template <>
struct BuiltinOptionsTraits<HashtableFindOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_HashtableFindOptions;
};

template <>
struct BuiltinOptionsTraits<HashtableImportOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_HashtableImportOptions;
};

template <>
struct BuiltinOptionsTraits<HashtableSizeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_HashtableSizeOptions;
};

template <>
struct BuiltinOptionsTraits<VarHandleOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_VarHandleOptions;
};

template <>
struct BuiltinOptionsTraits<ReadVariableOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ReadVariableOptions;
};

template <>
struct BuiltinOptionsTraits<AssignVariableOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_AssignVariableOptions;
};

template <>
struct BuiltinOptionsTraits<RandomOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_RandomOptions;
};

template <>
struct BuiltinOptionsTraits<BucketizeOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BucketizeOptions;
};

template <>
struct BuiltinOptionsTraits<GeluOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_GeluOptions;
};

template <>
struct BuiltinOptionsTraits<DynamicUpdateSliceOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_DynamicUpdateSliceOptions;
};

template <>
struct BuiltinOptionsTraits<UnsortedSegmentProdOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_UnsortedSegmentProdOptions;
};

template <>
struct BuiltinOptionsTraits<UnsortedSegmentMaxOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_UnsortedSegmentMaxOptions;
};

template <>
struct BuiltinOptionsTraits<UnsortedSegmentMinOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_UnsortedSegmentMinOptions;
};

template <>
struct BuiltinOptionsTraits<UnsortedSegmentSumOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_UnsortedSegmentSumOptions;
};

template <>
struct BuiltinOptionsTraits<ATan2Options> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_ATan2Options;
};

template <>
struct BuiltinOptionsTraits<SignOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_SignOptions;
};

template <>
struct BuiltinOptionsTraits<BitcastOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BitcastOptions;
};

template <>
struct BuiltinOptionsTraits<BitwiseXorOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_BitwiseXorOptions;
};

template <>
struct BuiltinOptionsTraits<RightShiftOptions> {
  static constexpr BuiltinOptions enum_value =
      BuiltinOptions_RightShiftOptions;
};

enum BuiltinOptions2 : uint8_t {
  BuiltinOptions2_NONE = 0,
  BuiltinOptions2_StablehloConcatenateOptions = 1,
  BuiltinOptions2_StablehloBroadcastInDimOptions = 2,
  BuiltinOptions2_StablehloSliceOptions = 3,
  BuiltinOptions2_StablehloConvolutionOptions = 4,
  BuiltinOptions2_StablehloCustomCallOptions = 5,
  BuiltinOptions2_StablehloReduceOptions = 6,
  BuiltinOptions2_StablehloScatterOptions = 7,
  BuiltinOptions2_StablehloCompareOptions = 8,
  BuiltinOptions2_StablehloDynamicSliceOptions = 9,
  BuiltinOptions2_StablehloPadOptions = 10,
  BuiltinOptions2_StablehloIotaOptions = 11,
  BuiltinOptions2_StablehloDotGeneralOptions = 12,
  BuiltinOptions2_StablehloReduceWindowOptions = 13,
  BuiltinOptions2_StablehloSortOptions = 14,
  BuiltinOptions2_StablehloWhileOptions = 15,
  BuiltinOptions2_StablehloGatherOptions = 16,
  BuiltinOptions2_StablehloTransposeOptions = 17,
  BuiltinOptions2_DilateOptions = 18,
  BuiltinOptions2_StablehloRngBitGeneratorOptions = 19,
  BuiltinOptions2_ReduceWindowOptions = 20,
  BuiltinOptions2_StableHLOCompositeOptions = 21,
  BuiltinOptions2_StablehloShiftLeftOptions = 22,
  BuiltinOptions2_StablehloCaseOptions = 23,
  BuiltinOptions2_MIN = BuiltinOptions2_NONE,
  BuiltinOptions2_MAX = BuiltinOptions2_StablehloCaseOptions,
};

inline const char* EnumNameBuiltinOptions2(BuiltinOptions2 value) {
  static constexpr char kText[] =
      "NONE\0"
      "StablehloConcatenateOptions\0"
      "StablehloBroadcastInDimOptions\0"
      "StablehloSliceOptions\0"
      "StablehloConvolutionOptions\0"
      "StablehloCustomCallOptions\0"
      "StablehloReduceOptions\0"
      "StablehloScatterOptions\0"
      "StablehloCompareOptions\0"
      "StablehloDynamicSliceOptions\0"
      "StablehloPadOptions\0"
      "StablehloIotaOptions\0"
      "StablehloDotGeneralOptions\0"
      "StablehloReduceWindowOptions\0"
      "StablehloSortOptions\0"
      "StablehloWhileOptions\0"
      "StablehloGatherOptions\0"
      "StablehloTransposeOptions\0"
      "DilateOptions\0"
      "StablehloRngBitGeneratorOptions\0"
      "ReduceWindowOptions\0"
      "StableHLOCompositeOptions\0"
      "StablehloShiftLeftOptions\0"
      "StablehloCaseOptions";
  static constexpr fb::NameTable<24, sizeof(kText)> kNames(kText);
  return kNames.Get(kText, static_cast<int64_t>(value));
}

template <typename T>
struct BuiltinOptions2Traits {
  static constexpr BuiltinOptions2 enum_value = BuiltinOptions2_NONE;
};

template <>
struct BuiltinOptions2Traits<StablehloConcatenateOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloConcatenateOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloBroadcastInDimOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloBroadcastInDimOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloSliceOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloSliceOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloConvolutionOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloConvolutionOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloCustomCallOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloCustomCallOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloReduceOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloReduceOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloScatterOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloScatterOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloCompareOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloCompareOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloDynamicSliceOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloDynamicSliceOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloPadOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloPadOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloIotaOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloIotaOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloDotGeneralOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloDotGeneralOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloReduceWindowOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloReduceWindowOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloSortOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloSortOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloWhileOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloWhileOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloGatherOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloGatherOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloTransposeOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloTransposeOptions;
};

template <>
struct BuiltinOptions2Traits<DilateOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_DilateOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloRngBitGeneratorOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloRngBitGeneratorOptions;
};

template <>
struct BuiltinOptions2Traits<ReduceWindowOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_ReduceWindowOptions;
};

template <>
struct BuiltinOptions2Traits<StableHLOCompositeOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StableHLOCompositeOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloShiftLeftOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloShiftLeftOptions;
};

template <>
struct BuiltinOptions2Traits<StablehloCaseOptions> {
  static constexpr BuiltinOptions2 enum_value =
      BuiltinOptions2_StablehloCaseOptions;
};

struct Model final : private fb::Table {
  uint32_t version() const { return GetField<uint32_t>(4, 0); }
  const fb::Vector<fb::Offset<OperatorCode>>* operator_codes() const {
    return GetPointer<fb::Vector<fb::Offset<OperatorCode>>>(6);
  }
  const fb::Vector<fb::Offset<SubGraph>>* subgraphs() const {
    return GetPointer<fb::Vector<fb::Offset<SubGraph>>>(8);
  }
  const fb::String* description() const { return GetPointer<fb::String>(10); }
  const fb::Vector<fb::Offset<Buffer>>* buffers() const {
    return GetPointer<fb::Vector<fb::Offset<Buffer>>>(12);
  }
  const fb::Vector<int32_t>* metadata_buffer() const {
    return GetPointer<fb::Vector<int32_t>>(14);
  }
  const fb::Vector<fb::Offset<Metadata>>* metadata() const {
    return GetPointer<fb::Vector<fb::Offset<Metadata>>>(16);
  }
  const fb::Vector<fb::Offset<SignatureDef>>* signature_defs() const {
    return GetPointer<fb::Vector<fb::Offset<SignatureDef>>>(18);
  }
  const fb::Vector<fb::Offset<ExternalBufferGroup>>* external_buffer_groups() const {
    return GetPointer<fb::Vector<fb::Offset<ExternalBufferGroup>>>(20);
  }
  const fb::Vector<fb::Offset<ExternalBuffer>>* external_buffers() const {
    return GetPointer<fb::Vector<fb::Offset<ExternalBuffer>>>(22);
  }
};

struct OperatorCode final : private fb::Table {
  int8_t deprecated_builtin_code() const { return GetField<int8_t>(4, 0); }
  const fb::String* custom_code() const { return GetPointer<fb::String>(6); }
  int32_t version() const { return GetField<int32_t>(8, 1); }
  BuiltinOperator builtin_code() const {
    return GetField<BuiltinOperator>(10, BuiltinOperator_ADD);
  }
};

struct Buffer final : private fb::Table {
  const fb::Vector<uint8_t>* data() const {
    return GetPointer<fb::Vector<uint8_t>>(4);
  }
  uint64_t offset() const { return GetField<uint64_t>(6, 0); }
  uint64_t size() const { return GetField<uint64_t>(8, 0); }
};

struct Metadata final : private fb::Table {
  const fb::String* name() const { return GetPointer<fb::String>(4); }
  uint32_t buffer() const { return GetField<uint32_t>(6, 0); }
};

struct SignatureDef final : private fb::Table {
  const fb::Vector<fb::Offset<TensorMap>>* inputs() const {
    return GetPointer<fb::Vector<fb::Offset<TensorMap>>>(4);
  }
  const fb::Vector<fb::Offset<TensorMap>>* outputs() const {
    return GetPointer<fb::Vector<fb::Offset<TensorMap>>>(6);
  }
  const fb::String* signature_key() const { return GetPointer<fb::String>(8); }
  uint32_t subgraph_index() const { return GetField<uint32_t>(12, 0); }
};

struct TensorMap final : private fb::Table {
  const fb::String* name() const { return GetPointer<fb::String>(4); }
  uint32_t tensor_index() const { return GetField<uint32_t>(6, 0); }
};

struct ExternalBuffer final : private fb::Table {
  uint32_t id() const { return GetField<uint32_t>(4, 0); }
  uint32_t group() const { return GetField<uint32_t>(6, 0); }
  uint64_t offset() const { return GetField<uint64_t>(8, 0); }
  uint64_t length() const { return GetField<uint64_t>(10, 0); }
  const fb::String* packing() const { return GetPointer<fb::String>(12); }
};

struct ExternalBufferGroup final : private fb::Table {
  const fb::String* name() const { return GetPointer<fb::String>(4); }
};

struct SubGraph final : private fb::Table {
  const fb::Vector<fb::Offset<Tensor>>* tensors() const {
    return GetPointer<fb::Vector<fb::Offset<Tensor>>>(4);
  }
  const fb::Vector<int32_t>* inputs() const {
    return GetPointer<fb::Vector<int32_t>>(6);
  }
  const fb::Vector<int32_t>* outputs() const {
    return GetPointer<fb::Vector<int32_t>>(8);
  }
  const fb::Vector<fb::Offset<Operator>>* operators() const {
    return GetPointer<fb::Vector<fb::Offset<Operator>>>(10);
  }
  const fb::String* name() const { return GetPointer<fb::String>(12); }
  int32_t debug_metadata_index() const { return GetField<int32_t>(14, -1); }
};

struct Tensor final : private fb::Table {
  const fb::Vector<int32_t>* shape() const {
    return GetPointer<fb::Vector<int32_t>>(4);
  }
  TensorType type() const {
    return GetField<TensorType>(6, TensorType_FLOAT32);
  }
  uint32_t buffer() const { return GetField<uint32_t>(8, 0); }
  const fb::String* name() const { return GetPointer<fb::String>(10); }
  const QuantizationParameters* quantization() const {
    return GetPointer<QuantizationParameters>(12);
  }
  bool is_variable() const { return GetField<bool>(14, false); }
  const SparsityParameters* sparsity() const {
    return GetPointer<SparsityParameters>(16);
  }
  const fb::Vector<int32_t>* shape_signature() const {
    return GetPointer<fb::Vector<int32_t>>(18);
  }
  bool has_rank() const { return GetField<bool>(20, false); }
  const fb::Vector<fb::Offset<VariantSubType>>* variant_tensors() const {
    return GetPointer<fb::Vector<fb::Offset<VariantSubType>>>(22);
  }
  uint32_t external_buffer() const { return GetField<uint32_t>(24, 0); }
};

struct VariantSubType final : private fb::Table {
  const fb::Vector<int32_t>* shape() const {
    return GetPointer<fb::Vector<int32_t>>(4);
  }
  TensorType type() const {
    return GetField<TensorType>(6, TensorType_FLOAT32);
  }
  bool has_rank() const { return GetField<bool>(8, false); }
};

struct QuantizationParameters final : private fb::Table {
  const fb::Vector<float>* min() const {
    return GetPointer<fb::Vector<float>>(4);
  }
  const fb::Vector<float>* max() const {
    return GetPointer<fb::Vector<float>>(6);
  }
  const fb::Vector<float>* scale() const {
    return GetPointer<fb::Vector<float>>(8);
  }
  const fb::Vector<int64_t>* zero_point() const {
    return GetPointer<fb::Vector<int64_t>>(10);
  }
  QuantizationDetails details_type() const {
    return GetField<QuantizationDetails>(12, QuantizationDetails_NONE);
  }
  const void* details() const { return GetPointer<void>(14); }
  template <typename T>
  const T* details_as() const {
    return details_type() == QuantizationDetailsTraits<T>::enum_value
               ? static_cast<const T*>(details())
               : nullptr;
  }
  const CustomQuantization* details_as_CustomQuantization() const {
    return details_as<CustomQuantization>();
  }
  const BlockwiseQuantization* details_as_BlockwiseQuantization() const {
    return details_as<BlockwiseQuantization>();
  }
  const MultiAxisQuantization* details_as_MultiAxisQuantization() const {
    return details_as<MultiAxisQuantization>();
  }
  int32_t quantized_dimension() const { return GetField<int32_t>(16, 0); }
};

struct CustomQuantization final : private fb::Table {
  const fb::Vector<uint8_t>* custom() const {
    return GetPointer<fb::Vector<uint8_t>>(4);
  }
};

struct BlockwiseQuantization final : private fb::Table {
  int32_t scales() const { return GetField<int32_t>(4, 0); }
  int32_t zero_points() const { return GetField<int32_t>(6, 0); }
  int32_t block_size() const { return GetField<int32_t>(8, 0); }
  const fb::Vector<int32_t>* block_shape() const {
    return GetPointer<fb::Vector<int32_t>>(10);
  }
};

struct MultiAxisQuantization final : private fb::Table {
  int32_t scales() const { return GetField<int32_t>(4, 0); }
  int32_t zero_points() const { return GetField<int32_t>(6, 0); }
  int32_t block_size() const { return GetField<int32_t>(8, 0); }
  const fb::Vector<int32_t>* quantized_dimensions() const {
    return GetPointer<fb::Vector<int32_t>>(10);
  }
};

struct SparsityParameters final : private fb::Table {
  const fb::Vector<int32_t>* traversal_order() const {
    return GetPointer<fb::Vector<int32_t>>(4);
  }
  const fb::Vector<int32_t>* block_map() const {
    return GetPointer<fb::Vector<int32_t>>(6);
  }
  const fb::Vector<fb::Offset<DimensionMetadata>>* dim_metadata() const {
    return GetPointer<fb::Vector<fb::Offset<DimensionMetadata>>>(8);
  }
};

struct DimensionMetadata final : private fb::Table {
  DimensionType format() const {
    return GetField<DimensionType>(4, DimensionType_DENSE);
  }
  int32_t dense_size() const { return GetField<int32_t>(6, 0); }
  SparseIndexVector array_segments_type() const {
    return GetField<SparseIndexVector>(8, SparseIndexVector_NONE);
  }
  const void* array_segments() const { return GetPointer<void>(10); }
  template <typename T>
  const T* array_segments_as() const {
    return array_segments_type() == SparseIndexVectorTraits<T>::enum_value
               ? static_cast<const T*>(array_segments())
               : nullptr;
  }
  const Int32Vector* array_segments_as_Int32Vector() const {
    return array_segments_as<Int32Vector>();
  }
  const Uint16Vector* array_segments_as_Uint16Vector() const {
    return array_segments_as<Uint16Vector>();
  }
  const Uint8Vector* array_segments_as_Uint8Vector() const {
    return array_segments_as<Uint8Vector>();
  }
  SparseIndexVector array_indices_type() const {
    return GetField<SparseIndexVector>(12, SparseIndexVector_NONE);
  }
  const void* array_indices() const { return GetPointer<void>(14); }
  template <typename T>
  const T* array_indices_as() const {
    return array_indices_type() == SparseIndexVectorTraits<T>::enum_value
               ? static_cast<const T*>(array_indices())
               : nullptr;
  }
  const Int32Vector* array_indices_as_Int32Vector() const {
    return array_indices_as<Int32Vector>();
  }
  const Uint16Vector* array_indices_as_Uint16Vector() const {
    return array_indices_as<Uint16Vector>();
  }
  const Uint8Vector* array_indices_as_Uint8Vector() const {
    return array_indices_as<Uint8Vector>();
  }
};

struct Int32Vector final : private fb::Table {
  const fb::Vector<int32_t>* values() const {
    return GetPointer<fb::Vector<int32_t>>(4);
  }
};

struct Uint16Vector final : private fb::Table {
  const fb::Vector<uint16_t>* values() const {
    return GetPointer<fb::Vector<uint16_t>>(4);
  }
};

struct Uint8Vector final : private fb::Table {
  const fb::Vector<uint8_t>* values() const {
    return GetPointer<fb::Vector<uint8_t>>(4);
  }
};

struct Operator final : private fb::Table {
  uint32_t opcode_index() const { return GetField<uint32_t>(4, 0); }
  const fb::Vector<int32_t>* inputs() const {
    return GetPointer<fb::Vector<int32_t>>(6);
  }
  const fb::Vector<int32_t>* outputs() const {
    return GetPointer<fb::Vector<int32_t>>(8);
  }
  BuiltinOptions builtin_options_type() const {
    return GetField<BuiltinOptions>(10, BuiltinOptions_NONE);
  }
  const void* builtin_options() const { return GetPointer<void>(12); }
  template <typename T>
  const T* builtin_options_as() const {
    return builtin_options_type() == BuiltinOptionsTraits<T>::enum_value
               ? static_cast<const T*>(builtin_options())
               : nullptr;
  }
  const Conv2DOptions* builtin_options_as_Conv2DOptions() const {
    return builtin_options_as<Conv2DOptions>();
  }
  const DepthwiseConv2DOptions* builtin_options_as_DepthwiseConv2DOptions() const {
    return builtin_options_as<DepthwiseConv2DOptions>();
  }
  const ConcatEmbeddingsOptions* builtin_options_as_ConcatEmbeddingsOptions() const {
    return builtin_options_as<ConcatEmbeddingsOptions>();
  }
  const LSHProjectionOptions* builtin_options_as_LSHProjectionOptions() const {
    return builtin_options_as<LSHProjectionOptions>();
  }
  const Pool2DOptions* builtin_options_as_Pool2DOptions() const {
    return builtin_options_as<Pool2DOptions>();
  }
  const SVDFOptions* builtin_options_as_SVDFOptions() const {
    return builtin_options_as<SVDFOptions>();
  }
  const RNNOptions* builtin_options_as_RNNOptions() const {
    return builtin_options_as<RNNOptions>();
  }
  const FullyConnectedOptions* builtin_options_as_FullyConnectedOptions() const {
    return builtin_options_as<FullyConnectedOptions>();
  }
  const SoftmaxOptions* builtin_options_as_SoftmaxOptions() const {
    return builtin_options_as<SoftmaxOptions>();
  }
  const ConcatenationOptions* builtin_options_as_ConcatenationOptions() const {
    return builtin_options_as<ConcatenationOptions>();
  }
  const AddOptions* builtin_options_as_AddOptions() const {
    return builtin_options_as<AddOptions>();
  }
  const L2NormOptions* builtin_options_as_L2NormOptions() const {
    return builtin_options_as<L2NormOptions>();
  }
  const LocalResponseNormalizationOptions* builtin_options_as_LocalResponseNormalizationOptions() const {
    return builtin_options_as<LocalResponseNormalizationOptions>();
  }
  const LSTMOptions* builtin_options_as_LSTMOptions() const {
    return builtin_options_as<LSTMOptions>();
  }
  const ResizeBilinearOptions* builtin_options_as_ResizeBilinearOptions() const {
    return builtin_options_as<ResizeBilinearOptions>();
  }
  const CallOptions* builtin_options_as_CallOptions() const {
    return builtin_options_as<CallOptions>();
  }
  const ReshapeOptions* builtin_options_as_ReshapeOptions() const {
    return builtin_options_as<ReshapeOptions>();
  }
  const SkipGramOptions* builtin_options_as_SkipGramOptions() const {
    return builtin_options_as<SkipGramOptions>();
  }
  const SpaceToDepthOptions* builtin_options_as_SpaceToDepthOptions() const {
    return builtin_options_as<SpaceToDepthOptions>();
  }
  const EmbeddingLookupSparseOptions* builtin_options_as_EmbeddingLookupSparseOptions() const {
    return builtin_options_as<EmbeddingLookupSparseOptions>();
  }
  const MulOptions* builtin_options_as_MulOptions() const {
    return builtin_options_as<MulOptions>();
  }
  const PadOptions* builtin_options_as_PadOptions() const {
    return builtin_options_as<PadOptions>();
  }
  const GatherOptions* builtin_options_as_GatherOptions() const {
    return builtin_options_as<GatherOptions>();
  }
  const BatchToSpaceNDOptions* builtin_options_as_BatchToSpaceNDOptions() const {
    return builtin_options_as<BatchToSpaceNDOptions>();
  }
  const SpaceToBatchNDOptions* builtin_options_as_SpaceToBatchNDOptions() const {
    return builtin_options_as<SpaceToBatchNDOptions>();
  }
  const TransposeOptions* builtin_options_as_TransposeOptions() const {
    return builtin_options_as<TransposeOptions>();
  }
  const ReducerOptions* builtin_options_as_ReducerOptions() const {
    return builtin_options_as<ReducerOptions>();
  }
  const SubOptions* builtin_options_as_SubOptions() const {
    return builtin_options_as<SubOptions>();
  }
  const DivOptions* builtin_options_as_DivOptions() const {
    return builtin_options_as<DivOptions>();
  }
  const SqueezeOptions* builtin_options_as_SqueezeOptions() const {
    return builtin_options_as<SqueezeOptions>();
  }
  const SequenceRNNOptions* builtin_options_as_SequenceRNNOptions() const {
    return builtin_options_as<SequenceRNNOptions>();
  }
  const StridedSliceOptions* builtin_options_as_StridedSliceOptions() const {
    return builtin_options_as<StridedSliceOptions>();
  }
  const ExpOptions* builtin_options_as_ExpOptions() const {
    return builtin_options_as<ExpOptions>();
  }
  const TopKV2Options* builtin_options_as_TopKV2Options() const {
    return builtin_options_as<TopKV2Options>();
  }
  const SplitOptions* builtin_options_as_SplitOptions() const {
    return builtin_options_as<SplitOptions>();
  }
  const LogSoftmaxOptions* builtin_options_as_LogSoftmaxOptions() const {
    return builtin_options_as<LogSoftmaxOptions>();
  }
  const CastOptions* builtin_options_as_CastOptions() const {
    return builtin_options_as<CastOptions>();
  }
  const DequantizeOptions* builtin_options_as_DequantizeOptions() const {
    return builtin_options_as<DequantizeOptions>();
  }
  const MaximumMinimumOptions* builtin_options_as_MaximumMinimumOptions() const {
    return builtin_options_as<MaximumMinimumOptions>();
  }
  const ArgMaxOptions* builtin_options_as_ArgMaxOptions() const {
    return builtin_options_as<ArgMaxOptions>();
  }
  const LessOptions* builtin_options_as_LessOptions() const {
    return builtin_options_as<LessOptions>();
  }
  const NegOptions* builtin_options_as_NegOptions() const {
    return builtin_options_as<NegOptions>();
  }
  const PadV2Options* builtin_options_as_PadV2Options() const {
    return builtin_options_as<PadV2Options>();
  }
  const GreaterOptions* builtin_options_as_GreaterOptions() const {
    return builtin_options_as<GreaterOptions>();
  }
  const GreaterEqualOptions* builtin_options_as_GreaterEqualOptions() const {
    return builtin_options_as<GreaterEqualOptions>();
  }
  const LessEqualOptions* builtin_options_as_LessEqualOptions() const {
    return builtin_options_as<LessEqualOptions>();
  }
  const SelectOptions* builtin_options_as_SelectOptions() const {
    return builtin_options_as<SelectOptions>();
  }
  const SliceOptions* builtin_options_as_SliceOptions() const {
    return builtin_options_as<SliceOptions>();
  }
  const TransposeConvOptions* builtin_options_as_TransposeConvOptions() const {
    return builtin_options_as<TransposeConvOptions>();
  }
  const SparseToDenseOptions* builtin_options_as_SparseToDenseOptions() const {
    return builtin_options_as<SparseToDenseOptions>();
  }
  const TileOptions* builtin_options_as_TileOptions() const {
    return builtin_options_as<TileOptions>();
  }
  const ExpandDimsOptions* builtin_options_as_ExpandDimsOptions() const {
    return builtin_options_as<ExpandDimsOptions>();
  }
  const EqualOptions* builtin_options_as_EqualOptions() const {
    return builtin_options_as<EqualOptions>();
  }
  const NotEqualOptions* builtin_options_as_NotEqualOptions() const {
    return builtin_options_as<NotEqualOptions>();
  }
  const ShapeOptions* builtin_options_as_ShapeOptions() const {
    return builtin_options_as<ShapeOptions>();
  }
  const PowOptions* builtin_options_as_PowOptions() const {
    return builtin_options_as<PowOptions>();
  }
  const ArgMinOptions* builtin_options_as_ArgMinOptions() const {
    return builtin_options_as<ArgMinOptions>();
  }
  const FakeQuantOptions* builtin_options_as_FakeQuantOptions() const {
    return builtin_options_as<FakeQuantOptions>();
  }
  const PackOptions* builtin_options_as_PackOptions() const {
    return builtin_options_as<PackOptions>();
  }
  const LogicalOrOptions* builtin_options_as_LogicalOrOptions() const {
    return builtin_options_as<LogicalOrOptions>();
  }
  const OneHotOptions* builtin_options_as_OneHotOptions() const {
    return builtin_options_as<OneHotOptions>();
  }
  const LogicalAndOptions* builtin_options_as_LogicalAndOptions() const {
    return builtin_options_as<LogicalAndOptions>();
  }
  const LogicalNotOptions* builtin_options_as_LogicalNotOptions() const {
    return builtin_options_as<LogicalNotOptions>();
  }
  const UnpackOptions* builtin_options_as_UnpackOptions() const {
    return builtin_options_as<UnpackOptions>();
  }
  const FloorDivOptions* builtin_options_as_FloorDivOptions() const {
    return builtin_options_as<FloorDivOptions>();
  }
  const SquareOptions* builtin_options_as_SquareOptions() const {
    return builtin_options_as<SquareOptions>();
  }
  const ZerosLikeOptions* builtin_options_as_ZerosLikeOptions() const {
    return builtin_options_as<ZerosLikeOptions>();
  }
  const FillOptions* builtin_options_as_FillOptions() const {
    return builtin_options_as<FillOptions>();
  }
  const BidirectionalSequenceLSTMOptions* builtin_options_as_BidirectionalSequenceLSTMOptions() const {
    return builtin_options_as<BidirectionalSequenceLSTMOptions>();
  }
  const BidirectionalSequenceRNNOptions* builtin_options_as_BidirectionalSequenceRNNOptions() const {
    return builtin_options_as<BidirectionalSequenceRNNOptions>();
  }
  const UnidirectionalSequenceLSTMOptions* builtin_options_as_UnidirectionalSequenceLSTMOptions() const {
    return builtin_options_as<UnidirectionalSequenceLSTMOptions>();
  }
  const FloorModOptions* builtin_options_as_FloorModOptions() const {
    return builtin_options_as<FloorModOptions>();
  }
  const RangeOptions* builtin_options_as_RangeOptions() const {
    return builtin_options_as<RangeOptions>();
  }
  const ResizeNearestNeighborOptions* builtin_options_as_ResizeNearestNeighborOptions() const {
    return builtin_options_as<ResizeNearestNeighborOptions>();
  }
  const LeakyReluOptions* builtin_options_as_LeakyReluOptions() const {
    return builtin_options_as<LeakyReluOptions>();
  }
  const SquaredDifferenceOptions* builtin_options_as_SquaredDifferenceOptions() const {
    return builtin_options_as<SquaredDifferenceOptions>();
  }
  const MirrorPadOptions* builtin_options_as_MirrorPadOptions() const {
    return builtin_options_as<MirrorPadOptions>();
  }
  const AbsOptions* builtin_options_as_AbsOptions() const {
    return builtin_options_as<AbsOptions>();
  }
  const SplitVOptions* builtin_options_as_SplitVOptions() const {
    return builtin_options_as<SplitVOptions>();
  }
  const UniqueOptions* builtin_options_as_UniqueOptions() const {
    return builtin_options_as<UniqueOptions>();
  }
  const ReverseV2Options* builtin_options_as_ReverseV2Options() const {
    return builtin_options_as<ReverseV2Options>();
  }
  const AddNOptions* builtin_options_as_AddNOptions() const {
    return builtin_options_as<AddNOptions>();
  }
  const GatherNdOptions* builtin_options_as_GatherNdOptions() const {
    return builtin_options_as<GatherNdOptions>();
  }
  const CosOptions* builtin_options_as_CosOptions() const {
    return builtin_options_as<CosOptions>();
  }
  const WhereOptions* builtin_options_as_WhereOptions() const {
    return builtin_options_as<WhereOptions>();
  }
  const RankOptions* builtin_options_as_RankOptions() const {
    return builtin_options_as<RankOptions>();
  }
  const ReverseSequenceOptions* builtin_options_as_ReverseSequenceOptions() const {
    return builtin_options_as<ReverseSequenceOptions>();
  }
  const MatrixDiagOptions* builtin_options_as_MatrixDiagOptions() const {
    return builtin_options_as<MatrixDiagOptions>();
  }
  const QuantizeOptions* builtin_options_as_QuantizeOptions() const {
    return builtin_options_as<QuantizeOptions>();
  }
  const MatrixSetDiagOptions* builtin_options_as_MatrixSetDiagOptions() const {
    return builtin_options_as<MatrixSetDiagOptions>();
  }
  const HardSwishOptions* builtin_options_as_HardSwishOptions() const {
    return builtin_options_as<HardSwishOptions>();
  }
  const IfOptions* builtin_options_as_IfOptions() const {
    return builtin_options_as<IfOptions>();
  }
  const WhileOptions* builtin_options_as_WhileOptions() const {
    return builtin_options_as<WhileOptions>();
  }
  const DepthToSpaceOptions* builtin_options_as_DepthToSpaceOptions() const {
    return builtin_options_as<DepthToSpaceOptions>();
  }
  const NonMaxSuppressionV4Options* builtin_options_as_NonMaxSuppressionV4Options() const {
    return builtin_options_as<NonMaxSuppressionV4Options>();
  }
  const NonMaxSuppressionV5Options* builtin_options_as_NonMaxSuppressionV5Options() const {
    return builtin_options_as<NonMaxSuppressionV5Options>();
  }
  const ScatterNdOptions* builtin_options_as_ScatterNdOptions() const {
    return builtin_options_as<ScatterNdOptions>();
  }
  const SelectV2Options* builtin_options_as_SelectV2Options() const {
    return builtin_options_as<SelectV2Options>();
  }
  const DensifyOptions* builtin_options_as_DensifyOptions() const {
    return builtin_options_as<DensifyOptions>();
  }
  const SegmentSumOptions* builtin_options_as_SegmentSumOptions() const {
    return builtin_options_as<SegmentSumOptions>();
  }
  const BatchMatMulOptions* builtin_options_as_BatchMatMulOptions() const {
    return builtin_options_as<BatchMatMulOptions>();
  }
  const CumsumOptions* builtin_options_as_CumsumOptions() const {
    return builtin_options_as<CumsumOptions>();
  }
  const CallOnceOptions* builtin_options_as_CallOnceOptions() const {
    return builtin_options_as<CallOnceOptions>();
  }
  const BroadcastToOptions* builtin_options_as_BroadcastToOptions() const {
    return builtin_options_as<BroadcastToOptions>();
  }
  const Rfft2dOptions* builtin_options_as_Rfft2dOptions() const {
    return builtin_options_as<Rfft2dOptions>();
  }
  const Conv3DOptions* builtin_options_as_Conv3DOptions() const {
    return builtin_options_as<Conv3DOptions>();
  }
  const HashtableOptions* builtin_options_as_HashtableOptions() const {
    return builtin_options_as<HashtableOptions>();
  }
  const HashtableFindOptions* builtin_options_as_HashtableFindOptions() const {
    return builtin_options_as<HashtableFindOptions>();
  }
  const HashtableImportOptions* builtin_options_as_HashtableImportOptions() const {
    return builtin_options_as<HashtableImportOptions>();
  }
  const HashtableSizeOptions* builtin_options_as_HashtableSizeOptions() const {
    return builtin_options_as<HashtableSizeOptions>();
  }
  const VarHandleOptions* builtin_options_as_VarHandleOptions() const {
    return builtin_options_as<VarHandleOptions>();
  }
  const ReadVariableOptions* builtin_options_as_ReadVariableOptions() const {
    return builtin_options_as<ReadVariableOptions>();
  }
  const AssignVariableOptions* builtin_options_as_AssignVariableOptions() const {
    return builtin_options_as<AssignVariableOptions>();
  }
  const RandomOptions* builtin_options_as_RandomOptions() const {
    return builtin_options_as<RandomOptions>();
  }
  const BucketizeOptions* builtin_options_as_BucketizeOptions() const {
    return builtin_options_as<BucketizeOptions>();
  }
  const GeluOptions* builtin_options_as_GeluOptions() const {
    return builtin_options_as<GeluOptions>();
  }
  const DynamicUpdateSliceOptions* builtin_options_as_DynamicUpdateSliceOptions() const {
    return builtin_options_as<DynamicUpdateSliceOptions>();
  }
  const UnsortedSegmentProdOptions* builtin_options_as_UnsortedSegmentProdOptions() const {
    return builtin_options_as<UnsortedSegmentProdOptions>();
  }
  const UnsortedSegmentMaxOptions* builtin_options_as_UnsortedSegmentMaxOptions() const {
    return builtin_options_as<UnsortedSegmentMaxOptions>();
  }
  const UnsortedSegmentMinOptions* builtin_options_as_UnsortedSegmentMinOptions() const {
    return builtin_options_as<UnsortedSegmentMinOptions>();
  }
  const UnsortedSegmentSumOptions* builtin_options_as_UnsortedSegmentSumOptions() const {
    return builtin_options_as<UnsortedSegmentSumOptions>();
  }
  const ATan2Options* builtin_options_as_ATan2Options() const {
    return builtin_options_as<ATan2Options>();
  }
  const SignOptions* builtin_options_as_SignOptions() const {
    return builtin_options_as<SignOptions>();
  }
  const BitcastOptions* builtin_options_as_BitcastOptions() const {
    return builtin_options_as<BitcastOptions>();
  }
  const BitwiseXorOptions* builtin_options_as_BitwiseXorOptions() const {
    return builtin_options_as<BitwiseXorOptions>();
  }
  const RightShiftOptions* builtin_options_as_RightShiftOptions() const {
    return builtin_options_as<RightShiftOptions>();
  }
  const fb::Vector<uint8_t>* custom_options() const {
    return GetPointer<fb::Vector<uint8_t>>(14);
  }
  CustomOptionsFormat custom_options_format() const {
    return GetField<CustomOptionsFormat>(16, CustomOptionsFormat_FLEXBUFFERS);
  }
  const fb::Vector<uint8_t>* mutating_variable_inputs() const {
    return GetPointer<fb::Vector<uint8_t>>(18);
  }
  const fb::Vector<int32_t>* intermediates() const {
    return GetPointer<fb::Vector<int32_t>>(20);
  }
  uint64_t large_custom_options_offset() const {
    return GetField<uint64_t>(22, 0);
  }
  uint64_t large_custom_options_size() const {
    return GetField<uint64_t>(24, 0);
  }
  BuiltinOptions2 builtin_options_2_type() const {
    return GetField<BuiltinOptions2>(26, BuiltinOptions2_NONE);
  }
  const void* builtin_options_2() const { return GetPointer<void>(28); }
  template <typename T>
  const T* builtin_options_2_as() const {
    return builtin_options_2_type() == BuiltinOptions2Traits<T>::enum_value
               ? static_cast<const T*>(builtin_options_2())
               : nullptr;
  }
  const StablehloConcatenateOptions* builtin_options_2_as_StablehloConcatenateOptions() const {
    return builtin_options_2_as<StablehloConcatenateOptions>();
  }
  const StablehloBroadcastInDimOptions* builtin_options_2_as_StablehloBroadcastInDimOptions() const {
    return builtin_options_2_as<StablehloBroadcastInDimOptions>();
  }
  const StablehloSliceOptions* builtin_options_2_as_StablehloSliceOptions() const {
    return builtin_options_2_as<StablehloSliceOptions>();
  }
  const StablehloConvolutionOptions* builtin_options_2_as_StablehloConvolutionOptions() const {
    return builtin_options_2_as<StablehloConvolutionOptions>();
  }
  const StablehloCustomCallOptions* builtin_options_2_as_StablehloCustomCallOptions() const {
    return builtin_options_2_as<StablehloCustomCallOptions>();
  }
  const StablehloReduceOptions* builtin_options_2_as_StablehloReduceOptions() const {
    return builtin_options_2_as<StablehloReduceOptions>();
  }
  const StablehloScatterOptions* builtin_options_2_as_StablehloScatterOptions() const {
    return builtin_options_2_as<StablehloScatterOptions>();
  }
  const StablehloCompareOptions* builtin_options_2_as_StablehloCompareOptions() const {
    return builtin_options_2_as<StablehloCompareOptions>();
  }
  const StablehloDynamicSliceOptions* builtin_options_2_as_StablehloDynamicSliceOptions() const {
    return builtin_options_2_as<StablehloDynamicSliceOptions>();
  }
  const StablehloPadOptions* builtin_options_2_as_StablehloPadOptions() const {
    return builtin_options_2_as<StablehloPadOptions>();
  }
  const StablehloIotaOptions* builtin_options_2_as_StablehloIotaOptions() const {
    return builtin_options_2_as<StablehloIotaOptions>();
  }
  const StablehloDotGeneralOptions* builtin_options_2_as_StablehloDotGeneralOptions() const {
    return builtin_options_2_as<StablehloDotGeneralOptions>();
  }
  const StablehloReduceWindowOptions* builtin_options_2_as_StablehloReduceWindowOptions() const {
    return builtin_options_2_as<StablehloReduceWindowOptions>();
  }
  const StablehloSortOptions* builtin_options_2_as_StablehloSortOptions() const {
    return builtin_options_2_as<StablehloSortOptions>();
  }
  const StablehloWhileOptions* builtin_options_2_as_StablehloWhileOptions() const {
    return builtin_options_2_as<StablehloWhileOptions>();
  }
  const StablehloGatherOptions* builtin_options_2_as_StablehloGatherOptions() const {
    return builtin_options_2_as<StablehloGatherOptions>();
  }
  const StablehloTransposeOptions* builtin_options_2_as_StablehloTransposeOptions() const {
    return builtin_options_2_as<StablehloTransposeOptions>();
  }
  const DilateOptions* builtin_options_2_as_DilateOptions() const {
    return builtin_options_2_as<DilateOptions>();
  }
  const StablehloRngBitGeneratorOptions* builtin_options_2_as_StablehloRngBitGeneratorOptions() const {
    return builtin_options_2_as<StablehloRngBitGeneratorOptions>();
  }
  const ReduceWindowOptions* builtin_options_2_as_ReduceWindowOptions() const {
    return builtin_options_2_as<ReduceWindowOptions>();
  }
  const StableHLOCompositeOptions* builtin_options_2_as_StableHLOCompositeOptions() const {
    return builtin_options_2_as<StableHLOCompositeOptions>();
  }
  const StablehloShiftLeftOptions* builtin_options_2_as_StablehloShiftLeftOptions() const {
    return builtin_options_2_as<StablehloShiftLeftOptions>();
  }
  const StablehloCaseOptions* builtin_options_2_as_StablehloCaseOptions() const {
    return builtin_options_2_as<StablehloCaseOptions>();
  }
  int32_t debug_metadata_index() const { return GetField<int32_t>(30, -1); }
};

struct Conv2DOptions final : private fb::Table {
  Padding padding() const { return GetField<Padding>(4, Padding_SAME); }
  int32_t stride_w() const { return GetField<int32_t>(6, 0); }
  int32_t stride_h() const { return GetField<int32_t>(8, 0); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(10, ActivationFunctionType_NONE);
  }
  int32_t dilation_w_factor() const { return GetField<int32_t>(12, 1); }
  int32_t dilation_h_factor() const { return GetField<int32_t>(14, 1); }
  TensorType quantized_bias_type() const {
    return GetField<TensorType>(16, TensorType_FLOAT32);
  }
  static constexpr fb::Scalar<Padding> kPadding = {4, Padding_SAME};
  static constexpr fb::Scalar<int32_t> kStrideW = {6, 0};
  static constexpr fb::Scalar<int32_t> kStrideH = {8, 0};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      10, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<int32_t> kDilationWFactor = {12, 1};
  static constexpr fb::Scalar<int32_t> kDilationHFactor = {14, 1};
  static constexpr fb::Scalar<TensorType> kQuantizedBiasType = {
      16, TensorType_FLOAT32};
};

struct DepthwiseConv2DOptions final : private fb::Table {
  Padding padding() const { return GetField<Padding>(4, Padding_SAME); }
  int32_t stride_w() const { return GetField<int32_t>(6, 0); }
  int32_t stride_h() const { return GetField<int32_t>(8, 0); }
  int32_t depth_multiplier() const { return GetField<int32_t>(10, 0); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(12, ActivationFunctionType_NONE);
  }
  int32_t dilation_w_factor() const { return GetField<int32_t>(14, 1); }
  int32_t dilation_h_factor() const { return GetField<int32_t>(16, 1); }
  static constexpr fb::Scalar<Padding> kPadding = {4, Padding_SAME};
  static constexpr fb::Scalar<int32_t> kStrideW = {6, 0};
  static constexpr fb::Scalar<int32_t> kStrideH = {8, 0};
  static constexpr fb::Scalar<int32_t> kDepthMultiplier = {10, 0};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      12, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<int32_t> kDilationWFactor = {14, 1};
  static constexpr fb::Scalar<int32_t> kDilationHFactor = {16, 1};
};

struct TransposeConvOptions final : private fb::Table {
  Padding padding() const { return GetField<Padding>(4, Padding_SAME); }
  int32_t stride_w() const { return GetField<int32_t>(6, 0); }
  int32_t stride_h() const { return GetField<int32_t>(8, 0); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(10, ActivationFunctionType_NONE);
  }
  TensorType quantized_bias_type() const {
    return GetField<TensorType>(12, TensorType_FLOAT32);
  }
  static constexpr fb::Scalar<Padding> kPadding = {4, Padding_SAME};
  static constexpr fb::Scalar<int32_t> kStrideW = {6, 0};
  static constexpr fb::Scalar<int32_t> kStrideH = {8, 0};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      10, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<TensorType> kQuantizedBiasType = {
      12, TensorType_FLOAT32};
};

struct Conv3DOptions final : private fb::Table {
  Padding padding() const { return GetField<Padding>(4, Padding_SAME); }
  int32_t stride_d() const { return GetField<int32_t>(6, 0); }
  int32_t stride_w() const { return GetField<int32_t>(8, 0); }
  int32_t stride_h() const { return GetField<int32_t>(10, 0); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(12, ActivationFunctionType_NONE);
  }
  int32_t dilation_d_factor() const { return GetField<int32_t>(14, 1); }
  int32_t dilation_w_factor() const { return GetField<int32_t>(16, 1); }
  int32_t dilation_h_factor() const { return GetField<int32_t>(18, 1); }
  static constexpr fb::Scalar<Padding> kPadding = {4, Padding_SAME};
  static constexpr fb::Scalar<int32_t> kStrideD = {6, 0};
  static constexpr fb::Scalar<int32_t> kStrideW = {8, 0};
  static constexpr fb::Scalar<int32_t> kStrideH = {10, 0};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      12, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<int32_t> kDilationDFactor = {14, 1};
  static constexpr fb::Scalar<int32_t> kDilationWFactor = {16, 1};
  static constexpr fb::Scalar<int32_t> kDilationHFactor = {18, 1};
};

struct Pool2DOptions final : private fb::Table {
  Padding padding() const { return GetField<Padding>(4, Padding_SAME); }
  int32_t stride_w() const { return GetField<int32_t>(6, 0); }
  int32_t stride_h() const { return GetField<int32_t>(8, 0); }
  int32_t filter_width() const { return GetField<int32_t>(10, 0); }
  int32_t filter_height() const { return GetField<int32_t>(12, 0); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(14, ActivationFunctionType_NONE);
  }
  static constexpr fb::Scalar<Padding> kPadding = {4, Padding_SAME};
  static constexpr fb::Scalar<int32_t> kStrideW = {6, 0};
  static constexpr fb::Scalar<int32_t> kStrideH = {8, 0};
  static constexpr fb::Scalar<int32_t> kFilterWidth = {10, 0};
  static constexpr fb::Scalar<int32_t> kFilterHeight = {12, 0};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      14, ActivationFunctionType_NONE};
};

struct DilateOptions final : private fb::Table {
};

struct FullyConnectedOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  FullyConnectedOptionsWeightsFormat weights_format() const {
    return GetField<FullyConnectedOptionsWeightsFormat>(6, FullyConnectedOptionsWeightsFormat_DEFAULT);
  }
  bool keep_num_dims() const { return GetField<bool>(8, false); }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(10, false); }
  TensorType quantized_bias_type() const {
    return GetField<TensorType>(12, TensorType_FLOAT32);
  }
  const fb::Vector<uint8_t>* quant_spec() const {
    return GetPointer<fb::Vector<uint8_t>>(14);
  }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<FullyConnectedOptionsWeightsFormat> kWeightsFormat = {
      6, FullyConnectedOptionsWeightsFormat_DEFAULT};
  static constexpr fb::Scalar<bool> kKeepNumDims = {8, false};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {10, false};
  static constexpr fb::Scalar<TensorType> kQuantizedBiasType = {
      12, TensorType_FLOAT32};
};

struct BatchMatMulOptions final : private fb::Table {
  bool adj_x() const { return GetField<bool>(4, false); }
  bool adj_y() const { return GetField<bool>(6, false); }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(8, false); }
  static constexpr fb::Scalar<bool> kAdjX = {4, false};
  static constexpr fb::Scalar<bool> kAdjY = {6, false};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {8, false};
};

struct LSTMOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  float cell_clip() const { return GetField<float>(6, 0.0f); }
  float proj_clip() const { return GetField<float>(8, 0.0f); }
  LSTMKernelType kernel_type() const {
    return GetField<LSTMKernelType>(10, LSTMKernelType_FULL);
  }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(12, false); }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<float> kCellClip = {6, 0.0f};
  static constexpr fb::Scalar<float> kProjClip = {8, 0.0f};
  static constexpr fb::Scalar<LSTMKernelType> kKernelType = {
      10, LSTMKernelType_FULL};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {12, false};
};

struct UnidirectionalSequenceLSTMOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  float cell_clip() const { return GetField<float>(6, 0.0f); }
  float proj_clip() const { return GetField<float>(8, 0.0f); }
  bool time_major() const { return GetField<bool>(10, false); }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(12, false); }
  bool diagonal_recurrent_tensors() const { return GetField<bool>(14, false); }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<float> kCellClip = {6, 0.0f};
  static constexpr fb::Scalar<float> kProjClip = {8, 0.0f};
  static constexpr fb::Scalar<bool> kTimeMajor = {10, false};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {12, false};
  static constexpr fb::Scalar<bool> kDiagonalRecurrentTensors = {14, false};
};

struct BidirectionalSequenceLSTMOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  float cell_clip() const { return GetField<float>(6, 0.0f); }
  float proj_clip() const { return GetField<float>(8, 0.0f); }
  bool merge_outputs() const { return GetField<bool>(10, false); }
  bool time_major() const { return GetField<bool>(12, true); }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(14, false); }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<float> kCellClip = {6, 0.0f};
  static constexpr fb::Scalar<float> kProjClip = {8, 0.0f};
  static constexpr fb::Scalar<bool> kMergeOutputs = {10, false};
  static constexpr fb::Scalar<bool> kTimeMajor = {12, true};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {14, false};
};

struct RNNOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(6, false); }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {6, false};
};

struct SequenceRNNOptions final : private fb::Table {
  bool time_major() const { return GetField<bool>(4, false); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(6, ActivationFunctionType_NONE);
  }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(8, false); }
  static constexpr fb::Scalar<bool> kTimeMajor = {4, false};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      6, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {8, false};
};

struct BidirectionalSequenceRNNOptions final : private fb::Table {
  bool time_major() const { return GetField<bool>(4, false); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(6, ActivationFunctionType_NONE);
  }
  bool merge_outputs() const { return GetField<bool>(8, false); }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(10, false); }
  static constexpr fb::Scalar<bool> kTimeMajor = {4, false};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      6, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<bool> kMergeOutputs = {8, false};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {10, false};
};

struct SVDFOptions final : private fb::Table {
  int32_t rank() const { return GetField<int32_t>(4, 0); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(6, ActivationFunctionType_NONE);
  }
  bool asymmetric_quantize_inputs() const { return GetField<bool>(8, false); }
  static constexpr fb::Scalar<int32_t> kRank = {4, 0};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      6, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<bool> kAsymmetricQuantizeInputs = {8, false};
};

struct AddOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  bool pot_scale_int16() const { return GetField<bool>(6, true); }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<bool> kPotScaleInt16 = {6, true};
};

struct SubOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  bool pot_scale_int16() const { return GetField<bool>(6, true); }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
  static constexpr fb::Scalar<bool> kPotScaleInt16 = {6, true};
};

struct MulOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
};

struct DivOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
};

struct AddNOptions final : private fb::Table {
};

struct PowOptions final : private fb::Table {
};

struct FloorDivOptions final : private fb::Table {
};

struct FloorModOptions final : private fb::Table {
};

struct SquaredDifferenceOptions final : private fb::Table {
};

struct MaximumMinimumOptions final : private fb::Table {
};

struct CumsumOptions final : private fb::Table {
  bool exclusive() const { return GetField<bool>(4, false); }
  bool reverse() const { return GetField<bool>(6, false); }
  static constexpr fb::Scalar<bool> kExclusive = {4, false};
  static constexpr fb::Scalar<bool> kReverse = {6, false};
};

struct ReducerOptions final : private fb::Table {
  bool keep_dims() const { return GetField<bool>(4, false); }
  static constexpr fb::Scalar<bool> kKeepDims = {4, false};
};

struct ReduceWindowOptions final : private fb::Table {
  ReduceWindowFunction reduce_function() const {
    return GetField<ReduceWindowFunction>(4, ReduceWindowFunction_UNSUPPORTED);
  }
};

struct AbsOptions final : private fb::Table {
};

struct NegOptions final : private fb::Table {
};

struct SignOptions final : private fb::Table {
};

struct SquareOptions final : private fb::Table {
};

struct ExpOptions final : private fb::Table {
};

struct CosOptions final : private fb::Table {
};

struct ATan2Options final : private fb::Table {
};

struct Rfft2dOptions final : private fb::Table {
};

struct BitwiseXorOptions final : private fb::Table {
};

struct RightShiftOptions final : private fb::Table {
};

struct BitcastOptions final : private fb::Table {
};

struct EqualOptions final : private fb::Table {
};

struct NotEqualOptions final : private fb::Table {
};

struct GreaterOptions final : private fb::Table {
};

struct GreaterEqualOptions final : private fb::Table {
};

struct LessOptions final : private fb::Table {
};

struct LessEqualOptions final : private fb::Table {
};

struct LogicalAndOptions final : private fb::Table {
};

struct LogicalOrOptions final : private fb::Table {
};

struct LogicalNotOptions final : private fb::Table {
};

struct SelectOptions final : private fb::Table {
};

struct SelectV2Options final : private fb::Table {
};

struct WhereOptions final : private fb::Table {
};

struct ArgMaxOptions final : private fb::Table {
  TensorType output_type() const {
    return GetField<TensorType>(4, TensorType_FLOAT32);
  }
  static constexpr fb::Scalar<TensorType> kOutputType = {4, TensorType_FLOAT32};
};

struct ArgMinOptions final : private fb::Table {
  TensorType output_type() const {
    return GetField<TensorType>(4, TensorType_FLOAT32);
  }
  static constexpr fb::Scalar<TensorType> kOutputType = {4, TensorType_FLOAT32};
};

struct TopKV2Options final : private fb::Table {
};

struct UniqueOptions final : private fb::Table {
  TensorType idx_out_type() const {
    return GetField<TensorType>(4, TensorType_INT32);
  }
  static constexpr fb::Scalar<TensorType> kIdxOutType = {4, TensorType_INT32};
};

struct BucketizeOptions final : private fb::Table {
  const fb::Vector<float>* boundaries() const {
    return GetPointer<fb::Vector<float>>(4);
  }
};

struct LeakyReluOptions final : private fb::Table {
  float alpha() const { return GetField<float>(4, 0.0f); }
  static constexpr fb::Scalar<float> kAlpha = {4, 0.0f};
};

struct GeluOptions final : private fb::Table {
  bool approximate() const { return GetField<bool>(4, false); }
  static constexpr fb::Scalar<bool> kApproximate = {4, false};
};

struct HardSwishOptions final : private fb::Table {
};

struct SoftmaxOptions final : private fb::Table {
  float beta() const { return GetField<float>(4, 0.0f); }
  static constexpr fb::Scalar<float> kBeta = {4, 0.0f};
};

struct LogSoftmaxOptions final : private fb::Table {
};

struct L2NormOptions final : private fb::Table {
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(4, ActivationFunctionType_NONE);
  }
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      4, ActivationFunctionType_NONE};
};

struct LocalResponseNormalizationOptions final : private fb::Table {
  int32_t radius() const { return GetField<int32_t>(4, 0); }
  float bias() const { return GetField<float>(6, 0.0f); }
  float alpha() const { return GetField<float>(8, 0.0f); }
  float beta() const { return GetField<float>(10, 0.0f); }
  static constexpr fb::Scalar<int32_t> kRadius = {4, 0};
  static constexpr fb::Scalar<float> kBias = {6, 0.0f};
  static constexpr fb::Scalar<float> kAlpha = {8, 0.0f};
  static constexpr fb::Scalar<float> kBeta = {10, 0.0f};
};

struct CastOptions final : private fb::Table {
  TensorType in_data_type() const {
    return GetField<TensorType>(4, TensorType_FLOAT32);
  }
  TensorType out_data_type() const {
    return GetField<TensorType>(6, TensorType_FLOAT32);
  }
  static constexpr fb::Scalar<TensorType> kInDataType = {4, TensorType_FLOAT32};
  static constexpr fb::Scalar<TensorType> kOutDataType = {
      6, TensorType_FLOAT32};
};

struct QuantizeOptions final : private fb::Table {
};

struct DequantizeOptions final : private fb::Table {
};

struct DensifyOptions final : private fb::Table {
};

struct FakeQuantOptions final : private fb::Table {
  float min() const { return GetField<float>(4, 0.0f); }
  float max() const { return GetField<float>(6, 0.0f); }
  int32_t num_bits() const { return GetField<int32_t>(8, 0); }
  bool narrow_range() const { return GetField<bool>(10, false); }
  static constexpr fb::Scalar<float> kMin = {4, 0.0f};
  static constexpr fb::Scalar<float> kMax = {6, 0.0f};
  static constexpr fb::Scalar<int32_t> kNumBits = {8, 0};
  static constexpr fb::Scalar<bool> kNarrowRange = {10, false};
};

struct ReshapeOptions final : private fb::Table {
  const fb::Vector<int32_t>* new_shape() const {
    return GetPointer<fb::Vector<int32_t>>(4);
  }
};

struct SqueezeOptions final : private fb::Table {
  const fb::Vector<int32_t>* squeeze_dims() const {
    return GetPointer<fb::Vector<int32_t>>(4);
  }
};

struct ExpandDimsOptions final : private fb::Table {
};

struct ShapeOptions final : private fb::Table {
  TensorType out_type() const {
    return GetField<TensorType>(4, TensorType_FLOAT32);
  }
  static constexpr fb::Scalar<TensorType> kOutType = {4, TensorType_FLOAT32};
};

struct RankOptions final : private fb::Table {
};

struct TransposeOptions final : private fb::Table {
};

struct ConcatenationOptions final : private fb::Table {
  int32_t axis() const { return GetField<int32_t>(4, 0); }
  ActivationFunctionType fused_activation_function() const {
    return GetField<ActivationFunctionType>(6, ActivationFunctionType_NONE);
  }
  static constexpr fb::Scalar<int32_t> kAxis = {4, 0};
  static constexpr fb::Scalar<ActivationFunctionType> kFusedActivationFunction = {
      6, ActivationFunctionType_NONE};
};

struct PackOptions final : private fb::Table {
  int32_t values_count() const { return GetField<int32_t>(4, 0); }
  int32_t axis() const { return GetField<int32_t>(6, 0); }
  static constexpr fb::Scalar<int32_t> kValuesCount = {4, 0};
  static constexpr fb::Scalar<int32_t> kAxis = {6, 0};
};

struct UnpackOptions final : private fb::Table {
  int32_t num() const { return GetField<int32_t>(4, 0); }
  int32_t axis() const { return GetField<int32_t>(6, 0); }
  static constexpr fb::Scalar<int32_t> kNum = {4, 0};
  static constexpr fb::Scalar<int32_t> kAxis = {6, 0};
};

struct SplitOptions final : private fb::Table {
  int32_t num_splits() const { return GetField<int32_t>(4, 0); }
  static constexpr fb::Scalar<int32_t> kNumSplits = {4, 0};
};

struct SplitVOptions final : private fb::Table {
  int32_t num_splits() const { return GetField<int32_t>(4, 0); }
  static constexpr fb::Scalar<int32_t> kNumSplits = {4, 0};
};

struct SliceOptions final : private fb::Table {
};

struct StridedSliceOptions final : private fb::Table {
  int32_t begin_mask() const { return GetField<int32_t>(4, 0); }
  int32_t end_mask() const { return GetField<int32_t>(6, 0); }
  int32_t ellipsis_mask() const { return GetField<int32_t>(8, 0); }
  int32_t new_axis_mask() const { return GetField<int32_t>(10, 0); }
  int32_t shrink_axis_mask() const { return GetField<int32_t>(12, 0); }
  bool offset() const { return GetField<bool>(14, false); }
  static constexpr fb::Scalar<int32_t> kBeginMask = {4, 0};
  static constexpr fb::Scalar<int32_t> kEndMask = {6, 0};
  static constexpr fb::Scalar<int32_t> kEllipsisMask = {8, 0};
  static constexpr fb::Scalar<int32_t> kNewAxisMask = {10, 0};
  static constexpr fb::Scalar<int32_t> kShrinkAxisMask = {12, 0};
  static constexpr fb::Scalar<bool> kOffset = {14, false};
};

struct DynamicUpdateSliceOptions final : private fb::Table {
};

struct PadOptions final : private fb::Table {
};

struct PadV2Options final : private fb::Table {
};

struct MirrorPadOptions final : private fb::Table {
  MirrorPadMode mode() const {
    return GetField<MirrorPadMode>(4, MirrorPadMode_REFLECT);
  }
  static constexpr fb::Scalar<MirrorPadMode> kMode = {4, MirrorPadMode_REFLECT};
};

struct TileOptions final : private fb::Table {
};

struct BroadcastToOptions final : private fb::Table {
};

struct FillOptions final : private fb::Table {
};

struct ZerosLikeOptions final : private fb::Table {
};

struct RangeOptions final : private fb::Table {
};

struct ReverseV2Options final : private fb::Table {
};

struct ReverseSequenceOptions final : private fb::Table {
  int32_t seq_dim() const { return GetField<int32_t>(4, 0); }
  int32_t batch_dim() const { return GetField<int32_t>(6, 0); }
  static constexpr fb::Scalar<int32_t> kSeqDim = {4, 0};
  static constexpr fb::Scalar<int32_t> kBatchDim = {6, 0};
};

struct MatrixDiagOptions final : private fb::Table {
};

struct MatrixSetDiagOptions final : private fb::Table {
};

struct SpaceToBatchNDOptions final : private fb::Table {
};

struct BatchToSpaceNDOptions final : private fb::Table {
};

struct SpaceToDepthOptions final : private fb::Table {
  int32_t block_size() const { return GetField<int32_t>(4, 0); }
  static constexpr fb::Scalar<int32_t> kBlockSize = {4, 0};
};

struct DepthToSpaceOptions final : private fb::Table {
  int32_t block_size() const { return GetField<int32_t>(4, 0); }
  static constexpr fb::Scalar<int32_t> kBlockSize = {4, 0};
};

struct GatherOptions final : private fb::Table {
  int32_t axis() const { return GetField<int32_t>(4, 0); }
  int32_t batch_dims() const { return GetField<int32_t>(6, 0); }
  static constexpr fb::Scalar<int32_t> kAxis = {4, 0};
  static constexpr fb::Scalar<int32_t> kBatchDims = {6, 0};
};

struct GatherNdOptions final : private fb::Table {
};

struct ScatterNdOptions final : private fb::Table {
};

struct OneHotOptions final : private fb::Table {
  int32_t axis() const { return GetField<int32_t>(4, 0); }
  static constexpr fb::Scalar<int32_t> kAxis = {4, 0};
};

struct SparseToDenseOptions final : private fb::Table {
  bool validate_indices() const { return GetField<bool>(4, false); }
  static constexpr fb::Scalar<bool> kValidateIndices = {4, false};
};

struct SegmentSumOptions final : private fb::Table {
};

struct UnsortedSegmentSumOptions final : private fb::Table {
};

struct UnsortedSegmentProdOptions final : private fb::Table {
};

struct UnsortedSegmentMinOptions final : private fb::Table {
};

struct UnsortedSegmentMaxOptions final : private fb::Table {
};

struct ResizeBilinearOptions final : private fb::Table {
  bool align_corners() const { return GetField<bool>(8, false); }
  bool half_pixel_centers() const { return GetField<bool>(10, false); }
  static constexpr fb::Scalar<bool> kAlignCorners = {8, false};
  static constexpr fb::Scalar<bool> kHalfPixelCenters = {10, false};
};

struct ResizeNearestNeighborOptions final : private fb::Table {
  bool align_corners() const { return GetField<bool>(4, false); }
  bool half_pixel_centers() const { return GetField<bool>(6, false); }
  static constexpr fb::Scalar<bool> kAlignCorners = {4, false};
  static constexpr fb::Scalar<bool> kHalfPixelCenters = {6, false};
};

struct NonMaxSuppressionV4Options final : private fb::Table {
};

struct NonMaxSuppressionV5Options final : private fb::Table {
};

struct ConcatEmbeddingsOptions final : private fb::Table {
  int32_t num_channels() const { return GetField<int32_t>(4, 0); }
  const fb::Vector<int32_t>* num_columns_per_channel() const {
    return GetPointer<fb::Vector<int32_t>>(6);
  }
  const fb::Vector<int32_t>* embedding_dim_per_channel() const {
    return GetPointer<fb::Vector<int32_t>>(8);
  }
  static constexpr fb::Scalar<int32_t> kNumChannels = {4, 0};
};

struct EmbeddingLookupSparseOptions final : private fb::Table {
  CombinerType combiner() const {
    return GetField<CombinerType>(4, CombinerType_SUM);
  }
  static constexpr fb::Scalar<CombinerType> kCombiner = {4, CombinerType_SUM};
};

struct SkipGramOptions final : private fb::Table {
  int32_t ngram_size() const { return GetField<int32_t>(4, 0); }
  int32_t max_skip_size() const { return GetField<int32_t>(6, 0); }
  bool include_all_ngrams() const { return GetField<bool>(8, false); }
  static constexpr fb::Scalar<int32_t> kNgramSize = {4, 0};
  static constexpr fb::Scalar<int32_t> kMaxSkipSize = {6, 0};
  static constexpr fb::Scalar<bool> kIncludeAllNgrams = {8, false};
};

struct LSHProjectionOptions final : private fb::Table {
  LSHProjectionType type() const {
    return GetField<LSHProjectionType>(4, LSHProjectionType_UNKNOWN);
  }
  static constexpr fb::Scalar<LSHProjectionType> kType = {
      4, LSHProjectionType_UNKNOWN};
};

struct CallOptions final : private fb::Table {
  uint32_t subgraph() const { return GetField<uint32_t>(4, 0); }
  static constexpr fb::Scalar<uint32_t> kSubgraph = {4, 0};
};

struct CallOnceOptions final : private fb::Table {
  int32_t init_subgraph_index() const { return GetField<int32_t>(4, 0); }
  static constexpr fb::Scalar<int32_t> kInitSubgraphIndex = {4, 0};
};

struct IfOptions final : private fb::Table {
  int32_t then_subgraph_index() const { return GetField<int32_t>(4, 0); }
  int32_t else_subgraph_index() const { return GetField<int32_t>(6, 0); }
  static constexpr fb::Scalar<int32_t> kThenSubgraphIndex = {4, 0};
  static constexpr fb::Scalar<int32_t> kElseSubgraphIndex = {6, 0};
};

struct WhileOptions final : private fb::Table {
  int32_t cond_subgraph_index() const { return GetField<int32_t>(4, 0); }
  int32_t body_subgraph_index() const { return GetField<int32_t>(6, 0); }
  static constexpr fb::Scalar<int32_t> kCondSubgraphIndex = {4, 0};
  static constexpr fb::Scalar<int32_t> kBodySubgraphIndex = {6, 0};
};

struct VarHandleOptions final : private fb::Table {
  const fb::String* container() const { return GetPointer<fb::String>(4); }
  const fb::String* shared_name() const { return GetPointer<fb::String>(6); }
};

struct ReadVariableOptions final : private fb::Table {
};

struct AssignVariableOptions final : private fb::Table {
};

struct HashtableOptions final : private fb::Table {
  int32_t table_id() const { return GetField<int32_t>(4, 0); }
  TensorType key_dtype() const {
    return GetField<TensorType>(6, TensorType_FLOAT32);
  }
  TensorType value_dtype() const {
    return GetField<TensorType>(8, TensorType_FLOAT32);
  }
  static constexpr fb::Scalar<int32_t> kTableId = {4, 0};
  static constexpr fb::Scalar<TensorType> kKeyDtype = {6, TensorType_FLOAT32};
  static constexpr fb::Scalar<TensorType> kValueDtype = {8, TensorType_FLOAT32};
};

struct HashtableFindOptions final : private fb::Table {
};

struct HashtableImportOptions final : private fb::Table {
};

struct HashtableSizeOptions final : private fb::Table {
};

struct RandomOptions final : private fb::Table {
  int64_t seed() const { return GetField<int64_t>(4, 0); }
  int64_t seed2() const { return GetField<int64_t>(6, 0); }
  static constexpr fb::Scalar<int64_t> kSeed = {4, 0};
  static constexpr fb::Scalar<int64_t> kSeed2 = {6, 0};
};

struct StablehloConvolutionOptions final : private fb::Table {
  const fb::Vector<int64_t>* window_strides() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
  const fb::Vector<int64_t>* padding() const {
    return GetPointer<fb::Vector<int64_t>>(6);
  }
  const fb::Vector<int64_t>* lhs_dilation() const {
    return GetPointer<fb::Vector<int64_t>>(8);
  }
  const fb::Vector<int64_t>* rhs_dilation() const {
    return GetPointer<fb::Vector<int64_t>>(10);
  }
  const fb::Vector<uint8_t>* window_reversal() const {
    return GetPointer<fb::Vector<uint8_t>>(12);
  }
  int64_t input_batch_dimension() const { return GetField<int64_t>(14, 0); }
  int64_t input_feature_dimension() const { return GetField<int64_t>(16, 0); }
  const fb::Vector<int64_t>* input_spatial_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(18);
  }
  int64_t kernel_input_feature_dimension() const {
    return GetField<int64_t>(20, 0);
  }
  int64_t kernel_output_feature_dimension() const {
    return GetField<int64_t>(22, 0);
  }
  const fb::Vector<int64_t>* kernel_spatial_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(24);
  }
  int64_t output_batch_dimension() const { return GetField<int64_t>(26, 0); }
  int64_t output_feature_dimension() const { return GetField<int64_t>(28, 0); }
  const fb::Vector<int64_t>* output_spatial_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(30);
  }
  int64_t feature_group_count() const { return GetField<int64_t>(32, 0); }
  int64_t batch_group_count() const { return GetField<int64_t>(34, 0); }
  const fb::Vector<uint32_t>* precision_config() const {
    return GetPointer<fb::Vector<uint32_t>>(36);
  }
};

struct StablehloDotGeneralOptions final : private fb::Table {
  const fb::Vector<int64_t>* lhs_batching_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
  const fb::Vector<int64_t>* rhs_batching_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(6);
  }
  const fb::Vector<int64_t>* lhs_contracting_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(8);
  }
  const fb::Vector<int64_t>* rhs_contracting_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(10);
  }
  const fb::Vector<uint32_t>* precision_config() const {
    return GetPointer<fb::Vector<uint32_t>>(12);
  }
};

struct StablehloReduceOptions final : private fb::Table {
  const fb::Vector<int64_t>* dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
  int32_t body_subgraph_index() const { return GetField<int32_t>(6, 0); }
};

struct StablehloReduceWindowOptions final : private fb::Table {
  const fb::Vector<int64_t>* window_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
  const fb::Vector<int64_t>* window_strides() const {
    return GetPointer<fb::Vector<int64_t>>(6);
  }
  const fb::Vector<int64_t>* base_dilations() const {
    return GetPointer<fb::Vector<int64_t>>(8);
  }
  const fb::Vector<int64_t>* window_dilations() const {
    return GetPointer<fb::Vector<int64_t>>(10);
  }
  const fb::Vector<int64_t>* padding() const {
    return GetPointer<fb::Vector<int64_t>>(12);
  }
  int32_t body_subgraph_index() const { return GetField<int32_t>(14, 0); }
};

struct StablehloCompareOptions final : private fb::Table {
  StablehloComparisonDirection comparison_direction() const {
    return GetField<StablehloComparisonDirection>(4, StablehloComparisonDirection_STABLEHLO_COMPARISON_DIRECTION_EQ);
  }
  StablehloComparisonType compare_type() const {
    return GetField<StablehloComparisonType>(6, StablehloComparisonType_STABLEHLO_COMPARISON_TYPE_NOTYPE);
  }
};

struct StablehloSortOptions final : private fb::Table {
  int64_t dimension() const { return GetField<int64_t>(4, 0); }
  bool is_stable() const { return GetField<bool>(6, false); }
  int32_t comparator_subgraph_index() const { return GetField<int32_t>(8, 0); }
};

struct StablehloConcatenateOptions final : private fb::Table {
  int64_t dimension() const { return GetField<int64_t>(4, 0); }
};

struct StablehloBroadcastInDimOptions final : private fb::Table {
  const fb::Vector<int64_t>* broadcast_dimensions() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
};

struct StablehloTransposeOptions final : private fb::Table {
  const fb::Vector<int64_t>* permutation() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
};

struct StablehloPadOptions final : private fb::Table {
  const fb::Vector<int64_t>* edge_padding_low() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
  const fb::Vector<int64_t>* edge_padding_high() const {
    return GetPointer<fb::Vector<int64_t>>(6);
  }
  const fb::Vector<int64_t>* interior_padding() const {
    return GetPointer<fb::Vector<int64_t>>(8);
  }
};

struct StablehloSliceOptions final : private fb::Table {
  const fb::Vector<int64_t>* start_indices() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
  const fb::Vector<int64_t>* limit_indices() const {
    return GetPointer<fb::Vector<int64_t>>(6);
  }
  const fb::Vector<int64_t>* strides() const {
    return GetPointer<fb::Vector<int64_t>>(8);
  }
};

struct StablehloDynamicSliceOptions final : private fb::Table {
  const fb::Vector<int64_t>* slice_sizes() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
};

struct StablehloGatherOptions final : private fb::Table {
  const fb::Vector<int64_t>* offset_dims() const {
    return GetPointer<fb::Vector<int64_t>>(4);
  }
  const fb::Vector<int64_t>* collapsed_slice_dims() const {
    return GetPointer<fb::Vector<int64_t>>(6);
  }
  const fb::Vector<int64_t>* start_index_map() const {
    return GetPointer<fb::Vector<int64_t>>(8);
  }
  int64_t index_vector_dim() const { return GetField<int64_t>(10, 0); }
  const fb::Vector<int64_t>* slice_sizes() const {
    return GetPointer<fb::Vector<int64_t>>(12);
  }
  bool indices_are_sorted() const { return GetField<bool>(14, false); }
};

struct StablehloScatterOptions final : private fb::Table {
  bool indices_are_sorted() const { return GetField<bool>(4, false); }
  const fb::Vector<int64_t>* update_window_dims() const {
    return GetPointer<fb::Vector<int64_t>>(6);
  }
  const fb::Vector<int64_t>* inserted_window_dims() const {
    return GetPointer<fb::Vector<int64_t>>(8);
  }
  const fb::Vector<int64_t>* scatter_dims_to_operand_dims() const {
    return GetPointer<fb::Vector<int64_t>>(10);
  }
  int64_t index_vector_dim() const { return GetField<int64_t>(12, 0); }
  bool unique_indices() const { return GetField<bool>(14, false); }
  int32_t update_computation_subgraph_index() const {
    return GetField<int32_t>(16, 0);
  }
};

struct StablehloIotaOptions final : private fb::Table {
  int64_t iota_dimension() const { return GetField<int64_t>(4, 0); }
};

struct StablehloRngBitGeneratorOptions final : private fb::Table {
  RngAlgorithm algorithm() const {
    return GetField<RngAlgorithm>(4, RngAlgorithm_DEFAULT);
  }
};

struct StablehloShiftLeftOptions final : private fb::Table {
};

struct StablehloWhileOptions final : private fb::Table {
  int32_t cond_subgraph_index() const { return GetField<int32_t>(4, 0); }
  int32_t body_subgraph_index() const { return GetField<int32_t>(6, 0); }
};

struct StablehloCaseOptions final : private fb::Table {
  const fb::Vector<int32_t>* branch_subgraph_indices() const {
    return GetPointer<fb::Vector<int32_t>>(4);
  }
};

struct StablehloCustomCallOptions final : private fb::Table {
  const fb::String* call_target_name() const {
    return GetPointer<fb::String>(4);
  }
  bool has_side_effect() const { return GetField<bool>(6, false); }
  const fb::String* backend_config() const { return GetPointer<fb::String>(8); }
  int32_t api_version() const { return GetField<int32_t>(10, 0); }
  const fb::Vector<int32_t>* called_computations() const {
    return GetPointer<fb::Vector<int32_t>>(12);
  }
  const fb::Vector<uint8_t>* custom_attributes() const {
    return GetPointer<fb::Vector<uint8_t>>(14);
  }
};

struct StableHLOCompositeOptions final : private fb::Table {
  const fb::String* name() const { return GetPointer<fb::String>(4); }
  int32_t decomposition_subgraph_index() const {
    return GetField<int32_t>(6, 0);
  }
  const fb::Vector<uint8_t>* composite_attributes() const {
    return GetPointer<fb::Vector<uint8_t>>(8);
  }
  CustomOptionsFormat composite_attributes_format() const {
    return GetField<CustomOptionsFormat>(10, CustomOptionsFormat_FLEXBUFFERS);
  }
  int32_t version() const { return GetField<int32_t>(12, 0); }
};

// The root of a model in memory. Nothing is checked: see verifier.h.
inline const Model* GetModel(const void* buffer) {
  return fb::GetRoot<Model>(buffer);
}

inline const char* ModelIdentifier() { return "TFL3"; }
inline const char* ModelExtension() { return "tflite"; }

// Whether the identifier is in its place. The buffer must have 8 bytes.
inline bool ModelBufferHasIdentifier(const void* buffer) {
  return fb::ReadScalar<uint32_t>(static_cast<const uint8_t*>(buffer) + 4) ==
         fb::ReadScalar<uint32_t>(ModelIdentifier());
}

}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_SCHEMA_GENERATED_H_

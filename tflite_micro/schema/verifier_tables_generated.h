// Generated from schema.fbs by tools/schema/generate_reader.py: what the verifier
// knows about the tables of the format. Tables are numbered such that the members
// of a union are consecutive.
// clang-format off

#ifndef TFLITE_MICRO_SCHEMA_VERIFIER_TABLES_GENERATED_H_
#define TFLITE_MICRO_SCHEMA_VERIFIER_TABLES_GENERATED_H_

#include <stdint.h>

namespace tflite {

// How deep tables can be nested in each other.
constexpr int kTableDepth = 6;

constexpr uint8_t kTableModel = 0;

// Tables from this number on hold operators' attributes and have no name below.
constexpr uint8_t kFirstOptionsTable = 21;

// Descriptions of tables, each once: the number of fields, then for each field its
// kind (verifier_field_kinds.h) and, for tables, the number of the table, for unions that of
// the first member and how many there are.
constexpr uint8_t kTableFields[] = {
    // 0: Model
    10, 3, 139, 1, 139, 8, 9, 139, 2, 7, 11, 3, 11, 4, 11, 7, 11, 6,
    // 18: OperatorCode
    4, 1, 9, 3, 3,
    // 23: Buffer
    3, 5, 13, 4,
    // 27: Metadata
    2, 9, 3,
    // 30: SignatureDef
    5, 11, 5, 11, 5, 9, 0, 3,
    // 38: ExternalBuffer
    5, 3, 3, 4, 4, 9,
    // 44: SubGraph
    6, 139, 9, 7, 7, 139, 14, 9, 3,
    // 53: Tensor
    11, 7, 1, 3, 9, 10, 11, 1, 10, 12, 7, 1, 11, 10, 3,
    // 68: VariantSubType
    3, 7, 1, 1,
    // 72: QuantizationParameters
    7, 7, 7, 7, 8, 1, 12, 15, 3, 3,
    // 82: SparsityParameters
    3, 7, 7, 11, 13,
    // 87: DimensionMetadata
    6, 1, 3, 1, 12, 18, 3, 1, 12, 18, 3,
    // 98: Operator
    14, 3, 7, 7, 1, 12, 21, 126, 5, 1, 5, 7, 13, 4, 1, 12, 147, 23, 3,
    // 117: BlockwiseQuantization
    4, 3, 3, 3, 7,
    // 122: Uint16Vector
    1, 6,
    // 124: Conv2DOptions
    7, 1, 3, 3, 1, 3, 3, 1,
    // 132: DepthwiseConv2DOptions
    7, 1, 3, 3, 3, 1, 3, 3,
    // 140: Pool2DOptions
    6, 1, 3, 3, 3, 3, 1,
    // 147: SVDFOptions
    3, 3, 1, 1,
    // 151: RNNOptions
    2, 1, 1,
    // 154: FullyConnectedOptions
    6, 1, 1, 1, 1, 1, 5,
    // 161: ConcatenationOptions
    2, 3, 1,
    // 164: LocalResponseNormalizationOptions
    4, 3, 3, 3, 3,
    // 169: LSTMOptions
    5, 1, 3, 3, 1, 1,
    // 175: ResizeBilinearOptions
    4, 0, 0, 1, 1,
    // 180: GatherOptions
    2, 3, 3,
    // 183: SequenceRNNOptions
    3, 1, 1, 1,
    // 187: StridedSliceOptions
    6, 3, 3, 3, 3, 3, 1,
    // 194: FakeQuantOptions
    4, 3, 3, 3, 1,
    // 199: BidirectionalSequenceLSTMOptions
    6, 1, 3, 3, 1, 1, 1,
    // 206: BidirectionalSequenceRNNOptions
    4, 1, 1, 1, 1,
    // 211: Conv3DOptions
    8, 1, 3, 3, 3, 1, 3, 3, 3,
    // 220: VarHandleOptions
    2, 9, 9,
    // 223: RandomOptions
    2, 4, 4,
    // 226: StablehloSliceOptions
    3, 8, 8, 8,
    // 230: StablehloConvolutionOptions
    17, 8, 8, 8, 8, 5, 4, 4, 8, 4, 4, 8, 4, 4, 8, 4, 4, 7,
    // 248: StablehloCustomCallOptions
    6, 9, 1, 9, 3, 7, 5,
    // 255: StablehloReduceOptions
    2, 8, 3,
    // 258: StablehloScatterOptions
    7, 1, 8, 8, 8, 4, 1, 3,
    // 266: StablehloDotGeneralOptions
    5, 8, 8, 8, 8, 7,
    // 272: StablehloReduceWindowOptions
    6, 8, 8, 8, 8, 8, 3,
    // 279: StablehloSortOptions
    3, 4, 1, 3,
    // 283: StablehloGatherOptions
    6, 8, 8, 8, 4, 8, 1,
    // 290: StableHLOCompositeOptions
    5, 9, 3, 5, 1, 3,
};

// Where in kTableFields the description of a table begins.
constexpr uint16_t kTableStart[] = {
    0, 18, 23, 27, 30, 27, 38, 19, 44, 53, 68, 72, 82, 87, 98, 107, 117, 117,
    71, 122, 107, 124, 132, 81, 70, 140, 147, 151, 154, 55, 161, 151, 70, 164,
    169, 175, 55, 71, 134, 55, 70, 70, 36, 180, 36, 36, 36, 70, 151, 70, 71,
    183, 187, 36, 36, 55, 36, 151, 36, 36, 70, 36, 36, 36, 36, 36, 36, 36, 36,
    169, 70, 36, 36, 36, 36, 70, 36, 70, 194, 180, 36, 55, 36, 36, 180, 36, 36,
    36, 36, 199, 206, 199, 36, 36, 151, 55, 36, 70, 36, 55, 70, 36, 36, 36, 36,
    36, 36, 180, 36, 36, 36, 36, 180, 180, 55, 36, 36, 36, 36, 36, 36, 183, 151,
    55, 36, 36, 211, 147, 36, 36, 36, 220, 36, 36, 223, 71, 70, 36, 36, 36, 36,
    36, 36, 36, 36, 36, 36, 163, 210, 226, 230, 248, 255, 258, 180, 210, 226,
    163, 266, 272, 279, 180, 283, 210, 36, 70, 55, 290, 36, 71,
};

// Names of the tables before kFirstOptionsTable, each followed by its fields' names.
#ifndef TF_LITE_STRIP_ERROR_STRINGS
constexpr char kTableNames[] =
    "Model\0"
    "version\0"
    "operator_codes\0"
    "subgraphs\0"
    "description\0"
    "buffers\0"
    "metadata_buffer\0"
    "metadata\0"
    "signature_defs\0"
    "external_buffer_groups\0"
    "external_buffers\0"
    "OperatorCode\0"
    "deprecated_builtin_code\0"
    "custom_code\0"
    "version\0"
    "builtin_code\0"
    "Buffer\0"
    "data\0"
    "offset\0"
    "size\0"
    "Metadata\0"
    "name\0"
    "buffer\0"
    "SignatureDef\0"
    "inputs\0"
    "outputs\0"
    "signature_key\0"
    "deprecated_tag\0"
    "subgraph_index\0"
    "TensorMap\0"
    "name\0"
    "tensor_index\0"
    "ExternalBuffer\0"
    "id\0"
    "group\0"
    "offset\0"
    "length\0"
    "packing\0"
    "ExternalBufferGroup\0"
    "name\0"
    "SubGraph\0"
    "tensors\0"
    "inputs\0"
    "outputs\0"
    "operators\0"
    "name\0"
    "debug_metadata_index\0"
    "Tensor\0"
    "shape\0"
    "type\0"
    "buffer\0"
    "name\0"
    "quantization\0"
    "is_variable\0"
    "sparsity\0"
    "shape_signature\0"
    "has_rank\0"
    "variant_tensors\0"
    "external_buffer\0"
    "VariantSubType\0"
    "shape\0"
    "type\0"
    "has_rank\0"
    "QuantizationParameters\0"
    "min\0"
    "max\0"
    "scale\0"
    "zero_point\0"
    "details_type\0"
    "details\0"
    "quantized_dimension\0"
    "SparsityParameters\0"
    "traversal_order\0"
    "block_map\0"
    "dim_metadata\0"
    "DimensionMetadata\0"
    "format\0"
    "dense_size\0"
    "array_segments_type\0"
    "array_segments\0"
    "array_indices_type\0"
    "array_indices\0"
    "Operator\0"
    "opcode_index\0"
    "inputs\0"
    "outputs\0"
    "builtin_options_type\0"
    "builtin_options\0"
    "custom_options\0"
    "custom_options_format\0"
    "mutating_variable_inputs\0"
    "intermediates\0"
    "large_custom_options_offset\0"
    "large_custom_options_size\0"
    "builtin_options_2_type\0"
    "builtin_options_2\0"
    "debug_metadata_index\0"
    "CustomQuantization\0"
    "custom\0"
    "BlockwiseQuantization\0"
    "scales\0"
    "zero_points\0"
    "block_size\0"
    "block_shape\0"
    "MultiAxisQuantization\0"
    "scales\0"
    "zero_points\0"
    "block_size\0"
    "quantized_dimensions\0"
    "Int32Vector\0"
    "values\0"
    "Uint16Vector\0"
    "values\0"
    "Uint8Vector\0"
    "values\0";
#endif  // TF_LITE_STRIP_ERROR_STRINGS

}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_VERIFIER_TABLES_GENERATED_H_

// The plain types that the whole runtime shares: status codes, element types, quantisation and tensors. Names and
// layouts are those that firmware written for TensorFlow Lite Micro knows, so that it recompiles unchanged.
#ifndef TFLITE_MICRO_COMMON_TYPES_H_
#define TFLITE_MICRO_COMMON_TYPES_H_

#include <stddef.h>
#include <stdint.h>

// What a call ended with. Everything but kTfLiteOk leaves the outputs unspecified.
typedef enum TfLiteStatus {
  kTfLiteOk = 0,
  kTfLiteError = 1,
  kTfLiteDelegateError = 2,
  kTfLiteApplicationError = 3,
  kTfLiteDelegateDataNotFound = 4,
  kTfLiteDelegateDataWriteError = 5,
  kTfLiteDelegateDataReadError = 6,
  kTfLiteUnresolvedOps = 7,
  kTfLiteCancelled = 8,
  kTfLiteOutputShapeNotKnown = 9,
  // An operator asked to end this inference early without fault (streaming models); passed through Invoke().
  kTfLiteAbort = 15,
} TfLiteStatus;

// Element type of a tensor. This and other enumerations that are kept have one byte on every target.
typedef enum TfLiteType : uint8_t {
  kTfLiteNoType = 0,
  kTfLiteFloat32 = 1,
  kTfLiteInt32 = 2,
  kTfLiteUInt8 = 3,
  kTfLiteInt64 = 4,
  kTfLiteString = 5,
  kTfLiteBool = 6,
  kTfLiteInt16 = 7,
  kTfLiteComplex64 = 8,
  kTfLiteInt8 = 9,
  kTfLiteFloat16 = 10,
  kTfLiteFloat64 = 11,
  kTfLiteComplex128 = 12,
  kTfLiteUInt64 = 13,
  kTfLiteResource = 14,
  kTfLiteVariant = 15,
  kTfLiteUInt32 = 16,
  kTfLiteUInt16 = 17,
  kTfLiteInt4 = 18,
  kTfLiteBFloat16 = 19,
  kTfLiteInt2 = 20,
  kTfLiteUInt4 = 21,
} TfLiteType;

// A counted array of ints; `data` holds `size` elements.
typedef struct TfLiteIntArray {
  int size;
  int data[];
} TfLiteIntArray;

// A counted array of floats; `data` holds `size` elements.
typedef struct TfLiteFloatArray {
  int size;
  float data[];
} TfLiteFloatArray;

// Per-tensor affine quantisation: real = scale * (quantised - zero_point). A scale of 0 means not quantised.
typedef struct TfLiteQuantizationParams {
  float scale;
  int32_t zero_point;
} TfLiteQuantizationParams;

typedef enum TfLiteQuantizationType : uint8_t {
  kTfLiteNoQuantization = 0,
  kTfLiteAffineQuantization = 1,
} TfLiteQuantizationType;

// Affine quantisation for each index of one dimension (one entry: for the whole tensor).
typedef struct TfLiteAffineQuantization {
  TfLiteFloatArray* scale;
  TfLiteIntArray* zero_point;
  int32_t quantized_dimension;
} TfLiteAffineQuantization;

typedef struct TfLiteQuantization {
  TfLiteQuantizationType type;
  // A TfLiteAffineQuantization when `type` is kTfLiteAffineQuantization, null otherwise.
  void* params;
} TfLiteQuantization;

typedef struct TfLiteFloat16 {
  uint16_t data;
} TfLiteFloat16;

// The data of a tensor, seen as its element type.
typedef union TfLitePtrUnion {
  int32_t* i32;
  uint32_t* u32;
  int64_t* i64;
  uint64_t* u64;
  float* f;
  TfLiteFloat16* f16;
  double* f64;
  char* raw;
  const char* raw_const;
  uint8_t* uint8;
  bool* b;
  int16_t* i16;
  uint16_t* ui16;
  int8_t* int8;
  void* data;
} TfLitePtrUnion;

// Where the bytes of a tensor live.
typedef enum TfLiteAllocationType : uint8_t {
  kTfLiteMemNone = 0,
  kTfLiteMmapRo,             // constant, in the model
  kTfLiteArenaRw,            // in the arena, for part of an inference
  kTfLiteArenaRwPersistent,  // in the arena, kept between inferences
  kTfLiteDynamic,            // in the arena; the dimensions depend on data, until it is known they are an upper bound
  kTfLitePersistentRo,
  kTfLiteCustom,
} TfLiteAllocationType;

// Everything known of a tensor; what an operator's Prepare and the application see. Temporary during Prepare.
typedef struct TfLiteTensor {
  TfLiteQuantization quantization;
  TfLiteQuantizationParams params;
  TfLitePtrUnion data;
  TfLiteIntArray* dims;
  size_t bytes;
  TfLiteType type;
  TfLiteAllocationType allocation_type;
  bool is_variable;
} TfLiteTensor;

// The part of a tensor that is kept for inference.
typedef struct TfLiteEvalTensor {
  TfLitePtrUnion data;
  TfLiteIntArray* dims;
  TfLiteType type;
} TfLiteEvalTensor;

// Bytes of an array of `size` elements with its count, as an operator allocates it.
constexpr size_t TfLiteIntArrayGetSizeInBytes(int size) {
  return sizeof(TfLiteIntArray) + sizeof(int) * static_cast<size_t>(size < 0 ? 0 : size);
}
constexpr size_t TfLiteFloatArrayGetSizeInBytes(int size) {
  return sizeof(TfLiteFloatArray) + sizeof(float) * static_cast<size_t>(size < 0 ? 0 : size);
}
// Whether both have the same elements: 1 or 0.
int TfLiteIntArrayEqual(const TfLiteIntArray* a, const TfLiteIntArray* b);
int TfLiteIntArrayEqualsArray(const TfLiteIntArray* a, int b_size, const int b_data[]);

// Name of an element type as models spell it, e.g. "INT8"; "?" for a value out of range.
const char* TfLiteTypeGetName(TfLiteType type);

namespace tflite {

// Index that stands for an optional input which is not given.
inline constexpr int kTfLiteOptionalTensor = -1;

// Bits of one element of `type`; 0 for types without a fixed size (string, variant). A resource is a number.
int TypeBits(TfLiteType type);

// Bytes of `element_count` packed elements of `type` (sub-byte types share bytes). Returns kTfLiteError for types
// without a fixed size and when the product does not fit in 32 bits signed.
TfLiteStatus TypeBytes(TfLiteType type, size_t element_count, size_t* bytes);

// Bytes of one element, where those of sub-byte types count as one. kTfLiteError for types without a fixed size.
TfLiteStatus TfLiteTypeSizeOf(TfLiteType type, size_t* size);

// Bytes of a tensor's data. kTfLiteError as of TypeBytes(), or when there is no tensor.
TfLiteStatus TfLiteEvalTensorByteLength(const TfLiteEvalTensor* eval_tensor, size_t* out_bytes);

// Product of the dimensions in `dims`. Returns kTfLiteError when a dimension is negative or the product is above
// 2^31-1.
TfLiteStatus CheckedElementCount(int rank, const int* dims, size_t* count);

}  // namespace tflite

#endif  // TFLITE_MICRO_COMMON_TYPES_H_

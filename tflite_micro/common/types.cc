#include "tflite_micro/common/types.h"

namespace {

// Of each TfLiteType, in the order of the enumeration; 0 where elements have no fixed size. Apart from the names, which
// a program without messages does not link.
constexpr uint8_t kBits[] = {0, 32, 32, 8, 64, 0, 8, 16, 64, 8, 16, 64, 128, 64, 32, 0, 32, 16, 4, 16, 2, 4};
constexpr const char* kNames[] = {"NOTYPE",     "FLOAT32",  "INT32",     "UINT8",   "INT64",   "STRING",
                                  "BOOL",       "INT16",    "COMPLEX64", "INT8",    "FLOAT16", "FLOAT64",
                                  "COMPLEX128", "UINT64",   "RESOURCE",  "VARIANT", "UINT32",  "UINT16",
                                  "INT4",       "BFLOAT16", "INT2",      "UINT4"};
constexpr int kTypeCount = static_cast<int>(sizeof(kBits));
static_assert(kTypeCount == kTfLiteUInt4 + 1 && sizeof(kNames) / sizeof(kNames[0]) == sizeof(kBits),
              "one of each type");

}  // namespace

const char* TfLiteTypeGetName(TfLiteType type) {
  const int index = static_cast<int>(type);
  return index >= 0 && index < kTypeCount ? kNames[index] : "?";
}

int TfLiteIntArrayEqualsArray(const TfLiteIntArray* a, int b_size, const int b_data[]) {
  if (a == nullptr || a->size != b_size) return 0;
  for (int i = 0; i < b_size; ++i) {
    if (a->data[i] != b_data[i]) return 0;
  }
  return 1;
}

int TfLiteIntArrayEqual(const TfLiteIntArray* a, const TfLiteIntArray* b) {
  if (a == b) return 1;
  return b == nullptr ? 0 : TfLiteIntArrayEqualsArray(a, b->size, b->data);
}

namespace tflite {

int TypeBits(TfLiteType type) {
  const int index = static_cast<int>(type);
  return index >= 0 && index < kTypeCount ? kBits[index] : 0;
}

TfLiteStatus TypeBytes(TfLiteType type, size_t element_count, size_t* bytes) {
  const uint64_t bits = static_cast<uint64_t>(TypeBits(type));
  if (bits == 0 || element_count > INT32_MAX) return kTfLiteError;
  const uint64_t total = (element_count * bits + 7) / 8;
  if (total > INT32_MAX) return kTfLiteError;
  *bytes = static_cast<size_t>(total);
  return kTfLiteOk;
}

TfLiteStatus TfLiteTypeSizeOf(TfLiteType type, size_t* size) { return TypeBytes(type, 1, size); }

TfLiteStatus TfLiteEvalTensorByteLength(const TfLiteEvalTensor* eval_tensor, size_t* out_bytes) {
  size_t count;
  if (eval_tensor == nullptr || eval_tensor->dims == nullptr ||
      CheckedElementCount(eval_tensor->dims->size, eval_tensor->dims->data, &count) != kTfLiteOk) {
    return kTfLiteError;
  }
  return TypeBytes(eval_tensor->type, count, out_bytes);
}

TfLiteStatus CheckedElementCount(int rank, const int* dims, size_t* count) {
  uint64_t product = 1;
  bool has_zero = false;
  for (int i = 0; i < rank; ++i) {
    if (dims[i] < 0) return kTfLiteError;
    if (dims[i] == 0) {
      has_zero = true;
      continue;
    }
    // Both factors are below 2^31, so the product cannot wrap before it is compared.
    product *= static_cast<uint64_t>(dims[i]);
    if (product > INT32_MAX) return kTfLiteError;
  }
  *count = has_zero ? 0 : static_cast<size_t>(product);
  return kTfLiteOk;
}

}  // namespace tflite

// Sums of tensors, for any processor.
#include "tflite_micro/kernels/add_n.h"

namespace tflite {
namespace kernels {

void AddToF32(const float* input, int32_t count, float* total) {
  for (int32_t i = 0; i < count; ++i) total[i] += input[i];
}

void AddToS32(const int32_t* input, int32_t count, int32_t* total) {
  for (int32_t i = 0; i < count; ++i) {
    total[i] = static_cast<int32_t>(static_cast<uint32_t>(total[i]) + static_cast<uint32_t>(input[i]));
  }
}

namespace {

template <typename T>
void AddTotals(const void* input, int32_t first, int32_t count, int32_t* total) {
  const T* elements = static_cast<const T*>(input) + first;
  for (int32_t i = 0; i < count; ++i) total[i] += elements[i];
}

template <typename T>
void RequantizeTotals(const int32_t* total, int32_t offset, int32_t count, const PreciseRequantization& requantization,
                      void* output, int32_t first) {
  T* results = static_cast<T*>(output) + first;
  for (int32_t i = 0; i < count; ++i) results[i] = static_cast<T>(requantization.Apply(total[i] - offset, 0));
}

}  // namespace

const TotalsOf kTotalsS8 = {AddTotals<int8_t>, RequantizeTotals<int8_t>, INT8_MIN, INT8_MAX};
const TotalsOf kTotalsU8 = {AddTotals<uint8_t>, RequantizeTotals<uint8_t>, 0, UINT8_MAX};
const TotalsOf kTotalsS16 = {AddTotals<int16_t>, RequantizeTotals<int16_t>, INT16_MIN, INT16_MAX};

}  // namespace kernels
}  // namespace tflite

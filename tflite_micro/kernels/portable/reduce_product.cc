// Products of quantised elements, for any processor.
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/reduce.h"

namespace tflite {
namespace kernels {
namespace {

// The accumulator's s32 is the product, its s64 the number of elements in it.
template <typename T>
void AccumulateProduct(const void* input, int32_t stride, int32_t count, const void* params,
                       ReduceAccumulator* accumulator) {
  const ProductQuantizedParams p = *static_cast<const ProductQuantizedParams*>(params);
  const T* elements = static_cast<const T*>(input);
  for (int32_t i = 0; i < count; ++i, elements += stride) {
    const int32_t difference = *elements + p.input_offset;
    accumulator->s32 =
        accumulator->s64++ == 0
            ? difference
            : MultiplyByQuantizedMultiplier(static_cast<int64_t>(accumulator->s32) * difference, p.multiplier, p.shift);
  }
}

template <typename T, int32_t kLowest, int32_t kHighest>
void FinishProduct(const ReduceAccumulator& accumulator, const void* params, void* output) {
  const auto& p = *static_cast<const ProductQuantizedParams*>(params);
  int64_t value = p.empty;
  if (accumulator.s64 != 0) {
    value = int64_t{MultiplyByQuantizedMultiplier(int64_t{accumulator.s32}, p.multiplier, p.shift)} + p.output_offset;
  }
  *static_cast<T*>(output) = static_cast<T>(Clamp<int64_t>(value, kLowest, kHighest));
}

}  // namespace

const Reduction kProductS8 = {{0, 0, 0}, AccumulateProduct<int8_t>, FinishProduct<int8_t, INT8_MIN, INT8_MAX>, 1, 1};
const Reduction kProductU8 = {{0, 0, 0}, AccumulateProduct<uint8_t>, FinishProduct<uint8_t, 0, UINT8_MAX>, 1, 1};
const Reduction kProductS16 = {
    {0, 0, 0}, AccumulateProduct<int16_t>, FinishProduct<int16_t, INT16_MIN, INT16_MAX>, 2, 2};

}  // namespace kernels
}  // namespace tflite

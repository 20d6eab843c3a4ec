#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/reduce.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
void AccumulateSum(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  const T* elements = static_cast<const T*>(input);
  uint32_t sum = static_cast<uint32_t>(accumulator->s32);
  for (int32_t i = 0; i < count; ++i) {
    sum += static_cast<uint32_t>(static_cast<int32_t>(*elements));
    elements += stride;
  }
  accumulator->s32 = static_cast<int32_t>(sum);
}

template <typename T, int32_t kLowest, int32_t kHighest>
void FinishMean(const ReduceAccumulator& accumulator, const void* params, void* output) {
  const auto& p = *static_cast<const MeanQuantizedParams*>(params);
  const uint32_t difference = static_cast<uint32_t>(accumulator.s32) - static_cast<uint32_t>(p.input_offset);
  const int32_t mean = MultiplyByQuantizedMultiplier(static_cast<int32_t>(difference), p.multiplier, p.shift);
  const int64_t moved = static_cast<int64_t>(mean) + p.output_offset;
  *static_cast<T*>(output) = static_cast<T>(Clamp<int64_t>(moved, kLowest, kHighest));
}

void AccumulateSumF32(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  const float* elements = static_cast<const float*>(input);
  float sum = accumulator->f32;
  for (int32_t i = 0; i < count; ++i) {
    sum += *elements;
    elements += stride;
  }
  accumulator->f32 = sum;
}

void FinishMeanF32(const ReduceAccumulator& accumulator, const void* params, void* output) {
  *static_cast<float*>(output) = accumulator.f32 / static_cast<const MeanF32Params*>(params)->count;
}

template <typename T>
void AccumulateWide(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  const T* elements = static_cast<const T*>(input);
  uint64_t sum = static_cast<uint64_t>(accumulator->s64);
  for (int32_t i = 0; i < count; ++i) {
    sum += static_cast<uint64_t>(static_cast<int64_t>(*elements));
    elements += stride;
  }
  accumulator->s64 = static_cast<int64_t>(sum);
}

template <typename T>
void FinishWide(const ReduceAccumulator& accumulator, const void* params, void* output) {
  const int32_t count = static_cast<const MeanIntegerParams*>(params)->count;
  *static_cast<T*>(output) = count == 0 ? T{0} : static_cast<T>(accumulator.s64 / count);
}

}  // namespace

const Reduction kMeanS8 = {{0, 0, 0}, AccumulateSum<int8_t>, FinishMean<int8_t, INT8_MIN, INT8_MAX>, 1, 1};
const Reduction kMeanU8 = {{0, 0, 0}, AccumulateSum<uint8_t>, FinishMean<uint8_t, 0, UINT8_MAX>, 1, 1};
const Reduction kMeanS16 = {{0, 0, 0}, AccumulateSum<int16_t>, FinishMean<int16_t, INT16_MIN, INT16_MAX>, 2, 2};
const Reduction kMeanF32 = {{0, 0, 0}, AccumulateSumF32, FinishMeanF32, 4, 4};
const Reduction kMeanS32 = {{0, 0, 0}, AccumulateWide<int32_t>, FinishWide<int32_t>, 4, 4};
const Reduction kMeanS64 = {{0, 0, 0}, AccumulateWide<int64_t>, FinishWide<int64_t>, 8, 8};

}  // namespace kernels
}  // namespace tflite

// Largest and smallest elements, and the logical reductions that are the same for 0 and 1, for any processor.
#include <float.h>

#include "tflite_micro/kernels/reduce.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T>
struct Greater {
  static bool Replaces(T element, T best) { return element > best; }
};
template <typename T>
struct Less {
  static bool Replaces(T element, T best) { return element < best; }
};

template <typename T, typename Order, typename Accumulator>
void TakeBest(const void* input, int32_t stride, int32_t count, Accumulator* accumulator) {
  const T* elements = static_cast<const T*>(input);
  T best = static_cast<T>(*accumulator);
  for (int32_t i = 0; i < count; ++i, elements += stride) {
    if (Order::Replaces(*elements, best)) best = *elements;
  }
  *accumulator = best;
}

// Of integers up to 32 bits.
template <typename T, template <typename> class Order>
void BestInteger(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  TakeBest<T, Order<T>>(input, stride, count, &accumulator->s32);
}
template <template <typename> class Order>
void BestS64(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  TakeBest<int64_t, Order<int64_t>>(input, stride, count, &accumulator->s64);
}
template <template <typename> class Order>
void BestF32(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  TakeBest<float, Order<float>>(input, stride, count, &accumulator->f32);
}

template <typename T>
void FinishInteger(const ReduceAccumulator& accumulator, const void*, void* output) {
  *static_cast<T*>(output) = static_cast<T>(accumulator.s32);
}
void FinishS64(const ReduceAccumulator& accumulator, const void*, void* output) {
  *static_cast<int64_t*>(output) = accumulator.s64;
}
void FinishF32(const ReduceAccumulator& accumulator, const void*, void* output) {
  *static_cast<float*>(output) = accumulator.f32;
}

}  // namespace

const Reduction kMaxS8 = {{INT8_MIN, 0, 0}, BestInteger<int8_t, Greater>, FinishInteger<int8_t>, 1, 1};
const Reduction kMaxU8 = {{0, 0, 0}, BestInteger<uint8_t, Greater>, FinishInteger<uint8_t>, 1, 1};
const Reduction kMaxS16 = {{INT16_MIN, 0, 0}, BestInteger<int16_t, Greater>, FinishInteger<int16_t>, 2, 2};
const Reduction kMaxS32 = {{INT32_MIN, 0, 0}, BestInteger<int32_t, Greater>, FinishInteger<int32_t>, 4, 4};
const Reduction kMaxS64 = {{0, 0, INT64_MIN}, BestS64<Greater>, FinishS64, 8, 8};
const Reduction kMaxF32 = {{0, -FLT_MAX, 0}, BestF32<Greater>, FinishF32, 4, 4};
const Reduction kMinS8 = {{INT8_MAX, 0, 0}, BestInteger<int8_t, Less>, FinishInteger<int8_t>, 1, 1};
const Reduction kMinU8 = {{UINT8_MAX, 0, 0}, BestInteger<uint8_t, Less>, FinishInteger<uint8_t>, 1, 1};
const Reduction kMinS16 = {{INT16_MAX, 0, 0}, BestInteger<int16_t, Less>, FinishInteger<int16_t>, 2, 2};
const Reduction kMinS32 = {{INT32_MAX, 0, 0}, BestInteger<int32_t, Less>, FinishInteger<int32_t>, 4, 4};
const Reduction kMinS64 = {{0, 0, INT64_MAX}, BestS64<Less>, FinishS64, 8, 8};
const Reduction kMinF32 = {{0, FLT_MAX, 0}, BestF32<Less>, FinishF32, 4, 4};
const Reduction kAny = {{0, 0, 0}, BestInteger<uint8_t, Greater>, FinishInteger<uint8_t>, 1, 1};
const Reduction kAll = {{1, 0, 0}, BestInteger<uint8_t, Less>, FinishInteger<uint8_t>, 1, 1};

}  // namespace kernels
}  // namespace tflite

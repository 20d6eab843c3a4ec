// Sums and products, for any processor.
#include "tflite_micro/kernels/reduce.h"

namespace tflite {
namespace kernels {
namespace {

// Integers are combined as unsigned ones, so that wrapping is defined.
struct Plus {
  template <typename T>
  T operator()(T a, T b) const {
    return a + b;
  }
};
struct Times {
  template <typename T>
  T operator()(T a, T b) const {
    return a * b;
  }
};

template <typename T, typename Combine>
T Combined(const void* input, int32_t stride, int32_t count, T start) {
  const T* elements = static_cast<const T*>(input);
  for (int32_t i = 0; i < count; ++i, elements += stride) start = Combine()(start, *elements);
  return start;
}

template <typename Combine>
void AccumulateS32(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  accumulator->s32 =
      static_cast<int32_t>(Combined<uint32_t, Combine>(input, stride, count, static_cast<uint32_t>(accumulator->s32)));
}
template <typename Combine>
void AccumulateS64(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  accumulator->s64 =
      static_cast<int64_t>(Combined<uint64_t, Combine>(input, stride, count, static_cast<uint64_t>(accumulator->s64)));
}
template <typename Combine>
void AccumulateF32(const void* input, int32_t stride, int32_t count, const void*, ReduceAccumulator* accumulator) {
  accumulator->f32 = Combined<float, Combine>(input, stride, count, accumulator->f32);
}

void FinishS32(const ReduceAccumulator& accumulator, const void*, void* output) {
  *static_cast<int32_t*>(output) = accumulator.s32;
}
void FinishS64(const ReduceAccumulator& accumulator, const void*, void* output) {
  *static_cast<int64_t*>(output) = accumulator.s64;
}
void FinishF32(const ReduceAccumulator& accumulator, const void*, void* output) {
  *static_cast<float*>(output) = accumulator.f32;
}

}  // namespace

const Reduction kSumS32 = {{0, 0, 0}, AccumulateS32<Plus>, FinishS32, 4, 4};
const Reduction kSumS64 = {{0, 0, 0}, AccumulateS64<Plus>, FinishS64, 8, 8};
const Reduction kSumF32 = {{0, 0, 0}, AccumulateF32<Plus>, FinishF32, 4, 4};
const Reduction kProductS32 = {{1, 0, 0}, AccumulateS32<Times>, FinishS32, 4, 4};
const Reduction kProductS64 = {{0, 0, 1}, AccumulateS64<Times>, FinishS64, 8, 8};
const Reduction kProductF32 = {{0, 1, 0}, AccumulateF32<Times>, FinishF32, 4, 4};

}  // namespace kernels
}  // namespace tflite

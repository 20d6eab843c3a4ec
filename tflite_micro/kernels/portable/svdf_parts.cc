#include "tflite_micro/kernels/svdf_parts.h"

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {
namespace {

// Moves elements while it weighs them.
template <typename T>
void Advance(int32_t filters, int32_t memory, int32_t zero_point, const T* weights, T* state, int32_t* projections) {
  for (; filters > 0; --filters) {
    uint32_t sum = 0;
    for (T* const last = state + memory - 1; state != last; ++state) {
      const T value = state[1];
      *state = value;
      sum += static_cast<uint32_t>(*weights++ * (value - zero_point));
    }
    const int32_t newest = *projections;
    sum += static_cast<uint32_t>(*weights++ * newest);
    *state++ = static_cast<T>(newest + zero_point);
    *projections++ = static_cast<int32_t>(sum);
  }
}

}  // namespace

void SvdfScale(int32_t count, int32_t multiplier, int32_t shift, int32_t lowest, int32_t highest, int32_t* values) {
  for (int32_t i = 0; i < count; ++i) {
    values[i] = Clamp(MultiplyByQuantizedMultiplier(values[i], multiplier, shift), lowest, highest);
  }
}

void SvdfOutputs(int32_t count, int32_t multiplier, int32_t shift, int32_t zero_point, const int32_t* sums,
                 int8_t* outputs) {
  // Clamped before the zero point is added, so that that cannot overflow.
  const int32_t lowest = INT8_MIN - zero_point;
  const int32_t highest = INT8_MAX - zero_point;
  for (int32_t i = 0; i < count; ++i) {
    const int32_t scaled = MultiplyByQuantizedMultiplier(sums[i], multiplier, shift);
    outputs[i] = static_cast<int8_t>(Clamp(scaled, lowest, highest) + zero_point);
  }
}

void SvdfAdvanceS8(int32_t filters, int32_t memory, int32_t zero_point, const int8_t* weights, int8_t* state,
                   int32_t* projections) {
  Advance(filters, memory, zero_point, weights, state, projections);
}

void SvdfAdvanceS16(int32_t filters, int32_t memory, const int16_t* weights, int16_t* state, int32_t* projections) {
  Advance(filters, memory, 0, weights, state, projections);
}

}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/quantize.h"

namespace tflite {
namespace kernels {
namespace {

// Range of an output type.
template <typename T>
struct Range;
template <>
struct Range<int8_t> {
  static constexpr int32_t kLowest = INT8_MIN, kHighest = INT8_MAX;
};
template <>
struct Range<uint8_t> {
  static constexpr int32_t kLowest = 0, kHighest = UINT8_MAX;
};
template <>
struct Range<int16_t> {
  static constexpr int32_t kLowest = INT16_MIN, kHighest = INT16_MAX;
};
template <>
struct Range<int32_t> {
  static constexpr int32_t kLowest = INT32_MIN, kHighest = INT32_MAX;
};

template <typename Input, typename Output>
void Requantize(const void* input, void* output, int32_t count, const void* params) {
  const RequantizeParams p = *static_cast<const RequantizeParams*>(params);
  const Input* from = static_cast<const Input*>(input);
  Output* to = static_cast<Output*>(output);
  for (int32_t i = 0; i < count; ++i) {
    // The zero points of 32-bit types are 0, and others keep the difference small.
    const int32_t difference = static_cast<int32_t>(from[i]) - p.input_zero_point;
    const int32_t scaled = MultiplyByQuantizedMultiplier(difference, p.multiplier, p.shift);
    const int64_t moved = static_cast<int64_t>(scaled) + p.output_zero_point;
    to[i] = static_cast<Output>(Clamp<int64_t>(moved, Range<Output>::kLowest, Range<Output>::kHighest));
  }
}

}  // namespace

void RequantizeS8ToS8(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int8_t, int8_t>(input, output, count, params);
}
void RequantizeS8ToU8(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int8_t, uint8_t>(input, output, count, params);
}
void RequantizeS8ToS16(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int8_t, int16_t>(input, output, count, params);
}
void RequantizeS8ToS32(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int8_t, int32_t>(input, output, count, params);
}
void RequantizeU8ToS8(const void* input, void* output, int32_t count, const void* params) {
  Requantize<uint8_t, int8_t>(input, output, count, params);
}
void RequantizeU8ToU8(const void* input, void* output, int32_t count, const void* params) {
  Requantize<uint8_t, uint8_t>(input, output, count, params);
}
void RequantizeU8ToS16(const void* input, void* output, int32_t count, const void* params) {
  Requantize<uint8_t, int16_t>(input, output, count, params);
}
void RequantizeS16ToS8(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int16_t, int8_t>(input, output, count, params);
}
void RequantizeS16ToS16(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int16_t, int16_t>(input, output, count, params);
}
void RequantizeS16ToS32(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int16_t, int32_t>(input, output, count, params);
}
void RequantizeS32ToS8(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int32_t, int8_t>(input, output, count, params);
}
void RequantizeS32ToS16(const void* input, void* output, int32_t count, const void* params) {
  Requantize<int32_t, int16_t>(input, output, count, params);
}

}  // namespace kernels
}  // namespace tflite

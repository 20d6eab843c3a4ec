#include "tflite_micro/kernels/integer_functions.h"

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

void AbsS16(const AbsS16Params& params, const int16_t* input, int16_t* output, int size) {
  for (int i = 0; i < size; ++i) {
    const int32_t magnitude = input[i] < 0 ? -input[i] : input[i];
    const int32_t scaled = ScaleSaturating(magnitude, params.multiplier, params.shift);
    output[i] = static_cast<int16_t>(Clamp<int32_t>(scaled, 0, params.highest));
  }
}

void AbsS32(const int32_t* input, int32_t* output, int size) {
  for (int i = 0; i < size; ++i) {
    const uint32_t value = static_cast<uint32_t>(input[i]);
    output[i] = static_cast<int32_t>(input[i] < 0 ? 0u - value : value);
  }
}

void AbsS64(const int64_t* input, int64_t* output, int size) {
  for (int i = 0; i < size; ++i) {
    const uint64_t value = static_cast<uint64_t>(input[i]);
    output[i] = static_cast<int64_t>(input[i] < 0 ? uint64_t{0} - value : value);
  }
}

void NegS8(const int8_t* input, int8_t* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = static_cast<int8_t>(-input[i]);
}

void NegS16(const int16_t* input, int16_t* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = static_cast<int16_t>(-input[i]);
}

void NegS32(const int32_t* input, int32_t* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = static_cast<int32_t>(0u - static_cast<uint32_t>(input[i]));
}

void NegS64(const int64_t* input, int64_t* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = static_cast<int64_t>(uint64_t{0} - static_cast<uint64_t>(input[i]));
}

void SignS32(const int32_t* input, int32_t* output, int size) {
  for (int i = 0; i < size; ++i) output[i] = (input[i] > 0) - (input[i] < 0);
}

}  // namespace kernels
}  // namespace tflite

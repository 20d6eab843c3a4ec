// Conversion between real and quantised values, for applications that fill inputs and read outputs, and for the tests
// of operators: real = scale * (quantised - zero point).
#ifndef TFLITE_MICRO_OPS_FLOAT_CONVERSION_H_
#define TFLITE_MICRO_OPS_FLOAT_CONVERSION_H_

#include <math.h>
#include <stdint.h>

#include "tflite_micro/common/types.h"

namespace tflite {

// The nearest quantised value, halves away from zero, cut to T's range. T is an integer type of up to 32 bits; `scale`
// is positive.
template <typename T>
T FloatToQuantizedType(float value, float scale, int zero_point) {
  constexpr bool kSigned = static_cast<T>(-1) < static_cast<T>(0);
  constexpr int kBits = 8 * static_cast<int>(sizeof(T)) - (kSigned ? 1 : 0);
  constexpr double kHighest = static_cast<double>((uint64_t{1} << kBits) - 1);
  constexpr double kLowest = kSigned ? -kHighest - 1 : 0;
  const double quantized = round(static_cast<double>(value / scale)) + zero_point;
  if (!(quantized > kLowest)) return static_cast<T>(kLowest);
  return quantized < kHighest ? static_cast<T>(quantized) : static_cast<T>(kHighest);
}

template <typename T>
void Quantize(const float* input, T* output, int num_elements, float scale, int zero_point) {
  for (int i = 0; i < num_elements; ++i) output[i] = FloatToQuantizedType<T>(input[i], scale, zero_point);
}

template <typename T>
void Dequantize(const T* values, int size, float scale, int zero_point, float* dequantized_values) {
  for (int i = 0; i < size; ++i) {
    dequantized_values[i] = static_cast<float>(values[i] - zero_point) * scale;
  }
}

// Number of elements of a tensor with these dimensions.
inline int ElementCount(const TfLiteIntArray& dims) {
  int count = 1;
  for (int i = 0; i < dims.size; ++i) count *= dims.data[i];
  return count;
}

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_FLOAT_CONVERSION_H_

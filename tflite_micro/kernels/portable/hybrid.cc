#include "tflite_micro/kernels/hybrid.h"

#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/portable/dot_four.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {
namespace {

// Four rows at a time: calls finish(first row, how many, sums) with the dot products of each. Rows past the last one
// repeat it, unused.
template <typename Sum, typename Weight, typename Element, typename Offset, typename Finish>
void ForFourRows(const Weight* weights, int rows, int columns, const Element* vector, Offset offset, Finish finish) {
  constexpr int kBlock = 4;
  for (int first = 0; first < rows; first += kBlock) {
    const int count = rows - first < kBlock ? rows - first : kBlock;
    const Weight* block[kBlock];
    for (int i = 0; i < kBlock; ++i) block[i] = weights + (first + (i < count ? i : count - 1)) * columns;
    Sum sums[kBlock] = {};
    DotFour(block, vector, offset, columns, sums);
    finish(first, count, sums);
  }
}

}  // namespace

RowQuantization QuantizeRow(const float* values, int size, bool asymmetric, int8_t* quantized) {
  float lowest = values[0];
  float highest = values[0];
  for (int i = 1; i < size; ++i) {
    if (values[i] < lowest) lowest = values[i];
    if (values[i] > highest) highest = values[i];
  }
  RowQuantization result = {1.0f, 0};
  float inverse = 0.0f;
  if (asymmetric) {
    // In double, as LiteRT computes the zero point.
    const double low = lowest < 0.0f ? static_cast<double>(lowest) : 0.0;
    const double high = highest > 0.0f ? static_cast<double>(highest) : 0.0;
    if (low < high) {
      const double scale = (high - low) / 255.0;
      // The zero point may be computed from either end of the range; the nearer one to 0 errs less.
      const double from_low = -128.0 - low / scale;
      const double from_high = 127.0 - high / scale;
      const double zero_point = 128.0 - low / scale < 127.0 + high / scale ? from_low : from_high;
      result.scale = static_cast<float>(scale);
      // Rounded half away from zero. Not a number where the range is infinite.
      const double rounded = zero_point < 0.0 ? zero_point - 0.5 : zero_point + 0.5;
      result.zero_point = rounded <= -128.0    ? -128
                          : rounded >= 127.0   ? 127
                          : rounded == rounded ? static_cast<int32_t>(rounded)
                                               : 0;
      inverse = 1.0f / result.scale;
    }
  } else {
    const float range = -lowest > highest ? -lowest : highest;
    if (range > 0.0f) {
      result.scale = range / 127.0f;
      inverse = 127.0f / range;
    }
  }
  const int32_t lowest_element = asymmetric ? -128 : -127;
  const float zero_point = static_cast<float>(result.zero_point);
  for (int i = 0; i < size; ++i) {
    const int32_t element = RoundSaturating(zero_point + values[i] * inverse);
    quantized[i] = static_cast<int8_t>(Clamp<int32_t>(element, lowest_element, 127));
  }
  return result;
}

void AccumulateHybrid(const int8_t* weights, int rows, int columns, const int8_t* vector,
                      const RowQuantization& quantization, float weight_scale, const float* row_scales, float* sums) {
  const float scale = quantization.scale * weight_scale;
  const auto finish = [&](int first, int count, const uint32_t* dots) {
    for (int i = 0; i < count; ++i) {
      const float row_scale = row_scales != nullptr ? scale * row_scales[first + i] : scale;
      sums[first + i] += static_cast<float>(static_cast<int32_t>(dots[i])) * row_scale;
    }
  };
  ForFourRows<uint32_t>(weights, rows, columns, vector, quantization.zero_point, finish);
}

void FinishHybrid(int32_t positions, int32_t channels, const RowQuantization& quantization, const float* weight_scales,
                  int32_t scales_mask, const float* bias, float lowest, float highest, float* values) {
  for (; positions > 0; --positions) {
    for (int32_t c = 0; c < channels; ++c, ++values) {
      int32_t sum;
      memcpy(&sum, values, sizeof(sum));
      const float value = static_cast<float>(sum) * (quantization.scale * weight_scales[c & scales_mask]);
      *values = Clamp(bias != nullptr ? value + bias[c] : value, lowest, highest);
    }
  }
}

void AccumulateF32(const float* weights, int rows, int columns, const float* vector, float* sums) {
  const auto finish = [&](int first, int count, const float* dots) {
    for (int i = 0; i < count; ++i) sums[first + i] += dots[i];
  };
  ForFourRows<float>(weights, rows, columns, vector, 0.0f, finish);
}

}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/ops/quantization.h"

#include <string.h>

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/factors.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// A left shift by more does not exist.
constexpr int kHighestShift = 30;
// A right shift by more leaves nothing of a 32-bit value.
constexpr int kLowestShift = -31;

// A double's magnitude by its bits, mantissa * 2^(exponent - 53), the mantissa in [2^52, 2^53). Of 0 and of numbers
// with fewer bits the exponent is below all others, of what is infinite or no number above.
struct Magnitude {
  uint64_t mantissa;
  int exponent;
  bool is_negative;
};

Magnitude MagnitudeOf(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof(bits));
  constexpr uint64_t kLeadingBit = uint64_t{1} << 52;
  return {(bits & (kLeadingBit - 1)) | kLeadingBit, static_cast<int>(bits >> 52 & 0x7FF) - 1022, (bits >> 63) != 0};
}

}  // namespace

FixedPointFactor QuantizeFactor(double factor) {
  const Magnitude magnitude = MagnitudeOf(factor);
  // Also what the quotient of extreme scales may be: infinite, or not a number.
  if (magnitude.exponent > kHighestShift) return {INT32_MAX, kHighestShift};
  // 31 of the 53 bits.
  uint32_t rounded = static_cast<uint32_t>((magnitude.mantissa + (1 << 21)) >> 22);
  int shift = magnitude.exponent;
  if (rounded == uint32_t{1} << 31) {
    rounded >>= 1;
    ++shift;
  }
  if (shift < kLowestShift) return {0, 0};
  if (shift > kHighestShift) return {INT32_MAX, kHighestShift};
  const int32_t multiplier = static_cast<int32_t>(rounded);
  return {magnitude.is_negative ? -multiplier : multiplier, shift};
}

FixedPointFactor QuantizeFactor(float factor) {
  uint32_t bits;
  memcpy(&bits, &factor, sizeof(bits));
  const int shift = static_cast<int>(bits >> 23 & 0xFF) - 126;
  if (shift < kLowestShift) return {0, 0};
  if (shift > kHighestShift) return {INT32_MAX, kHighestShift};
  const int32_t multiplier = static_cast<int32_t>((bits & 0x7FFFFF) | 0x800000) << 7;
  return {factor < 0 ? -multiplier : multiplier, shift};
}

FixedPointFactor QuantizeQuotient(float scale, float divisor, float times) {
  const kernels::ChannelFactor factor = kernels::ChannelFactorOf(kernels::RatioOf(scale, divisor), times);
  return {factor.multiplier, factor.shift};
}

bool IsPowerOfTwo(float scale, int* exponent) {
  // 2^0.001, the tolerance of the format's reference implementation.
  constexpr float kTolerance = 1.000693387f;
  const Magnitude magnitude = MagnitudeOf(static_cast<double>(scale));
  // [1/2, 1), exact: no more bits than the scale has.
  const float mantissa = static_cast<float>(static_cast<uint32_t>(magnitude.mantissa >> 29)) / (1 << 24);
  *exponent = magnitude.exponent;
  if (mantissa > 1 / kTolerance) return true;
  if (mantissa > 0.70710678f) return false;
  --*exponent;
  return mantissa < kTolerance / 2;
}

PreciseFactor QuantizePreciseQuotient(float scale, float divisor) {
  const kernels::PreciseChannelFactor factor = kernels::PreciseChannelFactorOf(kernels::RatioOf(scale, divisor), 1.0f);
  return {factor.high, factor.low, factor.shift};
}

int32_t QuantizeSaturating(float value, const TfLiteQuantizationParams& params) {
  const float scaled = kernels::RoundAway(value / params.scale);
  // 2^31 is a float; anything at or beyond it would not convert.
  if (!(scaled < 2147483648.0f)) return INT32_MAX;
  if (scaled < -2147483648.0f) return INT32_MIN;
  const int64_t sum = int64_t{static_cast<int32_t>(scaled)} + params.zero_point;
  if (sum > INT32_MAX) return INT32_MAX;
  if (sum < INT32_MIN) return INT32_MIN;
  return static_cast<int32_t>(sum);
}

int ScaleCount(const TfLiteTensor* tensor) {
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(tensor->quantization.params);
  return affine == nullptr || affine->scale == nullptr ? 1 : affine->scale->size;
}

float ChannelScale(const TfLiteTensor* filter, int channel) {
  if (ScaleCount(filter) == 1) return filter->params.scale;
  return static_cast<const TfLiteAffineQuantization*>(filter->quantization.params)->scale->data[channel];
}

TfLiteStatus CheckFilterQuantization(TfLiteContext* context, const TfLiteTensor* filter, int channels, int dimension) {
  const int scales = ScaleCount(filter);
  if (scales == 1) {
    TF_LITE_ENSURE_STATUS(CheckQuantized(context, filter, "filter"));
    if (filter->params.zero_point == 0) return kTfLiteOk;
    TF_LITE_KERNEL_LOG(context, "filter has zero point %d, expected 0", static_cast<int>(filter->params.zero_point));
    return kTfLiteError;
  }
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(filter->quantization.params);
  if (scales != channels || affine->quantized_dimension != dimension) {
    TF_LITE_KERNEL_LOG(context, "filter has %d scales along dimension %d, expected 1, or %d along dimension %d", scales,
                       static_cast<int>(affine->quantized_dimension), channels, dimension);
    return kTfLiteError;
  }
  for (int i = 0; i < scales; ++i) {
    const float scale = affine->scale->data[i];
    if (!(scale > 0.0f) || scale > 3.4e38f) {
      TF_LITE_KERNEL_LOG(context, "filter scale %d is not positive and finite", i);
      return kTfLiteError;
    }
  }
  for (int i = 0; affine->zero_point != nullptr && i < affine->zero_point->size; ++i) {
    if (affine->zero_point->data[i] != 0) {
      TF_LITE_KERNEL_LOG(context, "filter zero point %d is %d, expected 0", i, affine->zero_point->data[i]);
      return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite

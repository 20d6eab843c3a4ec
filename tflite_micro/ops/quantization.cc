#include "tflite_micro/ops/quantization.h"

#include <math.h>

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/constant_math.h"
#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// 2^30: a left shift by more does not exist.
constexpr double kTooLarge = 1073741824.0;

}  // namespace

FixedPointFactor QuantizeFactor(double factor) {
  if (factor == 0.0) return {0, 0};
  // Also what the quotient of extreme scales may be: infinite, or not a number.
  if (!(fabs(factor) < kTooLarge)) return {INT32_MAX, 30};
  int exponent = 0;
  const double mantissa = frexp(factor, &exponent);
  int64_t rounded = kernels::ConstantRound(mantissa * 2147483648.0);
  if (rounded == int64_t{1} << 31) {
    rounded /= 2;
    ++exponent;
  }
  // A right shift by more than 31 leaves nothing of a 32-bit value.
  if (exponent < -31) return {0, 0};
  if (exponent > 30) return {INT32_MAX, 30};
  return {static_cast<int32_t>(rounded), exponent};
}

bool IsPowerOfTwo(float scale, int* exponent) {
  // 2^0.001, the tolerance of the format's reference implementation.
  constexpr float kTolerance = 1.000693387f;
  const auto mantissa = static_cast<float>(frexp(static_cast<double>(scale), exponent));  // [1/2, 1)
  if (mantissa > 1 / kTolerance) return true;
  if (mantissa > 0.70710678f) return false;
  --*exponent;
  return mantissa < kTolerance / 2;
}

PreciseFactor QuantizePreciseFactor(double factor) {
  if (factor == 0.0) return {0, 0, 0};
  if (!(fabs(factor) < kTooLarge)) return {INT32_MAX, UINT32_MAX, 30};
  int exponent = 0;
  const double mantissa = frexp(factor, &exponent);
  if (exponent < -31) return {0, 0, 0};
  const uint64_t bits = static_cast<uint64_t>(mantissa * 9223372036854775808.0);  // 2^63
  return {static_cast<uint32_t>(bits >> 32), static_cast<uint32_t>(bits), exponent};
}

int32_t QuantizeSaturating(float value, const TfLiteQuantizationParams& params) {
  const float scaled = kernels::RoundAway(value / params.scale);
  // 2^31 is a float; anything at or beyond it would not convert.
  if (!(scaled < 2147483648.0f)) return INT32_MAX;
  if (scaled < -2147483648.0f) return INT32_MIN;
  const int64_t sum = static_cast<int64_t>(scaled) + params.zero_point;
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

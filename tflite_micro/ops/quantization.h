// From the real-valued scales of a model to the fixed-point parameters that kernels use. Runs in Prepare only.
#ifndef TFLITE_MICRO_OPS_QUANTIZATION_H_
#define TFLITE_MICRO_OPS_QUANTIZATION_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {
namespace ops {

// A real factor as multiplier * 2^(shift - 31): `multiplier` is 0 or in [2^30, 2^31), `shift` > 0 is a left shift.
struct FixedPointFactor {
  int32_t multiplier;
  int32_t shift;
};

// The nearest FixedPointFactor to `factor` (>= 0): mantissa rounded half away from zero to 31 bits. Factors below 2^-32
// become 0; factors of 2^30 and above, infinite ones and what is not a number saturate.
FixedPointFactor QuantizeFactor(double factor);
// The same of any float, which has no bits to round.
FixedPointFactor QuantizeFactor(float factor);

// The nearest FixedPointFactor to scale * times / divisor in double-precision arithmetic, but computed in integers, so
// that what needs no more links no arithmetic of doubles. All three are positive and finite.
FixedPointFactor QuantizeQuotient(float scale, float divisor, float times = 1.0f);

// Whether `scale` (> 0, finite) is a power of two, give or take 0.07 %; *exponent becomes the nearest power's.
bool IsPowerOfTwo(float scale, int* exponent);

// The same with every bit of a double: (high * 2^32 + low) * 2^(shift - 63).
struct PreciseFactor {
  uint32_t high;
  uint32_t low;
  int32_t shift;
};

// scale / divisor, rounded as a double is; see QuantizeQuotient(). Factors below 2^-32 become 0; others saturate as
// above.
PreciseFactor QuantizePreciseQuotient(float scale, float divisor);

// round(value / scale) + zero_point in float arithmetic, half away from zero, saturated to 32 bits.
int32_t QuantizeSaturating(float value, const TfLiteQuantizationParams& params);

// The number of scales that `tensor` has: 1 unless it is quantised per channel.
int ScaleCount(const TfLiteTensor* tensor);

// The scale of a filter for one output channel: per-channel quantisation when `filter` has it, else the tensor's.
float ChannelScale(const TfLiteTensor* filter, int channel);

// Reports unless `filter` has one scale for the whole tensor, or `channels` of them along `dimension`; all positive
// and finite, with zero points of 0.
TfLiteStatus CheckFilterQuantization(TfLiteContext* context, const TfLiteTensor* filter, int channels, int dimension);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_QUANTIZATION_H_

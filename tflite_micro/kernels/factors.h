// The fixed-point factors of a convolution's or a matrix product's channels from the scales themselves: what
// double-precision arithmetic gives for input scale * filter scale / output scale, bit for bit, but in integers and in
// some 30 instructions for a channel, so that nothing needs to be kept of them from one inference to the next.
//
// The product of two floats is exact in a double; the division rounds to 53 bits, halves to even; the mantissa is then
// rounded to the factor's 31 bits, halves away from zero. Rounding twice is seen only where the first one reaches a
// half of the second from below. Since divisors have 24 bits, that is decided by the remainder alone.
#ifndef TFLITE_MICRO_KERNELS_FACTORS_H_
#define TFLITE_MICRO_KERNELS_FACTORS_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// What all channels of a layer share: input scale / output scale, as input / output * 2^exponent.
struct ScaleRatio {
  uint32_t input;     // at least `output`, and less than twice that
  uint32_t output;    // [2^23, 2^24)
  uint32_t quotient;  // floor(input / output * 2^31)
  int32_t exponent;
};

// Both scales are positive and finite.
ScaleRatio RatioOf(float input_scale, float output_scale);

// multiplier * 2^(shift - 31), see MultiplyByQuantizedMultiplier(). Factors below 2^-32 become 0; those of 2^30 and
// above saturate.
struct ChannelFactor {
  int32_t multiplier;
  int32_t shift;
};
ChannelFactor ChannelFactorOf(const ScaleRatio& ratio, float filter_scale);

// The same with all bits of a double, see PreciseRequantization.
struct PreciseChannelFactor {
  uint32_t high;
  uint32_t low;
  int32_t shift;
};
PreciseChannelFactor PreciseChannelFactorOf(const ScaleRatio& ratio, float filter_scale);

// For `count` channels, whose scales lie at `filter_scales` as little-endian floats at any address.
void DeriveFactors(const ScaleRatio& ratio, const void* filter_scales, int32_t count, int32_t* multipliers,
                   int8_t* shifts);
void DerivePreciseFactors(const ScaleRatio& ratio, const void* filter_scales, int32_t count, uint32_t* highs,
                          uint32_t* lows, int8_t* shifts);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_FACTORS_H_

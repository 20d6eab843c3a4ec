#include "tflite_micro/kernels/factors.h"

#include "tflite_micro/kernels/portable/factor_arithmetic.h"

namespace tflite {
namespace kernels {

ScaleRatio RatioOf(float input_scale, float output_scale) { return ToRatio(input_scale, output_scale); }

ChannelFactor ChannelFactorOf(const ScaleRatio& ratio, float filter_scale) {
  return ToFactor(ratio, BitsOf(filter_scale));
}

PreciseChannelFactor PreciseChannelFactorOf(const ScaleRatio& ratio, float filter_scale) {
  return ToPreciseFactor(ratio, BitsOf(filter_scale));
}

void DeriveFactors(const ScaleRatio& ratio, const void* filter_scales, int32_t count, int32_t* multipliers,
                   int8_t* shifts) {
  const uint8_t* scales = static_cast<const uint8_t*>(filter_scales);
  for (int32_t i = 0; i < count; ++i) {
    const ChannelFactor factor = ToFactor(ratio, LoadLittleEndian(scales + 4 * i));
    multipliers[i] = factor.multiplier;
    shifts[i] = static_cast<int8_t>(factor.shift);
  }
}

void DerivePreciseFactors(const ScaleRatio& ratio, const void* filter_scales, int32_t count, uint32_t* highs,
                          uint32_t* lows, int8_t* shifts) {
  const uint8_t* scales = static_cast<const uint8_t*>(filter_scales);
  for (int32_t i = 0; i < count; ++i) {
    const PreciseChannelFactor factor = ToPreciseFactor(ratio, LoadLittleEndian(scales + 4 * i));
    highs[i] = factor.high;
    lows[i] = factor.low;
    shifts[i] = static_cast<int8_t>(factor.shift);
  }
}

}  // namespace kernels
}  // namespace tflite

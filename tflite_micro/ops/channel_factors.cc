// The Eval side of QuantizedData: factors, kept or derived from the scales in the model.
#include "tflite_micro/kernels/factors.h"
#include "tflite_micro/ops/convolution.h"

namespace tflite {
namespace ops {

QuantizedRun BeginQuantized(TfLiteContext* context, const QuantizedData& data, const void* behind,
                            const TfLiteEvalTensor* filter, int32_t channels) {
  uint8_t* scratch =
      data.scratch < 0 ? nullptr : static_cast<uint8_t*>(context->GetScratchBuffer(context, data.scratch));
  const int32_t count = data.factors == FactorSource::kOne ? 1 : channels;
  const int32_t* multipliers = static_cast<const int32_t*>(behind);
  const int8_t* shifts = reinterpret_cast<const int8_t*>(multipliers + count);
  if (data.factors == FactorSource::kDerived) {
    const auto& scales = *static_cast<const DerivedFactors*>(behind);
    auto* derived = reinterpret_cast<int32_t*>(scratch);
    auto* derived_shifts = reinterpret_cast<int8_t*>(derived + count);
    kernels::DeriveFactors(kernels::RatioOf(scales.input_scale, scales.output_scale),
                           filter->data.int8 + scales.scale_distance, count, derived, derived_shifts);
    multipliers = derived;
    shifts = derived_shifts;
    scratch += DerivedBytes(count, /*precise=*/false);
  }
  return {
      {multipliers, shifts, data.factors == FactorSource::kOne ? 0 : -1, data.output_offset, data.lowest, data.highest},
      scratch};
}

PreciseQuantizedRun BeginPreciseQuantized(TfLiteContext* context, const QuantizedData& data, const void* behind,
                                          const TfLiteEvalTensor* filter, int32_t channels) {
  uint8_t* scratch =
      data.scratch < 0 ? nullptr : static_cast<uint8_t*>(context->GetScratchBuffer(context, data.scratch));
  const int32_t count = data.factors == FactorSource::kOne ? 1 : channels;
  const uint32_t* highs = static_cast<const uint32_t*>(behind);
  if (data.factors == FactorSource::kDerived) {
    const auto& scales = *static_cast<const DerivedFactors*>(behind);
    auto* derived = reinterpret_cast<uint32_t*>(scratch);
    kernels::DerivePreciseFactors(kernels::RatioOf(scales.input_scale, scales.output_scale),
                                  filter->data.int8 + scales.scale_distance, count, derived, derived + count,
                                  reinterpret_cast<int8_t*>(derived + 2 * count));
    highs = derived;
    scratch += DerivedBytes(count, /*precise=*/true);
  }
  const uint32_t* lows = highs + count;
  return {{highs, lows, reinterpret_cast<const int8_t*>(lows + count), data.factors == FactorSource::kOne ? 0 : -1,
           data.output_offset, data.lowest, data.highest},
          scratch};
}

}  // namespace ops
}  // namespace tflite

#include "tflite_micro/ops/lookup_table.h"

#include <float.h>

#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/unary.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareLookupTable(TfLiteContext* context, TfLiteNode* node, float (*function)(float)) {
  const TfLiteTensor* tensor = Input(context, node, 0);
  const TfLiteQuantizationParams& input = tensor->params;
  const TfLiteQuantizationParams& output = Output(context, node, 0)->params;
  const int lowest = tensor->type == kTfLiteUInt8 ? 0 : INT8_MIN;
  auto* data = AllocateOpData<LookupTableData>(context, node);
  if (data == nullptr) return kTfLiteError;
  const float inverse_scale = 1.0f / output.scale;
  for (int value = lowest; value < lowest + kernels::kLookupTableSize; ++value) {
    const float real = function(input.scale * static_cast<float>(value - input.zero_point));
    const float quantized = kernels::RoundAway(real * inverse_scale) + static_cast<float>(output.zero_point);
    const int result = quantized == quantized
                           ? static_cast<int>(kernels::Clamp(quantized, static_cast<float>(lowest), lowest + 255.0f))
                           : output.zero_point;
    data->table[static_cast<uint8_t>(value)] = static_cast<int8_t>(result);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalLookupTable(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<int8_t> elements(context, node);
  kernels::LookupS8(static_cast<const LookupTableData*>(node->user_data)->table, elements.input, elements.output,
                    elements.size);
  return kTfLiteOk;
}

TfLiteStatus PrepareLookupTableS16(TfLiteContext* context, TfLiteNode* node, float (*function)(float)) {
  const float input_scale = Input(context, node, 0)->params.scale;
  const float output_scale = Output(context, node, 0)->params.scale;
  auto* data = AllocateOpData<LookupTableS16Data>(context, node);
  if (data == nullptr) return kTfLiteError;
  constexpr int kSteps = kernels::kLookupTableSizeS16 - 1;
  const float first = input_scale * INT16_MIN;
  const float last = input_scale * INT16_MAX;
  const float step = (last - first) / kSteps;
  const float lowest = output_scale * INT16_MIN;
  const float highest = output_scale * INT16_MAX;
  const float inverse_scale = 65536.0f / (highest - lowest);
  // The result at a real number, in steps of the output.
  const auto scaled = [&](float x) {
    const float real = function(x);
    // Infinite ones are limited; a NaN is 0.
    return real == real ? kernels::Clamp(real, -FLT_MAX, FLT_MAX) == real
                              ? real * inverse_scale
                              : (real < 0 ? lowest : highest) * inverse_scale
                        : 0.0f;
  };
  for (int i = 0; i <= kSteps; ++i) {
    float entry;
    if (i == kSteps) {
      entry = kernels::RoundAway(scaled(last));
    } else {
      const float x = first + static_cast<float>(i) * step;
      const float here = kernels::RoundAway(scaled(x));
      const float next = scaled(first + static_cast<float>(i + 1) * step);
      const float middle = kernels::RoundAway(scaled(x + step / 2));
      entry = here - kernels::RoundAway((kernels::RoundAway((next + here) / 2) - middle) / 2);
    }
    data->table[i] = static_cast<int16_t>(entry == entry ? kernels::Clamp(entry, -32768.0f, 32767.0f) : 0.0f);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalLookupTableS16(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<int16_t> elements(context, node);
  kernels::LookupS16(static_cast<const LookupTableS16Data*>(node->user_data)->table, elements.input, elements.output,
                     elements.size);
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite

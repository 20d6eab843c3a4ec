#include "tflite_micro/ops/lookup_table.h"

#include <math.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/unary.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareLookupTable(TfLiteContext* context, TfLiteNode* node, float (*function)(float)) {
  const TfLiteQuantizationParams input = Input(context, node, 0)->params;
  const TfLiteQuantizationParams output = Output(context, node, 0)->params;
  auto* data = AllocateOpData<LookupTableData>(context, node);
  if (data == nullptr) return kTfLiteError;
  const float inverse_scale = 1.0f / output.scale;
  for (int value = INT8_MIN; value <= INT8_MAX; ++value) {
    const float real = function(input.scale * static_cast<float>(value - input.zero_point));
    const float quantized = roundf(real * inverse_scale) + static_cast<float>(output.zero_point);
    data->table[static_cast<uint8_t>(value)] = static_cast<int8_t>(
        quantized == quantized ? kernels::Clamp(quantized, -128.0f, 127.0f) : static_cast<float>(output.zero_point));
  }
  return kTfLiteOk;
}

TfLiteStatus EvalLookupTable(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<int8_t> elements(context, node);
  kernels::LookupS8(static_cast<const LookupTableData*>(node->user_data)->table, elements.input, elements.output,
                    elements.size);
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite

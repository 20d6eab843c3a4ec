#include "tflite_micro/ops/add_n.h"

#include <string.h>

#include "tflite_micro/kernels/add_n.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {

namespace {

// So that a sum of int16 has 32 bits.
constexpr int kMaxQuantizedInputs = 1 << 15;

}  // namespace

TfLiteStatus PrepareAddN(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteFloat32}, {kTfLiteFloat32}},
                                       {{kTfLiteInt32}, {kTfLiteInt32}},
                                       {{kTfLiteInt8}, {kTfLiteInt8}},
                                       {{kTfLiteUInt8}, {kTfLiteUInt8}},
                                       {{kTfLiteInt16}, {kTfLiteInt16}}};
  static constexpr OperatorSignature kSignature = {2, 255, 1, 1, 5, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* first = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const int inputs = node->inputs->size;
  const bool is_quantized = TypeBits(first->type) < 32;
  TF_LITE_ENSURE_MSG(context, !is_quantized || inputs <= kMaxQuantizedInputs, "has %d inputs, more than %d", inputs,
                     kMaxQuantizedInputs);
  for (int i = 1; i < inputs; ++i) {
    TfLiteTensor* input = Input(context, node, i);
    TF_LITE_ENSURE_MSG(context, input != nullptr, "input %d is not given but is required", i);
    TF_LITE_ENSURE_MSG(context, input->type == first->type, "input %d is %s, but input 0 %s", i,
                       TfLiteTypeGetName(input->type), TfLiteTypeGetName(first->type));
    TF_LITE_ENSURE_MSG(context, HaveSameShapes(input, first), "input %d has another shape than input 0", i);
    TF_LITE_ENSURE_MSG(context,
                       !is_quantized || (input->params.scale == first->params.scale &&
                                         input->params.zero_point == first->params.zero_point),
                       "input %d is quantised differently from input 0", i);
    GetMicroContext(context)->DeallocateTempTfLiteTensor(input);
  }
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, first));
  auto* data = AllocateOpData<AddNData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->count = ElementCount(first);
  if (!is_quantized) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, first, "input 0"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "the output"));
  const PreciseFactor factor = QuantizePreciseQuotient(first->params.scale, output->params.scale);
  data->input_offset = first->params.zero_point * inputs;
  data->output_offset = output->params.zero_point;
  data->high = factor.high;
  data->low = factor.low;
  data->shift = factor.shift;
  return kTfLiteOk;
}

TfLiteStatus EvalAddN(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const AddNData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* first = tensors.inputs[0];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  const int inputs = node->inputs->size;
  if (data.count == 0) return kTfLiteOk;
  if (TypeBits(output->type) < 32) {
    const kernels::TotalsOf& totals_of = output->type == kTfLiteInt8    ? kernels::kTotalsS8
                                         : output->type == kTfLiteUInt8 ? kernels::kTotalsU8
                                                                        : kernels::kTotalsS16;
    // A part at a time, so that the sums need little memory.
    constexpr int32_t kPart = 64;
    const auto shift = static_cast<int8_t>(data.shift);
    const kernels::PreciseRequantization requantization = {&data.high,         &data.low,        &shift,           0,
                                                           data.output_offset, totals_of.lowest, totals_of.highest};
    for (int32_t begin = 0; begin < data.count; begin += kPart) {
      const int32_t count = data.count - begin < kPart ? data.count - begin : kPart;
      int32_t totals[kPart] = {};
      for (int i = 0; i < inputs; ++i) {
        totals_of.add(micro::GetEvalInput(context, node, i)->data.data, begin, count, totals);
      }
      totals_of.requantize(totals, data.input_offset, count, requantization, output->data.data, begin);
    }
    return kTfLiteOk;
  }
  memcpy(output->data.data, first->data.data, static_cast<size_t>(data.count) * 4);
  for (int i = 1; i < inputs; ++i) {
    const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, i);
    if (output->type == kTfLiteFloat32) {
      kernels::AddToF32(input->data.f, data.count, output->data.f);
    } else {
      kernels::AddToS32(input->data.i32, data.count, output->data.i32);
    }
  }
  return kTfLiteOk;
}

}  // namespace ops

}  // namespace tflite

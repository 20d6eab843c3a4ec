#include "tflite_micro/ops/fake_quant.h"

#include <float.h>

#include "tflite_micro/kernels/rounding.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/unary.h"

namespace tflite {
namespace ops {

TfLiteStatus PrepareFakeQuant(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteFloat32}, {kTfLiteFloat32}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const auto options = *static_cast<const TfLiteFakeQuantParams*>(node->builtin_data);
  const int fewest_bits = options.narrow_range ? 2 : 1;
  TF_LITE_ENSURE_MSG(context, options.num_bits >= fewest_bits && options.num_bits <= 16,
                     "num_bits is %d, expected %d to 16", options.num_bits, fewest_bits);
  const float first = options.narrow_range ? 1.0f : 0.0f;
  const auto last = static_cast<float>((1 << options.num_bits) - 1);
  const float scale = (options.max - options.min) / (last - first);
  const float inverse_scale = 1.0f / scale;
  // False as well for what is not a number.
  TF_LITE_ENSURE_MSG(context, scale > 0 && scale <= FLT_MAX && inverse_scale > 0 && inverse_scale <= FLT_MAX,
                     "the range from min to max is empty, or its steps are not finite numbers");
  // The step that stands for 0, within the range and whole.
  float zero = first - options.min / scale;
  TF_LITE_ENSURE_MSG(context, zero == zero, "min is not a finite number");
  if (zero < first) zero = first;
  if (zero > last) zero = last;
  zero = static_cast<float>(kernels::RoundSaturating(zero));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, output, input));
  AllowInPlace(context, 0, input, output);
  FakeQuantData data = {};
  data.params = {(first - zero) * scale, (last - zero) * scale, scale, inverse_scale};
  return LeaveOpData(context, node, data);
}

TfLiteStatus EvalFakeQuant(TfLiteContext* context, TfLiteNode* node) {
  const UnaryElements<float> elements(context, node);
  kernels::FakeQuant(static_cast<const FakeQuantData*>(node->user_data)->params, elements.input, elements.output,
                     elements.size);
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseFakeQuant(const Operator* op, void* params, size_t* bytes) {
  using From = FakeQuantOptions;
  using To = TfLiteFakeQuantParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kMin, offsetof(To, min)), ops::Option(From::kMax, offsetof(To, max)),
      ops::Option(From::kNumBits, offsetof(To, num_bits)), ops::Option(From::kNarrowRange, offsetof(To, narrow_range)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite

#include "tflite_micro/ops/add.h"

#include "tflite_micro/kernels/add.h"
#include "tflite_micro/ops/broadcast.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

constexpr TypeRow kTypes[] = {
    {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},    {{kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
    {{kTfLiteInt64, kTfLiteInt64}, {kTfLiteInt64}}, {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kSignature = {2, 2, 1, 1, sizeof(kTypes) / sizeof(kTypes[0]), kTypes};

// int16 with scales that are powers of two has arithmetic of its own when at most one input is shifted, to the right.
bool ShiftParams(const TfLiteTensor* a, const TfLiteTensor* b, const TfLiteTensor* output,
                 kernels::AddShiftParams* params) {
  int exponent_a, exponent_b, exponent_out;
  if (!IsPowerOfTwo(a->params.scale, &exponent_a) || !IsPowerOfTwo(b->params.scale, &exponent_b) ||
      !IsPowerOfTwo(output->params.scale, &exponent_out)) {
    return false;
  }
  const int shift_a = exponent_out - exponent_a;
  const int shift_b = exponent_out - exponent_b;
  if (shift_a < 0 || shift_b < 0 || (shift_a != 0 && shift_b != 0)) return false;
  params->shift_a = static_cast<uint8_t>(shift_a < 31 ? shift_a : 31);
  params->shift_b = static_cast<uint8_t>(shift_b < 31 ? shift_b : 31);
  return true;
}

TfLiteStatus PrepareQuantized(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* a, const TfLiteTensor* b,
                              const TfLiteTensor* output, TfLiteFusedActivation activation, bool power_of_two,
                              int sign_b) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, a, "input 0"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, b, "input 1"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "output"));
  int32_t lowest, highest;
  TF_LITE_ENSURE_STATUS(ActivationRange(context, activation, output, &lowest, &highest));

  const bool is_s16 = output->type == kTfLiteInt16;
  kernels::AddShiftParams shift_params = {};
  if (is_s16 && power_of_two && ShiftParams(a, b, output, &shift_params)) {
    shift_params.sign_b = static_cast<int8_t>(sign_b);
    shift_params.lowest = static_cast<int16_t>(lowest);
    shift_params.highest = static_cast<int16_t>(highest);
    return PrepareBroadcast(context, node, kAddShiftS16, shift_params);
  }

  // The inputs are brought to a common scale, twice the larger of theirs, so that the sum does not overflow.
  const int left_shift = is_s16 ? kernels::kAddLeftShiftS16 : kernels::kAddLeftShiftS8;
  const bool b_is_larger = b->params.scale > a->params.scale;
  const TfLiteTensor* larger = b_is_larger ? b : a;
  const TfLiteTensor* smaller = b_is_larger ? a : b;
  const FixedPointFactor factor_smaller = QuantizeQuotient(smaller->params.scale, larger->params.scale, 0.5f);
  const FixedPointFactor factor_out =
      QuantizeQuotient(larger->params.scale, output->params.scale, 2.0f / static_cast<float>(int32_t{1} << left_shift));
  TF_LITE_ENSURE_MSG(context, factor_out.shift <= 0,
                     "the output's scale is more than 2^%d times smaller than that of an input", left_shift - 1);
  const int sign_smaller = b_is_larger ? 1 : sign_b;
  kernels::AddQuantizedParams params = {};
  params.multiplier_smaller = sign_smaller * factor_smaller.multiplier;
  params.multiplier_out = factor_out.multiplier;
  params.offset_larger = static_cast<int16_t>(-larger->params.zero_point);
  params.offset_smaller = static_cast<int16_t>(-smaller->params.zero_point);
  params.offset_out = static_cast<int16_t>(output->params.zero_point);
  params.lowest = static_cast<int16_t>(lowest);
  params.highest = static_cast<int16_t>(highest);
  params.shift_smaller = static_cast<uint8_t>(-factor_smaller.shift);
  params.shift_out = static_cast<uint8_t>(-factor_out.shift);
  params.sign_larger = static_cast<int8_t>(b_is_larger ? sign_b : 1);
  params.b_is_larger = b_is_larger ? 1 : 0;
  const AddKernel kernel = is_s16 ? kAddS16 : output->type == kTfLiteUInt8 ? kAddU8 : kAddS8;
  return PrepareBroadcast(context, node, kernel, params);
}

TfLiteStatus PrepareInteger(TfLiteContext* context, TfLiteNode* node, AddKernel kernel,
                            TfLiteFusedActivation activation, int sign_b) {
  kernels::AddIntegerParams params = {sign_b, 0, 0};
  TF_LITE_ENSURE_STATUS(ActivationRangeInt32(context, activation, &params.lowest, &params.highest));
  return PrepareBroadcast(context, node, kernel, params);
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus PrepareSum(TfLiteContext* context, TfLiteNode* node,
                                                              TfLiteFusedActivation activation, bool power_of_two,
                                                              int sign_b, TfLiteType registered) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  const TfLiteTensor* b = tensors.inputs[1];
  const TfLiteTensor* output = tensors.outputs[0];
  const TfLiteType type = TypeOf(output, registered);
  switch (type) {
    case kTfLiteFloat32: {
      kernels::AddParamsF32 params = {static_cast<float>(sign_b), 0, 0};
      TF_LITE_ENSURE_STATUS(ActivationRangeFloat(context, activation, &params.lowest, &params.highest));
      return PrepareBroadcast(context, node, kAddF32, params);
    }
    case kTfLiteInt32:
      return PrepareInteger(context, node, kAddS32, activation, sign_b);
    case kTfLiteInt64:
      return PrepareInteger(context, node, kAddS64, activation, sign_b);
    default:
      if (type == kTfLiteInt16 && IsPlainInt16(a) && IsPlainInt16(b) && IsPlainInt16(output)) {
        return PrepareInteger(context, node, kAddIntegerS16, activation, sign_b);
      }
      return PrepareQuantized(context, node, a, b, output, activation, power_of_two, sign_b);
  }
}

__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  const auto* options = static_cast<const TfLiteAddParams*>(node->builtin_data);
  return PrepareSum(context, node, options->activation, options->pot_scale_int16, 1, registered);
}

}  // namespace

TfLiteStatus PrepareAdd(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteNoType); }
TfLiteStatus PrepareAddInt8(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteInt8); }
TfLiteStatus PrepareAddInt16(TfLiteContext* context, TfLiteNode* node) { return Prepare(context, node, kTfLiteInt16); }

TfLiteStatus PrepareSub(TfLiteContext* context, TfLiteNode* node) {
  const auto* options = static_cast<const TfLiteSubParams*>(node->builtin_data);
  return PrepareSum(context, node, options->activation, options->pot_scale_int16, -1, kTfLiteNoType);
}

TfLiteStatus EvalAdd(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::AddS8,       kernels::AddU8,         kernels::AddS16,
                                                    kernels::AddShiftS16, kernels::AddIntegerS16, kernels::AddS32,
                                                    kernels::AddS64,      kernels::AddF32};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel]);
}

TfLiteStatus EvalAddS8(TfLiteContext* context, TfLiteNode* node) {
  return EvalBroadcast(context, node, kernels::AddS8);
}

TfLiteStatus EvalAddInt16(TfLiteContext* context, TfLiteNode* node) {
  static constexpr kernels::BroadcastRun kRuns[] = {kernels::AddS16, kernels::AddShiftS16, kernels::AddIntegerS16};
  return EvalBroadcast(context, node, kRuns[GetBroadcastData(node)->kernel - kAddS16]);
}

}  // namespace ops

TfLiteStatus ParseAdd(const Operator* op, void* params, size_t* bytes) {
  using From = AddOptions;
  using To = TfLiteAddParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
                               ops::Option(From::kPotScaleInt16, offsetof(To, pot_scale_int16)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

TfLiteStatus ParseSub(const Operator* op, void* params, size_t* bytes) {
  using From = SubOptions;
  using To = TfLiteSubParams;
  static constexpr auto kOptions =
      ops::OptionsAs<From, To>(ops::Option(From::kFusedActivationFunction, offsetof(To, activation)),
                               ops::Option(From::kPotScaleInt16, offsetof(To, pot_scale_int16)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite

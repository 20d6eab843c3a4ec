#include "tflite_micro/ops/reduce.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/kernels/table_math.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = 2 * kernels::kMaxReduceAxes;

// Which kernel the data of each operator names.
enum SumKernel { kSumS8, kSumU8, kSumS16, kSumS32, kSumS64, kSumF32, kSumBool };
enum ProductKernel { kProductS8, kProductU8, kProductS16, kProductS32, kProductS64, kProductF32, kProductBool };

// The factor of a mean: input scale / output scale / count, as one multiplication. The quotient of the scales is made
// fixed-point first, then divided with as many more bits as `count` has (but for the top one), so that little precision
// is lost.
FixedPointFactor MeanFactor(float input_scale, float output_scale, int count) {
  FixedPointFactor factor = QuantizeQuotient(input_scale, output_scale);
  int extra_bits = 0;
  while (count >> (extra_bits + 1) > 0) ++extra_bits;
  if (extra_bits > 31 + factor.shift) extra_bits = 31 + factor.shift;
  factor.multiplier = static_cast<int32_t>((static_cast<int64_t>(factor.multiplier) << extra_bits) / count);
  factor.shift -= extra_bits;
  return factor;
}

bool KeepsDims(const TfLiteNode* node) {
  return static_cast<const TfLiteReducerParams*>(node->builtin_data)->keep_dims;
}

TfLiteStatus PrepareWithoutParams(TfLiteContext* context, TfLiteNode* node, const ReducePlan& plan, int kernel) {
  return PrepareReduction(context, node, plan, kernel, nullptr, 0);
}

// Params of a quantised sum: input scale / output scale as the factor, whatever the number of elements.
TfLiteStatus SumParams(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* output, int count,
                       kernels::MeanQuantizedParams* params) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "the input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "the output"));
  const FixedPointFactor factor = QuantizeQuotient(input->params.scale, output->params.scale);
  *params = {static_cast<int32_t>(static_cast<int64_t>(input->params.zero_point) * count), factor.multiplier,
             static_cast<int16_t>(output->params.zero_point), static_cast<int8_t>(factor.shift), 0};
  return kTfLiteOk;
}

// Params of a quantised product of `count` elements: input scale / output scale^(1 / count) at each of `count` steps.
TfLiteStatus ProductParams(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* output, int count,
                           kernels::ProductQuantizedParams* params) {
  const double logarithm = kernels::TableLogarithm(static_cast<double>(output->params.scale));
  const double root = count > 0 ? kernels::TableExponential(logarithm / count) : 1.0;
  const FixedPointFactor factor = QuantizeFactor(static_cast<double>(input->params.scale) / root);
  constexpr int kHighestShift = 14;  // that 16-bit multipliers have room for
  TF_LITE_ENSURE_MSG(context, factor.shift <= kHighestShift,
                     "the input's scale is more than 2^%d times that of the output, as a factor of %d elements",
                     kHighestShift, count);
  params->multiplier = factor.multiplier;
  params->shift = factor.shift;
  params->input_offset = static_cast<int16_t>(-input->params.zero_point);
  params->output_offset = static_cast<int16_t>(output->params.zero_point);
  const int32_t one = QuantizeSaturating(1.0f, output->params);
  params->empty = static_cast<int16_t>(one < INT16_MAX ? one : INT16_MAX);
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PlanReduction(TfLiteContext* context, const TfLiteNode* node, bool keep_dims, ReducePlan* plan) {
  const TfLiteTensor* input = Input(context, node, 0);
  const TfLiteTensor* axes = Input(context, node, 1);
  if (input == nullptr || axes == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "the input", 0, kMaxRank));
  TF_LITE_ENSURE_STATUS(CheckRank(context, axes, "the axes (input 1)", 0, 1));
  TF_LITE_ENSURE_STATUS(CheckConstant(context, axes, "the axes (input 1)"));
  const int rank = Rank(input);
  bool is_reduced[kMaxRank] = {};
  // A scalar has no axes; what is written there is not looked at.
  for (int i = 0; rank > 0 && i < ElementCount(axes); ++i) {
    int axis = 0;
    TF_LITE_ENSURE_STATUS(NormalizeAxis(context, ConstantElement(axes, i), rank, &axis));
    is_reduced[axis] = true;
  }

  *plan = {};
  plan->reduced_elements = 1;
  int strides[kMaxRank];
  int size = 1;
  for (int i = rank - 1; i >= 0; --i) {
    strides[i] = size;
    size *= Dim(input, i);
  }
  // Neighbouring dimensions of one kind become one axis; extents of 1 vanish.
  bool last_was_reduced = false;
  bool has_last = false;
  for (int i = 0; i < rank; ++i) {
    const int extent = Dim(input, i);
    if (!is_reduced[i] || keep_dims) plan->output_dims[plan->output_rank++] = is_reduced[i] ? 1 : extent;
    if (is_reduced[i]) plan->reduced_elements *= extent;
    if (extent == 1) continue;
    kernels::ReduceAxis* list = is_reduced[i] ? plan->reduced : plan->kept;
    int& count = is_reduced[i] ? plan->reduced_count : plan->kept_count;
    if (has_last && last_was_reduced == is_reduced[i]) {
      list[count - 1] = {list[count - 1].count * extent, strides[i]};
    } else {
      list[count++] = {extent, strides[i]};
    }
    has_last = true;
    last_was_reduced = is_reduced[i];
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareReduction(TfLiteContext* context, TfLiteNode* node, const ReducePlan& plan, int kernel,
                              const void* params, uint8_t params_bytes) {
  TfLiteTensor* output = Output(context, node, 0);
  if (output == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, plan.output_rank, plan.output_dims));
  const size_t kept_bytes = static_cast<size_t>(plan.kept_count) * sizeof(kernels::ReduceAxis);
  const size_t reduced_bytes = static_cast<size_t>(plan.reduced_count) * sizeof(kernels::ReduceAxis);
  auto* data = static_cast<ReduceData*>(
      AllocateOpData(context, node, sizeof(ReduceData) + params_bytes + kept_bytes + reduced_bytes));
  if (data == nullptr) return kTfLiteError;
  *data = {static_cast<uint8_t>(kernel), static_cast<uint8_t>(plan.kept_count),
           static_cast<uint8_t>(plan.reduced_count), params_bytes};
  char* tail = reinterpret_cast<char*>(data + 1);
  if (params_bytes > 0) memcpy(tail, params, params_bytes);
  memcpy(tail + params_bytes, plan.kept, kept_bytes);
  memcpy(tail + params_bytes + kept_bytes, plan.reduced, reduced_bytes);
  return kTfLiteOk;
}

TfLiteStatus EvalReduction(TfLiteContext* context, TfLiteNode* node, const kernels::Reduction& reduction) {
  const auto* data = static_cast<const ReduceData*>(node->user_data);
  const char* params = reinterpret_cast<const char*>(data + 1);
  const auto* axes = reinterpret_cast<const kernels::ReduceAxis*>(params + data->params_bytes);
  kernels::Reduce(axes, data->kept_count, axes + data->kept_count, data->reduced_count,
                  micro::GetEvalInput(context, node, 0)->data.data, micro::GetEvalOutput(context, node, 0)->data.data,
                  reduction, params);
  return kTfLiteOk;
}

TfLiteStatus PrepareMean(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {
      // In the order of MeanKernel.
      {{kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},   {{kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
      {{kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
      {{kTfLiteInt64, kTfLiteInt32}, {kTfLiteInt64}}, {{kTfLiteFloat32, kTfLiteInt32}, {kTfLiteFloat32}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 6, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  ReducePlan plan;
  const bool keep_dims = static_cast<const TfLiteReducerParams*>(node->builtin_data)->keep_dims;
  TF_LITE_ENSURE_STATUS(PlanReduction(context, node, keep_dims, &plan));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  const int count = plan.reduced_elements;

  const int kernel = RowOf(kTypes, input->type);
  if (kernel == kMeanF32) {
    return PrepareReduction(context, node, plan, kernel, kernels::MeanF32Params{static_cast<float>(count)});
  }
  if (kernel == kMeanS32 || kernel == kMeanS64) {
    return PrepareReduction(context, node, plan, kernel, kernels::MeanIntegerParams{count});
  }
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "the input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "the output"));
  kernels::MeanQuantizedParams params = {};
  // A mean of nothing comes out as the output's zero point.
  if (count > 0) {
    const FixedPointFactor factor = MeanFactor(input->params.scale, output->params.scale, count);
    params.input_offset = static_cast<int32_t>(static_cast<int64_t>(input->params.zero_point) * count);
    params.multiplier = factor.multiplier;
    params.shift = static_cast<int8_t>(factor.shift);
  }
  params.output_offset = static_cast<int16_t>(output->params.zero_point);
  return PrepareReduction(context, node, plan, kernel, params);
}

TfLiteStatus EvalMean(TfLiteContext* context, TfLiteNode* node) {
  static constexpr const kernels::Reduction* kReductions[] = {&kernels::kMeanS8,  &kernels::kMeanU8,
                                                              &kernels::kMeanS16, &kernels::kMeanS32,
                                                              &kernels::kMeanS64, &kernels::kMeanF32};
  return EvalReduction(context, node, *kReductions[static_cast<const ReduceData*>(node->user_data)->kernel]);
}

TfLiteStatus PrepareSum(TfLiteContext* context, TfLiteNode* node) {
  // In the order of SumKernel.
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},   {{kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
      {{kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
      {{kTfLiteInt64, kTfLiteInt32}, {kTfLiteInt64}}, {{kTfLiteFloat32, kTfLiteInt32}, {kTfLiteFloat32}},
      {{kTfLiteBool, kTfLiteInt32}, {kTfLiteBool}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 7, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  ReducePlan plan;
  TF_LITE_ENSURE_STATUS(PlanReduction(context, node, KeepsDims(node), &plan));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  const int kernel = RowOf(kTypes, input->type);
  if (kernel > kSumS16) return PrepareWithoutParams(context, node, plan, kernel);
  kernels::MeanQuantizedParams params;
  TF_LITE_ENSURE_STATUS(SumParams(context, input, output, plan.reduced_elements, &params));
  return PrepareReduction(context, node, plan, kernel, params);
}

TfLiteStatus EvalSum(TfLiteContext* context, TfLiteNode* node) {
  static constexpr const kernels::Reduction* kReductions[] = {&kernels::kMeanS8, &kernels::kMeanU8, &kernels::kMeanS16,
                                                              &kernels::kSumS32, &kernels::kSumS64, &kernels::kSumF32,
                                                              &kernels::kAny};
  return EvalReduction(context, node, *kReductions[static_cast<const ReduceData*>(node->user_data)->kernel]);
}

TfLiteStatus PrepareReduceProd(TfLiteContext* context, TfLiteNode* node) {
  // In the order of ProductKernel.
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},   {{kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
      {{kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
      {{kTfLiteInt64, kTfLiteInt32}, {kTfLiteInt64}}, {{kTfLiteFloat32, kTfLiteInt32}, {kTfLiteFloat32}},
      {{kTfLiteBool, kTfLiteInt32}, {kTfLiteBool}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 7, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  ReducePlan plan;
  TF_LITE_ENSURE_STATUS(PlanReduction(context, node, KeepsDims(node), &plan));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  const int kernel = RowOf(kTypes, input->type);
  if (kernel > kProductS16) return PrepareWithoutParams(context, node, plan, kernel);
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, input, "the input"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "the output"));
  kernels::ProductQuantizedParams params = {};
  TF_LITE_ENSURE_STATUS(ProductParams(context, input, output, plan.reduced_elements, &params));
  return PrepareReduction(context, node, plan, kernel, params);
}

TfLiteStatus EvalReduceProd(TfLiteContext* context, TfLiteNode* node) {
  static constexpr const kernels::Reduction* kReductions[] = {
      &kernels::kProductS8,  &kernels::kProductU8,  &kernels::kProductS16, &kernels::kProductS32,
      &kernels::kProductS64, &kernels::kProductF32, &kernels::kAll};
  return EvalReduction(context, node, *kReductions[static_cast<const ReduceData*>(node->user_data)->kernel]);
}

TfLiteStatus PrepareReduceMax(TfLiteContext* context, TfLiteNode* node) {
  // The kernels of both operators are in this order.
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteInt8, kTfLiteInt32}, {kTfLiteInt8}},   {{kTfLiteUInt8, kTfLiteInt32}, {kTfLiteUInt8}},
      {{kTfLiteInt16, kTfLiteInt32}, {kTfLiteInt16}}, {{kTfLiteInt32, kTfLiteInt32}, {kTfLiteInt32}},
      {{kTfLiteInt64, kTfLiteInt32}, {kTfLiteInt64}}, {{kTfLiteFloat32, kTfLiteInt32}, {kTfLiteFloat32}},
      {{kTfLiteBool, kTfLiteInt32}, {kTfLiteBool}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 7, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  ReducePlan plan;
  TF_LITE_ENSURE_STATUS(PlanReduction(context, node, KeepsDims(node), &plan));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(
      context, input->params.scale == output->params.scale && input->params.zero_point == output->params.zero_point,
      "the input and the output are quantised differently, with zero points %d and %d",
      static_cast<int>(input->params.zero_point), static_cast<int>(output->params.zero_point));
  return PrepareWithoutParams(context, node, plan, RowOf(kTypes, input->type));
}

TfLiteStatus EvalReduceMax(TfLiteContext* context, TfLiteNode* node) {
  static constexpr const kernels::Reduction* kReductions[] = {&kernels::kMaxS8,  &kernels::kMaxU8,  &kernels::kMaxS16,
                                                              &kernels::kMaxS32, &kernels::kMaxS64, &kernels::kMaxF32,
                                                              &kernels::kAny};
  return EvalReduction(context, node, *kReductions[static_cast<const ReduceData*>(node->user_data)->kernel]);
}

TfLiteStatus EvalReduceMin(TfLiteContext* context, TfLiteNode* node) {
  static constexpr const kernels::Reduction* kReductions[] = {&kernels::kMinS8,  &kernels::kMinU8,  &kernels::kMinS16,
                                                              &kernels::kMinS32, &kernels::kMinS64, &kernels::kMinF32,
                                                              &kernels::kAll};
  return EvalReduction(context, node, *kReductions[static_cast<const ReduceData*>(node->user_data)->kernel]);
}

TfLiteStatus PrepareReduceAny(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteBool, kTfLiteInt32}, {kTfLiteBool}}};
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 1, kTypes};
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  ReducePlan plan;
  TF_LITE_ENSURE_STATUS(PlanReduction(context, node, KeepsDims(node), &plan));
  return PrepareWithoutParams(context, node, plan, 0);
}

TfLiteStatus EvalReduceAny(TfLiteContext* context, TfLiteNode* node) {
  return EvalReduction(context, node, kernels::kAny);
}
TfLiteStatus EvalReduceAll(TfLiteContext* context, TfLiteNode* node) {
  return EvalReduction(context, node, kernels::kAll);
}

}  // namespace ops

TfLiteStatus ParseReducer(const Operator* op, void* params, size_t* bytes) {
  using From = ReducerOptions;
  using To = TfLiteReducerParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kKeepDims, offsetof(To, keep_dims)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite

#include "tflite_micro/ops/conv_3d.h"

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/kernels/conv_3d.h"
#include "tflite_micro/ops/index_access.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/tensor_access.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kRank = 5;

constexpr TypeRow kRows[] = {
    {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kSignature = {2, 3, 1, 1, sizeof(kRows) / sizeof(kRows[0]), kRows};

constexpr TypeRow kTransposeRows[] = {
    {{kTfLiteInt32, kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
};
constexpr OperatorSignature kTransposeSignature = {
    3, 4, 1, 1, sizeof(kTransposeRows) / sizeof(kTransposeRows[0]), kTransposeRows};

// Where the operators have their tensors.
struct Positions {
  int input;
  int filter;
  int bias;
};
constexpr Positions kForward = {0, 1, 2};
constexpr Positions kTransposed = {2, 1, 3};

// Leaves the data for a window that slides over `over`, [batch, depth, height, width, channels]; `reached` becomes how
// many positions it has.
TfLiteStatus PrepareData(TfLiteContext* context, TfLiteNode* node, const int* over, const TfLiteTensor* filter,
                         int* reached) {
  const TfLiteConv3DParams params = *static_cast<const TfLiteConv3DParams*>(node->builtin_data);
  const int strides[] = {params.stride_depth, params.stride_height, params.stride_width};
  const int dilations[] = {params.dilation_depth_factor, params.dilation_height_factor, params.dilation_width_factor};
  constexpr const char* kStrideNames[] = {"stride_d", "stride_h", "stride_w"};
  constexpr const char* kDilationNames[] = {"dilation_d_factor", "dilation_h_factor", "dilation_w_factor"};
  auto* data = AllocateOpData<Conv3DData>(context, node);
  if (data == nullptr) return kTfLiteError;
  for (int i = 0; i < 3; ++i) {
    int padding = 0;
    TF_LITE_ENSURE_STATUS(PrepareWindowDimension(context, params.padding, kStrideNames[i], kDilationNames[i],
                                                 over[1 + i], Dim(filter, i), strides[i], dilations[i], &reached[i],
                                                 &padding));
    data->padding[i] = padding;
    data->stride[i] = strides[i];
    data->dilation[i] = dilations[i];
  }
  return ActivationRangeFloat(context, params.activation, &data->range.lowest, &data->range.highest);
}

// Checks the wanted shape of CONV_3D_TRANSPOSE against the other tensors and sets the output's.
TfLiteStatus PrepareOutputShape(TfLiteContext* context, const TfLiteTensor* shape, const TfLiteTensor* filter,
                                const TfLiteTensor* input, TfLiteTensor* output) {
  if (ElementCount(shape) != kRank) {
    TF_LITE_KERNEL_LOG(context, "output shape has %d values, expected 5", ElementCount(shape));
    return kTfLiteError;
  }
  // A shape that is computed has to come out as the model says that the output is: memory is laid out before.
  if (!IsConstant(shape)) TF_LITE_ENSURE_STATUS(CheckRank(context, output, "output", kRank, kRank));
  int dims[kRank];
  for (int i = 0; i < kRank; ++i) {
    dims[i] = IsConstant(shape) ? static_cast<int>(ConstantElement(shape, i)) : Dim(output, i);
  }
  if (dims[0] != Dim(input, 0) || dims[4] != Dim(filter, 3) || dims[1] <= 0 || dims[2] <= 0 || dims[3] <= 0) {
    TF_LITE_KERNEL_LOG(context,
                       "output shape [%d, %d, %d, %d, %d] contradicts a batch of %d and a filter of %d output channels",
                       dims[0], dims[1], dims[2], dims[3], dims[4], Dim(input, 0), Dim(filter, 3));
    return kTfLiteError;
  }
  return SetOutputShape(context, output, kRank, dims);
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node, const Positions& positions, bool is_transposed) {
  const auto& data = *static_cast<const Conv3DData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, positions.input);
  const TfLiteEvalTensor* filter = micro::GetEvalInput(context, node, positions.filter);
  const TfLiteEvalTensor* bias = micro::GetEvalInput(context, node, positions.bias);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  const int* filter_dims = filter->dims->data;
  kernels::Conv3DShape shape;
  shape.batches = input->dims->data[0];
  for (int i = 0; i < 3; ++i) {
    shape.dimensions[i] = {input->dims->data[1 + i], output->dims->data[1 + i], filter_dims[i],
                           data.stride[i],           data.dilation[i],          data.padding[i]};
  }
  shape.input_channels = input->dims->data[4];
  shape.output_channels = output->dims->data[4];
  shape.filter_channels = filter_dims[is_transposed ? 4 : 3];
  shape.filter_input_step = is_transposed ? 1 : shape.output_channels;
  shape.filter_output_step = is_transposed ? shape.filter_channels : 1;
  shape.is_transposed = is_transposed;
  kernels::Conv3DF32(shape, data.range.lowest, data.range.highest, GetTensorData<float>(input),
                     GetTensorData<float>(filter), GetTensorData<float>(bias), GetTensorData<float>(output));
  return kTfLiteOk;
}

}  // namespace

TfLiteStatus PrepareConv3D(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[kForward.input];
  const TfLiteTensor* filter = tensors.inputs[kForward.filter];
  const TfLiteTensor* bias = tensors.inputs[kForward.bias];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", kRank, kRank));
  TF_LITE_ENSURE_STATUS(CheckRank(context, filter, "filter", kRank, kRank));
  const int input_channels = Dim(input, 4);
  const int filter_channels = Dim(filter, 3);
  const int output_channels = Dim(filter, 4);
  if (output_channels <= 0 || filter_channels <= 0 || input_channels <= 0 || input_channels % filter_channels != 0 ||
      output_channels % (input_channels / filter_channels) != 0) {
    TF_LITE_KERNEL_LOG(context,
                       "input has %d channels, filter %d and %d outputs: the filter's must divide the input's, and the "
                       "number of groups that makes the outputs",
                       input_channels, filter_channels, output_channels);
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(CheckBias(context, bias, output_channels));
  int dims[kRank] = {Dim(input, 0), 0, 0, 0, output_channels};
  TF_LITE_ENSURE_STATUS(PrepareData(context, node, input->dims->data, filter, &dims[1]));
  return SetOutputShape(context, output, kRank, dims);
}

TfLiteStatus EvalConv3D(TfLiteContext* context, TfLiteNode* node) {
  return Eval(context, node, kForward, /*is_transposed=*/false);
}

TfLiteStatus PrepareConv3DTranspose(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kTransposeSignature, &tensors));
  const TfLiteTensor* shape = tensors.inputs[0];
  const TfLiteTensor* filter = tensors.inputs[kTransposed.filter];
  const TfLiteTensor* input = tensors.inputs[kTransposed.input];
  const TfLiteTensor* bias = tensors.inputs[kTransposed.bias];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, input, "input", kRank, kRank));
  TF_LITE_ENSURE_STATUS(CheckRank(context, filter, "filter", kRank, kRank));
  if (Dim(filter, 4) != Dim(input, 4) || Dim(filter, 4) <= 0 || Dim(filter, 3) <= 0) {
    TF_LITE_KERNEL_LOG(context, "filter takes %d channels to %d, input has %d", Dim(filter, 4), Dim(filter, 3),
                       Dim(input, 4));
    return kTfLiteError;
  }
  TF_LITE_ENSURE_STATUS(CheckBias(context, bias, Dim(filter, 3)));
  TF_LITE_ENSURE_STATUS(PrepareOutputShape(context, shape, filter, input, output));
  int reached[3];
  TF_LITE_ENSURE_STATUS(PrepareData(context, node, output->dims->data, filter, reached));
  for (int i = 0; i < 3; ++i) {
    if (reached[i] != Dim(input, 1 + i)) {
      TF_LITE_KERNEL_LOG(context, "dimension %d of an output of %d needs an input of %d, but it is %d", 1 + i,
                         Dim(output, 1 + i), reached[i], Dim(input, 1 + i));
      return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

TfLiteStatus EvalConv3DTranspose(TfLiteContext* context, TfLiteNode* node) {
  TF_LITE_ENSURE_STATUS(
      CheckShapeIs(context, micro::GetEvalInput(context, node, 0), micro::GetEvalOutput(context, node, 0)));
  return Eval(context, node, kTransposed, /*is_transposed=*/true);
}

}  // namespace ops

TfLiteStatus ParseConv3D(const Operator* op, void* params, size_t* bytes) {
  using From = Conv3DOptions;
  using To = TfLiteConv3DParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kPadding, offsetof(To, padding)), ops::Option(From::kStrideW, offsetof(To, stride_width)),
      ops::Option(From::kStrideH, offsetof(To, stride_height)), ops::Option(From::kStrideD, offsetof(To, stride_depth)),
      ops::Option(From::kDilationWFactor, offsetof(To, dilation_width_factor)),
      ops::Option(From::kDilationHFactor, offsetof(To, dilation_height_factor)),
      ops::Option(From::kDilationDFactor, offsetof(To, dilation_depth_factor)),
      ops::Option(From::kFusedActivationFunction, offsetof(To, activation)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite

// The functions that only operators and applications written for TensorFlow Lite Micro call.
#include "tensorflow/lite/core/c/common.h"
#include "tensorflow/lite/kernels/internal/common.h"
#include "tensorflow/lite/kernels/internal/quantization_util.h"
#include "tensorflow/lite/kernels/internal/tensor_ctypes.h"
#include "tensorflow/lite/kernels/kernel_util.h"
#include "tensorflow/lite/micro/kernels/kernel_runner.h"
#include "tensorflow/lite/micro/kernels/kernel_util.h"
#include "tensorflow/lite/micro/memory_helpers.h"
#include "tensorflow/lite/micro/micro_utils.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

TEST(RuntimeShape, DescribesDimensions) {
  const int32_t dims[3] = {2, 3, 4};
  const tflite::RuntimeShape shape(3, dims);
  EXPECT_EQ(shape.DimensionsCount(), 3);
  EXPECT_EQ(shape.FlatSize(), 24);
  EXPECT_EQ(tflite::FlatSizeSkipDim(shape, 1), 8);
  const tflite::RuntimeShape extended = tflite::RuntimeShape::ExtendedShape(4, shape);
  EXPECT_EQ(extended.DimensionsCount(), 4);
  EXPECT_EQ(extended.Dims(0), 1);
  EXPECT_EQ(extended.Dims(3), 4);
  EXPECT_EQ(tflite::Offset(extended, 0, 1, 2, 3), (1 * 3 + 2) * 4 + 3);
  EXPECT_TRUE(extended != shape);
  EXPECT_TRUE(tflite::RuntimeShape(3, dims) == shape);
  EXPECT_EQ(tflite::RuntimeShape().FlatSize(), 1);
  EXPECT_EQ(tflite::RuntimeShape(100).DimensionsCount(), tflite::RuntimeShape::kMaxDimensions);
  EXPECT_EQ(tflite::RuntimeShape(2, 7).FlatSize(), 49);
  EXPECT_EQ(tflite::MatchingFlatSize(shape, shape, shape), 24);
  EXPECT_EQ(tflite::MatchingDim(shape, 2, extended, 3), 4);
}

TEST(RuntimeShape, OfTensors) {
  float values[6] = {};
  tflite::micro::IntArray dims{2, 3};
  const TfLiteTensor tensor = tflite::micro::TensorOf(values, dims);
  EXPECT_EQ(tflite::GetTensorShape(&tensor).FlatSize(), 6);
  TfLiteEvalTensor eval = {};
  eval.dims = dims;
  eval.type = kTfLiteFloat32;
  EXPECT_EQ(tflite::micro::GetTensorShape(&eval).Dims(1), 3);
  EXPECT_EQ(tflite::micro::GetTensorShape(nullptr).DimensionsCount(), 0);
  size_t bytes = 0;
  EXPECT_EQ(tflite::TfLiteEvalTensorByteLength(&eval, &bytes), kTfLiteOk);
  EXPECT_EQ(bytes, 24u);
  EXPECT_EQ(tflite::TfLiteEvalTensorByteLength(nullptr, &bytes), kTfLiteError);
}

TEST(IntArray, Compares) {
  tflite::micro::IntArray a{1, 2, 3};
  tflite::micro::IntArray b{1, 2, 4};
  const int same[3] = {1, 2, 3};
  EXPECT_EQ(TfLiteIntArrayEqual(a, a), 1);
  EXPECT_EQ(TfLiteIntArrayEqual(a, b), 0);
  EXPECT_EQ(TfLiteIntArrayEqual(a, nullptr), 0);
  EXPECT_EQ(TfLiteIntArrayEqual(nullptr, a), 0);
  EXPECT_EQ(TfLiteIntArrayEqualsArray(a, 3, same), 1);
  EXPECT_EQ(TfLiteIntArrayEqualsArray(a, 2, same), 0);
  EXPECT_EQ(TfLiteIntArrayGetSizeInBytes(3), 16u);
  EXPECT_EQ(TfLiteFloatArrayGetSizeInBytes(0), 4u);
}

TEST(Types, HaveSizes) {
  size_t size = 0;
  EXPECT_EQ(tflite::TfLiteTypeSizeOf(kTfLiteInt16, &size), kTfLiteOk);
  EXPECT_EQ(size, 2u);
  EXPECT_EQ(tflite::TfLiteTypeSizeOf(kTfLiteInt4, &size), kTfLiteOk);
  EXPECT_EQ(size, 1u);
  EXPECT_EQ(tflite::TfLiteTypeSizeOf(kTfLiteString, &size), kTfLiteError);
}

TEST(Conversion, RoundsAndSaturates) {
  EXPECT_EQ(tflite::FloatToQuantizedType<int8_t>(1.25f, 0.5f, 3), 6);
  EXPECT_EQ(tflite::FloatToQuantizedType<int8_t>(-1.25f, 0.5f, 3), 0);
  EXPECT_EQ(tflite::FloatToQuantizedType<int8_t>(1e30f, 0.5f, 3), 127);
  EXPECT_EQ(tflite::FloatToQuantizedType<int8_t>(-1e30f, 0.5f, 3), -128);
  EXPECT_EQ(tflite::FloatToQuantizedType<uint8_t>(-1e30f, 0.5f, 3), 0);
  EXPECT_EQ(tflite::FloatToQuantizedType<int32_t>(1e30f, 0.5f, 0), INT32_MAX);
  const float values[2] = {0.5f, -2.0f};
  int16_t quantized[2];
  tflite::Quantize(values, quantized, 2, 0.25f, 0);
  EXPECT_EQ(quantized[1], -8);
  float back[2];
  tflite::Dequantize(quantized, 2, 0.25f, 0, back);
  EXPECT_ARRAY_EQ(back, values, 2);
}

TEST(Quantization, OfFactors) {
  int32_t multiplier = 0;
  int shift = 0;
  tflite::QuantizeMultiplier(0.75, &multiplier, &shift);
  EXPECT_EQ(multiplier, 1610612736);
  EXPECT_EQ(shift, 0);
  EXPECT_EQ(tflite::MultiplyByQuantizedMultiplier(int32_t{100}, multiplier, shift), 75);
  tflite::QuantizeMultiplier(__builtin_inf(), &multiplier, &shift);
  EXPECT_EQ(multiplier, INT32_MAX);
  EXPECT_EQ(shift, 30);
  tflite::QuantizeMultiplier(__builtin_nan(""), &multiplier, &shift);
  EXPECT_EQ(multiplier, INT32_MAX);
}

TEST(Activation, Ranges) {
  float lowest = 0;
  float highest = 0;
  tflite::CalculateActivationRange(kTfLiteActRelu6, &lowest, &highest);
  EXPECT_EQ(lowest, 0.0f);
  EXPECT_EQ(highest, 6.0f);
  int32_t low = 0;
  int32_t high = 0;
  tflite::CalculateActivationRange(kTfLiteActReluN1To1, &low, &high);
  EXPECT_EQ(low, -1);
  EXPECT_EQ(high, 1);
  tflite::CalculateActivationRange(kTfLiteActNone, &low, &high);
  EXPECT_EQ(low, INT32_MIN);
  EXPECT_EQ(high, INT32_MAX);
}

// ---- Functions of Prepare, called from one
// ----------------------------------------------------------------------------

TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteTensor* input = nullptr;
  TfLiteTensor* output = nullptr;
  EXPECT_EQ(tflite::GetInputSafe(context, node, 0, &input), kTfLiteOk);
  EXPECT_EQ(tflite::GetOutputSafe(context, node, 0, &output), kTfLiteOk);
  EXPECT_EQ(tflite::GetInputSafe(context, node, 9, &input), kTfLiteError);
  EXPECT_EQ(tflite::GetOutputSafe(context, node, -1, &output), kTfLiteError);
  EXPECT_TRUE(tflite::GetOptionalInputTensor(context, node, 1) == nullptr);
  EXPECT_TRUE(tflite::GetVariableInput(context, node, 0) == nullptr);
  input = tflite::GetInput(context, node, 0);
  output = tflite::GetOutput(context, node, 0);
  EXPECT_FALSE(tflite::IsConstantTensor(input));
  EXPECT_FALSE(tflite::IsDynamicTensor(output));

  double factor = 0;
  EXPECT_EQ(tflite::GetQuantizedConvolutionMultipler(context, input, input, nullptr, output, &factor), kTfLiteOk);
  EXPECT_EQ(factor, 0.5);
  int32_t lowest = 0;
  int32_t highest = 0;
  EXPECT_EQ(tflite::CalculateActivationRangeQuantized(context, kTfLiteActRelu6, output, &lowest, &highest), kTfLiteOk);
  EXPECT_EQ(lowest, 1);
  EXPECT_EQ(highest, 1 + 12);

  TfLiteEvalTensor* eval = tflite::micro::GetEvalOutput(context, node, 0);
  TfLiteIntArray* shared = eval->dims;
  EXPECT_EQ(tflite::micro::CreateWritableTensorDimsWithCopy(context, output, eval), kTfLiteOk);
  EXPECT_TRUE(output->dims == eval->dims && eval->dims != shared);
  eval->dims->data[1] = 1;
  return kTfLiteOk;
}

TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node) {
  return tflite::micro::GetEvalOutput(context, node, 0)->dims->data[1] == 1 ? kTfLiteOk : kTfLiteError;
}

TEST(KernelUtil, InPrepare) {
  int8_t input[2] = {};
  int8_t output[2] = {};
  tflite::micro::IntArray dims{1, 2};
  tflite::micro::IntArray output_dims{1, 2};
  TfLiteTensor tensors[] = {tflite::micro::TensorOf(input, dims, 0.5f, 0),
                            tflite::micro::TensorOf(output, output_dims, 0.5f, 1)};
  tflite::micro::IntArray inputs{0, -1};
  tflite::micro::IntArray outputs{1};
  tflite::micro::KernelRunner runner(tflite::micro::RegisterOp(nullptr, Prepare, Eval), tensors, 2, inputs, outputs,
                                     nullptr);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  EXPECT_EQ(runner.Invoke(), kTfLiteOk);
}

}  // namespace

#include "tflite_micro/ops/testing/kernel_runner.h"

#include <string.h>

#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/tensor_access.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace micro {
namespace {

// An application's operator: out[i] = factor * in[i], the factor being the first byte of its options.
struct ScaleData {
  int factor;
  int scratch;
};

void* InitScale(TfLiteContext* context, const char* buffer, size_t length) {
  auto* data = static_cast<ScaleData*>(context->AllocatePersistentBuffer(context, sizeof(ScaleData)));
  data->factor = length > 0 ? buffer[0] : 1;
  return data;
}

TfLiteStatus PrepareScale(TfLiteContext* context, TfLiteNode* node) {
  TfLiteTensor* input = GetMicroContext(context)->AllocateTempInputTensor(node, 0);
  TfLiteTensor* output = GetMicroContext(context)->AllocateTempOutputTensor(node, 0);
  TF_LITE_ENSURE_MSG(context, input->type == kTfLiteInt32, "cannot scale %s", TfLiteTypeGetName(input->type));
  TF_LITE_ENSURE_STATUS(context->ResizeTensor(context, output, input->dims));
  const size_t bytes = input->bytes;
  GetMicroContext(context)->DeallocateTempTfLiteTensor(input);
  GetMicroContext(context)->DeallocateTempTfLiteTensor(output);
  return context->RequestScratchBufferInArena(context, bytes, &static_cast<ScaleData*>(node->user_data)->scratch);
}

TfLiteStatus InvokeScale(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const ScaleData*>(node->user_data);
  const TfLiteEvalTensor* input = GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = GetEvalOutput(context, node, 0);
  int32_t* scratch = static_cast<int32_t*>(context->GetScratchBuffer(context, data->scratch));
  const int count = ElementCount(*input->dims);
  for (int i = 0; i < count; ++i) scratch[i] = data->factor * GetTensorData<int32_t>(input)[i];
  memcpy(output->data.data, scratch, static_cast<size_t>(count) * sizeof(int32_t));
  return kTfLiteOk;
}

// Writes past its scratch buffer, by as many bytes as the first option byte says.
TfLiteStatus InvokeOverrun(TfLiteContext* context, TfLiteNode* node) {
  const auto* data = static_cast<const ScaleData*>(node->user_data);
  char* scratch = static_cast<char*>(context->GetScratchBuffer(context, data->scratch));
  memset(scratch, 0, 2 * sizeof(int32_t) + static_cast<size_t>(data->factor));
  return kTfLiteOk;
}

constexpr TFLMRegistration kScale = RegisterOp(InitScale, PrepareScale, InvokeScale);
constexpr TFLMRegistration kOverrun = RegisterOp(InitScale, PrepareScale, InvokeOverrun);
const char kFactor3[] = {3};

TEST(KernelRunner, RunsACustomOperatorWithItsOptions) {
  const int32_t in[] = {1, -2};
  int32_t out[2] = {};
  IntArray shape{2}, inputs{0}, outputs{1};
  TfLiteTensor tensors[] = {ConstantOf(in, shape), TensorOf(out, shape)};
  KernelRunner runner(kScale, tensors, 2, inputs, outputs, nullptr);
  ASSERT_EQ(runner.InitAndPrepare(kFactor3, 1), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const int32_t expected[] = {3, -6};
  EXPECT_ARRAY_EQ(out, expected, 2);
  EXPECT_MESSAGE(runner.error(), "");
  EXPECT_EQ(runner.Reset(), kTfLiteOk);
  EXPECT_EQ(runner.Free(), kTfLiteOk);
}

TEST(KernelRunner, KeepsTheReasonOfARefusal) {
  float in[2] = {};
  int32_t out[2] = {};
  IntArray shape{2}, inputs{0}, outputs{1};
  TfLiteTensor tensors[] = {TensorOf(in, shape), TensorOf(out, shape)};
  KernelRunner runner(kScale, tensors, 2, inputs, outputs, nullptr);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "cannot scale FLOAT32");
}

TEST(KernelRunner, GivesAGrownOutputMemoryOfItsOwn) {
  const int32_t in[] = {1, 2, 3};
  int32_t out[1] = {77};
  IntArray in_shape{3}, out_shape{1}, inputs{0}, outputs{1};
  TfLiteTensor tensors[] = {ConstantOf(in, in_shape), TensorOf(out, out_shape)};
  KernelRunner runner(kScale, tensors, 2, inputs, outputs, nullptr);
  ASSERT_EQ(runner.InitAndPrepare(kFactor3, 1), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(tensors[1].dims->data[0], 3);
  EXPECT_EQ(tensors[1].bytes, 12);
  const int32_t expected[] = {3, 6, 9};
  EXPECT_ARRAY_EQ(tensors[1].data.i32, expected, 3);
  EXPECT_EQ(out[0], 77);
}

TEST(KernelRunner, SeesAWriteBehindABuffer) {
  int32_t in[2] = {};
  int32_t out[2] = {};
  IntArray shape{2}, inputs{0}, outputs{1};
  TfLiteTensor tensors[] = {TensorOf(in, shape), TensorOf(out, shape)};
  for (char overrun = 0; overrun < 3; ++overrun) {
    KernelRunner runner(kOverrun, tensors, 2, inputs, outputs, nullptr);
    ASSERT_EQ(runner.InitAndPrepare(&overrun, 1), kTfLiteOk);
    EXPECT_EQ(runner.Invoke(), overrun == 0 ? kTfLiteOk : kTfLiteError);
  }
}

TEST(KernelRunner, RefusesToResizeAConstant) {
  const int32_t in[] = {1, 2};
  const int32_t out[] = {0};
  IntArray in_shape{2}, out_shape{1}, inputs{0}, outputs{1};
  TfLiteTensor tensors[] = {ConstantOf(in, in_shape), ConstantOf(out, out_shape)};
  KernelRunner runner(kScale, tensors, 2, inputs, outputs, nullptr);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "tensor 1 is a constant and cannot be resized");
}

TEST(FakeMicroContext, HandsOutMemoryUntilThereIsNone) {
  FakeMicroContext context(nullptr, 0);
  EXPECT_EQ(context.AllocatePersistentBuffer(4), nullptr);  // not in this phase
  context.Begin(FakeMicroContext::Phase::kPrepare);
  EXPECT_NE(context.AllocatePersistentBuffer(100, 4), nullptr);
  EXPECT_EQ(context.AllocatePersistentBuffer(kFakeMicroContextBytes), nullptr);
  EXPECT_EQ(context.AllocatePersistentBuffer(SIZE_MAX), nullptr);
  int index = -1;
  EXPECT_EQ(context.RequestScratchBufferInArena(8, &index), kTfLiteOk);
  EXPECT_EQ(index, 0);
  EXPECT_EQ(context.GetScratchBuffer(0), nullptr);  // not before Eval
  uint8_t* temp = context.AllocateTempBuffer(8, 16);
  ASSERT_NE(temp, nullptr);
  context.DeallocateTempBuffer(temp);
  EXPECT_EQ(context.End(), kTfLiteOk);
  context.Begin(FakeMicroContext::Phase::kEval);
  EXPECT_NE(context.GetScratchBuffer(0), nullptr);
  EXPECT_EQ(context.GetScratchBuffer(1), nullptr);
  EXPECT_EQ(context.AllocateTempTfLiteTensor(0), nullptr);
  EXPECT_EQ(context.End(), kTfLiteOk);
}

TEST(FakeMicroContext, SeesWhatIsGivenBackTooOften) {
  FakeMicroContext context(nullptr, 0);
  context.Begin(FakeMicroContext::Phase::kPrepare);
  context.DeallocateTempTfLiteTensor(nullptr);
  EXPECT_EQ(context.End(), kTfLiteError);
}

TEST(TestTensors, DescribeTheirData) {
  int8_t data[6] = {};
  IntArray shape{2, 3};
  const TfLiteTensor tensor = TensorOf(data, shape, 0.5f, -1);
  EXPECT_EQ(tensor.bytes, 6);
  EXPECT_EQ(tensor.type, kTfLiteInt8);
  EXPECT_EQ(tensor.dims->size, 2);
  EXPECT_EQ(tensor.dims->data[1], 3);
  EXPECT_EQ(tensor.params.scale, 0.5f);
  EXPECT_EQ(tensor.params.zero_point, -1);

  PerChannel<2> quantization({0.5f, 0.25f}, 0);
  const TfLiteTensor filter = quantization.Of(ConstantOf(data, shape));
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(filter.quantization.params);
  EXPECT_EQ(affine->scale->size, 2);
  EXPECT_EQ(affine->scale->data[1], 0.25f);
  EXPECT_EQ(affine->zero_point->data[1], 0);
  EXPECT_EQ(filter.allocation_type, kTfLiteMmapRo);

  IntArray scalar;
  EXPECT_EQ(scalar.get()->size, 0);
}

}  // namespace
}  // namespace micro
}  // namespace tflite

// Firmware with an operator of its own, a recording interpreter and a profiler.
#include "tensorflow/lite/micro/micro_log.h"
#include "tensorflow/lite/micro/micro_mutable_op_resolver.h"
#include "tensorflow/lite/micro/micro_profiler.h"
#include "tensorflow/lite/micro/recording_micro_interpreter.h"
#include "tensorflow/lite/micro/system_setup.h"
#include "tensorflow/lite/schema/schema_generated.h"
#include "tflite_micro/compat/testing/peak_hold.h"
#include "tflite_micro/compat/testing/peak_hold_model.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

constexpr int kTensorArenaSize = 8 * 1024;
alignas(16) uint8_t tensor_arena[kTensorArenaSize];

using PeakHoldOpResolver = tflite::MicroMutableOpResolver<2>;

TfLiteStatus RegisterOps(PeakHoldOpResolver& op_resolver) {
  TF_LITE_ENSURE_STATUS(op_resolver.AddRelu());
  TF_LITE_ENSURE_STATUS(op_resolver.AddCustom("PeakHold", Register_PEAK_HOLD()));
  return kTfLiteOk;
}

void Run(tflite::MicroInterpreter* interpreter, const int8_t (&values)[4], const int8_t (&expected)[4]) {
  int8_t* input = interpreter->typed_input_tensor<int8_t>(0);
  for (int i = 0; i < 4; ++i) input[i] = values[i];
  ASSERT_EQ(interpreter->Invoke(), kTfLiteOk);
  EXPECT_ARRAY_EQ(tflite::GetTensorData<int8_t>(interpreter->output(0)), expected, 4);
}

TEST(OwnOperator, KeepsItsStateUntilReset) {
  const tflite::Model* model = tflite::GetModel(g_peak_hold_model);
  ASSERT_EQ(model->version(), static_cast<uint32_t>(TFLITE_SCHEMA_VERSION));
  const flatbuffers::Vector<flatbuffers::Offset<tflite::SubGraph>>* subgraphs = model->subgraphs();
  ASSERT_EQ(subgraphs->size(), 1u);
  const flatbuffers::Vector<int32_t>& inputs = *subgraphs->Get(0)->inputs();
  EXPECT_STREQ(subgraphs->Get(0)->tensors()->Get(inputs[0])->name()->c_str(), "signal");

  PeakHoldOpResolver op_resolver;
  ASSERT_EQ(RegisterOps(op_resolver), kTfLiteOk);
  tflite::MicroProfiler profiler;
  tflite::RecordingMicroInterpreter interpreter(model, op_resolver, tensor_arena, kTensorArenaSize,
                                                /*resource_variable=*/nullptr, &profiler);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_LE(interpreter.arena_used_bytes(), sizeof(tensor_arena));

  Run(&interpreter, {10, -20, 0, 127}, {10, 0, 0, 127});
  Run(&interpreter, {-128, 3, 9, 0}, {8, 3, 9, 125});
  Run(&interpreter, {0, 0, 0, 126}, {6, 1, 7, 126});
  ASSERT_EQ(interpreter.Reset(), kTfLiteOk);
  Run(&interpreter, {1, 2, -3, -4}, {1, 2, 0, 0});

  EXPECT_EQ(profiler.event_count(), 8);
  EXPECT_STREQ(profiler.event(0).tag, "PeakHold");
#ifndef TF_LITE_STRIP_ERROR_STRINGS
  EXPECT_STREQ(profiler.event(1).tag, "RELU");
#endif
  profiler.LogTicksPerTagCsv();
  interpreter.GetMicroAllocator().PrintAllocations();
  const tflite::RecordedAllocation operators =
      interpreter.GetMicroAllocator().GetRecordedAllocation(tflite::RecordedAllocationType::kNodeAndRegistrationArray);
  EXPECT_GT(operators.used_bytes, 0u);
}

TEST(OwnOperator, IsNamedWhenItIsMissing) {
  tflite::MicroMutableOpResolver<1> op_resolver;
  ASSERT_EQ(op_resolver.AddRelu(), kTfLiteOk);
  tflite::MicroInterpreter interpreter(tflite::GetModel(g_peak_hold_model), op_resolver, tensor_arena,
                                       kTensorArenaSize);
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
}

}  // namespace

#include "tflite_micro/ops/custom_options.h"

#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::OptionList;
using micro::SingleRun;
using micro::TensorOf;

struct Read {
  int32_t size, step;
  float scale;
};
Read read;

TfLiteStatus ReadOptions(TfLiteContext* context, TfLiteNode* node) {
  const ops::CustomOptions options(context, node);
  TF_LITE_ENSURE_STATUS(options.Int("frame_size", 0, 1, 100, &read.size));
  TF_LITE_ENSURE_STATUS(options.IntOr("frame_step", 1, 1, 100, 5, &read.step));
  return options.Float("scale", -1, &read.scale);
}
TfLiteStatus Nothing(TfLiteContext*, TfLiteNode*) { return kTfLiteOk; }

TfLiteStatus Prepare(const OptionList& options, const char* message) {
  float data[1] = {};
  IntArray dims{1};
  TfLiteTensor tensors[] = {TensorOf(data, dims)};
  SingleRun run(micro::RegisterOp(nullptr, ReadOptions, Nothing), tensors);
  run.SetOptions(options);
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(CustomOptions, SaysWhatIsWrongWithThem) {
  EXPECT_EQ(Prepare(OptionList(), "its options are neither a map nor a vector of a FlexBuffer"), kTfLiteError);
  EXPECT_EQ(Prepare(OptionList(0), "the option frame_size is 0, expected 1 to 100"), kTfLiteError);
  EXPECT_EQ(Prepare(OptionList(1, 101), "the option frame_step is 101, expected 1 to 100"), kTfLiteError);
  // By position there is no scale.
  EXPECT_EQ(Prepare(OptionList(7, 8, 9), "the option scale is missing"), kTfLiteError);
  EXPECT_EQ(read.size, 7);
  EXPECT_EQ(read.step, 8);
}

TEST(CustomOptions, TakesThoseThatAreMissingForTheirDefault) {
  EXPECT_EQ(Prepare(OptionList(7), "the option scale is missing"), kTfLiteError);
  EXPECT_EQ(read.step, 5);
}

TEST(CustomOptions, ReadsAMap) {
  // {"frame_size": 4.0, "scale": 0.5}, both as floats of 32 bits.
  static constexpr char kMap[] =
      "frame_size\0"                    // 0
      "scale\0"                         // 11
      "\x02\x12\x08"                    // 17: count of the keys, and how far back each is
      "\x02\0\0\0\x01\0\0\0\x02\0\0\0"  // 20: how far back the keys are, their width; the count of values
      "\0\0\x80\x40\0\0\0\x3F"          // 32: 4, 0.5
      "\x0E\x0E\x0A\x26\x01";           // 40: both are floats; 10 back; a map of elements of four bytes
  float data[1] = {};
  IntArray dims{1}, none, list{0};
  TfLiteTensor tensors[] = {TensorOf(data, dims)};
  micro::KernelRunner runner(micro::RegisterOp(nullptr, ReadOptions, Nothing), tensors, 1, none, list, nullptr);
  EXPECT_EQ(runner.InitAndPrepare(kMap, sizeof(kMap) - 1), kTfLiteOk);
  EXPECT_EQ(read.size, 4);
  EXPECT_EQ(read.scale, 0.5f);
}

}  // namespace
}  // namespace tflite

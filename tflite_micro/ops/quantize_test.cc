#include "tflite_micro/ops/quantize.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::PerChannel;
using micro::TensorOf;

template <int N>
TfLiteStatus Convert(const TFLMRegistration& registration, TfLiteTensor (&tensors)[N]) {
  IntArray inputs{0}, outputs{1};
  KernelRunner runner(registration, tensors, N, inputs, outputs, nullptr);
  const TfLiteStatus status = runner.InitAndPrepare();
  return status == kTfLiteOk ? runner.Invoke() : status;
}

TEST(Quantize, RoundsHalvesAwayFromZeroAndSaturates) {
  const float in[] = {0.25f, -0.25f, 0.74f, 1e30f, -INFINITY, NAN};
  int8_t out[6];
  IntArray dims{6};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims, 0.5f, -1)};
  ASSERT_EQ(Convert(Register_QUANTIZE(), tensors), kTfLiteOk);
  const int8_t expected[] = {0, -2, 0, 127, -128, -128};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(Quantize, WritesEachIntegerType) {
  const float in[] = {-1000, 0, 10, 1000};
  uint8_t bytes[4];
  int16_t words[4];
  IntArray dims{4};
  TfLiteTensor to_uint8[] = {ConstantOf(in, dims), TensorOf(bytes, dims, 1.0f, 128)};
  ASSERT_EQ(Convert(Register_QUANTIZE(), to_uint8), kTfLiteOk);
  const uint8_t expected_bytes[] = {0, 128, 138, 255};
  EXPECT_ARRAY_EQ(bytes, expected_bytes, 4);
  TfLiteTensor to_int16[] = {ConstantOf(in, dims), TensorOf(words, dims, 0.01f)};
  ASSERT_EQ(Convert(Register_QUANTIZE(), to_int16), kTfLiteOk);
  const int16_t expected_words[] = {-32768, 0, 1000, 32767};
  EXPECT_ARRAY_EQ(words, expected_words, 4);
}

TEST(Quantize, ChangesTheScaleOfIntegers) {
  const int16_t in[] = {-32768, -3, 3, 32767};
  int8_t narrow[4];
  int32_t wide[4];
  IntArray dims{4};
  TfLiteTensor to_int8[] = {ConstantOf(in, dims, 1.0f), TensorOf(narrow, dims, 2.0f, 1)};
  ASSERT_EQ(Convert(Register_QUANTIZE(), to_int8), kTfLiteOk);
  const int8_t expected_narrow[] = {-128, 0, 3, 127};  // halves go up, then the zero point is added
  EXPECT_ARRAY_EQ(narrow, expected_narrow, 4);
  TfLiteTensor to_int32[] = {ConstantOf(in, dims, 1.0f), TensorOf(wide, dims, 0.25f)};
  ASSERT_EQ(Convert(Register_QUANTIZE(), to_int32), kTfLiteOk);
  const int32_t expected_wide[] = {-131072, -12, 12, 131068};
  EXPECT_ARRAY_EQ(wide, expected_wide, 4);
}

TEST(Quantize, MovesBetweenInt8AndUint8) {
  const int8_t in[] = {-128, 0, 127};
  uint8_t out[3];
  IntArray dims{3};
  TfLiteTensor tensors[] = {ConstantOf(in, dims, 0.3f, 0), TensorOf(out, dims, 0.3f, 128)};
  ASSERT_EQ(Convert(Register_QUANTIZE(), tensors), kTfLiteOk);
  const uint8_t expected[] = {0, 128, 255};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(Quantize, RefusesTypesAndScalesItDoesNotKnow) {
  float in[2] = {};
  int64_t out[2];
  int8_t bytes[2];
  IntArray dims{2}, inputs{0}, outputs{1};
  TfLiteTensor to_int64[] = {TensorOf(in, dims), TensorOf(out, dims, 1.0f)};
  {
    KernelRunner runner(Register_QUANTIZE(), to_int64, 2, inputs, outputs, nullptr);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(),
                   "output 0 is INT64, which is not accepted here; accepted: INT8, UINT8, INT16, INT32");
  }
  PerChannel<2> scales({0.5f, 0.25f}, 0);
  TfLiteTensor per_channel[] = {TensorOf(in, dims), scales.Of(TensorOf(bytes, dims))};
  KernelRunner runner(Register_QUANTIZE(), per_channel, 2, inputs, outputs, nullptr);
  EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(runner.error(), "the output has 2 scales, expected one for the whole tensor");
}

TEST(Dequantize, MultipliesByTheScale) {
  const int8_t bytes[] = {-128, 3, 127};
  const uint8_t unsigned_bytes[] = {0, 3, 255};
  const int16_t words[] = {-32768, 3, 32767};
  float out[3];
  IntArray dims{3};
  TfLiteTensor from_int8[] = {ConstantOf(bytes, dims, 0.5f, 3), TensorOf(out, dims)};
  ASSERT_EQ(Convert(Register_DEQUANTIZE(), from_int8), kTfLiteOk);
  const float expected_int8[] = {-65.5f, 0, 62};
  EXPECT_ARRAY_EQ(out, expected_int8, 3);
  TfLiteTensor from_uint8[] = {ConstantOf(unsigned_bytes, dims, 2.0f, 3), TensorOf(out, dims)};
  ASSERT_EQ(Convert(Register_DEQUANTIZE(), from_uint8), kTfLiteOk);
  const float expected_uint8[] = {-6, 0, 504};
  EXPECT_ARRAY_EQ(out, expected_uint8, 3);
  TfLiteTensor from_int16[] = {ConstantOf(words, dims, 0.25f), TensorOf(out, dims)};
  ASSERT_EQ(Convert(Register_DEQUANTIZE(), from_int16), kTfLiteOk);
  const float expected_int16[] = {-8192, 0.75f, 8191.75f};
  EXPECT_ARRAY_EQ(out, expected_int16, 3);
}

TEST(Dequantize, WidensHalfPrecision) {
  // 1, -2, the largest, the smallest subnormal, infinity, -0, NaN.
  const TfLiteFloat16 in[] = {{0x3C00}, {0xC000}, {0x7BFF}, {0x0001}, {0x7C00}, {0x8000}, {0x7E00}};
  float out[7];
  IntArray dims{7};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims)};
  ASSERT_EQ(Convert(Register_DEQUANTIZE(), tensors), kTfLiteOk);
  const float expected[] = {1, -2, 65504, 5.9604645e-8f, INFINITY};
  EXPECT_ARRAY_EQ(out, expected, 5);
  EXPECT_TRUE(out[5] == 0.0f && signbit(out[5]));
  EXPECT_TRUE(isnan(out[6]));
}

TEST(Dequantize, KeepsTheBitsOfWhatIsNotANumber) {
  const TfLiteFloat16 in[] = {{0x7E00}, {0xFFFF}, {0x7D55}};
  float out[3];
  IntArray dims{3};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims)};
  ASSERT_EQ(Convert(Register_DEQUANTIZE(), tensors), kTfLiteOk);
  uint32_t bits[3];
  memcpy(bits, out, sizeof(bits));
  const uint32_t expected[] = {0x7FC00000, 0xFFFFE000, 0x7FAAA000};
  EXPECT_ARRAY_EQ(bits, expected, 3);
}

}  // namespace
}  // namespace tflite

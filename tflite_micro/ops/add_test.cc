#include "tflite_micro/ops/add.h"

#include <float.h>
#include <math.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

// Prepares and runs an operator with two inputs.
TfLiteStatus RunBinary(const TFLMRegistration& registration, TfLiteTensor (&tensors)[3], const void* options,
                       char (&error)[160]) {
  IntArray inputs{0, 1}, outputs{2};
  KernelRunner runner(registration, tensors, 3, inputs, outputs, options);
  TfLiteStatus status = runner.InitAndPrepare();
  if (status == kTfLiteOk) status = runner.Invoke();
  size_t i = 0;
  for (; runner.error()[i] != '\0' && i + 1 < sizeof(error); ++i) error[i] = runner.error()[i];
  error[i] = '\0';
  return status;
}

const TfLiteAddParams kNoActivation = {kTfLiteActNone, false};
const TfLiteSubParams kSubNoActivation = {kTfLiteActNone, false};

TEST(Add, AddsFloatsAndClampsToTheActivation) {
  const float a[] = {-2, 0.5f, 7, NAN};
  const float b[] = {1, 0.25f, 1, 1};
  float out[4];
  char error[160];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  const TfLiteAddParams options = {kTfLiteActRelu6, false};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &options, error), kTfLiteOk);
  const float expected[] = {0, 0.75f, 6};
  EXPECT_ARRAY_EQ(out, expected, 3);
  EXPECT_TRUE(isnan(out[3]));
}

TEST(Add, LimitsInfiniteSumsToTheLargestFloat) {
  const float a[] = {INFINITY, -INFINITY, INFINITY, 3e38f};
  const float b[] = {1, 1, -INFINITY, 3e38f};
  float out[4];
  char error[160];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteOk);
  EXPECT_EQ(out[0], FLT_MAX);
  EXPECT_EQ(out[1], -FLT_MAX);
  EXPECT_TRUE(isnan(out[2]));
  EXPECT_EQ(out[3], FLT_MAX);
}

TEST(Add, WrapsIntegersOfEveryWidthBeforeTheActivation) {
  const int16_t a[] = {INT16_MAX, 5};
  const int16_t b[] = {1, -9};
  const int64_t wide_a[] = {INT64_MAX, 5};
  const int64_t wide_b[] = {1, -9};
  int16_t out[2];
  int64_t wide_out[2];
  char error[160];
  IntArray shape{2};
  const TfLiteAddParams relu = {kTfLiteActRelu, false};
  TfLiteTensor narrow[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(RunBinary(Register_ADD(), narrow, &kNoActivation, error), kTfLiteOk);
  EXPECT_EQ(out[0], INT16_MIN);
  EXPECT_EQ(out[1], -4);
  ASSERT_EQ(RunBinary(Register_ADD(), narrow, &relu, error), kTfLiteOk);
  EXPECT_EQ(out[0], 0);
  TfLiteTensor wide[] = {ConstantOf(wide_a, shape), ConstantOf(wide_b, shape), TensorOf(wide_out, shape)};
  ASSERT_EQ(RunBinary(Register_ADD(), wide, &kNoActivation, error), kTfLiteOk);
  EXPECT_EQ(wide_out[0], INT64_MIN);
  EXPECT_EQ(wide_out[1], -4);
  ASSERT_EQ(RunBinary(Register_SUB(), wide, &kSubNoActivation, error), kTfLiteOk);
  EXPECT_EQ(wide_out[0], INT64_MAX - 1);
}

TEST(Add, BroadcastsEightDimensionsInTurns) {
  int8_t a[16], b[16];
  static int8_t out[256];
  for (int i = 0; i < 16; ++i) {
    a[i] = static_cast<int8_t>(i);
    b[i] = static_cast<int8_t>(4 * i);
  }
  char error[160];
  IntArray a_dims{2, 1, 2, 1, 2, 1, 2, 1}, b_dims{1, 2, 1, 2, 1, 2, 1, 2}, dims{2, 2, 2, 2, 2, 2, 2, 2};
  TfLiteTensor tensors[] = {ConstantOf(a, a_dims, 1.0f), ConstantOf(b, b_dims, 1.0f), TensorOf(out, dims, 1.0f)};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteOk);
  int wrong = 0;
  for (int i = 0; i < 256; ++i) {
    const int of_a = (i >> 7 & 1) * 8 + (i >> 5 & 1) * 4 + (i >> 3 & 1) * 2 + (i >> 1 & 1);
    const int of_b = (i >> 6 & 1) * 8 + (i >> 4 & 1) * 4 + (i >> 2 & 1) * 2 + (i & 1);
    if (out[i] != of_a + 4 * of_b) ++wrong;
  }
  EXPECT_EQ(wrong, 0);
}

TEST(Add, WrapsInt32) {
  const int32_t a[] = {INT32_MAX, 5};
  const int32_t b[] = {1, -9};
  int32_t out[2];
  char error[160];
  IntArray shape{2};
  TfLiteTensor tensors[] = {ConstantOf(a, shape), ConstantOf(b, shape), TensorOf(out, shape)};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteOk);
  EXPECT_EQ(out[0], INT32_MIN);
  EXPECT_EQ(out[1], -4);
}

TEST(Add, BroadcastsAlongAnyDimensions) {
  // [2, 1, 3] + [2, 1] -> [2, 2, 3]
  const int32_t a[] = {1, 2, 3, 4, 5, 6};
  const int32_t b[] = {10, 20};
  int32_t out[12];
  char error[160];
  IntArray shape_a{2, 1, 3}, shape_b{2, 1}, shape_out{2, 2, 3};
  TfLiteTensor tensors[] = {ConstantOf(a, shape_a), ConstantOf(b, shape_b), TensorOf(out, shape_out)};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteOk);
  const int32_t expected[] = {11, 12, 13, 21, 22, 23, 14, 15, 16, 24, 25, 26};
  EXPECT_ARRAY_EQ(out, expected, 12);
}

TEST(Add, GivesTheOutputItsShape) {
  const int32_t a[] = {1, 2, 3};
  const int32_t b[] = {10, 20};
  int32_t out[6];
  char error[160];
  IntArray shape_a{3}, shape_b{2, 1}, unknown{6};
  TfLiteTensor tensors[] = {ConstantOf(a, shape_a), ConstantOf(b, shape_b), TensorOf(out, unknown)};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteOk);
  const int32_t expected[] = {11, 12, 13, 21, 22, 23};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(Add, RequantizesInt8) {
  // Reals: 0.5 * (a - 10) + 0.25 * (b + 4), in steps of 1, zero at -1.
  const int8_t a[] = {12, 127, -128, 11};
  const int8_t b[] = {0, 127, -128, -4};
  int8_t out[4];
  char error[160];
  IntArray shape{4};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 0.5f, 10), ConstantOf(b, shape, 0.25f, -4),
                            TensorOf(out, shape, 1.0f, -1)};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteOk);
  const int8_t expected[] = {1, 90, -101, 0};  // reals: 2, 91.25, -100, 0.5 (half away from zero)
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Add, TakesTheActivationsBoundsInTheOutputsQuantisation) {
  const int8_t a[] = {127, -128};
  int8_t out[2];
  char error[160];
  IntArray shape{2};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 1.0f, 0), ConstantOf(a, shape, 1.0f, 0),
                            TensorOf(out, shape, 0.5f, 3)};
  const TfLiteAddParams options = {kTfLiteActRelu6, false};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &options, error), kTfLiteOk);
  const int8_t expected[] = {15, 3};
  EXPECT_ARRAY_EQ(out, expected, 2);
}

TEST(Add, RoundsEachInt16InputAloneWhenScalesArePowersOfTwo) {
  // Steps 1/4 and 1/2 -> 1/2. Rounding a alone: 3/2 -> 2, -3/2 -> -2; rounding the sum would give -2 + 1 = -1 for -1.5
  // + 1.
  const int16_t a[] = {3, -3, 32767};
  const int16_t b[] = {0, 1, 32767};
  int16_t out[3];
  char error[160];
  IntArray shape{3};
  TfLiteTensor tensors[] = {ConstantOf(a, shape, 0.25f), ConstantOf(b, shape, 0.5f), TensorOf(out, shape, 0.5f)};
  const TfLiteAddParams options = {kTfLiteActNone, true};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &options, error), kTfLiteOk);
  const int16_t expected[] = {2, -1, 32767};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(Add, HandlesEmptyTensors) {
  int32_t a[1] = {1};
  int32_t out[1] = {42};
  char error[160];
  IntArray empty{0, 3}, one{1};
  TfLiteTensor tensors[] = {TensorOf(a, empty), TensorOf(a, one), TensorOf(out, empty)};
  ASSERT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteOk);
  EXPECT_EQ(out[0], 42);
}

TEST(Add, RefusesShapesThatDoNotGoTogether) {
  float a[6] = {}, b[6] = {}, out[6];
  char error[160];
  IntArray shape_a{2, 3}, shape_b{2, 2}, shape_out{2, 3};
  TfLiteTensor tensors[] = {TensorOf(a, shape_a), TensorOf(b, shape_b), TensorOf(out, shape_out)};
  EXPECT_EQ(RunBinary(Register_ADD(), tensors, &kNoActivation, error), kTfLiteError);
  EXPECT_MESSAGE(error,
                 "dimension 1 of the output: 3 in input 0 does not go with 2 in input 1; they must be equal, or one of "
                 "them 1");
}

TEST(Add, RefusesMixedTypesAndMissingQuantisation) {
  float a[2] = {};
  int8_t b[2] = {}, out[2];
  char error[160];
  IntArray shape{2};
  TfLiteTensor mixed[] = {TensorOf(a, shape), TensorOf(b, shape), TensorOf(out, shape)};
  EXPECT_EQ(RunBinary(Register_ADD(), mixed, &kNoActivation, error), kTfLiteError);
  EXPECT_MESSAGE(error, "input 1 is INT8, which is not accepted here; accepted: FLOAT32");
  TfLiteTensor plain[] = {TensorOf(b, shape), TensorOf(b, shape, 1.0f), TensorOf(out, shape, 1.0f)};
  EXPECT_EQ(RunBinary(Register_ADD(), plain, &kNoActivation, error), kTfLiteError);
  EXPECT_MESSAGE(error, "input 0 has no quantisation scale, or one that is not positive and finite");
  TfLiteTensor tiny[] = {TensorOf(b, shape, 1.0f), TensorOf(b, shape, 1.0f), TensorOf(out, shape, 1e-7f)};
  EXPECT_EQ(RunBinary(Register_ADD(), tiny, &kNoActivation, error), kTfLiteError);
  EXPECT_MESSAGE(error, "the output's scale is more than 2^19 times smaller than that of an input");
}

TEST(Sub, SubtractsInEachType) {
  const float a[] = {1, 2};
  const float b[] = {0.5f};
  float out[2];
  char error[160];
  IntArray two{2}, one{1};
  TfLiteTensor floats[] = {ConstantOf(a, two), ConstantOf(b, one), TensorOf(out, two)};
  ASSERT_EQ(RunBinary(Register_SUB(), floats, &kSubNoActivation, error), kTfLiteOk);
  const float expected[] = {0.5f, 1.5f};
  EXPECT_ARRAY_EQ(out, expected, 2);

  const int32_t c[] = {5, INT32_MIN};
  const int32_t d[] = {7, 1};
  int32_t difference[2];
  TfLiteTensor ints[] = {ConstantOf(c, two), ConstantOf(d, two), TensorOf(difference, two)};
  ASSERT_EQ(RunBinary(Register_SUB(), ints, &kSubNoActivation, error), kTfLiteOk);
  EXPECT_EQ(difference[0], -2);
  EXPECT_EQ(difference[1], INT32_MAX);

  const int8_t e[] = {100, -128};
  const int8_t f[] = {-100, 127};
  int8_t small[2];
  TfLiteTensor quantized[] = {ConstantOf(e, two, 0.5f, 0), ConstantOf(f, two, 0.5f, 0), TensorOf(small, two, 1.0f, 1)};
  ASSERT_EQ(RunBinary(Register_SUB(), quantized, &kSubNoActivation, error), kTfLiteOk);
  const int8_t expected_small[] = {101, -127};  // 100 + 1; -127.5 rounded away from zero, + 1
  EXPECT_ARRAY_EQ(small, expected_small, 2);
}

}  // namespace
}  // namespace tflite

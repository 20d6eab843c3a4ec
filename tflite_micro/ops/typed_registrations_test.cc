// Registrations for one type, as AddConv2D(Register_CONV_2D_INT8()) has them: they do what the operator does, and
// refuse all other types.
#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

constexpr char kRefused[] = "was added to the resolver for one type; its Add...() without an argument takes all";

struct Typed {
  const char* name;
  TFLMRegistration (*registration)();
};
constexpr Typed kTyped[] = {
#define TFLITE_MICRO_ENTRY(NAME, input, output, Prepare, Eval) {#NAME, Register_##NAME},
    TFLITE_MICRO_TYPED_OPERATORS(TFLITE_MICRO_ENTRY)
#undef TFLITE_MICRO_ENTRY
};

TEST(TypedRegistrations, RefuseFloats) {
  float values[4] = {};
  IntArray dims{1, 2, 2, 1};
  TfLiteTensor tensors[] = {TensorOf(values, dims), TensorOf(values, dims)};
  IntArray inputs{0}, outputs{1};
  for (const Typed& typed : kTyped) {
    KernelRunner runner(typed.registration(), tensors, 2, inputs, outputs, nullptr);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), kRefused);
  }
}

TEST(TypedRegistrations, LeaveWhatElseIsWrongToTheOperator) {
  // Of any operator.
  alignas(8) const char options[128] = {};
  IntArray none;
  for (const Typed& typed : kTyped) {
    KernelRunner runner(typed.registration(), nullptr, 0, none, none, options);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
#ifndef TF_LITE_STRIP_ERROR_STRINGS
    EXPECT_TRUE(strstr(runner.error(), "has 0 inputs, expected ") == runner.error());
    if (strstr(runner.error(), "has 0 inputs") == nullptr) MicroPrintf("that was %s", typed.name);
#endif
  }
}

TfLiteStatus Softmax(const TFLMRegistration& registration, TfLiteTensor (&tensors)[2]) {
  const TfLiteSoftmaxParams options = {1.0f};
  IntArray inputs{0}, outputs{1};
  KernelRunner runner(registration, tensors, 2, inputs, outputs, &options);
  const TfLiteStatus status = runner.InitAndPrepare();
  return status == kTfLiteOk ? runner.Invoke() : status;
}

TEST(TypedRegistrations, DoWhatTheOperatorDoes) {
  int8_t in[] = {-128, -100, 0, 3};
  int8_t out[4];
  IntArray dims{1, 4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f, 5), TensorOf(out, dims, 1.0f / 256, -128)};
  ASSERT_EQ(Softmax(Register_SOFTMAX(), tensors), kTfLiteOk);
  int8_t expected[4];
  memcpy(expected, out, sizeof(out));
  memset(out, 0, sizeof(out));
  ASSERT_EQ(Softmax(Register_SOFTMAX_INT8(), tensors), kTfLiteOk);
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(TypedRegistrations, LookAtTheOutputToo) {
  int8_t in[] = {-128, -100, 0, 3};
  int16_t out[4];
  IntArray dims{1, 4};
  TfLiteTensor tensors[] = {TensorOf(in, dims, 0.1f, 5), TensorOf(out, dims, 1.0f / 65536, -32768)};
  EXPECT_EQ(Softmax(Register_SOFTMAX_INT8_INT16(), tensors), kTfLiteOk);
  EXPECT_EQ(Softmax(Register_SOFTMAX_INT8(), tensors), kTfLiteError);
}

}  // namespace
}  // namespace tflite

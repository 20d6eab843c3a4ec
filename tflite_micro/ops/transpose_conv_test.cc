#include "tflite_micro/ops/transpose_conv.h"

#include <stdint.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

const TfLiteTransposeConvParams kStride2 = {kTfLitePaddingValid, 2, 2, kTfLiteActNone, kTfLiteNoType};

// An input of two columns and a filter of three, which meet in the middle of the output.
class Row {
 public:
  TfLiteStatus Run(const TfLiteTransposeConvParams& options, bool has_bias, TfLiteTensor filter, TfLiteTensor input,
                   TfLiteTensor bias, TfLiteTensor output) {
    TfLiteTensor tensors[] = {shape_is_constant ? ConstantOf(wanted, four) : TensorOf(wanted, four), filter, input,
                              bias, output};
    IntArray with_bias{0, 1, 2, 3}, without_bias{0, 1, 2}, outputs{4};
    KernelRunner runner(Register_TRANSPOSE_CONV(), tensors, 5, has_bias ? with_bias : without_bias, outputs, &options);
    const TfLiteStatus status = runner.InitAndPrepare() == kTfLiteOk ? runner.Invoke() : kTfLiteError;
    size_t i = 0;
    for (; runner.error()[i] != '\0' && i + 1 < sizeof(error); ++i) error[i] = runner.error()[i];
    error[i] = '\0';
    return status;
  }

  bool shape_is_constant = true;
  int32_t wanted[4] = {1, 1, 5, 1};
  char error[160];
  IntArray four{4}, one{1}, input_shape{1, 1, 2, 1}, filter_shape{1, 1, 3, 1}, output_shape{1, 1, 5, 1};
};

TEST(TransposeConv, Int2AndUInt8) {
  Row row;
  int8_t input[] = {1, 10};
  const uint8_t packed[] = {0x1B};  // -1, -2, 1
  const int32_t bias[] = {5};
  int8_t output[5];
  TfLiteTensor filter = micro::TypedTensor(kTfLiteInt2, const_cast<uint8_t*>(packed), row.filter_shape, 1.0f);
  filter.allocation_type = kTfLiteMmapRo;
  ASSERT_EQ(row.Run(kStride2, true, filter, TensorOf(input, row.input_shape, 1.0f), ConstantOf(bias, row.one, 1.0f),
                    TensorOf(output, row.output_shape, 1.0f)),
            kTfLiteOk);
  const int8_t expected[] = {4, 3, -4, -15, 15};
  EXPECT_ARRAY_EQ(output, expected, 5);

  uint8_t bytes[] = {201, 210};  // 1, 10
  const uint8_t weights[] = {99, 98, 101};
  uint8_t bytes_output[5];
  ASSERT_EQ(row.Run(kStride2, true, ConstantOf(weights, row.filter_shape, 1.0f, 100),
                    TensorOf(bytes, row.input_shape, 1.0f, 200), ConstantOf(bias, row.one, 1.0f),
                    TensorOf(bytes_output, row.output_shape, 1.0f, 20)),
            kTfLiteOk);
  const uint8_t expected_bytes[] = {24, 23, 16, 5, 35};
  EXPECT_ARRAY_EQ(bytes_output, expected_bytes, 5);
}

TEST(TransposeConv, FloatSpreadsEachInput) {
  Row row;
  float input[] = {1, 10};
  const float filter[] = {1, 2, 3};
  const float bias[] = {0.5f};
  float output[5];
  ASSERT_EQ(row.Run(kStride2, true, ConstantOf(filter, row.filter_shape), TensorOf(input, row.input_shape),
                    ConstantOf(bias, row.one), TensorOf(output, row.output_shape)),
            kTfLiteOk);
  const float expected[] = {1.5f, 2.5f, 13.5f, 20.5f, 30.5f};
  EXPECT_ARRAY_EQ(output, expected, 5);

  // SAME: one column of padding in front, and an output of four.
  TfLiteTransposeConvParams same = kStride2;
  same.padding = kTfLitePaddingSame;
  same.activation = kTfLiteActRelu6;
  row.wanted[2] = 3;
  ASSERT_EQ(row.Run(same, false, ConstantOf(filter, row.filter_shape), TensorOf(input, row.input_shape),
                    ConstantOf(bias, row.one), TensorOf(output, row.output_shape)),
            kTfLiteOk);
  const float clamped[] = {2, 6, 6};
  EXPECT_ARRAY_EQ(output, clamped, 3);
}

TEST(TransposeConv, Int8) {
  Row row;
  int8_t input[] = {6, 15};  // zero point 5: 1, 10
  const int8_t filter[] = {1, 2, 3};
  const int32_t bias[] = {-4};
  int8_t output[5];
  ASSERT_EQ(
      row.Run(kStride2, true, ConstantOf(filter, row.filter_shape, 1.0f), TensorOf(input, row.input_shape, 0.5f, 5),
              ConstantOf(bias, row.one, 0.5f), TensorOf(output, row.output_shape, 1.0f, -20)),
      kTfLiteOk);
  // -3, -2, 9, 16, 26 halved, away from zero, and 20 less.
  const int8_t expected[] = {-21, -21, -15, -12, -7};
  EXPECT_ARRAY_EQ(output, expected, 5);
}

TEST(TransposeConv, Int16WithEitherBias) {
  Row row;
  int16_t input[] = {1000, -10000};
  const int8_t filter[] = {1, 2, 3};
  const int64_t bias64[] = {100};
  const int32_t bias32[] = {100};
  int16_t output[5];
  const int16_t expected[] = {1100, 2100, -6900, -19900, -29900};
  ASSERT_EQ(row.Run(kStride2, true, ConstantOf(filter, row.filter_shape, 1.0f), TensorOf(input, row.input_shape, 1.0f),
                    ConstantOf(bias64, row.one, 1.0f), TensorOf(output, row.output_shape, 1.0f)),
            kTfLiteOk);
  EXPECT_ARRAY_EQ(output, expected, 5);
  ASSERT_EQ(row.Run(kStride2, true, ConstantOf(filter, row.filter_shape, 1.0f), TensorOf(input, row.input_shape, 1.0f),
                    ConstantOf(bias32, row.one, 1.0f), TensorOf(output, row.output_shape, 1.0f)),
            kTfLiteOk);
  EXPECT_ARRAY_EQ(output, expected, 5);
}

TEST(TransposeConv, RefusesAComputedShapeThatIsNotTheOutputs) {
  Row row;
  float input[] = {1, 10};
  const float filter[] = {1, 2, 3};
  float output[5];
  row.shape_is_constant = false;
  const auto run = [&] {
    return row.Run(kStride2, false, ConstantOf(filter, row.filter_shape), TensorOf(input, row.input_shape),
                   ConstantOf(filter, row.one), TensorOf(output, row.output_shape));
  };
  ASSERT_EQ(run(), kTfLiteOk);
  const float expected[] = {1, 2, 13, 20, 30};
  EXPECT_ARRAY_EQ(output, expected, 5);
  row.wanted[2] = 6;
  EXPECT_EQ(run(), kTfLiteError);
  EXPECT_MESSAGE(row.error, "dimension 2 of the computed shape is 6, but of the output in the model 5");
}

// Runs the float row with `wanted` as the output's shape, and expects a refusal.
void ExpectRefusal(const int32_t (&wanted)[4], const TfLiteTransposeConvParams& options, const char* message) {
  Row row;
  float input[] = {1, 10};
  const float filter[] = {1, 2, 3};
  float output[16];
  for (int i = 0; i < 4; ++i) row.wanted[i] = wanted[i];
  EXPECT_EQ(row.Run(options, false, ConstantOf(filter, row.filter_shape), TensorOf(input, row.input_shape),
                    ConstantOf(filter, row.one), TensorOf(output, row.output_shape)),
            kTfLiteError);
  EXPECT_MESSAGE(row.error, message);
}

TEST(TransposeConv, RefusesAShapeThatContradictsTheInput) {
  ExpectRefusal({1, 1, 7, 1}, kStride2, "an output of 1 by 7 needs an input of 1 by 3, but it is 1 by 2");
  ExpectRefusal({2, 1, 5, 1}, kStride2,
                "output shape [2, 1, 5, 1] contradicts a batch of 1 and a filter of 1 output channels");
  ExpectRefusal({1, 1, 5, 3}, kStride2,
                "output shape [1, 1, 5, 3] contradicts a batch of 1 and a filter of 1 output channels");
  ExpectRefusal({1, 0, 5, 1}, kStride2,
                "output shape [1, 0, 5, 1] contradicts a batch of 1 and a filter of 1 output channels");
  ExpectRefusal({1, 1, 2, 1}, kStride2, "filter 3 (dilated: 3) is larger than the input 2");
  TfLiteTransposeConvParams no_stride = kStride2;
  no_stride.stride_width = 0;
  ExpectRefusal({1, 1, 5, 1}, no_stride, "stride_w is 0, expected 1 to 65535");
}

}  // namespace
}  // namespace tflite

#include "tflite_micro/kernels/batch_matmul.h"

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kMaxElements = 12 * 12;

// Matrices of random extents, each transposed or not.
MatMulShape RandomShape(TestData& data) {
  MatMulShape shape = {};
  shape.rows = data.Integer(1, 11);
  shape.depth = data.Integer(1, 11);
  shape.columns = data.Integer(1, 11);
  const bool a_transposed = data.Integer(0, 1) != 0;
  const bool b_transposed = data.Integer(0, 1) != 0;
  shape.a_row_stride = a_transposed ? 1 : shape.depth;
  shape.a_depth_stride = a_transposed ? shape.rows : 1;
  shape.b_depth_stride = b_transposed ? 1 : shape.columns;
  shape.b_column_stride = b_transposed ? shape.depth : 1;
  return shape;
}

// The sum of products for one output.
template <typename T>
int64_t PlainSum(const MatMulShape& shape, int row, int column, const T* a, int a_offset, const T* b, int b_offset) {
  int64_t sum = 0;
  for (int k = 0; k < shape.depth; ++k) {
    const int64_t x = a[row * shape.a_row_stride + k * shape.a_depth_stride] + a_offset;
    sum += x * (b[k * shape.b_depth_stride + column * shape.b_column_stride] + b_offset);
  }
  return sum;
}

TEST(BatchMatMul, EqualsPlainLoopsForEveryTail) {
  static int8_t a8[kMaxElements], b8[kMaxElements], out8[kMaxElements];
  static int16_t a16[kMaxElements], b16[kMaxElements], out16[kMaxElements];
  TestData data(11);
  for (int round = 0; round < 200; ++round) {
    const MatMulShape shape = RandomShape(data);
    data.FillIntegers(a8, kMaxElements, INT8_MIN, INT8_MAX);
    data.FillIntegers(b8, kMaxElements, INT8_MIN, INT8_MAX);
    data.FillIntegers(a16, kMaxElements, INT16_MIN, INT16_MAX);
    data.FillIntegers(b16, kMaxElements, INT16_MIN, INT16_MAX);
    const int a_offset = data.Integer(-127, 128);
    const int b_offset = data.Integer(-127, 128);
    const int32_t multiplier = data.Integer(1 << 30, INT32_MAX);
    const auto shift8 = static_cast<int8_t>(data.Integer(-12, -6));
    const auto shift16 = static_cast<int8_t>(data.Integer(-20, -14));
    const Requantization to8 = {&multiplier, &shift8, 0, data.Integer(-128, 127), INT8_MIN, INT8_MAX};
    const Requantization to16 = {&multiplier, &shift16, 0, 0, INT16_MIN, INT16_MAX};
    MatMulS8(shape, a_offset, b_offset, to8, a8, b8, out8);
    MatMulS16(shape, to16, a16, b16, out16);
    for (int row = 0; row < shape.rows; ++row) {
      for (int column = 0; column < shape.columns; ++column) {
        const int at = row * shape.columns + column;
        const int64_t sum8 = PlainSum(shape, row, column, a8, a_offset, b8, b_offset);
        const int64_t sum16 = PlainSum(shape, row, column, a16, 0, b16, 0);
        ASSERT_EQ(out8[at], to8.Apply(static_cast<int32_t>(sum8), 0));
        ASSERT_EQ(out16[at], to16.Apply(sum16, 0));
      }
    }
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

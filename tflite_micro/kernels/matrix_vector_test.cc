// Products of matrices and a vector against plain loops, for sizes with every tail and beyond what is prepared at a
// time, at any alignment, with values at the ends of their range.
#include "tflite_micro/kernels/matrix_vector.h"

#include "tflite_micro/testing/guarded_memory.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kMaxMatrices = 4;
constexpr int kMaxRows = 21;
constexpr int kMaxColumns = 300;
constexpr int kMaxOffset = 3;

TEST(MatricesTimesVector, S8EqualsPlainLoops) {
  static int8_t weights[kMaxMatrices][kMaxRows * kMaxColumns + kMaxOffset];
  static int8_t vector[kMaxColumns + kMaxOffset];
  testing::TestData data(1);
  for (int round = 0; round < 150; ++round) {
    const int32_t count = data.Integer(1, kMaxMatrices);
    const int32_t rows = data.Integer(1, kMaxRows);
    const int32_t columns = round % 4 == 0 ? data.Integer(1, kMaxColumns) : data.Integer(1, 40);
    // Every third round is of extremes alone: the largest sums.
    const int32_t spread = round % 3 == 0 ? 0 : 127;
    const int32_t offset = round % 3 == 0 ? (round % 2 == 0 ? -127 : 128) : data.Integer(-127, 128);
    const auto draw = [&] { return static_cast<int8_t>(data.Integer(-128, -128 + 2 * spread)); };
    const int8_t* matrices[kMaxMatrices];
    for (int32_t m = 0; m < count; ++m) {
      int8_t* const matrix = weights[m] + data.Integer(0, kMaxOffset);
      for (int32_t i = 0; i < rows * columns; ++i) matrix[i] = draw();
      matrices[m] = matrix;
    }
    const int8_t* const x = vector + data.Integer(0, kMaxOffset);
    for (int8_t& v : vector) v = draw();
    int32_t expected[kMaxMatrices * kMaxRows];
    testing::GuardedMemory<sizeof(expected)> memory(static_cast<size_t>(count * rows) * sizeof(int32_t));
    auto* const sums = static_cast<int32_t*>(memory.data());
    for (int32_t i = 0; i < count * rows; ++i) {
      sums[i] = data.Integer(INT32_MIN, INT32_MAX);
      auto sum = static_cast<uint32_t>(sums[i]);
      for (int32_t c = 0; c < columns; ++c) {
        sum += static_cast<uint32_t>(matrices[i / rows][i % rows * columns + c] * (x[c] + offset));
      }
      expected[i] = static_cast<int32_t>(sum);
    }
    MatricesTimesVectorS8(matrices, count, rows, columns, x, offset, sums);
    ASSERT_ARRAY_EQ(sums, expected, static_cast<size_t>(count * rows));
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

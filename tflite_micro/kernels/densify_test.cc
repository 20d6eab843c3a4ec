#include "tflite_micro/kernels/densify.h"

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace kernels {
namespace {

TEST(Densify, PutsValuesAtTheirIndicesAndZerosElsewhere) {
  // [3, 4] of int8: row 0 has columns 1 and 3, row 1 none, row 2 column 0.
  alignas(4) const uint8_t arrays[] = {0, 2, 2, 3, 1, 3, 0, 0};
  const SparseLevel levels[] = {{3, 4, 0, 0, 0, 0, {}}, {-1, 1, 0, 4, 1, 1, {}}};
  const int8_t values[] = {5, 6, 7};
  int8_t dense[12];
  Densify(levels, 2, arrays, values, 1, dense, sizeof(dense));
  const int8_t expected[] = {0, 5, 0, 6, 0, 0, 0, 0, 7, 0, 0, 0};
  EXPECT_ARRAY_EQ(dense, expected, 12);
}

TEST(Densify, SpreadsBlocksInAnyOrderOfDimensions) {
  // [2, 4] of int16 by columns: blocks of [1, 2] at the second pair of columns only, one row after the other.
  alignas(4) const uint16_t arrays[] = {0, 1, 1, 0};
  const SparseLevel levels[] = {{-1, 4, 0, 4, 2, 2, {}}, {2, 8, 0, 0, 0, 0, {}}, {2, 2, 0, 0, 0, 0, {}}};
  const int16_t values[] = {1, 2, 3, 4};
  int16_t dense[8];
  Densify(levels, 3, reinterpret_cast<const uint8_t*>(arrays), values, 2, dense, sizeof(dense));
  const int16_t expected[] = {0, 0, 1, 2, 0, 0, 3, 4};
  EXPECT_ARRAY_EQ(dense, expected, 8);
}

TEST(Densify, CopiesWhatIsDenseThroughout) {
  const SparseLevel levels[] = {{3, 4, 0, 0, 0, 0, {}}};
  const int32_t values[] = {1, 2, 3};
  int32_t dense[3];
  Densify(levels, 1, nullptr, values, 4, dense, sizeof(dense));
  EXPECT_ARRAY_EQ(dense, values, 3);
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

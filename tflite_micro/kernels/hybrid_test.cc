#include "tflite_micro/kernels/hybrid.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

constexpr bool kBoth[] = {false, true};

TEST(HybridTest, SymmetricRowsRoundHalvesAwayFromZero) {
  const float values[] = {127.0f, -127.0f, 0.5f, -0.5f, 1.49f, -2.5f};
  int8_t quantized[6];
  const RowQuantization row = QuantizeRow(values, 6, /*asymmetric=*/false, quantized);
  EXPECT_EQ(row.scale, 1.0f);
  EXPECT_EQ(row.zero_point, 0);
  const int8_t expected[] = {127, -127, 1, -1, 1, -3};
  for (int i = 0; i < 6; ++i) EXPECT_EQ(quantized[i], expected[i]);
}

TEST(HybridTest, AsymmetricRowsCoverTheirRangeAndZero) {
  const float values[] = {51.0f, 12.75f, 25.5f};
  int8_t quantized[3];
  RowQuantization row = QuantizeRow(values, 3, /*asymmetric=*/true, quantized);
  EXPECT_EQ(row.scale, 0.2f);
  EXPECT_EQ(row.zero_point, -128);
  EXPECT_EQ(quantized[0], 127);
  EXPECT_EQ(quantized[1], -64);
  const float below[] = {-1.0f, -255.0f};
  row = QuantizeRow(below, 2, /*asymmetric=*/true, quantized);
  EXPECT_EQ(row.scale, 1.0f);
  EXPECT_EQ(row.zero_point, 127);
  EXPECT_EQ(quantized[0], 126);
  EXPECT_EQ(quantized[1], -128);
  const float around[] = {-1.0f, 254.0f, 0.0f};
  row = QuantizeRow(around, 3, /*asymmetric=*/true, quantized);
  EXPECT_EQ(row.zero_point, -127);
  EXPECT_EQ(quantized[0], -128);
  EXPECT_EQ(quantized[1], 127);
  EXPECT_EQ(quantized[2], -127);
}

TEST(HybridTest, ZerosHaveAScaleOfOne) {
  const float values[] = {0.0f, -0.0f, 0.0f};
  for (const bool asymmetric : kBoth) {
    int8_t quantized[3] = {1, 2, 3};
    const RowQuantization row = QuantizeRow(values, 3, asymmetric, quantized);
    EXPECT_EQ(row.scale, 1.0f);
    EXPECT_EQ(row.zero_point, 0);
    for (const int8_t element : quantized) EXPECT_EQ(element, 0);
  }
}

TEST(HybridTest, WhatIsNotFiniteIsDefined) {
  const float values[] = {1.0f, INFINITY, -INFINITY, NAN, 3e38f, -3e38f, 1e-45f};
  for (const bool asymmetric : kBoth) {
    for (int first = 0; first < 7; ++first) {
      for (int size = 1; first + size <= 7; ++size) {
        int8_t quantized[7];
        const RowQuantization row = QuantizeRow(values + first, size, asymmetric, quantized);
        EXPECT_TRUE(row.zero_point >= -128 && row.zero_point <= 127);
      }
    }
  }
}

TEST(HybridTest, SumsAreThoseOfTheQuantisedValues) {
  constexpr int kRows = 7;  // a block of four and three more
  constexpr int kColumns = 9;
  testing::TestData data(1);
  float values[kColumns];
  int8_t weights[kRows * kColumns];
  float row_scales[kRows];
  data.FillFloats(values, kColumns, -1.0f, 3.0f);
  data.FillIntegers(weights, kRows * kColumns, -127, 127);
  data.FillFloats(row_scales, kRows, 0.5f, 1.5f);
  for (const bool asymmetric : kBoth) {
    int8_t quantized[kColumns];
    const RowQuantization row = QuantizeRow(values, kColumns, asymmetric, quantized);
    float sums[kRows] = {};
    float scaled_sums[kRows] = {};
    AccumulateHybrid(weights, kRows, kColumns, quantized, row, 0.25f, nullptr, sums);
    AccumulateHybrid(weights, kRows, kColumns, quantized, row, 0.25f, row_scales, scaled_sums);
    for (int i = 0; i < kRows; ++i) {
      int32_t sum = 0;
      for (int k = 0; k < kColumns; ++k) sum += weights[i * kColumns + k] * (quantized[k] - row.zero_point);
      EXPECT_NEAR(sums[i], static_cast<float>(sum) * row.scale * 0.25f, 1e-4f);
      EXPECT_NEAR(scaled_sums[i], static_cast<float>(sum) * row.scale * 0.25f * row_scales[i], 1e-4f);
    }
  }
}

TEST(HybridTest, FloatSumsAreAdded) {
  const float weights[] = {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f};
  const float vector[] = {1.0f, -1.0f};
  float sums[] = {10.0f, 20.0f, 30.0f};
  AccumulateF32(weights, 3, 2, vector, sums);
  EXPECT_EQ(sums[0], 9.0f);
  EXPECT_EQ(sums[1], 19.0f);
  EXPECT_EQ(sums[2], 29.0f);
}

TEST(Hybrid, FinishesSumsInPlace) {
  const int32_t sums[] = {10, -20, 1000000, 4};
  const float scales[] = {0.5f, 0.25f};
  const float bias[] = {1, -1};
  float values[4];
  memcpy(values, sums, sizeof(sums));
  FinishHybrid(2, 2, {2.0f, 0}, scales, -1, bias, -100, 50, values);
  const float expected[] = {11, -11, 50, 1};
  EXPECT_ARRAY_EQ(values, expected, 4);
  memcpy(values, sums, sizeof(sums));
  FinishHybrid(2, 2, {2.0f, 0}, scales, 0, nullptr, -15, 50, values);
  const float without_bias[] = {10, -15, 50, 4};
  EXPECT_ARRAY_EQ(values, without_bias, 4);
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

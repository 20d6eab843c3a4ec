#include "tflite_micro/kernels/broadcast.h"

#include "tflite_micro/kernels/add.h"
#include "tflite_micro/kernels/mul.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kMaxElements = 1024;

// Any axes that a plan can have, with up to kMaxElements elements; returns their number.
int DrawAxes(TestData& data, BroadcastAxis* axes, int* total) {
  const int count = data.Integer(1, kMaxBroadcastAxes);
  int32_t size_a = 1, size_b = 1;
  *total = 1;
  for (int i = count - 1; i >= 0; --i) {
    const int32_t extent = data.Integer(1, *total > 500 ? 1 : *total > 100 ? 2 : 5);
    const int32_t kind = data.Integer(0, 2);  // 1: a is repeated, 2: b is
    axes[i] = {extent, kind == 1 ? 0 : size_a, kind == 2 ? 0 : size_b};
    if (kind != 1) size_a *= extent;
    if (kind != 2) size_b *= extent;
    *total *= extent;
  }
  return count;
}

// Where output element `index` reads.
void Positions(const BroadcastAxis* axes, int count, int index, int32_t* a, int32_t* b) {
  *a = *b = 0;
  for (int i = count - 1; i >= 0; --i) {
    const int32_t digit = index % axes[i].count;
    index /= axes[i].count;
    *a += digit * axes[i].stride_a;
    *b += digit * axes[i].stride_b;
  }
}

TEST(WalkBroadcast, VisitsWhatTheStridesSay) {
  static int32_t a[kMaxElements], b[kMaxElements], out[kMaxElements + 1];
  TestData data(1);
  data.FillIntegers(a, kMaxElements, INT32_MIN / 2, INT32_MAX / 2);
  data.FillIntegers(b, kMaxElements, INT32_MIN / 2, INT32_MAX / 2);
  const AddIntegerParams params = {1, INT32_MIN, INT32_MAX};
  for (int round = 0; round < 300; ++round) {
    BroadcastAxis axes[kMaxBroadcastAxes];
    int total = 0;
    const int count = DrawAxes(data, axes, &total);
    ASSERT_LE(total, kMaxElements);
    out[total] = 42;
    WalkBroadcast(axes, count, a, 4, b, 4, out, 4, AddS32, &params);
    int wrong = 0;
    for (int i = 0; i < total; ++i) {
      int32_t at_a, at_b;
      Positions(axes, count, i, &at_a, &at_b);
      if (out[i] != a[at_a] + b[at_b]) ++wrong;
    }
    ASSERT_EQ(wrong, 0);
    ASSERT_EQ(out[total], 42);
  }
}

TEST(WalkBroadcast, LeavesAnEmptyOutputAlone) {
  const int32_t a = 1;
  int32_t out = 42;
  const BroadcastAxis axes[] = {{0, 1, 1}};
  const AddIntegerParams params = {1, INT32_MIN, INT32_MAX};
  WalkBroadcast(axes, 1, &a, 4, &a, 4, &out, 4, AddS32, &params);
  EXPECT_EQ(out, 42);
}

// A repeated operand gives what a vector of it gives, for every kernel and length.
template <typename T, typename Params>
void CheckRepeatedOperands(BroadcastRun run, const Params& params, int32_t lowest, int32_t highest) {
  constexpr int kLongest = 33;
  T a[kLongest], b[kLongest], repeated[kLongest], out[kLongest], expected[kLongest];
  TestData data(2);
  for (int round = 0; round < 40; ++round) {
    const int count = data.Integer(1, kLongest);
    data.FillIntegers(a, kLongest, lowest, highest);
    data.FillIntegers(b, kLongest, lowest, highest);
    for (T& value : repeated) value = b[0];
    run(a, 1, repeated, 1, expected, count, &params);
    run(a, 1, b, 0, out, count, &params);
    ASSERT_ARRAY_EQ(out, expected, count);
    for (T& value : repeated) value = a[0];
    run(repeated, 1, b, 1, expected, count, &params);
    run(a, 0, b, 1, out, count, &params);
    ASSERT_ARRAY_EQ(out, expected, count);
    run(a, 0, b, 0, out, 1, &params);
    ASSERT_EQ(out[0], expected[0]);
  }
}

TEST(ElementwiseRuns, TakeARepeatedOperand) {
  for (uint8_t b_is_larger = 0; b_is_larger < 2; ++b_is_larger) {
    AddQuantizedParams add = {1518500250, 1518500250, -7, 3, 5, -120, 120, 1, 17, 1, b_is_larger, {}};
    CheckRepeatedOperands<int8_t>(AddS8, add, INT8_MIN, INT8_MAX);
    add = {-1518500250, 1518500250, 0, 0, 0, -30000, 30000, 3, 13, 1, b_is_larger, {}};
    CheckRepeatedOperands<int16_t>(AddS16, add, INT16_MIN, INT16_MAX);
  }
  CheckRepeatedOperands<int16_t>(AddShiftS16, AddShiftParams{-30000, 30000, 0, 3, -1}, INT16_MIN, INT16_MAX);
  CheckRepeatedOperands<int32_t>(AddS32, AddIntegerParams{-1, -(1 << 30), 1 << 30}, INT32_MIN, INT32_MAX);
  CheckRepeatedOperands<float>(AddF32, AddParamsF32{-1, -100, 100}, -200, 200);
  MulQuantizedParams mul = {1518500250, 3, -7, 5, -120, 120, -7};
  CheckRepeatedOperands<int8_t>(MulS8, mul, INT8_MIN, INT8_MAX);
  mul = {1518500250, 0, 0, 0, -30000, 30000, -14};
  CheckRepeatedOperands<int16_t>(MulS16, mul, INT16_MIN, INT16_MAX);
  CheckRepeatedOperands<int32_t>(MulS32, MulIntegerParams{-(1 << 30), 1 << 30}, INT32_MIN, INT32_MAX);
  CheckRepeatedOperands<float>(MulF32, MulParamsF32{-1000, 1000}, -200, 200);
}

// Within one step of the real-valued sum, for all pairs of int8 values.
TEST(AddS8, IsTheRoundedSum) {
  // Scales 1, 0.5 and 0.75; zero points 10, -20 and 5: factors 0.5, 0.25, and 2 / 0.75 / 2^20.
  const AddQuantizedParams params = {1 << 30, 1431655765, -10, 20, 5, -128, 127, 1, 18, 1, 0, {}};
  int8_t all[256], out[256];
  for (int i = 0; i < 256; ++i) all[i] = static_cast<int8_t>(i - 128);
  for (int a = -128; a < 128; ++a) {
    const int8_t first = static_cast<int8_t>(a);
    AddS8(&first, 0, all, 1, out, 256, &params);
    for (int i = 0; i < 256; ++i) {
      const float exact = (static_cast<float>(a - 10) + 0.5f * static_cast<float>(all[i] + 20)) / 0.75f + 5.0f;
      const float clamped = exact < -128 ? -128 : exact > 127 ? 127 : exact;
      ASSERT_NEAR(static_cast<float>(out[i]), clamped, 0.51f);
    }
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

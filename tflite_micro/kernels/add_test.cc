// The quantised sum of int8 against its definition, element by element, for runs with every tail.
#include "tflite_micro/kernels/add.h"

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/testing/guarded_memory.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kMaxCount = 200;

// Quotients by 2^31 with halves up, then by the shift with halves away from zero.
int32_t Scaled(int32_t value, int32_t multiplier, int shift) {
  const int64_t product = static_cast<int64_t>(value) * multiplier;
  return RoundingDivideByPowerOfTwo(static_cast<int32_t>((product + (int64_t{1} << 30)) >> 31), shift);
}

int8_t Plain(int32_t larger, int32_t smaller, const AddQuantizedParams& p) {
  const int32_t first = (larger + p.offset_larger) * p.sign_larger * (1 << (kAddLeftShiftS8 - 1));
  const int32_t second =
      Scaled((smaller + p.offset_smaller) * (1 << kAddLeftShiftS8), p.multiplier_smaller, p.shift_smaller);
  const int32_t sum = Scaled(first + second, p.multiplier_out, p.shift_out) + p.offset_out;
  return static_cast<int8_t>(Clamp<int32_t>(sum, p.lowest, p.highest));
}

TEST(Add, S8EqualsItsDefinition) {
  TestData data(1);
  for (int round = 0; round < 300 && !testing::HasFailure(); ++round) {
    AddQuantizedParams p = {};
    p.multiplier_smaller = data.Integer(1 << 30, INT32_MAX);
    if (data.Integer(0, 2) == 0) p.multiplier_smaller = -p.multiplier_smaller;
    p.multiplier_out = data.Integer(1 << 30, INT32_MAX);
    p.shift_smaller = static_cast<uint8_t>(data.Integer(0, 4));
    // Between outputs of a few steps and saturated ones; a shift of 0 only where the product stays in 32 bits.
    p.shift_out = static_cast<uint8_t>(data.Integer(0, 9) == 0 ? 0 : data.Integer(17, 21));
    p.offset_larger = static_cast<int16_t>(data.Integer(-127, 128));
    p.offset_smaller = static_cast<int16_t>(data.Integer(-127, 128));
    p.offset_out = static_cast<int16_t>(data.Integer(-128, 127));
    const bool is_whole_range = data.Integer(0, 1) == 0;
    p.lowest = static_cast<int16_t>(is_whole_range ? INT8_MIN : data.Integer(-128, 0));
    p.highest = static_cast<int16_t>(is_whole_range ? INT8_MAX : data.Integer(1, 127));
    p.sign_larger = data.Integer(0, 2) == 0 ? -1 : 1;
    p.b_is_larger = static_cast<uint8_t>(data.Integer(0, 1));
    const int count = data.Integer(1, kMaxCount);
    const int32_t step_a = data.Integer(0, 3) == 0 ? 0 : 1;
    const int32_t step_b = step_a == 1 && data.Integer(0, 3) == 0 ? 0 : 1;
    int8_t a[kMaxCount], b[kMaxCount], expected[kMaxCount];
    data.FillIntegers(a, kMaxCount, -128, 127);
    data.FillIntegers(b, kMaxCount, -128, 127);
    a[0] = b[0] = data.Integer(0, 1) == 0 ? INT8_MIN : INT8_MAX;
    for (int i = 0; i < count; ++i) {
      const int8_t first = a[i * step_a];
      const int8_t second = b[i * step_b];
      expected[i] = p.b_is_larger != 0 ? Plain(second, first, p) : Plain(first, second, p);
    }
    testing::GuardedMemory<kMaxCount> output(static_cast<size_t>(count));
    AddS8(a, step_a, b, step_b, output.data(), count, &p);
    EXPECT_ARRAY_EQ(static_cast<const int8_t*>(output.data()), expected, static_cast<size_t>(count));
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

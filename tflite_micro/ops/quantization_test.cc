// Factors of scales that are made in integers are those of double-precision arithmetic, bit for bit: of scales of every
// size, denormal ones and powers of two, also where the mantissa lies on or next to the half of a step.
#include "tflite_micro/ops/quantization.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace ops {
namespace {

// Boards compute doubles in software.
constexpr int kRounds = sizeof(void*) > 4 ? 300000 : 2000;

float FloatOf(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof(value));
  return value;
}

// Positive and finite; often next to a power of two, now and then denormal.
float DrawScale(testing::TestData* random) {
  const int kind = random->Integer(0, 7);
  const uint32_t exponent = static_cast<uint32_t>(kind == 0 ? random->Integer(0, 254) : random->Integer(110, 140));
  uint32_t mantissa = static_cast<uint32_t>(random->Integer(0, 0x7FFFFF));
  if (kind == 1) mantissa = 0;
  if (kind == 2) mantissa = 0x7FFFFF;
  if (kind == 3) mantissa &= 0xF;
  if (exponent == 0 && mantissa == 0) mantissa = 1;
  return FloatOf(exponent << 23 | mantissa);
}

void ExpectSame(const FixedPointFactor& actual, const FixedPointFactor& expected) {
  EXPECT_EQ(actual.multiplier, expected.multiplier);
  EXPECT_EQ(actual.shift, expected.shift);
}

void ExpectQuotientAsInDoubles(float scale, float divisor, float times) {
  ExpectSame(QuantizeQuotient(scale, divisor, times),
             QuantizeFactor(static_cast<double>(scale) * static_cast<double>(times) / static_cast<double>(divisor)));
}

TEST(QuantizeFactor, OfFloatsIsThatOfDoubles) {
  testing::TestData random(1);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const float factor = DrawScale(&random);
    ExpectSame(QuantizeFactor(factor), QuantizeFactor(static_cast<double>(factor)));
    ExpectSame(QuantizeFactor(-factor), QuantizeFactor(static_cast<double>(-factor)));
  }
  // The first that is kept, the last before it, and the first that is too large.
  const float edges[] = {0.0f, 0x1p-32f, 0x1.fffffep-33f, 0x1p30f, 0x1.fffffep29f, INFINITY, -INFINITY, NAN};
  for (const float edge : edges) ExpectSame(QuantizeFactor(edge), QuantizeFactor(static_cast<double>(edge)));
}

TEST(QuantizeQuotient, IsThatOfDoubles) {
  testing::TestData random(2);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const float scale = DrawScale(&random);
    const float divisor = DrawScale(&random);
    ExpectQuotientAsInDoubles(scale, divisor, 1.0f);
    ExpectQuotientAsInDoubles(scale, divisor, 0.5f);
    ExpectQuotientAsInDoubles(scale, divisor, DrawScale(&random));
    // As SOFTMAX has it.
    ExpectQuotientAsInDoubles(scale, 0x1p-26f, divisor);
  }
}

// A product of two mantissas has up to 48 bits, of which 17 are rounded away: those that are exactly a half, and their
// neighbours.
TEST(QuantizeQuotient, RoundsHalvesAsDoublesDo) {
  testing::TestData random(3);
  int halves = 0;
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const int zeros = random.Integer(0, 16);
    const uint32_t a = static_cast<uint32_t>(random.Integer(0x800000, 0xFFFFFF)) >> zeros << zeros | 1u << zeros;
    const uint32_t b = static_cast<uint32_t>(random.Integer(0x800000, 0xFFFFFF)) >> (16 - zeros) << (16 - zeros);
    const uint64_t product = uint64_t{a} * (b | 1u << (16 - zeros));
    // 47 bits lose 16, 48 bits 17.
    const int lost = product >> 47 == 0 ? 16 : 17;
    if ((product & ((uint64_t{1} << lost) - 1)) == uint64_t{1} << (lost - 1)) ++halves;
    for (int neighbour = -1; neighbour <= 1; ++neighbour) {
      const float first = static_cast<float>(static_cast<int32_t>(a) + neighbour);
      ExpectQuotientAsInDoubles(first, 0x1p60f, static_cast<float>(b | 1u << (16 - zeros)));
    }
  }
  EXPECT_GT(halves, kRounds / 10);
}

}  // namespace
}  // namespace ops
}  // namespace tflite

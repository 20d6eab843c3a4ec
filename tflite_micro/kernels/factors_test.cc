// Factors made in integers are those of double-precision arithmetic, bit for bit: scales of every size, denormal ones
// and powers of two, and quotients next to the halves where both roundings count.
#include "tflite_micro/kernels/factors.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

float FloatOf(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof(value));
  return value;
}

// The definition: input scale * filter scale / output scale in doubles, and its mantissa rounded.
ChannelFactor Expected(double factor) {
  if (!(factor < 1073741824.0)) return {INT32_MAX, 30};
  int exponent = 0;
  int64_t rounded = static_cast<int64_t>(floor(frexp(factor, &exponent) * 2147483648.0 + 0.5));
  if (rounded == int64_t{1} << 31) {
    rounded /= 2;
    ++exponent;
  }
  if (exponent < -31) return {0, 0};
  if (exponent > 30) return {INT32_MAX, 30};
  return {static_cast<int32_t>(rounded), exponent};
}

PreciseChannelFactor ExpectedPrecise(double factor) {
  if (!(factor < 1073741824.0)) return {INT32_MAX, UINT32_MAX, 30};
  int exponent = 0;
  const uint64_t bits = static_cast<uint64_t>(frexp(factor, &exponent) * 9223372036854775808.0);
  if (exponent < -31) return {0, 0, 0};
  return {static_cast<uint32_t>(bits >> 32), static_cast<uint32_t>(bits), exponent};
}

void ExpectAsInDoubles(float input, float filter, float output) {
  const double factor = static_cast<double>(input) * static_cast<double>(filter) / static_cast<double>(output);
  const ScaleRatio ratio = RatioOf(input, output);
  const ChannelFactor expected = Expected(factor);
  const ChannelFactor actual = ChannelFactorOf(ratio, filter);
  EXPECT_EQ(actual.multiplier, expected.multiplier);
  EXPECT_EQ(actual.shift, expected.shift);
  const PreciseChannelFactor expected_precise = ExpectedPrecise(factor);
  const PreciseChannelFactor precise = PreciseChannelFactorOf(ratio, filter);
  EXPECT_EQ(precise.high, expected_precise.high);
  EXPECT_EQ(precise.low, expected_precise.low);
  EXPECT_EQ(precise.shift, expected_precise.shift);
}

// Boards compute doubles in software.
constexpr int kRounds = sizeof(void*) > 4 ? 1000000 : 2000;

// Positive and finite; often next to a power of two, now and then denormal.
float DrawScale(testing::TestData* random) {
  const int kind = random->Integer(0, 7);
  const uint32_t exponent = static_cast<uint32_t>(kind == 0 ? random->Integer(0, 254) : random->Integer(110, 130));
  uint32_t mantissa = static_cast<uint32_t>(random->Integer(0, 0x7FFFFF));
  if (kind == 1) mantissa = 0;
  if (kind == 2) mantissa = 0x7FFFFF;
  if (kind == 3) mantissa &= 0xF;
  if (kind == 4) mantissa |= 0x7FFFF0;
  if (exponent == 0 && mantissa == 0) mantissa = 1;
  return FloatOf(exponent << 23 | mantissa);
}

TEST(Factors, AreThoseOfDoubles) {
  testing::TestData random(1);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const float input = DrawScale(&random);
    const float filter = DrawScale(&random);
    ExpectAsInDoubles(input, filter, DrawScale(&random));
  }
}

TEST(Factors, OfTheLowestAndHighestScales) {
  const uint32_t bits[] = {1, 2, 0x7FFFFF, 0x800000, 0x800001, 0x3F7FFFFF, 0x3F800000, 0x3F800001, 0x7F7FFFFF};
  for (const uint32_t input : bits) {
    for (const uint32_t filter : bits) {
      for (const uint32_t output : bits) ExpectAsInDoubles(FloatOf(input), FloatOf(filter), FloatOf(output));
    }
  }
}

// The x with x * a = 1 modulo m, or 0 if there is none.
int64_t Inverse(int64_t a, int64_t m) {
  int64_t r = m;
  int64_t next_r = a;
  int64_t t = 0;
  int64_t next_t = 1;
  while (next_r != 0) {
    const int64_t quotient = r / next_r;
    const int64_t t_before = t;
    t = next_t;
    next_t = t_before - quotient * next_t;
    const int64_t r_before = r;
    r = next_r;
    next_r = r_before - quotient * next_r;
  }
  return r != 1 ? 0 : t < 0 ? t + m : t;
}

// Quotients that lie 1 or 3 times 2^-25 or so below a half of the last of 31 bits: the nearest double is the half
// itself for some, below it for others.
TEST(Factors, NextToHalvesAreRoundedTwice) {
  testing::TestData random(2);
  int halves = 0;
  for (int found = 0; found < kRounds / 50 && !testing::HasFailure();) {
    const int64_t output = random.Integer(1 << 22, (1 << 23) - 1) * 2 + 1;
    const int64_t input = random.Integer(1 << 22, (1 << 23) - 1) * 2 + 1;
    const int64_t missing = 1 + 2 * random.Integer(0, 1);
    const int64_t scaled_input = input << random.Integer(6, 10);
    // filter * scaled_input + missing = odd number * output, that number being twice a quotient of 31 bits.
    const int64_t inverse = Inverse(scaled_input % output, output);
    const int64_t filter = inverse * (output - missing) % output;
    if (inverse == 0 || filter < 1 << 23 || filter >= 1 << 24) continue;
    const int64_t doubled = (filter * scaled_input + missing) / output;
    if (doubled % 2 == 0 || doubled < int64_t{1} << 31 || doubled >= int64_t{1} << 32) continue;
    ++found;
    const auto scale = [](int64_t mantissa) { return ldexpf(static_cast<float>(mantissa), -30); };
    ExpectAsInDoubles(scale(input), scale(filter), scale(output));
    const ChannelFactor factor = ChannelFactorOf(RatioOf(scale(input), scale(output)), scale(filter));
    if (factor.multiplier == (doubled + 1) / 2) ++halves;
  }
  EXPECT_GT(halves, kRounds / 200);
  EXPECT_LT(halves, kRounds / 50);
}

// Of numbers of channels from none to more than vectors take, some with factors that saturate or vanish.
TEST(Factors, OfManyChannelsAtAnyAddress) {
  constexpr int kMost = 37;
  testing::TestData random(3);
  for (int count = 0; count <= kMost && !testing::HasFailure(); ++count) {
    const ScaleRatio ratio = RatioOf(DrawScale(&random), DrawScale(&random));
    float scales[kMost];
    const bool is_usual = count % 3 != 0;
    for (float& scale : scales) scale = is_usual ? 0.001f * random.Integer(1, 1000) : DrawScale(&random);
    uint8_t bytes[sizeof(scales) + 1];
    memcpy(bytes + 1, scales, sizeof(scales));
    // One more than there are channels, which stays as it is.
    int32_t multipliers[kMost + 1] = {};
    uint32_t highs[kMost + 1] = {};
    uint32_t lows[kMost + 1] = {};
    int8_t shifts[kMost + 1] = {};
    int8_t precise_shifts[kMost + 1] = {};
    DeriveFactors(ratio, bytes + 1, count, multipliers, shifts);
    DerivePreciseFactors(ratio, bytes + 1, count, highs, lows, precise_shifts);
    for (int i = 0; i < count; ++i) {
      const ChannelFactor factor = ChannelFactorOf(ratio, scales[i]);
      EXPECT_EQ(multipliers[i], factor.multiplier);
      EXPECT_EQ(shifts[i], factor.shift);
      const PreciseChannelFactor precise = PreciseChannelFactorOf(ratio, scales[i]);
      EXPECT_EQ(highs[i], precise.high);
      EXPECT_EQ(lows[i], precise.low);
      EXPECT_EQ(precise_shifts[i], precise.shift);
    }
    EXPECT_EQ(multipliers[count], 0);
    EXPECT_EQ(shifts[count], 0);
    EXPECT_EQ(highs[count], 0u);
    EXPECT_EQ(lows[count], 0u);
    EXPECT_EQ(precise_shifts[count], 0);
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

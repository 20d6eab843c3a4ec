// The transforms against sums from their definition, for every even length up to a bound. To the last bit they are held
// by the models of single operators, which know the order of roundings.
#include "tflite_micro/signal/kernels/fft.h"

#include <stddef.h>

#include "tflite_micro/kernels/constant_math.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kMaxLength = 66;  // of signals
constexpr double kPi = 3.14159265358979323846;

template <typename T>
constexpr FftType kType = FftType::kFloat32;
template <>
constexpr FftType kType<int16_t> = FftType::kInt16;
template <>
constexpr FftType kType<int32_t> = FftType::kInt32;

template <typename T>
struct Tables {
  int32_t radices[kMaxFftStages];
  Complex<T> twiddles[kMaxLength / 2];
  Complex<T> real_twiddles[kMaxLength / 4 + 1];
  Complex<T> work[kMaxLength / 2];
  Complex<T> scratch[kMaxLength / 2];

  FftPlan Plan(int32_t fft_length, bool inverse) {
    const int32_t length = fft_length / 2;
    FftTwiddles(kType<T>, length, inverse, twiddles, real_twiddles);
    return {length, FftRadices(length, radices), radices, twiddles, real_twiddles};
  }
};

uint32_t random_state = 1;
int32_t Random() {
  random_state = random_state * 1664525 + 1013904223;
  return static_cast<int32_t>(random_state);
}

double Distance(double a, double b) { return a < b ? b - a : a - b; }

// `unit` is what one unit of T stands for; errors up to `bound` of the largest sum are accepted.
template <typename T>
void TestLength(int32_t length, double unit, bool is_scaled, double bound) {
  static Tables<T> tables;
  static T signal[kMaxLength], back[kMaxLength];
  static Complex<T> spectrum[kMaxLength / 2 + 1];
  double magnitude = 0;
  for (int32_t i = 0; i < length; ++i) {
    signal[i] = static_cast<T>((Random() >> 1) / 2147483648.0 / unit);
    magnitude += Distance(static_cast<double>(signal[i]) * unit, 0);
  }
  RealFft<T>(tables.Plan(length, false), signal, length, tables.work, tables.scratch, spectrum);
  const double scale = is_scaled ? length : 1;
  for (int32_t k = 0; k <= length / 2; ++k) {
    double real = 0;
    double imaginary = 0;
    for (int32_t i = 0; i < length; ++i) {
      const SineCosine turn = ConstantSineCosine(2 * kPi * ((i * k) % length) / length);
      real += static_cast<double>(signal[i]) * unit * turn.cosine;
      imaginary -= static_cast<double>(signal[i]) * unit * turn.sine;
    }
    EXPECT_LT(Distance(static_cast<double>(spectrum[k].real) * unit * scale, real), bound * magnitude);
    EXPECT_LT(Distance(static_cast<double>(spectrum[k].imaginary) * unit * scale, imaginary), bound * magnitude);
  }
  // There and back; in fixed point only what the scaled spectrum still has comes back.
  InverseRealFft<T>(tables.Plan(length, true), spectrum, length + 2, tables.work, tables.scratch, back);
  for (int32_t i = 0; i < length; ++i) {
    EXPECT_LT(Distance(static_cast<double>(back[i]) * scale, static_cast<double>(signal[i])) * unit, bound * magnitude);
  }
}

TEST(Fft, IsTheTransformOfEveryEvenLength) {
  for (int32_t length = 2; length <= kMaxLength; length += 2) {
    // 16 bits hold a sum of up to 66 to some 8 bits.
    TestLength<int16_t>(length, 1 / 32768.0, true, 6e-3);
    TestLength<int32_t>(length, 1 / 2147483648.0, true, 1e-7);
    TestLength<float>(length, 1, false, 1e-6);
  }
}

// Of all bytes of some transforms there and back.
template <typename T>
uint32_t Checksum(double unit) {
  static Tables<T> tables;
  static T signal[kMaxLength], back[kMaxLength];
  static Complex<T> spectrum[kMaxLength / 2 + 1];
  uint32_t sum = 2166136261u;
  const auto add = [&sum](const void* bytes, size_t size) {
    for (size_t i = 0; i < size; ++i) sum = (sum ^ static_cast<const uint8_t*>(bytes)[i]) * 16777619u;
  };
  random_state = 1;
  for (int32_t length = 2; length <= kMaxLength; length += 2) {
    for (int32_t i = 0; i < length; ++i) signal[i] = static_cast<T>(Random() / 2147483648.0 / unit);
    RealFft<T>(tables.Plan(length, false), signal, length - length / 8, tables.work, tables.scratch, spectrum);
    InverseRealFft<T>(tables.Plan(length, true), spectrum, length + 2, tables.work, tables.scratch, back);
    add(spectrum, sizeof(spectrum[0]) * static_cast<size_t>(length / 2 + 1));
    add(back, sizeof(T) * static_cast<size_t>(length));
  }
  return sum;
}

// Every target, and code made small, have the same bits.
TEST(Fft, HasOneResult) {
  EXPECT_EQ(Checksum<int16_t>(1 / 32768.0), 632073648u);
  EXPECT_EQ(Checksum<int32_t>(1 / 2147483648.0), 2713661170u);
  EXPECT_EQ(Checksum<float>(1), 289613479u);
}

TEST(Fft, ContinuesShortSignalsWithZeros) {
  static Tables<int32_t> tables;
  static Complex<int32_t> spectrum[9];
  const FftPlan plan = tables.Plan(16, false);
  const int32_t impulse[] = {1 << 20};
  RealFft<int32_t>(plan, impulse, 1, tables.work, tables.scratch, spectrum);
  for (const Complex<int32_t>& value : spectrum) {
    EXPECT_LE(Distance(value.real, 1 << 16), 2.0);
    EXPECT_LE(Distance(value.imaginary, 0), 2.0);
  }
}

TEST(Fft, TakesFoursThenTwosThenOddPrimes) {
  int32_t radices[kMaxFftStages];
  ASSERT_EQ(FftRadices(2 * 4 * 3 * 5 * 7, radices), 5);
  const int32_t expected[] = {4, 2, 3, 5, 7};
  EXPECT_ARRAY_EQ(radices, expected, 5);
  EXPECT_EQ(FftScratchSize(radices, 5), 7);
  EXPECT_EQ(FftScratchSize(radices, 4), 0);
  ASSERT_EQ(FftRadices(49 * 2, radices), 3);
  EXPECT_EQ(radices[2], 7);
  ASSERT_EQ(FftRadices(1, radices), 1);
  EXPECT_EQ(FftScratchSize(radices, 1), 1);
  ASSERT_EQ(FftRadices(524287, radices), 1);
  EXPECT_EQ(radices[0], 524287);
  // The most stages that any length has.
  for (int32_t length = 1; length <= kMaxFftLength / 2; length += length < 4096 ? 1 : 4099) {
    EXPECT_LE(FftRadices(length, radices), kMaxFftStages);
  }
  EXPECT_EQ(FftRadices(3 * 3 * 3 * 3 * 3 * 3 * 3 * 3 * 3 * 3 * 3, radices), 11);
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

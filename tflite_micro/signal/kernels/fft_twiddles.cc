#include "tflite_micro/kernels/table_math.h"
#include "tflite_micro/signal/kernels/fft.h"

namespace tflite {
namespace kernels {
namespace {

constexpr double kPi = 3.14159265358979323846264338327;

// The largest number of fixed-point types stands for 1; 0: float.
template <typename T>
constexpr double kOne = 0;
template <>
constexpr double kOne<int16_t> = INT16_MAX;
template <>
constexpr double kOne<int32_t> = INT32_MAX;

// floor(value + 1/2), for whole numbers of 32 bits.
int32_t RoundUp(double value) {
  const double shifted = value + 0.5;
  const auto whole = static_cast<int64_t>(shifted);
  return static_cast<int32_t>(static_cast<double>(whole) > shifted ? whole - 1 : whole);
}

template <typename T>
T ToTwiddle(double value) {
  if constexpr (kOne<T> == 0) return static_cast<T>(value);
  return static_cast<T>(RoundUp(kOne<T> * value));
}

template <typename T>
Complex<T> Twiddle(double phase) {
  const SineCosine value = TableSineCosine(phase);
  return {ToTwiddle<T>(value.cosine), ToTwiddle<T>(value.sine)};
}

}  // namespace

int32_t FftRadices(int32_t length, int32_t* radices) {
  int32_t stages = 0;
  int32_t radix = 4;
  do {
    while (length % radix != 0) {
      radix = radix == 4 ? 2 : radix == 2 ? 3 : radix + 2;
      // What has no divisor up to its root is a prime.
      if (radix > length / radix) radix = length;
    }
    length /= radix;
    radices[stages++] = radix;
  } while (length > 1);
  return stages;
}

int32_t FftScratchSize(const int32_t* radices, int32_t stages) {
  int32_t largest = 0;
  for (int32_t i = 0; i < stages; ++i) {
    if ((radices[i] > 5 || radices[i] == 1) && radices[i] > largest) largest = radices[i];
  }
  return largest;
}

template <typename T>
void FftTwiddles(int32_t length, bool inverse, Complex<T>* twiddles, Complex<T>* real_twiddles) {
  const double direction = inverse ? 1 : -1;
  for (int32_t k = 0; k < length; ++k) twiddles[k] = Twiddle<T>(direction * (2 * kPi * k / length));
  for (int32_t k = 0; k < length / 2; ++k) {
    real_twiddles[k] = Twiddle<T>(direction * (kPi * ((k + 1.0) / length + 0.5)));
  }
}

template void FftTwiddles<int16_t>(int32_t, bool, Complex<int16_t>*, Complex<int16_t>*);
template void FftTwiddles<int32_t>(int32_t, bool, Complex<int32_t>*, Complex<int32_t>*);
template void FftTwiddles<float>(int32_t, bool, Complex<float>*, Complex<float>*);

}  // namespace kernels
}  // namespace tflite

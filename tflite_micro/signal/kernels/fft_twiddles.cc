#include "tflite_micro/kernels/table_math.h"
#include "tflite_micro/signal/kernels/fft.h"

namespace tflite {
namespace kernels {
namespace {

constexpr double kPi = 3.14159265358979323846264338327;

// floor(value + 1/2), for whole numbers of 32 bits.
int32_t RoundUp(double value) {
  const double shifted = value + 0.5;
  const auto whole = static_cast<int64_t>(shifted);
  return static_cast<int32_t>(static_cast<double>(whole) > shifted ? whole - 1 : whole);
}

// Number `i` of an array.
void Store(FftType type, double value, void* array, int32_t i) {
  switch (type) {
    case FftType::kInt16:
      static_cast<int16_t*>(array)[i] = static_cast<int16_t>(RoundUp(INT16_MAX * value));
      break;
    case FftType::kInt32:
      static_cast<int32_t*>(array)[i] = RoundUp(INT32_MAX * value);
      break;
    default:
      static_cast<float*>(array)[i] = static_cast<float>(value);
      break;
  }
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

void FftTwiddles(FftType type, int32_t length, bool inverse, void* twiddles, void* real_twiddles) {
  const double direction = inverse ? 1 : -1;
  for (int32_t i = 0; i < length + length / 2; ++i) {
    const int32_t k = i < length ? i : i - length;
    const double phase = i < length ? 2 * kPi * k / length : kPi * ((k + 1.0) / length + 0.5);
    void* array = i < length ? twiddles : real_twiddles;
    const SineCosine value = TableSineCosine(direction * phase);
    Store(type, value.cosine, array, 2 * k);
    Store(type, value.sine, array, 2 * k + 1);
  }
}

}  // namespace kernels
}  // namespace tflite

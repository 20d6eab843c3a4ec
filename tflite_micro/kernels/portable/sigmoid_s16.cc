#include <stdint.h>

#include "tflite_micro/kernels/constant_math.h"
#include "tflite_micro/kernels/sigmoid.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int kLast = 255;

// 65536 * logistic(i / 24). Chords lie below the curve: each base point is raised by half of the error that its chord
// has in the middle.
struct SigmoidTable {
  uint16_t values[kLast + 1];
};

constexpr double Scaled(double i) { return 65536 / (1 + ConstantExp(-i / 24)); }

constexpr SigmoidTable MakeSigmoidTable() {
  SigmoidTable table = {};
  for (int i = 0; i < kLast; ++i) {
    const double chord_error = (Scaled(i) + Scaled(i + 1)) / 2 - Scaled(i + 0.5);
    table.values[i] = static_cast<uint16_t>(ConstantRound(Scaled(i) - chord_error / 2));
  }
  table.values[kLast] = UINT16_MAX;
  return table;
}

constexpr SigmoidTable kSigmoid = MakeSigmoidTable();

// x in steps of 1/12288.
int32_t Argument(const SigmoidS16Params& params, int32_t half, int16_t input) {
  return (input * params.multiplier + half) >> params.shift;
}

// 2^(16 + bits) * logistic(magnitude / (24 * 2^bits)); `saturated` from the end of the table on.
uint32_t Interpolate(uint32_t magnitude, int bits, uint32_t saturated) {
  const uint32_t index = magnitude >> bits;
  if (index >= kLast) return saturated;
  const uint32_t base = kSigmoid.values[index];
  const uint32_t fraction = magnitude & ((uint32_t{1} << bits) - 1);
  return (base << bits) + fraction * (kSigmoid.values[index + 1] - base);
}

uint32_t Magnitude(int32_t x) { return static_cast<uint32_t>(x < 0 ? -x : x); }

int32_t HalfOf(int32_t shift) { return shift > 0 ? int32_t{1} << (shift - 1) : 0; }

}  // namespace

void LogisticS16(const SigmoidS16Params& params, const int16_t* input, int16_t* output, int size) {
  constexpr int kBits = 9;  // 12288 = 24 * 2^9
  const int32_t half = HalfOf(params.shift);
  for (int i = 0; i < size; ++i) {
    const int32_t x = Argument(params, half, input[i]);
    const uint32_t value = Interpolate(Magnitude(x), kBits, uint32_t{INT16_MAX} << (kBits + 1));
    // From 2^25 to 2^15; logistic(-x) = 1 - logistic(x).
    const uint32_t rounded = x >= 0 ? value + (1 << kBits) : (uint32_t{1} << 25) - value + (1 << kBits) - 1;
    output[i] = static_cast<int16_t>(rounded >> (kBits + 1));
  }
}

void TanhS16(const SigmoidS16Params& params, const int16_t* input, int16_t* output, int size) {
  constexpr int kBits = 8;  // twice x
  const int32_t half = HalfOf(params.shift);
  for (int i = 0; i < size; ++i) {
    const int32_t x = Argument(params, half, input[i]);
    const int32_t value =
        static_cast<int32_t>(Interpolate(Magnitude(x), kBits, uint32_t{UINT16_MAX} << kBits)) - (1 << 23);
    // From 2^23 to 2^15.
    const int32_t rounded = x >= 0 ? value + (1 << (kBits - 1)) : -value + (1 << (kBits - 1)) - 1;
    output[i] = static_cast<int16_t>(rounded >> kBits);
  }
}

}  // namespace kernels
}  // namespace tflite

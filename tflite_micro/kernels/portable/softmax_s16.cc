#include <stdint.h>

#include "tflite_micro/kernels/constant_math.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/softmax.h"

namespace tflite {
namespace kernels {
namespace {

// A function on an interval as 512 chords; values are scaled by 2^15. A base point is moved by half of the error that
// the chord has in its middle.
struct ChordTable {
  int16_t values[513];
};

constexpr double Round(double x) { return static_cast<double>(ConstantRound(x)); }
constexpr int16_t Saturate(double x) { return static_cast<int16_t>(x > 32767 ? 32767 : x < -32768 ? -32768 : x); }

constexpr ChordTable MakeChordTable(double lowest, double highest, double (*function)(double)) {
  ChordTable table = {};
  const double step = (highest - lowest) / 512;
  for (int i = 0; i < 512; ++i) {
    const double x = lowest + i * step;
    const double start = Round(function(x) * 32768);
    const double middle = Round(function(x + step / 2) * 32768);
    const double end = function(lowest + (i + 1) * step) * 32768;
    const double error = Round((end + start) / 2) - middle;
    table.values[i] = Saturate(start - Round(error / 2));
  }
  table.values[512] = Saturate(Round(function(highest) * 32768));
  return table;
}

constexpr ChordTable kExp = MakeChordTable(-10, 0, ConstantExp);
int32_t ExpEntry(int32_t i) { return kExp.values[i]; }

// Entry `i` of the table of 1 / (1 + x) for x from 0 to 1, by divisions: each row needs two, so that the table would
// not be worth its size.
__attribute__((noinline)) constexpr int32_t ReciprocalEntry(int32_t i) {
  // floor(2 a / b) / 2 is a / b to the half that rounding needs; no quotient is a half.
  const int32_t start = ((1 << 25) / (512 + i) + 1) / 2;
  const int32_t middle = ((1 << 26) / (1025 + 2 * i) + 1) / 2;
  const int32_t end = (1 << 24) / (513 + i);
  const int32_t error = (end + start + 1) / 2 - middle;
  const int32_t value = start - (error + (error > 0 ? 1 : error < 0 ? -1 : 0)) / 2;
  return value > INT16_MAX ? INT16_MAX : value;
}

constexpr double OneOverOnePlus(double x) { return 1 / (1 + x); }
constexpr bool ReciprocalIsThatOfTheTable() {
  const ChordTable table = MakeChordTable(0, 1, OneOverOnePlus);
  for (int32_t i = 0; i <= 512; ++i) {
    if (ReciprocalEntry(i) != table.values[i]) return false;
  }
  return true;
}
static_assert(ReciprocalIsThatOfTheTable(), "quotients differ from the table");

// The function of a table with these entries at `position` -32768 (start of the interval) .. 32767 (its end).
TFLM_ONE_COPY int32_t LookUp(int32_t (*entry)(int32_t), int32_t position) {
  const int32_t index = 256 + (position >> 7);
  const int32_t base = entry(index);
  return base + (((entry(index + 1) - base) * (position & 127) + 64) >> 7);
}

int32_t SaturateToS16(int64_t value) { return static_cast<int32_t>(Clamp<int64_t>(value, INT16_MIN, INT16_MAX)); }

}  // namespace

void SoftmaxS16(int rows, int depth, const SoftmaxParams& params, const int16_t* input, int16_t* output) {
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    int32_t largest = input[0];
    for (int i = 1; i < depth; ++i) {
      if (input[i] > largest) largest = input[i];
    }
    // The exponentials wait in the output until their sum is known.
    uint32_t sum = 0;
    for (int i = 0; i < depth; ++i) {
      const int32_t difference = input[i] - largest;
      int32_t exponential = kExp.values[0];
      if (difference >= params.lowest_difference) {
        const int64_t exponent = MultiplyByQuantizedMultiplier(difference, params.multiplier, params.shift);
        exponential = LookUp(ExpEntry, SaturateToS16(exponent + 32767));
      }
      output[i] = static_cast<int16_t>(exponential);
      sum = sum > INT32_MAX - static_cast<uint32_t>(exponential) ? INT32_MAX : sum + static_cast<uint32_t>(exponential);
    }
    // sum = 2^(16 - leading_zeros) * (1 + x) in units of 2^15, x in [0, 1).
    const int leading_zeros = __builtin_clz(sum);
    const int32_t one_plus_x =
        static_cast<int32_t>(((static_cast<int64_t>(sum) << (leading_zeros - 1)) + (1 << 13)) >> 14);
    const int32_t reciprocal = LookUp(ReciprocalEntry, SaturateToS16(one_plus_x - (1 << 16) - (1 << 15)));
    const int right_shift = 31 - leading_zeros;
    const int32_t half = 1 << (right_shift - 1);
    for (int i = 0; i < depth; ++i) {
      const int32_t value = (output[i] * reciprocal + half) >> right_shift;
      output[i] = static_cast<int16_t>(Clamp<int32_t>(value, 0, INT16_MAX));
    }
  }
}

}  // namespace kernels
}  // namespace tflite

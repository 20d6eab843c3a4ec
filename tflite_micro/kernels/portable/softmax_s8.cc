#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/softmax.h"

namespace tflite {
namespace kernels {
namespace {

// Integer bits of the exponent and of the sum of exponentials (up to 8191 equal elements add up without saturation).
constexpr int kExponentBits = 5;
constexpr int kSumBits = 12;

using F = FixedPoint<int32_t>;

// e^difference as a unit fixed-point number.
int32_t Exp(int32_t difference, const SoftmaxParams& params) {
  return F::ExpOfNegative(MultiplyByQuantizedMultiplier(difference, params.multiplier, params.shift), kExponentBits);
}

template <typename Output>
void Softmax(int rows, int depth, const SoftmaxParams& params, const int8_t* input, Output* output) {
  constexpr int kOutputBits = 8 * static_cast<int>(sizeof(Output));
  constexpr int32_t kLowest = -(1 << (kOutputBits - 1));
  constexpr int32_t kHighest = (1 << (kOutputBits - 1)) - 1;
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    int32_t largest = input[0];
    for (int i = 1; i < depth; ++i) {
      if (input[i] > largest) largest = input[i];
    }
    uint32_t sum = 0;
    for (int i = 0; i < depth; ++i) {
      const int32_t difference = input[i] - largest;
      if (difference < params.lowest_difference) continue;
      const uint32_t term = static_cast<uint32_t>(RoundingDivideByPowerOfTwo(Exp(difference, params), kSumBits));
      sum = sum > UINT32_MAX - term ? UINT32_MAX : sum + term;
    }
    // sum = 2^bits_over_unit * (1 + fraction); the largest element alone makes it 1.
    const int leading_zeros = __builtin_clz(sum);
    const int bits_over_unit = kSumBits - leading_zeros;
    const int32_t fraction = static_cast<int32_t>((sum << leading_zeros) - (uint32_t{1} << 31));
    const int32_t reciprocal = F::OneOverOnePlus(fraction);
    for (int i = 0; i < depth; ++i) {
      const int32_t difference = input[i] - largest;
      int32_t value = kLowest;
      if (difference >= params.lowest_difference) {
        // A shift by more than 31 leaves less than half a step.
        const int shift = bits_over_unit + 31 - kOutputBits;
        if (shift <= 31) value += RoundingDivideByPowerOfTwo(F::Multiply(reciprocal, Exp(difference, params)), shift);
        if (value > kHighest) value = kHighest;
      }
      output[i] = static_cast<Output>(value);
    }
  }
}

}  // namespace

void SoftmaxS8(int rows, int depth, const SoftmaxParams& params, const int8_t* input, int8_t* output) {
  Softmax(rows, depth, params, input, output);
}

void SoftmaxS8S16(int rows, int depth, const SoftmaxParams& params, const int8_t* input, int16_t* output) {
  Softmax(rows, depth, params, input, output);
}

}  // namespace kernels
}  // namespace tflite

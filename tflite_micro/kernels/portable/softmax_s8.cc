#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"
#include "tflite_micro/kernels/softmax.h"

namespace tflite {
namespace kernels {
namespace {

// Integer bits of the exponent and of the sum of exponentials (up to 8191 equal elements add up without saturation).
constexpr int kExponentBits = 5;
constexpr int kSumBits = 12;

constexpr int kTopBit = 0x80;

using F = FixedPoint<int32_t>;

// e^difference as a unit fixed-point number.
int32_t Exp(int32_t difference, const SoftmaxParams& params) {
  return F::ExpOfNegative(MultiplyByQuantizedMultiplier(difference, params.multiplier, params.shift), kExponentBits);
}

// `flip` turns what is uint8 into int8 and back: 0, or the top bit of a byte.
// Outputs are of int8, to be flipped too, or of int16.
TFLM_BODY_FOR_TYPES void Softmax(ElementType type, int rows, int depth, const SoftmaxParams& params,
                                 const uint8_t* input, int flip, void* output) {
  const int output_bits = 8 * ElementBytes(type);
  const int32_t lowest = LowestElement(type);
  const int32_t highest = HighestElement(type);
  const int output_flip = type == ElementType::kS8 ? flip : 0;
  int32_t next = 0;  // output
  for (int row = 0; row < rows; ++row, input += depth) {
    const auto element = [&](int i) { return static_cast<int32_t>(static_cast<int8_t>(input[i] ^ flip)); };
    int32_t largest = element(0);
    for (int i = 1; i < depth; ++i) {
      if (element(i) > largest) largest = element(i);
    }
    uint32_t sum = 0;
    for (int i = 0; i < depth; ++i) {
      const int32_t difference = element(i) - largest;
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
      const int32_t difference = element(i) - largest;
      int32_t value = lowest;
      if (difference >= params.lowest_difference) {
        // A shift by more than 31 leaves less than half a step.
        const int shift = bits_over_unit + 31 - output_bits;
        if (shift <= 31) value += RoundingDivideByPowerOfTwo(F::Multiply(reciprocal, Exp(difference, params)), shift);
        if (value > highest) value = highest;
      }
      StoreElement(type, value ^ output_flip, output, next++);
    }
  }
}

}  // namespace

void SoftmaxS8(int rows, int depth, const SoftmaxParams& params, const int8_t* input, int8_t* output) {
  Softmax(ElementType::kS8, rows, depth, params, reinterpret_cast<const uint8_t*>(input), 0, output);
}

void SoftmaxU8(int rows, int depth, const SoftmaxParams& params, const uint8_t* input, uint8_t* output) {
  Softmax(ElementType::kS8, rows, depth, params, input, kTopBit, output);
}

void SoftmaxS8S16(int rows, int depth, const SoftmaxParams& params, const int8_t* input, int16_t* output) {
  Softmax(ElementType::kS16, rows, depth, params, reinterpret_cast<const uint8_t*>(input), 0, output);
}

void SoftmaxU8S16(int rows, int depth, const SoftmaxParams& params, const uint8_t* input, int16_t* output) {
  Softmax(ElementType::kS16, rows, depth, params, input, kTopBit, output);
}

}  // namespace kernels
}  // namespace tflite

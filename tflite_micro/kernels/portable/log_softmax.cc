#include "tflite_micro/kernels/log_softmax.h"

#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {
namespace {

// Integer bits of an exponent and a logarithm, and of the sum of exponentials.
constexpr int kLogBits = 5;
constexpr int kSumBits = 12;

using F = FixedPoint<int32_t>;

int32_t ShiftUpSaturating(int32_t value, int shift) {
  return static_cast<int32_t>(
      Clamp<int64_t>(static_cast<int64_t>(value) * (int64_t{1} << shift), INT32_MIN, INT32_MAX));
}

// log(x) with kLogBits for x >= 1 with kSumBits. x = r * 2^n with r about 2^(-1/4), found in two ways of which the
// better one is taken; log(r) is a quotient of polynomials around that point. The order of operations is the
// definition.
int32_t Logarithm(int32_t x) {
  constexpr int32_t kLogOfTwo = 1488522236;
  constexpr int32_t kFourthRootOfHalf = 1805811301;
  constexpr int32_t kRootOfHalf = 1518500250;
  constexpr int32_t kNumerator = 117049297;    // 11/240 * 2^(1/4)
  constexpr int32_t kDenominator = 127690142;  // 1/20 * 2^(1/4)
  constexpr int32_t kConstant = 1057819769;    // 2 / 2^(1/4) - 2^(1/4)
  constexpr int32_t kLinear = 638450708;       // 1/4 * 2^(1/4)
  constexpr int kAccumulatorBits = kLogBits + 1;
  constexpr int32_t kOne = int32_t{1} << (31 - kAccumulatorBits);

  const int zeros = __builtin_clz(static_cast<uint32_t>(x));
  const int32_t first = ShiftUpSaturating(F::Multiply(ShiftUpSaturating(x, zeros - 1), kRootOfHalf), 1);
  const int32_t first_exponent = (kSumBits - zeros) * kOne + kOne / 4;
  const int shift = __builtin_clz(static_cast<uint32_t>(F::Multiply(x, kRootOfHalf))) - 1;
  const int32_t second = ShiftUpSaturating(x, shift);
  const int32_t second_exponent = (kSumBits - shift) * kOne - kOne / 4;
  const int32_t r = first < second ? first : second;
  const int32_t exponent = first_exponent > second_exponent ? first_exponent : second_exponent;

  const int32_t p = static_cast<int32_t>((static_cast<int64_t>(r) + kFourthRootOfHalf + 1) / 2);
  const int32_t q = (r - kFourthRootOfHalf) * 2;
  const int32_t square = F::Multiply(q, q);
  const int32_t numerator = F::Multiply(q, r) + F::Multiply(F::Multiply(q, square), kNumerator);
  const int32_t denominator =
      F::Multiply(p, kConstant + q + F::Multiply(kDenominator, square)) + F::Multiply(kLinear, q);
  const int32_t quotient =
      F::Multiply(RoundingDivideByPowerOfTwo(numerator, kAccumulatorBits), F::OneOverOnePlus(denominator));
  return ShiftUpSaturating(F::Multiply(exponent, kLogOfTwo) + quotient, 1);
}

TFLM_BODY_FOR_TYPES void Quantized(ElementType type, int rows, int depth, const LogSoftmaxParams& p, const void* input,
                                   void* output) {
  const int32_t lowest_element = LowestElement(type);
  const int32_t highest_element = HighestElement(type);
  for (int32_t first = 0; first < rows * depth; first += depth) {
    int32_t largest = lowest_element;
    for (int i = 0; i < depth; ++i) {
      const int32_t value = LoadElement(type, input, first + i);
      if (value > largest) largest = value;
    }
    // Up to 2^12 equal elements add up.
    uint32_t sum = 0;
    for (int i = 0; i < depth; ++i) {
      const int32_t difference = LoadElement(type, input, first + i) - largest;
      if (difference < p.lowest_difference) continue;
      const int32_t exponent = MultiplyByQuantizedMultiplier(difference, p.multiplier, p.shift);
      sum += static_cast<uint32_t>(RoundingDivideByPowerOfTwo(F::ExpOfNegative(exponent, kLogBits), kSumBits));
      if (sum > INT32_MAX) sum = INT32_MAX;
    }
    const int32_t log_of_sum = Logarithm(static_cast<int32_t>(sum));
    // Differences from which on the result would be out of range.
    const int32_t reach = ScaleSaturating(INT32_MIN + log_of_sum, p.reverse_multiplier, p.reverse_shift);
    const int32_t lowest = reach > p.lowest_difference - 1 ? reach : p.lowest_difference - 1;
    for (int i = 0; i < depth; ++i) {
      const int32_t difference = LoadElement(type, input, first + i) - largest;
      int32_t result = lowest_element;
      if (difference > lowest) {
        const int32_t exponent = MultiplyByQuantizedMultiplier(difference, p.multiplier, p.shift);
        const int32_t steps = RoundingDivideByPowerOfTwo(
            static_cast<int32_t>(static_cast<uint32_t>(exponent) - static_cast<uint32_t>(log_of_sum)), 22);
        result = Clamp(steps + highest_element, lowest_element, highest_element);
      }
      StoreElement(type, result, output, first + i);
    }
  }
}

}  // namespace

void LogSoftmaxF32(int rows, int depth, const float* input, float* output) {
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    float largest = input[0];
    for (int i = 1; i < depth; ++i) {
      if (input[i] > largest) largest = input[i];
    }
    float sum = 0;
    for (int i = 0; i < depth; ++i) sum += Exponential(input[i] - largest);
    const float log_of_sum = Logarithm(sum);
    for (int i = 0; i < depth; ++i) output[i] = input[i] - largest - log_of_sum;
  }
}

void LogSoftmaxS8(int rows, int depth, const LogSoftmaxParams& params, const int8_t* input, int8_t* output) {
  Quantized(ElementType::kS8, rows, depth, params, input, output);
}

void LogSoftmaxU8(int rows, int depth, const LogSoftmaxParams& params, const uint8_t* input, uint8_t* output) {
  Quantized(ElementType::kU8, rows, depth, params, input, output);
}

void LogSoftmaxS16(int rows, int depth, float input_scale, float output_scale, const int16_t* input, int16_t* output) {
  for (int row = 0; row < rows; ++row, input += depth, output += depth) {
    int32_t largest = input[0];
    for (int i = 1; i < depth; ++i) {
      if (input[i] > largest) largest = input[i];
    }
    float sum = 0;
    for (int i = 0; i < depth; ++i) sum += Exponential(static_cast<float>(input[i] - largest) * input_scale);
    const float log_of_sum = Logarithm(sum);
    for (int i = 0; i < depth; ++i) {
      const float value = static_cast<float>(input[i] - largest) * input_scale - log_of_sum;
      output[i] = static_cast<int16_t>(Clamp<int32_t>(RoundSaturating(value / output_scale), INT16_MIN, INT16_MAX));
    }
  }
}

}  // namespace kernels
}  // namespace tflite

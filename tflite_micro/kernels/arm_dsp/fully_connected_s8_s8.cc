// Fully connected layer of int8 activations and int8 weights by the DSP extension.
#include "tflite_micro/kernels/arm_dsp/memory_s8_s8.h"
#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/arm_dsp/row_products.h"
#include "tflite_micro/kernels/fully_connected.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

// Units whose sums are computed at a time.
constexpr int32_t kBlock = 48;

// A unit's factor as PreciseRequantization has it, high * 2^32 + low, with `low` as a signed number; and what comes
// after the product's upper 32 bits: saturate((upper + addend) >> right_shift).
//
// Halves go away from zero, but there are none: as `low` is not 0, the product of the factor and a sum of 32 bits has a
// bit below 2^63, and 2^64 is the least of the steps' halves. So rounding is the same for both signs.
struct Factor {
  int32_t high;
  int32_t low;
  int32_t addend;
  int32_t right_shift;
};

// Whether there is one, which is filled then; outputs have the range of int8.
inline bool HasFactor(const PreciseRequantization& requantization, int32_t entry, Factor* factor) {
  const uint32_t low = requantization.lows[entry];
  factor->low = static_cast<int32_t>(low);
  factor->high = static_cast<int32_t>(requantization.highs[entry] + (low >> 31));
  factor->right_shift = -1 - requantization.shifts[entry];
  factor->addend = (requantization.output_offset * 2 + 1) * (1 << ((factor->right_shift - 1) & 31));
  return low != 0 && factor->high >= 0 && static_cast<uint32_t>(factor->right_shift - 1) < 19;
}

inline int32_t Requantize(const Factor& factor, int32_t sum) {
  int32_t lost;
  int32_t lower;
  __asm__("smull %0, %1, %2, %3" : "=&r"(lost), "=&r"(lower) : "r"(sum), "r"(factor.low));
  int32_t upper = lower >> 31;
  __asm__("smlal %0, %1, %2, %3" : "+r"(lower), "+r"(upper) : "r"(sum), "r"(factor.high));
  int32_t value = (upper + factor.addend) >> factor.right_shift;
  __asm__("ssat %0, #8, %1" : "=r"(value) : "r"(value));
  return value;
}

// A function of its own, so that nothing competes with the usual case for registers.
__attribute__((noinline)) int32_t RequantizeUnusual(const PreciseRequantization& requantization, int32_t entry,
                                                    int32_t sum) {
  return requantization.Apply(sum, entry);
}

// Units `unit` and after.
__attribute__((noinline)) void RequantizeSums(const PreciseRequantization& requantization, const int32_t* sums,
                                              int32_t count, int32_t unit, int8_t* output) {
  const PreciseRequantization of_unit = requantization.From(unit);
  const int32_t* const end = sums + count;
  const bool is_whole_range = requantization.lowest == INT8_MIN && requantization.highest == INT8_MAX;
  Factor factor;
  if (requantization.channel_mask == 0 && is_whole_range && HasFactor(of_unit, 0, &factor)) {
    const auto next = [&] { *output++ = static_cast<int8_t>(Requantize(factor, *sums++)); };
#ifndef __OPTIMIZE_SIZE__
    while (end - sums >= 4) {
      next();
      next();
      next();
      next();
    }
#endif
    while (sums != end) next();
    return;
  }
  for (int32_t i = 0; sums != end; ++i) {
    const int32_t entry = i & of_unit.channel_mask;
    const int32_t sum = *sums++;
    *output++ = static_cast<int8_t>(is_whole_range && HasFactor(of_unit, entry, &factor)
                                        ? Requantize(factor, sum)
                                        : RequantizeUnusual(of_unit, entry, sum));
  }
}

}  // namespace

int64_t FullyConnectedS8S8ScratchSize(int32_t depth) { return arm_dsp::FullyConnectedScratchSize(depth); }

void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void* scratch) {
  uint32_t* pairs = static_cast<uint32_t*>(scratch);
  int32_t sums[kBlock];
  for (; batches > 0; --batches) {
    Expand(input, depth, Twice(input_offset), pairs, 2);
    // The filter's offset contributes the same to every unit: the sum of the inputs times the offset.
    uint32_t common = 0;
    if (filter_offset != 0) {
      for (int32_t i = 0; i < depth; ++i) common += static_cast<uint32_t>(input[i] + input_offset);
      common *= static_cast<uint32_t>(filter_offset);
    }
    for (int32_t unit = 0; unit < units; unit += kBlock) {
      const int32_t count = units - unit < kBlock ? units - unit : kBlock;
      const int32_t* start = bias != nullptr ? bias + unit : sums;
      if (bias == nullptr || common != 0) {
        for (int32_t i = 0; i < count; ++i) {
          sums[i] = static_cast<int32_t>(common + (bias != nullptr ? static_cast<uint32_t>(start[i]) : 0));
        }
        start = sums;
      }
      AddRowProducts(filter + unit * depth, count, depth, depth, pairs, start, sums);
      RequantizeSums(requantization, sums, count, unit, output + unit);
    }
    input += depth;
    output += units;
  }
}

}  // namespace kernels
}  // namespace tflite

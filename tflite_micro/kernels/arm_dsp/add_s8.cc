// Quantised sum of int8 by the DSP extension: the upper half of a product comes rounded from one instruction, so that
// an element takes 16 and the loop 3 for four of them, where no operand is repeated and the output has its whole range.
#include "tflite_micro/kernels/portable/add_quantized.h"

namespace tflite {
namespace kernels {
namespace {

inline int32_t UpperHalf(int32_t a, int32_t b) {
  int32_t product;
  __asm__("smmulr %0, %1, %2" : "=r"(product) : "r"(a), "r"(b));
  return product;
}

// See AddQuantized() for what is done. The output's offset is added before the last shift, times 2^shift.
void AddRuns(const int8_t* larger, const int8_t* smaller, int8_t* out, int32_t count,
             const AddQuantizedParams& params) {
  const RoundedFactor factor_smaller(params.multiplier_smaller, params.shift_smaller);
  const int32_t doubled_larger = params.sign_larger * (int32_t{1} << kAddLeftShiftS8);
  const int32_t larger_start = params.offset_larger * doubled_larger;
  const int32_t doubled_smaller = int32_t{2} << kAddLeftShiftS8;
  const int32_t smaller_start = params.offset_smaller * doubled_smaller;
  const int32_t shift_out = params.shift_out;
  const int32_t multiplier_out = params.multiplier_out;
  const int32_t addend_out = (2 * params.offset_out + 1) * (1 << (shift_out - 1));
  const auto next = [&] {
    const int32_t product = UpperHalf(smaller_start + *smaller++ * doubled_smaller, factor_smaller.multiplier);
    const int32_t scaled =
        (product + factor_smaller.half + ((product >> 31) & factor_smaller.negative_mask)) >> factor_smaller.shift;
    const int32_t sum = UpperHalf(larger_start + *larger++ * doubled_larger + 2 * scaled, multiplier_out);
    int32_t value = (sum + (sum >> 31) + addend_out) >> shift_out;
    __asm__("ssat %0, #8, %1" : "=r"(value) : "r"(value));
    *out++ = static_cast<int8_t>(value);
  };
  const int8_t* const end = out + count;
  while (end - out >= 4) {
    next();
    next();
    next();
    next();
  }
  while (out != end) next();
}

}  // namespace

void AddS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
           const void* untyped_params) {
  const auto& params = *static_cast<const AddQuantizedParams*>(untyped_params);
  if (step_a != 1 || step_b != 1 || params.lowest != INT8_MIN || params.highest != INT8_MAX || params.shift_out < 1 ||
      params.shift_out > 22) {
    AddQuantized(ElementType::kS8, a, step_a, b, step_b, out, count, untyped_params);
    return;
  }
  const bool swap = params.b_is_larger != 0;
  AddRuns(static_cast<const int8_t*>(swap ? b : a), static_cast<const int8_t*>(swap ? a : b), static_cast<int8_t*>(out),
          count, params);
}

}  // namespace kernels
}  // namespace tflite

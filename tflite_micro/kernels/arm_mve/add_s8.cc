// Quantised sum of int8 by Helium, four elements at a time.
#include "tflite_micro/kernels/portable/add_quantized.h"

namespace tflite {
namespace kernels {
namespace {

// See AddQuantized() for what is done. Assembly code knows the order.
struct VectorSum {
  const int8_t* larger;
  const int8_t* smaller;
  int8_t* out;
  int32_t count;
  int32_t larger_start;
  int32_t smaller_start;
  int32_t shift_smaller;  // negative: to the right
  int32_t shift_out;      // the same
  int32_t offset_out;
  int32_t highest;
  int32_t lowest;
  int32_t doubled_larger;
  int32_t doubled_smaller;
  int32_t multiplier_smaller;
  int32_t multiplier_out;
};

// 18 instructions for four elements and one for the loop. Registers: r0 - r9 the first ten of VectorSum, r10 2; q3
// lowest, q4 and q5 what smaller and larger elements are multiplied by, q6 and q7 the factors' multipliers.
__attribute__((naked)) void AddVectors(const VectorSum*) {
  __asm__ volatile(
      "  push {r4-r11, lr}\n"
      "  vpush {d8-d15}\n"
      "  ldrd r1, r2, [r0, #52]\n"
      "  vdup.32 q6, r1\n"
      "  vdup.32 q7, r2\n"
      "  ldm r0, {r0-r12}\n"
      "  vdup.32 q3, r10\n"
      "  vdup.32 q4, r12\n"
      "  vdup.32 q5, r11\n"
      "  mov r10, #2\n"
      "  wlstp.32 lr, r3, 2f\n"
      "1:\n"
      "  vldrb.s32 q0, [r1], #4\n"
      "  vmlas.s32 q0, q4, r5\n"
      "  vrmulh.s32 q0, q0, q6\n"
      "  vldrb.s32 q1, [r0], #4\n"
      "  vshr.s32 q2, q0, #31\n"
      "  vadd.i32 q0, q0, q2\n"
      "  vmlas.s32 q1, q5, r4\n"
      "  vrshl.s32 q0, r6\n"
      "  vmla.s32 q1, q0, r10\n"
      "  vrmulh.s32 q1, q1, q7\n"
      "  vshr.s32 q2, q1, #31\n"
      "  vadd.i32 q1, q1, q2\n"
      "  vdup.32 q2, r9\n"
      "  vrshl.s32 q1, r7\n"
      "  vadd.i32 q1, q1, r8\n"
      "  vmax.s32 q1, q1, q3\n"
      "  vmin.s32 q1, q1, q2\n"
      "  vstrb.32 q1, [r2], #4\n"
      "  letp lr, 1b\n"
      "2:\n"
      "  vpop {d8-d15}\n"
      "  pop {r4-r11, pc}\n");
}

}  // namespace

void AddS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
           const void* untyped_params) {
  const auto& params = *static_cast<const AddQuantizedParams*>(untyped_params);
  if (step_a != 1 || step_b != 1 || params.shift_smaller == 0 || params.shift_out == 0) {
    AddQuantized(ElementType::kS8, a, step_a, b, step_b, out, count, untyped_params);
    return;
  }
  const bool swap = params.b_is_larger != 0;
  const int32_t doubled_larger = params.sign_larger * (int32_t{1} << kAddLeftShiftS8);
  const int32_t doubled_smaller = int32_t{2} << kAddLeftShiftS8;
  const VectorSum sum = {static_cast<const int8_t*>(swap ? b : a),
                         static_cast<const int8_t*>(swap ? a : b),
                         static_cast<int8_t*>(out),
                         count,
                         params.offset_larger * doubled_larger,
                         params.offset_smaller * doubled_smaller,
                         -params.shift_smaller,
                         -params.shift_out,
                         params.offset_out,
                         params.highest,
                         params.lowest,
                         doubled_larger,
                         doubled_smaller,
                         params.multiplier_smaller,
                         params.multiplier_out};
  AddVectors(&sum);
}

}  // namespace kernels
}  // namespace tflite

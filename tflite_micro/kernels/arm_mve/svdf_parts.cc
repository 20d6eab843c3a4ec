// The parts of a step of a quantised SVDF by Helium.
#include "tflite_micro/kernels/svdf_parts.h"

#include "tflite_micro/kernels/arm_mve/dot_products.h"
#include "tflite_micro/kernels/arm_mve/fast_requantization.h"

namespace tflite {
namespace kernels {

void SvdfScale(int32_t count, int32_t multiplier, int32_t shift, int32_t lowest, int32_t highest, int32_t* values) {
  const int32x4_t multipliers = vdupq_n_s32(multiplier);
  const int32x4_t shifts = vdupq_n_s32(shift);
  const int32x4_t lower = vdupq_n_s32(lowest);
  const int32x4_t upper = vdupq_n_s32(highest);
  for (; count > 0; count -= 4, values += 4) {
    const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count));
    const int32x4_t given = vldrwq_z_s32(values, lanes);
    const int32x4_t scaled = shift < 0 ? arm_mve::FastScale(given, multipliers, shifts)
                                       : vqrdmulhq_s32(vshlq_s32(given, shifts), multipliers);
    vstrwq_p_s32(values, vminq_s32(vmaxq_s32(scaled, lower), upper), lanes);
  }
}

void SvdfAdvanceS8(int32_t filters, int32_t memory, int32_t zero_point, const int8_t* weights, int8_t* state,
                   int32_t* projections) {
  for (; filters > 0; --filters, weights += memory, state += memory, ++projections) {
    const int32_t newest = *projections;
    int32_t sum = weights[memory - 1] * newest;
    if (zero_point != 0) {
      const uint32_t weight_sum = static_cast<uint32_t>(arm_mve::SumOf(weights, memory - 1));
      sum = static_cast<int32_t>(static_cast<uint32_t>(sum) - weight_sum * static_cast<uint32_t>(zero_point));
    }
    const int8_t* from = state + 1;
    int8_t* to = state;
    const int8_t* weight = weights;
    __asm__ volatile(
        "  wlstp.8 lr, %4, 2f\n"
        "1:\n"
        "  vldrb.8 q0, [%1], #16\n"
        "  vldrb.8 q1, [%2], #16\n"
        "  vmladava.s8 %0, q0, q1\n"
        "  vstrb.8 q0, [%3], #16\n"
        "  letp lr, 1b\n"
        "2:\n"
        : "+Te"(sum), "+r"(from), "+r"(weight), "+r"(to)
        : "r"(memory - 1)
        : "d0", "d1", "d2", "d3", "lr", "memory");
    state[memory - 1] = static_cast<int8_t>(newest + zero_point);
    *projections = sum;
  }
}

void SvdfAdvanceS16(int32_t filters, int32_t memory, const int16_t* weights, int16_t* state, int32_t* projections) {
  for (; filters > 0; --filters, weights += memory, state += memory, ++projections) {
    const int32_t newest = *projections;
    int32_t sum = static_cast<int32_t>(static_cast<uint32_t>(weights[memory - 1]) * static_cast<uint32_t>(newest));
    const int16_t* from = state + 1;
    int16_t* to = state;
    const int16_t* weight = weights;
    __asm__ volatile(
        "  wlstp.16 lr, %4, 2f\n"
        "1:\n"
        "  vldrh.16 q0, [%1], #16\n"
        "  vldrh.16 q1, [%2], #16\n"
        "  vmladava.s16 %0, q0, q1\n"
        "  vstrh.16 q0, [%3], #16\n"
        "  letp lr, 1b\n"
        "2:\n"
        : "+Te"(sum), "+r"(from), "+r"(weight), "+r"(to)
        : "r"(memory - 1)
        : "d0", "d1", "d2", "d3", "lr", "memory");
    state[memory - 1] = static_cast<int16_t>(newest);
    *projections = sum;
  }
}

}  // namespace kernels
}  // namespace tflite

// The parts of a step of a quantised SVDF by Helium.
#include "tflite_micro/kernels/svdf_parts.h"

#include "tflite_micro/kernels/arm_mve/dot_products.h"

namespace tflite {
namespace kernels {

namespace {

// MultiplyByQuantizedMultiplier() with one factor for all.
class Factor {
 public:
  Factor(int32_t multiplier, int32_t shift) : multiplier_(multiplier), shift_(shift) {}

  int32x4_t Times(int32x4_t values) const {
    if (shift_ >= 0) return vqrdmulhq_n_s32(vshlq_r_s32(values, shift_), multiplier_);
    const int32x4_t products = vqrdmulhq_n_s32(values, multiplier_);
    return vrshlq_n_s32(vaddq_s32(products, vshrq_n_s32(products, 31)), shift_);
  }

 private:
  int32_t multiplier_;
  int32_t shift_;
};

// For memories of at most 17 elements, of which all but the newest fit in a vector: 17 instructions for a filter.
void AdvanceShortS8(int32_t filters, int32_t memory, int32_t zero_point, const int8_t* weights, int8_t* state,
                    int32_t* projections) {
  int32_t offset = zero_point;
  int32_t last = memory - 1;
  __asm__ volatile(
      "  vctp.8 %3\n"
      "  dls lr, %5\n"
      "1:\n"
      "  vpstttt\n"
      "  vldrbt.8 q0, [%0, #1]\n"
      "  vldrbt.8 q1, [%1]\n"
      "  vmladavt.s8 r2, q0, q1\n"
      "  vaddvt.s8 r4, q1\n"
      "  ldr r0, [%2]\n"
      "  ldrsb r3, [%1, %3]\n"
      "  mls r2, r4, %4, r2\n"
      "  mla r2, r0, r3, r2\n"
      "  vpst\n"
      "  vstrbt.8 q0, [%0]\n"
      "  add r0, r0, %4\n"
      "  strb r0, [%0, %3]\n"
      "  str r2, [%2], #4\n"
      "  add %0, %0, %6\n"
      "  add %1, %1, %6\n"
      "  le lr, 1b\n"
      : "+r"(state), "+r"(weights), "+r"(projections)
      : "r"(last), "r"(offset), "r"(filters), "r"(memory)
      : "r0", "r2", "r3", "r4", "d0", "d1", "d2", "d3", "lr", "p0", "memory");
}

}  // namespace

void SvdfScale(int32_t count, int32_t multiplier, int32_t shift, int32_t lowest, int32_t highest, int32_t* values) {
  const Factor factor(multiplier, shift);
  const int32x4_t lower = vdupq_n_s32(lowest);
  const int32x4_t upper = vdupq_n_s32(highest);
  for (; count > 0; count -= 4, values += 4) {
    const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count));
    const int32x4_t scaled = factor.Times(vldrwq_z_s32(values, lanes));
    vstrwq_p_s32(values, vminq_s32(vmaxq_s32(scaled, lower), upper), lanes);
  }
}

void SvdfOutputs(int32_t count, int32_t multiplier, int32_t shift, int32_t zero_point, const int32_t* sums,
                 int8_t* outputs) {
  const Factor factor(multiplier, shift);
  // Clamped before the zero point is added, so that that cannot overflow.
  const int32x4_t lower = vdupq_n_s32(INT8_MIN - zero_point);
  const int32x4_t upper = vdupq_n_s32(INT8_MAX - zero_point);
  for (; count > 0; count -= 4, sums += 4, outputs += 4) {
    const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count));
    const int32x4_t scaled = factor.Times(vldrwq_z_s32(sums, lanes));
    vstrbq_p_s32(outputs, vaddq_n_s32(vminq_s32(vmaxq_s32(scaled, lower), upper), zero_point), lanes);
  }
}

void SvdfAdvanceS8(int32_t filters, int32_t memory, int32_t zero_point, const int8_t* weights, int8_t* state,
                   int32_t* projections) {
  if (memory <= 17) {
    AdvanceShortS8(filters, memory, zero_point, weights, state, projections);
    return;
  }
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

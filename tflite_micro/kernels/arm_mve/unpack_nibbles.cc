// Both halves of bytes by Helium: 7 instructions for 32 of them.
#include <arm_mve.h>

#include "tflite_micro/kernels/packed_weights.h"

namespace tflite {
namespace kernels {

void UnpackNibbles(const uint8_t* packed, int32_t bytes, int8_t* unpacked) {
  constexpr int32_t kBytes = 16;
  const int32_t blocks = bytes / kBytes;
  __asm__ volatile(
      "  wls lr, %2, 2f\n"
      "1:\n"
      "  vldrb.8 q2, [%0], #16\n"
      "  vshl.i8 q0, q2, #4\n"
      "  vshr.s8 q1, q2, #4\n"
      "  vshr.s8 q0, q0, #4\n"
      "  vst20.8 {q0, q1}, [%1]\n"
      "  vst21.8 {q0, q1}, [%1]!\n"
      "  le lr, 1b\n"
      "2:\n"
      : "+r"(packed), "+r"(unpacked)
      : "r"(blocks)
      : "d0", "d1", "d2", "d3", "d4", "d5", "lr", "memory");
  const int32_t rest = bytes - blocks * kBytes;
  if (rest == 0) return;
  const mve_pred16_t lanes = vctp8q(static_cast<uint32_t>(rest));
  const uint8x16_t places = vidupq_n_u8(0, 2);
  const int8x16_t last = vreinterpretq_s8_u8(vldrbq_z_u8(packed, lanes));
  vstrbq_scatter_offset_p_s8(unpacked, places, vshrq_n_s8(vshlq_n_s8(last, 4), 4), lanes);
  vstrbq_scatter_offset_p_s8(unpacked + 1, places, vshrq_n_s8(last, 4), lanes);
}

}  // namespace kernels
}  // namespace tflite

// PRELU: x where x >= 0, else alpha * x, one run at a time: each function is a BroadcastRun (kernels/broadcast.h) whose
// operands are x and alpha.
#ifndef TFLITE_MICRO_KERNELS_PRELU_H_
#define TFLITE_MICRO_KERNELS_PRELU_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Quantised: with x = a + offset_x,
//   x * multiplier[0] * 2^(shift[0] - 31) + offset_out where x >= 0, else
//   x * (b + offset_alpha) * multiplier[1] * 2^(shift[1] - 31) + offset_out
// clamped to the type. Offsets of inputs are minus the zero points; shifts are -31 .. 30.
struct PreluParams {
  int32_t multiplier[2];
  int8_t shift[2];
  int16_t offset_x;
  int16_t offset_alpha;
  int16_t offset_out;
};

// `params`: PreluParams.
void PreluS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params);
void PreluU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
             const void* params);
void PreluS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
              const void* params);
// int16 with an int8 alpha.
void PreluS16S8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
// No params.
void PreluF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
              const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PRELU_H_

// Frames that overlap, added to a signal.
#ifndef TFLITE_MICRO_SIGNAL_KERNELS_OVERLAP_ADD_H_
#define TFLITE_MICRO_SIGNAL_KERNELS_OVERLAP_ADD_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// `sum` holds `size` samples to which frames still add. Adds `frame` (int16 is clamped), puts out the first `step` (1
// to `size`), which no later frame reaches, and moves the others to the front.
void OverlapAddS16(const int16_t* frame, int16_t* sum, int32_t size, int32_t step, int16_t* output);
void OverlapAddF32(const float* frame, float* sum, int32_t size, int32_t step, float* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_KERNELS_OVERLAP_ADD_H_

// A frame of samples times a window function.
#ifndef TFLITE_MICRO_SIGNAL_KERNELS_WINDOW_H_
#define TFLITE_MICRO_SIGNAL_KERNELS_WINDOW_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// output[i] = input[i] * weights[i] / 2^shift, rounded down and clamped to 16 bits; 0 <= shift <= 31. `output` may be
// `input`.
void WindowS16(const int16_t* input, const int16_t* weights, int size, int shift, int16_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_KERNELS_WINDOW_H_

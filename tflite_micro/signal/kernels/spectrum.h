// Scaling ahead of a transform in 16 bits, and the energy of its result.
#ifndef TFLITE_MICRO_SIGNAL_KERNELS_SPECTRUM_H_
#define TFLITE_MICRO_SIGNAL_KERNELS_SPECTRUM_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// output[i] = input[i] * 2^result, the largest power of two for which all samples fit; 0 when there is nothing to
// scale.
int32_t AutoScaleS16(const int16_t* input, int32_t size, int16_t* output);

// output[i] = real^2 + imaginary^2 of element i of `input`, from `start` to before `end`, and 0 elsewhere in `bins`.
void EnergyS16(const int16_t* input, int32_t bins, int32_t start, int32_t end, uint32_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_KERNELS_SPECTRUM_H_

// The parts of a step of a quantised SVDF, besides MatricesTimesVectorS8(), for a block of filters; see svdf.h for what
// it is about.
#ifndef TFLITE_MICRO_KERNELS_SVDF_PARTS_H_
#define TFLITE_MICRO_KERNELS_SVDF_PARTS_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// values[i] = values[i] * multiplier * 2^(shift - 31), as MultiplyByQuantizedMultiplier() rounds, clamped to [lowest,
// highest].
void SvdfScale(int32_t count, int32_t multiplier, int32_t shift, int32_t lowest, int32_t highest, int32_t* values);

// outputs[i] = sums[i] * multiplier * 2^(shift - 31) + zero_point, likewise, saturated. `zero_point` is int8's.
void SvdfOutputs(int32_t count, int32_t multiplier, int32_t shift, int32_t zero_point, const int32_t* sums,
                 int8_t* outputs);

// The memories of `filters` filters, [filters, memory] with both at least 1, move on by one step: the oldest element
// goes, the newest is projections[f] + zero_point, which fits. Then projections[f] becomes sum over i of
// weights[f, i] * (state[f, i] - zero_point), modulo 2^32.
void SvdfAdvanceS8(int32_t filters, int32_t memory, int32_t zero_point, const int8_t* weights, int8_t* state,
                   int32_t* projections);
// Without a zero point.
void SvdfAdvanceS16(int32_t filters, int32_t memory, const int16_t* weights, int16_t* state, int32_t* projections);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_SVDF_PARTS_H_

// Signs and magnitudes of integers. All: `input` and `output` hold `size` elements and may be the same.
#ifndef TFLITE_MICRO_KERNELS_INTEGER_FUNCTIONS_H_
#define TFLITE_MICRO_KERNELS_INTEGER_FUNCTIONS_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// output = |input| * multiplier * 2^(shift - 31), at most `highest`; see MultiplyByQuantizedMultiplier(). A highest of
// 32768 wraps.
struct AbsS16Params {
  int32_t multiplier;
  int32_t shift;
  int32_t highest;
};
void AbsS16(const AbsS16Params& params, const int16_t* input, int16_t* output, int size);

// The lowest integer stays what it is.
void AbsS32(const int32_t* input, int32_t* output, int size);
void AbsS64(const int64_t* input, int64_t* output, int size);
void NegS8(const int8_t* input, int8_t* output, int size);
void NegS16(const int16_t* input, int16_t* output, int size);
void NegS32(const int32_t* input, int32_t* output, int size);
void NegS64(const int64_t* input, int64_t* output, int size);

// -1, 0 or 1.
void SignS32(const int32_t* input, int32_t* output, int size);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_INTEGER_FUNCTIONS_H_

// Conversion between any two element types. Elements go through int64_t or float, so that there is one loop to read and
// one to write each type instead of one for each pair.
#ifndef TFLITE_MICRO_KERNELS_CAST_H_
#define TFLITE_MICRO_KERNELS_CAST_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

enum class CastType : uint8_t { kBool, kS8, kU8, kS16, kU16, kS32, kU32, kS64, kF16, kF32 };

// Integers that do not fit lose their high bits. Floats are truncated towards zero and saturate, NaN becomes the
// highest value. To bool: whether it is not 0. Floats are rounded to the nearest. `input` and `output` hold `count`
// elements and do not overlap.
void Cast(CastType from, const void* input, CastType to, void* output, int32_t count);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_CAST_H_

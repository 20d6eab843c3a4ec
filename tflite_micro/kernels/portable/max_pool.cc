// 2-D maximum pooling, for any processor.
#include <float.h>

#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/portable/pooling_traversal.h"

namespace tflite {
namespace kernels {

void MaxPoolU8(const WindowShape& shape, int32_t lowest, int32_t highest, const uint8_t* input, uint8_t* output) {
  PoolingTraversal<1>(MaximumOf<uint8_t>{0}, shape, lowest, highest, input, output);
}

void MaxPoolS16(const WindowShape& shape, int32_t lowest, int32_t highest, const int16_t* input, int16_t* output) {
  PoolingTraversal(MaximumOf<int16_t>{INT16_MIN}, shape, lowest, highest, input, output);
}

void MaxPoolF32(const WindowShape& shape, float lowest, float highest, const float* input, float* output) {
  PoolingTraversal(MaximumOf<float>{-FLT_MAX}, shape, lowest, highest, input, output);
}

}  // namespace kernels
}  // namespace tflite

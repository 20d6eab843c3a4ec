// 2-D average and maximum pooling of int8, for any processor.
#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/portable/pooling_traversal.h"

namespace tflite {
namespace kernels {

void AveragePoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
  PoolingTraversal(MeanOf<int8_t, uint32_t, RoundedQuotient>{}, shape, lowest, highest, input, output);
}

void MaxPoolS8(const WindowShape& shape, int32_t lowest, int32_t highest, const int8_t* input, int8_t* output) {
  PoolingTraversal(MaximumOf<int8_t>{INT8_MIN}, shape, lowest, highest, input, output);
}

}  // namespace kernels
}  // namespace tflite

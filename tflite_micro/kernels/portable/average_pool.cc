// 2-D average pooling, for any processor.
#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/portable/pooling_traversal.h"

namespace tflite {
namespace kernels {
namespace {

struct ExactQuotient {
  float operator()(float sum, int32_t count) const { return sum / static_cast<float>(count); }
};

}  // namespace

void AveragePoolU8(const WindowShape& shape, int32_t lowest, int32_t highest, const uint8_t* input, uint8_t* output) {
  PoolingTraversal<1>(MeanOf<uint8_t, uint32_t, RoundedQuotient>{}, shape, lowest, highest, input, output);
}

void AveragePoolS16(const WindowShape& shape, int32_t lowest, int32_t highest, const int16_t* input, int16_t* output) {
  PoolingTraversal(MeanOf<int16_t, uint32_t, RoundedQuotient>{}, shape, lowest, highest, input, output);
}

void AveragePoolF32(const WindowShape& shape, float lowest, float highest, const float* input, float* output) {
  PoolingTraversal(MeanOf<float, float, ExactQuotient>{}, shape, lowest, highest, input, output);
}

}  // namespace kernels
}  // namespace tflite

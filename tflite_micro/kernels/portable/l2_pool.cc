// 2-D L2 pooling, for any processor.
#include <math.h>

#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/portable/pooling_traversal.h"

namespace tflite {
namespace kernels {
namespace {

struct RootMeanSquare {
  using Sum = float;
  static Sum Start() { return 0; }
  static Sum Take(Sum sum, float element) { return sum + element * element; }
  static float Finish(Sum sum, int32_t count) { return sqrtf(sum / static_cast<float>(count)); }
};

}  // namespace

void L2PoolF32(const WindowShape& shape, float lowest, float highest, const float* input, float* output) {
  PoolingTraversal(RootMeanSquare{}, shape, lowest, highest, input, output);
}

}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/signal/kernels/window.h"

namespace tflite {
namespace kernels {

void WindowS16(const int16_t* input, const int16_t* weights, int size, int shift, int16_t* output) {
  for (int i = 0; i < size; ++i) {
    const int32_t product = static_cast<int32_t>(input[i]) * weights[i] >> shift;
    output[i] = static_cast<int16_t>(product > INT16_MAX ? INT16_MAX : product < INT16_MIN ? INT16_MIN : product);
  }
}

}  // namespace kernels
}  // namespace tflite

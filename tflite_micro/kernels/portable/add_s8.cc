#include "tflite_micro/kernels/portable/add_quantized.h"

namespace tflite {
namespace kernels {

void AddS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  AddQuantized<int8_t, kAddLeftShiftS8>(static_cast<const int8_t*>(a), step_a, static_cast<const int8_t*>(b), step_b,
                                        static_cast<int8_t*>(out), count,
                                        *static_cast<const AddQuantizedParams*>(params));
}

}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/kernels/portable/add_quantized.h"

namespace tflite {
namespace kernels {

void AddU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  AddQuantized<uint8_t, kAddLeftShiftS8>(static_cast<const uint8_t*>(a), step_a, static_cast<const uint8_t*>(b), step_b,
                                         static_cast<uint8_t*>(out), count,
                                         *static_cast<const AddQuantizedParams*>(params));
}

}  // namespace kernels
}  // namespace tflite

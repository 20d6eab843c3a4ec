#include "tflite_micro/kernels/x86/relu_s8.h"
#include "tflite_micro/kernels/x86/vector_avx2.h"

namespace tflite {
namespace kernels {
namespace x86 {
namespace avx2 {
#include "tflite_micro/kernels/x86/relu_s8_vectors.h"
}  // namespace avx2
}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/kernels/x86/relu_s8.h"
#include "tflite_micro/kernels/x86/vector_vnni.h"

namespace tflite {
namespace kernels {
namespace x86 {
namespace vnni {
#include "tflite_micro/kernels/x86/relu_s8_vectors.h"
}  // namespace vnni
}  // namespace x86
}  // namespace kernels
}  // namespace tflite

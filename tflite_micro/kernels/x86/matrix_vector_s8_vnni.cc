#include <stddef.h>

#include "tflite_micro/kernels/x86/matrix_vector_s8.h"
#include "tflite_micro/kernels/x86/vector_vnni.h"

namespace tflite {
namespace kernels {
namespace x86 {
namespace vnni {
namespace {
#include "tflite_micro/kernels/x86/row_sums_vectors.h"
}  // namespace
#include "tflite_micro/kernels/x86/matrix_vector_s8_vectors.h"
}  // namespace vnni
}  // namespace x86
}  // namespace kernels
}  // namespace tflite

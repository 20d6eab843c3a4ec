#include "tflite_micro/kernels/nonzero.h"

namespace tflite {
namespace kernels {

int32_t NonzeroCoordinates(const void* elements, int element_bytes, bool is_float, const int* dims, int rank,
                           int64_t* coordinates) {
  // Little-endian cores have the sign in the last byte, others in the first.
  const uint16_t one = 1;
  const bool sign_is_last = *reinterpret_cast<const uint8_t*>(&one) == 1;
  const int sign_byte = !is_float ? -1 : sign_is_last ? element_bytes - 1 : 0;
  int32_t position[8] = {};
  int32_t remaining = 1;
  for (int i = 0; i < rank; ++i) remaining *= dims[i];
  int32_t found = 0;
  const auto* element = static_cast<const uint8_t*>(elements);
  for (; remaining > 0; --remaining, element += element_bytes) {
    int bits = 0;
    for (int i = 0; i < element_bytes; ++i) bits |= i == sign_byte ? element[i] & 0x7F : element[i];
    if (bits != 0) {
      for (int i = 0; i < rank; ++i) *coordinates++ = position[i];
      ++found;
    }
    for (int i = rank - 1; i >= 0 && ++position[i] == dims[i]; --i) position[i] = 0;
  }
  return found;
}

}  // namespace kernels
}  // namespace tflite

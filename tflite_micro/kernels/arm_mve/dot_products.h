// Sums and products of bytes by Helium, sixteen at a time. What lies past an end is neither loaded nor stored.
#ifndef TFLITE_MICRO_KERNELS_ARM_MVE_DOT_PRODUCTS_H_
#define TFLITE_MICRO_KERNELS_ARM_MVE_DOT_PRODUCTS_H_

#include <arm_mve.h>
#include <stdint.h>

namespace tflite {
namespace kernels {
namespace arm_mve {

// sum + values[0] + ... + values[count - 1], which wraps.
inline int32_t SumOf(const int8_t* values, int32_t count, int32_t sum = 0) {
  __asm__ volatile(
      "  wlstp.8 lr, %2, 2f\n"
      "1:\n"
      "  vldrb.8 q0, [%1], #16\n"
      "  vaddva.s8 %0, q0\n"
      "  letp lr, 1b\n"
      "2:\n"
      : "+Te"(sum), "+r"(values)
      : "r"(count)
      : "d0", "d1", "lr", "memory");
  return sum;
}

// sum + a[0] * b[0] + ... + a[count - 1] * b[count - 1], which wraps.
inline int32_t DotProduct(const int8_t* a, const int8_t* b, int32_t count, int32_t sum) {
  __asm__ volatile(
      "  wlstp.8 lr, %3, 2f\n"
      "1:\n"
      "  vldrb.8 q0, [%1], #16\n"
      "  vldrb.8 q1, [%2], #16\n"
      "  vmladava.s8 %0, q0, q1\n"
      "  letp lr, 1b\n"
      "2:\n"
      : "+Te"(sum), "+r"(a), "+r"(b)
      : "r"(count)
      : "d0", "d1", "d2", "d3", "lr", "memory");
  return sum;
}

// The loop is the processor's own, with three instructions for sixteen bytes.
inline void CopyBytes(const int8_t* from, int32_t count, int8_t* to) {
  __asm__ volatile(
      "  wlstp.8 lr, %2, 2f\n"
      "1:\n"
      "  vldrb.8 q0, [%0], #16\n"
      "  vstrb.8 q0, [%1], #16\n"
      "  letp lr, 1b\n"
      "2:\n"
      : "+r"(from), "+r"(to)
      : "r"(count)
      : "d0", "d1", "lr", "memory");
}

// to[i] = ~from[i]
inline void CopyComplement(const int8_t* from, int32_t count, int8_t* to) {
  __asm__ volatile(
      "  wlstp.8 lr, %2, 2f\n"
      "1:\n"
      "  vldrb.8 q0, [%0], #16\n"
      "  vmvn q0, q0\n"
      "  vstrb.8 q0, [%1], #16\n"
      "  letp lr, 1b\n"
      "2:\n"
      : "+r"(from), "+r"(to)
      : "r"(count)
      : "d0", "d1", "lr", "memory");
}

inline void FillBytes(int8_t value, int32_t count, int8_t* to) {
  __asm__ volatile(
      "  vdup.8 q0, %2\n"
      "  wlstp.8 lr, %1, 2f\n"
      "1:\n"
      "  vstrb.8 q0, [%0], #16\n"
      "  letp lr, 1b\n"
      "2:\n"
      : "+r"(to)
      : "r"(count), "r"(value)
      : "d0", "d1", "lr", "memory");
}

}  // namespace arm_mve
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_ARM_MVE_DOT_PRODUCTS_H_

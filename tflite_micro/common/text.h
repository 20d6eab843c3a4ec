// Comparing texts in a few instructions; those of C libraries are made for long ones and take many times the flash.
#ifndef TFLITE_MICRO_COMMON_TEXT_H_
#define TFLITE_MICRO_COMMON_TEXT_H_

namespace tflite {

// Whether both are the same, up to the zero that ends them.
__attribute__((noinline)) inline bool IsSameText(const char* a, const char* b) {
  while (*a == *b) {
    if (*a == 0) return true;
    ++a;
    ++b;
  }
  return false;
}

}  // namespace tflite

#endif  // TFLITE_MICRO_COMMON_TEXT_H_

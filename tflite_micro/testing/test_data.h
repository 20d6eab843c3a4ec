// Data for tests from a seed, the same on every target: small enough a rule to write down, so that an oracle in
// another language can make the same numbers.
#ifndef TFLITE_MICRO_TESTING_TEST_DATA_H_
#define TFLITE_MICRO_TESTING_TEST_DATA_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace testing {

// x[n + 1] = 1664525 x[n] + 1013904223 modulo 2^32 (Numerical Recipes, "quick and dirty"); a number is made of the
// upper bits, as the lower ones repeat early.
class TestData {
 public:
  explicit TestData(uint32_t seed) : state_(seed) {}

  uint32_t Bits() {
    state_ = state_ * 1664525u + 1013904223u;
    return state_;
  }

  // low..high, both included; the range may be all of int32_t.
  int32_t Integer(int32_t low, int32_t high) {
    const uint64_t range = static_cast<uint64_t>(static_cast<int64_t>(high) - low) + 1;
    return static_cast<int32_t>(low + static_cast<int64_t>((Bits() * range) >> 32));
  }

  // low <= value < high, from 24 bits, so that the float in [0, 1) behind it is exact.
  float Float(float low, float high) {
    return low + (high - low) * (static_cast<float>(Bits() >> 8) * (1.0f / 16777216.0f));
  }

  template <typename T>
  void FillIntegers(T* values, size_t size, int32_t low, int32_t high) {
    for (size_t i = 0; i < size; ++i) values[i] = static_cast<T>(Integer(low, high));
  }

  void FillFloats(float* values, size_t size, float low, float high) {
    for (size_t i = 0; i < size; ++i) values[i] = Float(low, high);
  }

 private:
  uint32_t state_;
};

}  // namespace testing
}  // namespace tflite

#endif  // TFLITE_MICRO_TESTING_TEST_DATA_H_

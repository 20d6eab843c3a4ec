// Memory that a function under test is lent, between bytes that it must leave alone.
#ifndef TFLITE_MICRO_TESTING_GUARDED_MEMORY_H_
#define TFLITE_MICRO_TESTING_GUARDED_MEMORY_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace testing {

// `bytes` (at most kMost) at data(), aligned to 16. The destructor fails the test if a byte around them has changed.
template <size_t kMost>
class GuardedMemory {
 public:
  explicit GuardedMemory(size_t bytes) : bytes_(bytes <= kMost ? bytes : kMost) {
    EXPECT_LE(bytes, kMost);
    memset(memory_, kGuard, sizeof(memory_));
  }
  ~GuardedMemory() {
    for (size_t i = 0; i < kGuards; ++i) {
      EXPECT_EQ(memory_[i], kGuard);
      EXPECT_EQ(memory_[kGuards + bytes_ + i], kGuard);
    }
  }
  GuardedMemory(const GuardedMemory&) = delete;
  GuardedMemory& operator=(const GuardedMemory&) = delete;

  void* data() { return memory_ + kGuards; }

 private:
  static constexpr size_t kGuards = 16;
  static constexpr uint8_t kGuard = 0xA5;
  alignas(16) uint8_t memory_[kMost + 2 * kGuards];
  size_t bytes_;
};

}  // namespace testing
}  // namespace tflite

#endif  // TFLITE_MICRO_TESTING_GUARDED_MEMORY_H_

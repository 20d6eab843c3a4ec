// The options of a custom operator, as a FlexBuffer with a vector of whole numbers: `OptionList{12, 480}`.
#ifndef TFLITE_MICRO_OPS_TESTING_OPTION_LIST_H_
#define TFLITE_MICRO_OPS_TESTING_OPTION_LIST_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace tflite {
namespace micro {

class OptionList {
 public:
  // No options at all.
  OptionList() = default;
  template <typename... Values>
  explicit OptionList(int32_t first, Values... others) {
    const int32_t values[] = {first, static_cast<int32_t>(others)...};
    const auto count = static_cast<uint32_t>(sizeof(values) / sizeof(values[0]));
    static_assert(sizeof(values) <= kMaxBytes, "a longer list than there is room for");
    Append(count);
    for (const int32_t value : values) Append(static_cast<uint32_t>(value));
    // How far back the first element is; a vector of signed numbers of four bytes; the width of this offset.
    const uint8_t root[] = {static_cast<uint8_t>(sizeof(values)), 11 << 2 | 2, 1};
    memcpy(bytes_ + size_, root, sizeof(root));
    size_ += sizeof(root);
  }

  // Null when there are none.
  const char* data() const { return size_ == 0 ? nullptr : reinterpret_cast<const char*>(bytes_); }
  size_t size() const { return size_; }

 private:
  static constexpr size_t kMaxBytes = 64;

  void Append(uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) bytes_[size_++] = static_cast<uint8_t>(value >> shift);
  }

  uint8_t bytes_[kMaxBytes + 8];
  size_t size_ = 0;
};

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TESTING_OPTION_LIST_H_

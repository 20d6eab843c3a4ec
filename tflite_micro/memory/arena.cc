#include "tflite_micro/memory/arena.h"

#include <string.h>

namespace tflite {
namespace {

// In front of each temporary allocation: what to restore when it is given back.
struct TempHeader {
  uint32_t previous_low;  // bytes in use at the low end before it
  uint32_t end;           // and after it
  int32_t tag;
#if UINTPTR_MAX > UINT32_MAX
  uint32_t previous_asked;  // as previous_low, but of what is counted
#endif
};
constexpr size_t kHeaderBytesOn32Bits = 12;

// The part of [buffer, buffer + size) between multiples of 16.
void AlignBlock(uint8_t* buffer, size_t size, uint8_t** begin, size_t* capacity, size_t* lost) {
  const uintptr_t address = reinterpret_cast<uintptr_t>(buffer);
  const uintptr_t aligned = (address + kBufferAlignment - 1) & ~static_cast<uintptr_t>(kBufferAlignment - 1);
  *lost = buffer == nullptr ? 0 : static_cast<size_t>(aligned - address);
  const bool has_room = buffer != nullptr && size > *lost;
  *begin = has_room ? buffer + *lost : nullptr;
  *capacity = has_room ? (size - *lost) & ~(kBufferAlignment - 1) : 0;
}

uint8_t* AlignPointerUp(uint8_t* pointer, size_t alignment) {
  const uintptr_t address = reinterpret_cast<uintptr_t>(pointer);
  return pointer + ((alignment - address % alignment) % alignment);
}

}  // namespace

SingleArenaBufferAllocator::SingleArenaBufferAllocator(uint8_t* buffer, size_t size)
    : given_(buffer == nullptr ? 0 : size), separate_(false) {
  AlignBlock(buffer, size, &low_begin_, &low_capacity_, &misalignment_);
  tail_end_ = low_begin_ == nullptr ? nullptr : low_begin_ + low_capacity_;
  tail_capacity_ = low_capacity_;
}

SingleArenaBufferAllocator::SingleArenaBufferAllocator(uint8_t* persistent, size_t persistent_size,
                                                       uint8_t* non_persistent, size_t non_persistent_size)
    : given_((persistent == nullptr ? 0 : persistent_size) + (non_persistent == nullptr ? 0 : non_persistent_size)),
      separate_(true) {
  uint8_t* persistent_begin = nullptr;
  size_t lost = 0;
  AlignBlock(persistent, persistent_size, &persistent_begin, &tail_capacity_, &lost);
  tail_end_ = persistent_begin == nullptr ? nullptr : persistent_begin + tail_capacity_;
  AlignBlock(non_persistent, non_persistent_size, &low_begin_, &low_capacity_, &misalignment_);
  misalignment_ += lost;
}

// Updates the peaks after asked_ grew; false when real memory cannot follow.
bool SingleArenaBufferAllocator::Account() {
  if (asked_.low > low_peak_) low_peak_ = asked_.low;
  if (asked_.low + asked_.tail > total_peak_) total_peak_ = asked_.low + asked_.tail;
  bool fits;
  if (measuring_) {
    fits = served_.low + served_.tail <= workspace_size_;
  } else if (separate_) {
    fits = served_.low <= low_capacity_ && served_.tail <= tail_capacity_;
  } else {
    fits = served_.low + served_.tail <= low_capacity_;
  }
  if (!fits) exhausted_ = true;
  return fits;
}

uint8_t* SingleArenaBufferAllocator::AllocatePersistentBuffer(ByteCount size, size_t alignment) {
  const Use before = served_;
  if (size > INT32_MAX) {
    exhausted_ = true;
    return nullptr;
  }
  // The high end is a multiple of 16, so aligning the distance from it aligns the address.
  asked_.tail = AlignSizeUp(asked_.tail + Counted(size), CountedAlignment(size, alignment));
  served_.tail = AlignSizeUp(served_.tail + size, alignment);
  if (!Account()) {
    served_ = before;
    return nullptr;
  }
  uint8_t* end = measuring_ ? workspace_ + workspace_size_ : tail_end_;
  return end - served_.tail;
}

TfLiteStatus SingleArenaBufferAllocator::ResizeList(size_t size) {
  const size_t rounded = AlignSizeUp(size, 8);
  const size_t before = list_;
  list_ = rounded;
  asked_.low = served_.low = rounded;
  if (Account()) return kTfLiteOk;
  list_ = served_.low = before;
  return kTfLiteError;
}

uint8_t* SingleArenaBufferAllocator::AllocateTemp(ByteCount size, size_t alignment, int32_t tag) {
  if (size > INT32_MAX) {
    exhausted_ = true;
    return nullptr;
  }
  const size_t before = served_.low;
  // The low end starts at a multiple of 16, so offsets align like addresses.
  const size_t start = AlignSizeUp(before + sizeof(TempHeader), alignment);
  served_.low = AlignSizeUp(start + size, 4);
#if UINTPTR_MAX > UINT32_MAX
  const size_t asked_before = asked_.low;
  const size_t header_bytes = counts_for_32_bits_ ? kHeaderBytesOn32Bits : sizeof(TempHeader);
  const size_t asked_start = AlignSizeUp(asked_before + header_bytes, CountedAlignment(size, alignment));
  asked_.low = AlignSizeUp(asked_start + Counted(size), 4);
#else
  asked_.low = served_.low;
#endif
  if (!Account()) {
    served_.low = before;
    return nullptr;
  }
  uint8_t* buffer = low_start() + start;
  TempHeader header = {};
  header.previous_low = static_cast<uint32_t>(before);
  header.end = static_cast<uint32_t>(served_.low);
  header.tag = tag;
#if UINTPTR_MAX > UINT32_MAX
  header.previous_asked = static_cast<uint32_t>(asked_before);
#endif
  memcpy(buffer - sizeof(TempHeader), &header, sizeof(header));
  return buffer;
}

void SingleArenaBufferAllocator::DeallocateTemp(uint8_t* buffer) {
  TempHeader header;
  memcpy(&header, buffer - sizeof(TempHeader), sizeof(header));
  if (header.end != served_.low) return;
  asked_.low = served_.low = header.previous_low;
#if UINTPTR_MAX > UINT32_MAX
  asked_.low = header.previous_asked;
#endif
}

int32_t SingleArenaBufferAllocator::TempTag(const uint8_t* buffer) const {
  TempHeader header;
  memcpy(&header, buffer - sizeof(TempHeader), sizeof(header));
  return header.tag;
}

void SingleArenaBufferAllocator::ResetTemps() { asked_.low = served_.low = list_; }

TfLiteStatus SingleArenaBufferAllocator::ReserveHead(size_t size) {
  const size_t rounded = AlignSizeUp(size, kBufferAlignment);
  if (rounded > head_) head_ = rounded;
  list_ = 0;
  asked_.low = head_;
  // While measuring, nothing is written to the activations: they need no room in the workspace.
  served_.low = measuring_ ? 0 : head_;
  const bool fits = Account();
  asked_.low = served_.low = 0;
  return fits ? kTfLiteOk : kTfLiteError;
}

size_t SingleArenaBufferAllocator::required_bytes() const {
  if (separate_) {
    return misalignment_ + AlignSizeUp(low_peak_, kBufferAlignment) + AlignSizeUp(asked_.tail, kBufferAlignment);
  }
  return misalignment_ + AlignSizeUp(total_peak_, kBufferAlignment);
}

void SingleArenaBufferAllocator::StartMeasuring(const SingleArenaBufferAllocator& since, uint8_t* workspace,
                                                size_t workspace_size) {
  *this = since;
  uint8_t* begin = AlignPointerUp(workspace, kBufferAlignment);
  const size_t lost = static_cast<size_t>(begin - workspace);
  workspace_ = begin;
  workspace_size_ = workspace_size > lost ? (workspace_size - lost) & ~(kBufferAlignment - 1) : 0;
  served_ = {0, 0};
  exhausted_ = false;
  measuring_ = true;
}

}  // namespace tflite

#include "tflite_micro/memory/alternate_memory.h"

#include "tflite_micro/memory/arena.h"

namespace tflite {
namespace {

// Bytes in front of a region's first aligned address.
size_t Misalignment(const AlternateMemory::Region& region) {
  const auto address = reinterpret_cast<uintptr_t>(region.address);
  return (kBufferAlignment - address % kBufferAlignment) % kBufferAlignment;
}

// Bytes from there on, at most as many as `room`.
int32_t Extent(const AlternateMemory::Region& region, int32_t room) {
  const size_t skipped = Misalignment(region);
  const size_t bytes = region.bytes < skipped ? 0 : (region.bytes - skipped) / kBufferAlignment * kBufferAlignment;
  return bytes < static_cast<size_t>(room) ? static_cast<int32_t>(bytes) : room;
}

}  // namespace

const AlternateMemory::Functions AlternateMemory::kFunctions = {FindPlace, FindAddress};

bool AlternateMemory::FindPlace(const AlternateMemory& memory, const PlannedBuffer* buffers, int count, int index,
                                bool preserve, Placement* placements) {
  const int32_t bytes = buffers[index].bytes;
  int32_t start = 0;
  for (size_t r = 0; r < memory.count_; ++r) {
    const int32_t end = start + Extent(memory.regions_[r], INT32_MAX - start);
    int32_t offset = start;
    // What is in the way is in the way of every lower place that was not tried, too: go on behind it.
    for (int i = 0; i < count && bytes <= end - offset;) {
      const Placement& other = placements[i];
      const bool in_the_way = other.bytes > 0 && (preserve || AliveTogether(buffers[i], buffers[index])) &&
                              other.offset < offset + bytes && offset < other.offset + other.bytes;
      if (in_the_way) offset = other.offset + other.bytes;
      i = in_the_way ? 0 : i + 1;
    }
    if (bytes <= end - offset) {
      placements[index] = {bytes, offset};
      return true;
    }
    start = end;
  }
  return false;
}

void* AlternateMemory::FindAddress(const AlternateMemory& memory, const Placement& placement) {
  int32_t start = 0;
  for (size_t r = 0; r < memory.count_; ++r) {
    const int32_t end = start + Extent(memory.regions_[r], INT32_MAX - start);
    if (placement.offset < end) {
      return static_cast<uint8_t*>(memory.regions_[r].address) + Misalignment(memory.regions_[r]) +
             (placement.offset - start);
    }
    start = end;
  }
  return nullptr;
}

}  // namespace tflite

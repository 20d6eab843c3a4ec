#include "tflite_micro/memory/recording_micro_allocator.h"

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/memory/arena_placement.h"

namespace tflite {
namespace {

// In the order of RecordedAllocationType.
const char* const kTypeNames[] = {"tensors for inference", "tensors of the application",
                                  "their quantisation",    "operators' own memory",
                                  "variable tensors",      "operators",
                                  "kept options",          "scratch handles"};
static_assert(sizeof(kTypeNames) / sizeof(kTypeNames[0]) == kRecordedAllocationTypes, "one name for each type");

}  // namespace

RecordingMicroAllocator* RecordingMicroAllocator::Create(uint8_t* tensor_arena, size_t arena_size) {
  SingleArenaBufferAllocator arena(tensor_arena, arena_size);
  uint8_t* place = arena.AllocatePersistentBuffer(sizeof(RecordingMicroAllocator), alignof(RecordingMicroAllocator));
  if (place == nullptr) {
    MicroPrintf("The arena is too small for its allocator: %u bytes are needed before any model.",
                static_cast<unsigned>(arena.required_bytes()));
    return nullptr;
  }
  return new (ArenaPlacement{place}) RecordingMicroAllocator(arena);
}

void RecordingMicroAllocator::PrintAllocations() const {
  MicroPrintf("Arena: %u bytes, of which %u for activations and %u persistent", static_cast<unsigned>(used_bytes()),
              static_cast<unsigned>(arena().head_bytes()), static_cast<unsigned>(arena().persistent_bytes()));
  for (int i = 0; i < kRecordedAllocationTypes; ++i) {
    const RecordedAllocation& record = recorded_[i];
    if (record.used_bytes == 0) continue;
    MicroPrintf("  %s: %u bytes used, %u requested, count %u", kTypeNames[i], static_cast<unsigned>(record.used_bytes),
                static_cast<unsigned>(record.requested_bytes), static_cast<unsigned>(record.count));
  }
}

}  // namespace tflite

#include "tflite_micro/memory/recording_micro_allocator.h"

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/memory/arena_placement.h"

namespace tflite {
namespace {

// In the order of RecordedAllocationType.
const char* const kTypeNames[] = {"tensors for inference", "tensors of the application",
                                  "their quantisation",    "operators' own memory",
                                  "variable tensors",      "operators",
                                  "kept options",          "scratch handles",
                                  "scratch buffers"};
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

TfLiteStatus RecordingMicroAllocator::Planner::Plan(PlannedBuffer* buffers, int count, void* workspace,
                                                    int32_t* total) {
  const int scratch_count = allocator_->scratch_buffer_count();
  size_t bytes = 0;
  for (int i = count - scratch_count; i < count; ++i) bytes += static_cast<size_t>(buffers[i].bytes);
  allocator_->recorded_[static_cast<int>(RecordedAllocationType::kScratchBuffers)] = {
      bytes, bytes, static_cast<size_t>(scratch_count)};
  return GreedyMemoryPlanner::Plan(buffers, count, workspace, total);
}

RecordingMicroAllocator::ArenaUse RecordingMicroAllocator::GetArenaUse() const {
  ArenaUse use = {0, 0, arena().head_bytes(), 0, 0};
  for (int i = 0; i < kRecordedAllocationTypes; ++i) {
    if (i != static_cast<int>(RecordedAllocationType::kScratchBuffers)) use.persistent_bytes += recorded_[i].used_bytes;
  }
  const size_t persistent = arena().persistent_bytes();
  use.allocator_bytes = persistent - use.persistent_bytes;
  use.lost_bytes = AlignSizeUp(persistent, kBufferAlignment) - persistent + arena().misalignment();
  use.preparation_bytes = arena().required_bytes() - persistent - use.activation_bytes - use.lost_bytes;
  return use;
}

void RecordingMicroAllocator::PrintAllocations() const {
  const ArenaUse use = GetArenaUse();
  MicroPrintf(
      "Arena: %u bytes, of which %u for activations, %u persistent, %u for the allocator, %u for preparation, %u "
      "lost to alignment",
      static_cast<unsigned>(arena().required_bytes()), static_cast<unsigned>(use.activation_bytes),
      static_cast<unsigned>(use.persistent_bytes), static_cast<unsigned>(use.allocator_bytes),
      static_cast<unsigned>(use.preparation_bytes), static_cast<unsigned>(use.lost_bytes));
  for (int i = 0; i < kRecordedAllocationTypes; ++i) {
    const RecordedAllocation& record = recorded_[i];
    if (record.used_bytes == 0) continue;
    MicroPrintf("  %s: %u bytes used, %u requested, count %u", kTypeNames[i], static_cast<unsigned>(record.used_bytes),
                static_cast<unsigned>(record.requested_bytes), static_cast<unsigned>(record.count));
  }
}

}  // namespace tflite

// An allocator that says what the arena is used for.
#ifndef TFLITE_MICRO_MEMORY_RECORDING_MICRO_ALLOCATOR_H_
#define TFLITE_MICRO_MEMORY_RECORDING_MICRO_ALLOCATOR_H_

#include "tflite_micro/memory/micro_allocator.h"

namespace tflite {

class RecordingMicroAllocator : public MicroAllocator {
 public:
  // As MicroAllocator::Create(): the allocator itself lies in the arena.
  static RecordingMicroAllocator* Create(uint8_t* tensor_arena, size_t arena_size);

  explicit RecordingMicroAllocator(const SingleArenaBufferAllocator& arena) : MicroAllocator(arena, nullptr) {
    records_ = recorded_;
  }

  // Sums over everything of one type since creation.
  RecordedAllocation GetRecordedAllocation(RecordedAllocationType type) const {
    return recorded_[static_cast<int>(type)];
  }

  // Total, activations and persistent part, then a line for each type.
  void PrintAllocations() const;

 private:
  RecordedAllocation recorded_[kRecordedAllocationTypes] = {};
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_RECORDING_MICRO_ALLOCATOR_H_

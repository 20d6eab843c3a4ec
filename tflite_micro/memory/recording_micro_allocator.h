// An allocator that says what the arena is used for.
#ifndef TFLITE_MICRO_MEMORY_RECORDING_MICRO_ALLOCATOR_H_
#define TFLITE_MICRO_MEMORY_RECORDING_MICRO_ALLOCATOR_H_

#include "tflite_micro/memory/micro_allocator.h"

namespace tflite {

class RecordingMicroAllocator : public MicroAllocator {
 public:
  // As MicroAllocator::Create(): the allocator itself lies in the arena.
  static RecordingMicroAllocator* Create(uint8_t* tensor_arena, size_t arena_size);

  explicit RecordingMicroAllocator(const SingleArenaBufferAllocator& arena)
      : MicroAllocator(arena, &planner_), planner_(this) {
    records_ = recorded_;
  }

  // Sums over everything of one type since creation; of scratch buffers, see kScratchBuffers.
  RecordedAllocation GetRecordedAllocation(RecordedAllocationType type) const {
    return recorded_[static_cast<int>(type)];
  }

  // Every byte of the arena that is needed for what was prepared so far, if nothing failed: the sum of all members is
  // required_bytes() of the arena.
  struct ArenaUse {
    size_t persistent_bytes;   // the sum of the types that are persistent
    size_t allocator_bytes;    // the allocator itself
    size_t activation_bytes;   // planned: tensors and scratch buffers
    size_t preparation_bytes;  // what preparation took beyond these; 0 where activations are larger than its lists
    size_t lost_bytes;         // to alignment: of the arena's start, and of persistent memory beside the activations
  };
  ArenaUse GetArenaUse() const;

  // The arena and its parts, then a line for each type.
  void PrintAllocations() const;

 private:
  // Sees the scratch buffers, which come last among those that it places.
  class Planner : public GreedyMemoryPlanner {
   public:
    explicit Planner(RecordingMicroAllocator* allocator) : allocator_(allocator) {}
    TfLiteStatus Plan(PlannedBuffer* buffers, int count, void* workspace, int32_t* total) override;

   private:
    RecordingMicroAllocator* allocator_;
  };

  Planner planner_;
  RecordedAllocation recorded_[kRecordedAllocationTypes] = {};
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_RECORDING_MICRO_ALLOCATOR_H_

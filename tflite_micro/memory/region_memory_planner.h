// An arena of several memories: the buffers of a model that are read and written most for their size lie in a fast one,
// the others in the arena itself. Only programs that name it link it.
//
//   alignas(16) static uint8_t tcm[16 * 1024];
//   alignas(16) static uint8_t sdram[64 * 1024];
//   const tflite::MemoryRegion regions[] = {{"tcm", tcm, sizeof(tcm)}};
//   tflite::RegionMemoryPlanner planner(model, regions, 1);
//   tflite::MicroAllocator* allocator = tflite::MicroAllocator::Create(sdram, sizeof(sdram), &planner);
//   tflite::MicroInterpreter interpreter(model, resolver, allocator);
//   if (interpreter.AllocateTensors() != kTfLiteOk) {
//     planner.Report("sdram", interpreter.required_arena_bytes(), sizeof(sdram));
//   }
#ifndef TFLITE_MICRO_MEMORY_REGION_MEMORY_PLANNER_H_
#define TFLITE_MICRO_MEMORY_REGION_MEMORY_PLANNER_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/memory/greedy_memory_planner.h"
#include "tflite_micro/memory/memory_planner.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// Memory beside the arena. What it points to stays the caller's; `data` may have any alignment and be null if `bytes`
// is 0.
struct MemoryRegion {
  const char* name;  // for messages
  uint8_t* data;
  size_t bytes;
};

// Tensors and scratch buffers are taken in the order of how often an inference reads or writes each of their bytes:
// once for each operator that has it among its inputs or outputs, twice for scratch memory, and once more for inputs
// and outputs of the model. Of those of equal rank, smaller ones come first. Each goes to the first region where it
// fits beside those that are there, planned together, as GreedyMemoryPlanner does with all that operators say of
// sharing; what fits nowhere is planned in the arena. Variables and other persistent memory are in the arena too, or in
// the block for it (MicroAllocator::Create() with two). A model that brings a memory plan along is planned in the arena
// alone.
//
// The arena bytes that an interpreter needs are exact for the regions that were given, like those of any other arena.
class RegionMemoryPlanner : public MicroMemoryPlanner {
 public:
  static constexpr int kMaxRegions = 4;

  // `model` is the interpreter's. `regions`: the fastest first; those beyond kMaxRegions are not used. They, the list
  // and the model must outlive the planner.
  RegionMemoryPlanner(const Model* model, const MemoryRegion* regions, int count)
      : model_(model), regions_(regions), count_(count < kMaxRegions ? count : kMaxRegions) {}

  // The model whose buffers it places next: where several share one allocator, before each one's AllocateTensors().
  // They overlay each other in the regions as in the arena, so that only one of them runs at a time.
  void UseModel(const Model* model);

  // Bytes of a region that the models planned so far use, from its start on. 0 for a region that there is not.
  size_t used_bytes(int region) const;

  // Logs a line for each region with the bytes used of it, and one for the arena, called `arena_name`: what it has to
  // have, and how many bytes are missing if `given_bytes` are too few. For required_arena_bytes() of the interpreter.
  void Report(const char* arena_name, size_t required_bytes, size_t given_bytes) const;

  // MicroMemoryPlanner
  size_t WorkspaceBytes(int count) const override;
  TfLiteStatus Plan(PlannedBuffer* buffers, int count, void* workspace, int32_t* total) override;
  bool preserves_all_tensors() const override { return false; }
  uint8_t* Beside(int32_t offset) const override;

 private:
  // What the workspace has of a buffer.
  struct Rank {
    int32_t bytes;
    int32_t place;      // 1 + the offset, counted through all regions; 0: it is in none
    uint16_t accesses;  // to each byte, in an inference
    uint16_t next;      // by position: the buffer there in the order of ranks
  };

  void Order(const PlannedBuffer* buffers, int count, Rank* ranks) const;
  void CountAccesses(const PlannedBuffer* buffers, int count, Rank* ranks) const;

  const Model* model_;
  const MemoryRegion* regions_;
  int count_;
  size_t used_[kMaxRegions] = {};         // by the model at work
  size_t used_before_[kMaxRegions] = {};  // by others, at most
  GreedyMemoryPlanner rest_;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_REGION_MEMORY_PLANNER_H_

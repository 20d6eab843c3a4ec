// Memory beside the arena that decoded tensors may share over time.
#ifndef TFLITE_MICRO_MEMORY_ALTERNATE_MEMORY_H_
#define TFLITE_MICRO_MEMORY_ALTERNATE_MEMORY_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/memory/memory_planner.h"

namespace tflite {

class AlternateMemory {
 public:
  using Region = MicroContext::AlternateMemoryRegion;

  // Where a buffer lies, counted through all regions one after the other; bytes is 0 if not here.
  struct Placement {
    int32_t bytes;
    int32_t offset;
  };

  // None.
  AlternateMemory() {}
  // The regions must outlive it.
  AlternateMemory(const Region* regions, size_t count) : regions_(regions), count_(count) {}

  bool empty() const { return count_ == 0; }

  // Gives buffers[index] the lowest place that is free while it is alive, or, if `preserve`, ever. False: there is
  // none. `placements` has an entry for each of the `count` buffers.
  bool Place(const PlannedBuffer* buffers, int count, int index, bool preserve, Placement* placements) const;

  void* Address(const Placement& placement) const;

 private:
  const Region* regions_ = nullptr;
  size_t count_ = 0;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_ALTERNATE_MEMORY_H_

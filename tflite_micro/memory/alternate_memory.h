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
  // The regions must outlive it. Only a program that calls this links what finds places.
  AlternateMemory(const Region* regions, size_t count) : regions_(regions), count_(count), functions_(&kFunctions) {}

  bool empty() const { return count_ == 0; }

  // Gives buffers[index] the lowest place that is free while it is alive, or, if `preserve`, ever. False: there is
  // none. `placements` has an entry for each of the `count` buffers.
  bool Place(const PlannedBuffer* buffers, int count, int index, bool preserve, Placement* placements) const {
    return functions_ != nullptr && functions_->place(*this, buffers, count, index, preserve, placements);
  }

  // Of a placement that Place() made.
  void* Address(const Placement& placement) const { return functions_->address(*this, placement); }

 private:
  struct Functions {
    bool (*place)(const AlternateMemory& memory, const PlannedBuffer* buffers, int count, int index, bool preserve,
                  Placement* placements);
    void* (*address)(const AlternateMemory& memory, const Placement& placement);
  };
  static const Functions kFunctions;
  static bool FindPlace(const AlternateMemory& memory, const PlannedBuffer* buffers, int count, int index,
                        bool preserve, Placement* placements);
  static void* FindAddress(const AlternateMemory& memory, const Placement& placement);

  const Region* regions_ = nullptr;
  size_t count_ = 0;
  const Functions* functions_ = nullptr;  // null: none
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_ALTERNATE_MEMORY_H_

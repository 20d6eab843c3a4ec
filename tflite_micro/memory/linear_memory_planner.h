// Places buffers one behind the other, without reuse.
#ifndef TFLITE_MICRO_MEMORY_LINEAR_MEMORY_PLANNER_H_
#define TFLITE_MICRO_MEMORY_LINEAR_MEMORY_PLANNER_H_

#include "tflite_micro/memory/memory_planner.h"

namespace tflite {

class LinearMemoryPlanner : public MicroMemoryPlanner {
 public:
  size_t WorkspaceBytes(int count) const override;
  TfLiteStatus Plan(PlannedBuffer* buffers, int count, void* workspace, int32_t* total) override;
  bool preserves_all_tensors() const override { return true; }
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_LINEAR_MEMORY_PLANNER_H_

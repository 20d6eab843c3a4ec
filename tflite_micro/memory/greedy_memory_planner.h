// Packs buffers one after another, each at the lowest gap among those that are alive together with it. The result
// depends on the order in which they are placed, so several orders are tried and the best plan is kept; the search ends
// early when a plan meets the lower bound (the most bytes that are alive at one time, where an output and the input
// that it may share memory with count as what they take together).
#ifndef TFLITE_MICRO_MEMORY_GREEDY_MEMORY_PLANNER_H_
#define TFLITE_MICRO_MEMORY_GREEDY_MEMORY_PLANNER_H_

#include "tflite_micro/memory/memory_planner.h"

namespace tflite {

class GreedyMemoryPlanner : public MicroMemoryPlanner {
 public:
  // 16 bytes a buffer.
  size_t WorkspaceBytes(int count) const override;
  // Time: O(count^2) for each of at most seven orders, or of three for more than 256 buffers.
  TfLiteStatus Plan(PlannedBuffer* buffers, int count, void* workspace, int32_t* total) override;
  bool preserves_all_tensors() const override { return false; }
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_GREEDY_MEMORY_PLANNER_H_

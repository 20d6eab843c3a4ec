#include "tflite_micro/memory/linear_memory_planner.h"

namespace tflite {

size_t LinearMemoryPlanner::WorkspaceBytes(int) const { return 0; }

TfLiteStatus LinearMemoryPlanner::Plan(PlannedBuffer* buffers, int count, void*, int32_t* total) {
  int64_t end = 0;
  for (int i = 0; i < count; ++i) {
    buffers[i].offset = static_cast<int32_t>(end);
    end += buffers[i].bytes;
    if (end > INT32_MAX) return kTfLiteError;
  }
  *total = static_cast<int32_t>(end);
  return kTfLiteOk;
}

}  // namespace tflite

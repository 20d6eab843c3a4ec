#include "tflite_micro/benchmarks/operator_counts.h"

#include "tflite_micro/platform/instruction_count.h"

namespace tflite {
namespace {

// The handle of an event inside another one.
constexpr uint32_t kNested = UINT32_MAX;

}  // namespace

uint32_t OperatorCounts::BeginEvent(const char* tag) {
  if (depth_++ > 0) return kNested;
  const size_t index = size_++;
  if (index < capacity_) {
    table_[index].name = tag;
    // Last, so that the bookkeeping above is not the operator's.
    table_[index].count = GetInstructionCount();
  }
  return static_cast<uint32_t>(index);
}

void OperatorCounts::EndEvent(uint32_t event_handle) {
  const uint64_t now = GetInstructionCount();
  --depth_;
  if (event_handle < capacity_) table_[event_handle].count = now - table_[event_handle].count;
}

}  // namespace tflite

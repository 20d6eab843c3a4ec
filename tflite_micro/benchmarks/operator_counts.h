// A profiler that keeps what each operator of a model's main subgraph took, in a table that the caller sizes. Unlike a
// log of events it needs 16 bytes an operator and cannot overflow: operators of subgraphs that others call (the body of
// a WHILE) are part of the operator that called them.
#ifndef TFLITE_MICRO_BENCHMARKS_OPERATOR_COUNTS_H_
#define TFLITE_MICRO_BENCHMARKS_OPERATOR_COUNTS_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/micro_profiler_interface.h"

namespace tflite {

// What one operator took in one Invoke().
struct OperatorCount {
  // Its name as the interpreter tells it; not copied.
  const char* name;
  // Of GetInstructionCount(): instructions on a board, nanoseconds on the host.
  uint64_t count;
};

class OperatorCounts final : public MicroProfilerInterface {
 public:
  // `table` has `capacity` entries and outlives this object.
  OperatorCounts(OperatorCount* table, size_t capacity) : table_(table), capacity_(capacity) {}

  uint32_t BeginEvent(const char* tag) override;
  void EndEvent(uint32_t event_handle) override;

  // Operators seen, in order of execution. More than `capacity` means that the table has the first of them only.
  size_t size() const { return size_; }
  const OperatorCount& operator[](size_t index) const { return table_[index]; }

 private:
  OperatorCount* table_;
  size_t capacity_;
  size_t size_ = 0;
  // How many begun events have not ended.
  uint32_t depth_ = 0;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_BENCHMARKS_OPERATOR_COUNTS_H_

// Finds from when until when each tensor and each scratch buffer of a model is alive.
//
// Time counts operators as they run. A subgraph that an operator calls (IF, WHILE, CALL_ONCE) runs within that
// operator's time, and its tensors are alive in that span. The operators copy values in and out of it
// (ops/control_flow.h) and get memory for exactly that:
//   IF     its inputs live until the second branch has begun, its outputs from the end of the first one on
//   WHILE  its inputs are copied to those of the body at once. These live until the loop ends, whatever the body does:
//          they hold the values that one iteration hands to the next. The outputs are written at the end.
// An input of a called subgraph that nothing there reads gets no memory, and nothing is copied to it.
#ifndef TFLITE_MICRO_MEMORY_LIFETIMES_H_
#define TFLITE_MICRO_MEMORY_LIFETIMES_H_

#include <stdint.h>

#include "tflite_micro/common/types.h"
#include "tflite_micro/memory/graph_allocations.h"
#include "tflite_micro/memory/memory_planner.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// What an operator said in Prepare: that it wants scratch memory, or that its output may share memory with an input.
struct PlanRequest {
  // Bytes; or, negative, -1 - (distance + kind), see below.
  int32_t value;
  uint16_t subgraph;
  uint16_t op;

  bool is_scratch() const { return value >= 0; }
  // Of the other kind: a multiple of 16, see MicroContext::AllowSharing(); and 2 * MicroContext::Sharing + the position
  // of the input, 0 or 1.
  static constexpr int32_t kSharingKinds = 16;
  static PlanRequest ForSharing(int32_t distance, int32_t kind, int subgraph, int op) {
    return {-1 - (distance + kind), static_cast<uint16_t>(subgraph), static_cast<uint16_t>(op)};
  }
  int32_t distance() const { return (-1 - value) / kSharingKinds * kSharingKinds; }
  int32_t kind() const { return (-1 - value) % kSharingKinds; }
};

// Whether a tensor gets a place in the plan: not a constant, not a variable, and not a handle of a resource. Handles
// lie in persistent memory, because preparation reads them already.
inline bool IsPlanned(const Model* model, const Tensor* tensor) {
  return !tensor->is_variable() && tensor->type() != TensorType_RESOURCE && ConstantData(model, tensor) == nullptr;
}

// Until their place is known, planned tensors carry 1 + their position in the array of PlannedBuffer as data pointer,
// and whether they may lie in alternate memory.
inline void SetPlanTag(TfLiteEvalTensor* tensor, int tag, bool may_be_alternate) {
  tensor->data.data = reinterpret_cast<void*>(static_cast<uintptr_t>(tag) * 2 + (may_be_alternate ? 1 : 0));
}
inline uintptr_t PlanTag(const TfLiteEvalTensor& tensor) { return reinterpret_cast<uintptr_t>(tensor.data.data) / 2; }
inline bool MayBeAlternate(const TfLiteEvalTensor& tensor) {
  return (reinterpret_cast<uintptr_t>(tensor.data.data) & 1) != 0;
}

// Fills first_time and last_time of `buffers`: `tensor_count` tensors as tagged in `subgraphs`, then one for each of
// the `scratch_count` ones among the `request_count` requests that are for scratch memory. Those of one subgraph are in
// the order of its operators. Both times are -1 for tensors that no operator touches. Reports a tensor that is read
// before anything writes it, and calls of subgraphs that cannot be run.
TfLiteStatus ComputeLifetimes(const Model* model, const SubgraphAllocations* subgraphs, const PlanRequest* requests,
                              int request_count, int scratch_count, PlannedBuffer* buffers, int tensor_count);

// How deep subgraphs may call each other. Each level takes stack, when a model is loaded and when it runs.
inline constexpr int kMaxCallDepth = 16;

// Subgraphs that `op` calls: their number (0 to 2), written to `called`. `code` is its operator code.
int CalledSubgraphs(const Operator* op, BuiltinOperator code, int32_t called[2]);

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_LIFETIMES_H_

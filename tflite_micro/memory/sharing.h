// How tensors of one operator come to share memory in a plan: the rules behind MicroContext::AllowSharing(). An
// operator names its rule in Prepare, so that only those are linked which the operators of a program use.
#ifndef TFLITE_MICRO_MEMORY_SHARING_H_
#define TFLITE_MICRO_MEMORY_SHARING_H_

#include <stdint.h>

#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/memory/graph_allocations.h"
#include "tflite_micro/memory/lifetimes.h"
#include "tflite_micro/memory/memory_planner.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// What a rule gets: a request, and the buffers with their lifetimes, in which it enters what follows from it. Requests
// of one subgraph come in the order of its operators.
struct SharingScope {
  const Model* model;
  const SubgraphAllocations* graph;
  const PlanRequest& request;
  PlannedBuffer* buffers;
};

// Sharing::kInOrder, kSameChannels: the operator's only output and an input that dies there; kSameBytes: an input.
void ShareWithInput(const SharingScope& scope);

// Sharing::kOutputsAreParts, kInputsAreParts, kInputIsPart: tensors that lie side by side in another one. That is alive
// as long as any of them then. A part has its place if it begins at a multiple of 16 there and is a part of nothing
// else; it may be read by others, but what is written over it waits until all of them are dead. In subgraphs that are
// called, an input must die there: its value might be replaced while the subgraph runs.
void ShareParts(const SharingScope& scope);

// Where the bytes of a planned tensor lie: in a buffer, `offset` bytes behind its start.
struct PlaceInBuffer {
  int buffer;
  int32_t offset;
  bool is_whole;  // what the buffer holds is this tensor and nothing else
};
PlaceInBuffer PlaceOf(const PlannedBuffer* buffers, int index);

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_SHARING_H_

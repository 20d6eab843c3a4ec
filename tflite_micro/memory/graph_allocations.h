// What preparation leaves in persistent memory for each subgraph.
#ifndef TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_
#define TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {

// An operator of a subgraph with its implementation.
struct NodeAndRegistration {
  TfLiteNode node;
  const TFLMRegistration* registration;
};

// Arrays with one entry for each operator and each tensor of a subgraph, in the model's order.
struct SubgraphAllocations {
  NodeAndRegistration* node_and_registrations;
  TfLiteEvalTensor* tensors;
};

// Where the memory that an operator reserved for its Eval lies.
struct ScratchBufferHandle {
  uint8_t* data;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_

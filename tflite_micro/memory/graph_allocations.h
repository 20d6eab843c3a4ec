// What preparation leaves in persistent memory for each subgraph.
#ifndef TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_
#define TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {

// What is known of a tensor while operators are prepared, and its data have no address yet: kept in the data pointer,
// so that it takes no memory. Constants keep their address, of course.
extern const char kWrittenMark;  // by an operator that has been prepared
extern const char kDynamicMark;  // the same, and its dimensions depend on data
extern const char kDecodedMark;  // by one that decoded it: it may lie in alternate memory
inline bool IsMarkedDynamic(const TfLiteEvalTensor& tensor) { return tensor.data.raw_const == &kDynamicMark; }
inline bool IsMarkedDecoded(const TfLiteEvalTensor& tensor) { return tensor.data.raw_const == &kDecodedMark; }
inline bool IsMarked(const TfLiteEvalTensor& tensor) {
  return tensor.data.raw_const == &kWrittenMark || IsMarkedDynamic(tensor) || IsMarkedDecoded(tensor);
}
inline void MarkDynamic(TfLiteEvalTensor* tensor) { tensor->data.raw_const = &kDynamicMark; }
inline void MarkDecoded(TfLiteEvalTensor* tensor) { tensor->data.raw_const = &kDecodedMark; }
inline void MarkWritten(TfLiteEvalTensor* tensor) {
  if (tensor->data.data == nullptr) tensor->data.raw_const = &kWrittenMark;
}

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

// What preparation leaves in persistent memory for each subgraph.
#ifndef TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_
#define TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/memory/byte_count.h"

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

// What few operators have of a TfLiteNode.
struct RareNodeParts {
  const TFLMRegistration* registration;
  TfLiteIntArray* intermediates;
  void* builtin_data;
  const void* custom_initial_data;
  int custom_initial_data_size;
};

// An operator of a subgraph with its implementation: what is kept of them. The TfLiteNode that its functions get is
// made anew for each call.
class NodeAndRegistration {
 public:
  // Before Store(): null.
  const TFLMRegistration* registration() const {
    return rare() == nullptr ? static_cast<const TFLMRegistration*>(Pointer()) : rare()->registration;
  }
  void* user_data() const { return user_data_; }
  void set_user_data(void* user_data) { user_data_ = user_data; }
  // The tensors that it writes, as soon as it is prepared; null before.
  const TfLiteIntArray* outputs() const { return outputs_; }

  static bool HasRareParts(const TfLiteNode& node) {
    return node.intermediates->size > 0 || node.builtin_data != nullptr || node.custom_initial_data != nullptr;
  }
  // `rare`: memory for those parts, null if the node has none.
  void Store(const TfLiteNode& node, const TFLMRegistration* registration, RareNodeParts* rare) {
    inputs_ = node.inputs;
    outputs_ = node.outputs;
    user_data_ = node.user_data;
    registration_ = reinterpret_cast<uintptr_t>(registration);
    if (rare == nullptr) return;
    *rare = {registration, node.intermediates, node.builtin_data, node.custom_initial_data,
             node.custom_initial_data_size};
    registration_ = reinterpret_cast<uintptr_t>(rare) | kIsRare;
  }
  TfLiteNode Node() const {
    TfLiteNode node = {
        inputs_,    outputs_, const_cast<TfLiteIntArray*>(reinterpret_cast<const TfLiteIntArray*>(kNone)),
        user_data_, nullptr,  nullptr,
        0};
    const RareNodeParts* parts = rare();
    if (parts != nullptr) {
      node.intermediates = parts->intermediates;
      node.builtin_data = parts->builtin_data;
      node.custom_initial_data = parts->custom_initial_data;
      node.custom_initial_data_size = parts->custom_initial_data_size;
    }
    return node;
  }

 private:
  // Both structs hold pointers, so that their addresses are even.
  static constexpr uintptr_t kIsRare = 1;
  static constexpr int kNone[1] = {0};

  const void* Pointer() const { return reinterpret_cast<const void*>(registration_); }
  const RareNodeParts* rare() const {
    return (registration_ & kIsRare) == 0 ? nullptr : reinterpret_cast<const RareNodeParts*>(registration_ - kIsRare);
  }

  TfLiteIntArray* inputs_;
  TfLiteIntArray* outputs_;
  void* user_data_;
  uintptr_t registration_;  // a TFLMRegistration, or RareNodeParts with kIsRare
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

template <>
struct BytesOn32Bits<RareNodeParts> {
  static constexpr size_t value = 20;
};
template <>
struct BytesOn32Bits<NodeAndRegistration> {
  static constexpr size_t value = 16;
};
template <>
struct BytesOn32Bits<SubgraphAllocations> {
  static constexpr size_t value = 8;
};
template <>
struct BytesOn32Bits<ScratchBufferHandle> {
  static constexpr size_t value = 4;
};
template <>
struct BytesOn32Bits<TfLiteEvalTensor> {
  static constexpr size_t value = 12;
};
template <>
struct BytesOn32Bits<TfLiteTensor> {
  static constexpr size_t value = 32;
};
template <>
struct BytesOn32Bits<TfLiteAffineQuantization> {
  static constexpr size_t value = 12;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_GRAPH_ALLOCATIONS_H_

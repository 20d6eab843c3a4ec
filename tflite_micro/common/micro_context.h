// The interface behind TfLiteContext::impl_: memory, tensors and the graph, for operators (and applications' own
// operators) that want more than the function pointers of TfLiteContext offer.
#ifndef TFLITE_MICRO_COMMON_MICRO_CONTEXT_H_
#define TFLITE_MICRO_COMMON_MICRO_CONTEXT_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {

class MicroResourceVariables;
struct SharingScope;
struct SparsityParameters;

// What follows from AllowSharing(), see memory/sharing.h.
using SharingRule = void (*)(const SharingScope& scope);

// The subgraphs of a model, for operators that call them (IF, WHILE, CALL_ONCE). Outlives every node.
class MicroGraph {
 public:
  // Runs all operators of a subgraph. An error names the operator that failed.
  virtual TfLiteStatus InvokeSubgraph(int subgraph_idx) = 0;
  virtual size_t NumSubgraphInputs(int subgraph_idx) = 0;
  // In Prepare, the tensors of a subgraph that the operator at work calls have their final types and dimensions. In
  // Eval, `data` is null for an input that nothing in the subgraph reads: there is no need to copy anything to it.
  virtual TfLiteEvalTensor* GetSubgraphInput(int subgraph_idx, int input_idx) = 0;
  virtual size_t NumSubgraphOutputs(int subgraph_idx) = 0;
  virtual TfLiteEvalTensor* GetSubgraphOutput(int subgraph_idx, int output_idx) = 0;
  virtual int NumSubgraphs() = 0;
  // InvokeSubgraph(), unless the subgraph has been run to its end this way before: the initialisation of a model. What
  // it did is not undone by MicroInterpreter::Reset(). A graph that does not keep this in mind runs it every time.
  virtual TfLiteStatus InvokeSubgraphOnce(int subgraph_idx) { return InvokeSubgraph(subgraph_idx); }
  // Counts one more iteration of a loop. An error (reported) when all loops of this inference have made as many as the
  // application allows, see MicroInterpreter::SetMaxLoopIterations(). A graph that does not count allows any number.
  virtual TfLiteStatus BeginIteration() { return kTfLiteOk; }
  // Null when the application gave none.
  virtual MicroResourceVariables* GetResourceVariables() = 0;

 protected:
  // Never deleted through the interface, so that no `operator delete` is linked.
  ~MicroGraph() = default;
};

// Memory and tensors for one interpreter. Obtained with GetMicroContext(). Not for use from several threads.
class MicroContext {
 public:
  // Init, Prepare: `bytes` that live as long as the interpreter, aligned to 16. Null: out of memory (already reported).
  virtual void* AllocatePersistentBuffer(size_t bytes) = 0;
  // The same for data that needs no more than `alignment` (a power of two up to 16).
  virtual void* AllocatePersistentBuffer(size_t bytes, size_t alignment) = 0;
  // Prepare: reserves `bytes` for the node at work; *buffer_idx names them at Eval.
  virtual TfLiteStatus RequestScratchBufferInArena(size_t bytes, int* buffer_idx) = 0;
  // Eval: the reserved memory, aligned to 16; null for an index that was never handed out.
  virtual void* GetScratchBuffer(int buffer_idx) = 0;

  // Prepare: temporary view of a tensor by its index in the subgraph. Null: index out of range or no memory.
  virtual TfLiteTensor* AllocateTempTfLiteTensor(int tensor_idx) = 0;
  // Gives the view back. Views that are not given back are released when Prepare returns.
  virtual void DeallocateTempTfLiteTensor(TfLiteTensor* tensor) = 0;
  // Prepare: temporary memory, released likewise.
  virtual uint8_t* AllocateTempBuffer(size_t size, size_t alignment) = 0;
  virtual void DeallocateTempBuffer(uint8_t* buffer) = 0;

  // Prepare: gives the tensor behind a temporary view new dimensions; see TfLiteContext::ResizeTensor.
  virtual TfLiteStatus ResizeTensor(TfLiteTensor* tensor, int rank, const int* dims) = 0;
  // Prepare: the same for an output whose dimensions depend on data. `dims` are the most it can have: its memory is
  // planned for them. From here on Prepare functions see it as kTfLiteDynamic; Eval writes the actual dimensions, none
  // of them larger, into TfLiteEvalTensor::dims.
  virtual TfLiteStatus ResizeTensorToBound(TfLiteTensor* tensor, int rank, const int* dims) = 0;

  // Memory beside the arena, for tensors that are decoded: a faster one, or one that the application can spare.
  struct AlternateMemoryRegion {
    void* address;
    size_t bytes;
  };
  // Prepare: says that an output of the node at work may lie in such memory. It stays in the arena where there is none
  // or no room while the tensor is alive.
  virtual void PreferAlternateMemory(int) {}

  // How an operator's output may share memory with an input.
  enum class Sharing {
    // With one that nobody reads afterwards and that lies at least `distance` bytes higher: Eval has then read, in
    // whatever order it works, what it overwrites. Of inputs at the positions 0 and 1, either or both.
    kInOrder,
    // The same, at distances of whole positions (the input's last dimension): each channel of the output is made of the
    // same channel of the input, in any order of channels.
    kSameChannels,
    // The bytes are the same, also while others read the input; `distance` is 0. Eval finds both at one address where
    // there is nothing to do, and copies otherwise.
    kSameBytes,
    // So are those of all outputs, one after the other, and those of the input from byte `distance` on.
    kOutputsAreParts,
    // All inputs, one after the other, are the output. `position` is 0.
    kInputsAreParts,
    // The input at position 0 is what the output has from byte `distance` on. Eval writes the rest.
    kInputIsPart,
  };
  // Prepare: says that outputs of the node at work, the only one but for kOutputsAreParts, may share memory with the
  // input at `position` (0 or 1). `rule` enters it into the plan. Operators of this runtime say it by ops/prepare.h.
  virtual void AllowSharing(int, int64_t, Sharing, SharingRule) {}

  // Prepare: how the model stores a constant sparsely; null for all other tensors. `bytes` of its temporary view is
  // what is stored.
  virtual const SparsityParameters* GetSparsity(int) { return nullptr; }

  // Prepare: where the model holds the scales of a constant, one after the other as little-endian floats at any
  // address; null where it does not. They stay there as long as the constant's data.
  virtual const void* GetStoredScales(int) { return nullptr; }

  // What the model calls a tensor, for messages; null where that is not known.
  virtual const char* TensorName(int) { return nullptr; }

  // The tensor for inference; null for an index out of range.
  virtual TfLiteEvalTensor* GetEvalTensor(int tensor_idx) = 0;

  // One pointer of the application's, set once before AllocateTensors().
  virtual TfLiteStatus set_external_context(void* external_context_payload) = 0;
  virtual void* external_context() = 0;

  virtual MicroGraph& graph() = 0;

  // As AllocateTempTfLiteTensor, by position in the node's lists. Null also when the input is optional and not given.
  TfLiteTensor* AllocateTempInputTensor(const TfLiteNode* node, int index) {
    return AllocateTempListed(node->inputs, index);
  }
  TfLiteTensor* AllocateTempOutputTensor(const TfLiteNode* node, int index) {
    return AllocateTempListed(node->outputs, index);
  }
  TfLiteTensor* AllocateTempIntermediateTensor(const TfLiteNode* node, int index) {
    return AllocateTempListed(node->intermediates, index);
  }

 protected:
  ~MicroContext() = default;

 private:
  TfLiteTensor* AllocateTempListed(const TfLiteIntArray* list, int index) {
    if (list == nullptr || index < 0 || index >= list->size || list->data[index] < 0) return nullptr;
    return AllocateTempTfLiteTensor(list->data[index]);
  }
};

inline MicroContext* GetMicroContext(const TfLiteContext* context) {
  return reinterpret_cast<MicroContext*>(context->impl_);
}

}  // namespace tflite

#endif  // TFLITE_MICRO_COMMON_MICRO_CONTEXT_H_

// Turns a model and an arena into the memory of a runnable graph: the records of subgraphs, operators and tensors, the
// operators' own data, variables, and the plan of the activations.
//
// One allocator may serve several interpreters in turn: their persistent memory is stacked, and the activations of all
// share one place, so that such models must not run at the same time and inputs are to be written anew for each Invoke.
#ifndef TFLITE_MICRO_MEMORY_MICRO_ALLOCATOR_H_
#define TFLITE_MICRO_MEMORY_MICRO_ALLOCATOR_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/types.h"
#include "tflite_micro/memory/alternate_memory.h"
#include "tflite_micro/memory/arena.h"
#include "tflite_micro/memory/graph_allocations.h"
#include "tflite_micro/memory/greedy_memory_planner.h"
#include "tflite_micro/memory/lifetimes.h"
#include "tflite_micro/memory/linear_memory_planner.h"
#include "tflite_micro/memory/memory_planner.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// What memory is used for; see RecordingMicroAllocator.
enum class RecordedAllocationType {
  kTfLiteEvalTensorData,
  kPersistentTfLiteTensorData,
  kPersistentTfLiteTensorQuantizationData,
  kPersistentBufferData,
  kTfLiteTensorVariableBufferData,
  kNodeAndRegistrationArray,
  kOpData,
  kScratchBufferHandles,
  // Not persistent, but a part of the activations, where they share memory over time: all of the model that was
  // prepared last, with alignment.
  kScratchBuffers,
};
inline constexpr int kRecordedAllocationTypes = 9;

// Sums over all allocations of one type.
struct RecordedAllocation {
  size_t requested_bytes;
  // With alignment.
  size_t used_bytes;
  size_t count;
};

// What preparation uses of the stack. First come, first served: what there is no room for here lies in the arena, which
// small models so do not need for anything but what stays.
struct PreparationMemory {
  // A view of a tensor, with room for its quantisation if that is one scale.
  struct View {
    TfLiteTensor tensor;
    TfLiteAffineQuantization affine;
    int zero_point[2];  // a TfLiteIntArray
    int index;
    int uses = 0;  // how often it was asked for and not given back
  };
  static constexpr int kViews = 8;
  View views[kViews];
  // For the lists of the planner, when no views are needed any more.
  uint8_t* lists() { return reinterpret_cast<uint8_t*>(views); }
  // The same on every target.
  static constexpr size_t kListBytes = 448;
};
static_assert(sizeof(PreparationMemory) >= PreparationMemory::kListBytes, "room for the lists");

class MicroAllocator {
 public:
  // Places an allocator, with the named planner, into the arena that it manages. `tensor_arena` stays the caller's and
  // must outlive the allocator. Null (reported) when the arena does not even hold the allocator.
  static MicroAllocator* Create(uint8_t* tensor_arena, size_t arena_size,
                                MemoryPlannerType memory_planner_type = MemoryPlannerType::kGreedy);
  // With a planner of the application's, which must outlive the allocator.
  static MicroAllocator* Create(uint8_t* tensor_arena, size_t arena_size, MicroMemoryPlanner* memory_planner);
  static MicroAllocator* Create(SingleArenaBufferAllocator* memory_allocator, MicroMemoryPlanner* memory_planner);
  // Persistent data and activations in two blocks.
  static MicroAllocator* Create(uint8_t* persistent_tensor_arena, size_t persistent_arena_size,
                                uint8_t* non_persistent_tensor_arena, size_t non_persistent_arena_size,
                                MemoryPlannerType memory_planner_type = MemoryPlannerType::kGreedy);

  // Bytes of an arena that Create() itself takes.
  static size_t GetDefaultTailUsage(bool is_memory_planner_given);

  // For an allocator that is a member of its user. `memory_planner` null: the greedy planner.
  MicroAllocator(const SingleArenaBufferAllocator& arena, MicroMemoryPlanner* memory_planner);
  MicroAllocator(const MicroAllocator&) = delete;
  MicroAllocator& operator=(const MicroAllocator&) = delete;

  SingleArenaBufferAllocator& arena() { return arena_; }
  const SingleArenaBufferAllocator& arena() const { return arena_; }

  // Bytes in use: activations and persistent memory.
  size_t used_bytes() const { return arena_.head_bytes() + arena_.persistent_bytes(); }
  bool preserves_all_tensors() const { return planner_->preserves_all_tensors(); }
  void SelectLinearPlanner() { planner_ = &linear_planner_; }

  // Persistent memory, counted as `type`; see SingleArenaBufferAllocator.
  void* AllocatePersistent(ByteCount bytes, size_t alignment, RecordedAllocationType type, size_t count = 1);

  // The records of all subgraphs; tensors have their type, dimensions and, if constant, data. Null: out of memory.
  SubgraphAllocations* AllocateGraph(const Model* model);

  // A vector of the model as a TfLiteIntArray: the model's own bytes where the core can read them in place, else a copy
  // in persistent memory. Null vector: an empty array. Null: out of memory.
  TfLiteIntArray* IntArray(const fb::Vector<int32_t>* vector, RecordedAllocationType type);

  // Reserves `bytes` for operator `op` of `subgraph`. *index is its number, counting from 0. To be called only between
  // BeginOperator() and EndOperator(), at most kMaxScratchBuffersPerOp times.
  static constexpr int kMaxScratchBuffersPerOp = 12;
  TfLiteStatus BeginOperator();
  TfLiteStatus RequestScratchBuffer(size_t bytes, int subgraph, int op, int* index);
  // Says that the output of operator `op` may share memory with its input at `position`, see
  // MicroContext::AllowSharing(); at most twice in an operator, further calls do nothing.
  static constexpr int kMaxSharingsPerOp = 2;
  void AllowSharing(int position, int64_t distance, MicroContext::Sharing sharing, SharingRule rule, int subgraph,
                    int op);
  // In measuring mode the operator's own memory is used again for the next one.
  void EndOperator();

  // To be set while a graph is prepared, null otherwise.
  void set_preparation_memory(PreparationMemory* memory) { preparation_ = memory; }

  // A view of a tensor, until it is given back or the operator at work is prepared. Null: out of memory. When the arena
  // is exhausted, an operator still gets views of up to PreparationMemory::kViews tensors, without the scales of single
  // channels, so that it does not meet null pointers on the way to its failure.
  TfLiteTensor* AllocateTempTensor(const Model* model, const SubgraphAllocations* graph, int subgraph, int index);
  void DeallocateTempTensor(TfLiteTensor* tensor);
  // Of which tensor it is a view.
  int IndexOfTempTensor(const TfLiteTensor* tensor) const;
  // The same in persistent memory, for inputs and outputs of the model.
  TfLiteTensor* AllocatePersistentTensor(const Model* model, const SubgraphAllocations* graph, int subgraph, int index);
  // Gives a tensor other dimensions (copied to persistent memory). Reports dimensions that are out of range.
  TfLiteStatus ResizeTensor(TfLiteEvalTensor* tensor, int rank, const int* dims);

  // Where the graph's decoded tensors may lie besides the arena, or null; to be set for each graph before
  // FinishGraph().
  void set_alternate_memory(const AlternateMemory* memory) { alternate_memory_ = memory; }

  // After all operators were prepared: variables, and the plan of everything else. *scratch is the array of handles.
  TfLiteStatus FinishGraph(const Model* model, SubgraphAllocations* graph, ScratchBufferHandle** scratch);
  int scratch_buffer_count() const { return scratch_count_; }

 protected:
  // Where allocations are recorded; null when they are not.
  RecordedAllocation* records_ = nullptr;

 private:
  // Fills `lists` with the buffers, as they are planned; behind them `tensor_count` placements if there is alternate
  // memory, and the planner's workspace. `parts`: those of parts_ that share memory. *total is negative where there is
  // no plan: INT32_MIN, or what MicroMemoryPlanner::Plan() says of a tensor that cannot lie where it is fixed.
  TfLiteStatus PlanBuffers(const Model* model, const SubgraphAllocations* graph, uint8_t* lists, uint32_t all_tensors,
                           int tensor_count, int parts, int32_t* total);
  TfLiteStatus AllocateVariables(const Model* model, SubgraphAllocations* graph);
  // Fills a view of a tensor with everything but its quantisation for each channel.
  TfLiteStatus DescribeTensor(const Model* model, const SubgraphAllocations* graph, int subgraph, int index,
                              TfLiteTensor* tensor) const;
  // Fills all of it. `view`: where one scale's quantisation lies; null: in persistent or else temporary memory.
  TfLiteStatus InitializeTensor(const Model* model, const SubgraphAllocations* graph, int subgraph, int index,
                                bool persistent, PreparationMemory::View* view, TfLiteTensor* tensor);
  // Of a planned buffer.
  uint8_t* Address(int32_t offset);
  void* AllocateFor(bool persistent, ByteCount bytes, RecordedAllocationType type);
  // Null: the view lies in the arena.
  PreparationMemory::View* FindView(const TfLiteTensor* tensor) const;

  SingleArenaBufferAllocator arena_;
  GreedyMemoryPlanner greedy_planner_;
  LinearMemoryPlanner linear_planner_;
  MicroMemoryPlanner* planner_;
  const AlternateMemory* alternate_memory_ = nullptr;  // null: none
  PreparationMemory* preparation_ = nullptr;
  int request_count_ = 0;  // in the list at the arena's low end
  int scratch_count_ = 0;  // of these
  int scratch_count_at_begin_ = 0;
  int sharings_of_operator_ = 0;
  int parts_ = 0;  // what operators said of parts: 1 of their outputs in an input, 2 of inputs in the output
  SharingRule rules_[2] = {nullptr, nullptr};  // for all that is not of parts, and for that
  size_t mark_at_begin_ = 0;
};

template <>
struct BytesOn32Bits<MicroAllocator> {
  static constexpr size_t value = 128;
};

// Bytes of a tensor with these dimensions; for types without a fixed size, those of the constant `data`.
TfLiteStatus TensorBytes(TfLiteType type, const TfLiteIntArray* dims, const fb::Vector<uint8_t>* data, size_t* bytes);

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_MICRO_ALLOCATOR_H_

// The MicroContext of an interpreter: hands memory and tensors to operators while they are prepared and run.
#ifndef TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_CONTEXT_H_
#define TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_CONTEXT_H_

#include <stdarg.h>

#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/interpreter/micro_interpreter_graph.h"
#include "tflite_micro/memory/micro_allocator.h"

namespace tflite {

class MicroInterpreterContext : public MicroContext {
 public:
  // What an operator may ask for at the moment.
  enum class Phase { kIdle, kPrepare, kInvoke };

  MicroInterpreterContext(MicroAllocator* allocator, const Model* model, MicroInterpreterGraph* graph)
      : allocator_(allocator), model_(model), graph_(graph) {}

  // Fills the function pointers of `context`, which refer to this object.
  void Connect(TfLiteContext* context);

  void set_phase(Phase phase) { phase_ = phase; }
  void set_scratch_buffers(const ScratchBufferHandle* handles, int count) {
    scratch_buffers_ = handles;
    scratch_buffer_count_ = count;
  }

  // MicroContext
  void* AllocatePersistentBuffer(size_t bytes) override;
  void* AllocatePersistentBuffer(size_t bytes, size_t alignment) override;
  TfLiteStatus RequestScratchBufferInArena(size_t bytes, int* buffer_idx) override;
  void* GetScratchBuffer(int buffer_idx) override;
  TfLiteTensor* AllocateTempTfLiteTensor(int tensor_idx) override;
  void DeallocateTempTfLiteTensor(TfLiteTensor* tensor) override;
  uint8_t* AllocateTempBuffer(size_t size, size_t alignment) override;
  void DeallocateTempBuffer(uint8_t* buffer) override;
  TfLiteStatus ResizeTensor(TfLiteTensor* tensor, int rank, const int* dims) override;
  TfLiteStatus ResizeTensorToBound(TfLiteTensor* tensor, int rank, const int* dims) override;
  void PreferAlternateMemory(int tensor_idx) override;
  void AllowSharing(int position, int64_t distance, Sharing sharing, SharingRule rule) override;
  const SparsityParameters* GetSparsity(int tensor_idx) override;
  const void* GetStoredScales(int tensor_idx) override;
  const char* TensorName(int tensor_idx) override;
  TfLiteEvalTensor* GetEvalTensor(int tensor_idx) override;
  TfLiteStatus set_external_context(void* external_context_payload) override;
  void* external_context() override { return external_context_; }
  MicroGraph& graph() override { return *graph_; }

  // Writes "operator 3 (CONV_2D, output 'name'): " and the formatted rest.
  void Report(const char* format, va_list args);

 private:
  // Reports, under the name of the call, that the phase does not allow it.
  bool CheckPhase(Phase phase, const char* call);

  MicroAllocator* allocator_;
  const Model* model_;
  MicroInterpreterGraph* graph_;
  Phase phase_ = Phase::kIdle;
  const ScratchBufferHandle* scratch_buffers_ = nullptr;
  int scratch_buffer_count_ = 0;
  void* external_context_ = nullptr;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_CONTEXT_H_

// A MicroContext for the test of a single operator: tensors are the test's own, memory is one static block (no heap, so
// that tests run on boards), every allocation is fenced with guard bytes, and the last reported sentence is kept.
#ifndef TFLITE_MICRO_OPS_TESTING_FAKE_MICRO_CONTEXT_H_
#define TFLITE_MICRO_OPS_TESTING_FAKE_MICRO_CONTEXT_H_

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/common/types.h"

namespace tflite {

// Bytes that all fake contexts which are alive share; each allocation takes up to 64 more than it asks for.
inline constexpr size_t kFakeMicroContextBytes = 96 * 1024;

// Contexts may nest: the one made last must be destroyed first. Tensors passed in belong to the caller and must outlive
// the context; their dims, data and bytes follow what Prepare resizes, and then point into the context's memory.
class FakeMicroContext final : public MicroContext {
 public:
  // A tensor with a scale but without TfLiteTensor::quantization gets that filled in, as the runtime would.
  FakeMicroContext(TfLiteTensor* tensors, int tensors_size);
  ~FakeMicroContext();
  FakeMicroContext(const FakeMicroContext&) = delete;
  FakeMicroContext& operator=(const FakeMicroContext&) = delete;

  // Memory is filled with garbage, and aligned to what was asked for and no more.
  void* AllocatePersistentBuffer(size_t bytes) override;
  void* AllocatePersistentBuffer(size_t bytes, size_t alignment) override;
  TfLiteStatus RequestScratchBufferInArena(size_t bytes, int* buffer_idx) override;
  void* GetScratchBuffer(int buffer_idx) override;
  TfLiteTensor* AllocateTempTfLiteTensor(int tensor_idx) override;
  void DeallocateTempTfLiteTensor(TfLiteTensor* tensor) override;
  uint8_t* AllocateTempBuffer(size_t size, size_t alignment) override;
  void DeallocateTempBuffer(uint8_t* buffer) override;
  // A tensor that grows beyond the bytes the test gave it is moved into the context's memory.
  TfLiteStatus ResizeTensor(TfLiteTensor* tensor, int rank, const int* dims) override;
  TfLiteStatus ResizeTensorToBound(TfLiteTensor* tensor, int rank, const int* dims) override;
  TfLiteEvalTensor* GetEvalTensor(int tensor_idx) override;
  TfLiteStatus set_external_context(void* external_context_payload) override;
  void* external_context() override { return external_context_; }
  MicroGraph& graph() override { return *graph_; }
  // For operators that call subgraphs. `graph` belongs to the test; without one there are none.
  void set_graph(MicroGraph* graph) { graph_ = graph; }

  // For the runner. What may be called follows the phase, as in the interpreter.
  enum class Phase { kIdle, kInit, kPrepare, kEval };
  void Begin(Phase phase);
  // Releases temporary memory. kTfLiteError (reported) when a guard byte was overwritten, or a view of a tensor or a
  // buffer was given back more often than taken.
  TfLiteStatus End();

  // Bytes in use, for tests that watch them.
  size_t used_bytes() const;
  int scratch_buffer_count() const { return scratch_count_; }

  // Keeps the sentence, and logs it.
  void Report(const char* format, va_list args);
  // The sentence reported last; "" when there was none. Empty too in builds without error strings.
  const char* last_error() const { return last_error_; }
  void ClearError() { last_error_[0] = '\0'; }

  // The context that operators get.
  TfLiteContext* context() { return &context_; }

 private:
  // A model without other subgraphs.
  class NoGraph final : public MicroGraph {
   public:
    TfLiteStatus InvokeSubgraph(int) override { return kTfLiteError; }
    size_t NumSubgraphInputs(int) override { return 0; }
    TfLiteEvalTensor* GetSubgraphInput(int, int) override { return nullptr; }
    size_t NumSubgraphOutputs(int) override { return 0; }
    TfLiteEvalTensor* GetSubgraphOutput(int, int) override { return nullptr; }
    int NumSubgraphs() override { return 0; }
    MicroResourceVariables* GetResourceVariables() override { return nullptr; }
  };

  void ReportLine(const char* format, ...) __attribute__((format(printf, 2, 3)));
  uint8_t* Allocate(size_t bytes, size_t alignment, uint32_t kind);
  void CopyToEval(int tensor_idx);

  static constexpr int kMaxScratchBuffers = 16;
  static constexpr int kMaxErrorLength = 256;

  TfLiteContext context_;
  TfLiteTensor* tensors_;
  int tensors_size_;
  TfLiteEvalTensor* eval_tensors_;
  size_t first_block_;
  size_t* capacities_;
  uint8_t* scratch_[kMaxScratchBuffers];
  int scratch_count_ = 0;
  int views_ = 0;
  int temp_buffers_ = 0;
  Phase phase_ = Phase::kIdle;
  void* external_context_ = nullptr;
  NoGraph no_graph_;
  MicroGraph* graph_ = &no_graph_;
  char last_error_[kMaxErrorLength] = "";
};

}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TESTING_FAKE_MICRO_CONTEXT_H_

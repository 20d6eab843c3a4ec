#include "tflite_micro/interpreter/micro_interpreter_context.h"

#include <stdarg.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace {

void* ContextAllocatePersistentBuffer(TfLiteContext* context, size_t bytes) {
  return GetMicroContext(context)->AllocatePersistentBuffer(bytes);
}

TfLiteStatus ContextRequestScratchBufferInArena(TfLiteContext* context, size_t bytes, int* buffer_idx) {
  return GetMicroContext(context)->RequestScratchBufferInArena(bytes, buffer_idx);
}

void* ContextGetScratchBuffer(TfLiteContext* context, int buffer_idx) {
  return GetMicroContext(context)->GetScratchBuffer(buffer_idx);
}

TfLiteTensor* ContextGetTensor(const TfLiteContext* context, int tensor_idx) {
  return GetMicroContext(context)->AllocateTempTfLiteTensor(tensor_idx);
}

TfLiteEvalTensor* ContextGetEvalTensor(const TfLiteContext* context, int tensor_idx) {
  return GetMicroContext(context)->GetEvalTensor(tensor_idx);
}

TfLiteExternalContext* ContextGetExternalContext(TfLiteContext* context, TfLiteExternalContextType) {
  return static_cast<TfLiteExternalContext*>(GetMicroContext(context)->external_context());
}

TfLiteStatus ContextResizeTensor(TfLiteContext* context, TfLiteTensor* tensor, const TfLiteIntArray* new_size) {
  return GetMicroContext(context)->ResizeTensor(tensor, new_size->size, new_size->data);
}

void ContextReportError(TfLiteContext* context, const char* format, ...) {
  va_list args;
  va_start(args, format);
  static_cast<MicroInterpreterContext*>(GetMicroContext(context))->Report(format, args);
  va_end(args);
}

}  // namespace

void MicroInterpreterContext::Connect(TfLiteContext* context) {
  *context = {};
  context->impl_ = static_cast<MicroContext*>(this);
  context->ResizeTensor = ContextResizeTensor;
  context->ReportError = ContextReportError;
  context->GetTensor = ContextGetTensor;
  context->GetEvalTensor = ContextGetEvalTensor;
  context->GetExternalContext = ContextGetExternalContext;
  context->AllocatePersistentBuffer = ContextAllocatePersistentBuffer;
  context->RequestScratchBufferInArena = ContextRequestScratchBufferInArena;
  context->GetScratchBuffer = ContextGetScratchBuffer;
}

void MicroInterpreterContext::Report(const char* format, va_list args) {
#ifdef TF_LITE_STRIP_ERROR_STRINGS
  (void)format;
  (void)args;
#else
  // An operator that complains for want of memory: that is reported as a whole, with the amount that is needed.
  if (allocator_->arena().exhausted()) return;
  const TFLMRegistration* registration = graph_->current_registration();
  const TfLiteIntArray* outputs = graph_->current_outputs();
  if (registration != nullptr && outputs != nullptr) {
    MicroPrintfPart("operator %d (%s", graph_->current_operator(), OperatorName(registration));
    const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(graph_->current_subgraph()));
    if (outputs->size > 0) {
      const Tensor* output = subgraph->tensors()->Get(static_cast<uint32_t>(outputs->data[0]));
      if (output->name() != nullptr) MicroPrintfPart(", output '%s'", output->name()->c_str());
    }
    if (graph_->current_subgraph() != 0) MicroPrintfPart(", subgraph %d", graph_->current_subgraph());
    MicroPrintfPart("): ");
  }
  VMicroPrintf(format, args);
#endif
}

bool MicroInterpreterContext::CheckPhase(Phase phase, const char* call) {
  if (phase_ == phase) return true;
  MicroPrintf("%s may only be called from an operator's %s.", call,
              phase == Phase::kPrepare ? "Init or Prepare" : "Eval");
  return false;
}

void* MicroInterpreterContext::AllocatePersistentBuffer(size_t bytes) {
  return AllocatePersistentBuffer(bytes, kBufferAlignment);
}

void* MicroInterpreterContext::AllocatePersistentBuffer(size_t bytes, size_t alignment) {
  if (!CheckPhase(Phase::kPrepare, "AllocatePersistentBuffer()")) return nullptr;
  return allocator_->AllocatePersistent(bytes, alignment, RecordedAllocationType::kPersistentBufferData);
}

TfLiteStatus MicroInterpreterContext::RequestScratchBufferInArena(size_t bytes, int* buffer_idx) {
  if (!CheckPhase(Phase::kPrepare, "RequestScratchBufferInArena()")) return kTfLiteError;
  return allocator_->RequestScratchBuffer(bytes, graph_->current_subgraph(), graph_->current_operator(), buffer_idx);
}

void* MicroInterpreterContext::GetScratchBuffer(int buffer_idx) {
  if (scratch_buffers_ == nullptr || buffer_idx < 0 || buffer_idx >= scratch_buffer_count_) return nullptr;
  return scratch_buffers_[buffer_idx].data;
}

TfLiteTensor* MicroInterpreterContext::AllocateTempTfLiteTensor(int tensor_idx) {
  if (!CheckPhase(Phase::kPrepare, "A temporary tensor")) return nullptr;
  if (GetEvalTensor(tensor_idx) == nullptr) return nullptr;
  return allocator_->AllocateTempTensor(model_, graph_->allocations(), graph_->current_subgraph(), tensor_idx);
}

void MicroInterpreterContext::DeallocateTempTfLiteTensor(TfLiteTensor* tensor) {
  if (tensor != nullptr && phase_ == Phase::kPrepare) allocator_->DeallocateTempTensor(tensor);
}

uint8_t* MicroInterpreterContext::AllocateTempBuffer(size_t size, size_t alignment) {
  if (!CheckPhase(Phase::kPrepare, "AllocateTempBuffer()")) return nullptr;
  if (alignment == 0 || alignment > kBufferAlignment || (alignment & (alignment - 1)) != 0) {
    MicroPrintf("AllocateTempBuffer() offers alignments of 1, 2, 4, 8 and 16, not %u.",
                static_cast<unsigned>(alignment));
    return nullptr;
  }
  return allocator_->arena().AllocateTemp(size, alignment, -1);
}

void MicroInterpreterContext::DeallocateTempBuffer(uint8_t* buffer) {
  if (buffer != nullptr && phase_ == Phase::kPrepare) allocator_->arena().DeallocateTemp(buffer);
}

TfLiteStatus MicroInterpreterContext::ResizeTensor(TfLiteTensor* tensor, int rank, const int* dims) {
  if (!CheckPhase(Phase::kPrepare, "ResizeTensor()")) return kTfLiteError;
  const int index = allocator_->IndexOfTempTensor(tensor);
  const TfLiteIntArray* outputs = graph_->current_outputs();
  bool is_output = false;
  for (int i = 0; outputs != nullptr && i < outputs->size; ++i) is_output = is_output || outputs->data[i] == index;
  TfLiteEvalTensor* eval = GetEvalTensor(index);
  if (!is_output || eval == nullptr || tensor->allocation_type != kTfLiteArenaRw) {
    MicroPrintf("Tensor %d is not an output of the operator at work and cannot be resized by it.", index);
    return kTfLiteError;
  }
  if (allocator_->ResizeTensor(eval, rank, dims) != kTfLiteOk) return kTfLiteError;
  tensor->dims = eval->dims;
  return TensorBytes(eval->type, eval->dims, nullptr, &tensor->bytes);
}

TfLiteStatus MicroInterpreterContext::ResizeTensorToBound(TfLiteTensor* tensor, int rank, const int* dims) {
  if (ResizeTensor(tensor, rank, dims) != kTfLiteOk) return kTfLiteError;
  MarkDynamic(GetEvalTensor(allocator_->IndexOfTempTensor(tensor)));
  tensor->allocation_type = kTfLiteDynamic;
  return kTfLiteOk;
}

void MicroInterpreterContext::PreferAlternateMemory(int tensor_idx) {
  TfLiteEvalTensor* tensor = GetEvalTensor(tensor_idx);
  if (tensor != nullptr && tensor->data.data == nullptr) MarkDecoded(tensor);
}

void MicroInterpreterContext::AllowSharing(int position, int64_t distance, Sharing sharing, SharingRule rule) {
  if (!CheckPhase(Phase::kPrepare, "AllowSharing()")) return;
  allocator_->AllowSharing(position, distance, sharing, rule, graph_->current_subgraph(), graph_->current_operator());
}

const SparsityParameters* MicroInterpreterContext::GetSparsity(int tensor_idx) {
  if (GetEvalTensor(tensor_idx) == nullptr) return nullptr;
  const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(graph_->current_subgraph()));
  return subgraph->tensors()->Get(static_cast<uint32_t>(tensor_idx))->sparsity();
}

const void* MicroInterpreterContext::GetStoredScales(int tensor_idx) {
  if (GetEvalTensor(tensor_idx) == nullptr) return nullptr;
  const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(graph_->current_subgraph()));
  const Tensor* tensor = subgraph->tensors()->Get(static_cast<uint32_t>(tensor_idx));
  if (ConstantData(model_, tensor) == nullptr || tensor->quantization() == nullptr) return nullptr;
  const fb::Vector<float>* scales = tensor->quantization()->scale();
  return scales == nullptr ? nullptr : scales->data();
}

const char* MicroInterpreterContext::TensorName(int tensor_idx) {
#ifdef TF_LITE_STRIP_ERROR_STRINGS
  (void)tensor_idx;
  return nullptr;
#else
  if (GetEvalTensor(tensor_idx) == nullptr) return nullptr;
  const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(graph_->current_subgraph()));
  const auto* name = subgraph->tensors()->Get(static_cast<uint32_t>(tensor_idx))->name();
  return name != nullptr ? name->c_str() : nullptr;
#endif
}

TfLiteEvalTensor* MicroInterpreterContext::GetEvalTensor(int tensor_idx) {
  // Evals come here for each of their tensors, so the model is not asked.
  if (tensor_idx < 0 || static_cast<size_t>(tensor_idx) >= graph_->tensor_count()) return nullptr;
  return &graph_->allocations()[graph_->current_subgraph()].tensors[tensor_idx];
}

TfLiteStatus MicroInterpreterContext::set_external_context(void* external_context_payload) {
  if (external_context_payload == nullptr || external_context_ != nullptr) {
    MicroPrintf("The external context can be set once, and not to null.");
    return kTfLiteError;
  }
  external_context_ = external_context_payload;
  return kTfLiteOk;
}

}  // namespace tflite

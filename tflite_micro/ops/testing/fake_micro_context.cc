#include "tflite_micro/ops/testing/fake_micro_context.h"

#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/platform/debug_log.h"

namespace tflite {
namespace {

// The memory is a row of blocks: header, payload, guard. A block's payload need not fill it.
struct BlockHeader {
  uint32_t block_bytes;  // with the header and the guard; a multiple of 16
  uint32_t payload_offset;
  uint32_t payload_bytes;
  uint32_t kind;
};
static_assert(sizeof(BlockHeader) == 16, "blocks stay aligned");

constexpr uint32_t kOwn = 0x4F574E21;
constexpr uint32_t kPersistent = 0x50455253;
constexpr uint32_t kScratch = 0x53435241;
constexpr uint32_t kTemp = 0x54454D50;
constexpr uint32_t kReleased = 0x52454C21;

constexpr uint8_t kGuard = 0xC5;
constexpr uint8_t kGarbage = 0xDB;
constexpr size_t kGuardBytes = 16;

alignas(16) uint8_t g_memory[kFakeMicroContextBytes];
size_t g_used = 0;

size_t RoundUp(size_t value) { return (value + 15) & ~size_t{15}; }

BlockHeader* HeaderAt(size_t offset) { return reinterpret_cast<BlockHeader*>(g_memory + offset); }

FakeMicroContext* Self(const TfLiteContext* context) {
  return static_cast<FakeMicroContext*>(GetMicroContext(context));
}

// The functions of TfLiteContext.
TfLiteStatus ResizeTensorOf(TfLiteContext* context, TfLiteTensor* tensor, const TfLiteIntArray* new_size) {
  return Self(context)->ResizeTensor(tensor, new_size->size, new_size->data);
}
void ReportErrorOf(TfLiteContext* context, const char* format, ...) {
  va_list args;
  va_start(args, format);
  Self(context)->Report(format, args);
  va_end(args);
}
TfLiteTensor* GetTensorOf(const TfLiteContext* context, int tensor_idx) {
  return Self(context)->AllocateTempTfLiteTensor(tensor_idx);
}
TfLiteEvalTensor* GetEvalTensorOf(const TfLiteContext* context, int tensor_idx) {
  return Self(context)->GetEvalTensor(tensor_idx);
}
TfLiteExternalContext* GetExternalContextOf(TfLiteContext*, TfLiteExternalContextType) { return nullptr; }
void* AllocatePersistentBufferOf(TfLiteContext* context, size_t bytes) {
  return Self(context)->AllocatePersistentBuffer(bytes);
}
TfLiteStatus RequestScratchBufferInArenaOf(TfLiteContext* context, size_t bytes, int* buffer_idx) {
  return Self(context)->RequestScratchBufferInArena(bytes, buffer_idx);
}
void* GetScratchBufferOf(TfLiteContext* context, int buffer_idx) { return Self(context)->GetScratchBuffer(buffer_idx); }

}  // namespace

FakeMicroContext::FakeMicroContext(TfLiteTensor* tensors, int tensors_size)
    : tensors_(tensors), tensors_size_(tensors_size), first_block_(g_used) {
  context_ = {};
  context_.tensors_size = static_cast<size_t>(tensors_size);
  context_.impl_ = static_cast<MicroContext*>(this);
  context_.ResizeTensor = ResizeTensorOf;
  context_.ReportError = ReportErrorOf;
  context_.GetTensor = GetTensorOf;
  context_.GetEvalTensor = GetEvalTensorOf;
  context_.GetExternalContext = GetExternalContextOf;
  context_.AllocatePersistentBuffer = AllocatePersistentBufferOf;
  context_.RequestScratchBufferInArena = RequestScratchBufferInArenaOf;
  context_.GetScratchBuffer = GetScratchBufferOf;

  const size_t count = static_cast<size_t>(tensors_size);
  eval_tensors_ = reinterpret_cast<TfLiteEvalTensor*>(Allocate(count * sizeof(TfLiteEvalTensor), 16, kOwn));
  capacities_ = reinterpret_cast<size_t*>(Allocate(count * sizeof(size_t), 16, kOwn));
  if (eval_tensors_ == nullptr || capacities_ == nullptr) {
    tensors_size_ = 0;
    return;
  }
  for (int i = 0; i < tensors_size_; ++i) {
    TfLiteTensor& tensor = tensors_[i];
    capacities_[i] = tensor.bytes;
    CopyToEval(i);
    if (tensor.params.scale == 0.0f || tensor.quantization.type != kTfLiteNoQuantization) continue;
    struct PerTensor {
      TfLiteAffineQuantization affine;
      int scale_size;
      float scale;
      int zero_point_size;
      int zero_point;
    };
    auto* filled = reinterpret_cast<PerTensor*>(Allocate(sizeof(PerTensor), 16, kOwn));
    if (filled == nullptr) return;
    filled->scale_size = filled->zero_point_size = 1;
    filled->scale = tensor.params.scale;
    filled->zero_point = tensor.params.zero_point;
    filled->affine = {reinterpret_cast<TfLiteFloatArray*>(&filled->scale_size),
                      reinterpret_cast<TfLiteIntArray*>(&filled->zero_point_size), 0};
    tensor.quantization = {kTfLiteAffineQuantization, &filled->affine};
  }
}

FakeMicroContext::~FakeMicroContext() { g_used = first_block_; }

uint8_t* FakeMicroContext::Allocate(size_t bytes, size_t alignment, uint32_t kind) {
  // Off the next larger alignment, so that code which relies on more than it asked for is seen.
  const size_t payload_offset = sizeof(BlockHeader) + (alignment < 16 ? alignment : 0);
  const size_t room = kFakeMicroContextBytes - g_used;
  if (bytes > room || RoundUp(payload_offset + bytes) + kGuardBytes > room) {
    ReportLine("the test's memory is full: %d bytes asked for, %d left", static_cast<int>(bytes),
               static_cast<int>(room));
    return nullptr;
  }
  const size_t block_bytes = RoundUp(payload_offset + bytes) + kGuardBytes;
  BlockHeader* header = HeaderAt(g_used);
  memset(static_cast<void*>(header), kGuard, block_bytes);
  *header = {static_cast<uint32_t>(block_bytes), static_cast<uint32_t>(payload_offset), static_cast<uint32_t>(bytes),
             kind};
  uint8_t* payload = g_memory + g_used + payload_offset;
  memset(payload, kGarbage, bytes);
  g_used += block_bytes;
  return payload;
}

void FakeMicroContext::CopyToEval(int tensor_idx) {
  const TfLiteTensor& tensor = tensors_[tensor_idx];
  eval_tensors_[tensor_idx] = {tensor.data, tensor.dims, tensor.type};
}

void* FakeMicroContext::AllocatePersistentBuffer(size_t bytes) { return AllocatePersistentBuffer(bytes, 16); }

void* FakeMicroContext::AllocatePersistentBuffer(size_t bytes, size_t alignment) {
  if (phase_ != Phase::kInit && phase_ != Phase::kPrepare) {
    ReportLine("persistent memory asked for outside of Init and Prepare");
    return nullptr;
  }
  return Allocate(bytes, alignment, kPersistent);
}

TfLiteStatus FakeMicroContext::RequestScratchBufferInArena(size_t bytes, int* buffer_idx) {
  if (phase_ != Phase::kPrepare || scratch_count_ == kMaxScratchBuffers) {
    ReportLine("scratch buffer asked for outside of Prepare, or more than %d of them", kMaxScratchBuffers);
    return kTfLiteError;
  }
  uint8_t* buffer = Allocate(bytes, 16, kScratch);
  if (buffer == nullptr) return kTfLiteError;
  *buffer_idx = scratch_count_;
  scratch_[scratch_count_++] = buffer;
  return kTfLiteOk;
}

void* FakeMicroContext::GetScratchBuffer(int buffer_idx) {
  if (phase_ != Phase::kEval || buffer_idx < 0 || buffer_idx >= scratch_count_) {
    ReportLine("scratch buffer %d asked for outside of Eval, or never requested", buffer_idx);
    return nullptr;
  }
  return scratch_[buffer_idx];
}

TfLiteTensor* FakeMicroContext::AllocateTempTfLiteTensor(int tensor_idx) {
  if (tensor_idx < 0 || tensor_idx >= tensors_size_) return nullptr;
  if (phase_ == Phase::kEval) {
    ReportLine("tensor %d asked for as a TfLiteTensor in Eval, which has only TfLiteEvalTensor", tensor_idx);
    return nullptr;
  }
  ++views_;
  return &tensors_[tensor_idx];
}

void FakeMicroContext::DeallocateTempTfLiteTensor(TfLiteTensor*) { --views_; }

uint8_t* FakeMicroContext::AllocateTempBuffer(size_t size, size_t alignment) {
  if (phase_ != Phase::kInit && phase_ != Phase::kPrepare) {
    ReportLine("temporary memory asked for outside of Init and Prepare");
    return nullptr;
  }
  uint8_t* buffer = Allocate(size, alignment, kTemp);
  if (buffer != nullptr) ++temp_buffers_;
  return buffer;
}

void FakeMicroContext::DeallocateTempBuffer(uint8_t*) { --temp_buffers_; }

TfLiteStatus FakeMicroContext::ResizeTensor(TfLiteTensor* tensor, int rank, const int* dims) {
  const int index = static_cast<int>(tensor - tensors_);
  if (phase_ != Phase::kPrepare || index < 0 || index >= tensors_size_) {
    ReportLine("a tensor is resized outside of Prepare, or is not one of the test's");
    return kTfLiteError;
  }
  if (tensor->allocation_type == kTfLiteMmapRo) {
    ReportLine("tensor %d is a constant and cannot be resized", index);
    return kTfLiteError;
  }
  size_t count = 0;
  size_t bytes = 0;
  if (CheckedElementCount(rank, dims, &count) != kTfLiteOk || TypeBytes(tensor->type, count, &bytes) != kTfLiteOk) {
    ReportLine("tensor %d: a dimension is negative or the tensor has too many elements", index);
    return kTfLiteError;
  }
  auto* copy = reinterpret_cast<TfLiteIntArray*>(Allocate(sizeof(int) * (static_cast<size_t>(rank) + 1), 4, kOwn));
  if (copy == nullptr) return kTfLiteError;
  copy->size = rank;
  for (int i = 0; i < rank; ++i) copy->data[i] = dims[i];
  if (bytes > capacities_[index]) {
    tensor->data.data = Allocate(bytes, 16, kOwn);
    if (tensor->data.data == nullptr) return kTfLiteError;
    capacities_[index] = bytes;
  }
  tensor->dims = copy;
  tensor->bytes = bytes;
  CopyToEval(index);
  return kTfLiteOk;
}

TfLiteStatus FakeMicroContext::ResizeTensorToBound(TfLiteTensor* tensor, int rank, const int* dims) {
  if (ResizeTensor(tensor, rank, dims) != kTfLiteOk) return kTfLiteError;
  tensor->allocation_type = kTfLiteDynamic;
  return kTfLiteOk;
}

TfLiteEvalTensor* FakeMicroContext::GetEvalTensor(int tensor_idx) {
  return tensor_idx >= 0 && tensor_idx < tensors_size_ ? &eval_tensors_[tensor_idx] : nullptr;
}

TfLiteStatus FakeMicroContext::set_external_context(void* external_context_payload) {
  if (external_context_payload == nullptr || external_context_ != nullptr) return kTfLiteError;
  external_context_ = external_context_payload;
  return kTfLiteOk;
}

void FakeMicroContext::Begin(Phase phase) {
  phase_ = phase;
  views_ = temp_buffers_ = 0;
  if (phase != Phase::kEval) return;
  // Nothing in scratch memory outlives an Eval.
  for (size_t offset = first_block_; offset < g_used; offset += HeaderAt(offset)->block_bytes) {
    const BlockHeader* header = HeaderAt(offset);
    if (header->kind == kScratch) memset(g_memory + offset + header->payload_offset, kGarbage, header->payload_bytes);
  }
}

TfLiteStatus FakeMicroContext::End() {
  const bool balanced = views_ >= 0 && temp_buffers_ >= 0;
  phase_ = Phase::kIdle;
  if (!balanced) {
    ReportLine("a tensor or a temporary buffer was given back more often than taken");
    return kTfLiteError;
  }
  for (size_t offset = first_block_; offset < g_used;) {
    BlockHeader* header = HeaderAt(offset);
    const bool known = header->kind == kOwn || header->kind == kPersistent || header->kind == kScratch ||
                       header->kind == kTemp || header->kind == kReleased;
    bool intact = known && header->block_bytes <= g_used - offset && header->payload_offset <= header->block_bytes &&
                  header->payload_bytes <= header->block_bytes - header->payload_offset;
    for (uint32_t i = sizeof(BlockHeader); intact && i < header->block_bytes; ++i) {
      const bool in_payload = i >= header->payload_offset && i < header->payload_offset + header->payload_bytes;
      intact = in_payload || g_memory[offset + i] == kGuard;
    }
    if (!intact) {
      ReportLine("memory around a block of %d bytes was overwritten", static_cast<int>(header->payload_bytes));
      return kTfLiteError;
    }
    if (header->kind == kTemp) {
      memset(g_memory + offset + header->payload_offset, kGarbage, header->payload_bytes);
      header->kind = kReleased;
    }
    offset += header->block_bytes;
  }
  return kTfLiteOk;
}

size_t FakeMicroContext::used_bytes() const { return g_used - first_block_; }

void FakeMicroContext::Report(const char* format, va_list args) {
#ifdef TF_LITE_STRIP_ERROR_STRINGS
  (void)format;
  (void)args;
#else
  DebugVsnprintf(last_error_, sizeof(last_error_), format, args);
  MicroPrintf("%s", last_error_);
#endif
}

void FakeMicroContext::ReportLine(const char* format, ...) {
  va_list args;
  va_start(args, format);
  Report(format, args);
  va_end(args);
}

}  // namespace tflite

#include "tflite_micro/memory/micro_allocator.h"

#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/memory/arena_placement.h"
#include "tflite_micro/memory/offline_plan.h"
#include "tflite_micro/memory/sharing.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace {

// A scalar's dimensions, or no list of tensors.
const int kEmptyArray[1] = {0};

bool IsLittleEndian() {
  const uint16_t one = 1;
  uint8_t first;
  memcpy(&first, &one, 1);
  return first == 1;
}

// A vector of 4-byte elements lies in the file as TfLiteIntArray and TfLiteFloatArray do in memory: it can be used in
// place when the core reads that order and it is aligned.
bool UsableInPlace(const void* vector) { return IsLittleEndian() && reinterpret_cast<uintptr_t>(vector) % 4 == 0; }

// Alignment that the core wants for loads of `type`.
size_t LoadAlignment(TfLiteType type) {
  const size_t bytes = static_cast<size_t>(TypeBits(type)) / 8;
  if (bytes <= 1) return 1;
  return bytes >= 8 ? alignof(int64_t) : bytes;
}

bool IsQuantized(const QuantizationParameters* quantization) {
  return quantization != nullptr && quantization->scale() != nullptr && quantization->scale()->size() > 0;
}

// Zero points that are absent are 0; the others were checked to fit.
int32_t ZeroPoint(const fb::Vector<int64_t>* zero_points, uint32_t index) {
  return zero_points == nullptr || index >= zero_points->size() ? 0 : static_cast<int32_t>(zero_points->Get(index));
}

// See MicroAllocator::parts_.
int PartsBit(MicroContext::Sharing sharing) {
  if (sharing < MicroContext::Sharing::kOutputsAreParts) return 0;
  return sharing == MicroContext::Sharing::kOutputsAreParts ? 1 : 2;
}

// Says that the tensor with this plan tag cannot lie where the model's plan places it.
void ReportWrongPlace(const Model* model, const SubgraphAllocations* graph, int tag) {
#ifndef TF_LITE_STRIP_ERROR_STRINGS
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model->subgraphs()->Get(s);
    for (uint32_t i = 0; subgraph->tensors() != nullptr && i < subgraph->tensors()->size(); ++i) {
      if (!IsPlanned(model, subgraph->tensors()->Get(i))) continue;
      if (PlanTag(graph[s].tensors[i]) != static_cast<uintptr_t>(tag)) continue;
      MicroPrintf(
          "The model's memory plan places tensor %d of subgraph %d at no multiple of 16, or where another one is "
          "needed at the same time: remove its metadata OfflineMemoryAllocation, or make it anew with `tflm plan`.",
          static_cast<int>(i), static_cast<int>(s));
      return;
    }
  }
#else
  (void)model;
  (void)graph;
  (void)tag;
#endif
}

}  // namespace

const char kWrittenMark = 0;
const char kDynamicMark = 0;
const char kDecodedMark = 0;

TfLiteStatus TensorBytes(TfLiteType type, const TfLiteIntArray* dims, const fb::Vector<uint8_t>* data, size_t* bytes) {
  size_t count;
  if (CheckedElementCount(dims->size, dims->data, &count) != kTfLiteOk) return kTfLiteError;
  if (TypeBits(type) == 0) {
    *bytes = data == nullptr ? 0 : data->size();
    return kTfLiteOk;
  }
  return TypeBytes(type, count, bytes);
}

MicroAllocator::MicroAllocator(const SingleArenaBufferAllocator& arena, MicroMemoryPlanner* memory_planner)
    : arena_(arena), planner_(memory_planner == nullptr ? &greedy_planner_ : memory_planner) {}

MicroAllocator* MicroAllocator::Create(SingleArenaBufferAllocator* memory_allocator,
                                       MicroMemoryPlanner* memory_planner) {
  void* place = memory_allocator->AllocatePersistentBuffer(SizeOf<MicroAllocator>(1), alignof(MicroAllocator));
  if (place == nullptr) {
    MicroPrintf("The arena is too small for its allocator: %u bytes are needed before any model.",
                static_cast<unsigned>(memory_allocator->required_bytes()));
    return nullptr;
  }
  return new (ArenaPlacement{place}) MicroAllocator(*memory_allocator, memory_planner);
}

MicroAllocator* MicroAllocator::Create(uint8_t* tensor_arena, size_t arena_size, MicroMemoryPlanner* memory_planner) {
  SingleArenaBufferAllocator arena(tensor_arena, arena_size);
  return Create(&arena, memory_planner);
}

MicroAllocator* MicroAllocator::Create(uint8_t* tensor_arena, size_t arena_size,
                                       MemoryPlannerType memory_planner_type) {
  MicroAllocator* allocator = Create(tensor_arena, arena_size, static_cast<MicroMemoryPlanner*>(nullptr));
  if (allocator != nullptr && memory_planner_type == MemoryPlannerType::kLinear) allocator->SelectLinearPlanner();
  return allocator;
}

MicroAllocator* MicroAllocator::Create(uint8_t* persistent_tensor_arena, size_t persistent_arena_size,
                                       uint8_t* non_persistent_tensor_arena, size_t non_persistent_arena_size,
                                       MemoryPlannerType memory_planner_type) {
  SingleArenaBufferAllocator arena(persistent_tensor_arena, persistent_arena_size, non_persistent_tensor_arena,
                                   non_persistent_arena_size);
  MicroAllocator* allocator = Create(&arena, nullptr);
  if (allocator != nullptr && memory_planner_type == MemoryPlannerType::kLinear) allocator->SelectLinearPlanner();
  return allocator;
}

size_t MicroAllocator::GetDefaultTailUsage(bool) { return AlignSizeUp(sizeof(MicroAllocator), kBufferAlignment); }

void* MicroAllocator::AllocatePersistent(ByteCount bytes, size_t alignment, RecordedAllocationType type, size_t count) {
  const size_t before = arena_.persistent_bytes();
  void* buffer = arena_.AllocatePersistentBuffer(bytes, alignment);
  if (records_ != nullptr && buffer != nullptr && !arena_.measuring()) {
    RecordedAllocation& record = records_[static_cast<int>(type)];
    record.requested_bytes += bytes;
    record.used_bytes += arena_.persistent_bytes() - before;
    record.count += count;
  }
  return buffer;
}

SubgraphAllocations* MicroAllocator::AllocateGraph(const Model* model) {
  request_count_ = 0;
  scratch_count_ = 0;
  parts_ = 0;
  const uint32_t subgraph_count = model->subgraphs()->size();
  auto* graph = static_cast<SubgraphAllocations*>(
      AllocatePersistent(SizeOf<SubgraphAllocations>(subgraph_count), alignof(SubgraphAllocations),
                         RecordedAllocationType::kNodeAndRegistrationArray));
  for (uint32_t s = 0; s < subgraph_count; ++s) {
    const SubGraph* subgraph = model->subgraphs()->Get(s);
    const uint32_t op_count = subgraph->operators() == nullptr ? 0 : subgraph->operators()->size();
    const uint32_t tensor_count = subgraph->tensors() == nullptr ? 0 : subgraph->tensors()->size();
    auto* nodes = static_cast<NodeAndRegistration*>(
        AllocatePersistent(SizeOf<NodeAndRegistration>(op_count), alignof(NodeAndRegistration),
                           RecordedAllocationType::kNodeAndRegistrationArray, op_count));
    auto* tensors = static_cast<TfLiteEvalTensor*>(
        AllocatePersistent(SizeOf<TfLiteEvalTensor>(tensor_count), alignof(TfLiteEvalTensor),
                           RecordedAllocationType::kTfLiteEvalTensorData, tensor_count));
    // Without room there is nothing to fill; the caller asks the arena whether it was exhausted.
    if (graph == nullptr || nodes == nullptr || tensors == nullptr) return nullptr;
    memset(nodes, 0, op_count * sizeof(NodeAndRegistration));
    graph[s] = {nodes, tensors};
    for (uint32_t i = 0; i < tensor_count; ++i) {
      const Tensor* tensor = subgraph->tensors()->Get(i);
      tensors[i] = {{nullptr}, nullptr, ConvertTensorType(tensor->type())};
      tensors[i].dims = IntArray(tensor->shape(), RecordedAllocationType::kTfLiteEvalTensorData);
      if (tensors[i].dims == nullptr) return nullptr;
      const fb::Vector<uint8_t>* data = ConstantData(model, tensor);
      if (data == nullptr) {
        if (tensors[i].type != kTfLiteResource || tensor->is_variable()) continue;
        size_t handle_bytes = 0;
        TensorBytes(tensors[i].type, tensors[i].dims, nullptr, &handle_bytes);
        tensors[i].data.data =
            AllocatePersistent(handle_bytes, alignof(int32_t), RecordedAllocationType::kTfLiteTensorVariableBufferData);
        if (tensors[i].data.data == nullptr) return nullptr;
        // No resource has the number -1.
        memset(tensors[i].data.data, 0xFF, handle_bytes);
        continue;
      }
      const uint8_t* bytes = data->data();
      if (reinterpret_cast<uintptr_t>(bytes) % LoadAlignment(tensors[i].type) != 0) {
        auto* copy = static_cast<uint8_t*>(
            AllocatePersistent(data->size(), kBufferAlignment, RecordedAllocationType::kPersistentBufferData));
        if (copy == nullptr) return nullptr;
        memcpy(copy, bytes, data->size());
        bytes = copy;
      }
      tensors[i].data.raw_const = reinterpret_cast<const char*>(bytes);
    }
  }
  return graph;
}

TfLiteIntArray* MicroAllocator::IntArray(const fb::Vector<int32_t>* vector, RecordedAllocationType type) {
  if (vector == nullptr || UsableInPlace(vector)) {
    const void* array = vector == nullptr ? static_cast<const void*>(kEmptyArray) : vector;
    return const_cast<TfLiteIntArray*>(static_cast<const TfLiteIntArray*>(array));
  }
  const uint32_t size = vector->size();
  auto* array =
      static_cast<TfLiteIntArray*>(AllocatePersistent(sizeof(int) * (size_t{size} + 1), alignof(int), type, 0));
  if (array == nullptr) return nullptr;
  array->size = static_cast<int>(size);
  for (uint32_t i = 0; i < size; ++i) array->data[i] = vector->Get(i);
  return array;
}

TfLiteStatus MicroAllocator::BeginOperator() {
  mark_at_begin_ = arena_.Mark();
  arena_.ResetTemps();
  scratch_count_at_begin_ = scratch_count_;
  sharings_of_operator_ = 0;
  return arena_.ResizeList(static_cast<size_t>(request_count_ + kMaxScratchBuffersPerOp + kMaxSharingsPerOp) *
                           sizeof(PlanRequest));
}

TfLiteStatus MicroAllocator::RequestScratchBuffer(size_t bytes, int subgraph, int op, int* index) {
  if (scratch_count_ - scratch_count_at_begin_ >= kMaxScratchBuffersPerOp) {
    MicroPrintf("An operator asked for more than %d scratch buffers.", kMaxScratchBuffersPerOp);
    return kTfLiteError;
  }
  if (bytes > INT32_MAX - kBufferAlignment) {
    MicroPrintf("An operator asked for a scratch buffer of more than 2 GB.");
    return kTfLiteError;
  }
  const PlanRequest request = {static_cast<int32_t>(AlignSizeUp(bytes, kBufferAlignment)),
                               static_cast<uint16_t>(subgraph), static_cast<uint16_t>(op)};
  reinterpret_cast<PlanRequest*>(arena_.list())[request_count_++] = request;
  *index = scratch_count_++;
  return kTfLiteOk;
}

void MicroAllocator::AllowSharing(int position, int64_t distance, MicroContext::Sharing sharing, SharingRule rule,
                                  int subgraph, int op) {
  constexpr int64_t kLargest = INT32_MAX - PlanRequest::kSharingKinds;
  if (sharings_of_operator_ >= kMaxSharingsPerOp || position < 0 || position > 1 || distance > kLargest) return;
  const int64_t positive = distance < 0 ? 0 : distance;
  const auto rounded = static_cast<int32_t>(AlignSizeUp(static_cast<size_t>(positive), kBufferAlignment));
  const int bit = PartsBit(sharing);
  // Parts begin where tensors may.
  if (bit != 0 && rounded != distance) return;
  parts_ |= bit;
  rules_[bit == 0 ? 0 : 1] = rule;
  reinterpret_cast<PlanRequest*>(arena_.list())[request_count_++] =
      PlanRequest::ForSharing(rounded, 2 * static_cast<int32_t>(sharing) + position, subgraph, op);
  ++sharings_of_operator_;
}

void MicroAllocator::EndOperator() {
  for (int i = 0; preparation_ != nullptr && i < PreparationMemory::kViews; ++i) preparation_->views[i].uses = 0;
  arena_.ResetTemps();
  // Not more of the list than is in use.
  arena_.ResizeList(static_cast<size_t>(request_count_) * sizeof(PlanRequest));
  arena_.Release(mark_at_begin_);
}

void* MicroAllocator::AllocateFor(bool persistent, ByteCount bytes, RecordedAllocationType type) {
  if (persistent) return AllocatePersistent(bytes, alignof(void*), type);
  return arena_.AllocateTemp(bytes, alignof(void*), -1);
}

TfLiteStatus MicroAllocator::DescribeTensor(const Model* model, const SubgraphAllocations* graph, int subgraph,
                                            int index, TfLiteTensor* tensor) const {
  const Tensor* source =
      model->subgraphs()->Get(static_cast<uint32_t>(subgraph))->tensors()->Get(static_cast<uint32_t>(index));
  const TfLiteEvalTensor& eval = graph[subgraph].tensors[index];
  const fb::Vector<uint8_t>* data = ConstantData(model, source);
  memset(tensor, 0, sizeof(*tensor));
  tensor->type = eval.type;
  tensor->dims = eval.dims;
  tensor->is_variable = source->is_variable();
  if (!IsMarked(eval)) tensor->data = eval.data;
  tensor->allocation_type = data != nullptr                                         ? kTfLiteMmapRo
                            : source->is_variable() || eval.type == kTfLiteResource ? kTfLiteArenaRwPersistent
                            : IsMarkedDynamic(eval)                                 ? kTfLiteDynamic
                                                                                    : kTfLiteArenaRw;
  const QuantizationParameters* quantization = source->quantization();
  if (IsQuantized(quantization)) {
    const fb::Vector<int64_t>* zero_points = quantization->zero_point();
    tensor->params = {quantization->scale()->Get(0), ZeroPoint(zero_points, 0)};
  }
  TF_LITE_ENSURE_STATUS(TensorBytes(eval.type, eval.dims, data, &tensor->bytes));
  if (source->sparsity() != nullptr && data != nullptr) tensor->bytes = data->size();
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::InitializeTensor(const Model* model, const SubgraphAllocations* graph, int subgraph,
                                              int index, bool persistent, PreparationMemory::View* view,
                                              TfLiteTensor* tensor) {
  TF_LITE_ENSURE_STATUS(DescribeTensor(model, graph, subgraph, index, tensor));
  const QuantizationParameters* quantization = model->subgraphs()
                                                   ->Get(static_cast<uint32_t>(subgraph))
                                                   ->tensors()
                                                   ->Get(static_cast<uint32_t>(index))
                                                   ->quantization();
  if (!IsQuantized(quantization)) return kTfLiteOk;
  const fb::Vector<float>* scales = quantization->scale();
  const fb::Vector<int64_t>* zero_points = quantization->zero_point();
  const uint32_t count = scales->size();
  const bool scales_in_place = UsableInPlace(scales);
  // One zero point of 64 bits lies in the file as an array of one of 32 does in memory: its length, then its low half.
  const bool zero_point_in_place =
      count == 1 && zero_points != nullptr && zero_points->size() == 1 && UsableInPlace(zero_points);
  const size_t array_bytes = sizeof(int) * (static_cast<size_t>(count) + 1);
  const size_t arrays_bytes = array_bytes * ((scales_in_place ? 0 : 1) + (zero_point_in_place ? 0 : 1));
  TfLiteAffineQuantization* affine;
  uint8_t* memory;
  if (view != nullptr && count == 1 && scales_in_place) {
    affine = &view->affine;
    memory = reinterpret_cast<uint8_t*>(view->zero_point);
  } else {
    memory = static_cast<uint8_t*>(AllocateFor(persistent, Sum(SizeOf<TfLiteAffineQuantization>(1), arrays_bytes),
                                               RecordedAllocationType::kPersistentTfLiteTensorQuantizationData));
    if (memory == nullptr) return kTfLiteError;
    affine = reinterpret_cast<TfLiteAffineQuantization*>(memory);
    memory += sizeof(TfLiteAffineQuantization);
  }
  affine->quantized_dimension = quantization->quantized_dimension();
  if (zero_point_in_place) {
    const void* vector = zero_points;
    affine->zero_point = const_cast<TfLiteIntArray*>(static_cast<const TfLiteIntArray*>(vector));
  } else {
    affine->zero_point = reinterpret_cast<TfLiteIntArray*>(memory);
    affine->zero_point->size = static_cast<int>(count);
    for (uint32_t i = 0; i < count; ++i) affine->zero_point->data[i] = ZeroPoint(zero_points, i);
    memory += array_bytes;
  }
  if (scales_in_place) {
    const void* vector = scales;
    affine->scale = const_cast<TfLiteFloatArray*>(static_cast<const TfLiteFloatArray*>(vector));
  } else {
    affine->scale = reinterpret_cast<TfLiteFloatArray*>(memory);
    affine->scale->size = static_cast<int>(count);
    for (uint32_t i = 0; i < count; ++i) affine->scale->data[i] = scales->Get(i);
  }
  tensor->quantization = {kTfLiteAffineQuantization, affine};
  return kTfLiteOk;
}

TfLiteTensor* MicroAllocator::AllocateTempTensor(const Model* model, const SubgraphAllocations* graph, int subgraph,
                                                 int index) {
  // A tensor that is asked for again gets the view that is in use: there are as many as an operator has tensors,
  // mostly.
  PreparationMemory::View* free = nullptr;
  for (int i = 0; preparation_ != nullptr && i < PreparationMemory::kViews; ++i) {
    PreparationMemory::View* view = &preparation_->views[i];
    if (view->uses == 0) {
      if (free == nullptr) free = view;
    } else if (view->index == index) {
      ++view->uses;
      return &view->tensor;
    }
  }
  if (free != nullptr) {
    const TfLiteStatus status = InitializeTensor(model, graph, subgraph, index, false, free, &free->tensor);
    if (status != kTfLiteOk && !arena_.exhausted()) return nullptr;
    free->index = index;
    free->uses = 1;
    return &free->tensor;
  }
  auto* tensor =
      reinterpret_cast<TfLiteTensor*>(arena_.AllocateTemp(SizeOf<TfLiteTensor>(1), alignof(TfLiteTensor), index));
  if (tensor == nullptr) return nullptr;
  if (InitializeTensor(model, graph, subgraph, index, false, nullptr, tensor) != kTfLiteOk) return nullptr;
  return tensor;
}

PreparationMemory::View* MicroAllocator::FindView(const TfLiteTensor* tensor) const {
  for (int i = 0; preparation_ != nullptr && i < PreparationMemory::kViews; ++i) {
    if (&preparation_->views[i].tensor == tensor) return &preparation_->views[i];
  }
  return nullptr;
}

int MicroAllocator::IndexOfTempTensor(const TfLiteTensor* tensor) const {
  const PreparationMemory::View* view = FindView(tensor);
  return view != nullptr ? view->index : arena_.TempTag(reinterpret_cast<const uint8_t*>(tensor));
}

void MicroAllocator::DeallocateTempTensor(TfLiteTensor* tensor) {
  PreparationMemory::View* view = FindView(tensor);
  if (view != nullptr && (view->uses == 0 || --view->uses > 0)) return;
  // The quantisation was allocated after the view.
  void* quantization = tensor->quantization.params;
  if (quantization != nullptr && (view == nullptr || quantization != &view->affine)) {
    arena_.DeallocateTemp(static_cast<uint8_t*>(quantization));
  }
  if (view == nullptr) arena_.DeallocateTemp(reinterpret_cast<uint8_t*>(tensor));
}

TfLiteTensor* MicroAllocator::AllocatePersistentTensor(const Model* model, const SubgraphAllocations* graph,
                                                       int subgraph, int index) {
  auto* tensor = static_cast<TfLiteTensor*>(AllocatePersistent(SizeOf<TfLiteTensor>(1), alignof(TfLiteTensor),
                                                               RecordedAllocationType::kPersistentTfLiteTensorData));
  if (tensor == nullptr) return nullptr;
  if (InitializeTensor(model, graph, subgraph, index, true, nullptr, tensor) != kTfLiteOk) return nullptr;
  return tensor;
}

TfLiteStatus MicroAllocator::ResizeTensor(TfLiteEvalTensor* tensor, int rank, const int* dims) {
  size_t bytes;
  size_t count;
  if (CheckedElementCount(rank, dims, &count) != kTfLiteOk || TypeBytes(tensor->type, count, &bytes) != kTfLiteOk) {
    MicroPrintf("An operator's output would have a negative dimension or more than 2^31-1 elements or bytes.");
    return kTfLiteError;
  }
  auto* copy = static_cast<TfLiteIntArray*>(AllocatePersistent(
      static_cast<size_t>(rank + 1) * sizeof(int), alignof(int), RecordedAllocationType::kTfLiteEvalTensorData, 0));
  if (copy == nullptr) return kTfLiteError;
  copy->size = rank;
  for (int i = 0; i < rank; ++i) copy->data[i] = dims[i];
  tensor->dims = copy;
  // The tensor outlives its operator: keep what has been served so far.
  mark_at_begin_ = arena_.Mark();
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::AllocateVariables(const Model* model, SubgraphAllocations* graph) {
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model->subgraphs()->Get(s);
    if (subgraph->tensors() == nullptr) continue;
    for (uint32_t i = 0; i < subgraph->tensors()->size(); ++i) {
      const Tensor* tensor = subgraph->tensors()->Get(i);
      if (!tensor->is_variable()) continue;
      TfLiteEvalTensor& eval = graph[s].tensors[i];
      size_t bytes;
      TF_LITE_ENSURE_STATUS(TensorBytes(eval.type, eval.dims, nullptr, &bytes));
      eval.data.data =
          AllocatePersistent(bytes, kBufferAlignment, RecordedAllocationType::kTfLiteTensorVariableBufferData);
      if (eval.data.data == nullptr) return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

TfLiteStatus MicroAllocator::PlanBuffers(const Model* model, const SubgraphAllocations* graph, uint8_t* lists,
                                         uint32_t all_tensors, int tensor_count, int parts, int32_t* total) {
  const int buffer_count = tensor_count + scratch_count_;
  const auto* requests = reinterpret_cast<const PlanRequest*>(arena_.list());
  auto* buffers = reinterpret_cast<PlannedBuffer*>(lists);
  auto* placements = reinterpret_cast<AlternateMemory::Placement*>(buffers + buffer_count);
  const int placement_count = alternate_memory_ == nullptr ? 0 : tensor_count;
  memset(placements, 0, static_cast<size_t>(placement_count) * sizeof(*placements));
  OfflinePlan plan;
  TF_LITE_ENSURE_STATUS(plan.Read(model, all_tensors));
  for (int i = 0; i < buffer_count; ++i) buffers[i] = {};
  TF_LITE_ENSURE_STATUS(
      ComputeLifetimes(model, graph, requests, request_count_, scratch_count_, buffers, tensor_count));
  uint32_t number = 0;  // of all tensors
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model->subgraphs()->Get(s);
    for (uint32_t i = 0; subgraph->tensors() != nullptr && i < subgraph->tensors()->size(); ++i) {
      const int32_t place = plan.Place(number++);
      if (!IsPlanned(model, subgraph->tensors()->Get(i))) continue;
      const TfLiteEvalTensor& eval = graph[s].tensors[i];
      PlannedBuffer& buffer = buffers[PlanTag(eval) - 1];
      size_t bytes;
      TF_LITE_ENSURE_STATUS(TensorBytes(eval.type, eval.dims, nullptr, &bytes));
      const bool is_reached = buffer.first_time >= 0;
      // With what alignment adds it has to fit an int32_t.
      if (is_reached && bytes > INT32_MAX - kBufferAlignment) {
        MicroPrintf("Tensor %d of subgraph %d takes more than 2 GB.", static_cast<int>(i), static_cast<int>(s));
        return kTfLiteError;
      }
      buffer.bytes = is_reached ? static_cast<int32_t>(AlignSizeUp(bytes, kBufferAlignment)) : 0;
      if (placement_count > 0 && buffer.bytes > 0 && MayBeAlternate(eval) &&
          alternate_memory_->Place(buffers, tensor_count, static_cast<int>(PlanTag(eval)) - 1,
                                   planner_->preserves_all_tensors(), placements)) {
        buffer.bytes = 0;
      }
      buffer.offset = place;
      if (place != -1 && buffer.bytes > 0) buffer.Fix(place);
    }
  }
  for (int r = 0, scratch_buffer = tensor_count; r < request_count_; ++r) {
    const PlanRequest& request = requests[r];
    if (request.is_scratch()) {
      buffers[scratch_buffer++].bytes = request.value;
      continue;
    }
    const int bit = PartsBit(static_cast<MicroContext::Sharing>(request.kind() / 2));
    if ((bit & ~parts) != 0 || planner_->preserves_all_tensors()) continue;
    rules_[bit == 0 ? 0 : 1]({model, graph, request, buffers});
  }

  if (planner_->Plan(buffers, buffer_count, placements + placement_count, total) != kTfLiteOk && *total >= 0) {
    *total = INT32_MIN;
  }
  return kTfLiteOk;
}

uint8_t* MicroAllocator::Address(int32_t offset) {
  return offset < 0 ? planner_->Beside(offset) : arena_.head() + offset;
}

TfLiteStatus MicroAllocator::FinishGraph(const Model* model, SubgraphAllocations* graph,
                                         ScratchBufferHandle** scratch) {
  auto* handles = static_cast<ScratchBufferHandle*>(
      AllocatePersistent(SizeOf<ScratchBufferHandle>(static_cast<size_t>(scratch_count_)), alignof(ScratchBufferHandle),
                         RecordedAllocationType::kScratchBufferHandles, static_cast<size_t>(scratch_count_)));
  if (handles == nullptr) return kTfLiteError;

  // Number the tensors that need a place.
  int tensor_count = 0;
  uint32_t all_tensors = 0;
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model->subgraphs()->Get(s);
    for (uint32_t i = 0; subgraph->tensors() != nullptr && i < subgraph->tensors()->size(); ++i, ++all_tensors) {
      if (!IsPlanned(model, subgraph->tensors()->Get(i))) continue;
      ++tensor_count;
      TfLiteEvalTensor* tensor = &graph[s].tensors[i];
      SetPlanTag(tensor, tensor_count, IsMarkedDecoded(*tensor));
    }
  }

  // The lists lie where the activations will be: scratch requests, then the buffers, then the planner's workspace.
  // Short ones lie on the stack but for the first.
  const int buffer_count = tensor_count + scratch_count_;
  arena_.ResetTemps();
  const size_t requests_bytes = AlignSizeUp(static_cast<size_t>(request_count_) * sizeof(PlanRequest), 8);
  const size_t buffers_bytes = static_cast<size_t>(buffer_count) * sizeof(PlannedBuffer);
  const size_t placements_bytes =
      alternate_memory_ == nullptr ? 0 : static_cast<size_t>(tensor_count) * sizeof(AlternateMemory::Placement);
  const size_t lists_bytes = buffers_bytes + placements_bytes + planner_->WorkspaceBytes(buffer_count);
  const bool fits_stack = preparation_ != nullptr && lists_bytes <= PreparationMemory::kListBytes;
  TF_LITE_ENSURE_STATUS(arena_.ResizeList(requests_bytes + (fits_stack ? 0 : lists_bytes)));
  uint8_t* lists = fits_stack ? preparation_->lists() : arena_.list() + requests_bytes;
  auto* buffers = reinterpret_cast<PlannedBuffer*>(lists);
  auto* placements = reinterpret_cast<AlternateMemory::Placement*>(lists + buffers_bytes);

  // Tensors in one buffer are alive as long as any of them, which may take more than it saves, and a plan that came
  // with the model may have them apart: so it is tried with both kinds of parts, with one, and with none.
  int best_parts = 0;
  int32_t total = -1;
  int32_t end = 0;
  for (int parts = parts_; parts >= 0; --parts) {
    if ((parts & ~parts_) != 0) continue;
    TF_LITE_ENSURE_STATUS(PlanBuffers(model, graph, lists, all_tensors, tensor_count, parts, &end));
    if (end < 0 || (total >= 0 && end >= total)) continue;
    total = end;
    best_parts = parts;
  }
  if (total < 0 && end != INT32_MIN) {
    ReportWrongPlace(model, graph, -end);
    return kTfLiteError;
  }
  if (total < 0) {
    MicroPrintf("The activations of this model cannot be planned: they exceed 2 GB, or are more than 65534 tensors.");
    return kTfLiteError;
  }
  if (best_parts != 0) {
    TF_LITE_ENSURE_STATUS(PlanBuffers(model, graph, lists, all_tensors, tensor_count, best_parts, &total));
  }
  // A tensor that is nowhere used keeps no address; all others lie behind the start of the head.
  for (int r = 0; r < scratch_count_; ++r) handles[r].data = Address(buffers[tensor_count + r].offset);
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model->subgraphs()->Get(s);
    for (uint32_t i = 0; subgraph->tensors() != nullptr && i < subgraph->tensors()->size(); ++i) {
      if (!IsPlanned(model, subgraph->tensors()->Get(i))) continue;
      TfLiteEvalTensor& eval = graph[s].tensors[i];
      const uintptr_t position = PlanTag(eval) - 1;
      if (placements_bytes > 0 && placements[position].bytes > 0) {
        eval.data.data = alternate_memory_->Address(placements[position]);
        continue;
      }
      const PlaceInBuffer place = PlaceOf(buffers, static_cast<int>(position));
      const PlannedBuffer& buffer = buffers[place.buffer];
      eval.data.uint8 = buffer.first_time < 0 ? nullptr : Address(buffer.offset) + place.offset;
    }
  }
  *scratch = handles;
  // Now that the lists are not needed any more: variables can be all of a model's memory.
  TF_LITE_ENSURE_STATUS(arena_.ResizeList(0));
  TF_LITE_ENSURE_STATUS(AllocateVariables(model, graph));
  return arena_.ReserveHead(static_cast<size_t>(total));
}

}  // namespace tflite

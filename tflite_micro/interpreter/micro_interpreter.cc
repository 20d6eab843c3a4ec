#include "tflite_micro/interpreter/micro_interpreter.h"

#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/interpreter/model_validator.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace {

// Bytes of stack to measure in when the arena itself offers less. A host has much; of a device it is known where the
// linker script says where the stack is.
#if UINTPTR_MAX > UINT32_MAX
size_t StackToMeasureIn() { return 65536; }
#else
// From its lowest address to its end; without these, and in threads with a stack of their own, 1 KB is taken.
extern "C" __attribute__((weak)) char __tflm_stack_bottom[], __tflm_stack_top[];

size_t StackToMeasureIn() {
  constexpr size_t kLeast = 1024;
  // More than what operators, the planner and interrupts take.
  constexpr size_t kReserve = 8192;
  const auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  const auto bottom = reinterpret_cast<uintptr_t>(__tflm_stack_bottom);
  if (here < bottom || here > reinterpret_cast<uintptr_t>(__tflm_stack_top)) return kLeast;
  const size_t left = here - bottom;
  return left < kLeast + kReserve ? kLeast : left - kReserve;
}
#endif

// Stands for a list that a model does not have.
constexpr uint8_t kNoIndices[4] = {};

// The list of a model that need not have been validated yet.
const fb::Vector<int32_t>& ListOf(const Model* model, const fb::Vector<int32_t>* (SubGraph::*list)() const) {
  const fb::Vector<int32_t>* indices = nullptr;
  if (model != nullptr && model->subgraphs() != nullptr && model->subgraphs()->size() > 0) {
    indices = (model->subgraphs()->Get(0)->*list)();
  }
  return indices != nullptr ? *indices : *reinterpret_cast<const fb::Vector<int32_t>*>(kNoIndices);
}

}  // namespace

MicroInterpreter::MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, uint8_t* tensor_arena,
                                   size_t tensor_arena_size, MicroResourceVariables* resource_variables,
                                   MicroProfilerInterface* profiler, bool preserve_all_tensors)
    : model_(model),
      op_resolver_(op_resolver),
      own_allocator_(SingleArenaBufferAllocator(tensor_arena, tensor_arena_size), nullptr),
      allocator_(&own_allocator_),
      graph_(&context_, model, resource_variables),
      micro_context_(allocator_, model, &graph_) {
  if (preserve_all_tensors) own_allocator_.SelectLinearPlanner();
  graph_.set_profiler(profiler);
  graph_.set_max_iterations(kDefaultMaxLoopIterations);
  micro_context_.Connect(&context_);
  if (model == nullptr) initialization_status_ = kTfLiteError;
}

MicroInterpreter::MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, MicroAllocator* allocator,
                                   MicroResourceVariables* resource_variables, MicroProfilerInterface* profiler)
    : model_(model),
      op_resolver_(op_resolver),
      own_allocator_(SingleArenaBufferAllocator(nullptr, 0), nullptr),
      allocator_(allocator == nullptr ? &own_allocator_ : allocator),
      graph_(&context_, model, resource_variables),
      micro_context_(allocator_, model, &graph_) {
  graph_.set_profiler(profiler);
  graph_.set_max_iterations(kDefaultMaxLoopIterations);
  micro_context_.Connect(&context_);
  if (model == nullptr || allocator == nullptr) initialization_status_ = kTfLiteError;
}

MicroInterpreter::~MicroInterpreter() {
  if (tensors_allocated_) graph_.FreeSubgraphs();
}

TfLiteStatus MicroInterpreter::CheckOperators() {
  for (const SubGraph* subgraph : *model_->subgraphs()) {
    if (subgraph->operators() == nullptr) continue;
    for (const Operator* op : *subgraph->operators()) {
      if (FindRegistration(op_resolver_, model_->operator_codes()->Get(op->opcode_index())) != nullptr) continue;
      ReportMissingOperators(model_, op_resolver_);
      return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

// Here, where the number is known that is missing. VAR_HANDLE refuses the same without it.
TfLiteStatus MicroInterpreter::CheckResourceVariables() {
#ifndef TF_LITE_STRIP_ERROR_STRINGS
  const MicroResourceVariables* variables = graph_.GetResourceVariables();
  if (variables != nullptr && variables->capacity() == MicroResourceVariables::kMaxVariables) return kTfLiteOk;
  const int count = CountResourceVariables(model_);
  if (count == 0) return kTfLiteOk;
  if (variables == nullptr) {
    MicroPrintf(
        "The model has resource variables, but the interpreter was given no room for them. Create both on an "
        "allocator, "
        "and give it\n  MicroResourceVariables::Create(allocator, %d)",
        count);
    return kTfLiteError;
  }
  if (count > variables->capacity()) {
    MicroPrintf("The model has %d resource variables, but MicroResourceVariables::Create() made room for %d.", count,
                variables->capacity());
    return kTfLiteError;
  }
#endif
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::AllocateInputsAndOutputs() {
  const size_t input_count = inputs_size();
  const size_t output_count = outputs_size();
  auto** pointers = static_cast<TfLiteTensor**>(
      allocator_->AllocatePersistent(SizeOf<TfLiteTensor*>(input_count + output_count), alignof(TfLiteTensor*),
                                     RecordedAllocationType::kPersistentTfLiteTensorData, 0));
  if (pointers == nullptr) return kTfLiteError;
  input_tensors_ = pointers;
  output_tensors_ = pointers + input_count;
  for (size_t i = 0; i < input_count + output_count; ++i) {
    const int32_t index = i < input_count ? inputs().Get(static_cast<uint32_t>(i))
                                          : outputs().Get(static_cast<uint32_t>(i - input_count));
    pointers[i] = allocator_->AllocatePersistentTensor(model_, graph_.allocations(), 0, index);
    if (pointers[i] == nullptr) return kTfLiteError;
  }
  return kTfLiteOk;
}

// The addresses are known only after planning.
void MicroInterpreter::BindInputsAndOutputs() {
  const TfLiteEvalTensor* tensors = graph_.allocations()[0].tensors;
  for (size_t i = 0; i < inputs_size(); ++i) {
    input_tensors_[i]->data = tensors[inputs().Get(static_cast<uint32_t>(i))].data;
  }
  for (size_t i = 0; i < outputs_size(); ++i) {
    output_tensors_[i]->data = tensors[outputs().Get(static_cast<uint32_t>(i))].data;
  }
}

// The dimensions are those that Eval writes; the bytes follow them.
void MicroInterpreter::MeasureDynamicOutputs() {
  const size_t count = outputs_size();
  for (size_t i = 0; i < count; ++i) {
    TfLiteTensor* tensor = output_tensors_[i];
    if (tensor->allocation_type == kTfLiteDynamic) TensorBytes(tensor->type, tensor->dims, nullptr, &tensor->bytes);
  }
}

// Everything that takes memory, in one order whether it is done or only measured.
TfLiteStatus MicroInterpreter::Build() {
  PreparationMemory preparation;
  allocator_->set_preparation_memory(&preparation);
  micro_context_.set_phase(MicroInterpreterContext::Phase::kPrepare);
  SubgraphAllocations* allocations = allocator_->AllocateGraph(model_);
  TfLiteStatus status = allocations == nullptr ? kTfLiteError : kTfLiteOk;
  if (status == kTfLiteOk) status = graph_.PrepareSubgraphs(op_resolver_, allocator_, allocations);
  if (status == kTfLiteOk) status = AllocateInputsAndOutputs();
  ScratchBufferHandle* scratch_buffers = nullptr;
  allocator_->set_alternate_memory(alternate_memory_.empty() ? nullptr : &alternate_memory_);
  if (status == kTfLiteOk) status = allocator_->FinishGraph(model_, allocations, &scratch_buffers);
  micro_context_.set_phase(MicroInterpreterContext::Phase::kIdle);
  allocator_->set_preparation_memory(nullptr);
  if (status != kTfLiteOk) return status;
  micro_context_.set_scratch_buffers(scratch_buffers, allocator_->scratch_buffer_count());
  return kTfLiteOk;
}

// Apart, so that its workspace takes stack only when it is needed.
__attribute__((noinline)) void MicroInterpreter::MeasureAndReport(const SingleArenaBufferAllocator& fresh_arena) {
  uint8_t* workspace = fresh_arena.spare_block();
  size_t size = fresh_arena.spare_block_size();
  const size_t stack_bytes = StackToMeasureIn();
  if (size <= stack_bytes) {
    workspace = static_cast<uint8_t*>(__builtin_alloca(stack_bytes));
    size = stack_bytes;
  }
  allocator_->arena().StartMeasuring(fresh_arena, workspace, size);
  const bool complete = Build() == kTfLiteOk;
  if (!complete && !allocator_->arena().exhausted()) return;
  const char* at_least = complete ? "" : "more than ";
  const unsigned needed = static_cast<unsigned>(allocator_->arena().required_bytes());
  if (complete) required_arena_bytes_ = allocator_->arena().required_bytes();
  if (fresh_arena.given_bytes() == 0) {
    MicroPrintf("No arena was given: this model needs %s%u bytes.", at_least, needed);
  } else {
    MicroPrintf("The arena is too small: this model needs %s%u bytes, but %u were given.", at_least, needed,
                static_cast<unsigned>(fresh_arena.given_bytes()));
  }
}

TfLiteStatus MicroInterpreter::AllocateTensors() {
  if (initialization_status_ != kTfLiteOk) {
    MicroPrintf("The interpreter has no %s", model_ == nullptr ? "model: was it refused when it was loaded?"
                                                               : "allocator: was the arena too small for it?");
    return kTfLiteError;
  }
  if (tensors_allocated_) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(ValidateModel(model_));
  TF_LITE_ENSURE_STATUS(CheckOperators());
  TF_LITE_ENSURE_STATUS(CheckResourceVariables());

  const SingleArenaBufferAllocator fresh_arena = allocator_->arena();
  MicroResourceVariables* variables = graph_.GetResourceVariables();
  if (variables != nullptr) variables->Keep();
  if (Build() != kTfLiteOk) {
    graph_.FreeSubgraphs();
    if (variables != nullptr) variables->ForgetOthers();
    if (allocator_->arena().exhausted()) MeasureAndReport(fresh_arena);
    if (variables != nullptr) variables->ForgetOthers();
    graph_.Forget();
    input_tensors_ = output_tensors_ = nullptr;
    allocator_->arena() = fresh_arena;
    return kTfLiteError;
  }
  required_arena_bytes_ = allocator_->arena().required_bytes();
  BindInputsAndOutputs();
  tensors_allocated_ = true;
  if (variables != nullptr) variables->Keep();
  // Not the resource variables: those of this model alone are new, and have their initial value.
  graph_.ResetSubgraphs();
  graph_.ResetVariableTensors();
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreter::Invoke() {
  if (!tensors_allocated_) TF_LITE_ENSURE_STATUS(AllocateTensors());
  micro_context_.set_phase(MicroInterpreterContext::Phase::kInvoke);
  const TfLiteStatus status = graph_.Invoke();
  micro_context_.set_phase(MicroInterpreterContext::Phase::kIdle);
  MeasureDynamicOutputs();
  return status;
}

TfLiteStatus MicroInterpreter::Reset() {
  if (!tensors_allocated_) return AllocateTensors();
  graph_.ResetSubgraphs();
  graph_.ResetVariableTensors();
  MicroResourceVariables* variables = graph_.GetResourceVariables();
  return variables == nullptr ? kTfLiteOk : variables->ResetAll();
}

TfLiteStatus MicroInterpreter::SetMicroExternalContext(void* external_context_payload) {
  return micro_context_.set_external_context(external_context_payload);
}

TfLiteStatus MicroInterpreter::SetDecompressionMemory(const MicroContext::AlternateMemoryRegion* regions,
                                                      size_t count) {
  if (tensors_allocated_ || !alternate_memory_.empty()) {
    MicroPrintf("SetDecompressionMemory() may be called once, before AllocateTensors().");
    return kTfLiteError;
  }
  for (size_t i = 0; i < count; ++i) {
    if (regions == nullptr || (regions[i].address == nullptr && regions[i].bytes > 0)) {
      MicroPrintf("Region %u of SetDecompressionMemory() has no address.", static_cast<unsigned>(i));
      return kTfLiteError;
    }
  }
  alternate_memory_ = AlternateMemory(regions, count);
  return kTfLiteOk;
}

const fb::Vector<int32_t>& MicroInterpreter::inputs() const { return ListOf(model_, &SubGraph::inputs); }

const fb::Vector<int32_t>& MicroInterpreter::outputs() const { return ListOf(model_, &SubGraph::outputs); }

size_t MicroInterpreter::inputs_size() const { return inputs().size(); }

size_t MicroInterpreter::outputs_size() const { return outputs().size(); }

TfLiteTensor* MicroInterpreter::input(size_t index) {
  if (!tensors_allocated_ || index >= inputs_size()) return nullptr;
  return input_tensors_[index];
}

TfLiteTensor* MicroInterpreter::output(size_t index) {
  if (!tensors_allocated_ || index >= outputs_size()) return nullptr;
  return output_tensors_[index];
}

TfLiteEvalTensor* MicroInterpreter::GetTensor(int tensor_index, int subgraph_index) {
  if (!allocator_->preserves_all_tensors()) {
    MicroPrintf("GetTensor() needs an interpreter that was made with preserve_all_tensors.");
    return nullptr;
  }
  if (!tensors_allocated_ || subgraph_index < 0 || subgraph_index >= graph_.NumSubgraphs()) return nullptr;
  const auto* tensors = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index))->tensors();
  if (tensors == nullptr || tensor_index < 0 || static_cast<uint32_t>(tensor_index) >= tensors->size()) return nullptr;
  if (tensors->Get(static_cast<uint32_t>(tensor_index))->sparsity() != nullptr) {
    MicroPrintf("Tensor %d is stored sparsely: it has no elements in order.", tensor_index);
    return nullptr;
  }
  return &graph_.allocations()[subgraph_index].tensors[tensor_index];
}

TfLiteStatus MicroInterpreter::ResetVariableTensor(int tensor_index, int subgraph_index) {
  if (!tensors_allocated_) return kTfLiteError;
  return graph_.ResetVariableTensor(tensor_index, subgraph_index);
}

}  // namespace tflite

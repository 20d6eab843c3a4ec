#include "tflite_micro/interpreter/micro_interpreter_graph.h"

#include <string.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/memory/lifetimes.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace {

uint32_t OperatorCount(const SubGraph* subgraph) {
  return subgraph->operators() == nullptr ? 0 : subgraph->operators()->size();
}

}  // namespace

const char* OperatorName(const TFLMRegistration* registration) {
  if (registration->builtin_code == BuiltinOperator_CUSTOM) return registration->custom_name;
#ifdef TF_LITE_STRIP_ERROR_STRINGS
  return "operator";
#else
  return EnumNameBuiltinOperator(static_cast<BuiltinOperator>(registration->builtin_code));
#endif
}

const TFLMRegistration* MicroInterpreterGraph::current_registration() const {
  if (allocations_ == nullptr || current_operator_ < 0) return nullptr;
  if (!prepared_) return preparing_registration_;
  return allocations_[current_subgraph_].node_and_registrations[current_operator_].registration();
}

const TfLiteIntArray* MicroInterpreterGraph::current_outputs() const {
  if (allocations_ == nullptr || current_operator_ < 0) return nullptr;
  if (!prepared_) return preparing_outputs_;
  return allocations_[current_subgraph_].node_and_registrations[current_operator_].outputs();
}

TfLiteStatus MicroInterpreterGraph::PrepareNode(const MicroOpResolver& resolver, MicroAllocator* allocator,
                                                const Operator* op, NodeAndRegistration* entry) {
  const OperatorCode* code = model_->operator_codes()->Get(op->opcode_index());
  const TFLMRegistration* registration = FindRegistration(resolver, code);
  TfLiteNode node = {};
  constexpr RecordedAllocationType kLists = RecordedAllocationType::kNodeAndRegistrationArray;
  node.inputs = allocator->IntArray(op->inputs(), kLists);
  node.outputs = allocator->IntArray(op->outputs(), kLists);
  node.intermediates = allocator->IntArray(op->intermediates(), kLists);
  if (node.inputs == nullptr || node.outputs == nullptr || node.intermediates == nullptr) return kTfLiteError;
  preparing_outputs_ = node.outputs;
  // What an operator has seen of its inputs must stay true, so that nobody else may give them another shape.
  TfLiteEvalTensor* tensors = allocations_[current_subgraph_].tensors;
  for (int i = 0; i < node.outputs->size; ++i) {
    const int index = node.outputs->data[i];
    bool is_written = index >= 0 && IsMarked(tensors[index]);
    for (int k = 0; k < i; ++k) is_written = is_written || node.outputs->data[k] == index;
    if (!is_written) continue;
    MicroPrintf("Operator %d of subgraph %d writes tensor %d, which is written already.", current_operator_,
                current_subgraph_, index);
    return kTfLiteError;
  }

  alignas(8) uint8_t options[kMaxBuiltinDataBytes] = {};
  size_t options_bytes = 0;
  const char* init_data;
  size_t init_bytes = 0;
  if (registration->builtin_code == BuiltinOperator_CUSTOM) {
    const fb::Vector<uint8_t>* custom = op->custom_options();
    if (custom != nullptr) {
      node.custom_initial_data = custom->data();
      node.custom_initial_data_size = static_cast<int>(custom->size());
    }
    init_data = static_cast<const char*>(node.custom_initial_data);
    init_bytes = static_cast<size_t>(node.custom_initial_data_size);
  } else {
    const TfLiteBridgeBuiltinParseFunction parse =
        resolver.GetOpDataParser(static_cast<BuiltinOperator>(registration->builtin_code));
    if (parse == nullptr || parse(op, options, &options_bytes) != kTfLiteOk) {
      MicroPrintf("The options of %s cannot be read.", OperatorName(registration));
      return kTfLiteError;
    }
    if (options_bytes > 0) node.builtin_data = options;
    init_data = static_cast<const char*>(node.builtin_data);
  }

  // From here on the operator is known by name, and has its `free`.
  preparing_registration_ = registration;
  if (registration->invoke == nullptr) {
    context_->ReportError(context_, "its registration has no `invoke`");
    return kTfLiteError;
  }
  if (registration->init != nullptr) node.user_data = registration->init(context_, init_data, init_bytes);
  TfLiteStatus status = kTfLiteOk;
  if (registration->prepare != nullptr) status = registration->prepare(context_, &node);
  // Of an operator that was not prepared, what its `free` needs.
  entry->Store(node, registration, nullptr);
  if (status != kTfLiteOk) return status;
  for (int i = 0; i < node.outputs->size; ++i) {
    if (node.outputs->data[i] >= 0) MarkWritten(&tensors[node.outputs->data[i]]);
  }
  // An operator that still wants its options at Eval keeps them; those of this runtime do not.
  if (node.builtin_data != nullptr && node.builtin_data == options) {
    void* kept = allocator->AllocatePersistent(options_bytes, 8, RecordedAllocationType::kOpData);
    node.builtin_data = kept;
    if (kept == nullptr) return kTfLiteError;
    memcpy(kept, options, options_bytes);
  }
  if (!NodeAndRegistration::HasRareParts(node)) return kTfLiteOk;
  auto* rare = static_cast<RareNodeParts*>(
      allocator->AllocatePersistent(SizeOf<RareNodeParts>(1), alignof(RareNodeParts), kLists, 0));
  if (rare == nullptr) return kTfLiteError;
  entry->Store(node, registration, rare);
  return kTfLiteOk;
}

// An operator that calls a subgraph copies values of a size that is known.
TfLiteStatus MicroInterpreterGraph::CheckOutputs(int subgraph_index) {
  const fb::Vector<int32_t>* outputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index))->outputs();
  if (subgraph_index == 0 || outputs == nullptr) return kTfLiteOk;
  for (const int32_t index : *outputs) {
    if (!IsMarkedDynamic(allocations_[subgraph_index].tensors[index])) continue;
    MicroPrintf(
        "Output tensor %d of subgraph %d has a size that depends on data; only the main subgraph may have such "
        "outputs.",
        static_cast<int>(index), subgraph_index);
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreterGraph::PrepareSubgraph(const MicroOpResolver& resolver, MicroAllocator* allocator,
                                                    int subgraph_index) {
  const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index));
  NodeAndRegistration* entries = allocations_[subgraph_index].node_and_registrations;
  const uint32_t count = OperatorCount(subgraph);
  // Called from several places, and prepared for one of them already.
  if (count == 0 || entries[0].registration() != nullptr) return kTfLiteOk;
  for (uint32_t i = 0; i < count; ++i) {
    const Operator* op = subgraph->operators()->Get(i);
    int32_t called[2];
    const int calls = CalledSubgraphs(op, BuiltinCode(model_->operator_codes()->Get(op->opcode_index())), called);
    for (int call = 0; call < calls; ++call) {
      TF_LITE_ENSURE_STATUS(PrepareSubgraph(resolver, allocator, called[call]));
    }
    NodeAndRegistration* entry = &entries[i];
    EnterSubgraph(subgraph_index);
    current_operator_ = static_cast<int>(i);
    preparing_registration_ = nullptr;
    preparing_outputs_ = nullptr;
    TfLiteStatus status = allocator->BeginOperator();
    if (status == kTfLiteOk) status = PrepareNode(resolver, allocator, op, entry);
    if (status == kTfLiteOk && allocator->arena().exhausted()) status = kTfLiteError;
    if (status != kTfLiteOk) {
      context_->ReportError(context_, "cannot be prepared");
      return status;
    }
    if (allocator->arena().measuring()) {
      FreeNode(entry);
      // What remains says that the operator was here; the memory of its rare parts is used again.
      entry->Store({}, entry->registration(), nullptr);
    }
    allocator->EndOperator();
  }
  return CheckOutputs(subgraph_index);
}

TfLiteStatus MicroInterpreterGraph::PrepareSubgraphs(const MicroOpResolver& resolver, MicroAllocator* allocator,
                                                     SubgraphAllocations* allocations) {
  allocations_ = allocations;
  prepared_ = false;
  has_run_once_ = nullptr;
  for (const OperatorCode* code : *model_->operator_codes()) {
    if (BuiltinCode(code) != BuiltinOperator_CALL_ONCE || has_run_once_ != nullptr) continue;
    const size_t bytes = model_->subgraphs()->size() * sizeof(bool);
    has_run_once_ = static_cast<bool*>(
        allocator->AllocatePersistent(bytes, alignof(bool), RecordedAllocationType::kNodeAndRegistrationArray, 0));
    if (has_run_once_ == nullptr) return kTfLiteError;
    memset(has_run_once_, 0, bytes);
  }
  TfLiteStatus status = kTfLiteOk;
  for (int s = 0; s < NumSubgraphs() && status == kTfLiteOk; ++s) status = PrepareSubgraph(resolver, allocator, s);
  EnterSubgraph(0);
  current_operator_ = -1;
  prepared_ = status == kTfLiteOk;
  return status;
}

void MicroInterpreterGraph::FreeNode(NodeAndRegistration* entry) {
  const TFLMRegistration* registration = entry->registration();
  if (registration != nullptr && registration->free != nullptr) registration->free(context_, entry->user_data());
}

void MicroInterpreterGraph::FreeSubgraphs() {
  if (allocations_ == nullptr) return;
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    for (uint32_t i = 0; i < OperatorCount(model_->subgraphs()->Get(s)); ++i) {
      FreeNode(&allocations_[s].node_and_registrations[i]);
    }
  }
  allocations_ = nullptr;
}

void MicroInterpreterGraph::ResetSubgraphs() {
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    EnterSubgraph(static_cast<int>(s));
    for (uint32_t i = 0; i < OperatorCount(model_->subgraphs()->Get(s)); ++i) {
      NodeAndRegistration& entry = allocations_[s].node_and_registrations[i];
      current_operator_ = static_cast<int>(i);
      const TFLMRegistration* registration = entry.registration();
      if (registration->reset != nullptr) registration->reset(context_, entry.user_data());
    }
  }
  EnterSubgraph(0);
  current_operator_ = -1;
}

void MicroInterpreterGraph::ResetVariableTensors() {
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model_->subgraphs()->Get(s);
    for (uint32_t i = 0; subgraph->tensors() != nullptr && i < subgraph->tensors()->size(); ++i) {
      if (subgraph->tensors()->Get(i)->is_variable()) ResetVariableTensor(static_cast<int>(i), static_cast<int>(s));
    }
  }
}

TfLiteStatus MicroInterpreterGraph::ResetVariableTensor(int tensor_index, int subgraph_index) {
  if (subgraph_index < 0 || subgraph_index >= NumSubgraphs()) return kTfLiteError;
  const auto* tensors = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index))->tensors();
  if (tensors == nullptr || tensor_index < 0 || static_cast<uint32_t>(tensor_index) >= tensors->size() ||
      !tensors->Get(static_cast<uint32_t>(tensor_index))->is_variable()) {
    MicroPrintf("Tensor %d of subgraph %d is not a variable.", tensor_index, subgraph_index);
    return kTfLiteError;
  }
  const TfLiteEvalTensor& eval = allocations_[subgraph_index].tensors[tensor_index];
  size_t bytes = 0;
  TF_LITE_ENSURE_STATUS(TensorBytes(eval.type, eval.dims, nullptr, &bytes));
  int value = 0;
  const QuantizationParameters* quantization = tensors->Get(static_cast<uint32_t>(tensor_index))->quantization();
  if (eval.type == kTfLiteInt8 && quantization != nullptr && quantization->zero_point() != nullptr &&
      quantization->zero_point()->size() > 0) {
    value = static_cast<int>(quantization->zero_point()->Get(0));
  }
  memset(eval.data.raw, value, bytes);
  return kTfLiteOk;
}

const SubGraph* MicroInterpreterGraph::EnterSubgraph(int subgraph_idx) {
  const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx));
  current_subgraph_ = subgraph_idx;
  context_->tensors_size = subgraph->tensors() == nullptr ? 0 : subgraph->tensors()->size();
  return subgraph;
}

TfLiteStatus MicroInterpreterGraph::InvokeSubgraph(int subgraph_idx) {
  if (subgraph_idx < 0 || subgraph_idx >= NumSubgraphs()) {
    MicroPrintf("Subgraph %d does not exist: the model has %d.", subgraph_idx, NumSubgraphs());
    return kTfLiteError;
  }
  if (!prepared_) {
    MicroPrintf("Subgraph %d cannot run before all operators are prepared.", subgraph_idx);
    return kTfLiteError;
  }
  const int caller_subgraph = current_subgraph_;
  const int caller_operator = current_operator_;
  const size_t caller_tensors = context_->tensors_size;
  const SubGraph* subgraph = EnterSubgraph(subgraph_idx);
  NodeAndRegistration* nodes = allocations_[subgraph_idx].node_and_registrations;
  const int count = static_cast<int>(OperatorCount(subgraph));
  TfLiteStatus status = kTfLiteOk;
  for (int i = 0; i < count; ++i) {
    current_operator_ = i;
    const TFLMRegistration* registration = nodes[i].registration();
    TfLiteNode node = nodes[i].Node();
    uint32_t event = 0;
    if (profiler_ != nullptr) event = profiler_->BeginEvent(OperatorName(registration));
    status = registration->invoke(context_, &node);
    nodes[i].set_user_data(node.user_data);
    if (profiler_ != nullptr) profiler_->EndEvent(event);
    if (status != kTfLiteOk) {
      if (status != kTfLiteAbort) context_->ReportError(context_, "failed with status %d", static_cast<int>(status));
      break;
    }
  }
  current_subgraph_ = caller_subgraph;
  current_operator_ = caller_operator;
  context_->tensors_size = caller_tensors;
  return status;
}

TfLiteStatus MicroInterpreterGraph::Invoke() {
  iterations_ = 0;
  return InvokeSubgraph(0);
}

TfLiteStatus MicroInterpreterGraph::InvokeSubgraphOnce(int subgraph_idx) {
  const bool is_known = has_run_once_ != nullptr && subgraph_idx >= 0 && subgraph_idx < NumSubgraphs();
  if (is_known && has_run_once_[subgraph_idx]) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(InvokeSubgraph(subgraph_idx));
  if (is_known) has_run_once_[subgraph_idx] = true;
  return kTfLiteOk;
}

TfLiteStatus MicroInterpreterGraph::BeginIteration() {
  if (iterations_ < max_iterations_) {
    ++iterations_;
    return kTfLiteOk;
  }
  context_->ReportError(context_,
                        "does not end: the loops of this inference have made %u iterations, the most that "
                        "SetMaxLoopIterations() allows",
                        static_cast<unsigned>(max_iterations_));
  return kTfLiteError;
}

int MicroInterpreterGraph::NumSubgraphs() { return static_cast<int>(model_->subgraphs()->size()); }

size_t MicroInterpreterGraph::NumSubgraphInputs(int subgraph_idx) {
  const auto* inputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->inputs();
  return inputs == nullptr ? 0 : inputs->size();
}

TfLiteEvalTensor* MicroInterpreterGraph::GetSubgraphInput(int subgraph_idx, int input_idx) {
  const auto* inputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->inputs();
  return &allocations_[subgraph_idx].tensors[inputs->Get(static_cast<uint32_t>(input_idx))];
}

size_t MicroInterpreterGraph::NumSubgraphOutputs(int subgraph_idx) {
  const auto* outputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->outputs();
  return outputs == nullptr ? 0 : outputs->size();
}

TfLiteEvalTensor* MicroInterpreterGraph::GetSubgraphOutput(int subgraph_idx, int output_idx) {
  const auto* outputs = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_idx))->outputs();
  return &allocations_[subgraph_idx].tensors[outputs->Get(static_cast<uint32_t>(output_idx))];
}

}  // namespace tflite

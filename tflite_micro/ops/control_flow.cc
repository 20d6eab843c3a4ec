#include "tflite_micro/ops/control_flow.h"

#include <string.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// Values of a loop: each is compared with each other one when the model is loaded.
constexpr int kMaxLoopValues = 1024;

// A subgraph that a node calls, and what messages call it.
struct Callee {
  const char* role;
  int subgraph;
};

TfLiteStatus CheckCount(TfLiteContext* context, const Callee& callee, const char* what, size_t found, int expected) {
  TF_LITE_ENSURE_MSG(context, found == static_cast<size_t>(expected), "the %s (subgraph %d) has %d %s, expected %d",
                     callee.role, callee.subgraph, static_cast<int>(found), what, expected);
  return kTfLiteOk;
}

// Reports unless the tensor of the callee, its `what` ("input") number `index`, is of the same type and shape as the
// one that is copied from or to it.
TfLiteStatus CheckSame(TfLiteContext* context, const Callee& callee, const char* what, int index,
                       const TfLiteEvalTensor* inner, const TfLiteEvalTensor* outer) {
  TF_LITE_ENSURE_MSG(context, inner->type == outer->type, "%s %d of the %s (subgraph %d) is %s, but should be %s", what,
                     index, callee.role, callee.subgraph, TfLiteTypeGetName(inner->type),
                     TfLiteTypeGetName(outer->type));
  TF_LITE_ENSURE_MSG(context, TypeBits(inner->type) > 0,
                     "%s %d of the %s (subgraph %d) is %s, of which elements have no fixed size", what, index,
                     callee.role, callee.subgraph, TfLiteTypeGetName(inner->type));
  TF_LITE_ENSURE_MSG(context, inner->dims->size == outer->dims->size,
                     "%s %d of the %s (subgraph %d) has %d dimensions, but should have %d", what, index, callee.role,
                     callee.subgraph, inner->dims->size, outer->dims->size);
  for (int i = 0; i < inner->dims->size; ++i) {
    TF_LITE_ENSURE_MSG(context, inner->dims->data[i] == outer->dims->data[i],
                       "dimension %d of %s %d of the %s (subgraph %d) is %d, but should be %d", i, what, index,
                       callee.role, callee.subgraph, inner->dims->data[i], outer->dims->data[i]);
  }
  return kTfLiteOk;
}

// The callee takes the node's inputs from `first` on.
TfLiteStatus CheckInputs(TfLiteContext* context, TfLiteNode* node, const Callee& callee, int first) {
  MicroGraph& graph = GetMicroContext(context)->graph();
  TF_LITE_ENSURE_MSG(context, callee.subgraph >= 0 && callee.subgraph < graph.NumSubgraphs(),
                     "the %s is subgraph %d, but the model has %d", callee.role, callee.subgraph, graph.NumSubgraphs());
  const int count = node->inputs->size - first;
  TF_LITE_ENSURE_STATUS(CheckCount(context, callee, "inputs", graph.NumSubgraphInputs(callee.subgraph), count));
  for (int i = 0; i < count; ++i) {
    const TfLiteEvalTensor* given = micro::GetEvalInput(context, node, first + i);
    TF_LITE_ENSURE_MSG(context, given != nullptr, "input %d is not given but is required", first + i);
    TF_LITE_ENSURE_STATUS(CheckSame(context, callee, "input", i, graph.GetSubgraphInput(callee.subgraph, i), given));
  }
  return kTfLiteOk;
}

// Gives output `index` of the node the shape of `source`.
TfLiteStatus ShapeOutput(TfLiteContext* context, TfLiteNode* node, int index, const TfLiteEvalTensor* source) {
  if (micro::HaveSameShapes(micro::GetEvalOutput(context, node, index), source)) return kTfLiteOk;
  TfLiteTensor* output = Output(context, node, index);
  if (output == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, source->dims->size, source->dims->data));
  GetMicroContext(context)->DeallocateTempTfLiteTensor(output);
  return kTfLiteOk;
}

// Nothing reads an input without data.
void CopyValue(const TfLiteEvalTensor* from, const TfLiteEvalTensor* to) {
  size_t bytes = 0;
  if (from == to || to->data.raw == nullptr || TfLiteEvalTensorByteLength(to, &bytes) != kTfLiteOk || bytes == 0)
    return;
  memcpy(to->data.raw, from->data.raw, bytes);
}

}  // namespace

TfLiteStatus PrepareIf(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteBool}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 255, 0, 255, 1, kTypes};
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const int condition_elements = micro::ElementCount(*micro::GetEvalInput(context, node, 0)->dims);
  TF_LITE_ENSURE_MSG(context, condition_elements == 1, "the condition (input 0) has %d elements, expected 1",
                     condition_elements);
  const auto options = *static_cast<const TfLiteIfParams*>(node->builtin_data);
  const Callee branches[] = {{"then branch", options.then_subgraph_index},
                             {"else branch", options.else_subgraph_index}};
  MicroGraph& graph = GetMicroContext(context)->graph();
  for (const Callee& branch : branches) {
    TF_LITE_ENSURE_STATUS(CheckInputs(context, node, branch, 1));
    TF_LITE_ENSURE_STATUS(
        CheckCount(context, branch, "outputs", graph.NumSubgraphOutputs(branch.subgraph), node->outputs->size));
    for (int i = 0; i < node->outputs->size; ++i) {
      const TfLiteEvalTensor* source = graph.GetSubgraphOutput(branch.subgraph, i);
      // The first branch decides; the second one must agree.
      if (&branch == branches) TF_LITE_ENSURE_STATUS(ShapeOutput(context, node, i, source));
      TF_LITE_ENSURE_STATUS(CheckSame(context, branch, "output", i, source, micro::GetEvalOutput(context, node, i)));
    }
  }
  return LeaveOpData(context, node, IfData{options.then_subgraph_index, options.else_subgraph_index});
}

TfLiteStatus EvalIf(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const IfData*>(node->user_data);
  MicroGraph& graph = GetMicroContext(context)->graph();
  const bool holds = *micro::GetEvalInput(context, node, 0)->data.uint8 != 0;
  const int branch = holds ? data.then_subgraph : data.else_subgraph;
  for (int i = 1; i < node->inputs->size; ++i) {
    CopyValue(micro::GetEvalInput(context, node, i), graph.GetSubgraphInput(branch, i - 1));
  }
  TF_LITE_ENSURE_STATUS(graph.InvokeSubgraph(branch));
  for (int i = 0; i < node->outputs->size; ++i) {
    CopyValue(graph.GetSubgraphOutput(branch, i), micro::GetEvalOutput(context, node, i));
  }
  return kTfLiteOk;
}

namespace {

// Whether output `index` of the body is one of its inputs, but not that of the same position.
bool IsMoved(MicroGraph& graph, int body, int index, int count) {
  const TfLiteEvalTensor* output = graph.GetSubgraphOutput(body, index);
  if (output == graph.GetSubgraphInput(body, index)) return false;
  for (int i = 0; i < count; ++i) {
    if (output == graph.GetSubgraphInput(body, i)) return true;
  }
  return false;
}

size_t ValueBytes(const TfLiteEvalTensor* tensor) {
  size_t bytes = 0;
  TfLiteEvalTensorByteLength(tensor, &bytes);
  return bytes;
}

// Makes the body's outputs its inputs.
void PassOn(TfLiteContext* context, MicroGraph& graph, const WhileData& data, int count) {
  const auto* moved = reinterpret_cast<const int32_t*>(&data + 1);
  const int body = data.body_subgraph;
  char* scratch = nullptr;
  if (data.moved_count > 0) scratch = static_cast<char*>(context->GetScratchBuffer(context, data.scratch_buffer));
  char* put = scratch;
  for (int k = 0; k < data.moved_count; ++k) {
    const TfLiteEvalTensor* output = graph.GetSubgraphOutput(body, moved[k]);
    const size_t bytes = ValueBytes(output);
    if (bytes > 0) memcpy(put, output->data.raw, bytes);
    put += bytes;
  }
  for (int i = 0, k = 0; i < count; ++i) {
    if (k < data.moved_count && moved[k] == i) {
      ++k;
    } else {
      CopyValue(graph.GetSubgraphOutput(body, i), graph.GetSubgraphInput(body, i));
    }
  }
  const char* take = scratch;
  for (int k = 0; k < data.moved_count; ++k) {
    const TfLiteEvalTensor* input = graph.GetSubgraphInput(body, moved[k]);
    const size_t bytes = ValueBytes(input);
    if (bytes > 0) memcpy(input->data.raw, take, bytes);
    take += bytes;
  }
}

}  // namespace

TfLiteStatus PrepareWhile(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {0, 255, 0, 255, 1, kTypes};
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const int count = node->inputs->size;
  TF_LITE_ENSURE_MSG(context, node->outputs->size == count, "has %d inputs, but %d outputs", count,
                     node->outputs->size);
  TF_LITE_ENSURE_MSG(context, count <= kMaxLoopValues, "has %d inputs, expected up to %d", count, kMaxLoopValues);
  const auto options = *static_cast<const TfLiteWhileParams*>(node->builtin_data);
  const Callee condition = {"condition", options.cond_subgraph_index};
  const Callee body = {"body", options.body_subgraph_index};
  MicroGraph& graph = GetMicroContext(context)->graph();

  TF_LITE_ENSURE_STATUS(CheckInputs(context, node, condition, 0));
  TF_LITE_ENSURE_STATUS(CheckCount(context, condition, "outputs", graph.NumSubgraphOutputs(condition.subgraph), 1));
  const TfLiteEvalTensor* holds = graph.GetSubgraphOutput(condition.subgraph, 0);
  TF_LITE_ENSURE_MSG(context, holds->type == kTfLiteBool && micro::ElementCount(*holds->dims) == 1,
                     "the condition (subgraph %d) gives %d elements of %s, expected one of BOOL", condition.subgraph,
                     micro::ElementCount(*holds->dims), TfLiteTypeGetName(holds->type));

  TF_LITE_ENSURE_STATUS(CheckInputs(context, node, body, 0));
  TF_LITE_ENSURE_STATUS(CheckCount(context, body, "outputs", graph.NumSubgraphOutputs(body.subgraph), count));
  int moved_count = 0;
  size_t moved_bytes = 0;
  for (int i = 0; i < count; ++i) {
    const TfLiteEvalTensor* value = graph.GetSubgraphInput(body.subgraph, i);
    TF_LITE_ENSURE_STATUS(CheckSame(context, body, "output", i, graph.GetSubgraphOutput(body.subgraph, i), value));
    const TfLiteType output_type = micro::GetEvalOutput(context, node, i)->type;
    TF_LITE_ENSURE_MSG(context, output_type == value->type, "output %d is %s, but input %d is %s", i,
                       TfLiteTypeGetName(output_type), i, TfLiteTypeGetName(value->type));
    TF_LITE_ENSURE_STATUS(ShapeOutput(context, node, i, value));
    if (!IsMoved(graph, body.subgraph, i, count)) continue;
    ++moved_count;
    moved_bytes += ValueBytes(value);
    TF_LITE_ENSURE_MSG(context, moved_bytes <= INT32_MAX, "the body exchanges more than 2^31-1 bytes of its values");
  }
  auto* data = static_cast<WhileData*>(
      AllocateOpData(context, node, sizeof(WhileData) + static_cast<size_t>(moved_count) * sizeof(int32_t)));
  if (data == nullptr) return kTfLiteError;
  *data = {condition.subgraph, body.subgraph, 0, moved_count};
  auto* moved = reinterpret_cast<int32_t*>(data + 1);
  for (int i = 0; moved_count > 0 && i < count; ++i) {
    if (IsMoved(graph, body.subgraph, i, count)) *moved++ = i;
  }
  if (moved_count == 0) return kTfLiteOk;
  int scratch_buffer = 0;
  TF_LITE_ENSURE_STATUS(context->RequestScratchBufferInArena(context, moved_bytes, &scratch_buffer));
  data->scratch_buffer = scratch_buffer;
  return kTfLiteOk;
}

TfLiteStatus EvalWhile(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const WhileData*>(node->user_data);
  MicroGraph& graph = GetMicroContext(context)->graph();
  const int count = node->inputs->size;
  for (int i = 0; i < count; ++i) {
    CopyValue(micro::GetEvalInput(context, node, i), graph.GetSubgraphInput(data.body_subgraph, i));
  }
  while (true) {
    for (int i = 0; i < count; ++i) {
      CopyValue(graph.GetSubgraphInput(data.body_subgraph, i), graph.GetSubgraphInput(data.condition_subgraph, i));
    }
    TF_LITE_ENSURE_STATUS(graph.InvokeSubgraph(data.condition_subgraph));
    if (*graph.GetSubgraphOutput(data.condition_subgraph, 0)->data.uint8 == 0) break;
    TF_LITE_ENSURE_STATUS(graph.BeginIteration());
    TF_LITE_ENSURE_STATUS(graph.InvokeSubgraph(data.body_subgraph));
    PassOn(context, graph, data, count);
  }
  for (int i = 0; i < count; ++i) {
    CopyValue(graph.GetSubgraphInput(data.body_subgraph, i), micro::GetEvalOutput(context, node, i));
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareCallOnce(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {0, 0, 0, 0, 1, kTypes};
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const Callee callee = {"initialisation",
                         static_cast<const TfLiteCallOnceParams*>(node->builtin_data)->init_subgraph_index};
  TF_LITE_ENSURE_STATUS(CheckInputs(context, node, callee, 0));
  const size_t outputs = GetMicroContext(context)->graph().NumSubgraphOutputs(callee.subgraph);
  TF_LITE_ENSURE_STATUS(CheckCount(context, callee, "outputs", outputs, 0));
  CallOnceData data = {};
  data.subgraph = callee.subgraph;
  return LeaveOpData(context, node, data);
}

TfLiteStatus EvalCallOnce(TfLiteContext* context, TfLiteNode* node) {
  return GetMicroContext(context)->graph().InvokeSubgraphOnce(
      static_cast<const CallOnceData*>(node->user_data)->subgraph);
}

}  // namespace ops

// Without its options the operator would call the subgraph that runs it: they cannot be left out.
TfLiteStatus ParseIf(const Operator* op, void* params, size_t* bytes) {
  const IfOptions* options = op->builtin_options_as_IfOptions();
  if (options == nullptr) return kTfLiteError;
  *ops::PlaceParams<TfLiteIfParams>(params, bytes) = {options->then_subgraph_index(), options->else_subgraph_index()};
  return kTfLiteOk;
}

TfLiteStatus ParseWhile(const Operator* op, void* params, size_t* bytes) {
  const WhileOptions* options = op->builtin_options_as_WhileOptions();
  if (options == nullptr) return kTfLiteError;
  *ops::PlaceParams<TfLiteWhileParams>(params, bytes) = {options->cond_subgraph_index(),
                                                         options->body_subgraph_index()};
  return kTfLiteOk;
}

TfLiteStatus ParseCallOnce(const Operator* op, void* params, size_t* bytes) {
  const CallOnceOptions* options = op->builtin_options_as_CallOnceOptions();
  if (options == nullptr) return kTfLiteError;
  *ops::PlaceParams<TfLiteCallOnceParams>(params, bytes) = {options->init_subgraph_index()};
  return kTfLiteOk;
}

}  // namespace tflite

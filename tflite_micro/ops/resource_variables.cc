#include "tflite_micro/ops/resource_variables.h"

#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

MicroResourceVariables* Variables(TfLiteContext* context) {
  return GetMicroContext(context)->graph().GetResourceVariables();
}

TfLiteStatus CheckHandle(TfLiteContext* context, const TfLiteTensor* handle) {
  TF_LITE_ENSURE_MSG(context, Variables(context) != nullptr, "the interpreter was given no MicroResourceVariables");
  TF_LITE_ENSURE_MSG(context, ElementCount(handle) == 1, "the handle has %d elements, expected 1",
                     ElementCount(handle));
  return kTfLiteOk;
}

// Gives the variable of input 0 memory for values like `value`, if it is known which one that is.
TfLiteStatus PrepareAccess(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* value) {
  const TfLiteTensor* handle = Input(context, node, 0);
  if (handle == nullptr || value == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(CheckHandle(context, handle));
  TF_LITE_ENSURE_MSG(context, TypeBits(value->type) > 0, "elements of type %s have no fixed size",
                     TfLiteTypeGetName(value->type));
  node->builtin_data = nullptr;
  // Handles are -1 until a VAR_HANDLE is prepared.
  if (handle->data.raw == nullptr || *handle->data.i32 == -1) return kTfLiteOk;
  return Variables(context)->Allocate(*handle->data.i32, context, value);
}

int HandleOf(TfLiteContext* context, const TfLiteNode* node) {
  return *micro::GetEvalInput(context, node, 0)->data.i32;
}

}  // namespace

TfLiteStatus PrepareVarHandle(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{}, {kTfLiteResource}}};
  static constexpr OperatorSignature kSignature = {0, 0, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckHandle(context, output));
  const auto options = *static_cast<const TfLiteVarHandleParams*>(node->builtin_data);
  const int id = Variables(context)->CreateIdIfNoneFound(options.container, options.shared_name);
  TF_LITE_ENSURE_MSG(context, id >= 0, "there is no room for variable '%s': MicroResourceVariables has %d",
                     options.shared_name == nullptr ? "" : options.shared_name, Variables(context)->capacity());
  auto* data = AllocateOpData<VarHandleData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->id = id;
  // For the operators that are prepared after this one.
  TfLiteEvalTensor* handle = micro::GetEvalOutput(context, node, 0);
  if (handle->data.raw != nullptr) *handle->data.i32 = id;
  return kTfLiteOk;
}

TfLiteStatus EvalVarHandle(TfLiteContext* context, TfLiteNode* node) {
  *micro::GetEvalOutput(context, node, 0)->data.i32 = static_cast<const VarHandleData*>(node->user_data)->id;
  return kTfLiteOk;
}

TfLiteStatus PrepareReadVariable(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteResource}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  return PrepareAccess(context, node, tensors.outputs[0]);
}

TfLiteStatus EvalReadVariable(TfLiteContext* context, TfLiteNode* node) {
  return Variables(context)->Read(HandleOf(context, node), micro::GetEvalOutput(context, node, 0));
}

TfLiteStatus PrepareAssignVariable(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteResource, kTfLiteNoType}, {}}};
  static constexpr OperatorSignature kSignature = {2, 2, 0, 0, 1, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  return PrepareAccess(context, node, tensors.inputs[1]);
}

TfLiteStatus EvalAssignVariable(TfLiteContext* context, TfLiteNode* node) {
  return Variables(context)->Assign(HandleOf(context, node), micro::GetEvalInput(context, node, 1));
}

}  // namespace ops

TfLiteStatus ParseVarHandle(const Operator* op, void* params, size_t* bytes) {
  auto* parsed = ops::PlaceParams<TfLiteVarHandleParams>(params, bytes);
  const VarHandleOptions* options = op->builtin_options_as_VarHandleOptions();
  if (options == nullptr) return kTfLiteOk;
  if (options->container() != nullptr) parsed->container = options->container()->c_str();
  if (options->shared_name() != nullptr) parsed->shared_name = options->shared_name()->c_str();
  return kTfLiteOk;
}

}  // namespace tflite

#include "tflite_micro/schema/model_access.h"

#include "tflite_micro/common/text.h"

namespace tflite {

TfLiteType ConvertTensorType(TensorType type) {
  switch (type) {
    case TensorType_FLOAT32:
      return kTfLiteFloat32;
    case TensorType_FLOAT16:
      return kTfLiteFloat16;
    case TensorType_INT32:
      return kTfLiteInt32;
    case TensorType_UINT8:
      return kTfLiteUInt8;
    case TensorType_INT64:
      return kTfLiteInt64;
    case TensorType_STRING:
      return kTfLiteString;
    case TensorType_BOOL:
      return kTfLiteBool;
    case TensorType_INT16:
      return kTfLiteInt16;
    case TensorType_COMPLEX64:
      return kTfLiteComplex64;
    case TensorType_INT8:
      return kTfLiteInt8;
    case TensorType_FLOAT64:
      return kTfLiteFloat64;
    case TensorType_COMPLEX128:
      return kTfLiteComplex128;
    case TensorType_UINT64:
      return kTfLiteUInt64;
    case TensorType_RESOURCE:
      return kTfLiteResource;
    case TensorType_VARIANT:
      return kTfLiteVariant;
    case TensorType_UINT32:
      return kTfLiteUInt32;
    case TensorType_UINT16:
      return kTfLiteUInt16;
    case TensorType_INT4:
      return kTfLiteInt4;
    case TensorType_BFLOAT16:
      return kTfLiteBFloat16;
    case TensorType_INT2:
      return kTfLiteInt2;
    case TensorType_UINT4:
      return kTfLiteUInt4;
    default:
      return kTfLiteNoType;
  }
}

const fb::Vector<uint8_t>* ConstantData(const Model* model, const Tensor* tensor) {
  const Buffer* buffer = model->buffers()->Get(tensor->buffer());
  const fb::Vector<uint8_t>* data = buffer->data();
  return data == nullptr || data->size() == 0 ? nullptr : data;
}

BuiltinOperator BuiltinCode(const OperatorCode* code) {
  const int32_t deprecated = code->deprecated_builtin_code();
  const int32_t current = static_cast<int32_t>(code->builtin_code());
  return static_cast<BuiltinOperator>(current > deprecated ? current : deprecated);
}

namespace {

const char* TextOf(const fb::String* string) { return string == nullptr ? "" : string->c_str(); }

bool IsVarHandle(const Model* model, const Operator* op) {
  return op->opcode_index() < model->operator_codes()->size() &&
         BuiltinCode(model->operator_codes()->Get(op->opcode_index())) == BuiltinOperator_VAR_HANDLE;
}

// Whether two VAR_HANDLE operators name the same variable.
bool IsSameVariable(const Operator* a, const Operator* b) {
  const VarHandleOptions* first = a->builtin_options_as_VarHandleOptions();
  const VarHandleOptions* second = b->builtin_options_as_VarHandleOptions();
  const bool is_same_container = IsSameText(first == nullptr ? "" : TextOf(first->container()),
                                            second == nullptr ? "" : TextOf(second->container()));
  return is_same_container && IsSameText(first == nullptr ? "" : TextOf(first->shared_name()),
                                         second == nullptr ? "" : TextOf(second->shared_name()));
}

// Comparisons that counting may take: each handle is compared with those before it.
constexpr int kMaxComparisons = 1 << 22;

// Whether `op` is the first VAR_HANDLE of its variable.
bool IsFirstHandle(const Model* model, const Operator* op, int* comparisons) {
  for (const SubGraph* subgraph : *model->subgraphs()) {
    if (subgraph->operators() == nullptr) continue;
    for (const Operator* other : *subgraph->operators()) {
      if (other == op || ++*comparisons > kMaxComparisons) return true;
      if (IsVarHandle(model, other) && IsSameVariable(op, other)) return false;
    }
  }
  return true;
}

}  // namespace

int CountResourceVariables(const Model* model) {
  if (model->subgraphs() == nullptr || model->operator_codes() == nullptr) return 0;
  int count = 0;
  int comparisons = 0;
  for (const SubGraph* subgraph : *model->subgraphs()) {
    if (subgraph->operators() == nullptr) continue;
    for (const Operator* op : *subgraph->operators()) {
      if (IsVarHandle(model, op) && IsFirstHandle(model, op, &comparisons)) ++count;
      if (comparisons > kMaxComparisons) return INT32_MAX;
    }
  }
  return count;
}

}  // namespace tflite

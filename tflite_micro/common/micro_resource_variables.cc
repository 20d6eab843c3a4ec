#include "tflite_micro/common/micro_resource_variables.h"

#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/common/text.h"

namespace tflite {
namespace {

// Models may leave a name out.
bool IsSame(const char* a, const char* b) { return IsSameText(a == nullptr ? "" : a, b == nullptr ? "" : b); }

const char* NameOf(const MicroResourceVariables::Variable& variable) {
  return variable.shared_name == nullptr ? "" : variable.shared_name;
}

bool Holds(const MicroResourceVariables::Variable& variable, const TfLiteEvalTensor* tensor) {
  if (tensor->type == variable.type && TfLiteIntArrayEqual(tensor->dims, variable.dims) != 0) return true;
  MicroPrintf("Resource variable '%s' holds %s with %d dimensions, not %s with %d, or of other sizes.",
              NameOf(variable), TfLiteTypeGetName(static_cast<TfLiteType>(variable.type)), variable.dims->size,
              TfLiteTypeGetName(tensor->type), tensor->dims->size);
  return false;
}

}  // namespace

int MicroResourceVariables::CreateIdIfNoneFound(const char* container, const char* shared_name) {
  for (int i = 0; i < count_; ++i) {
    if (IsSame(variables_[i].container, container) && IsSame(variables_[i].shared_name, shared_name)) return i;
  }
  if (count_ == capacity_) return -1;
  variables_[count_] = {};
  variables_[count_].container = container;
  variables_[count_].shared_name = shared_name;
  return count_++;
}

TfLiteStatus MicroResourceVariables::Allocate(int id, TfLiteContext* context, const TfLiteTensor* tensor) {
  TF_LITE_ENSURE_MSG(context, id >= 0 && id < count_, "resource variable %d does not exist: there are %d", id, count_);
  Variable& variable = variables_[id];
  const TfLiteIntArray* dims = tensor->dims;
  if (variable.data != nullptr) {
    TF_LITE_ENSURE_MSG(context, tensor->type == variable.type, "is %s, but resource variable '%s' holds %s",
                       TfLiteTypeGetName(tensor->type), NameOf(variable),
                       TfLiteTypeGetName(static_cast<TfLiteType>(variable.type)));
    TF_LITE_ENSURE_MSG(context, dims->size == variable.dims->size,
                       "has %d dimensions, but resource variable '%s' has %d", dims->size, NameOf(variable),
                       variable.dims->size);
    for (int i = 0; i < dims->size; ++i) {
      TF_LITE_ENSURE_MSG(context, dims->data[i] == variable.dims->data[i],
                         "dimension %d is %d, but that of resource variable '%s' %d", i, dims->data[i],
                         NameOf(variable), variable.dims->data[i]);
    }
    return kTfLiteOk;
  }
  TF_LITE_ENSURE_MSG(context, TypeBits(tensor->type) > 0, "elements of type %s have no fixed size",
                     TfLiteTypeGetName(tensor->type));
  auto* data = static_cast<char*>(context->AllocatePersistentBuffer(context, tensor->bytes));
  if (data == nullptr) return kTfLiteError;
  variable.data = data;
  variable.dims = dims;
  variable.bytes = static_cast<uint32_t>(tensor->bytes);
  variable.type = static_cast<uint8_t>(tensor->type);
  variable.initial_byte = static_cast<int8_t>(tensor->type == kTfLiteInt8 ? tensor->params.zero_point : 0);
  memset(data, variable.initial_byte, tensor->bytes);
  return kTfLiteOk;
}

MicroResourceVariables::Variable* MicroResourceVariables::Find(int id) {
  if (id < 0 || id >= count_) {
    MicroPrintf("Resource variable %d does not exist: there are %d.", id, count_);
    return nullptr;
  }
  if (variables_[id].data != nullptr) return &variables_[id];
  MicroPrintf("Resource variable '%s' has no memory: no operator reads or assigns it where its VAR_HANDLE stands.",
              NameOf(variables_[id]));
  return nullptr;
}

TfLiteStatus MicroResourceVariables::Read(int id, const TfLiteEvalTensor* tensor) {
  const Variable* variable = Find(id);
  if (variable == nullptr || !Holds(*variable, tensor)) return kTfLiteError;
  if (variable->bytes > 0) memcpy(tensor->data.raw, variable->data, variable->bytes);
  return kTfLiteOk;
}

TfLiteStatus MicroResourceVariables::Assign(int id, const TfLiteEvalTensor* tensor) {
  const Variable* variable = Find(id);
  if (variable == nullptr || !Holds(*variable, tensor)) return kTfLiteError;
  return Assign(id, variable->bytes, tensor->data.data);
}

TfLiteStatus MicroResourceVariables::Assign(int id, size_t count_bytes, const void* input_buffer) {
  const Variable* variable = Find(id);
  if (variable == nullptr) return kTfLiteError;
  if (count_bytes != variable->bytes) {
    MicroPrintf("Resource variable '%s' holds %u bytes, not %u.", NameOf(*variable),
                static_cast<unsigned>(variable->bytes), static_cast<unsigned>(count_bytes));
    return kTfLiteError;
  }
  if (count_bytes > 0) memcpy(variable->data, input_buffer, count_bytes);
  return kTfLiteOk;
}

TfLiteStatus MicroResourceVariables::ResetAll() {
  for (int i = 0; i < count_; ++i) {
    const Variable& variable = variables_[i];
    if (variable.data != nullptr) memset(variable.data, variable.initial_byte, variable.bytes);
  }
  return kTfLiteOk;
}

void MicroResourceVariables::Keep() {
  kept_count_ = count_;
  for (int i = 0; i < count_; ++i) variables_[i].is_kept = variables_[i].data != nullptr;
}

void MicroResourceVariables::ForgetOthers() {
  count_ = kept_count_;
  for (int i = 0; i < count_; ++i) {
    if (!variables_[i].is_kept) variables_[i].data = nullptr;
  }
}

}  // namespace tflite

// How an operator's Eval reaches its tensors: by position in the node's lists, through the function pointers of
// TfLiteContext alone, so that an Eval links against nothing of the runtime.
#ifndef TFLITE_MICRO_OPS_TENSOR_ACCESS_H_
#define TFLITE_MICRO_OPS_TENSOR_ACCESS_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {

// Elements of a tensor as `T`; null for a tensor that is null (an optional one that is not given).
template <typename T>
T* GetTensorData(TfLiteEvalTensor* tensor) {
  return tensor != nullptr ? static_cast<T*>(tensor->data.data) : nullptr;
}
template <typename T>
const T* GetTensorData(const TfLiteEvalTensor* tensor) {
  return tensor != nullptr ? static_cast<const T*>(tensor->data.data) : nullptr;
}
template <typename T>
T* GetTensorData(TfLiteTensor* tensor) {
  return tensor != nullptr ? static_cast<T*>(tensor->data.data) : nullptr;
}
template <typename T>
const T* GetTensorData(const TfLiteTensor* tensor) {
  return tensor != nullptr ? static_cast<const T*>(tensor->data.data) : nullptr;
}

namespace micro {

// The tensor at position `index` of a list of tensor indices; null when the position is past the list or not given.
// Not inline, and called directly by those below, which are: there are many calls.
__attribute__((noinline)) inline TfLiteEvalTensor* GetListedEvalTensor(const TfLiteContext* context,
                                                                       const TfLiteIntArray* list, int index) {
  if (index < 0 || index >= list->size || list->data[index] < 0) return nullptr;
  return context->GetEvalTensor(context, list->data[index]);
}

__attribute__((always_inline)) inline const TfLiteEvalTensor* GetEvalInput(const TfLiteContext* context,
                                                                           const TfLiteNode* node, int index) {
  return GetListedEvalTensor(context, node->inputs, index);
}
// For operators that keep state in a variable input.
__attribute__((always_inline)) inline TfLiteEvalTensor* GetMutableEvalInput(const TfLiteContext* context,
                                                                            const TfLiteNode* node, int index) {
  return GetListedEvalTensor(context, node->inputs, index);
}
__attribute__((always_inline)) inline TfLiteEvalTensor* GetEvalOutput(const TfLiteContext* context,
                                                                      const TfLiteNode* node, int index) {
  return GetListedEvalTensor(context, node->outputs, index);
}

// The first tensors of both lists, for an Eval that needs several: one call is shorter than one for each.
struct EvalTensors {
  __attribute__((noinline)) EvalTensors(const TfLiteContext* context, const TfLiteNode* node) {
    for (int i = 0; i < kInputs; ++i) inputs[i] = GetListedEvalTensor(context, node->inputs, i);
    for (int i = 0; i < kOutputs; ++i) outputs[i] = GetListedEvalTensor(context, node->outputs, i);
  }
  static constexpr int kInputs = 4;
  static constexpr int kOutputs = 2;
  TfLiteEvalTensor* inputs[kInputs];
  TfLiteEvalTensor* outputs[kOutputs];
};

template <typename T>
T* GetTensorData(TfLiteEvalTensor* tensor) {
  return tflite::GetTensorData<T>(tensor);
}
template <typename T>
const T* GetTensorData(const TfLiteEvalTensor* tensor) {
  return tflite::GetTensorData<T>(tensor);
}
template <typename T>
const T* GetOptionalTensorData(const TfLiteEvalTensor* tensor) {
  return tflite::GetTensorData<T>(tensor);
}

// Product of the dimensions; validated not to overflow when the model was loaded.
inline int ElementCount(const TfLiteIntArray& dims) {
  int count = 1;
  for (int i = 0; i < dims.size; ++i) count *= dims.data[i];
  return count;
}

// Same rank and dimensions.
inline bool HaveSameShapes(const TfLiteEvalTensor* a, const TfLiteEvalTensor* b) {
  if (a->dims->size != b->dims->size) return false;
  for (int i = 0; i < a->dims->size; ++i) {
    if (a->dims->data[i] != b->dims->data[i]) return false;
  }
  return true;
}

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TENSOR_ACCESS_H_

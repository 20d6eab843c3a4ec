// What the Eval of every operator with one input and one output of the same shape and type starts from.
#ifndef TFLITE_MICRO_OPS_UNARY_H_
#define TFLITE_MICRO_OPS_UNARY_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/dynamic_shape.h"
#include "tflite_micro/ops/tensor_access.h"

namespace tflite {
namespace ops {

// The elements of such a node's tensors. Where the size depends on data, the output gets that of the input.
struct UnaryData {
  __attribute__((noinline)) UnaryData(const TfLiteContext* context, const TfLiteNode* node) {
    const TfLiteEvalTensor* tensor = micro::GetEvalInput(context, node, 0);
    TfLiteEvalTensor* result = micro::GetEvalOutput(context, node, 0);
    SetActualShapeLike(result, tensor);
    input = tensor->data.data;
    output = result->data.data;
    size = micro::ElementCount(*tensor->dims);
  }
  const void* input;
  void* output;
  int size;
};

template <typename T>
struct UnaryElements {
  UnaryElements(const TfLiteContext* context, const TfLiteNode* node) {
    const UnaryData data(context, node);
    input = static_cast<const T*>(data.input);
    output = static_cast<T*>(data.output);
    size = data.size;
  }
  const T* input;
  T* output;
  int size;
};

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_UNARY_H_

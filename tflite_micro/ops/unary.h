// What the Eval of every operator with one input and one output of the same shape and type starts from.
#ifndef TFLITE_MICRO_OPS_UNARY_H_
#define TFLITE_MICRO_OPS_UNARY_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/tensor_access.h"

namespace tflite {
namespace ops {

// The elements of such a node's tensors.
template <typename T>
struct UnaryElements {
  UnaryElements(const TfLiteContext* context, const TfLiteNode* node) {
    const TfLiteEvalTensor* tensor = micro::GetEvalInput(context, node, 0);
    input = GetTensorData<T>(tensor);
    output = GetTensorData<T>(micro::GetEvalOutput(context, node, 0));
    size = micro::ElementCount(*tensor->dims);
  }
  const T* input;
  T* output;
  int size;
};

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_UNARY_H_

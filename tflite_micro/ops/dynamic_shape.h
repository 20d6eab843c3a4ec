// How an Eval gives an output whose size depends on data its actual dimensions. Prepare gave it a bound
// (SetOutputBound()), and with it dimensions of its own that may be written.
#ifndef TFLITE_MICRO_OPS_DYNAMIC_SHAPE_H_
#define TFLITE_MICRO_OPS_DYNAMIC_SHAPE_H_

#include "tflite_micro/common/types.h"

namespace tflite {
namespace ops {

// Dimension `index` of a tensor, not larger than its bound. Where it is so already nothing is written: the dimensions
// of outputs that depend on nothing may lie in read-only memory.
inline void SetActualDim(TfLiteEvalTensor* output, int index, int dim) {
  if (output->dims->data[index] != dim) output->dims->data[index] = dim;
}

// `count` dimensions: from `first` on those of `like` from `like_first` on. One function for all operators.
__attribute__((noinline)) inline void SetActualDimsLike(TfLiteEvalTensor* output, int first,
                                                        const TfLiteEvalTensor* like, int like_first, int count) {
  for (int i = 0; i < count; ++i) SetActualDim(output, first + i, like->dims->data[like_first + i]);
}

// For operators whose output has the shape of an input.
inline void SetActualShapeLike(TfLiteEvalTensor* output, const TfLiteEvalTensor* like) {
  SetActualDimsLike(output, 0, like, 0, like->dims->size);
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_DYNAMIC_SHAPE_H_

// RESHAPE: the same elements in the same order under another shape.
#ifndef TFLITE_MICRO_OPS_RESHAPE_H_
#define TFLITE_MICRO_OPS_RESHAPE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Followed by ReshapeSources if `follows_input`.
struct ReshapeData {
  uint32_t bytes;             // if not
  uint8_t shape_is_computed;  // 1: input 1 is compared with the output's shape
  uint8_t follows_input;      // 1: the input's size depends on data
  uint8_t element_bits;
  uint8_t unused;
};

// Where each dimension of the output comes from: the number of a dimension of the input, or one of these.
inline constexpr uint8_t kPlannedDim = 8;  // it is what it is
inline constexpr uint8_t kOpenDim = 9;     // from the number of elements
struct ReshapeSources {
  uint8_t dims[8];
};

TfLiteStatus PrepareReshape(TfLiteContext* context, TfLiteNode* node);
// Copies, unless input and output were given the same memory. Reports a computed shape that is not the one of the
// output in the model, and elements that do not fill the shape.
TfLiteStatus EvalReshape(TfLiteContext* context, TfLiteNode* node);

// For Prepare of operators with this Eval: gives the output its shape, or the bound if the input has but a bound, and
// leaves the OpData. `sources` matter only in the latter case.
TfLiteStatus PrepareNewShape(TfLiteContext* context, TfLiteNode* node, const TfLiteTensor* input, TfLiteTensor* output,
                             int rank, const int* dims, const ReshapeSources& sources);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RESHAPE_H_

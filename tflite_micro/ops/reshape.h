// RESHAPE: the same elements in the same order under another shape.
#ifndef TFLITE_MICRO_OPS_RESHAPE_H_
#define TFLITE_MICRO_OPS_RESHAPE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

struct ReshapeData {
  uint32_t bytes;
};

TfLiteStatus PrepareReshape(TfLiteContext* context, TfLiteNode* node);
// Copies, unless input and output were given the same memory.
TfLiteStatus EvalReshape(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RESHAPE_H_

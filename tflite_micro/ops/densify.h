// DENSIFY: a constant that the model stores sparsely, as the dense tensor that operators read. It is spread out at each
// inference into the place that the plan gives it. What is not stored is 0, also where the zero point is another.
#ifndef TFLITE_MICRO_OPS_DENSIFY_H_
#define TFLITE_MICRO_OPS_DENSIFY_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Followed by `level_count` kernels::SparseLevel and by the arrays of those that are not dense.
struct DensifyData {
  int32_t output_bytes;
  uint8_t level_count;
  uint8_t element_bytes;
  uint8_t unused[2];
};

TfLiteStatus PrepareDensify(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDensify(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_DENSIFY_H_

// CUMSUM: running sums along one dimension. For int8, uint8 and int16, which LiteRT does not take, a sum is exact and
// rounded once, halves away from zero, when it is brought to the output's scale.
#ifndef TFLITE_MICRO_OPS_CUMSUM_H_
#define TFLITE_MICRO_OPS_CUMSUM_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/cumsum.h"

namespace tflite {
namespace ops {

// The axis is read when the model runs.
struct CumsumData {
  uint8_t kernel;  // by type
  uint8_t element_bytes;
  uint8_t exclusive;
  uint8_t reverse;
  kernels::CumsumQuantizedParams params;
};

TfLiteStatus PrepareCumsum(TfLiteContext* context, TfLiteNode* node);
// Reports an axis that is out of range.
TfLiteStatus EvalCumsum(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CUMSUM_H_

// ADD_N: the sum of any number of tensors of one shape. int8, uint8 and int16, which LiteRT does not take: all inputs
// are quantised alike, their sum is exact and rounded once, halves away from zero, when it is brought to the output's
// scale.
#ifndef TFLITE_MICRO_OPS_ADD_N_H_
#define TFLITE_MICRO_OPS_ADD_N_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

struct AddNData {
  int32_t count;  // of elements
  // Quantised: the sum of all zero points, the output's, and the factor as in PreciseRequantization.
  int32_t input_offset;
  int32_t output_offset;
  uint32_t high;
  uint32_t low;
  int32_t shift;
};

TfLiteStatus PrepareAddN(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAddN(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_ADD_N_H_

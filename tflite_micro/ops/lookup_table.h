// The one way to run an int8 function of one value: Prepare tabulates its 256 results in the tensors' quantisation, and
// Eval looks them up. The OpData is the table.
#ifndef TFLITE_MICRO_OPS_LOOKUP_TABLE_H_
#define TFLITE_MICRO_OPS_LOOKUP_TABLE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/lookup.h"

namespace tflite {
namespace ops {

struct LookupTableData {
  int8_t table[kernels::kLookupTableSize];
};

// Tabulates `function` for int8 input 0 and output 0 of the node, whose quantisation must have been checked: the input
// is made real, the result divided by the output's scale, rounded half away from zero, and saturated. A NaN becomes the
// zero point. The node's OpData becomes the table.
TfLiteStatus PrepareLookupTable(TfLiteContext* context, TfLiteNode* node, float (*function)(float));

// Looks every element of int8 input 0 up. Shapes are the same.
TfLiteStatus EvalLookupTable(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_LOOKUP_TABLE_H_

// The one way to run a quantised function of one value: Prepare tabulates it in the tensors' quantisation, and Eval
// looks results up. int8 and uint8 have all 256 results, int16 has 513 and straight lines between them. The OpData is
// the table.
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

struct LookupTableS16Data {
  int16_t table[kernels::kLookupTableSizeS16];
  int16_t unused;
};

// Tabulates `function` for input 0 and output 0 of the node, int8 or uint8, whose quantisation must have been checked:
// the input is made real, the result divided by the output's scale, rounded half away from zero, and saturated. A NaN
// becomes the zero point. The node's OpData becomes the table.
TfLiteStatus PrepareLookupTable(TfLiteContext* context, TfLiteNode* node, float (*function)(float));

// Looks every element of input 0 up. Shapes are the same.
TfLiteStatus EvalLookupTable(TfLiteContext* context, TfLiteNode* node);

// The same for int16. Each entry is moved by half of what the straight line to the next is off at its middle; infinite
// results are the output's lowest and highest value.
TfLiteStatus PrepareLookupTableS16(TfLiteContext* context, TfLiteNode* node, float (*function)(float));
TfLiteStatus EvalLookupTableS16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_LOOKUP_TABLE_H_

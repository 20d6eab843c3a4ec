// SELECT_V2: elements of input 1 where the condition (input 0) holds, and of input 2 elsewhere, of any type; all three
// are broadcast against each other. SELECT: the same of two inputs of one shape, and a condition of that shape, or one
// for all, or a list of one for each index of the first dimension.
#ifndef TFLITE_MICRO_OPS_SELECT_H_
#define TFLITE_MICRO_OPS_SELECT_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// OpData: this, then the axes (kernels::BroadcastAxis) of two walks over the condition and the elements of input 1, and
// of input 2.
struct SelectData {
  uint8_t kernel;  // the binary logarithm of the bytes of an element
  uint8_t axis_counts[2];
  uint8_t unused;
};

TfLiteStatus PrepareSelectV2(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSelect(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSelect(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SELECT_H_

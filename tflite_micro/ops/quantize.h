// QUANTIZE: float to integers, and integers from one quantisation to another. DEQUANTIZE: quantised integers, and half
// precision, to float. Any of the four
// integer types is requantised to any other; LiteRT, which has most of these pairs, rounds all of them alike. float32
// to int32, which it does not have, rounds halves away from zero.
#ifndef TFLITE_MICRO_OPS_QUANTIZE_H_
#define TFLITE_MICRO_OPS_QUANTIZE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Followed by the parameters of the kernel (kernels/quantize.h).
struct ElementConversionData {
  int32_t count;    // of elements
  uint32_t kernel;  // row of the operator's table of types
};

TfLiteStatus PrepareQuantize(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalQuantize(TfLiteContext* context, TfLiteNode* node);
// For firmware that converts integers only.
TfLiteStatus EvalRequantize(TfLiteContext* context, TfLiteNode* node);
// For firmware that converts float to int8 only.
TfLiteStatus EvalQuantizeF32ToS8(TfLiteContext* context, TfLiteNode* node);

TfLiteStatus PrepareDequantize(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDequantize(TfLiteContext* context, TfLiteNode* node);
// For firmware that converts int8 to float only.
TfLiteStatus EvalDequantizeS8(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_QUANTIZE_H_

// PAD: surrounds a tensor with zeros; for quantised types, with the value that stands for zero.
#ifndef TFLITE_MICRO_OPS_PAD_H_
#define TFLITE_MICRO_OPS_PAD_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Followed by `axis_count` kernels::PadAxis.
struct PadData {
  uint8_t axis_count;
  uint8_t element_bytes;
  uint8_t unused[2];
  uint32_t value[2];  // one element, in its first bytes
};

TfLiteStatus PreparePad(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalPad(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_PAD_H_

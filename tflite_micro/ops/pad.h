// Operators that surround a tensor: PAD with zeros (for quantised types, with the value that stands for zero), PADV2
// with a given value, MIRROR_PAD with the tensor's own elements.
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

// Followed by `axis_count` kernels::PadAxis.
struct MirrorPadData {
  uint8_t axis_count;
  uint8_t element_bytes;
  uint8_t edge;  // 1: the outermost elements are not repeated
  uint8_t unused;
};

TfLiteStatus PreparePad(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalPad(TfLiteContext* context, TfLiteNode* node);
// Leaves a PadData whose value is not used.
TfLiteStatus PreparePadV2(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalPadV2(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareMirrorPad(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMirrorPad(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_PAD_H_

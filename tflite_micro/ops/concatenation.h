// CONCATENATION: any number of tensors joined along one axis. 8-bit inputs that are quantised differently from the
// output are brought to its quantisation by the arithmetic that LiteRT has for uint8; int8, which LiteRT then refuses,
// alike. int16 is copied as it is, whatever the scales: so does LiteRT.
#ifndef TFLITE_MICRO_OPS_CONCATENATION_H_
#define TFLITE_MICRO_OPS_CONCATENATION_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Followed by a ConcatenationBlock for each input.
struct ConcatenationData {
  int32_t block_count;   // product of the dimensions in front of the axis
  int32_t output_bytes;  // of one block of the output
};

// One input's share of each block of the output. A scale of 0: the bytes are copied as they are; else see
// kernels::BlockRescale.
struct ConcatenationBlock {
  int32_t bytes;
  float scale;
  float bias;
  int16_t offset;
  int16_t is_unsigned;
};

TfLiteStatus PrepareConcatenation(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalConcatenation(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CONCATENATION_H_

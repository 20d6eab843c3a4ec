// LOG_SOFTMAX and L2_NORMALIZATION, both along the last dimension, of float32, int8, uint8 and int16.
//
// The formats of 8-bit outputs of L2_NORMALIZATION are fixed: scale 1/128, zero point 0 or 128. int16, which LiteRT
// does not have here, and all quantised LOG_SOFTMAX are computed in float32 and rounded once.
#ifndef TFLITE_MICRO_OPS_NORMALIZATION_H_
#define TFLITE_MICRO_OPS_NORMALIZATION_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/l2_normalization.h"
#include "tflite_micro/kernels/log_softmax.h"

namespace tflite {
namespace ops {

struct LogSoftmaxData {
  kernels::LogSoftmaxParams params;
};
struct L2NormalizationData {
  int32_t input_zero_point;
  float output_scale;
};

TfLiteStatus PrepareLogSoftmax(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalLogSoftmax(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareL2Normalization(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalL2Normalization(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_NORMALIZATION_H_

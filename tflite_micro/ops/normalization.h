// LOG_SOFTMAX and L2_NORMALIZATION, both along the last dimension, of float32, int8, uint8 and int16.
//
// The formats of 8-bit outputs are fixed: of LOG_SOFTMAX, scale 1/16 and zero point 127 or 255; of L2_NORMALIZATION,
// scale 1/128 and zero point 0 or 128. int16, which LiteRT does not have here, is computed in float32 and rounded once,
// to any scale.
#ifndef TFLITE_MICRO_OPS_NORMALIZATION_H_
#define TFLITE_MICRO_OPS_NORMALIZATION_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/l2_normalization.h"
#include "tflite_micro/kernels/log_softmax.h"

namespace tflite {
namespace ops {

struct LogSoftmaxData {
  kernels::LogSoftmaxParams params;  // int8 and uint8
  float input_scale;                 // int16
  float output_scale;
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

// SVDF: float32; float32 activations and state with int8 weights, where inputs are quantised as they come (old models
// call int8 uint8); and int8 activations with time weights and state of int8 or int16. LiteRT has all but the state of
// int8, which is computed in the same way.
#ifndef TFLITE_MICRO_OPS_SVDF_H_
#define TFLITE_MICRO_OPS_SVDF_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/svdf.h"

namespace tflite {
namespace ops {

// int8 activations.
struct SvdfQuantizedData {
  int32_t rank;
  kernels::SvdfParams params;
};

// float32 activations.
struct SvdfFloatData {
  int32_t rank;
  int32_t activation;  // TfLiteFusedActivation
  // int8 weights of float32 activations.
  float feature_scale;
  float time_scale;
  int32_t asymmetric;
  int32_t scratch_index;
};

TfLiteStatus PrepareSvdf(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSvdf(TfLiteContext* context, TfLiteNode* node);

// For firmware that knows its model's types: links one of the kernels only, Int8 those of int8 activations.
TfLiteStatus EvalSvdfInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSvdfF32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSvdfS8S8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSvdfS8S16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SVDF_H_

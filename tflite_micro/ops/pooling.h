// AVERAGE_POOL_2D, MAX_POOL_2D and L2_POOL_2D: the parts that firmware may link one by one.
#ifndef TFLITE_MICRO_OPS_POOLING_H_
#define TFLITE_MICRO_OPS_POOLING_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/convolution.h"

namespace tflite {
namespace ops {

struct PoolFloatData {
  WindowData window;
  int32_t filter_height;
  int32_t filter_width;
  FloatRange range;
};

struct PoolQuantizedData {
  WindowData window;
  int32_t filter_height;
  int32_t filter_width;
  int32_t lowest;
  int32_t highest;
};

// Input [batch, height, width, depth], output likewise.
TfLiteStatus PreparePool2D(TfLiteContext* context, TfLiteNode* node);
// float32 only.
TfLiteStatus PrepareL2Pool2D(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalL2Pool2D(TfLiteContext* context, TfLiteNode* node);

// Any accepted type, or one.
TfLiteStatus EvalAveragePool2D(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAveragePool2DFloat32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAveragePool2DInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAveragePool2DInt16(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAveragePool2DUInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMaxPool2D(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMaxPool2DFloat32(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMaxPool2DInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMaxPool2DInt16(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMaxPool2DUInt8(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_POOLING_H_

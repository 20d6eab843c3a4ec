// BATCH_MATMUL: products of matrices, which are the last two dimensions of both inputs; the dimensions in front are
// broadcast. int8 gives int8, or int32: then, as in LiteRT, sums of the elements without regard to any zero point.
// float32 by int8 quantises each row of floats as it comes.
#ifndef TFLITE_MICRO_OPS_BATCH_MATMUL_H_
#define TFLITE_MICRO_OPS_BATCH_MATMUL_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/batch_matmul.h"

namespace tflite {
namespace ops {

inline constexpr int kMaxMatMulBatchDims = 4;

struct BatchMatMulData {
  kernels::MatMulShape shape;
  int32_t multiplier;
  int16_t a_offset;
  int16_t b_offset;
  int16_t output_offset;
  int8_t shift;
  uint8_t batch_dims;
  // float32 by int8.
  uint8_t is_hybrid;   // 1: it is
  uint8_t asymmetric;  // 1: rows of floats are quantised with a zero point
  uint8_t unused[2];
  float b_scale;
  int32_t scratch;  // `depth` floats and as many int8
  // Extents of the dimensions in front, and how far a step moves in each input, in elements; 0: it is broadcast.
  struct BatchDim {
    int32_t count;
    int32_t a_stride;
    int32_t b_stride;
  } batches[kMaxMatMulBatchDims];
};

TfLiteStatus PrepareBatchMatMul(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalBatchMatMul(TfLiteContext* context, TfLiteNode* node);
// For firmware that knows its model's types: all three tensors of that type.
TfLiteStatus EvalBatchMatMulInt8(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalBatchMatMulInt16(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_BATCH_MATMUL_H_

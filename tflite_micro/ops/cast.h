// CAST: every element in another type, between bool, 8- to 32-bit integers with and without sign, int64, float16 and
// float32. Quantisation is not looked at.
#ifndef TFLITE_MICRO_OPS_CAST_H_
#define TFLITE_MICRO_OPS_CAST_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

struct CastData {
  uint8_t from;  // kernels::CastType
  uint8_t to;
  uint8_t unused[2];
};

TfLiteStatus PrepareCast(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalCast(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CAST_H_

// RESIZE_NEAREST_NEIGHBOR and RESIZE_BILINEAR: images of another size.
#ifndef TFLITE_MICRO_OPS_RESIZE_H_
#define TFLITE_MICRO_OPS_RESIZE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Shapes are those of the tensors, [batch, height, width, depth].
struct ResizeData {
  uint8_t align_corners;
  uint8_t half_pixel_centers;
  uint8_t kernel;  // of RESIZE_BILINEAR, by type
  uint8_t element_bytes;
};

TfLiteStatus PrepareResizeNearestNeighbor(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalResizeNearestNeighbor(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareResizeBilinear(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalResizeBilinear(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RESIZE_H_

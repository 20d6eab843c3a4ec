// SPACE_TO_BATCH_ND and BATCH_TO_SPACE_ND: every n-th element of the spatial dimensions becomes a batch of its own, and
// back; what surrounds the input is padded or cropped.
#ifndef TFLITE_MICRO_OPS_SPACE_TO_BATCH_ND_H_
#define TFLITE_MICRO_OPS_SPACE_TO_BATCH_ND_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

inline constexpr int kMaxSpatialDims = 6;

// "space" is the side with the small batch, "batch" the one with the large.
struct SpaceToBatchData {
  uint8_t spatial_dims;
  uint8_t element_bytes;
  uint8_t unused[2];
  int32_t batches;  // of the space side
  int32_t depth;    // elements behind the spatial dimensions
  uint32_t value;   // one element that padding consists of
  struct Dimension {
    int32_t block;
    int32_t before;  // padding or crop
    int32_t space;   // extent on the space side
    int32_t batch;   // extent on the batch side
  } dims[kMaxSpatialDims];
};

TfLiteStatus PrepareSpaceToBatchNd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSpaceToBatchNd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareBatchToSpaceNd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalBatchToSpaceNd(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SPACE_TO_BATCH_ND_H_

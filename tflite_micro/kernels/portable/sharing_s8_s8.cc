// Kernels for int8 that keep the order of rows.
#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/sharing.h"

namespace tflite {
namespace kernels {

int64_t ConvS8S8SharingDistance(const WindowShape& shape) {
  if (const BoardMemory* board = MeasuredBoard()) return board->conv_sharing_distance(shape);
  return RowSharingDistance(shape, 1, 1);
}

int64_t DepthwiseConvS8S8SharingDistance(const WindowShape& shape) {
  if (const BoardMemory* board = MeasuredBoard()) return board->depthwise_conv_sharing_distance(shape);
  return RowSharingDistance(shape, 1, 1);
}

}  // namespace kernels
}  // namespace tflite

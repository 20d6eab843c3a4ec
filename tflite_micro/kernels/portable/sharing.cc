#include "tflite_micro/kernels/sharing.h"

namespace tflite {
namespace kernels {

int64_t RowSharingDistance(const WindowShape& shape, int32_t input_bytes, int32_t output_bytes) {
  const int64_t input_row = int64_t{shape.input_width} * shape.input_depth * input_bytes;
  const int64_t output_row = int64_t{shape.output_width} * shape.output_depth * output_bytes;
  // Where the windows leave the padding above.
  const int64_t leaves = shape.padding_top / shape.stride_height;
  int64_t most = 0;
  const int64_t rows[] = {0, leaves, leaves + 1, int64_t{shape.output_height} - 1};
  for (const int64_t y : rows) {
    if (y >= shape.output_height) continue;
    const int64_t distance = (y + 1) * output_row - RowsDone(shape, y) * input_row;
    if (distance > most) most = distance;
  }
  return most + BatchGain(shape, input_row, output_row);
}

}  // namespace kernels
}  // namespace tflite

// Images [height, width, depth] brought to another size, by the nearest pixel or by interpolating between four.
#ifndef TFLITE_MICRO_KERNELS_RESIZE_H_
#define TFLITE_MICRO_KERNELS_RESIZE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// All extents are positive.
struct ResizeShape {
  int32_t batches;
  int32_t input_height;
  int32_t input_width;
  int32_t output_height;
  int32_t output_width;
  int32_t depth;
  bool align_corners;       // the corners' centres coincide
  bool half_pixel_centers;  // pixels are areas, not points
};

// `pixel_bytes`: of one pixel with all its channels. Positions are computed in float32, as LiteRT does.
void ResizeNearest(const ResizeShape& shape, int32_t pixel_bytes, const void* input, void* output);

// Integers: positions and weights in steps of 2^-10, the sum rounded once, halves away from zero. uint8: the float32
// result, plus 1/2, cut off.
void ResizeBilinearF32(const ResizeShape& shape, const void* input, void* output);
void ResizeBilinearU8(const ResizeShape& shape, const void* input, void* output);
void ResizeBilinearS8(const ResizeShape& shape, const void* input, void* output);
void ResizeBilinearS16(const ResizeShape& shape, const void* input, void* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_RESIZE_H_

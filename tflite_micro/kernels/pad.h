// Surrounding a tensor with a constant or with its mirror images, for all element types of one size.
#ifndef TFLITE_MICRO_KERNELS_PAD_H_
#define TFLITE_MICRO_KERNELS_PAD_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

inline constexpr int kMaxPadAxes = 8;

// One axis: the extent of the input and what is put before and after it, in steps of that axis. All are >= 0.
struct PadAxis {
  int32_t count;
  int32_t before;
  int32_t after;
};

// Writes the dense output (extents before + count + after) front to back, each element once. `axes`: outermost first,
// 1 .. kMaxPadAxes of them. `element_bytes` is 1, 2, 4 or 8; `value` points at one element. With
// one axis, the input may lie at its place in the output.
void Pad(const PadAxis* axes, int axis_count, const void* input, const void* value, void* output, int element_bytes);

// The same, but what is put before and after is the input mirrored at its edge: with `edge` 1 the outermost elements
// are not repeated, with 0 they are. `before` and `after` are at most count - edge. `element_bytes` is 1, 2, 4 or 8.
void MirrorPad(const PadAxis* axes, int axis_count, int32_t edge, const void* input, void* output, int element_bytes);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PAD_H_

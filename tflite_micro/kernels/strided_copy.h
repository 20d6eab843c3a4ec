// Moving elements without looking at them: copies between two strided layouts, and fills. Only the size of an element
// matters, so one function serves all types of that size. Slices, padding, concatenation and transposition are this.
#ifndef TFLITE_MICRO_KERNELS_STRIDED_COPY_H_
#define TFLITE_MICRO_KERNELS_STRIDED_COPY_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

inline constexpr int kMaxCopyAxes = 16;

// One axis of a copy: its extent and how far a step moves in each layout, in elements. Strides may be negative; an
// input stride of 0 repeats.
struct CopyAxis {
  int32_t count;
  int32_t input_stride;
  int32_t output_stride;
};

// output[sum(i_k * output_stride_k)] = input[sum(i_k * input_stride_k)] for all index tuples. `axes`: outermost first,
// 1 .. kMaxCopyAxes of them, counts >= 0. `element_bytes` is 1, 2, 4 or 8. The layouts must not overlap.
void StridedCopy(const CopyAxis* axes, int axis_count, const void* input, void* output, int element_bytes);

// output[i] = *value for i in [0, count).
void FillElements(void* output, const void* value, int element_bytes, int32_t count);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_STRIDED_COPY_H_

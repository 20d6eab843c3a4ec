// One walk over two operands that are broadcast against each other, for every element-wise operator and type. The
// shapes are reduced, once, to a few axes; kernels then work on runs of the innermost axis, where each operand is
// either a vector or one repeated element.
#ifndef TFLITE_MICRO_KERNELS_BROADCAST_H_
#define TFLITE_MICRO_KERNELS_BROADCAST_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Most axes a walk can have. Neighbouring dimensions that are broadcast alike are one axis.
inline constexpr int kMaxBroadcastAxes = 8;

// One axis of the output and how far one step along it moves in each operand, in elements; 0: the operand is repeated.
// The strides of the last axis are 0 or 1.
struct BroadcastAxis {
  int32_t count;
  int32_t stride_a;
  int32_t stride_b;
};

// Computes out[i] = f(a[i * step_a], b[i * step_b]) for i in [0, count). Steps are 0 or 1; count >= 1. The element
// types and what `params` points at are the kernel's.
using BroadcastRun = void (*)(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                              const void* params);

// Calls `run` for each run of the innermost axis, in the order of the output, which is dense. `axes`: outermost first;
// `axis_count` is 1 .. kMaxBroadcastAxes, and the only axis of an empty output has count 0. An element of `a`
// takes `bytes_a`, and so on.
void WalkBroadcast(const BroadcastAxis* axes, int axis_count, const void* a, int bytes_a, const void* b, int bytes_b,
                   void* out, int bytes_out, BroadcastRun run, const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_BROADCAST_H_

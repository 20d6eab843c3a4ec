#include "tflite_micro/kernels/broadcast.h"

namespace tflite {
namespace kernels {

void WalkBroadcast(const BroadcastAxis* axes, int axis_count, const void* a, int bytes_a, const void* b, int bytes_b,
                   void* out, int bytes_out, BroadcastRun run, const void* params) {
  const BroadcastAxis inner = axes[axis_count - 1];
  if (inner.count == 0) return;
  const int outer_count = axis_count - 1;
  const char* position_a = static_cast<const char*>(a);
  const char* position_b = static_cast<const char*>(b);
  char* position_out = static_cast<char*>(out);
  int32_t index[kMaxBroadcastAxes] = {};
  for (;;) {
    run(position_a, inner.stride_a, position_b, inner.stride_b, position_out, inner.count, params);
    position_out += inner.count * bytes_out;
    // Step the outer axes like the digits of a counter.
    int axis = outer_count - 1;
    for (; axis >= 0; --axis) {
      position_a += axes[axis].stride_a * bytes_a;
      position_b += axes[axis].stride_b * bytes_b;
      if (++index[axis] < axes[axis].count) break;
      index[axis] = 0;
      position_a -= axes[axis].stride_a * axes[axis].count * bytes_a;
      position_b -= axes[axis].stride_b * axes[axis].count * bytes_b;
    }
    if (axis < 0) return;
  }
}

}  // namespace kernels
}  // namespace tflite

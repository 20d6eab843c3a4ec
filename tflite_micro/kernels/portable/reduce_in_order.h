// The walk of reduce.h: included once in a program, by the file that defines Reduce().
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_REDUCE_IN_ORDER_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_REDUCE_IN_ORDER_H_

#include <stdint.h>

#include "tflite_micro/kernels/reduce.h"

namespace tflite {
namespace kernels {
namespace {

// Steps the index over `axes` like the digits of a counter and moves `position` (in elements) along. Returns false when
// all have been seen; then index and position are back at the start.
bool Step(const ReduceAxis* axes, int count, int32_t* index, int32_t* position) {
  for (int i = count - 1; i >= 0; --i) {
    *position += axes[i].stride;
    if (++index[i] < axes[i].count) return true;
    *position -= axes[i].stride * axes[i].count;
    index[i] = 0;
  }
  return false;
}

bool IsEmpty(const ReduceAxis* axes, int count) {
  for (int i = 0; i < count; ++i) {
    if (axes[i].count == 0) return true;
  }
  return false;
}

// As Reduce().
inline void ReduceInOrder(const ReduceAxis* kept, int kept_count, const ReduceAxis* reduced, int reduced_count,
                          const void* input, void* output, const Reduction& reduction, const void* params) {
  if (IsEmpty(kept, kept_count)) return;
  const bool nothing_to_reduce = IsEmpty(reduced, reduced_count);
  const ReduceAxis inner = reduced_count > 0 ? reduced[reduced_count - 1] : ReduceAxis{1, 1};
  const int outer_count = reduced_count > 0 ? reduced_count - 1 : 0;
  const char* elements = static_cast<const char*>(input);
  char* to = static_cast<char*>(output);
  int32_t kept_index[kMaxReduceAxes] = {};
  int32_t reduced_index[kMaxReduceAxes] = {};
  int32_t position = 0;
  do {
    ReduceAccumulator accumulator = reduction.initial;
    int32_t run = position;
    if (!nothing_to_reduce) {
      do {
        reduction.accumulate(elements + run * reduction.input_bytes, inner.stride, inner.count, params, &accumulator);
      } while (Step(reduced, outer_count, reduced_index, &run));
    }
    reduction.finish(accumulator, params, to);
    to += reduction.output_bytes;
  } while (Step(kept, kept_count, kept_index, &position));
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_REDUCE_IN_ORDER_H_

// The loops of 2-D pooling, for every type: for each output position, four channels at a time over the taps that lie
// inside the input; or one at a time, in less code.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_POOLING_TRAVERSAL_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_POOLING_TRAVERSAL_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

// The mean: elements are added up. Sums of integers wrap past 2^32, which takes more than 2^15 taps of int16.
template <typename Element, typename SumType, typename Quotient>
struct MeanOf {
  using Sum = SumType;
  Quotient quotient;

  static Sum Start() { return 0; }
  static Sum Take(Sum sum, Element element) { return sum + static_cast<Sum>(element); }
  auto Finish(Sum sum, int32_t count) const { return quotient(sum, count); }
};

// Of sums of integers.
struct RoundedQuotient {
  int32_t operator()(uint32_t sum, int32_t count) const {
    const int32_t value = static_cast<int32_t>(sum);
    // Unsigned, because a sum at the end of its range may wrap here.
    const uint32_t half = static_cast<uint32_t>(count / 2);
    return static_cast<int32_t>(value > 0 ? sum + half : sum - half) / count;
  }
};

template <typename Element>
struct MaximumOf {
  using Sum = Element;
  Element lowest;

  Sum Start() const { return lowest; }
  static Sum Take(Sum sum, Element element) { return element > sum ? element : sum; }
  Element Finish(Sum sum, int32_t) const { return sum; }
};

// Where code is to be small, one channel at a time does, and positions are found by one traversal for all types.
#ifdef __OPTIMIZE_SIZE__
inline constexpr int kPoolingLanes = 1;
#define TFLM_POOLING_INLINE __attribute__((noinline)) inline
#else
inline constexpr int kPoolingLanes = 4;
#define TFLM_POOLING_INLINE __attribute__((always_inline)) inline
#endif

// The taps of one output position: `rows` by `columns` of them, with steps in elements.
struct PoolingTaps {
  int32_t rows;
  int32_t columns;
  int32_t row_step;
  int32_t depth;
};

// Calls outputs(arguments, taps, window, output) for each output position, of elements of `bytes`.
using PoolingOutputs = void (*)(const void* arguments, const PoolingTaps& taps, const void* window, void* output);

TFLM_POOLING_INLINE void ForEachPoolingWindow(const WindowShape& shape, ptrdiff_t bytes, const void* input,
                                              void* output, PoolingOutputs outputs, const void* arguments) {
  const int32_t depth = shape.input_depth;
  const int32_t input_row = shape.input_width * depth;
  PoolingTaps taps;
  taps.row_step = input_row;
  taps.depth = depth;
  const char* image = static_cast<const char*>(input);
  char* out = static_cast<char*>(output);
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const TapRange rows = RowTaps(shape, y);
      taps.rows = rows.end - rows.first;
      for (int32_t x = 0; x < shape.output_width; ++x) {
        const TapRange columns = ColumnTaps(shape, x);
        taps.columns = columns.end - columns.first;
        outputs(arguments, taps, image + (rows.input * input_row + columns.input * depth) * bytes, out);
        out += depth * bytes;
      }
    }
    image += shape.input_height * input_row * bytes;
  }
}

template <typename Pool, typename Bound>
struct PoolingArguments {
  Pool pool;
  Bound lowest;
  Bound highest;
};

// All channels of one position.
template <int kLanes, typename Pool, typename Element, typename Bound>
inline void PoolingChannels(const void* arguments, const PoolingTaps& taps, const void* window, void* output) {
  using Sum = typename Pool::Sum;
  // By names of their own: C++17 lets no lambda capture what a structured binding names.
  const auto& pooling = *static_cast<const PoolingArguments<Pool, Bound>*>(arguments);
  const Pool& pool = pooling.pool;
  const Bound& lowest = pooling.lowest;
  const Bound& highest = pooling.highest;
  const int32_t depth = taps.depth;
  const int32_t count = taps.rows * taps.columns;
  const Element* channels = static_cast<const Element*>(window);
  Element* out = static_cast<Element*>(output);
  const auto store = [&](Sum sum) {
    const auto value = pool.Finish(sum, count);
    *out++ = static_cast<Element>(value < lowest ? lowest : value > highest ? highest : value);
  };
  int32_t channel = 0;
  for (; kLanes == 4 && channel + 4 <= depth; channel += 4) {
    Sum s0 = pool.Start(), s1 = pool.Start(), s2 = pool.Start(), s3 = pool.Start();
    const Element* line = channels + channel;
    for (int32_t i = 0; i < taps.rows; ++i, line += taps.row_step) {
      const Element* in = line;
      for (int32_t j = 0; j < taps.columns; ++j, in += depth) {
        s0 = pool.Take(s0, in[0]);
        s1 = pool.Take(s1, in[1]);
        s2 = pool.Take(s2, in[2]);
        s3 = pool.Take(s3, in[3]);
      }
    }
    store(s0);
    store(s1);
    store(s2);
    store(s3);
  }
  for (; channel < depth; ++channel) {
    Sum sum = pool.Start();
    const Element* line = channels + channel;
    for (int32_t i = 0; i < taps.rows; ++i, line += taps.row_step) {
      const Element* in = line;
      for (int32_t j = 0; j < taps.columns; ++j, in += depth) sum = pool.Take(sum, *in);
    }
    store(sum);
  }
}

// Shapes as in pooling.h. `kLanes`: 4 or 1 channels at a time.
template <int kLanes = kPoolingLanes, typename Pool, typename Element, typename Bound>
void PoolingTraversal(const Pool& pool, const WindowShape& shape, Bound lowest, Bound highest, const Element* input,
                      Element* output) {
  const PoolingArguments<Pool, Bound> arguments = {pool, lowest, highest};
  ForEachPoolingWindow(shape, sizeof(Element), input, output, PoolingChannels<kLanes, Pool, Element, Bound>,
                       &arguments);
}

#undef TFLM_POOLING_INLINE

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_POOLING_TRAVERSAL_H_

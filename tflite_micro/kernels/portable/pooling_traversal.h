// The loops of 2-D pooling, for every type: for each output position, four channels at a time over the taps that lie
// inside the input; or one at a time, in less code.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_POOLING_TRAVERSAL_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_POOLING_TRAVERSAL_H_

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

template <typename Element>
struct MaximumOf {
  using Sum = Element;
  Element lowest;

  Sum Start() const { return lowest; }
  static Sum Take(Sum sum, Element element) { return element > sum ? element : sum; }
  Element Finish(Sum sum, int32_t) const { return sum; }
};

// Where code is to be small, one channel at a time does.
#ifdef __OPTIMIZE_SIZE__
inline constexpr int kPoolingLanes = 1;
#else
inline constexpr int kPoolingLanes = 4;
#endif

// Shapes as in pooling.h. `kLanes`: 4 or 1 channels at a time.
template <int kLanes = kPoolingLanes, typename Pool, typename Element, typename Bound>
void PoolingTraversal(const Pool& pool, const WindowShape& shape, Bound lowest, Bound highest, const Element* input,
                      Element* output) {
  using Sum = typename Pool::Sum;
  const int32_t depth = shape.input_depth;
  const int32_t input_row = shape.input_width * depth;
  const auto store = [&](Sum sum, int32_t count) {
    const auto value = pool.Finish(sum, count);
    *output++ = static_cast<Element>(value < lowest ? lowest : value > highest ? highest : value);
  };
  for (int32_t batch = 0; batch < shape.batches; ++batch) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const TapRange rows = RowTaps(shape, y);
      for (int32_t x = 0; x < shape.output_width; ++x) {
        const TapRange columns = ColumnTaps(shape, x);
        const int32_t row_count = rows.end - rows.first;
        const int32_t column_count = columns.end - columns.first;
        const int32_t count = row_count * column_count;
        const Element* window = input + rows.input * input_row + columns.input * depth;
        int32_t channel = 0;
        for (; kLanes == 4 && channel + 4 <= depth; channel += 4) {
          Sum s0 = pool.Start(), s1 = pool.Start(), s2 = pool.Start(), s3 = pool.Start();
          const Element* line = window + channel;
          for (int32_t i = 0; i < row_count; ++i, line += input_row) {
            const Element* in = line;
            for (int32_t j = 0; j < column_count; ++j, in += depth) {
              s0 = pool.Take(s0, in[0]);
              s1 = pool.Take(s1, in[1]);
              s2 = pool.Take(s2, in[2]);
              s3 = pool.Take(s3, in[3]);
            }
          }
          store(s0, count);
          store(s1, count);
          store(s2, count);
          store(s3, count);
        }
        for (; channel < depth; ++channel) {
          Sum sum = pool.Start();
          const Element* line = window + channel;
          for (int32_t i = 0; i < row_count; ++i, line += input_row) {
            const Element* in = line;
            for (int32_t j = 0; j < column_count; ++j, in += depth) sum = pool.Take(sum, *in);
          }
          store(sum, count);
        }
      }
    }
    input += shape.input_height * input_row;
  }
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_POOLING_TRAVERSAL_H_

// The loops of a fully connected layer, for every combination of types: four rows of weights at a time. Where code is
// to be small, a row is the one position of a window that has one tap.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_FULLY_CONNECTED_TRAVERSAL_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_FULLY_CONNECTED_TRAVERSAL_H_

#include <stdint.h>

#include "tflite_micro/kernels/portable/window_traversal.h"

namespace tflite {
namespace kernels {

#ifndef __OPTIMIZE_SIZE__

// One row of outputs: output[unit] from the dot product of input [depth] with row `unit` of filter [units, depth], for
// every unit. `common` is what all accumulators have in common besides the bias.
template <typename Arithmetic>
void RowTimesFilter(const Arithmetic& arithmetic, typename Arithmetic::Sum common,
                    const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter, int32_t depth,
                    int32_t units, typename Arithmetic::Output* output) {
  using Sum = typename Arithmetic::Sum;
  int32_t unit = 0;
  for (; unit + 4 <= units; unit += 4) {
    Sum sums[4] = {
        Arithmetic::Plus(arithmetic.Start(unit), common), Arithmetic::Plus(arithmetic.Start(unit + 1), common),
        Arithmetic::Plus(arithmetic.Start(unit + 2), common), Arithmetic::Plus(arithmetic.Start(unit + 3), common)};
    arithmetic.Dot4(input, filter, depth, depth, sums);
    for (int i = 0; i < 4; ++i) *output++ = arithmetic.Finish(sums[i], unit + i);
    filter += 4 * depth;
  }
  for (; unit < units; ++unit) {
    Sum sum = Arithmetic::Plus(arithmetic.Start(unit), common);
    arithmetic.Dot(input, filter, depth, &sum);
    *output++ = arithmetic.Finish(sum, unit);
    filter += depth;
  }
}

#endif

// What a batch's accumulators of int8 have in common: the filter's offset contributes the same to every unit, the sum
// of the inputs times the offset.
struct CommonOfInputs {
  int32_t input_offset;
  int32_t filter_offset;
  int32_t depth;

  uint32_t operator()(const int8_t* input) const {
    uint32_t sum = 0;
    if (filter_offset == 0) return sum;
    for (int32_t i = 0; i < depth; ++i) sum += static_cast<uint32_t>(input[i] + input_offset);
    return sum * static_cast<uint32_t>(filter_offset);
  }
};

// Shapes as FullyConnectedS8S8() in fully_connected.h; `arithmetic` is one of arithmetic.h. `start(batch_input)` is
// what a batch's accumulators have in common besides the bias.
template <typename Arithmetic, typename Start>
void FullyConnectedTraversal(const Arithmetic& arithmetic, Start start, int32_t batches, int32_t depth, int32_t units,
                             const typename Arithmetic::Input* input, const typename Arithmetic::Weight* filter,
                             typename Arithmetic::Output* output) {
#ifdef __OPTIMIZE_SIZE__
  const WindowTaps row = {1, 1, depth, 0, 0, 0, 0, depth};
  for (int32_t batch = 0; batch < batches; ++batch) {
    Arithmetic from_start = arithmetic;
    from_start.AddCommon(start(input));
    OutputsOfRuns<Arithmetic>(&from_start, row, input, filter, 0, units, output);
    input += depth;
    output += units;
  }
#else
  for (int32_t batch = 0; batch < batches; ++batch) {
    RowTimesFilter(arithmetic, start(input), input, filter, depth, units, output);
    input += depth;
    output += units;
  }
#endif
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_FULLY_CONNECTED_TRAVERSAL_H_

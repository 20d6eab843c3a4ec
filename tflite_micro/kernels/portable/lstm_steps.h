// The walk of the LSTM kernels over a sequence's steps.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_LSTM_STEPS_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_LSTM_STEPS_H_

#include "tflite_micro/kernels/lstm.h"

namespace tflite {
namespace kernels {

// Calls step(input, hidden, cell, output) for every batch and step in order; the pointers are those of one batch.
template <typename Activation, typename Cell, typename Step>
void ForEachLstmStep(const LstmShape& shape, const Activation* input, Activation* hidden, Cell* cell,
                     Activation* output, Step step) {
  const int batch_stride = shape.time_major != 0 ? 1 : shape.steps;
  const int step_stride = shape.time_major != 0 ? shape.batches : 1;
  for (int batch = 0; batch < shape.batches; ++batch) {
    for (int i = 0; i < shape.steps; ++i) {
      const int position = batch * batch_stride + i * step_stride;
      step(input + position * shape.input_size, hidden, cell, output + position * shape.cells);
    }
    hidden += shape.cells;
    cell += shape.cells;
  }
}

// sum[g] += weights[g] . vector for four rows of weights at once, so that each element of the vector is loaded once.
template <typename Weight, typename Element, typename Sum>
inline void DotFour(const Weight* const* weights, const Element* vector, int size, Sum* sums) {
  const Weight* const row0 = weights[0];
  const Weight* const row1 = weights[1];
  const Weight* const row2 = weights[2];
  const Weight* const row3 = weights[3];
  Sum sum0 = sums[0];
  Sum sum1 = sums[1];
  Sum sum2 = sums[2];
  Sum sum3 = sums[3];
  for (int i = 0; i < size; ++i) {
    const Element element = vector[i];
    sum0 += static_cast<Sum>(row0[i] * element);
    sum1 += static_cast<Sum>(row1[i] * element);
    sum2 += static_cast<Sum>(row2[i] * element);
    sum3 += static_cast<Sum>(row3[i] * element);
  }
  sums[0] = sum0;
  sums[1] = sum1;
  sums[2] = sum2;
  sums[3] = sum3;
}

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_LSTM_STEPS_H_

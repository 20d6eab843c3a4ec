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

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_LSTM_STEPS_H_

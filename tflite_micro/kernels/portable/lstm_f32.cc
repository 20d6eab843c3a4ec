#include <math.h>
#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/lstm.h"
#include "tflite_micro/kernels/portable/dot_four.h"
#include "tflite_micro/kernels/portable/lstm_steps.h"
#include "tflite_micro/kernels/sigmoid.h"

namespace tflite {
namespace kernels {

void LstmF32(const LstmShape& shape, float cell_clip, const LstmGateWeights<float, float>* weights, const float* input,
             float* hidden, float* cell, float* output) {
  const auto step = [&](const float* x, float* h, float* c, float* y) {
    for (int i = 0; i < shape.cells; ++i) {
      const float* input_rows[kLstmGates];
      const float* recurrent_rows[kLstmGates];
      float sums[kLstmGates];
      for (int gate = 0; gate < kLstmGates; ++gate) {
        input_rows[gate] = weights[gate].input + i * shape.input_size;
        recurrent_rows[gate] = weights[gate].recurrent + i * shape.cells;
        sums[gate] = weights[gate].bias[i];
      }
      DotFour(input_rows, x, 0.0f, shape.input_size, sums);
      DotFour(recurrent_rows, h, 0.0f, shape.cells, sums);
      float state =
          Logistic(sums[kLstmForgetGate]) * c[i] + Logistic(sums[kLstmInputGate]) * tanhf(sums[kLstmCellGate]);
      if (cell_clip > 0.0f) state = Clamp(state, -cell_clip, cell_clip);
      c[i] = state;
      y[i] = Logistic(sums[kLstmOutputGate]) * tanhf(state);
    }
    memcpy(h, y, static_cast<size_t>(shape.cells) * sizeof(*h));
  };
  ForEachLstmStep(shape, input, hidden, cell, output, step);
}

}  // namespace kernels
}  // namespace tflite

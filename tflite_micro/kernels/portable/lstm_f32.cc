#include <math.h>
#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/lstm.h"
#include "tflite_micro/kernels/sigmoid.h"

namespace tflite {
namespace kernels {
namespace {

float Clip(float value, float limit) { return limit > 0.0f ? Clamp(value, -limit, limit) : value; }

}  // namespace

void LstmF32(const LstmShape& shape, const LstmParamsF32& params, FloatFunction activation,
             const LstmWeightsF32& weights, const float* input, const float* aux, float* hidden, float* cell,
             float* output, float* scratch) {
  constexpr int kBlock = 4;
  const GateF32* const gates = weights.gates;
  const GateF32& forget_gate = gates[kLstmForgetGate];
  const bool is_coupled = gates[kLstmInputGate].input.data == nullptr;
  const bool is_normalized = forget_gate.normalization != nullptr;
  const bool is_projected = weights.projection.data != nullptr;
  // The cells whose gates are computed at a time: all, where their arguments are normalised.
  const int block = is_normalized ? shape.cells : kBlock;
  float few_arguments[kLstmOutputGate * kBlock];
  float* const arguments = is_normalized ? scratch : few_arguments;
  if (is_normalized) scratch += kLstmOutputGate * shape.cells;
  float* const cell_outputs = scratch;
  if (is_projected) scratch += shape.cells;
  int8_t* const quantized = reinterpret_cast<int8_t*>(scratch);

  ForEachStep(shape.sequence, [&](int batch, int position) {
    float* const h = hidden + batch * shape.output_size;
    float* const c = cell + batch * shape.cells;
    float* const y = output + position * shape.output_stride;
    float* const products = is_projected ? cell_outputs : y;
    const float* const a = aux != nullptr ? aux + position * shape.aux_size : nullptr;
    const GateVectors vectors = PrepareVectors(forget_gate, params.asymmetric != 0, input + position * shape.input_size,
                                               shape.input_size, a, shape.aux_size, h, shape.output_size, quantized);
    for (int first = 0; first < shape.cells; first += block) {
      const int count = shape.cells - first < block ? shape.cells - first : block;
      for (int gate = is_coupled ? kLstmForgetGate : kLstmInputGate; gate < kLstmOutputGate; ++gate) {
        GateArguments(gates[gate], vectors, c, first, count, arguments + gate * block);
      }
      for (int i = 0; i < count; ++i) {
        const float forget = Logistic(arguments[kLstmForgetGate * block + i]);
        const float added = is_coupled ? 1.0f - forget : Logistic(arguments[kLstmInputGate * block + i]);
        const float state = forget * c[first + i] + added * activation(arguments[kLstmCellGate * block + i]);
        c[first + i] = Clip(state, params.cell_clip);
      }
      GateArguments(gates[kLstmOutputGate], vectors, c, first, count, arguments);
      for (int i = 0; i < count; ++i) products[first + i] = Logistic(arguments[i]) * activation(c[first + i]);
    }
    if (is_projected) {
      GateVector vector = {products, quantized, {}, shape.cells};
      if (weights.projection.scale != 0.0f) {
        vector.quantization = QuantizeRow(products, shape.cells, params.asymmetric != 0, quantized);
      }
      for (int i = 0; i < shape.output_size; ++i) {
        y[i] = weights.projection_bias != nullptr ? weights.projection_bias[i] : 0.0f;
      }
      Accumulate(weights.projection, vector, 0, shape.output_size, y);
      for (int i = 0; i < shape.output_size; ++i) y[i] = Clip(y[i], params.projection_clip);
    }
    memcpy(h, y, static_cast<size_t>(shape.output_size) * sizeof(*h));
  });
}

}  // namespace kernels
}  // namespace tflite

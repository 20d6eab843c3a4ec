#include "tflite_micro/kernels/recurrent.h"

#include <math.h>
#include <string.h>

namespace tflite {
namespace kernels {
namespace {

// Divides values by their standard deviation after subtraction of their mean.
void Normalize(int size, float* values) {
  const float count = static_cast<float>(size);
  float sum = 0.0f;
  for (int i = 0; i < size; ++i) sum += values[i];
  const float mean = sum / count;
  float squares = 0.0f;
  for (int i = 0; i < size; ++i) squares += (values[i] - mean) * (values[i] - mean);
  const float factor = 1.0f / sqrtf(squares / count + 1e-8f);
  for (int i = 0; i < size; ++i) values[i] = (values[i] - mean) * factor;
}

}  // namespace

void Accumulate(const Weights& weights, const GateVector& vector, int first, int count, float* sums) {
  if (weights.data == nullptr) return;
  const int offset = first * vector.size;
  if (weights.scale == 0.0f) {
    AccumulateF32(static_cast<const float*>(weights.data) + offset, count, vector.size, vector.values, sums);
  } else {
    AccumulateHybrid(static_cast<const int8_t*>(weights.data) + offset, count, vector.size, vector.quantized,
                     vector.quantization, weights.scale, nullptr, sums);
  }
}

GateVectors PrepareVectors(const GateF32& gate, bool asymmetric, const float* input, int input_size, const float* aux,
                           int aux_size, const float* state, int state_size, int8_t* quantized) {
  GateVectors vectors = {
      {input, nullptr, {}, input_size}, {aux, nullptr, {}, aux_size}, {state, nullptr, {}, state_size}};
  if (gate.input.scale == 0.0f) return vectors;
  GateVector* const all[] = {&vectors.input, &vectors.aux, &vectors.recurrent};
  for (GateVector* vector : all) {
    if (vector->values == nullptr) continue;
    vector->quantized = quantized;
    vector->quantization = QuantizeRow(vector->values, vector->size, asymmetric, quantized);
    quantized += vector->size;
  }
  return vectors;
}

void GateArguments(const GateF32& gate, const GateVectors& vectors, const float* cell, int first, int count,
                   float* arguments) {
  const bool bias_first = gate.bias != nullptr && gate.normalization == nullptr;
  for (int i = 0; i < count; ++i) arguments[i] = bias_first ? gate.bias[first + i] : 0.0f;
  Accumulate(gate.input, vectors.input, first, count, arguments);
  Accumulate(gate.aux, vectors.aux, first, count, arguments);
  Accumulate(gate.recurrent, vectors.recurrent, first, count, arguments);
  if (gate.peephole.data != nullptr) {
    for (int i = first; i < first + count; ++i) {
      const float weight =
          gate.peephole.scale == 0.0f
              ? static_cast<const float*>(gate.peephole.data)[i]
              : static_cast<float>(static_cast<const int8_t*>(gate.peephole.data)[i]) * gate.peephole.scale;
      arguments[i - first] += weight * cell[i];
    }
  }
  if (gate.normalization == nullptr) return;
  Normalize(count, arguments);
  for (int i = 0; i < count; ++i) arguments[i] = arguments[i] * gate.normalization[i] + gate.bias[i];
}

void RnnF32(const RnnShape& shape, bool asymmetric, FloatFunction activation, const GateF32& gate, const float* input,
            const float* aux, float* hidden, float* output, int8_t* scratch) {
  ForEachStep(shape.sequence, [&](int batch, int position) {
    float* const h = hidden + batch * shape.units;
    float* const y = output + position * shape.output_stride;
    const float* const a = aux != nullptr ? aux + position * shape.aux_size : nullptr;
    const GateVectors vectors = PrepareVectors(gate, asymmetric, input + position * shape.input_size, shape.input_size,
                                               a, shape.aux_size, h, shape.units, scratch);
    GateArguments(gate, vectors, nullptr, 0, shape.units, y);
    ApplyF32(activation, y, y, shape.units);
    memcpy(h, y, static_cast<size_t>(shape.units) * sizeof(*h));
  });
}

}  // namespace kernels
}  // namespace tflite

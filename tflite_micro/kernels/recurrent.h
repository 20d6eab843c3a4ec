// What recurrent cells have in common: the walk over a sequence, and in float32 the gate
//
//   argument = input_weights x + aux_weights a + recurrent_weights h + peephole * cell + bias
//
// of which each term but the first may be missing. Weights are float32, or int8 with a scale; vectors that meet int8
// weights are quantised as they come (hybrid.h).
#ifndef TFLITE_MICRO_KERNELS_RECURRENT_H_
#define TFLITE_MICRO_KERNELS_RECURRENT_H_

#include <stdint.h>

#include "tflite_micro/kernels/float_functions.h"
#include "tflite_micro/kernels/hybrid.h"

namespace tflite {
namespace kernels {

// All at least 1, but for the flags.
struct Sequence {
  int32_t batches;
  int32_t steps;
  int32_t time_major;  // 1: [steps, batches, size]; 0: [batches, steps, size]
  int32_t backwards;   // 1: from the last step to the first
};

// Calls step(batch, position) for every step of every batch, in the order of time; `position` is that of the step's
// vectors among those of the sequence.
template <typename Step>
inline void ForEachStep(const Sequence& sequence, Step step) {
  const int batch_stride = sequence.time_major != 0 ? 1 : sequence.steps;
  const int step_stride = sequence.time_major != 0 ? sequence.batches : 1;
  for (int batch = 0; batch < sequence.batches; ++batch) {
    for (int i = 0; i < sequence.steps; ++i) {
      const int time = sequence.backwards != 0 ? sequence.steps - 1 - i : i;
      step(batch, batch * batch_stride + time * step_stride);
    }
  }
}

// float32 elements, or int8 ones that stand for `scale` each. Null: there are none.
struct Weights {
  const void* data;
  float scale;  // 0: float32
};

// A vector that meets weights.
struct GateVector {
  const float* values;
  const int8_t* quantized;  // for int8 weights only
  RowQuantization quantization;
  int32_t size;
};

// sums[i] += row first + i of `weights` . vector, for `count` rows.
void Accumulate(const Weights& weights, const GateVector& vector, int first, int count, float* sums);

// All matrices have one row for each cell.
struct GateF32 {
  Weights input;
  Weights aux;
  Weights recurrent;
  Weights peephole;            // [cells]
  const float* normalization;  // [cells], or null
  const float* bias;           // [cells], or null
};

// The vectors of one step.
struct GateVectors {
  GateVector input;
  GateVector aux;
  GateVector recurrent;
};

// Bytes of `quantized` below.
inline int QuantizedVectorsSize(int input_size, int aux_size, int state_size) {
  return input_size + aux_size + state_size;
}

// Quantises the vectors unless the gate's weights are float32. `aux` may be null.
GateVectors PrepareVectors(const GateF32& gate, bool asymmetric, const float* input, int input_size, const float* aux,
                           int aux_size, const float* state, int state_size, int8_t* quantized);

// The arguments of a gate for `count` cells from `first`; all of them if they are normalised: divided by their standard
// deviation, after subtraction of their mean, and multiplied by `normalization`, all this before the bias is added.
// `cell` is the state of all cells.
void GateArguments(const GateF32& gate, const GateVectors& vectors, const float* cell, int first, int count,
                   float* arguments);

struct RnnShape {
  Sequence sequence;
  int32_t input_size;
  int32_t aux_size;  // 0: none
  int32_t units;
  int32_t output_stride;  // from the output of one position to the next, at least `units`
};

// h = activation(gate), for each step. `input` [sequence, input_size], `aux` [sequence, aux_size] or null, `hidden`
// [batches, units] is h before the first step and becomes that of the last. `scratch`: as `quantized` above; unused if
// the weights are float32. Nothing overlaps.
void RnnF32(const RnnShape& shape, bool asymmetric, FloatFunction activation, const GateF32& gate, const float* input,
            const float* aux, float* hidden, float* output, int8_t* scratch);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_RECURRENT_H_

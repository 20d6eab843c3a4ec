// What the versions of the int8 matrix product for instruction sets of x86 have in common. Rows of weights are read as
// they lie, each once, as many at a time as a vector has lanes; their products with the activations are summed up
// across lanes at the end.
#ifndef TFLITE_MICRO_KERNELS_X86_FULLY_CONNECTED_S8_S8_H_
#define TFLITE_MICRO_KERNELS_X86_FULLY_CONNECTED_S8_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/x86/strip.h"

namespace tflite {
namespace kernels {
namespace x86 {

struct FullyConnectedCall {
  int32_t batches;
  int32_t depth;
  int32_t units;
  int32_t input_offset;
  int32_t filter_offset;
  const PreciseRequantization& requantization;
  const int8_t* input;
  const int8_t* filter;
  const int32_t* bias;
  int8_t* output;
  void* scratch;  // room for a row of activations
};

// All shifts are at most -2, as AreUsual() says.
namespace avx2 {
void FullyConnectedS8S8(const FullyConnectedCall& call);
}
namespace vnni {
void FullyConnectedS8S8(const FullyConnectedCall& call);
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_FULLY_CONNECTED_S8_S8_H_

// What the versions of the int8 depthwise convolution for instruction sets of x86 have in common.
//
// For each row of outputs, the rows of its windows are interleaved: as many of them as a lane takes products, channel
// by channel, so that one product instruction takes a column of taps of a vector of channels. The filter is interleaved
// likewise, and stays in registers while a row's outputs are made.
#ifndef TFLITE_MICRO_KERNELS_X86_DEPTHWISE_CONV_S8_S8_H_
#define TFLITE_MICRO_KERNELS_X86_DEPTHWISE_CONV_S8_S8_H_

#include <stdint.h>

#include "tflite_micro/kernels/requantization.h"
#include "tflite_micro/kernels/window.h"
#include "tflite_micro/kernels/x86/channel_factors.h"
#include "tflite_micro/kernels/x86/strip.h"

namespace tflite {
namespace kernels {
namespace x86 {

// A channel's elements in the rows that are interleaved.
constexpr int32_t kGroupBytes = 4;

struct DepthwisePlan {
  // Positions that the windows of a row of outputs cover, and their elements.
  int32_t columns;
  int32_t row_size;
  // In bytes, rounded up to vectors: the interleaved rows and the filter, a vector of each tap for channels that are
  // fewer than lanes, factors.
  int64_t rows_bytes;
  int64_t filter_bytes;
  int64_t repeated_bytes;
  int64_t factor_bytes;

  int64_t scratch_bytes() const { return kAlignment + rows_bytes + filter_bytes + repeated_bytes + factor_bytes; }
};

struct DepthwiseCall {
  const WindowShape& shape;
  const DepthwisePlan& plan;
  int32_t input_offset;
  const Requantization& requantization;
  const int8_t* input;
  const int8_t* filter;
  const int32_t* bias;
  int8_t* output;
  void* scratch;
};

// One output channel for each input channel.
namespace avx2 {
void DepthwiseConvS8S8(const DepthwiseCall& call);
}
namespace vnni {
void DepthwiseConvS8S8(const DepthwiseCall& call);
}

}  // namespace x86
}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_X86_DEPTHWISE_CONV_S8_S8_H_

// Hybrid arithmetic: float32 activations that meet int8 weights. A row of activations is quantised as it comes, the
// products are summed as integers, and each sum becomes a float with the scales of both. The integers are those of
// LiteRT, so that only the few float operations around them round.
#ifndef TFLITE_MICRO_KERNELS_HYBRID_H_
#define TFLITE_MICRO_KERNELS_HYBRID_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// An element's value is scale * (quantised - zero_point).
struct RowQuantization {
  float scale;
  int32_t zero_point;
};

// Quantises `size` >= 1 values into `quantized`, which may not overlap them. Symmetric: into -127 .. 127 with a zero
// point of 0. Asymmetric: into -128 .. 127, with a scale for the range of the values and 0, which the zero point
// represents exactly. Halves are rounded away from zero. Values that are all 0 get a scale of 1. NaN becomes the lowest
// element; beyond an infinite value all others become the zero point.
RowQuantization QuantizeRow(const float* values, int size, bool asymmetric, int8_t* quantized);

// sums[r] += quantization.scale * weight_scale * row_scales[r] * (row r of weights . (vector - zero point)), for a
// matrix of `rows` x `columns` weights with zero points of 0. `row_scales` may be null: all 1. The products of one row,
// at most 2^15 each, are summed modulo 2^32.
void AccumulateHybrid(const int8_t* weights, int rows, int columns, const int8_t* vector,
                      const RowQuantization& quantization, float weight_scale, const float* row_scales, float* sums);

// Turns accumulators into outputs, in place: `values` holds `positions` x `channels` sums as int32, which become
// bias[c] + sum * quantization.scale * weight_scales[c], clamped to [lowest, highest]. `weight_scales` has one entry
// for all channels if `scales_mask` is 0, and one for each if it is -1. `bias` may be null.
void FinishHybrid(int32_t positions, int32_t channels, const RowQuantization& quantization, const float* weight_scales,
                  int32_t scales_mask, const float* bias, float lowest, float highest, float* values);

// AccumulateHybrid() for weights of float32.
void AccumulateF32(const float* weights, int rows, int columns, const float* vector, float* sums);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_HYBRID_H_

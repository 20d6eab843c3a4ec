// The interleaving of blocks that concatenation is, by bytes or with 8-bit values brought to another quantisation.
#ifndef TFLITE_MICRO_KERNELS_CONCATENATE_H_
#define TFLITE_MICRO_KERNELS_CONCATENATE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Copies `block_count` blocks of `block_bytes`, contiguous in `input`, to `output`, `output_stride` bytes apart. A
// single block may lie there already.
void ScatterBlocks(const void* input, int32_t block_bytes, int32_t block_count, void* output, int32_t output_stride);

// output = round(input * scale + bias) + offset for each 8-bit value, halves away from zero, in float32, clamped to
// [lowest, highest]: [-128, 127] for int8, [0, 255] for uint8 (which lowest = 0 tells). Otherwise as ScatterBlocks().
struct BlockRescale {
  float scale;
  float bias;
  int16_t offset;
  int16_t lowest;
  int16_t highest;
};
void ScatterBlocksRescaled8(const void* input, int32_t block_bytes, int32_t block_count, const BlockRescale& rescale,
                            void* output, int32_t output_stride);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_CONCATENATE_H_

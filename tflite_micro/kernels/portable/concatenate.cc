#include "tflite_micro/kernels/concatenate.h"

#include <string.h>

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {

void ScatterBlocks(const void* input, int32_t block_bytes, int32_t block_count, void* output, int32_t output_stride) {
  if (block_bytes == 0 || input == output) return;
  const char* from = static_cast<const char*>(input);
  char* to = static_cast<char*>(output);
  for (int32_t i = 0; i < block_count; ++i) {
    memcpy(to, from, static_cast<size_t>(block_bytes));
    from += block_bytes;
    to += output_stride;
  }
}

void ScatterBlocksRescaled8(const void* input, int32_t block_bytes, int32_t block_count, const BlockRescale& rescale,
                            void* output, int32_t output_stride) {
  const BlockRescale r = rescale;
  const uint8_t* from = static_cast<const uint8_t*>(input);
  uint8_t* to = static_cast<uint8_t*>(output);
  for (int32_t i = 0; i < block_count; ++i) {
    for (int32_t k = 0; k < block_bytes; ++k) {
      const int32_t value = r.lowest == 0 ? from[k] : static_cast<int8_t>(from[k]);
      const int32_t rescaled = RoundSaturating(static_cast<float>(value) * r.scale + r.bias) + r.offset;
      to[k] = static_cast<uint8_t>(Clamp<int32_t>(rescaled, r.lowest, r.highest));
    }
    from += block_bytes;
    to += output_stride;
  }
}

}  // namespace kernels
}  // namespace tflite

// Running sums along one dimension. The name says the type of the elements.
#ifndef TFLITE_MICRO_KERNELS_CUMSUM_H_
#define TFLITE_MICRO_KERNELS_CUMSUM_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Of one run.
struct CumsumRun {
  int32_t count;
  int32_t stride;  // from one element to the next, in both tensors; negative to go backwards
  bool exclusive;  // each output is the sum before its element instead of with it
};

// For quantised types: (sum of (element - input_offset)) * factor + output_offset, clamped to the type, where factor is
// (high * 2^32 + low) * 2^(shift - 63) as in PreciseRequantization.
struct CumsumQuantizedParams {
  uint32_t high;
  uint32_t low;
  int32_t input_offset;
  int32_t output_offset;
  int32_t shift;
};

using Cumsum = void (*)(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params);

// Sums of integers wrap.
void CumsumF32(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params);
void CumsumS32(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params);
void CumsumS64(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params);
void CumsumS8(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params);
void CumsumS16(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params);
void CumsumU8(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_CUMSUM_H_

// Comparisons of two operands, and the larger or smaller of them, one run at a time: each function is a BroadcastRun
// (kernels/broadcast.h). One loop for each element type serves all six comparisons: which of the four outcomes of
// comparing two numbers count as true is a parameter.
#ifndef TFLITE_MICRO_KERNELS_COMPARE_H_
#define TFLITE_MICRO_KERNELS_COMPARE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Outcomes that count as true. Two numbers of which one is a NaN have none of the first three.
inline constexpr uint8_t kCompareLess = 1;
inline constexpr uint8_t kCompareEqual = 2;
inline constexpr uint8_t kCompareGreater = 4;
inline constexpr uint8_t kCompareUnordered = 8;

// Quantised operands of any scales are compared as
//   ((x + offset) << kCompareLeftShift) * multiplier * 2^(shift - 31), rounded twice
// which is x's real value in steps of 2^-kCompareLeftShift, for a scale of multiplier * 2^(shift - 31). Offsets are
// minus the zero points; shifts are -31 .. 0.
struct CompareParams {
  uint8_t outcomes;  // sum of kCompare...
  int8_t shift_a;
  int8_t shift_b;
  uint8_t unused;
  int16_t offset_a;
  int16_t offset_b;
  int32_t multiplier_a;
  int32_t multiplier_b;
};
inline constexpr int kCompareLeftShift = 8;

// All write bytes of 0 or 1. `params`: CompareParams, of which only CompareScaled... use more than `outcomes`.
void CompareBool(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void CompareS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
               const void* params);
void CompareU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
               const void* params);
void CompareS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void CompareS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void CompareS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void CompareF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void CompareScaledS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                     const void* params);
void CompareScaledU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                     const void* params);
void CompareScaledS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                      const void* params);

// out = a where a > b (or, for the smaller one, a < b), else b: with a NaN in either, b.
struct ExtremumParams {
  uint32_t is_minimum;  // 0 or 1
};

// `params`: ExtremumParams.
void ExtremumS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void ExtremumU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                const void* params);
void ExtremumS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void ExtremumS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void ExtremumS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);
void ExtremumF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
                 const void* params);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_COMPARE_H_

// The bounds of a fused activation on integers that are not quantised, of any width.
#ifndef TFLITE_MICRO_KERNELS_INTEGER_BOUNDS_H_
#define TFLITE_MICRO_KERNELS_INTEGER_BOUNDS_H_

#include <stdint.h>

#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {

// From bounds of 32 bits, of which INT32_MIN and INT32_MAX stand for none.
template <typename T>
struct IntegerBounds {
  static constexpr bool kSigned = static_cast<T>(-1) < static_cast<T>(0);
  static constexpr T kHighest =
      static_cast<T>((uint64_t{1} << (8 * sizeof(T) - 1)) - 1 + (kSigned ? 0 : uint64_t{1} << (8 * sizeof(T) - 1)));
  static constexpr T kLowest = static_cast<T>(kSigned ? -static_cast<int64_t>(kHighest) - 1 : 0);

  // A negative lower bound is 0 for an unsigned type.
  IntegerBounds(int32_t lowest_given, int32_t highest_given)
      : lowest(lowest_given == INT32_MIN || (!kSigned && lowest_given < 0) ? kLowest : static_cast<T>(lowest_given)),
        highest(highest_given == INT32_MAX ? kHighest : static_cast<T>(highest_given)) {}

  T Limit(T value) const { return Clamp(value, lowest, highest); }

  T lowest;
  T highest;
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_INTEGER_BOUNDS_H_

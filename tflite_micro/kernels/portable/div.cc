#include "tflite_micro/kernels/div.h"

#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/portable/quantized_elements.h"

namespace tflite {
namespace kernels {
namespace {

// How often `value` can be doubled.
int Headroom(int32_t value) {
  const uint32_t bits =
      value >= 0 ? static_cast<uint32_t>(value) << 1 | 1 : (0u - static_cast<uint32_t>(value)) * 2 - 1;
  return __builtin_clz(bits);
}

TFLM_BODY_FOR_TYPES void Quantized(ElementType type, const void* a, int32_t step_a, const void* b, int32_t step_b,
                                   void* out, int32_t count, const void* params) {
  const DivQuantizedParams p = *static_cast<const DivQuantizedParams*>(params);
  for (int32_t i = 0; i < count; ++i) {
    int32_t dividend = LoadElement(type, a, i * step_a) + p.offset_a;
    int32_t divisor = LoadElement(type, b, i * step_b) + p.offset_b;
    if (divisor < 0) {
      dividend = -dividend;
      divisor = -divisor;
    }
    // divisor = 2^exponent * (1 + fraction)
    const int leading_zeros = __builtin_clz(static_cast<uint32_t>(divisor));
    const int exponent = 31 - leading_zeros;
    const int32_t fraction =
        static_cast<int32_t>((static_cast<uint32_t>(divisor) << leading_zeros) - (uint32_t{1} << 31));
    const int32_t reciprocal = FixedPoint<int32_t>::OneOverOnePlus(fraction);
    const int headroom = Headroom(dividend);
    const int32_t quotient = SaturatingRoundingDoublingHighMul(
        static_cast<int32_t>(static_cast<uint32_t>(dividend) << headroom), reciprocal);
    const int32_t scaled = SaturatingRoundingDoublingHighMul(quotient, p.multiplier);
    const int shift = p.shift - exponent - headroom;
    int32_t value;
    if (shift > 0) {
      value = scaled > 0 ? INT16_MAX + 1 : scaled < 0 ? INT16_MIN : 0;
    } else {
      value = shift < -31 ? 0 : RoundingDivideByPowerOfTwo(scaled, -shift);
    }
    // Limited first, so that the sum does not overflow.
    value = Clamp<int32_t>(value, -(1 << 17), 1 << 17) + p.offset_out;
    StoreElement(type, Clamp<int32_t>(value, p.lowest, p.highest), out, i);
  }
}

// Integers are divided as int32_t or int64_t.
template <typename T>
struct WideOf {
  using Type = int32_t;
};
template <>
struct WideOf<int64_t> {
  using Type = int64_t;
};

template <typename T>
T FloorDivide(T a, T b) {
  using Wide = typename WideOf<T>::Type;
  const Wide x = a, y = b;
  // The one quotient that does not fit wraps.
  if (y == -1) return static_cast<T>(uint64_t{0} - static_cast<uint64_t>(x));
  const Wide quotient = x / y;
  return static_cast<T>(quotient - (x % y != 0 && (x < 0) != (y < 0)));
}
template <>
float FloorDivide(float a, float b) {
  return Floor(a / b);
}

template <typename T>
T FloorModulo(T a, T b) {
  using Wide = typename WideOf<T>::Type;
  const Wide x = a, y = b;
  if (y == -1) return 0;
  const Wide rest = x % y;
  return static_cast<T>(rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest);
}
template <>
float FloorModulo(float a, float b) {
  const float rest = Remainder(a, b);
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

template <typename T, T (*kFunction)(T, T)>
void Apply(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count) {
  const T* values_a = static_cast<const T*>(a);
  const T* values_b = static_cast<const T*>(b);
  T* results = static_cast<T*>(out);
  for (int32_t i = 0; i < count; ++i) results[i] = kFunction(values_a[i * step_a], values_b[i * step_b]);
}

}  // namespace

bool HasZeroDivisor(const void* elements, int32_t count, int bytes, int32_t zero, int32_t mask) {
  for (int32_t i = 0; i < count; ++i) {
    int64_t value;
    switch (bytes) {
      case 1:
        value = static_cast<const int8_t*>(elements)[i];
        break;
      case 2:
        value = static_cast<const int16_t*>(elements)[i];
        break;
      case 4:
        value = static_cast<const int32_t*>(elements)[i];
        break;
      default:
        value = static_cast<const int64_t*>(elements)[i];
        break;
    }
    if (((value ^ zero) & mask) == 0) return true;
  }
  return false;
}

void DivS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  Quantized(ElementType::kS8, a, step_a, b, step_b, out, count, params);
}
void DivU8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void* params) {
  Quantized(ElementType::kU8, a, step_a, b, step_b, out, count, params);
}
void DivS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  Quantized(ElementType::kS16, a, step_a, b, step_b, out, count, params);
}
void DivF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  const DivParamsF32 p = *static_cast<const DivParamsF32*>(params);
  const float* values_a = static_cast<const float*>(a);
  const float* values_b = static_cast<const float*>(b);
  float* results = static_cast<float*>(out);
  for (int32_t i = 0; i < count; ++i) {
    results[i] = Clamp(values_a[i * step_a] / values_b[i * step_b], p.lowest, p.highest);
  }
}
void DivS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count,
            const void* params) {
  const DivParamsS32 p = *static_cast<const DivParamsS32*>(params);
  const int32_t* values_a = static_cast<const int32_t*>(a);
  const int32_t* values_b = static_cast<const int32_t*>(b);
  int32_t* results = static_cast<int32_t*>(out);
  for (int32_t i = 0; i < count; ++i) {
    const int32_t x = values_a[i * step_a];
    const int32_t y = values_b[i * step_b];
    const int32_t quotient = y == -1 ? static_cast<int32_t>(0u - static_cast<uint32_t>(x)) : x / y;
    results[i] = Clamp(quotient, p.lowest, p.highest);
  }
}
void FloorDivS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int8_t, FloorDivide<int8_t>>(a, step_a, b, step_b, out, count);
}
void FloorDivS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int16_t, FloorDivide<int16_t>>(a, step_a, b, step_b, out, count);
}
void FloorDivS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int32_t, FloorDivide<int32_t>>(a, step_a, b, step_b, out, count);
}
void FloorDivS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int64_t, FloorDivide<int64_t>>(a, step_a, b, step_b, out, count);
}
void FloorDivF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<float, FloorDivide<float>>(a, step_a, b, step_b, out, count);
}
void FloorModS8(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int8_t, FloorModulo<int8_t>>(a, step_a, b, step_b, out, count);
}
void FloorModS16(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int16_t, FloorModulo<int16_t>>(a, step_a, b, step_b, out, count);
}
void FloorModS32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int32_t, FloorModulo<int32_t>>(a, step_a, b, step_b, out, count);
}
void FloorModS64(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<int64_t, FloorModulo<int64_t>>(a, step_a, b, step_b, out, count);
}
void FloorModF32(const void* a, int32_t step_a, const void* b, int32_t step_b, void* out, int32_t count, const void*) {
  Apply<float, FloorModulo<float>>(a, step_a, b, step_b, out, count);
}

}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/quantize.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int32_t kChunk = 32;

template <typename T>
void Load(const void* input, int32_t first, int32_t count, int32_t* values) {
  const T* from = static_cast<const T*>(input) + first;
  for (int32_t i = 0; i < count; ++i) values[i] = from[i];
}

// The low bits are those of either sign.
template <typename T>
void Store(const int32_t* values, int32_t count, void* output, int32_t first) {
  T* to = static_cast<T*>(output) + first;
  for (int32_t i = 0; i < count; ++i) to[i] = static_cast<T>(values[i]);
}

void LoadChunk(QuantizedType from, const void* input, int32_t first, int32_t count, int32_t* values) {
  switch (from) {
    case QuantizedType::kS8:
      return Load<int8_t>(input, first, count, values);
    case QuantizedType::kU8:
      return Load<uint8_t>(input, first, count, values);
    case QuantizedType::kS16:
      return Load<int16_t>(input, first, count, values);
    case QuantizedType::kS32:
      return Load<int32_t>(input, first, count, values);
  }
}

void StoreChunk(QuantizedType to, const int32_t* values, int32_t count, void* output, int32_t first) {
  switch (to) {
    case QuantizedType::kS8:
    case QuantizedType::kU8:
      return Store<uint8_t>(values, count, output, first);
    case QuantizedType::kS16:
      return Store<uint16_t>(values, count, output, first);
    case QuantizedType::kS32:
      return Store<int32_t>(values, count, output, first);
  }
}

struct Range {
  int32_t lowest;
  int32_t highest;
};

// In the order of QuantizedType.
constexpr Range kRanges[] = {{INT8_MIN, INT8_MAX}, {0, UINT8_MAX}, {INT16_MIN, INT16_MAX}, {INT32_MIN, INT32_MAX}};

}  // namespace

void Requantize(QuantizedType from, const void* input, QuantizedType to, void* output, int32_t count,
                const RequantizeParams& params) {
  const RequantizeParams p = params;
  // Less the zero point, which for 32 bits is 0 and for others keeps the difference small.
  const Range range = kRanges[static_cast<int>(to)];
  const int32_t lowest = range.lowest - p.output_zero_point;
  const int32_t highest = range.highest - p.output_zero_point;
  int32_t values[kChunk];
  for (int32_t first = 0; first < count; first += kChunk) {
    const int32_t size = count - first < kChunk ? count - first : kChunk;
    LoadChunk(from, input, first, size, values);
    for (int32_t i = 0; i < size; ++i) {
      const int32_t scaled = MultiplyByQuantizedMultiplier(values[i] - p.input_zero_point, p.multiplier, p.shift);
      values[i] = Clamp(scaled, lowest, highest) + p.output_zero_point;
    }
    StoreChunk(to, values, size, output, first);
  }
}

}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/kernels/cast.h"

#include <string.h>

#include "tflite_micro/kernels/quantize.h"
#include "tflite_micro/kernels/rounding.h"

namespace tflite {
namespace kernels {
namespace {

constexpr int32_t kChunk = 16;

struct Chunk {
  int64_t integers[kChunk];
  float reals[kChunk];
};

bool IsReal(CastType type) { return type == CastType::kF16 || type == CastType::kF32; }

template <typename T>
void Load(const void* input, int32_t first, int32_t count, int64_t* integers) {
  const T* values = static_cast<const T*>(input) + first;
  for (int32_t i = 0; i < count; ++i) integers[i] = static_cast<int64_t>(values[i]);
}

// The low bits are those of either sign.
template <typename T>
void Store(const int64_t* integers, void* output, int32_t first, int32_t count) {
  T* values = static_cast<T*>(output) + first;
  for (int32_t i = 0; i < count; ++i) values[i] = static_cast<T>(integers[i]);
}

// Truncated and saturated to integers of `bits` bits.
int64_t Truncate(float value, int bits, bool is_signed) {
  const int magnitude_bits = is_signed ? bits - 1 : bits;
  // A power of two, as a float and without overflow in either.
  const float limit = 2.0f * FloatOf(int64_t{1} << (magnitude_bits - 1));
  const uint64_t highest = (uint64_t{1} << magnitude_bits) - 1;
  if (!(value < limit)) return static_cast<int64_t>(highest);
  if (!is_signed) return value < 0 ? 0 : static_cast<int64_t>(value);
  return value < -limit ? -static_cast<int64_t>(highest) - 1 : static_cast<int64_t>(value);
}

void LoadChunk(CastType from, const void* input, int32_t first, int32_t count, Chunk* chunk) {
  switch (from) {
    case CastType::kBool:
    case CastType::kU8:
      return Load<uint8_t>(input, first, count, chunk->integers);
    case CastType::kS8:
      return Load<int8_t>(input, first, count, chunk->integers);
    case CastType::kS16:
      return Load<int16_t>(input, first, count, chunk->integers);
    case CastType::kU16:
      return Load<uint16_t>(input, first, count, chunk->integers);
    case CastType::kS32:
      return Load<int32_t>(input, first, count, chunk->integers);
    case CastType::kU32:
      return Load<uint32_t>(input, first, count, chunk->integers);
    case CastType::kS64:
      return Load<int64_t>(input, first, count, chunk->integers);
    case CastType::kF16:
      return ConvertF16ToF32(static_cast<const uint16_t*>(input) + first, chunk->reals, count, nullptr);
    case CastType::kF32:
      memcpy(chunk->reals, static_cast<const float*>(input) + first, static_cast<size_t>(count) * sizeof(float));
      return;
  }
}

// Turns the chunk's elements into the kind that `to` is stored from.
void ConvertChunk(CastType from, CastType to, int32_t count, Chunk* chunk) {
  // Bytes of each CastType.
  static constexpr uint8_t kBytes[] = {1, 1, 1, 2, 2, 4, 4, 8, 2, 4};
  const bool is_signed = to == CastType::kS8 || to == CastType::kS16 || to == CastType::kS32 || to == CastType::kS64;
  for (int32_t i = 0; i < count; ++i) {
    if (to == CastType::kBool) {
      chunk->integers[i] = IsReal(from) ? chunk->reals[i] != 0.0f : chunk->integers[i] != 0;
    } else if (IsReal(from) && !IsReal(to)) {
      chunk->integers[i] = Truncate(chunk->reals[i], 8 * kBytes[static_cast<int>(to)], is_signed);
    } else if (from == CastType::kBool) {
      chunk->integers[i] = chunk->integers[i] != 0;
    }
    if (!IsReal(from) && IsReal(to)) chunk->reals[i] = FloatOf(chunk->integers[i]);
  }
}

void StoreChunk(CastType to, const Chunk& chunk, void* output, int32_t first, int32_t count) {
  switch (to) {
    case CastType::kBool:
    case CastType::kS8:
    case CastType::kU8:
      return Store<uint8_t>(chunk.integers, output, first, count);
    case CastType::kS16:
    case CastType::kU16:
      return Store<uint16_t>(chunk.integers, output, first, count);
    case CastType::kS32:
    case CastType::kU32:
      return Store<uint32_t>(chunk.integers, output, first, count);
    case CastType::kS64:
      return Store<int64_t>(chunk.integers, output, first, count);
    case CastType::kF16:
      return ConvertF32ToF16(chunk.reals, static_cast<uint16_t*>(output) + first, count, nullptr);
    case CastType::kF32:
      memcpy(static_cast<float*>(output) + first, chunk.reals, static_cast<size_t>(count) * sizeof(float));
      return;
  }
}

}  // namespace

void Cast(CastType from, const void* input, CastType to, void* output, int32_t count) {
  Chunk chunk;
  for (int32_t first = 0; first < count; first += kChunk) {
    const int32_t size = count - first < kChunk ? count - first : kChunk;
    LoadChunk(from, input, first, size, &chunk);
    ConvertChunk(from, to, size, &chunk);
    StoreChunk(to, chunk, output, first, size);
  }
}

}  // namespace kernels
}  // namespace tflite

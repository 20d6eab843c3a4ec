#include "tflite_micro/kernels/decode.h"

#include <string.h>

namespace tflite {
namespace kernels {
namespace {

// Numbers of a fixed width, one after the other.
class FixedWidthReader {
 public:
  FixedWidthReader(const uint8_t* stream, int bits) : next_(stream), bits_(bits), mask_((1u << bits) - 1) {}

  uint32_t Next() {
    if (held_ < bits_) {
      window_ = window_ << 8 | *next_++;
      held_ += 8;
    }
    held_ -= bits_;
    return window_ >> held_ & mask_;
  }

 private:
  const uint8_t* next_;
  const int bits_;
  const uint32_t mask_;
  uint32_t window_ = 0;  // the lowest `held_` bits are not read yet
  int held_ = 0;
};

// Single bytes, which weights are, have a loop of their own; 0: elements of any size.
template <int kBytes>
void Lookup(const DecodedShape& shape, const uint8_t* indices, int bits, int32_t stride, const uint8_t* tables,
            void* output) {
  const uint32_t bytes = kBytes != 0 ? kBytes : static_cast<uint32_t>(shape.element_bytes);
  FixedWidthReader reader(indices, bits);
  uint8_t* to = static_cast<uint8_t*>(output);
  uint8_t* const end = to + static_cast<uint32_t>(shape.count) * bytes;
  while (to < end) {
    const uint8_t* table = tables;
    for (int32_t channel = 0; channel < shape.channels; ++channel) {
      for (int32_t i = 0; i < shape.run; ++i) {
        memcpy(to, table + reader.Next() * bytes, bytes);
        to += bytes;
      }
      table += static_cast<uint32_t>(stride) * bytes;
    }
  }
}

template <int kBytes>
void Pruned(const DecodedShape& shape, const uint8_t* bits, const uint8_t* values, const int8_t* zeros, void* output) {
  const uint32_t bytes = kBytes != 0 ? kBytes : static_cast<uint32_t>(shape.element_bytes);
  FixedWidthReader reader(bits, 1);
  uint8_t* to = static_cast<uint8_t*>(output);
  uint8_t* const end = to + static_cast<uint32_t>(shape.count) * bytes;
  while (to < end) {
    for (int32_t channel = 0; channel < shape.channels; ++channel) {
      const int zero = zeros == nullptr ? 0 : zeros[channel];
      for (int32_t i = 0; i < shape.run; ++i) {
        if (reader.Next() != 0) {
          memcpy(to, values, bytes);
          values += bytes;
        } else {
          memset(to, zero, bytes);
        }
        to += bytes;
      }
    }
  }
}

// `bits` (1 to 16) from bit `position` on; those behind the stream are 0.
uint32_t BitsAt(const HuffmanCode& code, uint32_t position, int bits) {
  const uint32_t first = position >> 3;
  uint32_t window = 0;
  for (uint32_t i = first; i < first + 3; ++i) {
    window = window << 8 | (i < static_cast<uint32_t>(code.stream_bytes) ? code.stream[i] : 0);
  }
  return window >> (24 - bits - static_cast<int>(position & 7)) & ((1u << bits) - 1);
}

// Entry `at`, in the layout of wide ones.
uint32_t EntryAt(const HuffmanCode& code, uint32_t at) {
  if (code.wide) {
    const uint8_t* b = code.tables + 4 * at;
    return static_cast<uint32_t>(b[0]) | static_cast<uint32_t>(b[1]) << 8 | static_cast<uint32_t>(b[2]) << 16 |
           static_cast<uint32_t>(b[3]) << 24;
  }
  const uint8_t* b = code.tables + 2 * at;
  const uint32_t narrow = static_cast<uint32_t>(b[0]) | static_cast<uint32_t>(b[1]) << 8;
  return (narrow & 0xF800) << 16 | (narrow & 0x07FF);
}

}  // namespace

void DecodeLookup(const DecodedShape& shape, const uint8_t* indices, int bits, int32_t stride, const uint8_t* tables,
                  void* output) {
  if (shape.element_bytes == 1) return Lookup<1>(shape, indices, bits, stride, tables, output);
  Lookup<0>(shape, indices, bits, stride, tables, output);
}

int64_t HighestLookup(const DecodedShape& shape, const uint8_t* indices, int bits, int32_t stride) {
  FixedWidthReader reader(indices, bits);
  int64_t highest = -1;
  for (int32_t i = 0; i < shape.count;) {
    for (int32_t channel = 0; channel < shape.channels; ++channel) {
      for (int32_t k = 0; k < shape.run; ++k, ++i) {
        const int64_t element = int64_t{channel} * stride + reader.Next();
        if (element > highest) highest = element;
      }
    }
  }
  return highest;
}

void DecodePruned(const DecodedShape& shape, const uint8_t* bits, const uint8_t* values, const int8_t* zeros,
                  void* output) {
  if (shape.element_bytes == 1) return Pruned<1>(shape, bits, values, zeros, output);
  Pruned<0>(shape, bits, values, zeros, output);
}

int32_t CountOnes(const uint8_t* bits, int32_t count) {
  FixedWidthReader reader(bits, 1);
  int32_t ones = 0;
  for (int32_t i = 0; i < count; ++i) ones += static_cast<int32_t>(reader.Next());
  return ones;
}

bool DecodeHuffman(const HuffmanCode& code, int32_t count, int element_bytes, void* output) {
  const uint32_t stream_bits = static_cast<uint32_t>(code.stream_bytes) * 8;
  const auto entries = static_cast<uint32_t>(code.table_entries);
  uint8_t* to = static_cast<uint8_t*>(output);
  uint32_t position = 0;
  for (int32_t i = 0; i < count; ++i) {
    int bits = code.first_bits;
    uint32_t at = BitsAt(code, position, bits);
    uint32_t entry;
    for (;;) {
      if (at >= entries) return false;
      entry = EntryAt(code, at);
      if ((entry >> 31) != 0) break;
      // Read past at least one bit, so that this ends with the stream.
      position += static_cast<uint32_t>(bits);
      if (position > stream_bits) return false;
      bits = static_cast<int>(entry >> 27 & 0xF) + 1;
      at += (entry & 0x07FFFFFF) + BitsAt(code, position, bits);
    }
    const int used = static_cast<int>(entry >> 27 & 0xF);
    position += static_cast<uint32_t>(used < bits ? used : bits);
    if (position > stream_bits) return false;
    if (to == nullptr) continue;
    if (element_bytes == 1) {
      *to = static_cast<uint8_t>(entry);
    } else {
      const auto element = static_cast<uint16_t>(entry);
      memcpy(to, &element, sizeof(element));
    }
    to += element_bytes;
  }
  return true;
}

}  // namespace kernels
}  // namespace tflite

// Sizes of what the runtime keeps in an arena. On a core of 32 bits they are numbers. A runtime of 64 bits, as it is on
// a host, also knows what its records take on 32 bits, where pointers are half as long: so it can count, to the byte,
// what a model needs on a board (SingleArenaBufferAllocator::CountFor32Bits()).
#ifndef TFLITE_MICRO_MEMORY_BYTE_COUNT_H_
#define TFLITE_MICRO_MEMORY_BYTE_COUNT_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {

// Bytes of a record with pointers on a core of 32 bits: specialised beside each record that lies in an arena.
template <typename T>
struct BytesOn32Bits;

template <typename T>
struct BytesOn32Bits<T*> {
  static constexpr size_t value = 4;
};

#if UINTPTR_MAX > UINT32_MAX

class ByteCount {
 public:
  // Of data that are the same everywhere.
  constexpr ByteCount(size_t bytes) : here_(bytes), on_32_bits_(bytes) {}  // NOLINT: sizes are numbers elsewhere
  constexpr ByteCount(size_t here, size_t on_32_bits) : here_(here), on_32_bits_(on_32_bits), has_pointers_(true) {}

  constexpr operator size_t() const { return here_; }  // NOLINT
  constexpr size_t on_32_bits() const { return on_32_bits_; }
  // Of what is aligned as a pointer, or as `alignment` says, here.
  constexpr size_t alignment_on_32_bits(size_t alignment) const {
    return has_pointers_ && alignment > 4 ? 4 : alignment;
  }

 private:
  size_t here_;
  size_t on_32_bits_;
  bool has_pointers_ = false;
};

// Bytes of `count` records.
template <typename T>
constexpr ByteCount SizeOf(size_t count) {
  return ByteCount(count * sizeof(T), count * BytesOn32Bits<T>::value);
}

// Of records with others, or with data, behind them.
constexpr ByteCount Sum(ByteCount records, ByteCount more) {
  return ByteCount(size_t{records} + size_t{more}, records.on_32_bits() + more.on_32_bits());
}

#else

using ByteCount = size_t;

template <typename T>
constexpr ByteCount SizeOf(size_t count) {
  static_assert(sizeof(T) == BytesOn32Bits<T>::value, "a host counts with this number");
  return count * sizeof(T);
}

constexpr ByteCount Sum(ByteCount records, ByteCount more) { return records + more; }

#endif

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_BYTE_COUNT_H_

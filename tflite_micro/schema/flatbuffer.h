// The base of the generated model reader: how a FlatBuffers table, vector and
// string lie in memory, and how they are read in place. Views are never
// constructed; a pointer to one is the address of its bytes. Every read is
// little-endian and works at any address on any host, so a model may lie in
// flash unaligned and on a big-endian core.
//
// Nothing here checks bounds: run the verifier (verifier.h) on a buffer that is
// not known to be sound.

#ifndef TFLITE_MICRO_SCHEMA_FLATBUFFER_H_
#define TFLITE_MICRO_SCHEMA_FLATBUFFER_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace tflite {
namespace fb {

// Where the core loads from any address, reading a scalar is one instruction and
// belongs in place; elsewhere it is a row of byte loads, better shared.
#if defined(__ARM_FEATURE_UNALIGNED) || defined(__x86_64__) || defined(__i386__) || defined(__aarch64__)
#define TFLITE_FB_READ_INLINE __attribute__((always_inline)) inline
#else
#define TFLITE_FB_READ_INLINE inline
#endif

// The little-endian scalar (integer, enum or float) at `address`, which need
// not be aligned. Written as byte assembly because compilers turn exactly this
// into one load where the core can do it.
template <typename T>
TFLITE_FB_READ_INLINE T ReadScalar(const void* address) {
  static_assert(sizeof(T) == 1 || sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8,
                "a scalar of the format has 1, 2, 4 or 8 bytes");
  const uint8_t* const b = static_cast<const uint8_t*>(address);
  T value;
  if constexpr (sizeof(T) == 1) {
    memcpy(&value, b, 1);
  } else if constexpr (sizeof(T) == 2) {
    const uint16_t bits = static_cast<uint16_t>(b[0] | b[1] << 8);
    memcpy(&value, &bits, 2);
  } else if constexpr (sizeof(T) == 4) {
    const uint32_t bits = static_cast<uint32_t>(b[0]) | static_cast<uint32_t>(b[1]) << 8 |
                          static_cast<uint32_t>(b[2]) << 16 | static_cast<uint32_t>(b[3]) << 24;
    memcpy(&value, &bits, 4);
  } else {
    const uint64_t bits =
        static_cast<uint64_t>(ReadScalar<uint32_t>(b)) | static_cast<uint64_t>(ReadScalar<uint32_t>(b + 4)) << 32;
    memcpy(&value, &bits, 8);
  }
  return value;
}

// A byte is not a valid `bool` unless it is 0 or 1, which a file does not
// promise.
template <>
TFLITE_FB_READ_INLINE bool ReadScalar<bool>(const void* address) {
  return *static_cast<const uint8_t*>(address) != 0;
}

// Follows the 32-bit offset stored at `address`, which counts from that
// address.
TFLITE_FB_READ_INLINE const uint8_t* Follow(const uint8_t* address) { return address + ReadScalar<uint32_t>(address); }

// Stands in `Vector<Offset<T>>` for an element that is kept elsewhere in the
// file.
template <typename T>
struct Offset;

// How a vector's element is stored and what reading it yields: a scalar itself,
// or the pointer behind an offset.
template <typename T>
struct Element {
  using Type = T;
  static constexpr uint32_t kBytes = sizeof(T);
  static Type Read(const uint8_t* address) { return ReadScalar<T>(address); }
};

template <typename T>
struct Element<Offset<T>> {
  using Type = const T*;
  static constexpr uint32_t kBytes = 4;
  static Type Read(const uint8_t* address) { return reinterpret_cast<const T*>(Follow(address)); }
};

// A vector: a 32-bit element count, then the elements without gaps.
template <typename T>
class Vector {
 public:
  using value_type = typename Element<T>::Type;
  using return_type = value_type;
  using size_type = uint32_t;

  class const_iterator {
   public:
    explicit const_iterator(const uint8_t* at) : at_(at) {}
    value_type operator*() const { return Element<T>::Read(at_); }
    const_iterator& operator++() {
      at_ += Element<T>::kBytes;
      return *this;
    }
    const_iterator operator+(ptrdiff_t n) const {
      return const_iterator(at_ + n * static_cast<ptrdiff_t>(Element<T>::kBytes));
    }
    ptrdiff_t operator-(const const_iterator& other) const {
      return (at_ - other.at_) / static_cast<ptrdiff_t>(Element<T>::kBytes);
    }
    bool operator==(const const_iterator& other) const { return at_ == other.at_; }
    bool operator!=(const const_iterator& other) const { return at_ != other.at_; }

   private:
    const uint8_t* at_;
  };
  using iterator = const_iterator;

  Vector() = delete;
  Vector(const Vector&) = delete;
  Vector& operator=(const Vector&) = delete;

  uint32_t size() const { return ReadScalar<uint32_t>(bytes_); }
  uint32_t Length() const { return size(); }
  bool empty() const { return size() == 0; }

  // Element `i`, 0 <= i < size().
  value_type Get(uint32_t i) const { return Element<T>::Read(Data() + i * size_t{Element<T>::kBytes}); }
  value_type operator[](uint32_t i) const { return Get(i); }
  template <typename E>
  E GetEnum(uint32_t i) const {
    return static_cast<E>(Get(i));
  }

  const_iterator begin() const { return const_iterator(Data()); }
  const_iterator end() const { return begin() + size(); }
  const_iterator cbegin() const { return begin(); }
  const_iterator cend() const { return end(); }

  // The elements' bytes. `data()` gives them the element's type: little-endian
  // and perhaps unaligned, so only for one-byte elements is it safe to
  // dereference everywhere.
  const uint8_t* Data() const { return Bytes() + 4; }
  const T* data() const { return reinterpret_cast<const T*>(Data()); }

 protected:
  // The address of the view. Taken from a pointer rather than from the member,
  // so that no compiler believes that the object ends where its declared
  // members do.
  const uint8_t* Bytes() const { return reinterpret_cast<const uint8_t*>(this); }

 private:
  uint8_t bytes_[4];
};

// Text: a vector of its bytes, followed by a zero that `size()` does not count.
class String : public Vector<char> {
 public:
  const char* c_str() const { return reinterpret_cast<const char*>(Data()); }
};

// A table: a signed 32-bit distance back to its vtable, then the fields. The
// vtable lists, in 16 bits each, its own size, the table's size and for every
// field its position in the table, 0 if it is absent. A "slot" is the position
// in the vtable: 4 + 2 * field number.
class Table {
 public:
  Table() = delete;
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  // The field of that slot; null if it is absent. Kept out of line: a call site
  // costs two instructions instead of the vtable's arithmetic.
  [[gnu::noinline]] const uint8_t* Field(uint32_t slot) const {
    const uint8_t* const table = reinterpret_cast<const uint8_t*>(this);
    const uint8_t* const vtable = table - ReadScalar<int32_t>(table);
    if (slot >= ReadScalar<uint16_t>(vtable)) return nullptr;
    const uint16_t position = ReadScalar<uint16_t>(vtable + slot);
    return position == 0 ? nullptr : table + position;
  }

 protected:
  [[gnu::noinline]] const uint8_t* FollowField(uint32_t slot) const {
    const uint8_t* const field = Field(slot);
    return field == nullptr ? nullptr : Follow(field);
  }

  template <typename T>
  T GetField(uint32_t slot, T default_value) const {
    const uint8_t* const field = Field(slot);
    return field == nullptr ? default_value : ReadScalar<T>(field);
  }

  template <typename T>
  const T* GetPointer(uint32_t slot) const {
    return reinterpret_cast<const T*>(FollowField(slot));
  }

 private:
  [[maybe_unused]] uint8_t bytes_[4];
};

// A scalar field as data, for those who read fields by a table.
template <typename T>
struct Scalar {
  uint8_t slot;
  T default_value;
};

template <typename T>
inline const T* GetRoot(const void* buffer) {
  return reinterpret_cast<const T*>(Follow(static_cast<const uint8_t*>(buffer)));
}

// Names of an enum's values 0, 1, 2, ..., kept as one text with zeros between
// them and a table of where each starts, made by the compiler: half the size of
// an array of pointers.
template <size_t kCount, size_t kBytes>
class NameTable {
 public:
  constexpr explicit NameTable(const char (&text)[kBytes]) : start_{} {
    static_assert(kBytes <= 65536, "a start has 16 bits");
    size_t at = 0;
    for (size_t i = 0; i < kCount; ++i) {
      start_[i] = static_cast<uint16_t>(at);
      while (text[at] != '\0') ++at;
      ++at;
    }
  }

  // The name of `value`, or an empty string if it has none. `text` is what the
  // table was made from.
  const char* Get(const char (&text)[kBytes], int64_t value) const {
    return value < 0 || value >= static_cast<int64_t>(kCount) ? "" : text + start_[static_cast<size_t>(value)];
  }

 private:
  uint16_t start_[kCount];
};

}  // namespace fb
}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_FLATBUFFER_H_

// A reader of FlexBuffers, the format in which custom operators keep their options: numbers, strings, vectors and maps,
// each of which says its own type. Any bytes may be read: what they say is looked at only inside of the buffer, at any
// alignment, one step at a time, and what makes no sense reads as nothing.
//
//   const flexbuffer::Value options = flexbuffer::Root(node->custom_initial_data, size);
//   int64_t step;
//   if (options.Find("frame_step").ToInt(&step)) ...
#ifndef TFLITE_MICRO_SCHEMA_FLEXBUFFER_H_
#define TFLITE_MICRO_SCHEMA_FLEXBUFFER_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace flexbuffer {

// One value. It refers to the buffer, which must outlive it. Made without a buffer, or found where there is none, it is
// nothing: no number, without elements.
class Value {
 public:
  Value() = default;

  bool IsNothing() const { return kind_ == Kind::kNothing; }
  bool IsMap() const { return kind_ == Kind::kMap; }
  // A map is one of its values too, in the order of its keys.
  bool IsVector() const { return kind_ == Kind::kMap || kind_ == Kind::kVector; }

  // False, and *value untouched: it is no number, or one that the type does not hold. ToInt() takes floats that are
  // whole numbers; true and false are 1 and 0.
  bool ToInt(int64_t* value) const;
  bool ToFloat(float* value) const;
  // False when it is no string or key, which end with a zero inside of the buffer.
  bool ToString(const char** value) const;

  // Number of elements of a vector or map, 0 for everything else. No more than the buffer has bytes.
  uint32_t size() const { return size_; }
  // Element `index`; nothing when there is none.
  Value At(uint32_t index) const;
  // The value under `key`, nothing when there is none, or when this is no map.
  Value Find(const char* key) const;

 private:
  enum class Kind : uint8_t { kNothing, kInt, kUInt, kFloat, kString, kVector, kMap };

  // The buffer with one place in it, from which numbers and offsets are read.
  struct Bytes {
    const uint8_t* data = nullptr;
    uint32_t size = 0;

    bool Holds(uint32_t at, uint64_t count) const { return at <= size && count <= size - at; }
    // `width` is 1, 2, 4 or 8, and the bytes lie inside of the buffer.
    uint64_t Unsigned(uint32_t at, uint32_t width) const;
    // Where the offset at `at` leads: back from there. False: outside of the buffer.
    bool Follow(uint32_t at, uint32_t width, uint32_t* target) const;
    // A zero-terminated string at `at`, or null.
    const char* String(uint32_t at) const;
  };

  // The value of the given packed type whose number, or offset, of `parent_width` bytes lies at `at`.
  static Value Read(Bytes bytes, uint32_t at, uint32_t parent_width, uint32_t packed_type);
  // Sets `size_` from the count in front of the elements at `at_`, if they and their types lie inside of the buffer.
  bool ReadSize();

  friend Value Root(const void* data, size_t size);

  Bytes bytes_;
  uint32_t at_ = 0;           // of the number, the string, or the first element
  uint32_t size_ = 0;         // of a vector or map
  uint8_t width_ = 0;         // bytes of the number or of each element
  uint8_t element_type_ = 0;  // of a vector whose elements all have one type; 0: each has its own
  bool has_count_ = true;     // of a vector; one of two to four elements may do without
  Kind kind_ = Kind::kNothing;
};

// The outermost value of a buffer of `size` bytes. Nothing: there is no FlexBuffer.
Value Root(const void* data, size_t size);

}  // namespace flexbuffer
}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_FLEXBUFFER_H_

#include "tflite_micro/schema/flexbuffer.h"

#include <string.h>

#include "tflite_micro/common/text.h"

namespace tflite {
namespace flexbuffer {
namespace {

// A type is packed with the logarithm of a width in the lower two bits.
enum Type : uint32_t {
  kInt = 1,
  kUInt = 2,
  kFloat = 3,
  kKey = 4,
  kString = 5,
  kIndirectInt = 6,
  kIndirectUInt = 7,
  kIndirectFloat = 8,
  kMap = 9,
  kVector = 10,
  // Vectors of one type: of any length, then of two, three and four elements without a count.
  kVectorOfInt = 11,
  kVectorOfUInt = 12,
  kVectorOfFloat = 13,
  kVectorOfKey = 14,
  kVectorOfString = 15,
  kTwoInts = 16,
  kFourFloats = 24,
  kBool = 26,
  kVectorOfBool = 36,
};

constexpr uint32_t Packed(Type type) { return static_cast<uint32_t>(type) << 2; }

}  // namespace

uint64_t Value::Bytes::Unsigned(uint32_t at, uint32_t width) const {
  uint64_t value = 0;
  for (uint32_t i = width; i-- > 0;) value = value << 8 | data[at + i];
  return value;
}

bool Value::Bytes::Follow(uint32_t at, uint32_t width, uint32_t* target) const {
  if (!Holds(at, width)) return false;
  const uint64_t back = Unsigned(at, width);
  // What stands for itself would have no end.
  if (back == 0 || back > at) return false;
  *target = at - static_cast<uint32_t>(back);
  return true;
}

const char* Value::Bytes::String(uint32_t at) const {
  if (at >= size || memchr(data + at, 0, size - at) == nullptr) return nullptr;
  return reinterpret_cast<const char*>(data + at);
}

bool Value::ReadSize() {
  if (has_count_) {
    if (at_ < width_) return false;
    const uint64_t count = bytes_.Unsigned(at_ - width_, width_);
    if (count > bytes_.size) return false;
    size_ = static_cast<uint32_t>(count);
  }
  // Elements that have types of their own are followed by one byte for each.
  const uint64_t element_bytes = width_ + (element_type_ == 0 ? uint64_t{1} : uint64_t{0});
  if (bytes_.Holds(at_, size_ * element_bytes)) return true;
  size_ = 0;
  return false;
}

Value Value::Read(Bytes bytes, uint32_t at, uint32_t parent_width, uint32_t packed_type) {
  Value value;
  value.bytes_ = bytes;
  value.at_ = at;
  value.width_ = static_cast<uint8_t>(parent_width);
  if (!bytes.Holds(at, parent_width)) return Value();
  const uint32_t type = packed_type >> 2;
  switch (type) {
    case kInt:
      value.kind_ = Kind::kInt;
      return value;
    case kUInt:
    case kBool:
      value.kind_ = Kind::kUInt;
      return value;
    case kFloat:
      value.kind_ = Kind::kFloat;
      return value;
    default:
      break;
  }
  // Everything else is an offset to the value, whose width is in the type.
  if (!bytes.Follow(at, parent_width, &value.at_)) return Value();
  value.width_ = static_cast<uint8_t>(1 << (packed_type & 3));
  switch (type) {
    case kIndirectInt:
    case kIndirectUInt:
    case kIndirectFloat:
      if (!bytes.Holds(value.at_, value.width_)) return Value();
      value.kind_ = type == kIndirectInt ? Kind::kInt : type == kIndirectUInt ? Kind::kUInt : Kind::kFloat;
      return value;
    case kKey:
    case kString:
      value.kind_ = Kind::kString;
      return value;
    case kMap:
      value.kind_ = Kind::kMap;
      break;
    case kVector:
      value.kind_ = Kind::kVector;
      break;
    case kVectorOfInt:
    case kVectorOfUInt:
    case kVectorOfFloat:
    case kVectorOfKey:
    case kVectorOfString:
      value.kind_ = Kind::kVector;
      value.element_type_ = static_cast<uint8_t>(Packed(kInt) + ((type - kVectorOfInt) << 2));
      break;
    case kVectorOfBool:
      value.kind_ = Kind::kVector;
      value.element_type_ = static_cast<uint8_t>(Packed(kBool));
      break;
    default:
      if (type < kTwoInts || type > kFourFloats) return Value();
      value.kind_ = Kind::kVector;
      value.has_count_ = false;
      value.size_ = (type - kTwoInts) / 3 + 2;
      value.element_type_ = static_cast<uint8_t>(Packed(kInt) + ((type - kTwoInts) % 3 << 2));
      break;
  }
  return value.ReadSize() ? value : Value();
}

Value Value::At(uint32_t index) const {
  if (index >= size_) return Value();
  const uint32_t type = element_type_ != 0 ? element_type_ : bytes_.data[at_ + size_ * width_ + index];
  return Read(bytes_, at_ + index * width_, width_, type);
}

Value Value::Find(const char* key) const {
  if (kind_ != Kind::kMap || at_ < 3u * width_) return Value();
  // In front of the count: the offset to the vector of keys, and the width of its elements.
  const uint64_t key_width = bytes_.Unsigned(at_ - 2u * width_, width_);
  if (key_width != 1 && key_width != 2 && key_width != 4 && key_width != 8) return Value();
  uint32_t keys = 0;
  if (!bytes_.Follow(at_ - 3u * width_, width_, &keys)) return Value();
  if (!bytes_.Holds(keys, size_ * key_width)) return Value();
  for (uint32_t i = 0; i < size_; ++i) {
    uint32_t at = 0;
    if (!bytes_.Follow(keys + i * static_cast<uint32_t>(key_width), static_cast<uint32_t>(key_width), &at)) continue;
    const char* name = bytes_.String(at);
    if (name != nullptr && IsSameText(name, key)) return At(i);
  }
  return Value();
}

bool Value::ToInt(int64_t* value) const {
  switch (kind_) {
    case Kind::kInt: {
      const uint32_t unused_bits = 64 - 8u * width_;
      *value = static_cast<int64_t>(bytes_.Unsigned(at_, width_) << unused_bits) >> unused_bits;
      return true;
    }
    case Kind::kUInt: {
      const uint64_t number = bytes_.Unsigned(at_, width_);
      if (number > INT64_MAX) return false;
      *value = static_cast<int64_t>(number);
      return true;
    }
    case Kind::kFloat: {
      float number;
      // 2^24: beyond, a float is always whole but says little about the number that was meant.
      if (!ToFloat(&number) || !(number >= -16777216.0f && number <= 16777216.0f)) return false;
      const auto whole = static_cast<int32_t>(number);
      if (static_cast<float>(whole) != number) return false;
      *value = whole;
      return true;
    }
    default:
      return false;
  }
}

bool Value::ToFloat(float* value) const {
  int64_t number;
  if (kind_ != Kind::kFloat) {
    if (!ToInt(&number)) return false;
    // Exact to 2^53, and by way of a double for the sake of small code.
    *value = static_cast<float>(static_cast<double>(number));
    return true;
  }
  const uint64_t bits = bytes_.Unsigned(at_, width_);
  if (width_ == 4) {
    const auto half = static_cast<uint32_t>(bits);
    memcpy(value, &half, sizeof(half));
    return true;
  }
  if (width_ != 8) return false;
  double wide;
  memcpy(&wide, &bits, sizeof(bits));
  *value = static_cast<float>(wide);
  return true;
}

bool Value::ToString(const char** value) const {
  if (kind_ != Kind::kString) return false;
  const char* text = bytes_.String(at_);
  if (text == nullptr) return false;
  *value = text;
  return true;
}

Value Root(const void* data, size_t size) {
  // At the end: the value, its type, its width.
  if (data == nullptr || size < 3 || size > INT32_MAX) return Value();
  Value::Bytes bytes;
  bytes.data = static_cast<const uint8_t*>(data);
  bytes.size = static_cast<uint32_t>(size);
  const uint32_t width = bytes.data[size - 1];
  if ((width != 1 && width != 2 && width != 4 && width != 8) || size < width + 2) return Value();
  return Value::Read(bytes, bytes.size - 2 - width, width, bytes.data[size - 2]);
}

}  // namespace flexbuffer
}  // namespace tflite

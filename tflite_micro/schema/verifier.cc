// Walks a file as its schema describes it, driven by the generated description of the tables, and compares every
// position with the end of the file before it is used. Lengths are compared with what is left of the file, never added
// to a position first, so nothing can overflow.

#include "tflite_micro/schema/verifier.h"

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/schema/verifier_field_kinds.h"
#include "tflite_micro/schema/verifier_tables_generated.h"

namespace tflite {
namespace {

constexpr uint32_t kHeaderBytes = 8;
constexpr uint32_t kMaxBytes = 0x7FFFFFFF;

// In VerifyError.field: the table itself.
constexpr uint8_t kNoField = 0xFF;

class Verifier {
 public:
  Verifier(const uint8_t* data, uint32_t size) : data_(data), size_(size), budget_(size / 4), error_{} {
    error_.field = kNoField;
    error_.size = size;
  }

  bool File();
  const VerifyError& error() const { return error_; }

 private:
  bool Table(uint32_t start, uint8_t table);
  bool Field(const uint8_t* description, uint32_t at, uint32_t type);
  bool Elements(uint32_t start, uint32_t size_log2);
  bool Follow(uint32_t at, uint32_t* target);
  bool Inside(uint32_t start, uint32_t count, uint32_t size_log2);
  bool Fail(VerifyReason reason, uint32_t position);

  template <typename T>
  T Read(uint32_t at) const {
    return fb::ReadScalar<T>(data_ + at);
  }

  const uint8_t* data_;
  uint32_t size_;
  // Tables that may still be entered. A file has at most one for each offset it holds unless tables are shared, and
  // shared tables could otherwise multiply.
  uint32_t budget_;
  VerifyError error_;
};

bool Verifier::Fail(VerifyReason reason, uint32_t position) {
  error_.reason = reason;
  error_.position = position;
  return false;
}

// Whether `count` elements fit between `start` and the end of the file.
bool Verifier::Inside(uint32_t start, uint32_t count, uint32_t size_log2) {
  if (start <= size_ && count <= (size_ - start) >> size_log2) return true;
  error_.count = count;
  error_.element_bytes = static_cast<uint8_t>(1u << size_log2);
  return Fail(VerifyReason::kOutside, start);
}

// Follows the offset at `at`, which is inside, to at least 4 bytes that are inside.
bool Verifier::Follow(uint32_t at, uint32_t* target) {
  const uint32_t offset = Read<uint32_t>(at);
  *target = offset > kMaxBytes ? kMaxBytes : at + offset;
  return Inside(*target, 4, 0);
}

// Whether the elements of the vector at `start`, whose length is inside, are inside too.
bool Verifier::Elements(uint32_t start, uint32_t size_log2) {
  return Inside(start + 4, Read<uint32_t>(start), size_log2);
}

bool Verifier::File() {
  uint32_t root;
  return Follow(0, &root) && Table(root, kTableModel);
}

// Verifies the table at `start`, whose first 4 bytes are inside, and everything below it.
bool Verifier::Table(uint32_t start, uint8_t table) {
  error_.table = table;
  error_.field = kNoField;
  if (budget_ == 0) return Fail(VerifyReason::kTooManyTables, start);
  --budget_;

  // Unsigned arithmetic turns a vtable before the start of the file into one far behind its end.
  const uint32_t vtable = start - Read<uint32_t>(start);
  if (!Inside(vtable, 4, 0)) return false;
  const uint32_t vtable_bytes = Read<uint16_t>(vtable);
  const uint32_t table_bytes = Read<uint16_t>(vtable + 2);
  if (!Inside(vtable, vtable_bytes, 0) || !Inside(start, table_bytes, 0)) return false;
  if (vtable_bytes < 4 || vtable_bytes % 2 != 0) return Fail(VerifyReason::kVtable, vtable);

  const uint8_t* description = kTableFields + kTableStart[table];
  const uint8_t fields = *description++;
  // The field before, which for a union is its type. It is only known to be inside of the table if it is not ignored.
  uint32_t before = 0;
  for (uint8_t field = 0; field < fields; ++field) {
    error_.table = table;
    error_.field = field;
    const uint32_t slot = 4u + 2u * field;
    const uint32_t position = slot < vtable_bytes ? Read<uint16_t>(vtable + slot) : 0;
    const uint8_t kind = *description & ~kRequired;
    const uint32_t bytes = kind == kExtent ? 8 : kind < kVector && kind >= kScalar ? 1u << (kind - kScalar) : 4;
    const uint32_t at = position == 0 ? 0 : start + position;
    if (position != 0 && kind != kIgnored && (position < 4 || position + bytes > table_bytes)) {
      return Fail(VerifyReason::kVtable, vtable);
    }
    const uint32_t type = kind != kUnion || before == 0 ? 0 : Read<uint8_t>(before);
    if (kind == kUnion && (type == 0) != (at == 0)) return Fail(VerifyReason::kUnion, start);
    if (at == 0) {
      if (*description & kRequired) return Fail(VerifyReason::kMissing, start);
    } else if (kind == kExtent) {
      // 0 and 1 stand for bytes that are not there.
      const uint64_t first = Read<uint64_t>(at);
      const uint32_t length_position = slot + 2 < vtable_bytes ? Read<uint16_t>(vtable + slot + 2) : 0;
      if (first > 1 && length_position != 0) {
        if (length_position + 8 > table_bytes) return Fail(VerifyReason::kVtable, vtable);
        const uint64_t length = Read<uint64_t>(start + length_position);
        if (!Inside(first > kMaxBytes ? kMaxBytes : static_cast<uint32_t>(first),
                    length > kMaxBytes ? kMaxBytes : static_cast<uint32_t>(length), 0)) {
          return false;
        }
      }
    } else if (kind >= kVector && !Field(description, at, type)) {
      return false;
    }
    before = at;
    description += kind == kUnion ? 3 : kind == kTable || kind == kTables ? 2 : 1;
  }
  return true;
}

// Verifies what the offset at `at` leads to. `type` is the number of a union's member.
bool Verifier::Field(const uint8_t* description, uint32_t at, uint32_t type) {
  const uint8_t kind = *description & ~kRequired;
  uint32_t target;
  if (!Follow(at, &target)) return false;
  if (kind < kString) return Elements(target, kind - kVector);
  if (kind == kString) {
    if (!Elements(target, 0)) return false;
    const uint32_t end = target + 4 + Read<uint32_t>(target);
    return (end < size_ && data_[end] == 0) || Fail(VerifyReason::kText, target);
  }
  if (kind == kTable) return Table(target, description[1]);
  if (kind == kUnion) {
    // A member that is newer than the schema has no accessor that could read it.
    return type > description[2] || Table(target, static_cast<uint8_t>(description[1] + type - 1));
  }
  if (!Elements(target, 2)) return false;
  const uint32_t count = Read<uint32_t>(target);
  for (uint32_t i = 0; i < count; ++i) {
    uint32_t element;
    if (!Follow(target + 4 + 4 * i, &element) || !Table(element, description[1])) return false;
  }
  return true;
}

#ifndef TF_LITE_STRIP_ERROR_STRINGS

// Writes "SubGraph.tensors", or for the attributes of operators what can be said of them.
void LogPlace(const VerifyError& error) {
  if (error.table >= kFirstOptionsTable) {
    MicroPrintfPart("an operator's options");
    if (error.field != kNoField) MicroPrintfPart(" (field %d)", error.field);
    return;
  }
  const char* name = kTableNames;
  for (int table = 0; table < error.table; ++table) {
    for (int skip = kTableFields[kTableStart[table]]; skip >= 0; --skip) name += strlen(name) + 1;
  }
  MicroPrintfPart("%s", name);
  if (error.field == kNoField) return;
  for (int skip = error.field; skip >= 0; --skip) name += strlen(name) + 1;
  MicroPrintfPart(".%s", name);
}

char Printable(uint32_t byte) { return byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '?'; }

#endif  // TF_LITE_STRIP_ERROR_STRINGS

}  // namespace

bool VerifyModel(const void* data, size_t size, VerifyError* error) {
  VerifyError found = {};
  found.size = size > UINT32_MAX ? UINT32_MAX : static_cast<uint32_t>(size);
  if (data == nullptr || size < kHeaderBytes) {
    found.reason = VerifyReason::kTooSmall;
  } else if (size > kMaxBytes) {
    found.reason = VerifyReason::kTooLarge;
  } else if (!ModelBufferHasIdentifier(data)) {
    found.reason = VerifyReason::kIdentifier;
    found.position = 4;
    found.count = fb::ReadScalar<uint32_t>(static_cast<const uint8_t*>(data) + 4);
  } else {
    Verifier verifier(static_cast<const uint8_t*>(data), static_cast<uint32_t>(size));
    if (verifier.File()) return true;
    found = verifier.error();
  }
  if (error != nullptr) *error = found;
  return false;
}

void LogVerifyError([[maybe_unused]] const VerifyError& error) {
#ifndef TF_LITE_STRIP_ERROR_STRINGS
  const unsigned position = static_cast<unsigned>(error.position);
  const unsigned count = static_cast<unsigned>(error.count);
  const unsigned size = static_cast<unsigned>(error.size);
  switch (error.reason) {
    case VerifyReason::kNone:
      MicroPrintf("The model's structure is sound.");
      return;
    case VerifyReason::kTooSmall:
      MicroPrintf("Not a .tflite model: %u bytes are too few, the header alone has %u.", size,
                  static_cast<unsigned>(kHeaderBytes));
      return;
    case VerifyReason::kTooLarge:
      MicroPrintf("The model has more than the %u bytes that the format's offsets reach.",
                  static_cast<unsigned>(kMaxBytes));
      return;
    case VerifyReason::kIdentifier:
      MicroPrintf("Not a .tflite model: the file identifier is '%c%c%c%c', expected '%s'.", Printable(count & 0xFF),
                  Printable(count >> 8 & 0xFF), Printable(count >> 16 & 0xFF), Printable(count >> 24),
                  ModelIdentifier());
      return;
    case VerifyReason::kOutside:
      MicroPrintfPart("The model is damaged or truncated: ");
      LogPlace(error);
      if (error.position > error.size) {
        MicroPrintf(" should be at byte %u, but the file has %u bytes.", position, size);
      } else {
        MicroPrintf(" at byte %u needs %u elements of %d bytes, but the file has %u bytes.", position, count,
                    error.element_bytes, size);
      }
      return;
    case VerifyReason::kVtable:
      MicroPrintfPart("The model is damaged: ");
      LogPlace(error);
      MicroPrintf(" is described impossibly by the vtable at byte %u.", position);
      return;
    case VerifyReason::kText:
      MicroPrintfPart("The model is damaged: the text ");
      LogPlace(error);
      MicroPrintf(" at byte %u does not end with a zero.", position);
      return;
    case VerifyReason::kMissing:
      MicroPrintfPart("The model is incomplete: ");
      LogPlace(error);
      MicroPrintf(" is missing in the table at byte %u.", position);
      return;
    case VerifyReason::kUnion:
      MicroPrintfPart("The model is damaged: ");
      LogPlace(error);
      MicroPrintf(" in the table at byte %u has a type without a value, or a value without a type.", position);
      return;
    case VerifyReason::kTooManyTables:
      MicroPrintf("The model is damaged: its %u bytes cannot hold as many tables as they refer to.", size);
      return;
  }
#endif  // TF_LITE_STRIP_ERROR_STRINGS
}

const Model* GetModel(const void* data, size_t size) {
  VerifyError error;
  if (VerifyModel(data, size, &error)) return GetModel(data);
  LogVerifyError(error);
  return nullptr;
}

}  // namespace tflite

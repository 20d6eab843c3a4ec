#include "tflite_micro/fuzz/model_fields.h"

#include "tflite_micro/schema/flatbuffer.h"
#include "tflite_micro/schema/verifier_field_kinds.h"
#include "tflite_micro/schema/verifier_tables_generated.h"

namespace tflite {
namespace {

class Walk {
 public:
  explicit Walk(const uint8_t* model) : model_(model) {}

  ModelFields File() {
    Table(Read<uint32_t>(0), kTableModel);
    return fields_;
  }

 private:
  template <typename T>
  T Read(uint32_t at) const {
    return fb::ReadScalar<T>(model_ + at);
  }

  void Table(uint32_t start, uint8_t table) {
    const uint32_t vtable = start - Read<uint32_t>(start);
    const uint32_t vtable_bytes = Read<uint16_t>(vtable);
    const uint8_t* description = kTableFields + kTableStart[table];
    const uint8_t count = *description++;
    uint32_t before = 0;
    for (uint8_t field = 0; field < count; ++field) {
      const uint8_t kind = *description & ~kRequired;
      const uint32_t entry = vtable + 4u + 2u * field;
      const uint32_t position = entry < vtable + vtable_bytes ? Read<uint16_t>(entry) : 0;
      const uint32_t at = position == 0 ? 0 : start + position;
      if (at != 0) {
        if ((*description & kRequired) == 0) fields_.entries.push_back(entry);
        const uint32_t type = kind == kUnion && before != 0 ? Read<uint8_t>(before) : 0;
        if (kind != kUnion || (type > 0 && type <= description[2])) Field(kind, description, at, type);
      }
      before = at;
      description += kind == kUnion ? 3 : kind == kTable || kind == kTables ? 2 : 1;
    }
  }

  void Field(uint8_t kind, const uint8_t* description, uint32_t at, uint32_t type) {
    if (kind == kIgnored || kind == kExtent) return;
    if (kind < kVector) {
      fields_.numbers.push_back({at, 1, uint32_t{1} << (kind - kScalar)});
      return;
    }
    const uint32_t target = at + Read<uint32_t>(at);
    if (kind == kTable || kind == kUnion) {
      const uint8_t table = static_cast<uint8_t>(kind == kTable ? description[1] : description[1] + type - 1);
      fields_.references.push_back({at, table});
      Table(target, table);
      return;
    }
    const uint32_t count = Read<uint32_t>(target);
    fields_.lengths.push_back(target);
    if (kind == kTables) {
      for (uint32_t i = 0; i < count; ++i) {
        const uint32_t element = target + 4 + 4 * i;
        fields_.references.push_back({element, description[1]});
        Table(element + Read<uint32_t>(element), description[1]);
      }
    } else {
      const uint32_t bytes = kind == kString ? 1 : uint32_t{1} << (kind - kVector);
      if (count > 0) fields_.numbers.push_back({target + 4, count, bytes});
    }
  }

  const uint8_t* model_;
  ModelFields fields_;
};

}  // namespace

ModelFields FindModelFields(const uint8_t* model) { return Walk(model).File(); }

}  // namespace tflite

// How fields are stored, as kTableFields (verifier_tables_generated.h) says it.
#ifndef TFLITE_MICRO_SCHEMA_VERIFIER_FIELD_KINDS_H_
#define TFLITE_MICRO_SCHEMA_VERIFIER_FIELD_KINDS_H_

#include <stdint.h>

namespace tflite {

// Scalars and vectors add log2 of their element's size.
enum FieldKind : uint8_t {
  kIgnored = 0,
  kScalar = 1,
  kVector = 5,
  kString = 9,
  kTable = 10,
  kTables = 11,
  kUnion = 12,
  // A position in the file, 64 bits, and in the next field a length: bytes behind the tables.
  kExtent = 13,
};
// Is added to a kind.
constexpr uint8_t kRequired = 0x80;

}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_VERIFIER_FIELD_KINDS_H_

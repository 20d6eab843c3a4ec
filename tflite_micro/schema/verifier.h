// Decides whether bytes are a .tflite file whose structure is sound: every table, vector and text that the reader
// (schema_generated.h) can reach lies inside the file. After that no accessor can read outside, whatever the values
// mean; indices, shapes and quantisation are the interpreter's to check.
//
// What stays possible in a sound file: a field that the schema does not mark `required` is absent, and its accessor
// returns null; an enum has a number without a name; indices point nowhere.

#ifndef TFLITE_MICRO_SCHEMA_VERIFIER_H_
#define TFLITE_MICRO_SCHEMA_VERIFIER_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// What is wrong with a file.
enum class VerifyReason : uint8_t {
  kNone,
  // There is no data, or fewer than the 8 bytes of the header.
  kTooSmall,
  // More than 2^31 - 1 bytes.
  kTooLarge,
  // Bytes 4 to 7 are not "TFL3".
  kIdentifier,
  // Something begins behind the end of the file, or ends there: the usual sign of a truncated file.
  kOutside,
  // A vtable gives a size that none can have, or places a field outside of its table.
  kVtable,
  // A text has no zero at its end.
  kText,
  // A field that the schema marks `required` is absent.
  kMissing,
  // A union has a type without a value, or a value without a type.
  kUnion,
  // More tables can be reached than the file has room for: the same ones again and again.
  kTooManyTables,
};

// Where it is wrong. `table` and `field` are numbers as verifier_tables_generated.h has them; field 255 is the table
// itself.
struct VerifyError {
  VerifyReason reason;
  uint8_t table;
  uint8_t field;
  // Bytes of one element: of a vector 1 to 8, of other things 1.
  uint8_t element_bytes;
  // Position in the file of the thing that is wrong.
  uint32_t position;
  // How many elements it has there. For kIdentifier, the four bytes that stand in the identifier's place.
  uint32_t count;
  // Bytes in the file.
  uint32_t size;
};

// Whether `data`, `size` bytes at any address, is a sound model. If not, and `error` is not null, fills it. Takes time
// proportional to `size`, and about 600 bytes of stack on a Cortex-M4.
bool VerifyModel(const void* data, size_t size, VerifyError* error = nullptr);

// Says what is wrong as a sentence, through MicroPrintf.
void LogVerifyError(const VerifyError& error);

// The model in `data` after its verification, or null after logging why it is refused. `data` must outlive the model.
const Model* GetModel(const void* data, size_t size);

}  // namespace tflite

#endif  // TFLITE_MICRO_SCHEMA_VERIFIER_H_

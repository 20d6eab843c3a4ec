// The fields of a sound model by their place in the file, found as the verifier finds them, so that a mutation can
// change what a model says and leave its structure sound.
#ifndef TFLITE_MICRO_FUZZ_MODEL_FIELDS_H_
#define TFLITE_MICRO_FUZZ_MODEL_FIELDS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tflite {

// `count` numbers of `bytes` each at `position`: a scalar, or the elements of a vector.
struct ModelNumbers {
  uint32_t position;
  uint32_t count;
  uint32_t bytes;
};

// A 32-bit offset at `position`, by which a table of the kind `table` is reached.
struct ModelReference {
  uint32_t position;
  uint8_t table;
};

struct ModelFields {
  std::vector<ModelNumbers> numbers;
  // Where the lengths of vectors stand.
  std::vector<uint32_t> lengths;
  std::vector<ModelReference> references;
  // Entries of vtables, 16 bits each, of fields that are present.
  std::vector<uint32_t> entries;
};

// Of a model that VerifyModel() accepts.
ModelFields FindModelFields(const uint8_t* model);

}  // namespace tflite

#endif  // TFLITE_MICRO_FUZZ_MODEL_FIELDS_H_

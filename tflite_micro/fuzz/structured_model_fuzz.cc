// Sound models with other contents: numbers, references, lengths and presence of fields are changed through the schema.
#include <cstring>
#include <random>

#include "tflite_micro/fuzz/model_fields.h"
#include "tflite_micro/fuzz/model_trial.h"
#include "tflite_micro/schema/verifier.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t max_size);

namespace tflite {
namespace {

class Mutation {
 public:
  Mutation(uint8_t* model, const ModelFields& fields, unsigned seed) : model_(model), fields_(fields), random_(seed) {}

  void Apply() {
    switch (random_() % 16) {
      case 0:
        return ShortenVector();
      case 1:
      case 2:
        return RedirectReference();
      case 3:
        return OmitField();
      default:
        return ChangeNumber();
    }
  }

 private:
  template <typename T>
  const T& Choose(const std::vector<T>& from) {
    return from[random_() % from.size()];
  }

  // To what is likely to hurt, to a neighbour, or to what another field of the size has.
  void ChangeNumber() {
    if (fields_.numbers.empty()) return;
    const ModelNumbers& numbers = Choose(fields_.numbers);
    const uint32_t at = numbers.position + numbers.bytes * static_cast<uint32_t>(random_() % numbers.count);
    uint64_t value = 0;
    memcpy(&value, model_ + at, numbers.bytes);
    static constexpr int64_t kValues[] = {
        0,         1,          2,          3,     -1,         -2,         INT32_MAX,  INT32_MIN, INT64_MAX,
        INT64_MIN, 65535,      65536,      46341, 32767,      -32768,     127,        -128,      255,
        1 << 30,   0x7F800000, 0x7FC00000, 1,     0x3F800000, 0x00800000, 0x7F7FFFFF, 4,         8};
    switch (random_() % 6) {
      case 0:
        value += 1;
        break;
      case 1:
        value -= 1;
        break;
      case 2:
        value ^= uint64_t{1} << (random_() % (8 * numbers.bytes));
        break;
      case 3: {
        const ModelNumbers& other = Choose(fields_.numbers);
        if (other.bytes == numbers.bytes) memcpy(&value, model_ + other.position, numbers.bytes);
        break;
      }
      case 4:
        value = random_() % 64;
        break;
      default:
        value = static_cast<uint64_t>(kValues[random_() % (sizeof(kValues) / sizeof(kValues[0]))]);
    }
    memcpy(model_ + at, &value, numbers.bytes);
  }

  void ShortenVector() {
    if (fields_.lengths.empty()) return;
    const uint32_t at = Choose(fields_.lengths);
    uint32_t length = 0;
    memcpy(&length, model_ + at, sizeof(length));
    if (length == 0) return;
    length = static_cast<uint32_t>(random_() % length);
    memcpy(model_ + at, &length, sizeof(length));
  }

  // To another table of the kind, if that lies behind it: offsets are positive.
  void RedirectReference() {
    if (fields_.references.empty()) return;
    const ModelReference& from = Choose(fields_.references);
    const ModelReference& to = Choose(fields_.references);
    if (from.table != to.table) return;
    uint32_t offset = 0;
    memcpy(&offset, model_ + to.position, sizeof(offset));
    const uint32_t target = to.position + offset;
    if (target <= from.position) return;
    offset = target - from.position;
    memcpy(model_ + from.position, &offset, sizeof(offset));
  }

  void OmitField() {
    if (fields_.entries.empty()) return;
    memset(model_ + Choose(fields_.entries), 0, 2);
  }

  uint8_t* model_;
  const ModelFields& fields_;
  std::minstd_rand random_;
};

}  // namespace
}  // namespace tflite

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t max_size, unsigned seed) {
  using tflite::TrialSettings;
  const size_t model_size = size < sizeof(TrialSettings) ? 0 : size - sizeof(TrialSettings);
  if (!tflite::VerifyModel(data, model_size)) return LLVMFuzzerMutate(data, size, max_size);
  std::minstd_rand random(seed);
  if (random() % 8 == 0) {
    LLVMFuzzerMutate(data + model_size, sizeof(TrialSettings), sizeof(TrialSettings));
    return size;
  }
  for (unsigned count = static_cast<unsigned>(random() % 3);; --count) {
    const tflite::ModelFields fields = tflite::FindModelFields(data);
    tflite::Mutation(data, fields, static_cast<unsigned>(random())).Apply();
    if (count == 0 || !tflite::VerifyModel(data, model_size)) return size;
  }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  tflite::TryModel(data, size);
  return 0;
}

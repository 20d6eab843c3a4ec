#include "tflite_micro/benchmarks/runner_result.h"

#include <string.h>

namespace tflite {
namespace runner {
namespace {

constexpr char kHeaderMark[] = "TFLMRUN\n";
constexpr char kEndMark[] = "TFLMEND\n";
constexpr size_t kMarkSize = 8;
constexpr uint32_t kVersion = 2;

// Appends `size` low bytes of `value` at `out` and returns the position behind them.
uint8_t* Put(uint8_t* out, uint64_t value, size_t size) {
  for (size_t i = 0; i < size; ++i) out[i] = static_cast<uint8_t>(value >> (8 * i));
  return out + size;
}

}  // namespace

bool WriteHeader(const File& file, const ResultHeader& header) {
  uint8_t bytes[kMarkSize + 32];
  memcpy(bytes, kHeaderMark, kMarkSize);
  uint8_t* out = bytes + kMarkSize;
  out = Put(out, kVersion, 4);
  out = Put(out, header.runs, 4);
  out = Put(out, header.outputs, 4);
  out = Put(out, 0, 4);
  out = Put(out, header.arena_bytes, 8);
  Put(out, header.setup_instructions, 8);
  return WriteAll(file, bytes, sizeof(bytes));
}

bool WriteRun(const File& file, uint64_t instructions) {
  uint8_t bytes[8];
  Put(bytes, instructions, 8);
  return WriteAll(file, bytes, sizeof(bytes));
}

bool WriteOutput(const File& file, const TfLiteTensor& output) {
  uint8_t word[4];
  Put(word, static_cast<uint32_t>(output.dims->size), 4);
  if (!WriteAll(file, word, sizeof(word))) return false;
  for (int i = 0; i < output.dims->size; ++i) {
    Put(word, static_cast<uint32_t>(output.dims->data[i]), 4);
    if (!WriteAll(file, word, sizeof(word))) return false;
  }
  Put(word, output.bytes, 4);
  return WriteAll(file, word, sizeof(word)) && WriteAll(file, output.data.raw, output.bytes);
}

bool WriteOperatorCount(const File& file, uint32_t count) {
  uint8_t bytes[4];
  Put(bytes, count, 4);
  return WriteAll(file, bytes, sizeof(bytes));
}

bool WriteOperator(const File& file, const char* name, uint64_t instructions) {
  const size_t length = strlen(name);
  uint8_t bytes[12];
  Put(Put(bytes, instructions, 8), length, 4);
  return WriteAll(file, bytes, sizeof(bytes)) && WriteAll(file, name, length);
}

bool WriteEnd(const File& file) { return WriteAll(file, kEndMark, kMarkSize); }

}  // namespace runner
}  // namespace tflite

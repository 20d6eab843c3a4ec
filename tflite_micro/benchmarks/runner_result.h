// Writes the file that the target runner leaves behind, version 2. Numbers are little-endian.
//
//   header     8 bytes "TFLMRUN\n", u32 version, u32 runs, u32 outputs of the model, u32 0,
//              u64 arena bytes, u64 instructions of the set-up (AllocateTensors() and what is before it)
//   runs       each: u64 instructions of Invoke(), then for each output: u32 rank, the dimensions as u32, u32 bytes and
//              the bytes. Both may differ from one run to the next
//   operators  u32 count, then each: u64 instructions, u32 length, the name's bytes without a NUL; in order of
//   execution end        8 bytes "TFLMEND\n", without which the program did not get that far
//
// On the host "instructions" are nanoseconds. python/tflite_micro/targets/runner.py reads it.
#ifndef TFLITE_MICRO_BENCHMARKS_RUNNER_RESULT_H_
#define TFLITE_MICRO_BENCHMARKS_RUNNER_RESULT_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/benchmarks/runner_platform.h"
#include "tflite_micro/common/types.h"

namespace tflite {
namespace runner {

struct ResultHeader {
  uint32_t runs;
  uint32_t outputs;
  uint64_t arena_bytes;
  uint64_t setup_instructions;
};

// The parts in the order in which they stand in the file. All return false, with a message, if they cannot be written.
bool WriteHeader(const File& file, const ResultHeader& header);
bool WriteRun(const File& file, uint64_t instructions);
bool WriteOutput(const File& file, const TfLiteTensor& output);
bool WriteOperatorCount(const File& file, uint32_t count);
bool WriteOperator(const File& file, const char* name, uint64_t instructions);
bool WriteEnd(const File& file);

}  // namespace runner
}  // namespace tflite

#endif  // TFLITE_MICRO_BENCHMARKS_RUNNER_RESULT_H_

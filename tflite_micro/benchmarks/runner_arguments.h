// The command line of the target runner.
#ifndef TFLITE_MICRO_BENCHMARKS_RUNNER_ARGUMENTS_H_
#define TFLITE_MICRO_BENCHMARKS_RUNNER_ARGUMENTS_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace runner {

struct Arguments {
  // --model=PATH: the .tflite file.
  const char* model = nullptr;
  // --inputs=PATH: the bytes of all inputs of the first run in order, then those of the second, and so on.
  const char* inputs = nullptr;
  // --result=PATH: the file to write (runner_result.h).
  const char* result = nullptr;
  // --runs=N: how often to call Invoke().
  uint32_t runs = 1;
  // --arena_size=BYTES: 0 stands for all of the board's spare memory.
  size_t arena_size = 0;
  // --profile: count the instructions of every operator too.
  bool profile = false;
  // --jobs=N: do all of this N times, with ".0", ".1" and so on behind the names of the three files. 0: once, with the
  // names as they are.
  uint32_t jobs = 0;
};

// Returns false, with a message, for an argument that is unknown, malformed or missing.
bool ParseArguments(int argc, char** argv, Arguments* arguments);

}  // namespace runner
}  // namespace tflite

#endif  // TFLITE_MICRO_BENCHMARKS_RUNNER_ARGUMENTS_H_

#include "tflite_micro/benchmarks/runner_arguments.h"

#include <string.h>

#include "tflite_micro/common/micro_log.h"

namespace tflite {
namespace runner {
namespace {

// Returns what follows `name` in "name=value", or null.
const char* ValueOf(const char* argument, const char* name) {
  const size_t length = strlen(name);
  return strncmp(argument, name, length) == 0 && argument[length] == '=' ? argument + length + 1 : nullptr;
}

bool ParseNumber(const char* text, uint32_t* value) {
  *value = 0;
  if (*text == '\0') return false;
  for (; *text != '\0'; ++text) {
    if (*text < '0' || *text > '9') return false;
    const uint32_t digit = static_cast<uint32_t>(*text - '0');
    if (*value > (UINT32_MAX - digit) / 10) return false;
    *value = *value * 10 + digit;
  }
  return true;
}

}  // namespace

bool ParseArguments(int argc, char** argv, Arguments* arguments) {
  for (int i = 1; i < argc; ++i) {
    const char* const argument = argv[i];
    uint32_t number = 0;
    if (const char* const model = ValueOf(argument, "--model")) {
      arguments->model = model;
    } else if (const char* const inputs = ValueOf(argument, "--inputs")) {
      arguments->inputs = inputs;
    } else if (const char* const result = ValueOf(argument, "--result")) {
      arguments->result = result;
    } else if (const char* const runs = ValueOf(argument, "--runs")) {
      if (!ParseNumber(runs, &number) || number == 0) {
        MicroPrintf("--runs takes a number from 1 to 4294967295, not '%s'", runs);
        return false;
      }
      arguments->runs = number;
    } else if (const char* const arena_size = ValueOf(argument, "--arena_size")) {
      if (!ParseNumber(arena_size, &number)) {
        MicroPrintf("--arena_size takes a number of bytes, not '%s'", arena_size);
        return false;
      }
      arguments->arena_size = number;
    } else if (const char* const jobs = ValueOf(argument, "--jobs")) {
      if (!ParseNumber(jobs, &number) || number == 0) {
        MicroPrintf("--jobs takes a number from 1 to 4294967295, not '%s'", jobs);
        return false;
      }
      arguments->jobs = number;
    } else if (strcmp(argument, "--profile") == 0) {
      arguments->profile = true;
    } else {
      MicroPrintf("Unknown argument '%s'", argument);
      return false;
    }
  }
  if (arguments->model == nullptr || arguments->inputs == nullptr || arguments->result == nullptr) {
    MicroPrintf(
        "Usage: target_runner --model=FILE --inputs=FILE --result=FILE [--runs=N] [--arena_size=BYTES] [--profile] "
        "[--jobs=N]");
    return false;
  }
  return true;
}

}  // namespace runner
}  // namespace tflite

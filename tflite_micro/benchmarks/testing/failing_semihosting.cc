// The calls of semihosting, answered with files of this machine as a simulator would answer them, but for one, which
// fails.
//
//   FAILING_CALL=N        the Nth call that is about a file, counted from 1; none by default
//   FAILURE=error|none|some
//                         how: as an error (default); a read or a write of nothing; one of a part, which is an error
//                         when a file is written and none when it is read
//   CALLS=FILE            the file that gets the name of every such call, a line each
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tflite_micro/platform/semihosting_call.h"
#include "tflite_micro/platform/spare_memory.h"

namespace tflite {
namespace {

alignas(16) uint8_t memory[1 << 20];

const char* Setting(const char* name, const char* otherwise) {
  const char* value = getenv(name);
  return value == nullptr ? otherwise : value;
}

// Counts the call; true if it is to fail.
bool IsFailing(const char* name) {
  static const int failing = atoi(Setting("FAILING_CALL", "0"));
  static FILE* calls = fopen(Setting("CALLS", "/dev/null"), "w");
  static int count = 0;
  fprintf(calls, "%s\n", name);
  fflush(calls);
  return ++count == failing;
}

}  // namespace

uint8_t* SpareMemory() { return memory; }
size_t SpareMemorySize() { return sizeof(memory); }

namespace semihosting {

intptr_t Call(Operation operation, const void* argument) {
  const auto* block = static_cast<const uintptr_t*>(argument);
  const bool is_error = strcmp(Setting("FAILURE", "error"), "error") == 0;
  const bool is_part = strcmp(Setting("FAILURE", "error"), "some") == 0;
  const auto fail = [] {
    errno = EIO;
    return intptr_t{-1};
  };
  switch (operation) {
    case kSysOpen: {
      if (IsFailing("open")) return fail();
      const int flags = block[1] < 4 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC;
      return open(reinterpret_cast<const char*>(block[0]), flags, 0644);
    }
    case kSysClose: {
      const bool fails = IsFailing("close");
      const int result = close(static_cast<int>(block[0]));
      return fails ? fail() : result;
    }
    case kSysRead:
    case kSysWrite: {
      const bool reads = operation == kSysRead;
      size_t size = block[2];
      if (IsFailing(reads ? "read" : "write")) {
        if (is_error) return fail();
        errno = EIO;
        size = is_part ? size / 2 : 0;
      }
      const int file = static_cast<int>(block[0]);
      const auto data = reinterpret_cast<void*>(block[1]);
      const ssize_t done = size == 0 ? 0 : reads ? read(file, data, size) : write(file, data, size);
      // What is left to do is the answer.
      return done < 0 ? -1 : static_cast<intptr_t>(block[2]) - done;
    }
    case kSysFlen: {
      if (IsFailing("length")) return fail();
      struct stat status;
      return fstat(static_cast<int>(block[0]), &status) == 0 ? static_cast<intptr_t>(status.st_size) : -1;
    }
    case kSysErrno:
      return errno;
    default:
      fprintf(stderr, "The runner does not make call %d.\n", static_cast<int>(operation));
      abort();
  }
}

}  // namespace semihosting
}  // namespace tflite

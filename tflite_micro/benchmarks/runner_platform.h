// What the target runner needs of the machine under it: the memory for model and arena, and whole files. One
// implementation for boards (semihosting) and one for the host. The functions print why they failed.
#ifndef TFLITE_MICRO_BENCHMARKS_RUNNER_PLATFORM_H_
#define TFLITE_MICRO_BENCHMARKS_RUNNER_PLATFORM_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace runner {

// The memory for model and arena, aligned to 16. The same at every call.
struct Memory {
  uint8_t* data;
  size_t size;
};
Memory RunnerMemory();

// An open file. `handle` is the platform's.
struct File {
  const char* path;
  intptr_t handle;
};

// `size` may be null; else it receives the file's length.
bool OpenForReading(const char* path, File* file, size_t* size);
bool OpenForWriting(const char* path, File* file);
// Reads or writes exactly `size` bytes from the file's current position.
bool ReadAll(const File& file, void* buffer, size_t size);
bool WriteAll(const File& file, const void* data, size_t size);
// False if something written before could not be stored.
bool Close(const File& file);

}  // namespace runner
}  // namespace tflite

#endif  // TFLITE_MICRO_BENCHMARKS_RUNNER_PLATFORM_H_

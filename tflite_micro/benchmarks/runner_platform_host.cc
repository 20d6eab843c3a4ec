#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "tflite_micro/benchmarks/runner_platform.h"
#include "tflite_micro/common/micro_log.h"

namespace tflite {
namespace runner {
namespace {

// Untouched pages cost nothing. As much as the largest board has.
alignas(16) uint8_t spare_memory[96 << 20];

FILE* Stream(const File& file) { return reinterpret_cast<FILE*>(file.handle); }

bool Report(const char* what, const File& file) {
  MicroPrintf("%s %s failed: %s", what, file.path, strerror(errno));
  return false;
}

bool Open(const char* path, const char* mode, File* file) {
  FILE* const stream = fopen(path, mode);
  *file = {path, reinterpret_cast<intptr_t>(stream)};
  return stream != nullptr;
}

}  // namespace

Memory RunnerMemory() { return {spare_memory, sizeof(spare_memory)}; }

bool OpenForReading(const char* path, File* file, size_t* size) {
  if (!Open(path, "rb", file)) return Report("Opening", *file);
  if (size != nullptr) {
    FILE* const stream = Stream(*file);
    const bool at_end = fseek(stream, 0, SEEK_END) == 0;
    const long length = at_end ? ftell(stream) : -1;
    if (length < 0 || fseek(stream, 0, SEEK_SET) != 0) return Report("Asking for the length of", *file);
    *size = static_cast<size_t>(length);
  }
  return true;
}

bool OpenForWriting(const char* path, File* file) { return Open(path, "wb", file) || Report("Creating", *file); }

bool ReadAll(const File& file, void* buffer, size_t size) {
  const size_t read_size = fread(buffer, 1, size, Stream(file));
  if (read_size == size) return true;
  if (ferror(Stream(file))) return Report("Reading", file);
  MicroPrintf("%s ends too early: %u bytes were expected, %u were left", file.path, static_cast<unsigned>(size),
              static_cast<unsigned>(read_size));
  return false;
}

bool WriteAll(const File& file, const void* data, size_t size) {
  return fwrite(data, 1, size, Stream(file)) == size || Report("Writing", file);
}

bool Close(const File& file) { return fclose(Stream(file)) == 0 || Report("Closing", file); }

}  // namespace runner
}  // namespace tflite

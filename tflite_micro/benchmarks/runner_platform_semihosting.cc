#include "tflite_micro/benchmarks/runner_platform.h"
#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/platform/semihosting.h"
#include "tflite_micro/platform/spare_memory.h"

namespace tflite {
namespace runner {
namespace {

bool Report(const char* what, const File& file, int error) {
  MicroPrintf("%s %s failed (error %d of the host)", what, file.path, error);
  return false;
}

}  // namespace

Memory RunnerMemory() { return {SpareMemory(), SpareMemorySize()}; }

bool OpenForReading(const char* path, File* file, size_t* size) {
  int handle = 0;
  *file = {path, 0};
  if (const int error = semihosting::Open(path, semihosting::OpenMode::kRead, &handle)) {
    return Report("Opening", *file, error);
  }
  file->handle = handle;
  if (size != nullptr) {
    if (const int error = semihosting::Length(handle, size)) return Report("Asking for the length of", *file, error);
  }
  return true;
}

bool OpenForWriting(const char* path, File* file) {
  int handle = 0;
  *file = {path, 0};
  if (const int error = semihosting::Open(path, semihosting::OpenMode::kWrite, &handle)) {
    return Report("Creating", *file, error);
  }
  file->handle = handle;
  return true;
}

bool ReadAll(const File& file, void* buffer, size_t size) {
  size_t read_size = 0;
  if (const int error = semihosting::Read(static_cast<int>(file.handle), buffer, size, &read_size)) {
    return Report("Reading", file, error);
  }
  if (read_size < size) {
    MicroPrintf("%s ends too early: %u bytes were expected, %u were left", file.path, static_cast<unsigned>(size),
                static_cast<unsigned>(read_size));
    return false;
  }
  return true;
}

bool WriteAll(const File& file, const void* data, size_t size) {
  if (const int error = semihosting::Write(static_cast<int>(file.handle), data, size)) {
    return Report("Writing", file, error);
  }
  return true;
}

bool Close(const File& file) {
  if (const int error = semihosting::Close(static_cast<int>(file.handle))) return Report("Closing", file, error);
  return true;
}

}  // namespace runner
}  // namespace tflite

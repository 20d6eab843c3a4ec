#include "tflite_micro/platform/semihosting.h"

#include <string.h>

#include "tflite_micro/platform/semihosting_call.h"

namespace tflite {
namespace semihosting {
namespace {

constexpr uintptr_t kStoppedByApplicationExit = 0x20026;

int HostError() {
  const intptr_t error = Call(kSysErrno, nullptr);
  return error > 0 ? static_cast<int>(error) : kUnknownError;
}

int StatusOf(intptr_t result) { return result == 0 ? 0 : HostError(); }

}  // namespace

int Open(const char* path, OpenMode mode, int* file) {
  const uintptr_t block[] = {reinterpret_cast<uintptr_t>(path), static_cast<uintptr_t>(mode), strlen(path)};
  const intptr_t handle = Call(kSysOpen, block);
  *file = static_cast<int>(handle);
  return handle >= 0 ? 0 : HostError();
}

int Close(int file) {
  const uintptr_t block[] = {static_cast<uintptr_t>(file)};
  return StatusOf(Call(kSysClose, block));
}

int Read(int file, void* buffer, size_t size, size_t* read_size) {
  // A host may answer with fewer bytes than there are, so only an empty answer is the end.
  *read_size = 0;
  while (*read_size < size) {
    const size_t wanted = size - *read_size;
    const uintptr_t block[] = {static_cast<uintptr_t>(file), reinterpret_cast<uintptr_t>(buffer) + *read_size, wanted};
    const intptr_t missing = Call(kSysRead, block);
    if (missing < 0 || static_cast<size_t>(missing) > wanted) return HostError();
    if (static_cast<size_t>(missing) == wanted) {
      size_t length;
      return Length(file, &length);
    }
    *read_size += wanted - static_cast<size_t>(missing);
  }
  return 0;
}

int Write(int file, const void* data, size_t size) {
  if (size == 0) return 0;
  const uintptr_t block[] = {static_cast<uintptr_t>(file), reinterpret_cast<uintptr_t>(data), size};
  return StatusOf(Call(kSysWrite, block));
}

int Seek(int file, size_t offset) {
  const uintptr_t block[] = {static_cast<uintptr_t>(file), offset};
  return StatusOf(Call(kSysSeek, block));
}

int Length(int file, size_t* size) {
  const uintptr_t block[] = {static_cast<uintptr_t>(file)};
  const intptr_t length = Call(kSysFlen, block);
  if (length < 0) return HostError();
  *size = static_cast<size_t>(length);
  return 0;
}

int Remove(const char* path) {
  const uintptr_t block[] = {reinterpret_cast<uintptr_t>(path), strlen(path)};
  return StatusOf(Call(kSysRemove, block));
}

void WriteConsole(const char* text) { Call(kSysWrite0, text); }

void WriteConsole(const char* text, size_t length) {
  char piece[64];
  while (length > 0) {
    const size_t count = length < sizeof(piece) - 1 ? length : sizeof(piece) - 1;
    memcpy(piece, text, count);
    piece[count] = '\0';
    Call(kSysWrite0, piece);
    text += count;
    length -= count;
  }
}

int CommandLine(char* buffer, size_t size) {
  uintptr_t block[] = {reinterpret_cast<uintptr_t>(buffer), size};
  return Call(kSysGetCommandLine, block) == 0 ? 0 : kUnknownError;
}

void Exit(int code) {
  const uintptr_t block[] = {kStoppedByApplicationExit, static_cast<uintptr_t>(code)};
  for (;;) Call(kSysExitExtended, block);
}

}  // namespace semihosting
}  // namespace tflite

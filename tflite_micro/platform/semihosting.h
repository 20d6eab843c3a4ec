// Services of the machine that runs or debugs a board (Arm and RISC-V semihosting): console, files, command line and
// the exit code. For programs on simulated boards and under a debugger; on hardware without one the first call
// faults.
//
// Functions that can fail return 0 if they worked, else the host's errno, or kUnknownError if the host has none to
// give.
#ifndef TFLITE_MICRO_PLATFORM_SEMIHOSTING_H_
#define TFLITE_MICRO_PLATFORM_SEMIHOSTING_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace semihosting {

constexpr int kUnknownError = -1;

// As fopen's "rb", "r+b", "wb", "w+b", "ab", "a+b".
enum class OpenMode { kRead = 1, kReadWrite = 3, kWrite = 5, kWriteRead = 7, kAppend = 9, kAppendRead = 11 };

// Opens `path`, relative to the host's current folder, as `*file`, which Close() ends.
int Open(const char* path, OpenMode mode, int* file);
int Close(int file);

// Reads up to `size` bytes; `*read_size` is smaller at the end of the file only. A host has no way to say that
// reading an open file failed, so what must be complete is compared with Length().
int Read(int file, void* buffer, size_t size, size_t* read_size);

// Writes all of `size` bytes or fails.
int Write(int file, const void* data, size_t size);

// Moves to `offset` bytes from the file's start.
int Seek(int file, size_t offset);

int Length(int file, size_t* size);

int Remove(const char* path);

// Writes to the console, which is QEMU's standard error. The text ends early at a NUL.
void WriteConsole(const char* text, size_t length);
// All of a text that ends with a NUL.
void WriteConsole(const char* text);

// Copies the program's command line, NUL-terminated, into `buffer`. kUnknownError if it is longer than `size` - 1.
int CommandLine(char* buffer, size_t size);

// Ends the program; QEMU's exit status is the low byte of `code`.
[[noreturn]] void Exit(int code);

}  // namespace semihosting
}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_SEMIHOSTING_H_

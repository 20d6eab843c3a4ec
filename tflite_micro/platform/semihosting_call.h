// The instruction by which a program asks the machine that simulates or debugs its board for something. What can be
// asked is in semihosting.h.
#ifndef TFLITE_MICRO_PLATFORM_SEMIHOSTING_CALL_H_
#define TFLITE_MICRO_PLATFORM_SEMIHOSTING_CALL_H_

#include <stdint.h>

namespace tflite {
namespace semihosting {

// Operation numbers and argument blocks: "Semihosting for AArch32 and AArch64", which RISC-V adopts.
enum Operation : uintptr_t {
  kSysOpen = 0x01,
  kSysClose = 0x02,
  kSysWrite0 = 0x04,
  kSysWrite = 0x05,
  kSysRead = 0x06,
  kSysSeek = 0x0A,
  kSysFlen = 0x0C,
  kSysRemove = 0x0E,
  kSysErrno = 0x13,
  kSysGetCommandLine = 0x15,
  kSysExitExtended = 0x20,
};

// `argument` is the operation's argument block. What the answer means depends on the operation.
intptr_t Call(Operation operation, const void* argument);

}  // namespace semihosting
}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_SEMIHOSTING_CALL_H_

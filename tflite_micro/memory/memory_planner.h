// Assigns addresses to buffers whose lifetimes are known, so that buffers that are never alive together share memory.
#ifndef TFLITE_MICRO_MEMORY_MEMORY_PLANNER_H_
#define TFLITE_MICRO_MEMORY_MEMORY_PLANNER_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/types.h"

namespace tflite {

// The planners that MicroAllocator::Create() offers by name.
enum class MemoryPlannerType {
  kGreedy,
  // No reuse: every buffer has its own memory, so that all tensors can be looked at after inference.
  kLinear,
};

// One buffer to place. Times count operators in the order of execution.
//
// The output of an operator may share memory with an input that dies there, if the operator says how: then the input
// lies `distance` bytes higher, or that and a multiple of `step`, so that what is overwritten has been read.
struct PlannedBuffer {
  int32_t bytes = 0;       // multiple of 16; 0 of an empty tensor
  int32_t first_time = 0;  // when it is written first; -1, as last_time, if nothing touches it (bytes is 0 then)
  int32_t last_time = 0;   // when it is read last, >= first_time
  int32_t offset = 0;      // result: bytes from the start of the planned memory, multiple of 16
  // Such inputs of the operator that writes this buffer, as 1 + their index; 0: none.
  uint16_t inputs[2] = {0, 0};
  // The other way round: 1 + the index of the buffer that has this one among its inputs; 0: none.
  uint16_t output = 0;
  uint16_t step = 0;  // of the output: in units of 16 bytes; 0 stands for 1. And kFixed
  // Of the output: multiple of 16 * step. Negative of a tensor that lies in the buffer at inputs[0] - 1 and has no
  // bytes of its own, see PlaceOf(): to planners, an empty one.
  int32_t distance = 0;

  // A buffer whose place is given, by who knows whom: the planner keeps it there or refuses.
  static constexpr uint16_t kFixed = 0x8000;
  bool is_fixed() const { return (step & kFixed) != 0; }
  void Fix(int32_t at) {
    offset = at;
    step |= kFixed;
  }
};

inline bool AliveTogether(const PlannedBuffer& a, const PlannedBuffer& b) {
  return a.first_time <= b.last_time && b.first_time <= a.last_time;
}

class MicroMemoryPlanner {
 public:
  // Bytes of workspace (aligned to 8) that Plan() needs for `count` buffers.
  virtual size_t WorkspaceBytes(int count) const = 0;

  // Sets every buffer's offset and *total to the end of the highest in the arena. kTfLiteError: the total is above 2^31
  // - 1; or, where *total is negative, the buffer with the index -1 - *total cannot lie where it is fixed.
  virtual TfLiteStatus Plan(PlannedBuffer* buffers, int count, void* workspace, int32_t* total) = 0;

  // The address of a buffer that Plan() placed beside the arena, for which its offset is negative; the arena's planners
  // do not.
  virtual uint8_t* Beside(int32_t) const { return nullptr; }

  // Whether all tensors keep their values until the next inference.
  virtual bool preserves_all_tensors() const = 0;

 protected:
  ~MicroMemoryPlanner() = default;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_MEMORY_PLANNER_H_

// What the kernels of other processors want of memory: for a host that is to say what a model takes on a board.
//
// Kernels for int8 differ from processor to processor in the scratch memory that they want and in how close their
// outputs may come to their inputs; all others are the same everywhere. On a host the functions that say so
// (ConvS8S8ScratchSize() and the like) answer for the kernels that MeasureFor() chose. Where the host has a version of
// its own and no board has, boards want nothing. On a board nothing of this is there.
#ifndef TFLITE_MICRO_KERNELS_BOARD_MEMORY_H_
#define TFLITE_MICRO_KERNELS_BOARD_MEMORY_H_

#include <stdint.h>

#include "tflite_micro/kernels/window.h"

namespace tflite {
namespace kernels {

struct BoardMemory {
  int64_t (*conv_scratch_size)(const WindowShape& shape, int32_t filter_depth);
  int64_t (*depthwise_conv_scratch_size)(const WindowShape& shape);
  int64_t (*fully_connected_scratch_size)(int32_t depth);
  int64_t (*conv_sharing_distance)(const WindowShape& shape);
  int64_t (*depthwise_conv_sharing_distance)(const WindowShape& shape);
};

#if defined(__unix__) || defined(__APPLE__)

// Of the kernels for "armv6m", "arm_dsp", "arm_mve", "arm" (any other of Arm's cores of 32 bits) and "portable" (cores
// with more registers), as they are compiled for speed. Null for other names.
const BoardMemory* FindBoardMemory(const char* kernels);

// From now on, on this thread, kernels answer as those do; null: for this machine again.
void MeasureFor(const BoardMemory* board);
const BoardMemory* MeasuredBoard();

#else

constexpr const BoardMemory* MeasuredBoard() { return nullptr; }

#endif

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_BOARD_MEMORY_H_

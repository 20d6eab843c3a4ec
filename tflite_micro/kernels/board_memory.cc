#include "tflite_micro/kernels/board_memory.h"

#if defined(__unix__) || defined(__APPLE__)

#include <string.h>

#include "tflite_micro/kernels/arm_dsp/memory_s8_s8.h"
#include "tflite_micro/kernels/arm_mve/memory_s8_s8.h"
#include "tflite_micro/kernels/armv6m/memory_s8_s8.h"
#include "tflite_micro/kernels/portable/memory_s8_s8.h"
#include "tflite_micro/kernels/sharing.h"

namespace tflite {
namespace kernels {
namespace {

int64_t NoDepthwiseConvScratch(const WindowShape&) { return 0; }
int64_t NoFullyConnectedScratch(int32_t) { return 0; }
int64_t RowDistance(const WindowShape& shape) { return RowSharingDistance(shape, 1, 1); }

struct NamedMemory {
  const char* name;
  BoardMemory memory;
};

constexpr NamedMemory kBoards[] = {
    {"armv6m", {armv6m::ConvScratchSize, NoDepthwiseConvScratch, NoFullyConnectedScratch, RowDistance, RowDistance}},
    {"arm_dsp",
     {arm_dsp::ConvScratchSize, arm_dsp::DepthwiseConvScratchSize, arm_dsp::FullyConnectedScratchSize,
      arm_dsp::ConvSharingDistance, arm_dsp::DepthwiseConvSharingDistance}},
    {"arm_mve",
     {arm_mve::ConvScratchSize, arm_mve::DepthwiseConvScratchSize, arm_mve::FullyConnectedScratchSize, RowDistance,
      RowDistance}},
    {"arm",
     {portable::ConvScratchSize<portable::kConvPositionsOfFew>, NoDepthwiseConvScratch, NoFullyConnectedScratch,
      RowDistance, RowDistance}},
    {"portable",
     {portable::ConvScratchSize<portable::kConvPositionsOfMany>, NoDepthwiseConvScratch, NoFullyConnectedScratch,
      RowDistance, RowDistance}},
};

thread_local const BoardMemory* measured_board = nullptr;

}  // namespace

const BoardMemory* FindBoardMemory(const char* kernels) {
  for (const NamedMemory& board : kBoards) {
    if (strcmp(board.name, kernels) == 0) return &board.memory;
  }
  return nullptr;
}

void MeasureFor(const BoardMemory* board) { measured_board = board; }

const BoardMemory* MeasuredBoard() { return measured_board; }

}  // namespace kernels
}  // namespace tflite

#endif

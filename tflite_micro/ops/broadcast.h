// What element-wise operators with two broadcast operands share: the shape of the output, the plan of the walk as part
// of the operator's data, and the Eval that follows it. An operator adds its kernels (BroadcastRun) and their
// parameters.
#ifndef TFLITE_MICRO_OPS_BROADCAST_H_
#define TFLITE_MICRO_OPS_BROADCAST_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/kernels/broadcast.h"

namespace tflite {
namespace ops {

// OpData of such an operator: this, then `params_bytes` of the kernel's parameters, then `axis_count`
// kernels::BroadcastAxis. All parts are multiples of 4 bytes.
struct BroadcastData {
  uint8_t kernel;  // which of the operator's kernels: an index chosen by its Prepare
  uint8_t axis_count;
  uint8_t bytes_a;  // of one element
  uint8_t bytes_b;
  uint8_t bytes_out;
  uint8_t unused;
  uint16_t params_bytes;
};

// The shape that `a` and `b` broadcast to: dimensions are aligned at the end, and each is that of both, or 1 in one of
// them. `dims` has room for kMaxTensorRank. Reports shapes that do not go together, or of more dimensions than that.
inline constexpr int kMaxTensorRank = 8;
static_assert(kMaxTensorRank <= kernels::kMaxBroadcastAxes, "every pattern can be walked");
TfLiteStatus BroadcastShape(TfLiteContext* context, const TfLiteTensor* a, const TfLiteTensor* b, int* rank, int* dims);

// The axes of a walk over `a` and `b` whose output has the shape `dims`, to which both can be broadcast; dimensions of
// extent 1 vanish, and neighbours that are broadcast alike become one. Returns their number, at least 1; `axes` has
// room for kMaxTensorRank.
int PlanBroadcast(const TfLiteTensor* a, const TfLiteTensor* b, int rank, const int* dims,
                  kernels::BroadcastAxis* axes);

// Prepare: gives output 0 the shape that inputs 0 and 1 broadcast to, and leaves the OpData. `params` is copied.
TfLiteStatus PrepareBroadcast(TfLiteContext* context, TfLiteNode* node, int kernel, const void* params,
                              uint32_t params_bytes);
template <typename Params>
TfLiteStatus PrepareBroadcast(TfLiteContext* context, TfLiteNode* node, int kernel, const Params& params) {
  static_assert(sizeof(Params) % 4 == 0 && alignof(Params) <= 4, "followed by 32-bit fields");
  return PrepareBroadcast(context, node, kernel, &params, sizeof(Params));
}

// Eval: `run` is the kernel that the data names.
TfLiteStatus EvalBroadcast(TfLiteContext* context, TfLiteNode* node, kernels::BroadcastRun run);
inline const BroadcastData* GetBroadcastData(const TfLiteNode* node) {
  return static_cast<const BroadcastData*>(node->user_data);
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_BROADCAST_H_

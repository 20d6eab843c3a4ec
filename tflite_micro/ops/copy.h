// What operators share that only move elements, in one strided copy: the check of types, the plan of the copy as the
// operator's data, and the Eval that follows it.
#ifndef TFLITE_MICRO_OPS_COPY_H_
#define TFLITE_MICRO_OPS_COPY_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/kernels/strided_copy.h"

namespace tflite {
namespace ops {

// OpData: followed by `axis_count` kernels::CopyAxis.
struct CopyData {
  uint8_t axis_count;
  uint8_t element_bytes;
  uint8_t mode;  // for the operator's own use
  uint8_t unused;
  uint32_t first_byte;  // of the source that is taken
};

// Most dimensions of a tensor that is moved.
inline constexpr int kMaxCopyRank = 8;
// Most axes that a copy may be described with, before neighbours are joined.
inline constexpr int kMaxPlannedAxes = 2 * kMaxCopyRank;
static_assert(kMaxPlannedAxes <= kernels::kMaxCopyAxes, "every plan can be followed");

// Prepare: reports unless both tensors have the same type, of 1, 2, 4 or 8 bytes, and the input up to kMaxCopyRank
// dimensions.
TfLiteStatus CheckMovable(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* output,
                          int* element_bytes);

// How far a step along each dimension of a dense tensor moves, in elements.
void DenseStrides(int rank, const int* dims, int* strides);

// Prepare: leaves the OpData of the copy that `axes` describe, outermost first, in elements. Axes that are one in both
// layouts are joined; there are at most kMaxPlannedAxes. `first_element`: of the source, counted from its start. Null
// (reported): the arena is too small.
CopyData* PrepareCopy(TfLiteContext* context, TfLiteNode* node, const kernels::CopyAxis* axes, int axis_count,
                      int element_bytes, int64_t first_element);

// Prepare: says that the output is a part of the input, if what is copied lies there in one piece.
void AllowView(TfLiteContext* context, const CopyData& data);

// Eval: copies input 0 to output 0, unless they lie at one place.
TfLiteStatus EvalCopy(TfLiteContext* context, TfLiteNode* node);
// Eval: the copy itself.
inline void RunCopy(const CopyData* data, const char* from, char* to) {
  kernels::StridedCopy(reinterpret_cast<const kernels::CopyAxis*>(data + 1), data->axis_count, from, to,
                       data->element_bytes);
}

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_COPY_H_

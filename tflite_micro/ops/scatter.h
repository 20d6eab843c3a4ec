// Rows put or added to where indices say that are computed while the model runs, and checked then: SCATTER_ND,
// SEGMENT_SUM and SPARSE_TO_DENSE. Sums of integers that do not fit wrap around, in every type.
#ifndef TFLITE_MICRO_OPS_SCATTER_H_
#define TFLITE_MICRO_OPS_SCATTER_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Of SCATTER_ND and SEGMENT_SUM. The sizes may depend on data and are the tensors' own.
struct ScatterData {
  uint8_t type;  // kernels::SumType
  uint8_t element_bytes;
  uint8_t shape_is_computed;
  uint8_t unused;
};

struct SparseToDenseData {
  int32_t count;       // of indices
  uint8_t tuple_size;  // coordinates of one index
  uint8_t element_bytes;
  uint8_t has_one_value;  // for all indices
  uint8_t shape_is_computed;
};

// Updates (input 1) are added to the slices of an output of zeros that the tuples of indices (input 0) name. The shape
// (input 2) is a constant, or the output's in the model.
TfLiteStatus PrepareScatterNd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalScatterNd(TfLiteContext* context, TfLiteNode* node);
// Sums of consecutive rows of input 0 that belong to one segment. Input 1 has the segment of each row: 0 first, and
// then the same or the next. There are as many rows in the output as segments, which depends on data unless input 1 is
// a constant.
TfLiteStatus PrepareSegmentSum(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSegmentSum(TfLiteContext* context, TfLiteNode* node);
// Values (input 2), one or as many as indices (input 0), in an output that otherwise has input 3. If an index comes
// twice, the later value stays. The shape (input 1) as of SCATTER_ND. Indices are always checked, whatever
// validate_indices says, but need not be sorted.
TfLiteStatus PrepareSparseToDense(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSparseToDense(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SCATTER_H_

// Slices of a tensor picked by indices that are computed while the model runs, and checked then: GATHER, GATHER_ND and
// EMBEDDING_LOOKUP.
#ifndef TFLITE_MICRO_OPS_GATHER_H_
#define TFLITE_MICRO_OPS_GATHER_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// For each of `batches` and of `outer_count` blocks of `axis_size` slices, `index_count` of the slices are taken. The
// indices differ by batch.
struct GatherData {
  int32_t batches;
  int32_t outer_count;
  int32_t axis_size;
  int32_t index_count;
  int32_t slice_bytes;
};

struct GatherNdData {
  int32_t index_count;  // of tuples
  int32_t slice_bytes;
  int32_t tuple_size;
};

// From int8 to float32: followed by `scale_count` floats, one for all rows or one for each.
struct EmbeddingLookupData {
  int32_t row_elements;
  int32_t row_bytes;
  int32_t scale_count;  // 0: rows are copied
};

TfLiteStatus PrepareGather(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalGather(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareGatherNd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalGatherNd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareEmbeddingLookup(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalEmbeddingLookup(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_GATHER_H_

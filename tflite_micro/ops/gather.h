// Slices of a tensor picked by indices that are computed while the model runs, and checked then: GATHER, GATHER_ND and
// EMBEDDING_LOOKUP.
//
// EMBEDDING_LOOKUP copies rows or makes floats of them: scale * value, with one scale or one for each row. As in
// LiteRT, a table of uint8 is then read as int8. LiteRT takes rows of an odd number of 4-bit or 2-bit elements from the
// wrong place; here each element is where the format packs it.
#ifndef TFLITE_MICRO_OPS_GATHER_H_
#define TFLITE_MICRO_OPS_GATHER_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// The sizes, which may depend on data, are the tensors' own.
struct GatherData {
  uint8_t axis;        // of the input; its slices lie behind
  uint8_t batch_dims;  // dimensions in front of it for which the indices differ
  uint8_t element_bytes;
  uint8_t unused;
};

struct GatherNdData {
  uint8_t tuple_size;
  uint8_t element_bytes;
  uint8_t unused[2];
};

// From integers to float: followed by `scale_count` floats, one for all rows or one for each.
struct EmbeddingLookupData {
  int32_t row_elements;
  int32_t row_bytes;    // where rows are copied
  int32_t scale_count;  // 0: rows are copied
  uint8_t bits;         // of an element of the table
  uint8_t to_half;      // 1: the output is float16
  uint8_t unused[2];
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

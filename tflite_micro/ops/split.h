// Tensors joined and taken apart along one dimension: PACK, UNPACK, SPLIT and SPLIT_V.
#ifndef TFLITE_MICRO_OPS_SPLIT_H_
#define TFLITE_MICRO_OPS_SPLIT_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Each input is `block_count` blocks of `block_bytes`, which alternate in the output.
struct PackData {
  int32_t block_count;
  int32_t block_bytes;
};

// The input is `block_count` blocks of `input_bytes`. Followed by an int32_t for each output: the bytes that it takes
// of each block, in turn.
struct SplitData {
  int32_t block_count;
  int32_t input_bytes;
};

TfLiteStatus PreparePack(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalPack(TfLiteContext* context, TfLiteNode* node);

TfLiteStatus PrepareUnpack(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSplit(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSplitV(TfLiteContext* context, TfLiteNode* node);
// Of all three.
TfLiteStatus EvalSplit(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_SPLIT_H_

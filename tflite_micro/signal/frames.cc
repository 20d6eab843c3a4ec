#include "tflite_micro/signal/frames.h"

#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace signal {

TfLiteStatus ReadFrames(TfLiteContext* context, const TfLiteTensor* tensor, const char* what, Frames* frames) {
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, tensor, what, 1, kMaxRank));
  const int last = ops::Rank(tensor) - 1;
  frames->size = ops::Dim(tensor, last);
  TF_LITE_ENSURE_MSG(context, frames->size > 0, "the last dimension of %s is %d, expected at least 1", what,
                     static_cast<int>(frames->size));
  frames->count = ops::ElementCount(tensor) / frames->size;
  return kTfLiteOk;
}

TfLiteStatus CheckVector(TfLiteContext* context, const TfLiteTensor* tensor, const char* what, int size) {
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, tensor, what, 1, 1));
  TF_LITE_ENSURE_MSG(context, ops::Dim(tensor, 0) == size, "%s has %d elements, expected %d", what, ops::Dim(tensor, 0),
                     size);
  return kTfLiteOk;
}

TfLiteStatus SetFrames(TfLiteContext* context, TfLiteTensor* output, const TfLiteTensor* like, int size) {
  int dims[kMaxRank];
  const int rank = ops::Rank(like);
  for (int i = 0; i < rank; ++i) dims[i] = ops::Dim(like, i);
  dims[rank - 1] = size;
  return ops::SetOutputShape(context, output, rank, dims);
}

TfLiteStatus SetScalar(TfLiteContext* context, TfLiteTensor* output) {
  return ops::SetOutputShape(context, output, 0, nullptr);
}

}  // namespace signal
}  // namespace tflite

// FAKE_QUANT: floats rounded to the steps of a quantisation with `num_bits` bits (1 to 16) for the range from `min` to
// `max`. As in LiteRT the range is moved so that 0 is a step, which may cut off half a step at one end, and NaN becomes
// the lowest step. `narrow_range`, which LiteRT refuses, leaves out the lowest of the steps: 2^num_bits - 2 of them.
#ifndef TFLITE_MICRO_OPS_FAKE_QUANT_H_
#define TFLITE_MICRO_OPS_FAKE_QUANT_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/fake_quant.h"

namespace tflite {
namespace ops {

struct FakeQuantData {
  kernels::FakeQuantParams params;
};

TfLiteStatus PrepareFakeQuant(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFakeQuant(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_FAKE_QUANT_H_

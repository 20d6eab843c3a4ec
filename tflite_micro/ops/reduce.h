// Reductions over any set of axes: MEAN, SUM, REDUCE_PROD, REDUCE_MAX, REDUCE_MIN, REDUCE_ANY, REDUCE_ALL. Which axes,
// the shape of the output and the plan of the walk are shared.
#ifndef TFLITE_MICRO_OPS_REDUCE_H_
#define TFLITE_MICRO_OPS_REDUCE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/kernels/reduce.h"

namespace tflite {
namespace ops {

// OpData of a reduction: this, then the kernel's parameters, then the kept and the reduced kernels::ReduceAxis.
struct ReduceData {
  uint8_t kernel;  // which of the operator's reductions: an index chosen by its Prepare
  uint8_t kept_count;
  uint8_t reduced_count;
  uint8_t params_bytes;
};

// What a reduction does to its input (input 0) along the axes (input 1).
struct ReducePlan {
  int output_rank;
  int output_dims[8];
  int kept_count;
  kernels::ReduceAxis kept[kernels::kMaxReduceAxes];
  int reduced_count;
  kernels::ReduceAxis reduced[kernels::kMaxReduceAxes];
  int reduced_elements;  // that go into one output
};

// Prepare: reads the axes, which must be constant, may count from the end and may repeat. `keep_dims`: reduced
// dimensions stay in the output with extent 1. Reports axes that are out of range.
TfLiteStatus PlanReduction(TfLiteContext* context, const TfLiteNode* node, bool keep_dims, ReducePlan* plan);

// Prepare: gives output 0 its shape, and leaves the OpData. `params` is copied.
TfLiteStatus PrepareReduction(TfLiteContext* context, TfLiteNode* node, const ReducePlan& plan, int kernel,
                              const void* params, uint8_t params_bytes);
template <typename Params>
TfLiteStatus PrepareReduction(TfLiteContext* context, TfLiteNode* node, const ReducePlan& plan, int kernel,
                              const Params& params) {
  static_assert(sizeof(Params) % 4 == 0 && alignof(Params) <= 4, "followed by 32-bit fields");
  return PrepareReduction(context, node, plan, kernel, &params, sizeof(Params));
}

// Eval: `reduction` is the one that the data names.
TfLiteStatus EvalReduction(TfLiteContext* context, TfLiteNode* node, const kernels::Reduction& reduction);

enum MeanKernel { kMeanS8, kMeanU8, kMeanS16, kMeanS32, kMeanS64, kMeanF32 };
TfLiteStatus PrepareMean(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalMean(TfLiteContext* context, TfLiteNode* node);

// Quantised sums are requantised, from uint8, int8 and int16. LiteRT's reference kernel reads and clamps int8 as if it
// were uint8 and leaves most of an int16 output unwritten; here they are what they say.
TfLiteStatus PrepareSum(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSum(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareReduceProd(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReduceProd(TfLiteContext* context, TfLiteNode* node);
// Of REDUCE_MAX and REDUCE_MIN.
TfLiteStatus PrepareReduceMax(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReduceMax(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReduceMin(TfLiteContext* context, TfLiteNode* node);
// Of REDUCE_ANY and REDUCE_ALL.
TfLiteStatus PrepareReduceAny(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReduceAny(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReduceAll(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_REDUCE_H_

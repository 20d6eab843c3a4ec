// The whole life of a node with one output in one statement, for tests of operators:
//   NodeRun run(Register_EQUAL(), tensors);
//   EXPECT_EQ(run.status, kTfLiteOk);
#ifndef TFLITE_MICRO_OPS_TESTING_RUN_NODE_H_
#define TFLITE_MICRO_OPS_TESTING_RUN_NODE_H_

#include "tflite_micro/ops/testing/single_run.h"

namespace tflite {
namespace micro {

class NodeRun {
 public:
  // Prepares and, if that succeeds, runs the operator. The last of `tensors` is its output, the others are its inputs.
  template <int N>
  NodeRun(const TFLMRegistration& registration, TfLiteTensor (&tensors)[N], const void* options = nullptr)
      : run_(registration, tensors, options),
        prepared(run_.Prepare()),
        status(prepared == kTfLiteOk ? run_.Invoke() : prepared),
        error(run_.error()) {}

 private:
  SingleRun run_;

 public:
  const TfLiteStatus prepared;
  const TfLiteStatus status;  // of both
  const char* const error;
};

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TESTING_RUN_NODE_H_

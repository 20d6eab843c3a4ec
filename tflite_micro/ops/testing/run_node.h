// The whole life of a node with one output in one statement, for tests of operators:
//   NodeRun run(Register_EQUAL(), tensors);
//   EXPECT_EQ(run.status, kTfLiteOk);
#ifndef TFLITE_MICRO_OPS_TESTING_RUN_NODE_H_
#define TFLITE_MICRO_OPS_TESTING_RUN_NODE_H_

#include <stddef.h>
#include <string.h>

#include "tflite_micro/ops/testing/kernel_runner.h"

namespace tflite {
namespace micro {

struct NodeRun {
  // Prepares and, if that succeeds, runs the operator. The last of `tensors` is its output, the others are its inputs.
  template <int N>
  NodeRun(const TFLMRegistration& registration, TfLiteTensor (&tensors)[N], const void* options = nullptr) {
    static_assert(N >= 2 && N <= 5, "one to four inputs");
    int inputs[N] = {N - 1};
    for (int i = 0; i < N - 1; ++i) inputs[i + 1] = i;
    IntArray outputs{N - 1};
    KernelRunner runner(registration, tensors, N, reinterpret_cast<TfLiteIntArray*>(inputs), outputs, options);
    prepared = runner.InitAndPrepare();
    status = prepared == kTfLiteOk ? runner.Invoke() : prepared;
    size_t length = strlen(runner.error());
    if (length > sizeof(error) - 1) length = sizeof(error) - 1;
    memcpy(error, runner.error(), length);
  }
  TfLiteStatus prepared;
  TfLiteStatus status;  // of both
  char error[256] = {};
};

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TESTING_RUN_NODE_H_

// Runs one operator outside of a model: for the tests of this library's operators, and for applications that test their
// own. Give it the registration, the tensors and the options; then InitAndPrepare(), Invoke() as often as needed,
// Free().
#ifndef TFLITE_MICRO_OPS_TESTING_KERNEL_RUNNER_H_
#define TFLITE_MICRO_OPS_TESTING_KERNEL_RUNNER_H_

#include <stddef.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/ops/testing/fake_micro_context.h"
#include "tflite_micro/ops/testing/test_tensors.h"

namespace tflite {
namespace micro {

// The tensors, lists and `builtin_data` (one of the structs of builtin_op_data.h, or null) belong to the caller and
// must outlive the runner. Runners may nest, the one made last being destroyed first.
class KernelRunner {
 public:
  // `inputs`, `outputs`, `intermediates`: positions in `tensors`, -1 for an optional input that is not given.
  KernelRunner(const TFLMRegistration& registration, TfLiteTensor* tensors, int tensors_size, TfLiteIntArray* inputs,
               TfLiteIntArray* outputs, const void* builtin_data, TfLiteIntArray* intermediates = nullptr);

  // `init_data`: the option bytes of a custom operator; a builtin operator's init gets `builtin_data`. Besides what the
  // operator returns: kTfLiteError when it wrote outside of memory it was given (error() says so).
  TfLiteStatus InitAndPrepare(const char* init_data = nullptr, size_t length = 0);
  // As InitAndPrepare(); scratch memory is filled with garbage before.
  TfLiteStatus Invoke();
  // Both do nothing when the operator has no such function.
  TfLiteStatus Reset();
  TfLiteStatus Free();

  // The sentence that was reported last, e.g. why Prepare refused; "" when there was none.
  const char* error() const { return context_.last_error(); }

  // For tests that look closer.
  FakeMicroContext& fake_context() { return context_; }
  TfLiteNode& node() { return node_; }

 private:
  FakeMicroContext context_;
  TfLiteNode node_;
  TFLMRegistration registration_;
};

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TESTING_KERNEL_RUNNER_H_

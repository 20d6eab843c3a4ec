// The shortest way to test an operator: tensors in order, inputs first, and one run.
#ifndef TFLITE_MICRO_OPS_TESTING_SINGLE_RUN_H_
#define TFLITE_MICRO_OPS_TESTING_SINGLE_RUN_H_

#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/ops/testing/option_list.h"

namespace tflite {
namespace micro {

// Of the tensors, the last `outputs` (1) are outputs and all others inputs. The tensors and `options` belong to the
// caller and must outlive the run.
class SingleRun {
 public:
  template <int N>
  SingleRun(const TFLMRegistration& registration, TfLiteTensor (&tensors)[N], const void* options = nullptr,
            int outputs = 1)
      : inputs_(Range(0, N - outputs)),
        outputs_(Range(N - outputs, outputs)),
        runner_(registration, tensors, N, inputs_, outputs_, options) {}
  // Its lists refer to each other.
  SingleRun(const SingleRun&) = delete;
  SingleRun& operator=(const SingleRun&) = delete;

  // Before Prepare(): the options of a custom operator, which are kept.
  void SetOptions(const OptionList& options) { custom_options_ = options; }

  TfLiteStatus Prepare() { return runner_.InitAndPrepare(custom_options_.data(), custom_options_.size()); }
  TfLiteStatus Invoke() { return runner_.Invoke(); }
  TfLiteStatus Reset() { return runner_.Reset(); }
  // Both.
  TfLiteStatus Run() {
    const TfLiteStatus prepared = Prepare();
    return prepared == kTfLiteOk ? Invoke() : prepared;
  }
  // Why it was refused.
  const char* error() const { return runner_.error(); }

 private:
  static IntArray Range(int first, int count) {
    IntArray range;
    range.get()->size = count;
    for (int i = 0; i < count; ++i) range.get()->data[i] = first + i;
    return range;
  }

  IntArray inputs_;
  IntArray outputs_;
  OptionList custom_options_;
  KernelRunner runner_;
};

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TESTING_SINGLE_RUN_H_

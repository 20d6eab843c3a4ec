// Any bytes at all, given as a model.
#include "tflite_micro/fuzz/model_trial.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  tflite::TryModel(data, size);
  return 0;
}

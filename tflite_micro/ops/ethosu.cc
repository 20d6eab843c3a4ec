#include "tflite_micro/ops/micro_ops.h"

namespace tflite {

// Weak, so that a driver that is linked takes its place.
__attribute__((weak)) TFLMRegistration* Register_ETHOSU() { return nullptr; }

}  // namespace tflite

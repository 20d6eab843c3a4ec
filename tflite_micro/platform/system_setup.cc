// The default InitializeTarget(). Alone in its file, so that a program's own definition keeps it out.
#include "tflite_micro/platform/system_setup.h"

namespace tflite {

void InitializeTarget() {}

}  // namespace tflite

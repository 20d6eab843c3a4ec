// The smallest program of the kind: a model that was trained to compute the sine, asked at a few points. It names its
// one operator, gives the interpreter memory, and then repeats: write the input, Invoke, read the output.
#include <math.h>
#include <stdint.h>

#include "models/hello_world_int8.h"
#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/ops/micro_mutable_op_resolver.h"
#include "tflite_micro/platform/system_setup.h"

namespace {

// `tflm info` prints how much a model needs; AllocateTensors() says so too when this is too small.
constexpr int kArenaBytes = 1536;
alignas(16) uint8_t arena[kArenaBytes];

constexpr float kPi = 3.14159265f;
constexpr int kPoints = 8;

}  // namespace

int main() {
  tflite::InitializeTarget();

  const tflite::Model* model = tflite::GetModel(g_hello_world_int8);
  tflite::MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected();

  tflite::MicroInterpreter interpreter(model, resolver, arena, kArenaBytes);
  if (interpreter.AllocateTensors() != kTfLiteOk) return 1;

  TfLiteTensor* input = interpreter.input(0);
  TfLiteTensor* output = interpreter.output(0);
  bool all_close = true;
  for (int i = 0; i < kPoints; ++i) {
    const float x = 2 * kPi * i / kPoints;
    // The model computes in 8 bits: real value = scale * (quantised value - zero point).
    input->data.int8[0] = static_cast<int8_t>(roundf(x / input->params.scale) + input->params.zero_point);
    if (interpreter.Invoke() != kTfLiteOk) return 1;
    const float y = (output->data.int8[0] - output->params.zero_point) * output->params.scale;
    MicroPrintf("sin(%.2f) = %5.2f, the model says %5.2f", static_cast<double>(x), static_cast<double>(sinf(x)),
                static_cast<double>(y));
    all_close = all_close && fabsf(y - sinf(x)) < 0.1f;
  }
  MicroPrintf("%u of %d bytes of arena are in use", static_cast<unsigned>(interpreter.arena_used_bytes()), kArenaBytes);
  return all_close ? 0 : 1;
}

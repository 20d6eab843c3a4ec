// Recognises handwritten digits on a Cortex-M4: the digits model of tflite_micro, its operators, an arena, and images
// that are drawn below. Exits with the number of digits that were not recognised.
#include <stdint.h>

#include "models/digits_int8.h"
#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/ops/micro_mutable_op_resolver.h"

namespace {

constexpr int kArenaBytes = 8 * 1024;
alignas(16) uint8_t arena[kArenaBytes];

constexpr int kSide = 8;

struct Drawing {
  int digit;
  const char* rows[kSide];
};

// Ink: ' ' none, '.' a little, '+' half, '#' full.
constexpr Drawing kDrawings[] = {
    {0, {"  .##+  ", "  ####. ", " +#. +# ", " ##  .# ", " #+  .# ", " ##  +# ", " .#++#+ ", "  .##+  "}},
    {1, {"   .#+  ", "   ##+  ", "  +##+  ", " +###+  ", "  .##+  ", "   ##+  ", "   ##+  ", "   .#+  "}},
    {4, {"    +#  ", "   +#.  ", "   ##   ", "  ##. +.", " +#. +# ", " ######.", "    +#. ", "    ##  "}},
};

int8_t Ink(char mark) {
  switch (mark) {
    case '#':
      return 127;
    case '+':
      return 0;
    case '.':
      return -64;
    default:
      return -128;
  }
}

}  // namespace

int main() {
  tflite::MicroMutableOpResolver<6> resolver;
  resolver.AddConv2D();
  resolver.AddDepthwiseConv2D();
  resolver.AddFullyConnected();
  resolver.AddMaxPool2D();
  resolver.AddMean();
  resolver.AddSoftmax();
  const tflite::Model* model = tflite::GetModel(g_digits_int8);
  tflite::MicroInterpreter interpreter(model, resolver, arena, kArenaBytes);
  if (interpreter.AllocateTensors() != kTfLiteOk) return 100;

  int failures = 0;
  for (const Drawing& drawing : kDrawings) {
    int8_t* pixels = interpreter.input(0)->data.int8;
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) pixels[y * kSide + x] = Ink(drawing.rows[y][x]);
    }
    if (interpreter.Invoke() != kTfLiteOk) return 101;
    const TfLiteTensor* scores = interpreter.output(0);
    int best = 0;
    for (int i = 1; i < 10; ++i) {
      if (scores->data.int8[i] > scores->data.int8[best]) best = i;
    }
    const bool right = best == drawing.digit;
    MicroPrintf("a drawn %d is recognised as %d (score %d of 255)%s", drawing.digit, best,
                scores->data.int8[best] + 128, right ? "" : ": wrong");
    if (!right) ++failures;
  }
  return failures;
}

// A whole front end (testing/make_front_end.py): what is said when the resolver lacks its operators, what a reset gives
// back, and that interpreters do not share states.
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/ops/micro_mutable_op_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/signal/testing/front_end_model.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

char logged[2048];

}  // namespace

// Collects what is said, instead of printing it.
extern "C" void DebugLog(const char* format, va_list args) {
  const size_t length = strlen(logged);
  DebugVsnprintf(logged + length, sizeof(logged) - length, format, args);
}

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 16 * 1024;
alignas(16) uint8_t arena[kArenaBytes];
alignas(16) uint8_t other_arena[kArenaBytes];
constexpr int kRuns = 8;
constexpr int kSamples = 32;
constexpr int kMaxFeatures = 64;

class FrontEndResolver : public MicroMutableOpResolver<12> {
 public:
  FrontEndResolver() {
    AddEnergy();
    AddFftAutoScale();
    AddFilterBank();
    AddFilterBankLog();
    AddFilterBankSpectralSubtraction();
    AddFilterBankSquareRoot();
    AddFramer();
    AddPCAN();
    AddReshape();
    // The only type of it in the model.
    AddRfft(tflm_signal::Register_RFFT_INT16());
    AddStacker();
    AddWindow();
  }
};

TEST(FrontEnd, MissingOperatorsAreNamedWithTheLinesToAdd) {
  logged[0] = '\0';
  MicroMutableOpResolver<1> resolver;
  resolver.AddWindow();
  MicroInterpreter interpreter(GetModel(g_front_end_model), resolver, arena, kArenaBytes);
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
#ifndef TF_LITE_STRIP_ERROR_STRINGS
  const char* const lines[] = {
      "  resolver.AddFramer();\n", "  resolver.AddReshape();\n",
      "  resolver.AddRfft();\n",   "  resolver.AddFilterBankSpectralSubtraction();\n",
      "  resolver.AddPCAN();\n",
  };
  for (const char* line : lines) EXPECT_TRUE(strstr(logged, line) != nullptr);
  EXPECT_TRUE(strstr(logged, "AddWindow") == nullptr);
  EXPECT_TRUE(strstr(logged, "AddCustom") == nullptr);
#endif
}

// Run `number` of a stream of noise that gets louder.
void RunOnce(MicroInterpreter& interpreter, int number, int16_t* features) {
  uint32_t random = static_cast<uint32_t>(number) + 1;
  for (int i = 0; i < kSamples; ++i) {
    random = random * 1664525u + 1013904223u;
    interpreter.input(0)->data.i16[i] = static_cast<int16_t>(static_cast<int32_t>(random) >> (25 - number));
  }
  EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
  memcpy(features, interpreter.output(0)->data.raw, interpreter.output(0)->bytes);
}

TEST(FrontEnd, ResetGivesBackTheFirstState) {
  FrontEndResolver resolver;
  MicroInterpreter interpreter(GetModel(g_front_end_model), resolver, arena, kArenaBytes);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  const size_t bytes = interpreter.output(0)->bytes;
  ASSERT_LE(bytes, sizeof(int16_t) * kMaxFeatures);
  static int16_t first[kRuns][kMaxFeatures], again[kRuns][kMaxFeatures];
  for (int run = 0; run < kRuns; ++run) RunOnce(interpreter, run, first[run]);
  EXPECT_TRUE(memcmp(first[kRuns - 1], first[kRuns - 2], bytes) != 0);
  // In the middle of whatever the operators wait for.
  for (int length = 1; length <= kRuns; ++length) {
    ASSERT_EQ(interpreter.Reset(), kTfLiteOk);
    for (int run = 0; run < length; ++run) {
      RunOnce(interpreter, run, again[run]);
      EXPECT_TRUE(memcmp(first[run], again[run], bytes) == 0);
    }
  }
}

TEST(FrontEnd, InterpretersDoNotShareStates) {
  FrontEndResolver resolver;
  MicroInterpreter alone(GetModel(g_front_end_model), resolver, arena, kArenaBytes);
  ASSERT_EQ(alone.AllocateTensors(), kTfLiteOk);
  const size_t bytes = alone.output(0)->bytes;
  static int16_t expected[kRuns][kMaxFeatures];
  for (int run = 0; run < kRuns; ++run) RunOnce(alone, run, expected[run]);

  MicroInterpreter one(GetModel(g_front_end_model), resolver, arena, kArenaBytes);
  MicroInterpreter other(GetModel(g_front_end_model), resolver, other_arena, kArenaBytes);
  ASSERT_EQ(one.AllocateTensors(), kTfLiteOk);
  ASSERT_EQ(other.AllocateTensors(), kTfLiteOk);
  int16_t features[kMaxFeatures];
  for (int run = 0; run < kRuns; ++run) {
    RunOnce(one, run, features);
    EXPECT_TRUE(memcmp(features, expected[run], bytes) == 0);
    // Behind by some runs.
    if (run >= 3) {
      RunOnce(other, run - 3, features);
      EXPECT_TRUE(memcmp(features, expected[run - 3], bytes) == 0);
    }
  }
}

}  // namespace
}  // namespace tflite

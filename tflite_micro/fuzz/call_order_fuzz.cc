// The C++ API in any order, with any arguments: each byte of the input is a call, or an argument of one.
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "models/digits_int8.h"
#include "models/hello_world_float.h"
#include "models/vibration_int8.h"
#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/micro_profiler.h"
#include "tflite_micro/interpreter/testing/counting_loop_model.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/verifier.h"
#include "tflite_micro/signal/testing/front_end_model.h"

extern "C" void DebugLog(const char*, va_list) {}

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 48 * 1024;
constexpr int kInterpreters = 3;
// Enough for a loop that ends; one whose input is any number takes no longer.
constexpr uint32_t kIterations = 300;

const unsigned char* const kModels[] = {g_digits_int8, g_hello_world_float, g_vibration_int8, g_counting_loop_model,
                                        g_front_end_model};

// Interpreters that come and go, on arenas of their own or one that they share.
class Session {
 public:
  Session(const uint8_t* calls, size_t size) : calls_(calls), size_(size) {}

  void Run() {
    while (at_ < size_) Call();
  }

 private:
  struct Slot {
    std::unique_ptr<uint8_t[]> arena;
    std::unique_ptr<MicroInterpreter> interpreter;
  };

  uint8_t Next() { return at_ < size_ ? calls_[at_++] : 0; }
  size_t NextSize() {
    const size_t low = Next();
    return (low | size_t{Next()} << 8) % (kArenaBytes + 1);
  }

  void Make(Slot* slot) {
    const Model* model = GetModel(kModels[Next() % (sizeof(kModels) / sizeof(kModels[0]))]);
    const uint8_t how = Next();
    slot->interpreter.reset();
    if (how % 8 == 0) model = nullptr;
    if (how % 4 == 1) {
      if (shared_ == nullptr) {
        shared_arena_.reset(new uint8_t[kArenaBytes]());
        shared_ = MicroAllocator::Create(shared_arena_.get(), kArenaBytes);
        variables_ = shared_ == nullptr ? nullptr : MicroResourceVariables::Create(shared_, how / 4 % 4);
      }
      slot->interpreter = std::make_unique<MicroInterpreter>(model, resolver_, shared_, variables_, Profiler(how));
      slot->interpreter->SetMaxLoopIterations(kIterations);
      return;
    }
    const size_t size = how % 4 == 2 ? NextSize() : kArenaBytes;
    // Of zeros, which inputs have that no call sets.
    slot->arena.reset(how % 4 == 3 && how / 4 % 4 == 0 ? nullptr : new uint8_t[size + 1]());
    slot->interpreter = std::make_unique<MicroInterpreter>(
        model, resolver_, slot->arena == nullptr ? nullptr : slot->arena.get() + how / 64 % 2, size, nullptr,
        Profiler(how), (how & 16) != 0);
    slot->interpreter->SetMaxLoopIterations(kIterations);
  }

  MicroProfilerInterface* Profiler(uint8_t how) { return (how & 32) != 0 ? &profiler_ : nullptr; }

  void Call() {
    Slot& slot = slots_[Next() % kInterpreters];
    const uint8_t call = Next();
    if (slot.interpreter == nullptr || call % 16 == 0) return Make(&slot);
    MicroInterpreter& interpreter = *slot.interpreter;
    switch (call % 16) {
      case 1:
      case 2:
        interpreter.AllocateTensors();
        return;
      case 3:
      case 4:
        interpreter.Invoke();
        return;
      case 5:
        interpreter.Reset();
        return;
      case 6: {
        TfLiteTensor* input = interpreter.input(Next());
        if (input != nullptr && input->data.raw != nullptr) memset(input->data.raw, Next(), input->bytes);
        return;
      }
      case 7: {
        const TfLiteTensor* output = interpreter.output(Next());
        if (output == nullptr) return;
        unsigned sum = 0;
        for (size_t i = 0; i < output->bytes; ++i) sum += output->data.uint8[i];
        sink_ = sum;
        return;
      }
      case 8:
        interpreter.SetMaxLoopIterations(Next());
        return;
      case 9: {
        const int tensor = static_cast<int8_t>(Next());
        const TfLiteEvalTensor* found = interpreter.GetTensor(tensor, static_cast<int8_t>(Next()));
        if (found != nullptr && found->dims != nullptr) sink_ = static_cast<unsigned>(found->dims->size);
        return;
      }
      case 10: {
        const int tensor = static_cast<int8_t>(Next());
        interpreter.ResetVariableTensor(tensor, static_cast<int8_t>(Next()));
        return;
      }
      case 11:
        interpreter.SetMicroExternalContext((Next() & 1) != 0 ? this : nullptr);
        return;
      case 12:
        interpreter.SetAlternateProfiler(Profiler(Next()));
        return;
      case 13:
        sink_ = static_cast<unsigned>(interpreter.arena_used_bytes() + interpreter.required_arena_bytes());
        return;
      case 14:
        interpreter.SetDecompressionMemory(regions_, Next() % 3);
        return;
      default:
        slot.interpreter.reset();
    }
  }

  const uint8_t* calls_;
  size_t size_;
  size_t at_ = 0;
  AllOpsResolver resolver_;
  MicroProfiler profiler_;
  std::unique_ptr<uint8_t[]> shared_arena_;
  MicroAllocator* shared_ = nullptr;
  MicroResourceVariables* variables_ = nullptr;
  uint8_t region_[64];
  MicroContext::AlternateMemoryRegion regions_[2] = {{region_, sizeof(region_)}, {nullptr, 16}};
  Slot slots_[kInterpreters];
  volatile unsigned sink_ = 0;
};

}  // namespace
}  // namespace tflite

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  tflite::Session(data, size < 256 ? size : 256).Run();
  return 0;
}

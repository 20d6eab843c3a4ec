#include "tflite_micro/fuzz/model_trial.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/schema/verifier.h"

// Millions of refusals need not be read, but their arguments are: a text without an end shows here.
extern "C" void DebugLog(const char* format, va_list arguments) {
  char text[512];
  vsnprintf(text, sizeof(text), format, arguments);
}

namespace tflite {
namespace {

constexpr size_t kLargeArenaBytes = 256 * 1024;

#define REQUIRE(condition)                                                    \
  do {                                                                        \
    if (!(condition)) {                                                       \
      fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition); \
      abort();                                                                \
    }                                                                         \
  } while (false)

const MicroOpResolver& Resolver() {
  static const AllOpsResolver resolver;
  return resolver;
}

// Memory of its own, so that AddressSanitizer sees every access outside of it.
class Arena {
 public:
  Arena(size_t size, size_t misalignment)
      : memory_(static_cast<uint8_t*>(std::malloc(size + misalignment + 1))), misalignment_(misalignment), size_(size) {
    if (memory_ == nullptr) throw std::bad_alloc();
  }
  ~Arena() { std::free(memory_); }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  uint8_t* data() const { return memory_ + misalignment_; }
  size_t size() const { return size_; }

 private:
  uint8_t* memory_;
  size_t misalignment_;
  size_t size_;
};

// An interpreter with room for the resource variables that the model says it has.
class Trial {
 public:
  Trial(const Model* model, Arena* arena) {
    const int variables = CountResourceVariables(model);
    if (variables == 0) {
      interpreter_.emplace(model, arena);
      return;
    }
    MicroAllocator* allocator = MicroAllocator::Create(arena->data(), arena->size());
    MicroResourceVariables* room =
        allocator == nullptr ? nullptr : MicroResourceVariables::Create(allocator, variables);
    interpreter_.emplace(model, room == nullptr ? nullptr : allocator, room);
  }

  MicroInterpreter* operator->() { return interpreter_.get(); }

  // Fills inputs from `seed` and runs. The outputs, or nothing if the run ended with an error.
  bool Run(uint32_t seed, std::vector<uint8_t>* outputs) {
    MicroInterpreter& interpreter = *interpreter_.get();
    uint32_t state = seed;
    for (size_t i = 0; i < interpreter.inputs_size(); ++i) {
      const TfLiteTensor* input = interpreter.input(i);
      if (input->type == kTfLiteResource) continue;
      for (size_t byte = 0; byte < input->bytes; ++byte) {
        state = state * 1664525u + 1013904223u;
        // Small numbers too, which indices and sizes may be.
        const uint32_t drawn = state >> 24;
        input->data.uint8[byte] = static_cast<uint8_t>((seed & 1) != 0 && byte % 4 != 0 ? 0 : drawn);
        if ((seed & 2) != 0) input->data.uint8[byte] &= 3;
        // No bool is neither true nor false.
        if (input->type == kTfLiteBool) input->data.uint8[byte] &= 1;
      }
    }
    if (interpreter.Invoke() != kTfLiteOk) return false;
    outputs->clear();
    for (size_t i = 0; i < interpreter.outputs_size(); ++i) {
      const TfLiteTensor* output = interpreter.output(i);
      outputs->insert(outputs->end(), output->data.uint8, output->data.uint8 + output->bytes);
    }
    return true;
  }

 private:
  // An optional that is never empty when it is used.
  class Holder {
   public:
    void emplace(const Model* model, Arena* arena) {
      held_ = std::make_unique<MicroInterpreter>(model, Resolver(), arena->data(), arena->size());
      held_->SetMaxLoopIterations(100);
    }
    void emplace(const Model* model, MicroAllocator* allocator, MicroResourceVariables* variables) {
      held_ = std::make_unique<MicroInterpreter>(model, Resolver(), allocator, variables);
      held_->SetMaxLoopIterations(100);
    }
    MicroInterpreter* get() { return held_.get(); }

   private:
    std::unique_ptr<MicroInterpreter> held_;
  };
  Holder interpreter_;
};

}  // namespace

void TryModel(const uint8_t* data, size_t size) {
  TrialSettings settings = {};
  if (size >= sizeof(settings)) {
    size -= sizeof(settings);
    memcpy(&settings, data + size, sizeof(settings));
  }
  // A copy of exactly the model's size: what lies behind it is not to be read.
  const std::unique_ptr<uint8_t[]> copy(new uint8_t[size > 0 ? size : 1]);
  if (size > 0) memcpy(copy.get(), data, size);
  const Model* model = GetModel(copy.get(), size);
  if (model == nullptr) return;

  const size_t misalignment = (settings.flags & kMisaligned) != 0 ? settings.misalignment % 16 : 0;
  const bool is_small = (settings.flags & kSmallArena) != 0;
  Arena arena(is_small ? settings.arena_bytes : kLargeArenaBytes, misalignment);
  Trial first(model, &arena);
  if (first->AllocateTensors() != kTfLiteOk) return;
  const size_t need = first->arena_used_bytes();
  REQUIRE(need <= arena.size());
  std::vector<uint8_t> outputs;
  std::vector<uint8_t> again;
  const bool has_run = first.Run(settings.seed, &outputs);
  REQUIRE(first->Reset() == kTfLiteOk);
  REQUIRE(first.Run(settings.seed, &again) == has_run);
  if (CountResourceVariables(model) == 0) {
    REQUIRE(!has_run || outputs == again);
  } else {
    // What CALL_ONCE had set is set back, and CALL_ONCE does not run again: from then on all is the same.
    std::vector<uint8_t> later;
    REQUIRE(first->Reset() == kTfLiteOk);
    REQUIRE(first.Run(settings.seed, &later) == has_run);
    REQUIRE(!has_run || again == later);
  }
  if (need == 0) return;

  Arena exact(need, misalignment);
  Trial second(model, &exact);
  REQUIRE(second->AllocateTensors() == kTfLiteOk);
  REQUIRE(second->arena_used_bytes() == need);
  REQUIRE(second.Run(settings.seed, &again) == has_run);
  REQUIRE(!has_run || outputs == again);

  Arena small(need - 1, misalignment);
  Trial third(model, &small);
  REQUIRE(third->AllocateTensors() != kTfLiteOk);
}

}  // namespace tflite

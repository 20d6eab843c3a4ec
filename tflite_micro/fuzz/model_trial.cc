#include "tflite_micro/fuzz/model_trial.h"

#include <cstdarg>
#include <cstring>
#include <new>

#include "tflite_micro/common/micro_resource_variables.h"
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

const MicroOpResolver& Resolver() {
  static const AllOpsResolver resolver;
  return resolver;
}

}  // namespace

TrialInput::TrialInput(const uint8_t* data, size_t size) {
  if (size >= sizeof(settings_)) {
    size -= sizeof(settings_);
    memcpy(&settings_, data + size, sizeof(settings_));
  }
  copy_.reset(new uint8_t[size > 0 ? size : 1]);
  if (size > 0) memcpy(copy_.get(), data, size);
  model_ = GetModel(copy_.get(), size);
}

TrialArena::TrialArena(size_t size, size_t misalignment)
    : memory_(static_cast<uint8_t*>(std::malloc(size + misalignment + 1))), misalignment_(misalignment), size_(size) {
  if (memory_ == nullptr) throw std::bad_alloc();
}

Trial::Trial(const Model* model, TrialArena* arena) {
  const int variables = CountResourceVariables(model);
  if (variables == 0) {
    interpreter_ = std::make_unique<MicroInterpreter>(model, Resolver(), arena->data(), arena->size());
  } else {
    MicroAllocator* allocator = MicroAllocator::Create(arena->data(), arena->size());
    MicroResourceVariables* room =
        allocator == nullptr ? nullptr : MicroResourceVariables::Create(allocator, variables);
    interpreter_ = std::make_unique<MicroInterpreter>(model, Resolver(), room == nullptr ? nullptr : allocator, room);
  }
  interpreter_->SetMaxLoopIterations(100);
}

bool Trial::Run(uint32_t seed, std::vector<uint8_t>* outputs) {
  MicroInterpreter& interpreter = *interpreter_;
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

void TryModel(const uint8_t* data, size_t size) {
  const TrialInput input(data, size);
  const Model* model = input.model();
  if (model == nullptr) return;
  const TrialSettings& settings = input.settings();

  const size_t misalignment = (settings.flags & kMisaligned) != 0 ? settings.misalignment % 16 : 0;
  const bool is_small = (settings.flags & kSmallArena) != 0;
  TrialArena arena(is_small ? settings.arena_bytes : kLargeArenaBytes, misalignment);
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

  TrialArena exact(need, misalignment);
  Trial second(model, &exact);
  REQUIRE(second->AllocateTensors() == kTfLiteOk);
  REQUIRE(second->arena_used_bytes() == need);
  REQUIRE(second.Run(settings.seed, &again) == has_run);
  REQUIRE(!has_run || outputs == again);

  TrialArena small(need - 1, misalignment);
  Trial third(model, &small);
  REQUIRE(third->AllocateTensors() != kTfLiteOk);
}

}  // namespace tflite

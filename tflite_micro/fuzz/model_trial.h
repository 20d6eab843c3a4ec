// What must hold for every model whatever, tried on one: it is refused, or runs, with memory of the size that it named.
#ifndef TFLITE_MICRO_FUZZ_MODEL_TRIAL_H_
#define TFLITE_MICRO_FUZZ_MODEL_TRIAL_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/schema/schema_generated.h"

// Ends the program, which is a finding, if a promise is broken.
#define REQUIRE(condition)                                                    \
  do {                                                                        \
    if (!(condition)) {                                                       \
      fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition); \
      abort();                                                                \
    }                                                                         \
  } while (false)

namespace tflite {

// The last bytes of an input, which say how the model before them is tried.
struct TrialSettings {
  // Of the contents of input tensors.
  uint32_t seed;
  // Bytes of an arena that is not large; see kSmallArena.
  uint16_t arena_bytes;
  uint8_t flags;
  uint8_t misalignment;
};
// In `flags`: an arena of `arena_bytes`, instead of a large one.
constexpr uint8_t kSmallArena = 1;
// In `flags`: the arena begins `misalignment` bytes after an address that is aligned to 16.
constexpr uint8_t kMisaligned = 2;

// A model and the settings of an input.
class TrialInput {
 public:
  TrialInput(const uint8_t* data, size_t size);

  // Null if it is refused.
  const Model* model() const { return model_; }
  const TrialSettings& settings() const { return settings_; }

 private:
  TrialSettings settings_ = {};
  // A copy of exactly the model's size: what lies behind it is not to be read.
  std::unique_ptr<uint8_t[]> copy_;
  const Model* model_ = nullptr;
};

// Memory of its own, so that AddressSanitizer sees every access outside of it.
class TrialArena {
 public:
  explicit TrialArena(size_t size, size_t misalignment = 0);
  ~TrialArena() { std::free(memory_); }
  TrialArena(const TrialArena&) = delete;
  TrialArena& operator=(const TrialArena&) = delete;

  uint8_t* data() const { return memory_ + misalignment_; }
  size_t size() const { return size_; }

 private:
  uint8_t* memory_;
  size_t misalignment_;
  size_t size_;
};
constexpr size_t kLargeArenaBytes = 256 * 1024;

// An interpreter with all operators, and with room for the resource variables that the model says it has.
class Trial {
 public:
  Trial(const Model* model, TrialArena* arena);

  MicroInterpreter* operator->() { return interpreter_.get(); }

  // Fills inputs from `seed` and runs. The outputs, or false if the run ended with an error.
  bool Run(uint32_t seed, std::vector<uint8_t>* outputs);

 private:
  std::unique_ptr<MicroInterpreter> interpreter_;
};

// Loads, prepares and runs the model in the first bytes of `data`; its last bytes are TrialSettings. Ends the program
// if a promise is broken: with the arena of the size named, or with one byte less; if runs after Reset() give other
// outputs than the first.
void TryModel(const uint8_t* data, size_t size);

}  // namespace tflite

#endif  // TFLITE_MICRO_FUZZ_MODEL_TRIAL_H_

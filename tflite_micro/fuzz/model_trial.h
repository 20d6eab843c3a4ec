// What must hold for every model whatever, tried on one: it is refused, or runs, with memory of the size that it named.
#ifndef TFLITE_MICRO_FUZZ_MODEL_TRIAL_H_
#define TFLITE_MICRO_FUZZ_MODEL_TRIAL_H_

#include <cstddef>
#include <cstdint>

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

// Loads, prepares and runs the model in the first bytes of `data`; its last bytes are TrialSettings. Ends the program
// if a promise is broken: with the arena of the size named, or with one byte less; if runs after Reset() give other
// outputs than the first.
void TryModel(const uint8_t* data, size_t size);

}  // namespace tflite

#endif  // TFLITE_MICRO_FUZZ_MODEL_TRIAL_H_

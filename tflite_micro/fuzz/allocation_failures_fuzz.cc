// A preparation in which every request for memory is refused in turn: alone, or with all that come after it. Each time
// AllocateTensors() gives a status and names the need, and the same interpreter, another one in the arena, and what
// they compute are afterwards as if nothing had been.
//
// The linker leads the arena's functions through this file (--wrap), so that the runtime is the one that ships.
#include "tflite_micro/fuzz/model_trial.h"
#include "tflite_micro/memory/arena.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace {

// More than any arena of a trial has, so that the arena itself refuses it.
constexpr size_t kTooMuch = size_t{1} << 30;

class Refusals {
 public:
  // Refuses request number `first` of those to come, counted from 1, or from it on all; 0: none.
  void Start(int first, bool all_after) {
    first_ = first;
    all_after_ = all_after;
    count_ = 0;
    list_ = 0;
  }
  int count() const { return count_; }
  // What is asked of the arena when `size` bytes were asked for.
  template <typename Size>
  Size Asked(Size size) {
    ++count_;
    const bool is_refused = first_ != 0 && (all_after_ ? count_ >= first_ : count_ == first_);
    return is_refused ? Size(kTooMuch) : size;
  }
  // The same for the list at the low end, which may also shrink: then nothing is asked for.
  size_t ListSize(size_t size) {
    const bool shrinks = size <= list_;
    const size_t asked = shrinks ? size : Asked(size);
    if (asked == size) list_ = size;
    return asked;
  }

 private:
  int first_ = 0;
  bool all_after_ = false;
  int count_ = 0;
  size_t list_ = 0;
};
Refusals refusals;

}  // namespace
}  // namespace tflite

#define ARENA_FUNCTION(prefix, name) prefix##_ZN6tflite26SingleArenaBufferAllocator##name
#define REAL(name) ARENA_FUNCTION(__real_, name)
#define WRAP(name) ARENA_FUNCTION(__wrap_, name)

extern "C" {

using tflite::refusals;
using Arena = tflite::SingleArenaBufferAllocator;

uint8_t* REAL(24AllocatePersistentBufferENS_9ByteCountEm)(Arena* arena, tflite::ByteCount size, size_t alignment);
uint8_t* WRAP(24AllocatePersistentBufferENS_9ByteCountEm)(Arena* arena, tflite::ByteCount size, size_t alignment) {
  return REAL(24AllocatePersistentBufferENS_9ByteCountEm)(arena, refusals.Asked(size), alignment);
}

uint8_t* REAL(12AllocateTempENS_9ByteCountEmi)(Arena* arena, tflite::ByteCount size, size_t alignment, int32_t tag);
uint8_t* WRAP(12AllocateTempENS_9ByteCountEmi)(Arena* arena, tflite::ByteCount size, size_t alignment, int32_t tag) {
  return REAL(12AllocateTempENS_9ByteCountEmi)(arena, refusals.Asked(size), alignment, tag);
}

TfLiteStatus REAL(10ResizeListEm)(Arena* arena, size_t size);
TfLiteStatus WRAP(10ResizeListEm)(Arena* arena, size_t size) {
  return REAL(10ResizeListEm)(arena, refusals.ListSize(size));
}

TfLiteStatus REAL(11ReserveHeadEm)(Arena* arena, size_t size);
TfLiteStatus WRAP(11ReserveHeadEm)(Arena* arena, size_t size) {
  return REAL(11ReserveHeadEm)(arena, refusals.Asked(size));
}

// The linker drops what nobody calls, and so a function above whose name is not the arena's any more. It does not drop
// these, and misses what they name.
void* volatile real_functions[] = {
    reinterpret_cast<void*>(REAL(24AllocatePersistentBufferENS_9ByteCountEm)),
    reinterpret_cast<void*>(REAL(12AllocateTempENS_9ByteCountEmi)),
    reinterpret_cast<void*>(REAL(10ResizeListEm)),
    reinterpret_cast<void*>(REAL(11ReserveHeadEm)),
};

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using tflite::Trial;
  for (void* volatile& function : real_functions) REQUIRE(function != nullptr);
  const tflite::TrialInput input(data, size);
  const tflite::Model* model = input.model();
  if (model == nullptr) return 0;
  tflite::TrialArena arena(tflite::kLargeArenaBytes);
  const uint32_t seed = input.settings().seed;
  std::vector<uint8_t> expected;
  size_t need = 0;
  int requests = 0;
  bool has_run = false;
  {
    refusals.Start(0, false);
    Trial trial(model, &arena);
    if (trial->AllocateTensors() != kTfLiteOk) return 0;
    requests = refusals.count();
    need = trial->arena_used_bytes();
    has_run = trial.Run(seed, &expected);
  }
  std::vector<uint8_t> outputs;
  for (int first = 1; first <= requests; ++first) {
    for (const bool all_after : {false, true}) {
      refusals.Start(first, all_after);
      Trial trial(model, &arena);
      const TfLiteStatus status = trial->AllocateTensors();
      refusals.Start(0, false);
      REQUIRE(status != kTfLiteOk);
      REQUIRE(trial->inputs_size() == 0 || trial->input(0) == nullptr);
      // With resource variables the allocator and the room for them were asked for before; they stay refused.
      if (tflite::CountResourceVariables(model) == 0) {
        REQUIRE(all_after || trial->required_arena_bytes() == need);
        REQUIRE(trial->AllocateTensors() == kTfLiteOk);
        REQUIRE(trial->arena_used_bytes() == need);
        REQUIRE(trial.Run(seed, &outputs) == has_run);
        REQUIRE(!has_run || outputs == expected);
      }
    }
    Trial later(model, &arena);
    REQUIRE(later->AllocateTensors() == kTfLiteOk);
    REQUIRE(later->arena_used_bytes() == need);
    REQUIRE(later.Run(seed, &outputs) == has_run);
    REQUIRE(!has_run || outputs == expected);
  }
  return 0;
}
}

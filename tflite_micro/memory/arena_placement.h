// Construction of objects in memory of the arena: the standard header for it does not exist on every target.
#ifndef TFLITE_MICRO_MEMORY_ARENA_PLACEMENT_H_
#define TFLITE_MICRO_MEMORY_ARENA_PLACEMENT_H_

#include <stddef.h>

namespace tflite {

// `new (ArenaPlacement{address}) T(...)`; `address` is aligned for T.
struct ArenaPlacement {
  void* address;
};

}  // namespace tflite

// Always inline, so that no symbol of the name `operator new` exists.
__attribute__((always_inline)) inline void* operator new(size_t, tflite::ArenaPlacement placement) noexcept {
  return placement.address;
}

#endif  // TFLITE_MICRO_MEMORY_ARENA_PLACEMENT_H_

// The one block of memory that an application gives to the runtime, and its division. Persistent memory grows down from
// the high end. The low end holds, one after the other in time, the lists and temporary views of preparation and then
// the planned activations ("head"), which several models on one arena share.
//
// The arena counts what it is asked for, also beyond what it has: after a preparation that failed for lack of memory,
// a second one in measuring mode finds the exact need. There the same requests are counted, but served from a small
// workspace that is reused from operator to operator.
#ifndef TFLITE_MICRO_MEMORY_ARENA_H_
#define TFLITE_MICRO_MEMORY_ARENA_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/types.h"
#include "tflite_micro/memory/byte_count.h"

namespace tflite {

// Every planned buffer and every persistent buffer of an operator starts at a multiple of this.
inline constexpr size_t kBufferAlignment = 16;
constexpr size_t MicroArenaBufferAlignment() { return kBufferAlignment; }

constexpr size_t AlignSizeUp(size_t size, size_t alignment) { return (size + alignment - 1) / alignment * alignment; }

class SingleArenaBufferAllocator {
 public:
  // `buffer` stays the caller's and must outlive the allocator; it may be null, and need not be aligned.
  SingleArenaBufferAllocator(uint8_t* buffer, size_t size);
  // Persistent and non-persistent memory in two blocks, e.g. of different speed.
  SingleArenaBufferAllocator(uint8_t* persistent, size_t persistent_size, uint8_t* non_persistent,
                             size_t non_persistent_size);

  // Memory at the high end, never given back. `alignment` is a power of two up to 16. Null when the arena is exhausted.
  uint8_t* AllocatePersistentBuffer(ByteCount size, size_t alignment);

  // Sets the size of the list at the very bottom. Only while no temporary memory is in use. The contents stay.
  TfLiteStatus ResizeList(size_t size);
  // Start of the list, aligned to 16.
  uint8_t* list() { return low_start(); }

  // Temporary memory above the list, in the manner of a stack: what was taken last is free again when it is given back,
  // everything else with ResetTemps(). `tag` is kept with it. Null when the arena is exhausted.
  uint8_t* AllocateTemp(ByteCount size, size_t alignment, int32_t tag);
  void DeallocateTemp(uint8_t* buffer);
  int32_t TempTag(const uint8_t* buffer) const;
  void ResetTemps();
  // Temporary memory that is not yet in use and could be.
  size_t AvailableTemp() const;

  // Requires `size` bytes of activations at the low end. The largest of several requests counts.
  TfLiteStatus ReserveHead(size_t size);
  uint8_t* head() { return low_start(); }

  // Bytes of activations and of persistent memory.
  size_t head_bytes() const { return head_; }
  size_t persistent_bytes() const { return asked_.tail; }
  // Bytes that `buffer` must have for all that was asked of the arena so far, its misalignment included. In the case of
  // two blocks: of both together.
  size_t required_bytes() const;
  // Bytes that are lost because what was given does not begin at a multiple of 16.
  size_t misalignment() const { return misalignment_; }
  // Whether something was asked for that there was no room for.
  bool exhausted() const { return exhausted_; }

  // Starts over with the counters as they were at `since` (a copy made before preparation), serving requests from
  // `workspace`. See also the head of this file.
  void StartMeasuring(const SingleArenaBufferAllocator& since, uint8_t* workspace, size_t workspace_size);
  bool measuring() const { return measuring_; }
  // Measuring mode: what was served between Mark() and Release() is counted but its room is used again.
  size_t Mark() const { return served_.tail; }
  void Release(size_t mark) {
    if (measuring_) served_.tail = mark;
  }
  // The memory (the non-persistent block of two) that holds nothing which must survive, for use as a workspace.
  uint8_t* spare_block() const { return low_begin_; }
  size_t spare_block_size() const {
    return separate_ ? low_capacity_ : low_capacity_ - AlignSizeUp(served_.tail, kBufferAlignment);
  }
#if UINTPTR_MAX > UINT32_MAX
  // From now on, what is asked for is counted as on a core of 32 bits; before anything is allocated.
  void CountFor32Bits() { counts_for_32_bits_ = true; }
#endif
  // Bytes that the application gave; 0 for a null pointer.
  size_t given_bytes() const { return given_; }

 private:
  // Bytes in use from the high and the low end.
  struct Use {
    size_t tail;
    size_t low;
  };

  uint8_t* low_start() { return measuring_ ? workspace_ : low_begin_; }
  // What is counted for a request.
#if UINTPTR_MAX > UINT32_MAX
  size_t Counted(ByteCount size) const { return counts_for_32_bits_ ? size.on_32_bits() : size_t{size}; }
  size_t CountedAlignment(ByteCount size, size_t alignment) const {
    return counts_for_32_bits_ ? size.alignment_on_32_bits(alignment) : alignment;
  }
#else
  static size_t Counted(size_t size) { return size; }
  static size_t CountedAlignment(size_t, size_t alignment) { return alignment; }
#endif
  bool Account();

  uint8_t* low_begin_;    // aligned start for the low end
  size_t low_capacity_;   // multiple of 16
  uint8_t* tail_end_;     // aligned end for the high end
  size_t tail_capacity_;  // multiple of 16
  size_t misalignment_;   // bytes lost in front of the aligned starts
  size_t given_;          // by the application, in all
  bool separate_;         // two blocks

  Use asked_ = {0, 0};   // by preparation, whether or not there was room
  Use served_ = {0, 0};  // by real memory: equal to asked_ unless measuring, or counting for another core
  size_t list_ = 0;
  size_t head_ = 0;
  size_t low_peak_ = 0;    // two blocks: highest asked_.low
  size_t total_peak_ = 0;  // one block: highest asked_.low + asked_.tail
  bool exhausted_ = false;
  bool measuring_ = false;
#if UINTPTR_MAX > UINT32_MAX
  bool counts_for_32_bits_ = false;
#endif
  uint8_t* workspace_ = nullptr;
  size_t workspace_size_ = 0;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_ARENA_H_

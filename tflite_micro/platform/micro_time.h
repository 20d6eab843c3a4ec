// The clock of the profiler and the benchmarks: a hook that a port supplies.
#ifndef TFLITE_MICRO_PLATFORM_MICRO_TIME_H_
#define TFLITE_MICRO_PLATFORM_MICRO_TIME_H_

#include <stdint.h>

namespace tflite {

// Ticks of GetCurrentTimeTicks() in a second; never 0. On the simulated boards 1e9, on the host 1e7.
uint32_t ticks_per_second();

// Counts up from an arbitrary start and wraps at 2^32, so only the difference (modulo 2^32) of two readings means
// something. On the simulated boards a tick is an instruction (see instruction_count.h), on the host 100 ns of real
// time.
uint32_t GetCurrentTimeTicks();

// Milliseconds that `ticks`, the difference of two readings, take.
inline uint32_t TicksToMs(uint32_t ticks) { return static_cast<uint32_t>(uint64_t{ticks} * 1000 / ticks_per_second()); }

}  // namespace tflite

#endif  // TFLITE_MICRO_PLATFORM_MICRO_TIME_H_

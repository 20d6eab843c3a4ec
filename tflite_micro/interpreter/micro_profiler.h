// Measures how long each operator takes, in ticks of the platform's clock (platform/micro_time.h).
//
//   static tflite::MicroProfiler profiler;
//   tflite::MicroInterpreter interpreter(model, resolver, arena, sizeof(arena), nullptr, &profiler);
//   ...
//   interpreter.Invoke();
//   profiler.LogTicksPerTagCsv();
#ifndef TFLITE_MICRO_INTERPRETER_MICRO_PROFILER_H_
#define TFLITE_MICRO_INTERPRETER_MICRO_PROFILER_H_

#include <stdint.h>

#include "tflite_micro/common/micro_profiler_interface.h"

namespace tflite {

// A span of time with a name. `end_ticks` - `start_ticks` is right also when the clock wrapped once in between.
struct ProfiledEvent {
  const char* tag;
  uint32_t start_ticks;
  uint32_t end_ticks;
};

// Keeps events in memory of its user's. Events beyond `capacity` are counted but not kept.
class MicroProfilerBase : public MicroProfilerInterface {
 public:
  MicroProfilerBase(ProfiledEvent* events, int capacity) : events_(events), capacity_(capacity) {}
  MicroProfilerBase(const MicroProfilerBase&) = delete;
  MicroProfilerBase& operator=(const MicroProfilerBase&) = delete;

  uint32_t BeginEvent(const char* tag) override;
  void EndEvent(uint32_t event_handle) override;

  // Forgets all events.
  void ClearEvents() { count_ = 0; }
  // Sum over all kept events.
  uint32_t GetTotalTicks() const;
  int event_count() const { return count_ < capacity_ ? count_ : capacity_; }
  const ProfiledEvent& event(int index) const { return events_[index]; }

  // One line for each event: its tag and its ticks.
  void Log() const;
  // The same as comma-separated values under a line of titles.
  void LogCsv() const;
  // The sum for each tag, as comma-separated values, in the order in which tags came first.
  void LogTicksPerTagCsv() const;

 private:
  uint32_t Ticks(int index) const { return events_[index].end_ticks - events_[index].start_ticks; }
  void ReportLost() const;

  ProfiledEvent* events_;
  const int capacity_;
  int count_ = 0;
};

// With room for `tCapacity` events of 12 bytes (on a 32-bit core).
template <int tCapacity>
class MicroProfilerWithCapacity : public MicroProfilerBase {
 public:
  MicroProfilerWithCapacity() : MicroProfilerBase(storage_, tCapacity) {}

 private:
  ProfiledEvent storage_[tCapacity];
};

// Enough for one inference of most models.
using MicroProfiler = MicroProfilerWithCapacity<256>;

// An event that lasts as long as this object. `profiler` may be null.
class ScopedMicroProfiler {
 public:
  ScopedMicroProfiler(const char* tag, MicroProfilerInterface* profiler) : profiler_(profiler) {
    if (profiler_ != nullptr) handle_ = profiler_->BeginEvent(tag);
  }
  ~ScopedMicroProfiler() {
    if (profiler_ != nullptr) profiler_->EndEvent(handle_);
  }
  ScopedMicroProfiler(const ScopedMicroProfiler&) = delete;
  ScopedMicroProfiler& operator=(const ScopedMicroProfiler&) = delete;

 private:
  MicroProfilerInterface* profiler_;
  uint32_t handle_ = 0;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_INTERPRETER_MICRO_PROFILER_H_

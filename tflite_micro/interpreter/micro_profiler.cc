#include "tflite_micro/interpreter/micro_profiler.h"

#include <string.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/platform/micro_time.h"

namespace tflite {

uint32_t MicroProfilerBase::BeginEvent(const char* tag) {
  const int index = count_++;
  if (index >= capacity_) return static_cast<uint32_t>(capacity_);
  const uint32_t now = GetCurrentTimeTicks();
  events_[index] = {tag, now, now};
  return static_cast<uint32_t>(index);
}

void MicroProfilerBase::EndEvent(uint32_t event_handle) {
  if (event_handle < static_cast<uint32_t>(event_count())) events_[event_handle].end_ticks = GetCurrentTimeTicks();
}

uint32_t MicroProfilerBase::GetTotalTicks() const {
  uint32_t ticks = 0;
  for (int i = 0; i < event_count(); ++i) ticks += Ticks(i);
  return ticks;
}

void MicroProfilerBase::ReportLost() const {
  if (count_ > capacity_) MicroPrintf("(%d more events found no room)", count_ - capacity_);
}

void MicroProfilerBase::Log() const {
  for (int i = 0; i < event_count(); ++i) {
    MicroPrintf("%s took %lu ticks", events_[i].tag, static_cast<unsigned long>(Ticks(i)));
  }
  ReportLost();
}

void MicroProfilerBase::LogCsv() const {
  MicroPrintf("event,tag,ticks");
  for (int i = 0; i < event_count(); ++i) {
    MicroPrintf("%d,%s,%lu", i, events_[i].tag, static_cast<unsigned long>(Ticks(i)));
  }
  ReportLost();
}

void MicroProfilerBase::LogTicksPerTagCsv() const {
  MicroPrintf("tag,ticks");
  for (int i = 0; i < event_count(); ++i) {
    bool is_first = true;
    for (int j = 0; j < i && is_first; ++j) is_first = strcmp(events_[i].tag, events_[j].tag) != 0;
    if (!is_first) continue;
    uint32_t ticks = 0;
    for (int j = i; j < event_count(); ++j) {
      if (strcmp(events_[i].tag, events_[j].tag) == 0) ticks += Ticks(j);
    }
    MicroPrintf("%s,%lu", events_[i].tag, static_cast<unsigned long>(ticks));
  }
  MicroPrintf("total,%lu", static_cast<unsigned long>(GetTotalTicks()));
  ReportLost();
}

}  // namespace tflite

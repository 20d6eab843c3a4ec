// Receives the begin and end of each operator's work while a model runs.
#ifndef TFLITE_MICRO_COMMON_MICRO_PROFILER_INTERFACE_H_
#define TFLITE_MICRO_COMMON_MICRO_PROFILER_INTERFACE_H_

#include <stdint.h>

namespace tflite {

class MicroProfilerInterface {
 public:
  // Returns a handle for EndEvent(). `tag` (the operator's name) is not copied and must outlive the profiler's use of
  // it.
  virtual uint32_t BeginEvent(const char* tag) = 0;
  virtual void EndEvent(uint32_t event_handle) = 0;

 protected:
  ~MicroProfilerInterface() = default;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_COMMON_MICRO_PROFILER_INTERFACE_H_

// An interpreter that says what its arena is used for.
#ifndef TFLITE_MICRO_INTERPRETER_RECORDING_MICRO_INTERPRETER_H_
#define TFLITE_MICRO_INTERPRETER_RECORDING_MICRO_INTERPRETER_H_

#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/memory/recording_micro_allocator.h"

namespace tflite {

class RecordingMicroInterpreter : public MicroInterpreter {
 public:
  // The recording allocator lies in the arena and takes some of it.
  RecordingMicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, uint8_t* tensor_arena,
                            size_t tensor_arena_size, MicroResourceVariables* resource_variables = nullptr,
                            MicroProfilerInterface* profiler = nullptr)
      : RecordingMicroInterpreter(model, op_resolver, RecordingMicroAllocator::Create(tensor_arena, tensor_arena_size),
                                  resource_variables, profiler) {}

  RecordingMicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, RecordingMicroAllocator* allocator,
                            MicroResourceVariables* resource_variables = nullptr,
                            MicroProfilerInterface* profiler = nullptr)
      : MicroInterpreter(model, op_resolver, allocator, resource_variables, profiler),
        recording_allocator_(allocator) {}

  // Not to be called when the arena did not hold the allocator (initialization_status() is an error then).
  const RecordingMicroAllocator& GetMicroAllocator() const { return *recording_allocator_; }

 private:
  const RecordingMicroAllocator* recording_allocator_;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_INTERPRETER_RECORDING_MICRO_INTERPRETER_H_

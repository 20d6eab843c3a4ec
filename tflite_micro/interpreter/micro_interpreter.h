// Runs a model: memory is laid out once in AllocateTensors(), then Invoke() computes the outputs from the inputs as
// often as wanted, without allocating anything.
//
//   const tflite::Model* model = tflite::GetModel(g_model);
//   tflite::MicroMutableOpResolver<1> resolver;
//   resolver.AddFullyConnected();
//   alignas(16) static uint8_t arena[2048];
//   tflite::MicroInterpreter interpreter(model, resolver, arena, sizeof(arena));
//   interpreter.AllocateTensors();
//   interpreter.input(0)->data.f[0] = 0.5f;
//   interpreter.Invoke();
//   float result = interpreter.output(0)->data.f[0];
#ifndef TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_H_
#define TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/micro_profiler_interface.h"
#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/interpreter/micro_interpreter_context.h"
#include "tflite_micro/interpreter/micro_interpreter_graph.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/micro_op_resolver.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

// Not safe for use from several threads at once. Everything handed to it must outlive it.
class MicroInterpreter {
 public:
  // `tensor_arena` may have any alignment and any size; null makes AllocateTensors() a dry run that reports the size
  // needed. `preserve_all_tensors` keeps every tensor's value until the next Invoke(), for inspection with GetTensor().
  MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, uint8_t* tensor_arena,
                   size_t tensor_arena_size, MicroResourceVariables* resource_variables = nullptr,
                   MicroProfilerInterface* profiler = nullptr, bool preserve_all_tensors = false);

  // A literal null for the arena; without this it would fit both other constructors.
  MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, decltype(nullptr), size_t tensor_arena_size,
                   MicroResourceVariables* resource_variables = nullptr, MicroProfilerInterface* profiler = nullptr,
                   bool preserve_all_tensors = false)
      : MicroInterpreter(model, op_resolver, static_cast<uint8_t*>(nullptr), tensor_arena_size, resource_variables,
                         profiler, preserve_all_tensors) {}

  // With an allocator that several interpreters share, or that has memory of several kinds.
  MicroInterpreter(const Model* model, const MicroOpResolver& op_resolver, MicroAllocator* allocator,
                   MicroResourceVariables* resource_variables = nullptr, MicroProfilerInterface* profiler = nullptr);

  MicroInterpreter(const MicroInterpreter&) = delete;
  MicroInterpreter& operator=(const MicroInterpreter&) = delete;
  ~MicroInterpreter();

  // Validates the model, prepares its operators and lays out memory. Once it has succeeded, further calls do nothing.
  // On failure one line says why; when the arena is too small it says how many bytes are needed, as does
  // required_arena_bytes(), and nothing of the arena remains in use.
  TfLiteStatus AllocateTensors();

  // Computes the outputs. Calls AllocateTensors() if that has not been done. The memory of inputs may be reused on the
  // way: write them before every call.
  TfLiteStatus Invoke();

  // How many iterations the loops (WHILE) of one Invoke() may make, all together. One more ends it with an error. The
  // default lets real loops end and stops those that would not.
  static constexpr uint32_t kDefaultMaxLoopIterations = 1000000;
  void SetMaxLoopIterations(uint32_t count) { graph_.set_max_iterations(count); }

  // Sets state back to what it was after AllocateTensors(): variable tensors, resource variables and what operators
  // keep. What CALL_ONCE has run is not run again: variables that it initialised now hold what they held before.
  TfLiteStatus Reset();

  // For custom operators: a pointer of the application's, see MicroContext::external_context(). Can be set once.
  TfLiteStatus SetMicroExternalContext(void* external_context_payload);

  // For tensors that TFLM_DECODE decodes: memory beside the arena, in which they share places over time as in the
  // arena. Those for which there is no room lie in the arena. Regions may have any alignment and size; the list, too,
  // must outlive the interpreter. May be called once, before AllocateTensors(). Interpreters that share an allocator
  // may share regions.
  TfLiteStatus SetDecompressionMemory(const MicroContext::AlternateMemoryRegion* regions, size_t count);

  // Tensors that the application fills and reads, in the model's order. Null before AllocateTensors() and for an index
  // out of range. An output whose size depends on data (allocation_type is kTfLiteDynamic) has its upper bound as
  // `dims` and `bytes` before the first Invoke(), and after each one what it actually has.
  TfLiteTensor* input(size_t index);
  TfLiteTensor* output(size_t index);
  TfLiteTensor* input_tensor(size_t index) { return input(index); }
  TfLiteTensor* output_tensor(size_t index) { return output(index); }
  size_t inputs_size() const;
  size_t outputs_size() const;
  // Indices of the tensors in the first subgraph.
  const fb::Vector<int32_t>& inputs() const;
  const fb::Vector<int32_t>& outputs() const;

  // Data of an input or output as `T`; null when T is not the tensor's type or there is no such tensor.
  template <typename T>
  T* typed_input_tensor(int index) {
    return TypedData<T>(input(static_cast<size_t>(index)));
  }
  template <typename T>
  T* typed_output_tensor(int index) {
    return TypedData<T>(output(static_cast<size_t>(index)));
  }

  // Any tensor that is not stored sparsely, when the interpreter preserves all of them; else null (reported). Its data
  // is null when nothing that runs uses it.
  TfLiteEvalTensor* GetTensor(int tensor_index, int subgraph_index = 0);
  // Sets one variable tensor to its initial value.
  TfLiteStatus ResetVariableTensor(int tensor_index, int subgraph_index = 0);

  // Replaces the profiler given at construction; null: none.
  void SetAlternateProfiler(MicroProfilerInterface* profiler) { graph_.set_profiler(profiler); }

  // kTfLiteOk unless the constructor was given something unusable: no model, or no allocator.
  TfLiteStatus initialization_status() const { return initialization_status_; }

  // Bytes of the given arena that this model needs: no more is touched, and one byte less is refused. Valid after
  // AllocateTensors() has succeeded.
  size_t arena_used_bytes() const { return allocator_->arena().required_bytes(); }
  // The same also after AllocateTensors() has failed because the arena was too small. 0 when it is not known.
  size_t required_arena_bytes() const { return required_arena_bytes_; }

  bool preserve_all_tensors() const { return allocator_->preserves_all_tensors(); }
  TfLiteStatus PrepareNodeAndRegistrationDataFromFlatbuffer() { return AllocateTensors(); }

 protected:
  MicroAllocator* allocator() { return allocator_; }

 private:
  template <typename T>
  static bool IsType(TfLiteType type);
  template <typename T>
  static T* TypedData(TfLiteTensor* tensor) {
    if (tensor == nullptr || !IsType<T>(tensor->type)) return nullptr;
    return static_cast<T*>(tensor->data.data);
  }

  TfLiteStatus CheckOperators();
  TfLiteStatus CheckResourceVariables();
  TfLiteStatus Build();
  TfLiteStatus AllocateInputsAndOutputs();
  void BindInputsAndOutputs();
  void MeasureDynamicOutputs();
  void MeasureAndReport(const SingleArenaBufferAllocator& fresh_arena);

  const Model* model_;
  const MicroOpResolver& op_resolver_;
  // Used unless the application brought an allocator.
  MicroAllocator own_allocator_;
  MicroAllocator* allocator_;
  TfLiteContext context_;
  MicroInterpreterGraph graph_;
  MicroInterpreterContext micro_context_;
  AlternateMemory alternate_memory_;
  TfLiteTensor** input_tensors_ = nullptr;
  TfLiteTensor** output_tensors_ = nullptr;
  size_t required_arena_bytes_ = 0;
  TfLiteStatus initialization_status_ = kTfLiteOk;
  bool tensors_allocated_ = false;
};

template <>
inline bool MicroInterpreter::IsType<float>(TfLiteType type) {
  return type == kTfLiteFloat32;
}
template <>
inline bool MicroInterpreter::IsType<int8_t>(TfLiteType type) {
  return type == kTfLiteInt8;
}
template <>
inline bool MicroInterpreter::IsType<uint8_t>(TfLiteType type) {
  return type == kTfLiteUInt8;
}
template <>
inline bool MicroInterpreter::IsType<int16_t>(TfLiteType type) {
  return type == kTfLiteInt16;
}
template <>
inline bool MicroInterpreter::IsType<int32_t>(TfLiteType type) {
  return type == kTfLiteInt32;
}
template <>
inline bool MicroInterpreter::IsType<uint32_t>(TfLiteType type) {
  return type == kTfLiteUInt32;
}
template <>
inline bool MicroInterpreter::IsType<int64_t>(TfLiteType type) {
  return type == kTfLiteInt64;
}
template <>
inline bool MicroInterpreter::IsType<bool>(TfLiteType type) {
  return type == kTfLiteBool;
}

}  // namespace tflite

#endif  // TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_H_

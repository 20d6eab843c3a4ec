// The variables of models that keep their state in resource variables (VAR_HANDLE, READ_VARIABLE, ASSIGN_VARIABLE):
// each has a name, the same in all subgraphs, and a value that stays from one inference to the next. They lie in the
// arena.
//
//   tflite::MicroAllocator* allocator = tflite::MicroAllocator::Create(arena, sizeof(arena));
//   auto* variables = tflite::MicroResourceVariables::Create(allocator, tflite::CountResourceVariables(model));
//   tflite::MicroInterpreter interpreter(model, resolver, allocator, variables);
//
// A variable that nothing has been assigned to holds the zero point of an int8 tensor, 0 otherwise, in each element.
// That is what MicroInterpreter::Reset() sets it back to.
#ifndef TFLITE_MICRO_COMMON_MICRO_RESOURCE_VARIABLES_H_
#define TFLITE_MICRO_COMMON_MICRO_RESOURCE_VARIABLES_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {

class MicroAllocator;

// Interpreters that are given the same object share the variables that have the same name. Their models and arenas must
// outlive it.
class MicroResourceVariables {
 public:
  static constexpr int kMaxVariables = 1024;

  // Room for `num_variables` in persistent memory of `allocator`; their values get theirs when a model is prepared.
  // Null (reported) when there is no room. Defined with the allocator, in memory/.
  static MicroResourceVariables* Create(MicroAllocator* allocator, int num_variables);

  // For Create(): `table` has `capacity` entries.
  struct Variable {
    // Null for none. They lie in the model.
    const char* container;
    const char* shared_name;
    // Null until a model was prepared that reads or assigns the variable; then also `dims` says what it holds.
    char* data;
    const TfLiteIntArray* dims;
    uint32_t bytes;
    uint8_t type;
    // Of each byte of a value that was not assigned.
    int8_t initial_byte;
    bool is_kept;
  };
  MicroResourceVariables(Variable* table, int capacity) : variables_(table), capacity_(capacity) {}
  MicroResourceVariables(const MicroResourceVariables&) = delete;
  MicroResourceVariables& operator=(const MicroResourceVariables&) = delete;

  // Number of the variable of this name, counting from 0; a new one if there is none yet. -1: there is no room for it.
  // The strings must outlive this object.
  int CreateIdIfNoneFound(const char* container, const char* shared_name);

  // Prepare of an operator that reads or assigns the variable: gives it memory for values like `tensor`. When it has
  // some, reports values of another type or shape.
  TfLiteStatus Allocate(int id, TfLiteContext* context, const TfLiteTensor* tensor);

  // Copies the value to or from a tensor. Reports a variable that does not exist or holds another type or shape.
  TfLiteStatus Read(int id, const TfLiteEvalTensor* tensor);
  TfLiteStatus Assign(int id, const TfLiteEvalTensor* tensor);
  // The same from memory, of which only the length is checked.
  TfLiteStatus Assign(int id, size_t count_bytes, const void* input_buffer);

  // Sets all variables to what they held before anything was assigned.
  TfLiteStatus ResetAll();

  int size() const { return count_; }
  int capacity() const { return capacity_; }

  // For the interpreter: a preparation that fails gives its memory back, and so must forget the variables that it made.
  // What Keep() has seen stays.
  void Keep();
  void ForgetOthers();

 private:
  Variable* Find(int id);

  Variable* variables_;
  int capacity_;
  int count_ = 0;
  int kept_count_ = 0;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_COMMON_MICRO_RESOURCE_VARIABLES_H_

// A prepared model: runs, resets and frees the operators of its subgraphs.
#ifndef TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_GRAPH_H_
#define TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_GRAPH_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/common/micro_profiler_interface.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/micro_op_resolver.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

class MicroInterpreterGraph : public MicroGraph {
 public:
  MicroInterpreterGraph(TfLiteContext* context, const Model* model, MicroResourceVariables* resource_variables)
      : context_(context), model_(model), resource_variables_(resource_variables) {}

  // Finds the implementation of every operator, parses options, runs Init and Prepare. Subgraphs that are called come
  // before their callers, which so find their outputs' shapes. `allocations` holds the records of all subgraphs. In the
  // allocator's measuring mode each operator is freed again before the next.
  TfLiteStatus PrepareSubgraphs(const MicroOpResolver& resolver, MicroAllocator* allocator,
                                SubgraphAllocations* allocations);
  // Calls `free` of all operators that have had their Init.
  void FreeSubgraphs();
  // Forgets allocations whose memory is given back, without freeing anything.
  void Forget() {
    allocations_ = nullptr;
    has_run_once_ = nullptr;
  }
  // Calls `reset` of all operators.
  void ResetSubgraphs();
  // Sets variables to their initial value: the zero point of int8 tensors, 0 otherwise.
  void ResetVariableTensors();
  // The same for one of them; reports a tensor that is not a variable.
  TfLiteStatus ResetVariableTensor(int tensor_index, int subgraph_index);

  // Runs the main subgraph, whose loops may make up to the given number of iterations, all together.
  TfLiteStatus Invoke();
  void set_max_iterations(uint32_t count) { max_iterations_ = count; }

  // MicroGraph
  TfLiteStatus InvokeSubgraph(int subgraph_idx) override;
  size_t NumSubgraphInputs(int subgraph_idx) override;
  TfLiteEvalTensor* GetSubgraphInput(int subgraph_idx, int input_idx) override;
  size_t NumSubgraphOutputs(int subgraph_idx) override;
  TfLiteEvalTensor* GetSubgraphOutput(int subgraph_idx, int output_idx) override;
  int NumSubgraphs() override;
  MicroResourceVariables* GetResourceVariables() override { return resource_variables_; }
  TfLiteStatus InvokeSubgraphOnce(int subgraph_idx) override;
  TfLiteStatus BeginIteration() override;

  SubgraphAllocations* allocations() { return allocations_; }
  int current_subgraph() const { return current_subgraph_; }
  // Tensors of the current subgraph.
  size_t tensor_count() const { return context_->tensors_size; }
  int current_operator() const { return current_operator_; }
  // The operator at work, for messages, and the tensors that it writes; null between operators, and as long as they are
  // not known.
  const TFLMRegistration* current_registration() const;
  const TfLiteIntArray* current_outputs() const;
  void set_profiler(MicroProfilerInterface* profiler) { profiler_ = profiler; }

 private:
  TfLiteStatus PrepareSubgraph(const MicroOpResolver& resolver, MicroAllocator* allocator, int subgraph_index);
  TfLiteStatus PrepareNode(const MicroOpResolver& resolver, MicroAllocator* allocator, const Operator* op,
                           NodeAndRegistration* entry);
  TfLiteStatus CheckOutputs(int subgraph_index);
  void FreeNode(NodeAndRegistration* entry);
  // Makes it the current one.
  const SubGraph* EnterSubgraph(int subgraph_idx);

  TfLiteContext* context_;
  const Model* model_;
  MicroResourceVariables* resource_variables_;
  MicroProfilerInterface* profiler_ = nullptr;
  SubgraphAllocations* allocations_ = nullptr;
  int current_subgraph_ = 0;
  int current_operator_ = -1;
  // While an operator is prepared, what its record does not hold yet.
  const TFLMRegistration* preparing_registration_ = nullptr;
  const TfLiteIntArray* preparing_outputs_ = nullptr;
  // Whether every operator has had its Prepare, so that subgraphs may run.
  bool prepared_ = false;
  // For each subgraph whether InvokeSubgraphOnce() has run it; null in a model without CALL_ONCE.
  bool* has_run_once_ = nullptr;
  uint32_t max_iterations_ = 0;
  uint32_t iterations_ = 0;
};

// Name of an operator for messages and profiles, e.g. "CONV_2D" or a custom operator's own.
const char* OperatorName(const TFLMRegistration* registration);

}  // namespace tflite

#endif  // TFLITE_MICRO_INTERPRETER_MICRO_INTERPRETER_GRAPH_H_

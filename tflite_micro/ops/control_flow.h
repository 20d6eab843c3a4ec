// IF, WHILE, CALL_ONCE: operators that run other subgraphs of the model.
//
// IF         Inputs: a condition of one BOOL element, then the inputs of both branches. Runs one of the branches; its
//            outputs are the node's.
// WHILE      Inputs: the initial values. While the condition, a subgraph of these values with one BOOL output, holds,
// the
//            body makes new values of them, as many. Outputs: the values in the end. The number of iterations is
//            bounded: MicroInterpreter::SetMaxLoopIterations().
// CALL_ONCE  Runs a subgraph without inputs and outputs in the first inference only, to initialise variables. A
// subgraph
//            that several of them name still runs once.
//
// Values may have any type whose elements have a fixed size, packed ones included. They are copied, bit for bit, to the
// called subgraph's inputs and from its outputs, so types and shapes must be the same on both sides; the outputs of a
// node take the shape that the subgraph gives them. WHILE copies each value once an iteration: what the body passes on
// unchanged not at all, and to the condition only what it reads. Element values of the condition other than 0 are true.
#ifndef TFLITE_MICRO_OPS_CONTROL_FLOW_H_
#define TFLITE_MICRO_OPS_CONTROL_FLOW_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {
namespace ops {

// OpData.
struct IfData {
  int32_t then_subgraph;
  int32_t else_subgraph;
};

// OpData: followed by `moved_count` int32_t, in ascending order: values that the body gives out as another value than
// it got them (swapping two, say). They go by way of a scratch buffer, so that none is overwritten before it has moved.
struct WhileData {
  int32_t condition_subgraph;
  int32_t body_subgraph;
  int32_t scratch_buffer;  // only with moved_count > 0
  int32_t moved_count;
};

// OpData.
struct CallOnceData {
  int32_t subgraph;
};

TfLiteStatus PrepareIf(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalIf(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareWhile(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalWhile(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareCallOnce(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalCallOnce(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CONTROL_FLOW_H_

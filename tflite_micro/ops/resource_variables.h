// VAR_HANDLE, READ_VARIABLE, ASSIGN_VARIABLE: state that has a name (common/micro_resource_variables.h).
//
// VAR_HANDLE       No inputs. Output: the number of the variable that its options name by container and shared name,
// one
//                  element of RESOURCE.
// READ_VARIABLE    Input: a handle. Output: the variable's value, of any type whose elements have a fixed size.
// ASSIGN_VARIABLE  Inputs: a handle and the new value. No outputs.
//
// A variable has the type and shape of the first operator that is prepared for it; others that contradict are refused
// at load. Where a handle comes from a VAR_HANDLE in the same subgraph, the variable is known then and gets its memory.
// Handles may also be passed to the subgraphs of IF and WHILE; what is read and assigned there is checked when it runs,
// and the variable must have its memory from elsewhere: the subgraph that initialises it, as a rule.
//
// Reading what was never assigned gives the zero point of an int8 tensor, 0 otherwise. LiteRT refuses it.
#ifndef TFLITE_MICRO_OPS_RESOURCE_VARIABLES_H_
#define TFLITE_MICRO_OPS_RESOURCE_VARIABLES_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/types.h"

namespace tflite {
namespace ops {

// OpData. The other two have none.
struct VarHandleData {
  int32_t id;
};

TfLiteStatus PrepareVarHandle(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalVarHandle(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareReadVariable(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalReadVariable(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareAssignVariable(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalAssignVariable(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RESOURCE_VARIABLES_H_

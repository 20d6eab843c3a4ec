// What the Prepare functions of operators share: checking a node against the operator's table of types, saying what is
// wrong in a sentence, giving outputs their shape, and leaving the operator's data for Eval.
//
// A Prepare ends in one OpData: a struct of fixed-width fields (at most 32 bits each, no pointers, followed by arrays
// where the length depends on the model), so that it is plain data: the same bytes on every target. It is put into
// node->user_data by AllocateOpData().
#ifndef TFLITE_MICRO_OPS_PREPARE_H_
#define TFLITE_MICRO_OPS_PREPARE_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/context.h"
#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/ops/tensor_access.h"

namespace tflite {
namespace ops {

// One accepted combination of element types. kTfLiteNoType at a position: any type there, or no tensor.
// A position that names a type and whose tensor is absent (an optional input) is accepted.
inline constexpr int kTypeRowInputs = 4;
inline constexpr int kTypeRowOutputs = 2;
struct TypeRow {
  uint8_t inputs[kTypeRowInputs];
  uint8_t outputs[kTypeRowOutputs];
};

// What an operator accepts: how many tensors, and which types together. From it come the check at load, the message,
// and the published support matrix.
struct OperatorSignature {
  constexpr OperatorSignature() = default;
  constexpr OperatorSignature(uint8_t least_inputs, uint8_t most_inputs, uint8_t least_outputs, uint8_t most_outputs,
                              uint8_t count, const TypeRow* table, uint8_t dynamic = 0)
      : rows(table),
        min_inputs(least_inputs),
        max_inputs(most_inputs),
        min_outputs(least_outputs),
        max_outputs(most_outputs),
        row_count(count),
        dynamic_inputs(dynamic) {}
  // The widest member first, so that no gaps take flash.
  const TypeRow* rows = nullptr;
  uint8_t min_inputs = 0;
  uint8_t max_inputs = 0;  // 255: any number
  uint8_t min_outputs = 0;
  uint8_t max_outputs = 0;  // 255: any number
  uint8_t row_count = 0;
  // Bit i: input i may have a size that depends on data (IsDynamic()). Bit 7 stands for all inputs from 7 on. Such an
  // operator gives its outputs a bound (SetOutputBound(), SetOutputShapeLike()) and takes the actual dimensions at Eval
  // (dynamic_shape.h).
  uint8_t dynamic_inputs = 0;
};

// Checks the number of inputs and outputs, that the first `min_inputs` inputs and all outputs are given, that no tensor
// is both, that only inputs have a size that depends on data which may, and the types. On failure reports which tensor
// has which type and what is accepted there.
TfLiteStatus CheckSignature(TfLiteContext* context, TfLiteNode* node, const OperatorSignature& signature);

// For an operator that the resolver has for one type alone: the types of input 0 and output 0. On failure reports them
// and what to do.
TfLiteStatus CheckRegisteredTypes(TfLiteContext* context, TfLiteNode* node, TfLiteType input, TfLiteType output);

// Temporary views for Prepare. Null: position not in the list, optional input not given, or out of memory. They are
// released when Prepare returns; nobody has to.
TfLiteTensor* Input(TfLiteContext* context, const TfLiteNode* node, int index);
TfLiteTensor* Output(TfLiteContext* context, const TfLiteNode* node, int index);

// Such views of a node's first tensors. Null: position not in the list, or optional input not given.
struct NodeTensors {
  TfLiteTensor* inputs[kTypeRowInputs];
  TfLiteTensor* outputs[kTypeRowOutputs];
};
// CheckSignature(), and the views. For operators that look at all their tensors, no more than the struct has.
TfLiteStatus ReadTensors(TfLiteContext* context, TfLiteNode* node, const OperatorSignature& signature,
                         NodeTensors* tensors);

// Position of the first row whose input 0 has `type`; the signature has been checked, so there is one.
int RowOf(const TypeRow* rows, TfLiteType type);

// The type of a tensor, of which it is known when this is compiled where its operator is `registered` for one alone.
inline TfLiteType TypeOf(const TfLiteTensor* tensor, TfLiteType registered) {
  return registered == kTfLiteNoType ? tensor->type : registered;
}

inline bool IsConstant(const TfLiteTensor* tensor) { return tensor->allocation_type == kTfLiteMmapRo; }
// Whether the dimensions depend on data, those seen being the most that the tensor can have.
inline bool IsDynamic(const TfLiteTensor* tensor) { return tensor->allocation_type == kTfLiteDynamic; }
inline int Rank(const TfLiteTensor* tensor) { return tensor->dims->size; }
inline int Dim(const TfLiteTensor* tensor, int index) { return tensor->dims->data[index]; }
int ElementCount(const TfLiteTensor* tensor);
bool HaveSameShapes(const TfLiteTensor* a, const TfLiteTensor* b);

// Reports that the tensor `what` ("filter") has a rank that is not in [lowest, highest]; a null one is an error of
// which the arena has spoken. Without `what`, here and below: no message.
TfLiteStatus CheckRank(const TfLiteTensor* tensor, int lowest, int highest);
TFLITE_MICRO_REPORTING TfLiteStatus CheckRank(TfLiteContext* context, const TfLiteTensor* tensor, const char* what,
                                              int lowest, int highest) {
  const TfLiteStatus status = CheckRank(tensor, lowest, highest);
  if (status != kTfLiteOk && tensor != nullptr) {
    TF_LITE_KERNEL_LOG(context, "%s has %d dimensions, expected %d to %d", what, Rank(tensor), lowest, highest);
  }
  return status;
}
// Reports that `what` must be a constant of the model, unless it is empty.
TfLiteStatus CheckConstant(const TfLiteTensor* tensor);
TFLITE_MICRO_REPORTING TfLiteStatus CheckConstant(TfLiteContext* context, const TfLiteTensor* tensor,
                                                  const char* what) {
  const TfLiteStatus status = CheckConstant(tensor);
  if (status != kTfLiteOk) TF_LITE_KERNEL_LOG(context, "%s must be a constant of the model", what);
  return status;
}
// Element `index` of an int16, int32 or int64 constant; the type must have been checked. int64 values saturate to 32
// bits.
int32_t ConstantElement(const TfLiteTensor* tensor, int index);

// Turns an axis that may count from the end (-1 is the last) into 0 .. rank-1, or reports it as out of range.
TfLiteStatus NormalizeAxis(int axis, int rank, int* normalized);
TFLITE_MICRO_REPORTING TfLiteStatus NormalizeAxis(TfLiteContext* context, int axis, int rank, int* normalized) {
  const TfLiteStatus status = NormalizeAxis(axis, rank, normalized);
  if (status != kTfLiteOk) {
    TF_LITE_KERNEL_LOG(context, "axis %d is out of range for %d dimensions", axis, rank);
  }
  return status;
}

// Says that the output may lie in the place of the input at `position` (0 or 1), if both have as many elements of the
// same type, or the output's are int8 or uint8: for an Eval that goes through its elements in ascending order and reads
// of an input what an element depends on before it writes that. Later ones may be read before it, too.
void AllowInPlace(TfLiteContext* context, int position, const TfLiteTensor* input, const TfLiteTensor* output);

// Says how an output may share memory with the input at `position`, see MicroContext::Sharing; the first for kInOrder,
// kSameChannels and kSameBytes, the second for parts. What does not lie as it would have to stays apart.
void AllowSharing(TfLiteContext* context, int position, int64_t distance, MicroContext::Sharing sharing);
void AllowParts(TfLiteContext* context, int position, int64_t distance, MicroContext::Sharing sharing);

// Gives an output its computed shape. Does nothing when the model already says so; otherwise the tensor is resized, as
// shape inference at load. Reports a shape with a negative dimension or too many elements.
TfLiteStatus SetOutputShape(TfLiteContext* context, TfLiteTensor* output, int rank, const int* dims);
// The same for an output of which Eval decides the dimensions: `dims` are the most that it can have.
TfLiteStatus SetOutputBound(TfLiteContext* context, TfLiteTensor* output, int rank, const int* dims);
// The shape of `like`, or its bound.
TfLiteStatus SetOutputShapeLike(TfLiteContext* context, TfLiteTensor* output, const TfLiteTensor* like);

// `bytes` of zero-filled memory, aligned to 4, that live as long as the interpreter; also set as node->user_data.
// The node's builtin_data is given back: whatever Eval needs of it must be in the OpData. Null (reported) when the
// arena is too small.
void* AllocateOpData(TfLiteContext* context, TfLiteNode* node, size_t bytes);
template <typename OpData>
OpData* AllocateOpData(TfLiteContext* context, TfLiteNode* node) {
  static_assert(alignof(OpData) <= 4, "only fields of up to 32 bits: one layout on every target");
  return static_cast<OpData*>(AllocateOpData(context, node, sizeof(OpData)));
}

// AllocateOpData() for what has been put together already.
TfLiteStatus LeaveOpData(TfLiteContext* context, TfLiteNode* node, const void* data, size_t bytes);
template <typename OpData>
TfLiteStatus LeaveOpData(TfLiteContext* context, TfLiteNode* node, const OpData& data) {
  static_assert(alignof(OpData) <= 4, "only fields of up to 32 bits: one layout on every target");
  return LeaveOpData(context, node, &data, sizeof(data));
}

// Reserves `bytes` for the node's Eval under an index. Operators ask also for 0 bytes where the kernels of another
// target need some, so that indices, and with them OpData, are the same on all.
TfLiteStatus RequestScratch(TfLiteContext* context, int64_t bytes, int32_t* index);

// Range of an output's values after a fused activation. Integers: `output`'s quantisation and type (int8, uint8,
// int16) apply. Reports an activation that the operators do not fuse (TANH, SIGN_BIT, SIGMOID).
TfLiteStatus ActivationRange(TfLiteContext* context, TfLiteFusedActivation activation, const TfLiteTensor* output,
                             int32_t* lowest, int32_t* highest);
// Without a bound: the largest finite number, so that what overflows becomes that, as in the format's reference
// implementation. A NaN stays one.
TfLiteStatus ActivationRangeFloat(TfLiteContext* context, TfLiteFusedActivation activation, float* lowest,
                                  float* highest);
// Plain int32 values, which are not quantised.
TfLiteStatus ActivationRangeInt32(TfLiteContext* context, TfLiteFusedActivation activation, int32_t* lowest,
                                  int32_t* highest);

// Extent of the output of a sliding window along one dimension, and the padding in front of the input (VALID: 0).
// SAME: ceil(input / stride). VALID: ceil((input - effective_filter + 1) / stride), effective_filter =
// (filter - 1) * dilation + 1. Reports sizes, strides or dilations that are not positive and an empty output.
TfLiteStatus WindowOutputSize(TfLiteContext* context, TfLitePadding padding, int input, int filter, int stride,
                              int dilation, int* output, int* padding_before);

// Reports unless scale > 0 and finite, and the zero point lies in the range of the type (0 for int16).
TfLiteStatus CheckQuantized(const TfLiteTensor* tensor);
void ReportQuantization(TfLiteContext* context, const TfLiteTensor* tensor, const char* what);
TFLITE_MICRO_REPORTING TfLiteStatus CheckQuantized(TfLiteContext* context, const TfLiteTensor* tensor,
                                                   const char* what) {
  const TfLiteStatus status = CheckQuantized(tensor);
  if (kHasMessages && status != kTfLiteOk) ReportQuantization(context, tensor, what);
  return status;
}

// Whether an int16 tensor has no quantisation: then it holds plain integers.
inline bool IsPlainInt16(const TfLiteTensor* tensor) {
  return tensor->type == kTfLiteInt16 && tensor->params.scale == 0.0f;
}

}  // namespace ops

// The same under the names that operators of TFLM use.
inline bool IsConstantTensor(const TfLiteTensor* tensor) { return ops::IsConstant(tensor); }
inline int NumInputs(const TfLiteNode* node) { return node->inputs->size; }
inline int NumOutputs(const TfLiteNode* node) { return node->outputs->size; }
inline int NumDimensions(const TfLiteTensor* tensor) { return tensor->dims->size; }
inline int SizeOfDimension(const TfLiteTensor* tensor, int dim) { return tensor->dims->data[dim]; }
inline int64_t NumElements(const TfLiteTensor* tensor) { return ops::ElementCount(tensor); }

namespace micro {

// A registration from its functions, in the order that applications' operators use.
constexpr TFLMRegistration RegisterOp(void* (*init)(TfLiteContext* context, const char* buffer, size_t length),
                                      TfLiteStatus (*prepare)(TfLiteContext* context, TfLiteNode* node),
                                      TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node),
                                      void (*free)(TfLiteContext* context, void* buffer) = nullptr,
                                      void (*reset)(TfLiteContext* context, void* buffer) = nullptr) {
  return {init, free, prepare, invoke, reset, 0, nullptr};
}
// The same with these two alone, as most of the runtime's operators are. Not inline: there are many.
TFLMRegistration RegisterOp(TfLiteStatus (*prepare)(TfLiteContext* context, TfLiteNode* node),
                            TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node));

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_PREPARE_H_

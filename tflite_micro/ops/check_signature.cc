// CheckSignature() alone, so that a program that wants the tables and not the check links another
// (tools/operators/signatures.cc).
#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

// Type expected at flat position `position` (inputs first, then outputs) of a row.
TfLiteType RowType(const TypeRow& row, int position) {
  return static_cast<TfLiteType>(position < kTypeRowInputs ? row.inputs[position]
                                                           : row.outputs[position - kTypeRowInputs]);
}

// Reports the type found at a position, and those that the rows which are still `alive` (a bit each) have there.
void ReportType(TfLiteContext* context, const TfLiteNode* node, const OperatorSignature& signature, uint32_t alive,
                int position, TfLiteType type) {
  const bool is_input = position < kTypeRowInputs;
  const int index = is_input ? position : position - kTypeRowInputs;
  // At most 12 accepted types fit the sentence; no operator has more at one position. Odd entries are separators.
  const char* accepted[24];
  for (const char*& part : accepted) part = "";
  int count = 0;
  uint32_t seen = 0;
  for (int row = 0; row < signature.row_count && count < 12; ++row) {
    const TfLiteType expected = RowType(signature.rows[row], position);
    if ((alive >> row & 1) == 0 || (seen >> expected & 1) != 0) continue;
    seen |= uint32_t{1} << expected;
    if (count > 0) accepted[2 * count - 1] = ", ";
    accepted[2 * count++] = TfLiteTypeGetName(expected);
  }
  const TfLiteIntArray* indices = is_input ? node->inputs : node->outputs;
  const char* name = GetMicroContext(context)->TensorName(indices->data[index]);
  const bool has_name = name != nullptr && *name != 0;
  TF_LITE_KERNEL_LOG(context,
                     "%s %d%s%s%s is %s, which is not accepted here; accepted: "
                     "%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s",
                     is_input ? "input" : "output", index, has_name ? " '" : "", has_name ? name : "",
                     has_name ? "'" : "", TfLiteTypeGetName(type), accepted[0], accepted[1], accepted[2], accepted[3],
                     accepted[4], accepted[5], accepted[6], accepted[7], accepted[8], accepted[9], accepted[10],
                     accepted[11], accepted[12], accepted[13], accepted[14], accepted[15], accepted[16], accepted[17],
                     accepted[18], accepted[19], accepted[20], accepted[21], accepted[22]);
}

}  // namespace

TfLiteStatus CheckSignature(TfLiteContext* context, TfLiteNode* node, const OperatorSignature& signature) {
  const int inputs = node->inputs->size;
  const int outputs = node->outputs->size;
  if (inputs < signature.min_inputs || (signature.max_inputs != 255 && inputs > signature.max_inputs)) {
    TF_LITE_KERNEL_LOG(context, "has %d inputs, expected %d to %d", inputs, signature.min_inputs, signature.max_inputs);
    return kTfLiteError;
  }
  if (outputs < signature.min_outputs || (signature.max_outputs != 255 && outputs > signature.max_outputs)) {
    TF_LITE_KERNEL_LOG(context, "has %d outputs, expected %d to %d", outputs, signature.min_outputs,
                       signature.max_outputs);
    return kTfLiteError;
  }
  for (int i = 0; i < signature.min_inputs; ++i) {
    if (node->inputs->data[i] < 0) {
      TF_LITE_KERNEL_LOG(context, "input %d is not given but is required", i);
      return kTfLiteError;
    }
  }
  for (int i = 0; i < outputs; ++i) {
    TF_LITE_ENSURE_MSG(context, node->outputs->data[i] >= 0, "output %d is not given but is required", i);
    for (int k = 0; k < inputs; ++k) {
      TF_LITE_ENSURE_MSG(context, node->inputs->data[k] != node->outputs->data[i], "output %d is also input %d", i, k);
    }
  }
  for (int i = 0; i < inputs; ++i) {
    if ((signature.dynamic_inputs >> (i < 7 ? i : 7) & 1) != 0) continue;
    TfLiteTensor* tensor = Input(context, node, i);
    if (tensor == nullptr) continue;
    const bool is_dynamic = IsDynamic(tensor);
    GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
    TF_LITE_ENSURE_MSG(context, !is_dynamic,
                       "input %d has a size that depends on data, which this operator does not accept", i);
  }
  // Narrow the rows down position by position; the first position where none is left is the one to name.
  uint32_t alive = signature.row_count >= 32 ? UINT32_MAX : (uint32_t{1} << signature.row_count) - 1;
  for (int position = 0; position < kTypeRowInputs + kTypeRowOutputs; ++position) {
    const bool is_input = position < kTypeRowInputs;
    const int index = is_input ? position : position - kTypeRowInputs;
    TfLiteTensor* tensor = is_input ? Input(context, node, index) : Output(context, node, index);
    if (tensor == nullptr) continue;
    const TfLiteType type = tensor->type;
    GetMicroContext(context)->DeallocateTempTfLiteTensor(tensor);
    uint32_t still_alive = 0;
    for (int row = 0; row < signature.row_count; ++row) {
      const TfLiteType expected = RowType(signature.rows[row], position);
      if ((alive >> row & 1) != 0 && (expected == kTfLiteNoType || expected == type)) still_alive |= uint32_t{1} << row;
    }
    if (still_alive == 0) {
      ReportType(context, node, signature, alive, position, type);
      return kTfLiteError;
    }
    alive = still_alive;
  }
  return kTfLiteOk;
}

TfLiteStatus CheckRegisteredTypes(TfLiteContext* context, TfLiteNode* node, TfLiteType input, TfLiteType output) {
  TypeRow row = {};
  row.inputs[0] = static_cast<uint8_t>(input);
  row.outputs[0] = static_cast<uint8_t>(output);
  // Numbers and sizes of tensors are for the operator's own Prepare to check.
  const OperatorSignature signature = {0, 255, 0, 255, 1, &row, 255};
  if (CheckSignature(context, node, signature) == kTfLiteOk) return kTfLiteOk;
  TF_LITE_KERNEL_LOG(context, "was added to the resolver for one type; its Add...() without an argument takes all");
  return kTfLiteError;
}

}  // namespace ops
}  // namespace tflite

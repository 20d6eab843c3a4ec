// Prints, for every operator in the list, the tables against which its Prepare checks a node: one line of JSON each.
// Prepare hands its table to CheckSignature(); the one of this program, which is linked instead of the runtime's, keeps
// what it is given and refuses, so that Prepare ends there.
#include <stdio.h>
#include <string.h>

#include "tflite_micro/common/builtin_op_data.h"
#include "tflite_micro/common/types.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/testing/kernel_runner.h"

namespace {

constexpr int kMaxSignatures = 8;
// CheckSignature() keeps the rows that still fit as the bits of a word.
constexpr int kMaxRows = 32;

// A copy: a table may be a variable of Prepare.
struct Signature {
  tflite::ops::OperatorSignature counts;
  tflite::ops::TypeRow rows[kMaxRows];
};

Signature signatures[kMaxSignatures];
int signature_count = 0;
bool is_too_long = false;

}  // namespace

namespace tflite {
namespace ops {

TfLiteStatus CheckSignature(TfLiteContext*, TfLiteNode*, const OperatorSignature& signature) {
  is_too_long = is_too_long || signature.row_count > kMaxRows;
  if (is_too_long) return kTfLiteError;
  const size_t bytes = signature.row_count * sizeof(TypeRow);
  for (int i = 0; i < signature_count; ++i) {
    const Signature& known = signatures[i];
    if (known.counts.row_count == signature.row_count && memcmp(known.rows, signature.rows, bytes) == 0) {
      return kTfLiteError;
    }
  }
  if (signature_count < kMaxSignatures) {
    signatures[signature_count].counts = signature;
    memcpy(signatures[signature_count++].rows, signature.rows, bytes);
  }
  return kTfLiteError;
}

}  // namespace ops
}  // namespace tflite

namespace {

// Which table an operator takes may depend on how many inputs it has; none of them is given.
constexpr int kInputCounts[] = {0, 1, 2, 3, 4, 5, 20, 24, 48};

void Probe(const TFLMRegistration& registration, const void* options) {
  signature_count = 0;
  is_too_long = false;
  for (int count : kInputCounts) {
    int inputs[1 + 48];
    inputs[0] = count;
    for (int i = 1; i <= count; ++i) inputs[i] = -1;
    int outputs[] = {1, -1};
    tflite::micro::KernelRunner runner(registration, nullptr, 0, reinterpret_cast<TfLiteIntArray*>(inputs),
                                       reinterpret_cast<TfLiteIntArray*>(outputs), options);
    runner.InitAndPrepare("", 0);
    runner.Free();
  }
}

void PrintTypes(const uint8_t* types, int count) {
  // Trailing positions that say nothing are left out.
  while (count > 0 && types[count - 1] == kTfLiteNoType) --count;
  printf("[");
  for (int i = 0; i < count; ++i) {
    printf("%s\"%s\"", i == 0 ? "" : ",",
           types[i] == kTfLiteNoType ? "any" : TfLiteTypeGetName(static_cast<TfLiteType>(types[i])));
  }
  printf("]");
}

// False if the operator has no table, or one that CheckSignature() cannot take.
bool Print(const char* name, const char* registration, const char* method, bool is_custom) {
  if (is_too_long) {
    fprintf(stderr, "%s: its table has more than %d rows\n", name, kMaxRows);
    return false;
  }
  if (signature_count == 0) {
    fprintf(stderr, "%s: its Prepare does not start with CheckSignature()\n", name);
    return false;
  }
  printf(R"({"name":"%s","registration":"%s","method":"Add%s","custom":%s,"signatures":[)", name, registration, method,
         is_custom ? "true" : "false");
  for (int i = 0; i < signature_count; ++i) {
    const tflite::ops::OperatorSignature& counts = signatures[i].counts;
    printf(R"(%s{"inputs":[%d,%d],"outputs":[%d,%d],"rows":[)", i == 0 ? "" : ",", counts.min_inputs, counts.max_inputs,
           counts.min_outputs, counts.max_outputs);
    for (int row = 0; row < counts.row_count; ++row) {
      printf("%s[", row == 0 ? "" : ",");
      PrintTypes(signatures[i].rows[row].inputs, tflite::ops::kTypeRowInputs);
      printf(",");
      PrintTypes(signatures[i].rows[row].outputs, tflite::ops::kTypeRowOutputs);
      printf("]");
    }
    printf("]}");
  }
  printf("]}\n");
  return true;
}

}  // namespace

int main() {
  bool all = true;
  // Options are zero: every operator's have the same size here.
  alignas(8) static const char options[tflite::kMaxBuiltinDataBytes] = {};
#define PRINT(NAME, Name, Parser, Prepare, Eval) \
  Probe(tflite::Register_##NAME(), options);     \
  all = Print(#NAME, #NAME, #Name, false) && all;
  TFLITE_MICRO_BUILTIN_OPERATORS(PRINT)
#undef PRINT
#define PRINT(model_name, NAME, Name)         \
  Probe(*tflite::Register_##NAME(), nullptr); \
  all = Print(model_name, #NAME, #Name, true) && all;
  TFLITE_MICRO_CUSTOM_OPERATORS(PRINT)
#undef PRINT
  return all ? 0 : 1;
}

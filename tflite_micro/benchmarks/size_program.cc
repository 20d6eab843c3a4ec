// A program as small as firmware can be, whose size is measured: a model that is given at run time, and a resolver with
// all operators, or with those that the statements SIZE_ADD_OPERATORS add. What it links is the runtime and these
// operators.
#include "tflite_micro/interpreter/micro_interpreter.h"
#ifdef SIZE_ALL_OPERATORS
#include "tflite_micro/ops/all_ops_resolver.h"
#else
#include "tflite_micro/ops/micro_mutable_op_resolver.h"
#endif
#include "tflite_micro/schema/verifier.h"

namespace {

#ifdef SIZE_ALL_OPERATORS
using Resolver = tflite::AllOpsResolver;
#else
class Resolver : public tflite::MicroMutableOpResolver<SIZE_OPERATOR_COUNT> {
 public:
  Resolver() { SIZE_ADD_OPERATORS }
};
#endif

}  // namespace

// The optimiser must not know what is in them.
extern "C" {
const unsigned char* volatile size_program_model = nullptr;
volatile size_t size_program_model_size = 0;
unsigned char size_program_arena[1024];
}

int main() {
  const tflite::Model* model = tflite::GetModel(size_program_model, size_program_model_size);
  if (model == nullptr) return 1;
  Resolver resolver;
  tflite::MicroInterpreter interpreter(model, resolver, size_program_arena, sizeof(size_program_arena));
  return interpreter.Invoke() == kTfLiteOk ? 0 : 1;
}

// A program as small as firmware can be, whose size is measured: a model that is given at run time, and a resolver with
// the operators that SIZE_OPERATORS names: a set of them, or the statements that add SIZE_OPERATOR_COUNT of them. What
// it links is the runtime and these operators.
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/schema/verifier.h"

#define SIZE_NONE 0
#define SIZE_COMPARISONS 1
#define SIZE_ALL 2

namespace {

#if defined(SIZE_OPERATOR_COUNT)
class Resolver : public tflite::MicroMutableOpResolver<SIZE_OPERATOR_COUNT> {
 public:
  Resolver() { SIZE_OPERATORS }
};
#elif SIZE_OPERATORS == SIZE_ALL
using Resolver = tflite::AllOpsResolver;
#elif SIZE_OPERATORS == SIZE_COMPARISONS
class Resolver : public tflite::MicroMutableOpResolver<6> {
 public:
  Resolver() {
    AddEqual();
    AddGreater();
    AddGreaterEqual();
    AddLess();
    AddLessEqual();
    AddNotEqual();
  }
};
#else
using Resolver = tflite::MicroMutableOpResolver<1>;
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

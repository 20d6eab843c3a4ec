// A model with every kind of state (testing/make_counting_loop.py): what it keeps from one inference to the next, what
// Reset() does to it, whose it is, and that the memory for it is counted to the byte.
#include <string.h>

#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/testing/counting_loop_model.h"
#include "tflite_micro/memory/linear_memory_planner.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/micro_mutable_op_resolver.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/testing/memory_sanitizer.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

constexpr size_t kArenaBytes = 16 * 1024;
alignas(16) uint8_t arena[kArenaBytes + 64];
alignas(16) uint8_t other_arena[kArenaBytes];

const Model* TestModel() { return GetModel(g_counting_loop_model); }

class Resolver : public MicroMutableOpResolver<8> {
 public:
  Resolver() : Resolver(Register_ADD(), Register_SVDF()) {}
  Resolver(const TFLMRegistration& add, const TFLMRegistration& svdf) {
    AddAdd(add);
    AddAssignVariable();
    AddCallOnce();
    AddLess();
    AddReadVariable();
    AddSvdf(svdf);
    AddVarHandle();
    AddWhile();
  }
};

int32_t Count(MicroInterpreter& interpreter, int32_t steps, TfLiteStatus expected = kTfLiteOk) {
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  interpreter.input(0)->data.i32[0] = steps;
  interpreter.input(1)->data.f[0] = 0.0f;
  EXPECT_EQ(interpreter.Invoke(), expected);
  return interpreter.output(0)->data.i32[0];
}

float Filter(MicroInterpreter& interpreter, float signal) {
  interpreter.input(0)->data.i32[0] = 0;
  interpreter.input(1)->data.f[0] = signal;
  EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
  return interpreter.output(1)->data.f[0];
}

TEST(StatefulModel, IsInitialisedOnceAndCountsOn) {
  Resolver resolver;
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroResourceVariables* variables = MicroResourceVariables::Create(allocator, CountResourceVariables(TestModel()));
  ASSERT_TRUE(variables != nullptr);
  MicroInterpreter interpreter(TestModel(), resolver, allocator, variables);
  EXPECT_EQ(Count(interpreter, 3), 103);
  EXPECT_EQ(Count(interpreter, 0), 103);
  EXPECT_EQ(Count(interpreter, 2), 105);
  // The variable is set back, but CALL_ONCE does not run again.
  EXPECT_EQ(interpreter.Reset(), kTfLiteOk);
  EXPECT_EQ(Count(interpreter, 4), 4);
}

TEST(StatefulModel, VariableTensorsAreSetBackAllOrOne) {
  Resolver resolver;
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroResourceVariables* variables = MicroResourceVariables::Create(allocator, 1);
  MicroInterpreter interpreter(TestModel(), resolver, allocator, variables);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(Filter(interpreter, 1.0f), 1.0f);
  EXPECT_EQ(Filter(interpreter, 2.0f), 3.0f);
  EXPECT_EQ(Filter(interpreter, 4.0f), 7.0f);
  EXPECT_EQ(Filter(interpreter, 8.0f), 14.0f);
  int variable = 0;
  const auto* tensors = TestModel()->subgraphs()->Get(0)->tensors();
  while (!tensors->Get(static_cast<uint32_t>(variable))->is_variable()) ++variable;
  EXPECT_EQ(interpreter.ResetVariableTensor(variable + 1), kTfLiteError);
  EXPECT_EQ(interpreter.ResetVariableTensor(variable, 1), kTfLiteError);
  EXPECT_EQ(Filter(interpreter, 1.0f), 13.0f);
  EXPECT_EQ(interpreter.ResetVariableTensor(variable), kTfLiteOk);
  EXPECT_EQ(Filter(interpreter, 1.0f), 1.0f);
  EXPECT_EQ(Count(interpreter, 1), 101);
  EXPECT_EQ(interpreter.Reset(), kTfLiteOk);
  EXPECT_EQ(Filter(interpreter, 2.0f), 2.0f);
}

TEST(StatefulModel, ResetSetsAllStateBackByteForByte) {
  Resolver resolver;
  memset(arena, 0, kArenaBytes);
  // Which preserves all tensors, so that the state can be looked at.
  LinearMemoryPlanner planner;
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes, &planner);
  MicroResourceVariables* variables = MicroResourceVariables::Create(allocator, 1);
  MicroInterpreter interpreter(TestModel(), resolver, allocator, variables);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  int variable = 0;
  const auto* tensors = TestModel()->subgraphs()->Get(0)->tensors();
  while (!tensors->Get(static_cast<uint32_t>(variable))->is_variable()) ++variable;
  const uint8_t* state = interpreter.GetTensor(variable)->data.uint8;
  constexpr size_t kMaxStateBytes = 64;
  uint8_t fresh[kMaxStateBytes];
  const size_t state_bytes = tensors->Get(static_cast<uint32_t>(variable))->shape()->Get(1) * sizeof(float);
  ASSERT_LE(state_bytes, kMaxStateBytes);
  memcpy(fresh, state, state_bytes);

  const auto run = [&interpreter](int32_t steps, float signal) {
    interpreter.input(0)->data.i32[0] = steps;
    interpreter.input(1)->data.f[0] = signal;
    EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
  };
  // What initialises the variable runs once, so that it is the second run and later ones that are alike.
  run(3, 1.0f);
  EXPECT_TRUE(memcmp(state, fresh, state_bytes) != 0);
  EXPECT_EQ(interpreter.Reset(), kTfLiteOk);
  EXPECT_EQ(memcmp(state, fresh, state_bytes), 0);
  run(3, 1.0f);
  // What lies between the fields of the allocator's record has no value, but keeps what it has.
  testing::TakeForWritten(arena, kArenaBytes);
  memcpy(other_arena, arena, kArenaBytes);
  run(5, 4.0f);
  run(3, 1.0f);
  EXPECT_TRUE(memcmp(arena, other_arena, kArenaBytes) != 0);
  EXPECT_EQ(interpreter.Reset(), kTfLiteOk);
  EXPECT_EQ(memcmp(state, fresh, state_bytes), 0);
  // And so is all else in the arena: other tensors, the resource variable, the interpreter's own structures.
  run(3, 1.0f);
  EXPECT_EQ(memcmp(arena, other_arena, kArenaBytes), 0);
}

TEST(StatefulModel, ItsLoopsEnd) {
  Resolver resolver;
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroInterpreter interpreter(TestModel(), resolver, allocator, MicroResourceVariables::Create(allocator, 1));
  interpreter.SetMaxLoopIterations(5);
  EXPECT_EQ(Count(interpreter, 5), 105);
  Count(interpreter, 6, kTfLiteError);
  // The bound is that of each inference.
  EXPECT_EQ(Count(interpreter, 5), 115);
  interpreter.SetMaxLoopIterations(0);
  EXPECT_EQ(Count(interpreter, 0), 115);
  Count(interpreter, 1, kTfLiteError);
}

TEST(StatefulModel, NeedsRoomForItsVariables) {
  Resolver resolver;
  EXPECT_EQ(CountResourceVariables(TestModel()), 1);
  MicroInterpreter without(TestModel(), resolver, arena, kArenaBytes);
  EXPECT_EQ(without.AllocateTensors(), kTfLiteError);
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroResourceVariables* none = MicroResourceVariables::Create(allocator, 0);
  ASSERT_TRUE(none != nullptr);
  MicroInterpreter too_few(TestModel(), resolver, allocator, none);
  EXPECT_EQ(too_few.AllocateTensors(), kTfLiteError);
  const MicroResourceVariables* refused = nullptr;
  EXPECT_EQ(MicroResourceVariables::Create(allocator, -1), refused);
  EXPECT_EQ(MicroResourceVariables::Create(allocator, MicroResourceVariables::kMaxVariables + 1), refused);
  EXPECT_EQ(MicroResourceVariables::Create(nullptr, 1), refused);
  EXPECT_EQ(MicroResourceVariables::Create(MicroAllocator::Create(arena, 512), 100), refused);
}

TEST(StatefulModel, EveryArenaSizeIsAcceptedOrRefusedWithTheNeed) {
  Resolver resolver;
  size_t need = 0;
  {
    MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
    MicroInterpreter plenty(TestModel(), resolver, allocator, MicroResourceVariables::Create(allocator, 1));
    ASSERT_EQ(plenty.AllocateTensors(), kTfLiteOk);
    need = plenty.arena_used_bytes();
  }
  for (size_t size = 0; size < need + 32; size += size + 64 < need ? 36 : 1) {
    memset(arena + size, 0x5A, 64);
    MicroAllocator* allocator = MicroAllocator::Create(arena, size);
    MicroResourceVariables* variables = allocator == nullptr ? nullptr : MicroResourceVariables::Create(allocator, 1);
    if (variables == nullptr) {
      EXPECT_LT(size, need);
      continue;
    }
    MicroInterpreter interpreter(TestModel(), resolver, allocator, variables);
    const bool accepted = interpreter.AllocateTensors() == kTfLiteOk;
    EXPECT_EQ(accepted, size >= need);
    // A board has little stack to measure in where the arena is far too small.
    if (sizeof(void*) > 4 || size + 64 >= need) EXPECT_EQ(interpreter.required_arena_bytes(), need);
    EXPECT_EQ(variables->size(), accepted ? 1 : 0);
    if (accepted) EXPECT_EQ(Count(interpreter, 2), 102);
    for (int i = 0; i < 64; ++i) EXPECT_EQ(arena[size + i], 0x5A);
  }
}

TEST(StatefulModel, InterpretersHaveStateOfTheirOwn) {
  Resolver resolver;
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroInterpreter first(TestModel(), resolver, allocator, MicroResourceVariables::Create(allocator, 1));
  MicroAllocator* other_allocator = MicroAllocator::Create(other_arena, kArenaBytes);
  MicroInterpreter second(TestModel(), resolver, other_allocator, MicroResourceVariables::Create(other_allocator, 1));
  EXPECT_EQ(Count(first, 3), 103);
  EXPECT_EQ(Count(second, 10), 110);
  EXPECT_EQ(Count(first, 1), 104);
  EXPECT_EQ(Filter(first, 2.0f), 2.0f);
  EXPECT_EQ(Filter(second, 4.0f), 4.0f);
  EXPECT_EQ(first.Reset(), kTfLiteOk);
  EXPECT_EQ(Count(second, 1), 111);
}

TEST(StatefulModel, VariablesAreSharedByThoseThatAreGivenTheSame) {
  Resolver resolver;
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroResourceVariables* variables = MicroResourceVariables::Create(allocator, 1);
  MicroInterpreter first(TestModel(), resolver, allocator, variables);
  EXPECT_EQ(Count(first, 3), 103);
  MicroInterpreter second(TestModel(), resolver, allocator, variables);
  ASSERT_EQ(second.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(Count(first, 1), 104);
  // Its own initialisation is still to come.
  EXPECT_EQ(Count(second, 1), 101);
  EXPECT_EQ(Count(first, 1), 102);
}

TfLiteStatus GreedyPrepare(TfLiteContext* context, TfLiteNode*) {
  return context->AllocatePersistentBuffer(context, kArenaBytes) == nullptr ? kTfLiteError : kTfLiteOk;
}
TfLiteStatus NoWork(TfLiteContext*, TfLiteNode*) { return kTfLiteOk; }
TfLiteStatus Abort(TfLiteContext*, TfLiteNode*) { return kTfLiteAbort; }

TEST(StatefulModel, AModelThatFindsNoRoomLeavesVariablesAlone) {
  Resolver resolver;
  Resolver greedy(Register_ADD(), micro::RegisterOp(nullptr, GreedyPrepare, NoWork));
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroResourceVariables* variables = MicroResourceVariables::Create(allocator, 1);
  {
    MicroInterpreter failing(TestModel(), greedy, allocator, variables);
    EXPECT_EQ(failing.AllocateTensors(), kTfLiteError);
    EXPECT_EQ(variables->size(), 0);
  }
  MicroInterpreter first(TestModel(), resolver, allocator, variables);
  EXPECT_EQ(Count(first, 3), 103);
  MicroInterpreter second(TestModel(), greedy, allocator, variables);
  EXPECT_EQ(second.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(variables->size(), 1);
  EXPECT_EQ(Count(first, 1), 104);
}

TEST(StatefulModel, AnAbortIsPassedOn) {
  Resolver aborting(micro::RegisterOp(nullptr, NoWork, Abort), Register_SVDF());
  MicroAllocator* allocator = MicroAllocator::Create(arena, kArenaBytes);
  MicroInterpreter interpreter(TestModel(), aborting, allocator, MicroResourceVariables::Create(allocator, 1));
  Count(interpreter, 1, kTfLiteAbort);
  EXPECT_EQ(Count(interpreter, 0), 100);
}

}  // namespace
}  // namespace tflite

// The interpreter on real models: the arena's size to the byte, results, errors that name what is wrong, operators of
// the application's own, profiling, and two models that share an arena.
#include <string.h>

#include "models/digits_int8.h"
#include "models/hello_world_int8.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/micro_profiler.h"
#include "tflite_micro/interpreter/recording_micro_interpreter.h"
#include "tflite_micro/memory/arena_placement.h"
#include "tflite_micro/ops/micro_mutable_op_resolver.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

alignas(16) uint8_t arena[16 * 1024];

// Bytes that the model needs at `start`. An interpreter must not outlive its arena's contents, hence the function.
size_t Need(uint8_t* start, const MicroOpResolver& resolver) {
  MicroInterpreter plenty(GetModel(g_hello_world_int8), resolver, start, 8192);
  EXPECT_EQ(plenty.AllocateTensors(), kTfLiteOk);
  return plenty.arena_used_bytes();
}

MicroMutableOpResolver<1>& FullyConnectedOnly() {
  static MicroMutableOpResolver<1>* resolver = nullptr;
  alignas(MicroMutableOpResolver<1>) static uint8_t storage[sizeof(MicroMutableOpResolver<1>)];
  if (resolver == nullptr) {
    resolver = new (ArenaPlacement{storage}) MicroMutableOpResolver<1>();
    resolver->AddFullyConnected();
  }
  return *resolver;
}

int8_t Run(MicroInterpreter& interpreter, int8_t value) {
  interpreter.input(0)->data.int8[0] = value;
  EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
  return interpreter.output(0)->data.int8[0];
}

TEST(MicroInterpreter, DescribesInputsAndOutputs) {
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
  EXPECT_EQ(interpreter.input(0), static_cast<TfLiteTensor*>(nullptr));
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(interpreter.inputs_size(), 1u);
  EXPECT_EQ(interpreter.inputs().size(), 1u);
  EXPECT_EQ(interpreter.outputs_size(), 1u);
  const TfLiteTensor* input = interpreter.input(0);
  EXPECT_EQ(input->type, kTfLiteInt8);
  EXPECT_EQ(input->bytes, 1u);
  EXPECT_EQ(input->dims->size, 2);
  EXPECT_GT(input->params.scale, 0.0f);
  EXPECT_EQ(input->quantization.type, kTfLiteAffineQuantization);
  EXPECT_TRUE(interpreter.typed_input_tensor<int8_t>(0) == input->data.int8);
  EXPECT_EQ(interpreter.typed_input_tensor<float>(0), static_cast<float*>(nullptr));
  EXPECT_EQ(interpreter.input(1), static_cast<TfLiteTensor*>(nullptr));
}

TEST(MicroInterpreter, EveryArenaSizeIsAcceptedOrRefusedWithTheNeed) {
  for (size_t misalignment = 0; misalignment < 16; misalignment += 7) {
    uint8_t* start = arena + misalignment;
    const size_t need = Need(start, FullyConnectedOnly());
    for (size_t size = 0; size < need + 48; ++size) {
      memset(start + size, 0x5A, 64);
      MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), start, size);
      const bool accepted = interpreter.AllocateTensors() == kTfLiteOk;
      EXPECT_EQ(accepted, size >= need);
      EXPECT_EQ(interpreter.required_arena_bytes(), need);
      if (accepted) Run(interpreter, 3);
      for (int i = 0; i < 64; ++i) EXPECT_EQ(start[size + i], 0x5A);
    }
  }
}

TEST(MicroInterpreter, NullArenaIsADryRun) {
  MicroInterpreter dry(GetModel(g_hello_world_int8), FullyConnectedOnly(), nullptr, 0);
  EXPECT_EQ(dry.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(dry.required_arena_bytes(), Need(arena, FullyConnectedOnly()));
}

TEST(MicroInterpreter, RepeatsExactly) {
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  const int8_t first = Run(interpreter, 40);
  Run(interpreter, -90);
  EXPECT_EQ(Run(interpreter, 40), first);
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(interpreter.Reset(), kTfLiteOk);
  EXPECT_EQ(Run(interpreter, 40), first);
}

TEST(MicroInterpreter, InvokeAllocatesWhenNobodyDid) {
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
  EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
  EXPECT_TRUE(interpreter.input(0) != nullptr);
}

TEST(MicroInterpreter, RefusesAModelWhoseOperatorsAreNotAdded) {
  MicroMutableOpResolver<1> empty;
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), empty, arena, sizeof(arena));
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(interpreter.Invoke(), kTfLiteError);
  MicroInterpreter partly(GetModel(g_digits_int8), FullyConnectedOnly(), arena, sizeof(arena));
  EXPECT_EQ(partly.AllocateTensors(), kTfLiteError);
}

// The reader works at any address; constants and shapes that the core cannot load in place are copied to the arena.
TEST(MicroInterpreter, RunsAModelAtAnyAddress) {
  alignas(16) static uint8_t copy[sizeof(g_hello_world_int8) + 4];
  int8_t expected;
  {
    MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
    ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
    expected = Run(interpreter, 40);
  }
  for (size_t offset = 1; offset < 4; ++offset) {
    memcpy(copy + offset, g_hello_world_int8, sizeof(g_hello_world_int8));
    MicroInterpreter interpreter(GetModel(copy + offset), FullyConnectedOnly(), arena, sizeof(arena));
    ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
    EXPECT_EQ(Run(interpreter, 40), expected);
  }
}

TEST(MicroInterpreter, TakesDecompressionMemoryOnceAndInTime) {
  alignas(16) static uint8_t beside[64];
  const MicroContext::AlternateMemoryRegion regions[] = {{beside, sizeof(beside)}, {nullptr, 0}};
  const MicroContext::AlternateMemoryRegion nowhere[] = {{nullptr, 16}};
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
  EXPECT_EQ(interpreter.SetDecompressionMemory(nowhere, 1), kTfLiteError);
  EXPECT_EQ(interpreter.SetDecompressionMemory(nullptr, 1), kTfLiteError);
  EXPECT_EQ(interpreter.SetDecompressionMemory(regions, 2), kTfLiteOk);
  EXPECT_EQ(interpreter.SetDecompressionMemory(regions, 2), kTfLiteError);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(Run(interpreter, 40), Run(interpreter, 40));
  MicroInterpreter late(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
  ASSERT_EQ(late.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(late.SetDecompressionMemory(regions, 2), kTfLiteError);
}

TEST(MicroInterpreter, RefusesNoModel) {
  MicroInterpreter interpreter(nullptr, FullyConnectedOnly(), arena, sizeof(arena));
  EXPECT_EQ(interpreter.initialization_status(), kTfLiteError);
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(interpreter.inputs_size(), 0u);
  EXPECT_EQ(interpreter.inputs().size(), 0u);
  EXPECT_EQ(interpreter.Invoke(), kTfLiteError);
}

// A file whose root table has no fields.
constexpr uint8_t kEmptyModel[] = {12, 0, 0, 0, 'T', 'F', 'L', '3', 4, 0, 4, 0, 4, 0, 0, 0};

TEST(MicroInterpreter, RefusesAModelWithoutSubgraphs) {
  MicroInterpreter interpreter(GetModel(kEmptyModel), FullyConnectedOnly(), arena, sizeof(arena));
  EXPECT_EQ(interpreter.inputs_size(), 0u);
  EXPECT_EQ(interpreter.outputs_size(), 0u);
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
}

TEST(MicroInterpreter, GetTensorNeedsPreservation) {
  {
    MicroInterpreter reusing(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
    ASSERT_EQ(reusing.AllocateTensors(), kTfLiteOk);
    EXPECT_EQ(reusing.GetTensor(0), static_cast<TfLiteEvalTensor*>(nullptr));
  }
  MicroInterpreter preserving(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena), nullptr,
                              nullptr, true);
  ASSERT_EQ(preserving.AllocateTensors(), kTfLiteOk);
  Run(preserving, 17);
  const int32_t input_index = preserving.inputs().Get(0);
  ASSERT_TRUE(preserving.GetTensor(input_index) != nullptr);
  EXPECT_EQ(preserving.GetTensor(input_index)->data.int8[0], 17);
  EXPECT_EQ(preserving.GetTensor(100000), static_cast<TfLiteEvalTensor*>(nullptr));
  EXPECT_EQ(preserving.GetTensor(-1), static_cast<TfLiteEvalTensor*>(nullptr));
  EXPECT_EQ(preserving.GetTensor(0, 1), static_cast<TfLiteEvalTensor*>(nullptr));
  EXPECT_EQ(preserving.ResetVariableTensor(0), kTfLiteError);
}

TEST(MicroInterpreter, ExternalContextIsSetOnce) {
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
  int payload = 0;
  EXPECT_EQ(interpreter.SetMicroExternalContext(nullptr), kTfLiteError);
  EXPECT_EQ(interpreter.SetMicroExternalContext(&payload), kTfLiteOk);
  EXPECT_EQ(interpreter.SetMicroExternalContext(&payload), kTfLiteError);
}

TEST(MicroInterpreter, TwoModelsShareTheActivationsOfOneArena) {
  int8_t expected;
  {
    MicroInterpreter alone(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
    ASSERT_EQ(alone.AllocateTensors(), kTfLiteOk);
    expected = Run(alone, 55);
  }
  MicroAllocator* allocator = MicroAllocator::Create(arena, sizeof(arena));
  ASSERT_TRUE(allocator != nullptr);
  MicroInterpreter first(GetModel(g_hello_world_int8), FullyConnectedOnly(), allocator);
  ASSERT_EQ(first.AllocateTensors(), kTfLiteOk);
  const size_t activations = allocator->arena().head_bytes();
  MicroInterpreter second(GetModel(g_hello_world_int8), FullyConnectedOnly(), allocator);
  ASSERT_EQ(second.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(allocator->arena().head_bytes(), activations);
  EXPECT_EQ(Run(first, 55), expected);
  EXPECT_EQ(Run(second, 55), expected);
  EXPECT_EQ(Run(first, 55), expected);
}

TEST(MicroInterpreter, PersistentMemoryMayLieElsewhere) {
  MicroAllocator* allocator = MicroAllocator::Create(arena, 4096, arena + 8192, 1024);
  ASSERT_TRUE(allocator != nullptr);
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), allocator);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_TRUE(interpreter.input(0)->data.raw >= reinterpret_cast<char*>(arena + 8192));
}

// Asks, three times a model, for more than the arena has, and for scratch memory.
TfLiteStatus GreedyPrepare(TfLiteContext* context, TfLiteNode* node) {
  int index = 0;
  TF_LITE_ENSURE_STATUS(context->RequestScratchBufferInArena(context, 16, &index));
  TF_LITE_ENSURE(context, index >= 0);
  return context->AllocatePersistentBuffer(context, 12 * 1024) != nullptr && node != nullptr ? kTfLiteOk : kTfLiteError;
}

TfLiteStatus NoWork(TfLiteContext*, TfLiteNode*) { return kTfLiteOk; }

TEST(MicroInterpreter, AModelThatFindsNoRoomLeavesTheOthersOfItsArenaAlone) {
  MicroMutableOpResolver<1> greedy;
  greedy.AddFullyConnected(micro::RegisterOp(nullptr, GreedyPrepare, NoWork));
  MicroAllocator* allocator = MicroAllocator::Create(arena, sizeof(arena));
  ASSERT_TRUE(allocator != nullptr);
  MicroInterpreter first(GetModel(g_hello_world_int8), FullyConnectedOnly(), allocator);
  ASSERT_EQ(first.AllocateTensors(), kTfLiteOk);
  const int8_t expected = Run(first, 55);
  const size_t used = allocator->used_bytes();
  MicroInterpreter second(GetModel(g_hello_world_int8), greedy, allocator);
  EXPECT_EQ(second.AllocateTensors(), kTfLiteError);
  EXPECT_GT(second.required_arena_bytes(), 36u * 1024);
  EXPECT_EQ(allocator->used_bytes(), used);
  EXPECT_EQ(Run(first, 55), expected);
}

TEST(MicroAllocator, RefusesAnArenaThatDoesNotHoldIt) {
  EXPECT_EQ(MicroAllocator::Create(arena, 8), static_cast<MicroAllocator*>(nullptr));
  EXPECT_EQ(MicroAllocator::Create(static_cast<uint8_t*>(nullptr), 0), static_cast<MicroAllocator*>(nullptr));
}

// Names of builtin operators are among the texts that a release leaves out.
#ifdef TF_LITE_STRIP_ERROR_STRINGS
constexpr char kFullyConnected[] = "operator";
#else
constexpr char kFullyConnected[] = "FULLY_CONNECTED";
#endif

TEST(MicroProfiler, RecordsEveryOperator) {
  MicroProfilerWithCapacity<8> profiler;
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena), nullptr,
                               &profiler);
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  Run(interpreter, 1);
  EXPECT_EQ(profiler.event_count(), 3);
  for (int i = 0; i < 3; ++i) EXPECT_STREQ(profiler.event(i).tag, kFullyConnected);
  Run(interpreter, 1);
  Run(interpreter, 1);
  EXPECT_EQ(profiler.event_count(), 8);
  profiler.Log();
  profiler.LogCsv();
  profiler.LogTicksPerTagCsv();
  profiler.ClearEvents();
  EXPECT_EQ(profiler.GetTotalTicks(), 0u);
}

TEST(RecordingMicroInterpreter, AccountsForEveryByte) {
  for (size_t misalignment = 0; misalignment < 16; misalignment += 5) {
    RecordingMicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena + misalignment,
                                          sizeof(arena) - misalignment);
    ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
    const RecordingMicroAllocator& allocator = interpreter.GetMicroAllocator();
    size_t persistent = 0;
    for (int i = 0; i < kRecordedAllocationTypes; ++i) {
      const auto type = static_cast<RecordedAllocationType>(i);
      if (type != RecordedAllocationType::kScratchBuffers) {
        persistent += allocator.GetRecordedAllocation(type).used_bytes;
      }
    }
    EXPECT_EQ(persistent + sizeof(RecordingMicroAllocator), allocator.arena().persistent_bytes());
    const RecordingMicroAllocator::ArenaUse use = allocator.GetArenaUse();
    EXPECT_EQ(use.persistent_bytes, persistent);
    EXPECT_EQ(use.allocator_bytes, sizeof(RecordingMicroAllocator));
    EXPECT_EQ(use.activation_bytes, allocator.arena().head_bytes());
    EXPECT_LT(use.lost_bytes, 32u);
    EXPECT_EQ(
        use.persistent_bytes + use.allocator_bytes + use.activation_bytes + use.preparation_bytes + use.lost_bytes,
        interpreter.arena_used_bytes());
  }
  RecordingMicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  const RecordingMicroAllocator& allocator = interpreter.GetMicroAllocator();
  EXPECT_EQ(allocator.GetRecordedAllocation(RecordedAllocationType::kNodeAndRegistrationArray).count, 4u);
  allocator.PrintAllocations();
}

TfLiteStatus AskForScratch(TfLiteContext* context, TfLiteNode*) {
  int index = 0;
  return context->RequestScratchBufferInArena(context, 40, &index);
}

TEST(RecordingMicroInterpreter, CountsScratchBuffers) {
  MicroMutableOpResolver<1> asking;
  asking.AddFullyConnected(micro::RegisterOp(nullptr, AskForScratch, NoWork));
  RecordingMicroInterpreter interpreter(GetModel(g_hello_world_int8), asking, arena, sizeof(arena));
  ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  // One for each layer, in whole units of 16 bytes.
  const RecordedAllocation scratch =
      interpreter.GetMicroAllocator().GetRecordedAllocation(RecordedAllocationType::kScratchBuffers);
  EXPECT_EQ(scratch.count, 3u);
  EXPECT_EQ(scratch.used_bytes, 3u * 48u);
}

TEST(RecordingMicroInterpreter, RefusesAnArenaThatDoesNotHoldItsAllocator) {
  RecordingMicroInterpreter interpreter(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, 8);
  EXPECT_EQ(interpreter.initialization_status(), kTfLiteError);
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(interpreter.Invoke(), kTfLiteError);
}

TEST(RecordingMicroInterpreter, MeasuresWithoutHarmToItsAllocator) {
  size_t need = 0;
  {
    RecordingMicroInterpreter plenty(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, sizeof(arena));
    ASSERT_EQ(plenty.AllocateTensors(), kTfLiteOk);
    need = plenty.arena_used_bytes();
  }
  RecordingMicroInterpreter small(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, need - 1);
  EXPECT_EQ(small.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(small.required_arena_bytes(), need);
  RecordingMicroInterpreter enough(GetModel(g_hello_world_int8), FullyConnectedOnly(), arena, need);
  EXPECT_EQ(enough.AllocateTensors(), kTfLiteOk);
}

// ---- An operator of the application's own, written as for TensorFlow Lite Micro ------------------------------------

struct CustomCalls {
  int init, prepare, invoke, reset, free;
  int scratch;
};
CustomCalls calls;

void* CustomInit(TfLiteContext* context, const char*, size_t) {
  ++calls.init;
  return context->AllocatePersistentBuffer(context, 24);
}

TfLiteStatus CustomPrepare(TfLiteContext* context, TfLiteNode* node) {
  ++calls.prepare;
  MicroContext* micro_context = GetMicroContext(context);
  TfLiteTensor* input = micro_context->AllocateTempInputTensor(node, 0);
  TF_LITE_ENSURE(context, input != nullptr);
  TF_LITE_ENSURE_TYPES_EQ(context, input->type, kTfLiteInt8);
  micro_context->DeallocateTempTfLiteTensor(input);
  TF_LITE_ENSURE(context, node->builtin_data != nullptr);
  return context->RequestScratchBufferInArena(context, 40, &calls.scratch);
}

TfLiteStatus CustomInvoke(TfLiteContext* context, TfLiteNode* node) {
  ++calls.invoke;
  auto* scratch = static_cast<uint8_t*>(context->GetScratchBuffer(context, calls.scratch));
  EXPECT_TRUE(scratch != nullptr && reinterpret_cast<uintptr_t>(scratch) % 16 == 0);
  memset(scratch, 0xAA, 40);
  // Options that Prepare left in place are still there.
  EXPECT_TRUE(node->builtin_data != nullptr);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  memset(output->data.raw, input->data.int8[0], static_cast<size_t>(micro::ElementCount(*output->dims)));
  return kTfLiteOk;
}

void CustomReset(TfLiteContext*, void*) { ++calls.reset; }
void CustomFree(TfLiteContext*, void*) { ++calls.free; }

TEST(MicroInterpreter, RunsOperatorsOfTheApplication) {
  calls = {};
  {
    MicroMutableOpResolver<1> resolver;
    resolver.AddFullyConnected(micro::RegisterOp(CustomInit, CustomPrepare, CustomInvoke, CustomFree, CustomReset));
    MicroInterpreter interpreter(GetModel(g_hello_world_int8), resolver, arena, sizeof(arena));
    ASSERT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
    EXPECT_EQ(calls.init, 3);
    EXPECT_EQ(calls.prepare, 3);
    EXPECT_EQ(Run(interpreter, 29), 29);
    EXPECT_EQ(calls.invoke, 3);
    const int resets = calls.reset;
    interpreter.Reset();
    EXPECT_EQ(calls.reset, resets + 3);
    EXPECT_EQ(calls.free, 0);
  }
  EXPECT_EQ(calls.free, calls.init);
}

TEST(MicroInterpreter, ScratchMemoryIsEachModelsOwnOnASharedArena) {
  calls = {};
  MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected(micro::RegisterOp(CustomInit, CustomPrepare, CustomInvoke));
  MicroAllocator* allocator = MicroAllocator::Create(arena, sizeof(arena));
  ASSERT_TRUE(allocator != nullptr);
  MicroInterpreter with_scratch(GetModel(g_hello_world_int8), resolver, allocator);
  ASSERT_EQ(with_scratch.AllocateTensors(), kTfLiteOk);
  MicroInterpreter without(GetModel(g_hello_world_int8), FullyConnectedOnly(), allocator);
  ASSERT_EQ(without.AllocateTensors(), kTfLiteOk);
  EXPECT_EQ(Run(with_scratch, 29), 29);
}

TEST(MicroInterpreter, RefusesARegistrationThatCannotRun) {
  calls = {};
  MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected(micro::RegisterOp(CustomInit, CustomPrepare, nullptr));
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), resolver, arena, sizeof(arena));
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(calls.init, 0);
}

TfLiteStatus MisusingPrepare(TfLiteContext* context, TfLiteNode*) {
  MicroContext* micro_context = GetMicroContext(context);
  EXPECT_EQ(micro_context->graph().InvokeSubgraph(0), kTfLiteError);
  EXPECT_EQ(micro_context->GetScratchBuffer(0), static_cast<void*>(nullptr));
  constexpr size_t kAlignments[] = {0, 3, 32};
  for (const size_t alignment : kAlignments) {
    EXPECT_EQ(micro_context->AllocateTempBuffer(8, alignment), static_cast<uint8_t*>(nullptr));
  }
  return kTfLiteOk;
}

TfLiteStatus MisusingInvoke(TfLiteContext* context, TfLiteNode* node) {
  MicroContext* micro_context = GetMicroContext(context);
  EXPECT_EQ(context->AllocatePersistentBuffer(context, 8), static_cast<void*>(nullptr));
  EXPECT_EQ(micro_context->AllocateTempInputTensor(node, 0), static_cast<TfLiteTensor*>(nullptr));
  int index = 0;
  EXPECT_EQ(context->RequestScratchBufferInArena(context, 8, &index), kTfLiteError);
  EXPECT_EQ(micro_context->graph().InvokeSubgraph(7), kTfLiteError);
  return kTfLiteOk;
}

TEST(MicroInterpreter, RefusesWhatAnOperatorMayNotAskForNow) {
  MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected(micro::RegisterOp(nullptr, MisusingPrepare, MisusingInvoke));
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), resolver, arena, sizeof(arena));
  EXPECT_EQ(interpreter.Invoke(), kTfLiteOk);
}

// Uses what TfLiteContext offers beside what operators of this runtime need.
TfLiteStatus ThoroughPrepare(TfLiteContext* context, TfLiteNode* node) {
  MicroContext* micro_context = GetMicroContext(context);
  EXPECT_EQ(*reinterpret_cast<int*>(context->GetExternalContext(context, kTfLiteEigenContext)), 42);
  uint8_t* temporary = micro_context->AllocateTempBuffer(24, 8);
  TF_LITE_ENSURE(context, temporary != nullptr);
  EXPECT_EQ(reinterpret_cast<uintptr_t>(temporary) % 8, 0u);
  memset(temporary, 0xAA, 24);
  micro_context->DeallocateTempBuffer(temporary);

  TfLiteTensor* input = context->GetTensor(context, node->inputs->data[0]);
  TfLiteTensor* output = context->GetTensor(context, node->outputs->data[0]);
  TF_LITE_ENSURE(context, input != nullptr && output != nullptr);
  EXPECT_EQ(context->ResizeTensor(context, output, output->dims), kTfLiteOk);
  EXPECT_EQ(context->ResizeTensor(context, input, input->dims), kTfLiteError);
  const int negative[] = {1, -1};
  EXPECT_EQ(micro_context->ResizeTensor(output, 1, negative + 1), kTfLiteError);

  int index = 0;
  EXPECT_EQ(context->RequestScratchBufferInArena(context, size_t{INT32_MAX}, &index), kTfLiteError);
  for (int i = 0; i < MicroAllocator::kMaxScratchBuffersPerOp; ++i) {
    EXPECT_EQ(context->RequestScratchBufferInArena(context, 1, &index), kTfLiteOk);
  }
  EXPECT_EQ(context->RequestScratchBufferInArena(context, 1, &index), kTfLiteError);
  return kTfLiteOk;
}

TEST(MicroInterpreter, OffersTheWholeContext) {
  MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected(micro::RegisterOp(nullptr, ThoroughPrepare, NoWork));
  MicroInterpreter interpreter(GetModel(g_hello_world_int8), resolver, arena, sizeof(arena));
  int payload = 42;
  ASSERT_EQ(interpreter.SetMicroExternalContext(&payload), kTfLiteOk);
  EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteOk);
  EXPECT_GE(sizeof(arena), MicroAllocator::GetDefaultTailUsage(false));
}

// Holds the views of all of the model's tensors at a time, as far as there is room for them.
TfLiteStatus HoldingPrepare(TfLiteContext* context, TfLiteNode*) {
  const auto count = static_cast<int>(GetModel(g_hello_world_int8)->subgraphs()->Get(0)->tensors()->size());
  EXPECT_GT(count, PreparationMemory::kViews);
  // Those beyond the first are new each time: together they are what needs most memory.
  for (int i = 0; i < 10 * count; ++i) {
    if (context->GetTensor(context, i % count) == nullptr) return kTfLiteError;
  }
  TfLiteTensor* last = context->GetTensor(context, count - 1);
  if (last == nullptr) return kTfLiteError;
  GetMicroContext(context)->DeallocateTempTfLiteTensor(last);
  return kTfLiteOk;
}

// Every arena that is too small for hello_world with these operators is refused with the need.
void ExpectSmallArenasRefused(const MicroOpResolver& resolver) {
  const size_t need = Need(arena, resolver);
  for (size_t size = 0; size < need; size += 4) {
    MicroInterpreter interpreter(GetModel(g_hello_world_int8), resolver, arena, size);
    EXPECT_EQ(interpreter.AllocateTensors(), kTfLiteError);
    EXPECT_EQ(interpreter.required_arena_bytes(), need);
  }
}

TEST(MicroInterpreter, ViewsThatFindNoRoomAreNull) {
  MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected(micro::RegisterOp(nullptr, HoldingPrepare, NoWork));
  ExpectSmallArenasRefused(resolver);
}

// Trusts, as no operator should have to, that its views exist.
TfLiteStatus TrustingPrepare(TfLiteContext* context, TfLiteNode* node) {
  for (int i = 0; i < 3; ++i) {
    const TfLiteTensor* view = ops::Input(context, node, i);
    const TfLiteTensor* output = ops::Output(context, node, 0);
    EXPECT_EQ(view->dims->size, i < 2 ? 2 : 1);
    EXPECT_GT(output->params.scale, 0.0f);
    EXPECT_EQ(view->allocation_type == kTfLiteMmapRo, i > 0);
  }
  return kTfLiteOk;
}

TEST(MicroInterpreter, PrepareHasViewsOfItsTensorsInEveryArena) {
  MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected(micro::RegisterOp(nullptr, TrustingPrepare, NoWork));
  ExpectSmallArenasRefused(resolver);
}

TEST(MicroInterpreter, CountsWhatOperatorsOfTheApplicationAskFor) {
  calls = {};
  MicroMutableOpResolver<1> resolver;
  resolver.AddFullyConnected(micro::RegisterOp(CustomInit, CustomPrepare, CustomInvoke, CustomFree, CustomReset));
  const size_t need = Need(arena, resolver);
  EXPECT_GT(need, 3u * (24 + 40));
  MicroInterpreter small(GetModel(g_hello_world_int8), resolver, arena, need - 1);
  EXPECT_EQ(small.AllocateTensors(), kTfLiteError);
  EXPECT_EQ(small.required_arena_bytes(), need);
  // Every Init has had its free, also those of the attempt that failed.
  EXPECT_EQ(calls.free, calls.init);
}

}  // namespace
}  // namespace tflite

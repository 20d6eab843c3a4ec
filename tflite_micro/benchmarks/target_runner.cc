// The target runner: one program per board, with every operator, that runs any model. It reads the model and its inputs
// from files of the machine that simulates (or debugs) the board, and writes the outputs, the arena's size and the
// instructions that each run and each operator took to another; with --jobs it does so for several models in turn. The
// Python package (python/tflite_micro/targets) drives it, so a model runs on a simulated board without a compiler for
// it.
//
// It exits with 0 if the result file is complete, with 1 if the model could not be run and with 2 if the command line
// is wrong; the messages on the console say why.

#include <stdint.h>
#include <string.h>

#include "tflite_micro/benchmarks/operator_counts.h"
#include "tflite_micro/benchmarks/runner_arguments.h"
#include "tflite_micro/benchmarks/runner_platform.h"
#include "tflite_micro/benchmarks/runner_result.h"
#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/instruction_count.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/schema/schema_generated.h"
#include "tflite_micro/schema/verifier.h"

namespace tflite {
namespace runner {
namespace {

constexpr int kExitModelFailed = 1;
constexpr int kExitBadArguments = 2;
// What model and arena are aligned to.
constexpr size_t kAlignment = 16;

// Cuts `size` bytes (rounded up to the alignment) off the start of `memory`. Null if there are not so many.
uint8_t* TakeFront(Memory* memory, size_t size) {
  if (size > memory->size) return nullptr;
  size = (size + kAlignment - 1) / kAlignment * kAlignment;
  if (size > memory->size) return nullptr;
  uint8_t* const front = memory->data;
  memory->data += size;
  memory->size -= size;
  return front;
}

// Reads the model to the start of `memory`, which shrinks by it. Null, with a message, if it cannot be used.
const Model* LoadModel(const char* path, Memory* memory) {
  File file;
  size_t size = 0;
  if (!OpenForReading(path, &file, &size)) return nullptr;
  const size_t room = memory->size;
  uint8_t* const bytes = TakeFront(memory, size);
  if (bytes == nullptr) {
    MicroPrintf("The model has %u bytes and the board %u bytes of memory for it and the arena",
                static_cast<unsigned>(size), static_cast<unsigned>(room));
    return nullptr;
  }
  if (!ReadAll(file, bytes, size) || !Close(file)) return nullptr;
  return GetModel(bytes, size);
}

size_t InputBytes(MicroInterpreter* interpreter) {
  size_t bytes = 0;
  for (size_t i = 0; i < interpreter->inputs_size(); ++i) bytes += interpreter->input(i)->bytes;
  return bytes;
}

// Fills the inputs with the file's next bytes.
bool ReadInputs(const File& file, MicroInterpreter* interpreter) {
  for (size_t i = 0; i < interpreter->inputs_size(); ++i) {
    TfLiteTensor* const tensor = interpreter->input(i);
    if (!ReadAll(file, tensor->data.raw, tensor->bytes)) return false;
  }
  return true;
}

bool WriteOutputs(const File& file, MicroInterpreter* interpreter) {
  for (size_t i = 0; i < interpreter->outputs_size(); ++i) {
    if (!WriteOutput(file, *interpreter->output(i))) return false;
  }
  return true;
}

// An interpreter in `arena`. For a model with resource variables it has an allocator and room for them there, too.
MicroInterpreter MakeInterpreter(const Model* model, const MicroOpResolver& resolver, const Memory& arena,
                                 MicroProfilerInterface* profiler = nullptr) {
  const int variables = CountResourceVariables(model);
  if (variables == 0) return MicroInterpreter(model, resolver, arena.data, arena.size, nullptr, profiler);
  MicroAllocator* const allocator = MicroAllocator::Create(arena.data, arena.size);
  MicroResourceVariables* const room =
      allocator == nullptr ? nullptr : MicroResourceVariables::Create(allocator, variables);
  // Without an allocator it refuses to work; the reason has been said.
  return MicroInterpreter(model, resolver, room == nullptr ? nullptr : allocator, room, profiler);
}

// The arena bytes that the model needs, found with all of `memory`. 0, with a message, if it cannot be run there.
size_t NeededArenaBytes(const Model* model, const MicroOpResolver& resolver, const Memory& memory) {
  MicroInterpreter interpreter = MakeInterpreter(model, resolver, memory);
  return interpreter.AllocateTensors() == kTfLiteOk ? interpreter.arena_used_bytes() : 0;
}

// The runs that the figures are of: nothing but the interpreter works between two readings of the clock.
bool RunAndWrite(const Arguments& arguments, const Model* model, const MicroOpResolver& resolver, const Memory& memory,
                 const File& result) {
  Memory arena = memory;
  size_t needed = 0;
  if (arguments.arena_size != 0) {
    needed = NeededArenaBytes(model, resolver, memory);
    if (needed == 0) return false;
    arena.size = arguments.arena_size;
  }
  const uint64_t setup_start = GetInstructionCount();
  MicroInterpreter interpreter = MakeInterpreter(model, resolver, arena);
  if (interpreter.AllocateTensors() != kTfLiteOk) {
    // An arena far too small leaves the interpreter no room to find out.
    if (needed != 0 && interpreter.required_arena_bytes() == 0) {
      MicroPrintf("On this board it needs %u bytes.", static_cast<unsigned>(needed));
    }
    return false;
  }
  const uint64_t setup_end = GetInstructionCount();

  File inputs;
  size_t inputs_size = 0;
  if (!OpenForReading(arguments.inputs, &inputs, &inputs_size)) return false;
  const uint64_t wanted_size = static_cast<uint64_t>(arguments.runs) * InputBytes(&interpreter);
  if (inputs_size != wanted_size) {
    MicroPrintf("%s has %u bytes, but %u runs of this model take %u bytes each", arguments.inputs,
                static_cast<unsigned>(inputs_size), static_cast<unsigned>(arguments.runs),
                static_cast<unsigned>(InputBytes(&interpreter)));
    return false;
  }

  const ResultHeader header = {arguments.runs, static_cast<uint32_t>(interpreter.outputs_size()),
                               interpreter.arena_used_bytes(), setup_end - setup_start};
  if (!WriteHeader(result, header)) return false;
  for (uint32_t run = 0; run < arguments.runs; ++run) {
    if (!ReadInputs(inputs, &interpreter)) return false;
    const uint64_t start = GetInstructionCount();
    const TfLiteStatus status = interpreter.Invoke();
    const uint64_t end = GetInstructionCount();
    // A streaming model may end a run early; its outputs are what they were left as.
    if (status != kTfLiteOk && status != kTfLiteAbort) {
      MicroPrintf("Run %u of %u failed", static_cast<unsigned>(run + 1), static_cast<unsigned>(arguments.runs));
      return false;
    }
    if (!WriteRun(result, end - start) || !WriteOutputs(result, &interpreter)) return false;
  }
  return Close(inputs);
}

// Repeats the first run with a profiler. The figures above stay free of what the profiler takes.
bool ProfileAndWrite(const Arguments& arguments, const Model* model, const MicroOpResolver& resolver, Memory memory,
                     const File& result) {
  const auto* const operators = model->subgraphs()->Get(0)->operators();
  const size_t capacity = operators == nullptr ? 0 : operators->size();
  uint8_t* const table = TakeFront(&memory, capacity * sizeof(OperatorCount));
  if (table == nullptr || (arguments.arena_size != 0 && memory.size < arguments.arena_size)) {
    MicroPrintf("The board's memory has no room for the counts of %u operators", static_cast<unsigned>(capacity));
    return false;
  }
  const size_t arena_size = arguments.arena_size != 0 ? arguments.arena_size : memory.size;
  OperatorCounts counts(reinterpret_cast<OperatorCount*>(table), capacity);
  MicroInterpreter interpreter = MakeInterpreter(model, resolver, {memory.data, arena_size}, &counts);
  File inputs;
  if (interpreter.AllocateTensors() != kTfLiteOk || !OpenForReading(arguments.inputs, &inputs, nullptr)) return false;
  if (!ReadInputs(inputs, &interpreter) || !Close(inputs)) return false;
  const TfLiteStatus status = interpreter.Invoke();
  if (status != kTfLiteOk && status != kTfLiteAbort) return false;
  if (counts.size() > capacity) {
    MicroPrintf("The profiler saw %u operators, the model has %u", static_cast<unsigned>(counts.size()),
                static_cast<unsigned>(capacity));
    return false;
  }
  if (!WriteOperatorCount(result, static_cast<uint32_t>(counts.size()))) return false;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (!WriteOperator(result, counts[i].name, counts[i].count)) return false;
  }
  return true;
}

bool Run(const Arguments& arguments, const MicroOpResolver& resolver) {
  Memory memory = RunnerMemory();
  const Model* const model = LoadModel(arguments.model, &memory);
  if (model == nullptr) return false;
  if (arguments.arena_size > memory.size) {
    MicroPrintf("An arena of %u bytes was asked for; the board has %u bytes beside the model",
                static_cast<unsigned>(arguments.arena_size), static_cast<unsigned>(memory.size));
    return false;
  }
  File result;
  if (!OpenForWriting(arguments.result, &result)) return false;
  const bool written = RunAndWrite(arguments, model, resolver, memory, result) &&
                       (arguments.profile ? ProfileAndWrite(arguments, model, resolver, memory, result)
                                          : WriteOperatorCount(result, 0)) &&
                       WriteEnd(result);
  return Close(result) && written;
}

constexpr size_t kPathSize = 128;

// Writes "NAME.NUMBER" to `path`, which has kPathSize bytes.
bool NumberPath(const char* name, uint32_t number, char* path) {
  char digits[10];
  size_t digit_count = 0;
  do {
    digits[digit_count++] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  const size_t length = strlen(name);
  if (length + 1 + digit_count + 1 > kPathSize) {
    MicroPrintf("The name of the file %s is too long", name);
    return false;
  }
  memcpy(path, name, length);
  path += length;
  *path++ = '.';
  while (digit_count > 0) *path++ = digits[--digit_count];
  *path = '\0';
  return true;
}

bool RunJobs(const Arguments& arguments) {
  // Starts the clock.
  GetInstructionCount();
  const AllOpsResolver resolver;
  if (arguments.jobs == 0) return Run(arguments, resolver);
  char model[kPathSize];
  char inputs[kPathSize];
  char result[kPathSize];
  for (uint32_t job = 0; job < arguments.jobs; ++job) {
    if (!NumberPath(arguments.model, job, model) || !NumberPath(arguments.inputs, job, inputs) ||
        !NumberPath(arguments.result, job, result)) {
      return false;
    }
    Arguments numbered = arguments;
    numbered.model = model;
    numbered.inputs = inputs;
    numbered.result = result;
    if (!Run(numbered, resolver)) {
      MicroPrintf("That was job %u", static_cast<unsigned>(job));
      return false;
    }
  }
  return true;
}

}  // namespace
}  // namespace runner
}  // namespace tflite

int main(int argc, char** argv) {
  tflite::runner::Arguments arguments;
  if (!tflite::runner::ParseArguments(argc, argv, &arguments)) return tflite::runner::kExitBadArguments;
  return tflite::runner::RunJobs(arguments) ? 0 : tflite::runner::kExitModelFailed;
}

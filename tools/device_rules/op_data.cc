// Prints the checksum of every OpData that the operators of some models leave, so that op_data_test.py can compare
// targets: what Prepare passes to Eval must be the same bytes everywhere. The models come in one file: a 32-bit
// little-endian count, then each model's length (again 32 bits) and its bytes.
//
//   op_data MODELS
//
// A line is: model, operator, name, bytes, checksum.
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "tflite_micro/benchmarks/runner_platform.h"
#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/interpreter/micro_interpreter.h"
#include "tflite_micro/interpreter/recording_micro_interpreter.h"
#include "tflite_micro/memory/recording_micro_allocator.h"
#include "tflite_micro/ops/all_ops_resolver.h"
#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/schema/model_access.h"
#include "tflite_micro/schema/verifier.h"

namespace tflite {
namespace {

// What the wrapper of Prepare has to know; a registration carries no data of its own.
struct Watch {
  const RecordingMicroAllocator* allocator;
  const TFLMRegistration* original;
  int model;
  int op;
};
Watch watch;

// Unlike MicroPrintf(), also in a release.
void Print(const char* format, ...) {
  va_list args;
  va_start(args, format);
  DebugLog(format, args);
  va_end(args);
}

uint32_t Checksum(const uint8_t* bytes, size_t size) {
  uint32_t crc = UINT32_MAX;
  for (size_t i = 0; i < size; ++i) {
    crc ^= bytes[i];
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
  }
  return ~crc;
}

size_t OperatorBytes() {
  return watch.allocator->GetRecordedAllocation(RecordedAllocationType::kPersistentBufferData).requested_bytes;
}

TfLiteStatus WatchedPrepare(TfLiteContext* context, TfLiteNode* node) {
  const size_t before = OperatorBytes();
  const TfLiteStatus status = watch.original->prepare(context, node);
  // Some take memory, for a variable, but leave no data.
  const size_t size = node->user_data == nullptr ? 0 : OperatorBytes() - before;
  if (status == kTfLiteOk) {
    const auto code = static_cast<BuiltinOperator>(watch.original->builtin_code);
    Print("%d %d %s %u %08lx\n", watch.model, watch.op++,
          code == BuiltinOperator_CUSTOM ? watch.original->custom_name : EnumNameBuiltinOperator(code),
          static_cast<unsigned>(size),
          static_cast<unsigned long>(Checksum(static_cast<const uint8_t*>(node->user_data), size)));
  }
  return status;
}

// Hands out the operators of another resolver with a Prepare that is watched. The interpreter prepares an operator
// right after it has asked for it.
class WatchingResolver : public MicroOpResolver {
 public:
  const TFLMRegistration* FindOp(BuiltinOperator op) const override { return Watched(all_.FindOp(op)); }
  const TFLMRegistration* FindOp(const char* op) const override { return Watched(all_.FindOp(op)); }
  TfLiteBridgeBuiltinParseFunction GetOpDataParser(BuiltinOperator op) const override {
    return all_.GetOpDataParser(op);
  }

 private:
  const TFLMRegistration* Watched(const TFLMRegistration* original) const {
    watch.original = original;
    if (original == nullptr || original->prepare == nullptr) return original;
    unsigned int i = 0;
    while (i < count_ && originals_[i] != original) ++i;
    if (i == count_) {
      ++count_;
      originals_[i] = original;
      watched_[i] = *original;
      watched_[i].prepare = WatchedPrepare;
    }
    return &watched_[i];
  }

  AllOpsResolver all_;
  // Each operator's own, as its `reset` and `free` are called later.
  mutable unsigned int count_ = 0;
  mutable const TFLMRegistration* originals_[kAllOps];
  mutable TFLMRegistration watched_[kAllOps];
};

bool PrepareModel(const uint8_t* bytes, size_t size, uint8_t* arena, size_t arena_size) {
  const Model* model = GetModel(bytes, size);
  if (model == nullptr) return false;
  WatchingResolver resolver;
  watch.op = 0;
  RecordingMicroAllocator* allocator = RecordingMicroAllocator::Create(arena, arena_size);
  if (allocator == nullptr) return false;
  watch.allocator = allocator;
  MicroResourceVariables* variables = MicroResourceVariables::Create(allocator, CountResourceVariables(model));
  if (variables == nullptr) return false;
  RecordingMicroInterpreter interpreter(model, resolver, allocator, variables);
  return interpreter.AllocateTensors() == kTfLiteOk;
}

bool PrepareModels(const char* path) {
  const runner::Memory memory = runner::RunnerMemory();
  runner::File file;
  uint32_t count = 0;
  if (!runner::OpenForReading(path, &file, nullptr) || !runner::ReadAll(file, &count, sizeof(count))) return false;
  for (uint32_t i = 0; i < count; ++i) {
    watch.model = static_cast<int>(i);
    uint32_t size = 0;
    if (!runner::ReadAll(file, &size, sizeof(size)) || size > memory.size) return false;
    if (!runner::ReadAll(file, memory.data, size)) return false;
    const size_t room = (size + size_t{15}) / 16 * 16;
    if (room > memory.size) return false;
    if (!PrepareModel(memory.data, size, memory.data + room, memory.size - room)) {
      Print("Model %u cannot be prepared\n", static_cast<unsigned>(i));
      return false;
    }
  }
  return runner::Close(file);
}

}  // namespace
}  // namespace tflite

int main(int argc, char** argv) { return argc == 2 && tflite::PrepareModels(argv[1]) ? 0 : 1; }

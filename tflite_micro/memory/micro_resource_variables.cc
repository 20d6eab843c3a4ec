// Places the table of resource variables into an arena: what common/ does not know.
#include "tflite_micro/common/micro_resource_variables.h"

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/memory/arena_placement.h"
#include "tflite_micro/memory/micro_allocator.h"

namespace tflite {

template <>
struct BytesOn32Bits<MicroResourceVariables> {
  static constexpr size_t value = 16;
};
template <>
struct BytesOn32Bits<MicroResourceVariables::Variable> {
  static constexpr size_t value = 24;
};

MicroResourceVariables* MicroResourceVariables::Create(MicroAllocator* allocator, int num_variables) {
  if (allocator == nullptr || num_variables < 0 || num_variables > kMaxVariables) {
    MicroPrintf("Resource variables need an allocator and a number of 0 to %d, not %d.", kMaxVariables, num_variables);
    return nullptr;
  }
  auto* memory = static_cast<uint8_t*>(allocator->AllocatePersistent(
      Sum(SizeOf<MicroResourceVariables>(1), SizeOf<Variable>(static_cast<size_t>(num_variables))), alignof(Variable),
      RecordedAllocationType::kTfLiteTensorVariableBufferData, 0));
  if (memory == nullptr) {
    MicroPrintf("The arena is too small for %d resource variables: %u bytes are needed before any model.",
                num_variables, static_cast<unsigned>(allocator->arena().required_bytes()));
    return nullptr;
  }
  static_assert(alignof(Variable) == alignof(MicroResourceVariables), "the memory is aligned for both");
  return new (ArenaPlacement{memory})
      MicroResourceVariables(reinterpret_cast<Variable*>(memory + sizeof(MicroResourceVariables)), num_variables);
}

}  // namespace tflite

// Places of tensors that a model brings along, found on a host that had the time for it (`tflm plan`, or another tool):
// the metadata named OfflineMemoryAllocation. Its buffer is a list of little-endian words of 32 bits:
//
//   version (0 or 1), number of subgraphs or 0, n, then for each of the model's n tensors, one subgraph's after the
//   other, the bytes from the start of the activations, or -1 if its place is to be found when the model is loaded
//
// What it says of constants and variables means nothing, as they are not planned. The list is read in place and not
// believed: it is checked here that it is one, and by the planner that what lies where it says is not overwritten.
#ifndef TFLITE_MICRO_MEMORY_OFFLINE_PLAN_H_
#define TFLITE_MICRO_MEMORY_OFFLINE_PLAN_H_

#include <stdint.h>

#include "tflite_micro/common/types.h"
#include "tflite_micro/schema/schema_generated.h"

namespace tflite {

class OfflinePlan {
 public:
  // Finds the plan of a model with `tensor_count` tensors in all, which must outlive this. It may have none. Reports
  // one that is not for such a model.
  TfLiteStatus Read(const Model* model, uint32_t tensor_count);

  // The place of a tensor, counted through all subgraphs; -1: it has none. Not checked, see PlannedBuffer.
  int32_t Place(uint32_t tensor) const {
    return places_ == nullptr ? -1 : fb::ReadScalar<int32_t>(places_ + 4 * tensor);
  }

 private:
  const uint8_t* places_ = nullptr;
};

}  // namespace tflite

#endif  // TFLITE_MICRO_MEMORY_OFFLINE_PLAN_H_

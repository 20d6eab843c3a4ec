#include "tflite_micro/memory/offline_plan.h"

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/text.h"

namespace tflite {
namespace {

constexpr uint32_t kHeaderWords = 3;
constexpr uint32_t kNewestVersion = 1;

}  // namespace

TfLiteStatus OfflinePlan::Read(const Model* model, uint32_t tensor_count) {
  if (model->metadata() == nullptr) return kTfLiteOk;
  for (const Metadata* entry : *model->metadata()) {
    if (entry->name() == nullptr || !IsSameText(entry->name()->c_str(), "OfflineMemoryAllocation")) continue;
    const auto* data =
        entry->buffer() < model->buffers()->size() ? model->buffers()->Get(entry->buffer())->data() : nullptr;
    const uint32_t words = data == nullptr ? 0 : data->size() / 4;
    if (words >= kHeaderWords) {
      const uint8_t* header = data->Data();
      if (fb::ReadScalar<uint32_t>(header) <= kNewestVersion &&
          fb::ReadScalar<uint32_t>(header + 4) <= model->subgraphs()->size() &&
          fb::ReadScalar<uint32_t>(header + 8) == tensor_count && tensor_count <= words - kHeaderWords) {
        places_ = header + 4 * kHeaderWords;
        return kTfLiteOk;
      }
    }
    MicroPrintf(
        "The model's metadata OfflineMemoryAllocation is no memory plan of version 0 or 1 for its %u tensors in %u "
        "subgraphs: remove it, or make it anew with `tflm plan`.",
        static_cast<unsigned>(tensor_count), static_cast<unsigned>(model->subgraphs()->size()));
    return kTfLiteError;
  }
  return kTfLiteOk;
}

}  // namespace tflite

#include "tflite_micro/ops/custom_options.h"

#include "tflite_micro/common/op_macros.h"

namespace tflite {
namespace ops {

CustomOptions::CustomOptions(TfLiteContext* context, const TfLiteNode* node)
    : context_(context),
      options_(node->custom_initial_data_size <= 0
                   ? flexbuffer::Value()
                   : flexbuffer::Root(node->custom_initial_data, static_cast<size_t>(node->custom_initial_data_size))) {
}

flexbuffer::Value CustomOptions::Find(const char* name, int position) const {
  if (options_.IsMap()) return options_.Find(name);
  return position < 0 ? flexbuffer::Value() : options_.At(static_cast<uint32_t>(position));
}

TfLiteStatus CustomOptions::Int(const char* name, int position, int32_t lowest, int32_t highest, int32_t* value) const {
  TF_LITE_ENSURE_MSG(context_, options_.IsVector(), "its options are neither a map nor a vector of a FlexBuffer");
  const flexbuffer::Value option = Find(name, position);
  TF_LITE_ENSURE_MSG(context_, !option.IsNothing(), "the option %s is missing", name);
  int64_t number = 0;
  TF_LITE_ENSURE_MSG(context_, option.ToInt(&number), "the option %s is no whole number", name);
  if (number >= lowest && number <= highest) {
    *value = static_cast<int32_t>(number);
    return kTfLiteOk;
  }
  const int64_t shown = number > INT32_MAX ? INT32_MAX : number < INT32_MIN ? INT32_MIN : number;
  TF_LITE_KERNEL_LOG(context_, "the option %s is %d, expected %d to %d", name, static_cast<int>(shown),
                     static_cast<int>(lowest), static_cast<int>(highest));
  return kTfLiteError;
}

TfLiteStatus CustomOptions::IntOr(const char* name, int position, int32_t lowest, int32_t highest, int32_t otherwise,
                                  int32_t* value) const {
  *value = otherwise;
  if (Find(name, position).IsNothing()) return kTfLiteOk;
  return Int(name, position, lowest, highest, value);
}

TfLiteStatus CustomOptions::Float(const char* name, int position, float* value) const {
  TF_LITE_ENSURE_MSG(context_, options_.IsVector(), "its options are neither a map nor a vector of a FlexBuffer");
  const flexbuffer::Value option = Find(name, position);
  TF_LITE_ENSURE_MSG(context_, !option.IsNothing(), "the option %s is missing", name);
  float number = 0;
  // Infinity minus itself is no number.
  TF_LITE_ENSURE_MSG(context_, option.ToFloat(&number) && number - number == 0.0f,
                     "the option %s is not a finite number", name);
  *value = number;
  return kTfLiteOk;
}

}  // namespace ops
}  // namespace tflite

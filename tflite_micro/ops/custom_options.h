// The options of a custom operator, for its Prepare: read by name where the model has a map of them, as converters
// write, or by position where it has a vector.
#ifndef TFLITE_MICRO_OPS_CUSTOM_OPTIONS_H_
#define TFLITE_MICRO_OPS_CUSTOM_OPTIONS_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/schema/flexbuffer.h"

namespace tflite {
namespace ops {

class CustomOptions {
 public:
  // Whatever the model holds; every question about options that are none is answered with an error.
  CustomOptions(TfLiteContext* context, const TfLiteNode* node);

  // An option that must be there and lie in lowest .. highest. `position`: where a vector has it, -1: only maps do.
  // Reports one that is missing, no whole number, or out of range.
  TfLiteStatus Int(const char* name, int position, int32_t lowest, int32_t highest, int32_t* value) const;
  // The same for an option that may be missing, and is `otherwise` then.
  TfLiteStatus IntOr(const char* name, int position, int32_t lowest, int32_t highest, int32_t otherwise,
                     int32_t* value) const;
  // Any finite number. Reports one that is missing, or no number.
  TfLiteStatus Float(const char* name, int position, float* value) const;

 private:
  flexbuffer::Value Find(const char* name, int position) const;

  TfLiteContext* context_;
  flexbuffer::Value options_;
};

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_CUSTOM_OPTIONS_H_

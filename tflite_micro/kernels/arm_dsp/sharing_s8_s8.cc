// The kernels of the DSP extension read ahead, so that outputs come closer.
#include "tflite_micro/kernels/arm_dsp/memory_s8_s8.h"
#include "tflite_micro/kernels/sharing.h"

namespace tflite {
namespace kernels {

int64_t ConvS8S8SharingDistance(const WindowShape& shape) { return arm_dsp::ConvSharingDistance(shape); }

int64_t DepthwiseConvS8S8SharingDistance(const WindowShape& shape) {
  return arm_dsp::DepthwiseConvSharingDistance(shape);
}

}  // namespace kernels
}  // namespace tflite

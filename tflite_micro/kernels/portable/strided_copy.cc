#include "tflite_micro/kernels/strided_copy.h"

#include <string.h>

namespace tflite {
namespace kernels {
namespace {

// One run of the innermost axis, strides in elements.
template <typename Element>
void CopyRun(const CopyAxis& axis, const void* input, void* output) {
  const Element* from = static_cast<const Element*>(input);
  Element* to = static_cast<Element*>(output);
  for (int32_t i = 0; i < axis.count; ++i) {
    *to = *from;
    from += axis.input_stride;
    to += axis.output_stride;
  }
}

void CopyRunOf(const CopyAxis& axis, const void* input, void* output, int element_bytes) {
  if (axis.input_stride == 1 && axis.output_stride == 1) {
    memcpy(output, input, static_cast<size_t>(axis.count) * static_cast<size_t>(element_bytes));
    return;
  }
  switch (element_bytes) {
    case 1:
      return CopyRun<uint8_t>(axis, input, output);
    case 2:
      return CopyRun<uint16_t>(axis, input, output);
    case 4:
      return CopyRun<uint32_t>(axis, input, output);
    default:
      return CopyRun<uint64_t>(axis, input, output);
  }
}

template <typename Element>
void Fill(void* output, const void* value, int32_t count) {
  Element repeated;
  memcpy(&repeated, value, sizeof(repeated));
  Element* to = static_cast<Element*>(output);
  for (int32_t i = 0; i < count; ++i) to[i] = repeated;
}

}  // namespace

void StridedCopy(const CopyAxis* axes, int axis_count, const void* input, void* output, int element_bytes) {
  for (int i = 0; i < axis_count; ++i) {
    if (axes[i].count == 0) return;
  }
  const CopyAxis& inner = axes[axis_count - 1];
  const char* from = static_cast<const char*>(input);
  char* to = static_cast<char*>(output);
  int32_t index[kMaxCopyAxes] = {};
  for (;;) {
    CopyRunOf(inner, from, to, element_bytes);
    // Step the outer axes like the digits of a counter.
    int i = axis_count - 2;
    for (; i >= 0; --i) {
      const CopyAxis& axis = axes[i];
      if (++index[i] < axis.count) {
        from += axis.input_stride * element_bytes;
        to += axis.output_stride * element_bytes;
        break;
      }
      index[i] = 0;
      from -= axis.input_stride * (axis.count - 1) * element_bytes;
      to -= axis.output_stride * (axis.count - 1) * element_bytes;
    }
    if (i < 0) return;
  }
}

void FillElements(void* output, const void* value, int element_bytes, int32_t count) {
  if (count == 0) return;
  switch (element_bytes) {
    case 1:
      memset(output, *static_cast<const uint8_t*>(value), static_cast<size_t>(count));
      return;
    case 2:
      return Fill<uint16_t>(output, value, count);
    case 4:
      return Fill<uint32_t>(output, value, count);
    default:
      return Fill<uint64_t>(output, value, count);
  }
}

}  // namespace kernels
}  // namespace tflite

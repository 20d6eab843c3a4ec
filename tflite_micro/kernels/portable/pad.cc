#include "tflite_micro/kernels/pad.h"

#include <string.h>

#include "tflite_micro/kernels/strided_copy.h"

namespace tflite {
namespace kernels {
namespace {

// Where the element `index` of a padded axis comes from.
int32_t MirroredIndex(const PadAxis& axis, int32_t edge, int32_t index) {
  const int32_t inside = index - axis.before;
  if (inside < 0) return edge - 1 - inside;
  if (inside < axis.count) return inside;
  return 2 * axis.count - 1 - edge - inside;
}

}  // namespace

void Pad(const PadAxis* axes, int axis_count, const void* input, const void* value, void* output, int element_bytes) {
  // Elements of the output that one step along each axis spans; innermost 1.
  int32_t spans[kMaxPadAxes];
  int32_t span = 1;
  bool empty = false;
  for (int i = axis_count - 1; i >= 0; --i) {
    spans[i] = span;
    span *= axes[i].before + axes[i].count + axes[i].after;
    if (axes[i].count == 0) empty = true;
  }
  if (empty) {
    FillElements(output, value, element_bytes, span);
    return;
  }
  const char* from = static_cast<const char*>(input);
  char* to = static_cast<char*>(output);
  const int last = axis_count - 1;
  const int32_t row_bytes = axes[last].count * element_bytes;
  int32_t index[kMaxPadAxes] = {};
  // What is padded between two rows of the input is contiguous in the output: the end of some axes, then the beginning
  // of the same ones. It is gathered and filled at once.
  int32_t pending = 0;
  for (int i = 0; i <= last; ++i) pending += axes[i].before * spans[i];
  for (;;) {
    if (pending > 0) {
      FillElements(to, value, element_bytes, pending);
      to += pending * element_bytes;
    }
    if (to != from) memcpy(to, from, static_cast<size_t>(row_bytes));
    from += row_bytes;
    to += row_bytes;
    pending = axes[last].after;
    int axis = last - 1;
    for (; axis >= 0; --axis) {
      if (++index[axis] < axes[axis].count) break;
      index[axis] = 0;
      pending += axes[axis].after * spans[axis];
    }
    if (axis < 0) break;
    for (int i = axis + 1; i <= last; ++i) pending += axes[i].before * spans[i];
  }
  FillElements(to, value, element_bytes, pending);
}

void MirrorPad(const PadAxis* axes, int axis_count, int32_t edge, const void* input, void* output, int element_bytes) {
  const int last = axis_count - 1;
  for (int i = 0; i <= last; ++i) {
    if (axes[i].before + axes[i].count + axes[i].after == 0) return;
  }
  const PadAxis& row = axes[last];
  // Parts of an output's row. The outer two run backwards.
  const CopyAxis front = {row.before, -1, 1};
  const CopyAxis middle = {row.count, 1, 1};
  const CopyAxis back = {row.after, -1, 1};
  char* to = static_cast<char*>(output);
  int32_t index[kMaxPadAxes] = {};
  for (;;) {
    int32_t source = 0;
    for (int i = 0; i < last; ++i) source = source * axes[i].count + MirroredIndex(axes[i], edge, index[i]);
    const char* from = static_cast<const char*>(input) + source * row.count * element_bytes;
    if (row.before > 0) StridedCopy(&front, 1, from + (row.before - 1 + edge) * element_bytes, to, element_bytes);
    to += row.before * element_bytes;
    StridedCopy(&middle, 1, from, to, element_bytes);
    to += row.count * element_bytes;
    if (row.after > 0) StridedCopy(&back, 1, from + (row.count - 1 - edge) * element_bytes, to, element_bytes);
    to += row.after * element_bytes;
    int axis = last - 1;
    for (; axis >= 0; --axis) {
      if (++index[axis] < axes[axis].before + axes[axis].count + axes[axis].after) break;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

}  // namespace kernels
}  // namespace tflite

#include "tflite_micro/kernels/densify.h"

#include <string.h>

namespace tflite {
namespace kernels {

void Densify(const SparseLevel* levels, int level_count, const uint8_t* arrays, const void* values, int element_bytes,
             void* output, int32_t output_bytes) {
  // Where the walk stands on each level: entry `at` of those up to `end`, of which `first` has index 0 if it is dense.
  int32_t first[kMaxSparseLevels];
  int32_t at[kMaxSparseLevels];
  int32_t end[kMaxSparseLevels];
  // Bytes of the dense tensor that the levels above an entry add up to.
  int32_t base[kMaxSparseLevels];
  memset(output, 0, static_cast<size_t>(output_bytes));
  const char* value = static_cast<const char*>(values);
  const int last = level_count - 1;
  const bool in_runs = levels[last].dense_size >= 0 && levels[last].stride == element_bytes;
  int32_t parent = 0;
  int32_t parent_base = 0;
  int level = 0;
  bool entering = true;
  for (;;) {
    const SparseLevel& here = levels[level];
    if (entering && level == last && in_runs) {
      const int32_t run_bytes = here.dense_size * element_bytes;
      memcpy(static_cast<char*>(output) + parent_base, value, static_cast<size_t>(run_bytes));
      value += run_bytes;
      if (--level < 0) return;
      ++at[level];
      entering = false;
      continue;
    }
    if (entering) {
      base[level] = parent_base;
      if (here.dense_size >= 0) {
        at[level] = first[level] = parent * here.dense_size;
        end[level] = at[level] + here.dense_size;
      } else {
        const uint8_t* segments = arrays + here.segments;
        at[level] = ArrayElement(segments, here.segment_bytes, parent);
        end[level] = ArrayElement(segments, here.segment_bytes, parent + 1);
      }
      entering = false;
    }
    if (at[level] >= end[level]) {
      if (--level < 0) return;
      ++at[level];
      continue;
    }
    const int32_t entry = at[level];
    const int32_t index =
        here.dense_size >= 0 ? entry - first[level] : ArrayElement(arrays + here.indices, here.index_bytes, entry);
    const int32_t offset = base[level] + index * here.stride;
    if (level == last) {
      memcpy(static_cast<char*>(output) + offset, value, static_cast<size_t>(element_bytes));
      value += element_bytes;
      ++at[level];
    } else {
      parent = entry;
      parent_base = offset;
      ++level;
      entering = true;
    }
  }
}

}  // namespace kernels
}  // namespace tflite

// From what an object detector puts out to boxes: decoding them, and choosing those that do not overlap too much.
#ifndef TFLITE_MICRO_KERNELS_DETECTION_H_
#define TFLITE_MICRO_KERNELS_DETECTION_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

enum class RealType : uint8_t { kF32, kU8, kS8 };

// Numbers, as they are or quantised: scale * (element - zero_point).
struct RealElements {
  const void* data;
  float scale;
  int32_t zero_point;
  RealType type;

  float At(int32_t index) const {
    if (type == RealType::kF32) return static_cast<const float*>(data)[index];
    const int32_t element = type == RealType::kU8 ? static_cast<const uint8_t*>(data)[index]
                                                  : int32_t{static_cast<const int8_t*>(data)[index]};
    return static_cast<float>(element - zero_point) * scale;
  }
};

struct Box {
  float ymin;
  float xmin;
  float ymax;
  float xmax;
};

// Of each of `count` boxes the encoding starts with y, x, height, width, relative to its anchor's, which are four
// numbers; the encodings lie `stride` elements apart. With `scales` in the same order:
//   center = encoded / scale * anchor size + anchor center; size = e^(encoded size / scale) * anchor size
// Returns the number of the first box whose lower bounds lie above its upper ones, -1: none.
int32_t DecodeBoxes(const RealElements& encodings, int32_t stride, const RealElements& anchors, const float scales[4],
                    int32_t count, Box* boxes);

// What both cover, as a share of what either does; 0 if one has no area.
float IntersectionOverUnion(const Box& a, const Box& b);

// Chooses from `count` boxes, best score first and of equal ones the first, those with at least `lowest_score` that do
// not share more than `highest_overlap` with one that was chosen before, until there are `most`. Writes their numbers
// to `selected`, which may be `most` or as many as there are boxes, and returns how many. `order` has room for `count`.
int32_t SelectBoxes(const Box* boxes, const float* scores, int32_t count, float lowest_score, float highest_overlap,
                    int32_t most, int32_t* order, int32_t* selected);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_DETECTION_H_

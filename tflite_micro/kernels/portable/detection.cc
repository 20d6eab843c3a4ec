#include "tflite_micro/kernels/detection.h"

#include "tflite_micro/kernels/float_functions.h"

namespace tflite {
namespace kernels {
namespace {

float Larger(float a, float b) { return a < b ? b : a; }
float Smaller(float a, float b) { return b < a ? b : a; }

float Area(const Box& box) { return (box.ymax - box.ymin) * (box.xmax - box.xmin); }

// Whether box `a` comes after box `b`.
bool After(const float* scores, int32_t a, int32_t b) {
  return scores[a] < scores[b] || (scores[a] == scores[b] && a > b);
}

// Lets the entry at `root` of a heap of `count` sink to its place; the last in order is on top.
void Sink(const float* scores, int32_t* heap, int32_t root, int32_t count) {
  const int32_t sinking = heap[root];
  for (;;) {
    int32_t child = 2 * root + 1;
    if (child >= count) break;
    if (child + 1 < count && After(scores, heap[child + 1], heap[child])) ++child;
    if (!After(scores, heap[child], sinking)) break;
    heap[root] = heap[child];
    root = child;
  }
  heap[root] = sinking;
}

void SortByScore(const float* scores, int32_t* order, int32_t count) {
  for (int32_t i = count / 2 - 1; i >= 0; --i) Sink(scores, order, i, count);
  for (int32_t end = count - 1; end > 0; --end) {
    const int32_t last = order[0];
    order[0] = order[end];
    order[end] = last;
    Sink(scores, order, 0, end);
  }
}

}  // namespace

int32_t DecodeBoxes(const RealElements& encodings, int32_t stride, const RealElements& anchors, const float scales[4],
                    int32_t count, Box* boxes) {
  int32_t wrong = -1;
  for (int32_t i = 0; i < count; ++i) {
    const int32_t encoding = i * stride;
    const int32_t anchor = i * 4;
    const float height = anchors.At(anchor + 2);
    const float width = anchors.At(anchor + 3);
    const float y = encodings.At(encoding) / scales[0] * height + anchors.At(anchor);
    const float x = encodings.At(encoding + 1) / scales[1] * width + anchors.At(anchor + 1);
    const float half_height = 0.5f * Exponential(encodings.At(encoding + 2) / scales[2]) * height;
    const float half_width = 0.5f * Exponential(encodings.At(encoding + 3) / scales[3]) * width;
    boxes[i] = {y - half_height, x - half_width, y + half_height, x + half_width};
    if (wrong < 0 && (boxes[i].ymin > boxes[i].ymax || boxes[i].xmin > boxes[i].xmax)) wrong = i;
  }
  return wrong;
}

float IntersectionOverUnion(const Box& a, const Box& b) {
  const float area_a = Area(a);
  const float area_b = Area(b);
  if (area_a <= 0 || area_b <= 0) return 0;
  const float height = Smaller(a.ymax, b.ymax) - Larger(a.ymin, b.ymin);
  const float width = Smaller(a.xmax, b.xmax) - Larger(a.xmin, b.xmin);
  const float shared = Larger(height, 0) * Larger(width, 0);
  return shared / (area_a + area_b - shared);
}

int32_t SelectBoxes(const Box* boxes, const float* scores, int32_t count, float lowest_score, float highest_overlap,
                    int32_t most, int32_t* order, int32_t* selected) {
  int32_t candidates = 0;
  for (int32_t i = 0; i < count; ++i) {
    if (scores[i] >= lowest_score) order[candidates++] = i;
  }
  SortByScore(scores, order, candidates);
  int32_t chosen = 0;
  for (int32_t i = 0; i < candidates && chosen < most; ++i) {
    bool is_free = true;
    for (int32_t k = 0; k < chosen && is_free; ++k) {
      is_free = !(IntersectionOverUnion(boxes[selected[k]], boxes[order[i]]) > highest_overlap);
    }
    if (is_free) selected[chosen++] = order[i];
  }
  return chosen;
}

}  // namespace kernels
}  // namespace tflite

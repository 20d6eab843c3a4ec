#include "tflite_micro/kernels/non_max_suppression.h"

#include "tflite_micro/kernels/elementary.h"

namespace tflite {
namespace kernels {
namespace {

float Smaller(float a, float b) { return b < a ? b : a; }
float Larger(float a, float b) { return a < b ? b : a; }

// Intersection over union.
float Overlap(const float* a, const float* b) {
  const float top_a = Smaller(a[0], a[2]);
  const float left_a = Smaller(a[1], a[3]);
  const float bottom_a = Larger(a[0], a[2]);
  const float right_a = Larger(a[1], a[3]);
  const float top_b = Smaller(b[0], b[2]);
  const float left_b = Smaller(b[1], b[3]);
  const float bottom_b = Larger(b[0], b[2]);
  const float right_b = Larger(b[1], b[3]);
  const float area_a = (bottom_a - top_a) * (right_a - left_a);
  const float area_b = (bottom_b - top_b) * (right_b - left_b);
  if (area_a <= 0.0f || area_b <= 0.0f) return 0.0f;
  const float height = Larger(Smaller(bottom_a, bottom_b) - Larger(top_a, top_b), 0.0f);
  const float width = Larger(Smaller(right_a, right_b) - Larger(left_a, left_b), 0.0f);
  const float common = height * width;
  return common / (area_a + area_b - common);
}

// A binary heap, the largest score at its top. It is handled such that equal scores come out in LiteRT's order.
class Heap {
 public:
  explicit Heap(BoxCandidate* entries) : entries_(entries) {}
  int32_t size() const { return size_; }

  void Push(const BoxCandidate& entry) { Raise(size_++, entry); }

  BoxCandidate Pop() {
    const BoxCandidate top = entries_[0];
    const BoxCandidate last = entries_[--size_];
    // The gap at the top goes down to the end, and the last entry up from there.
    int32_t gap = 0;
    for (int32_t child = 2; child <= size_; child = 2 * gap + 2) {
      if (child == size_ || entries_[child].score < entries_[child - 1].score) --child;
      entries_[gap] = entries_[child];
      gap = child;
    }
    if (size_ > 0) Raise(gap, last);
    return top;
  }

 private:
  void Raise(int32_t gap, const BoxCandidate& entry) {
    for (; gap > 0 && entries_[(gap - 1) / 2].score < entry.score; gap = (gap - 1) / 2) {
      entries_[gap] = entries_[(gap - 1) / 2];
    }
    entries_[gap] = entry;
  }

  BoxCandidate* entries_;
  int32_t size_ = 0;
};

}  // namespace

int32_t SuppressNonMaxima(const float* boxes, const float* scores, int32_t count, int32_t limit,
                          const SuppressionParams& params, BoxCandidate* candidates, int32_t* chosen,
                          float* chosen_scores) {
  Heap heap(candidates);
  for (int32_t i = 0; i < count; ++i) {
    if (scores[i] > params.score_threshold) heap.Push({i, scores[i], 0});
  }
  if (limit > heap.size()) limit = heap.size();
  int32_t found = 0;
  while (found < limit && heap.size() > 0) {
    BoxCandidate next = heap.Pop();
    const float score = next.score;
    bool is_dropped = false;
    for (int32_t i = found - 1; i >= next.first && !is_dropped; --i) {
      const float overlap = Overlap(boxes + 4 * next.box, boxes + 4 * chosen[i]);
      is_dropped = overlap >= params.overlap_threshold;
      if (!is_dropped && params.sigma > 0.0f) {
        next.score *= Exponential(-0.5f * overlap * overlap / params.sigma);
      }
      if (next.score <= params.score_threshold) break;
    }
    if (is_dropped) continue;
    next.first = found;
    if (next.score == score) {
      chosen[found] = next.box;
      if (chosen_scores != nullptr) chosen_scores[found] = next.score;
      ++found;
    }
    if (next.score > params.score_threshold) heap.Push(next);
  }
  return found;
}

}  // namespace kernels
}  // namespace tflite

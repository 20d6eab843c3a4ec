// The boxes that stand out among those that overlap, for NON_MAX_SUPPRESSION_V4 and V5.
#ifndef TFLITE_MICRO_KERNELS_NON_MAX_SUPPRESSION_H_
#define TFLITE_MICRO_KERNELS_NON_MAX_SUPPRESSION_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// A box that may be chosen; `first` is the first of those chosen that it has not been compared with.
struct BoxCandidate {
  int32_t box;
  float score;
  int32_t first;
};

struct SuppressionParams {
  float overlap_threshold;  // intersection over union from which on a box is dropped
  float score_threshold;    // a score must be above it
  float sigma;              // above 0: overlapping boxes lose score, by exp(-overlap^2 / (2 * sigma))
};

// Chooses up to `limit`, and not more than have the score, of `count` boxes [y, x, y, x] (two opposite corners), best
// score first: their numbers go to `chosen`, their scores, lowered where sigma says so, to `chosen_scores` unless that
// is null. Returns how many there are. `candidates` has room for all boxes.
//
// Of equal scores the one at the top of a binary heap comes first, which is filled in the order of the boxes. A box
// that was chosen goes back among the candidates and drops itself when it comes up again, as it overlaps itself
// entirely; one without area overlaps nothing, though, and is chosen again, as is any box if the threshold is above 1.
int32_t SuppressNonMaxima(const float* boxes, const float* scores, int32_t count, int32_t limit,
                          const SuppressionParams& params, BoxCandidate* candidates, int32_t* chosen,
                          float* chosen_scores);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_NON_MAX_SUPPRESSION_H_

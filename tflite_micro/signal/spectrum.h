// SignalFftAutoScale and SignalEnergy: before and after the transform of signals in 16 bits. There is no other runtime
// to compare with:
//
// - SignalFftAutoScale shifts all samples left by as many bits as keep the loudest of them in range, and says how many:
//   15 minus the number of bits of the largest magnitude, 0 when all are zero or one is -32768.
// - SignalEnergy is real^2 + imaginary^2 for the frequencies start_index to end_index - 1, and 0 for the others.
#ifndef TFLITE_MICRO_SIGNAL_SPECTRUM_H_
#define TFLITE_MICRO_SIGNAL_SPECTRUM_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace signal {

struct FftAutoScaleData {
  int32_t size;
};

// Input [..., 2 * bins]: real and imaginary parts in turn.
struct EnergyData {
  int32_t frames;
  int32_t bins;
  int32_t start;
  int32_t end;
};

TfLiteStatus PrepareFftAutoScale(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFftAutoScale(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareEnergy(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalEnergy(TfLiteContext* context, TfLiteNode* node);

}  // namespace signal
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_SPECTRUM_H_

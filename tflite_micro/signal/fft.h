// SignalRfft and SignalIrfft: the spectrum of real signals and back, of any even length, in int16, int32 and float32.
// There is no other runtime to compare with; signal/kernels/fft.h has the definition, to the last bit for integers.
#ifndef TFLITE_MICRO_SIGNAL_FFT_H_
#define TFLITE_MICRO_SIGNAL_FFT_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace signal {

// A signal is [..., samples], at most fft_length of them, which are continued with zeros; a spectrum [..., fft_length +
// 2], real and imaginary parts of the frequencies 0 to fft_length / 2 in turn.
//
// Followed by `stages` radices as int32, and by fft_length / 2 twiddle factors and fft_length / 4 of those for real
// signals, of the operator's type.
struct FftData {
  int32_t frames;
  int32_t input_size;  // elements of a frame
  int32_t fft_length;
  int32_t stages;
  int32_t work;     // scratch buffers
  int32_t scratch;  // -1: not needed
  uint8_t type;     // TfLiteType
  uint8_t unused[3];
};

TfLiteStatus PrepareRfft(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalRfft(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareIrfft(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalIrfft(TfLiteContext* context, TfLiteNode* node);

}  // namespace signal
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_FFT_H_

// The operators between a spectrum's energies and the features of a model: SignalFilterBank,
// SignalFilterBankSquareRoot, SignalFilterBankSpectralSubtraction, SignalPCAN and SignalFilterBankLog. There is no
// other runtime to compare with; signal/kernels/filter_bank.h has their definitions.
#ifndef TFLITE_MICRO_SIGNAL_FILTER_BANK_H_
#define TFLITE_MICRO_SIGNAL_FILTER_BANK_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace signal {

// Inputs: energies [bins], weights [n], unweights [n], and for each of channels + 1 where its energies and its weights
// start and how many they are. Output [channels].
struct FilterBankData {
  int32_t channels;
  int32_t bins;
  int32_t weights;
  int32_t unweights;
  uint8_t is_checked;  // whether all tables are constants, which Prepare has checked
  uint8_t unused[3];
};

struct SquareRootData {
  int32_t size;
};

// Followed by the estimate of the noise in each channel: uint32, zero at first and after a reset.
struct SpectralSubtractionData {
  int32_t channels;
  int32_t smoothing[2];            // of even and of odd channels
  int32_t one_minus_smoothing[2];  // likewise
  int32_t min_signal_remaining;
  uint8_t smoothing_bits;
  uint8_t spectral_subtraction_bits;
  uint8_t clamping;
  uint8_t unused;
};

struct PcanData {
  int32_t size;
  int32_t snr_shift;
};

struct FilterBankLogData {
  int32_t size;
  int32_t output_scale;
  int32_t correction_bits;
};

TfLiteStatus PrepareFilterBank(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFilterBank(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareFilterBankSquareRoot(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFilterBankSquareRoot(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareSpectralSubtraction(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalSpectralSubtraction(TfLiteContext* context, TfLiteNode* node);
void ResetSpectralSubtraction(TfLiteContext* context, void* user_data);
TfLiteStatus PreparePcan(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalPcan(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus PrepareFilterBankLog(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalFilterBankLog(TfLiteContext* context, TfLiteNode* node);

}  // namespace signal
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_FILTER_BANK_H_

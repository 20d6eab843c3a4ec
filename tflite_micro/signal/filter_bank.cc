#include "tflite_micro/signal/filter_bank.h"

#include <string.h>

#include "tflite_micro/ops/custom_options.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/signal/frames.h"
#include "tflite_micro/signal/kernels/filter_bank.h"

namespace tflite {
namespace signal {
namespace {

const uint32_t* InputU32(TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetTensorData<uint32_t>(micro::GetEvalInput(context, node, index));
}
uint32_t* OutputU32(TfLiteContext* context, const TfLiteNode* node, int index) {
  return GetTensorData<uint32_t>(micro::GetEvalOutput(context, node, index));
}

// Input `index` of the filter bank: a table of int16 with at least `size` elements.
TfLiteStatus ReadTable(TfLiteContext* context, TfLiteNode* node, int index, const char* what, int32_t size,
                       const TfLiteTensor** table) {
  *table = ops::Input(context, node, index);
  if (*table == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_MSG(context, (*table)->type == kTfLiteInt16, "%s is %s, which is not accepted here; accepted: INT16",
                     what, TfLiteTypeGetName((*table)->type));
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, *table, what, 1, 1));
  TF_LITE_ENSURE_MSG(context, ops::Dim(*table, 0) >= size, "%s have %d elements, expected at least %d", what,
                     ops::Dim(*table, 0), static_cast<int>(size));
  return kTfLiteOk;
}

void ReportFault(TfLiteContext* context, int32_t channel) {
  TF_LITE_KERNEL_LOG(
      context,
      "channel %d reaches beyond the energies or the weights by its starts (inputs 3, 4) and its width (input 5)",
      static_cast<int>(channel));
}

}  // namespace

TfLiteStatus PrepareFilterBank(TfLiteContext* context, TfLiteNode* node) {
  // The others are checked below; a row has no more.
  static constexpr ops::TypeRow kTypes[] = {
      {{kTfLiteUInt32, kTfLiteInt16, kTfLiteInt16, kTfLiteInt16}, {kTfLiteUInt64}}};
  static constexpr ops::OperatorSignature kSignature = {6, 6, 1, 1, 1, kTypes};
  TF_LITE_ENSURE_STATUS(ops::CheckSignature(context, node, kSignature));
  const TfLiteTensor* input = ops::Input(context, node, 0);
  TfLiteTensor* output = ops::Output(context, node, 0);
  if (input == nullptr || output == nullptr) return kTfLiteError;
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, input, "the input", 1, 1));
  int32_t channels = 0;
  TF_LITE_ENSURE_STATUS(ops::CustomOptions(context, node).Int("num_channels", 0, 1, INT16_MAX, &channels));
  const TfLiteTensor *weights, *unweights, *frequency_starts, *weight_starts, *widths;
  TF_LITE_ENSURE_STATUS(ReadTable(context, node, 1, "the weights (input 1)", 0, &weights));
  TF_LITE_ENSURE_STATUS(ReadTable(context, node, 2, "the unweights (input 2)", 0, &unweights));
  TF_LITE_ENSURE_STATUS(
      ReadTable(context, node, 3, "the channels' first frequencies (input 3)", channels + 1, &frequency_starts));
  TF_LITE_ENSURE_STATUS(
      ReadTable(context, node, 4, "the channels' first weights (input 4)", channels + 1, &weight_starts));
  TF_LITE_ENSURE_STATUS(ReadTable(context, node, 5, "the channels' widths (input 5)", channels + 1, &widths));
  const int output_size = channels;
  TF_LITE_ENSURE_STATUS(ops::SetOutputShape(context, output, 1, &output_size));
  const bool is_constant =
      ops::IsConstant(frequency_starts) && ops::IsConstant(weight_starts) && ops::IsConstant(widths);
  const int32_t bins = ops::Dim(input, 0);
  if (is_constant) {
    const kernels::FilterBankTables tables = {nullptr, nullptr, frequency_starts->data.raw_const,
                                              weight_starts->data.raw_const, widths->data.raw_const};
    const int32_t fault =
        kernels::FilterBankFault(tables, channels, bins, ops::Dim(weights, 0), ops::Dim(unweights, 0));
    if (fault >= 0) {
      ReportFault(context, fault);
      return kTfLiteError;
    }
  }
  auto* data = ops::AllocateOpData<FilterBankData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {channels, bins, ops::Dim(weights, 0), ops::Dim(unweights, 0), is_constant, {}};
  return kTfLiteOk;
}

TfLiteStatus EvalFilterBank(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const FilterBankData*>(node->user_data);
  const void* table[6];
  for (int i = 1; i < 6; ++i) table[i] = micro::GetEvalInput(context, node, i)->data.data;
  const kernels::FilterBankTables tables = {table[1], table[2], table[3], table[4], table[5]};
  if (data.is_checked == 0) {
    const int32_t fault = kernels::FilterBankFault(tables, data.channels, data.bins, data.weights, data.unweights);
    if (fault >= 0) {
      ReportFault(context, fault);
      return kTfLiteError;
    }
  }
  kernels::FilterBank(tables, data.channels, InputU32(context, node, 0),
                      GetTensorData<uint64_t>(micro::GetEvalOutput(context, node, 0)));
  return kTfLiteOk;
}

TfLiteStatus PrepareFilterBankSquareRoot(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteUInt64, kTfLiteInt32}, {kTfLiteUInt32}}};
  static constexpr ops::OperatorSignature kSignature = {2, 2, 1, 1, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* shift = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_MSG(context, ops::ElementCount(shift) == 1, "the scale bits (input 1) are %d numbers, expected one",
                     ops::ElementCount(shift));
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, output, input));
  auto* data = ops::AllocateOpData<SquareRootData>(context, node);
  if (data == nullptr) return kTfLiteError;
  data->size = ops::ElementCount(input);
  return kTfLiteOk;
}

TfLiteStatus EvalFilterBankSquareRoot(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const SquareRootData*>(node->user_data);
  const int32_t shift = *micro::GetEvalInput(context, node, 1)->data.i32;
  TF_LITE_ENSURE_MSG(context, shift >= 0 && shift <= 31, "the scale bits (input 1) are %d, expected 0 to 31",
                     static_cast<int>(shift));
  kernels::SquareRootU64(GetTensorData<uint64_t>(micro::GetEvalInput(context, node, 0)), data.size, shift,
                         OutputU32(context, node, 0));
  return kTfLiteOk;
}

TfLiteStatus PrepareSpectralSubtraction(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteUInt32}, {kTfLiteUInt32, kTfLiteUInt32}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 2, 2, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TfLiteTensor* noise = tensors.outputs[1];
  const ops::CustomOptions options(context, node);
  SpectralSubtractionData read = {};
  int32_t clamping = 0;
  int32_t smoothing_bits = 0;
  int32_t spectral_subtraction_bits = 0;
  TF_LITE_ENSURE_STATUS(options.Int("alternate_one_minus_smoothing", 0, 0, INT32_MAX, &read.one_minus_smoothing[1]));
  TF_LITE_ENSURE_STATUS(options.Int("alternate_smoothing", 1, 0, INT32_MAX, &read.smoothing[1]));
  TF_LITE_ENSURE_STATUS(options.Int("clamping", 2, 0, 1, &clamping));
  TF_LITE_ENSURE_STATUS(options.Int("min_signal_remaining", 3, 0, INT32_MAX, &read.min_signal_remaining));
  TF_LITE_ENSURE_STATUS(options.Int("num_channels", 4, 1, INT32_MAX, &read.channels));
  TF_LITE_ENSURE_STATUS(options.Int("one_minus_smoothing", 5, 0, INT32_MAX, &read.one_minus_smoothing[0]));
  TF_LITE_ENSURE_STATUS(options.Int("smoothing", 6, 0, INT32_MAX, &read.smoothing[0]));
  TF_LITE_ENSURE_STATUS(options.Int("smoothing_bits", 7, 0, 31, &smoothing_bits));
  TF_LITE_ENSURE_STATUS(options.Int("spectral_subtraction_bits", 8, 0, 63, &spectral_subtraction_bits));
  read.clamping = static_cast<uint8_t>(clamping);
  read.smoothing_bits = static_cast<uint8_t>(smoothing_bits);
  read.spectral_subtraction_bits = static_cast<uint8_t>(spectral_subtraction_bits);
  TF_LITE_ENSURE_STATUS(CheckVector(context, input, "the input", read.channels));
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, output, input));
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, noise, input));
  auto* data = static_cast<SpectralSubtractionData*>(ops::AllocateOpData(
      context, node, sizeof(SpectralSubtractionData) + static_cast<size_t>(read.channels) * sizeof(uint32_t)));
  if (data == nullptr) return kTfLiteError;
  *data = read;
  return kTfLiteOk;
}

TfLiteStatus EvalSpectralSubtraction(TfLiteContext* context, TfLiteNode* node) {
  auto& data = *static_cast<SpectralSubtractionData*>(node->user_data);
  auto* noise = reinterpret_cast<uint32_t*>(&data + 1);
  kernels::SpectralSubtractionParams params;
  for (int i = 0; i < 2; ++i) {
    params.smoothing[i] = static_cast<uint32_t>(data.smoothing[i]);
    params.one_minus_smoothing[i] = static_cast<uint32_t>(data.one_minus_smoothing[i]);
  }
  params.min_signal_remaining = static_cast<uint32_t>(data.min_signal_remaining);
  params.smoothing_bits = data.smoothing_bits;
  params.spectral_subtraction_bits = data.spectral_subtraction_bits;
  params.clamping = data.clamping != 0;
  kernels::SpectralSubtraction(InputU32(context, node, 0), data.channels, params, noise, OutputU32(context, node, 0));
  memcpy(OutputU32(context, node, 1), noise, static_cast<size_t>(data.channels) * sizeof(*noise));
  return kTfLiteOk;
}

void ResetSpectralSubtraction(TfLiteContext*, void* user_data) {
  auto* data = static_cast<SpectralSubtractionData*>(user_data);
  memset(data + 1, 0, static_cast<size_t>(data->channels) * sizeof(uint32_t));
}

TfLiteStatus PreparePcan(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteUInt32, kTfLiteUInt32, kTfLiteInt16}, {kTfLiteUInt32}}};
  static constexpr ops::OperatorSignature kSignature = {3, 3, 1, 1, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* noise = tensors.inputs[1];
  const TfLiteTensor* gains = tensors.inputs[2];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, input, "the input", 1, 1));
  TF_LITE_ENSURE_STATUS(CheckVector(context, noise, "the noise (input 1)", ops::Dim(input, 0)));
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, gains, "the gains (input 2)", 1, 1));
  TF_LITE_ENSURE_MSG(context, ops::Dim(gains, 0) >= kernels::kPcanGains,
                     "the gains (input 2) have %d elements, expected at least %d", ops::Dim(gains, 0),
                     kernels::kPcanGains);
  int32_t snr_shift = 0;
  TF_LITE_ENSURE_STATUS(ops::CustomOptions(context, node).Int("snr_shift", 0, 0, 63, &snr_shift));
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, output, input));
  auto* data = ops::AllocateOpData<PcanData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {ops::Dim(input, 0), snr_shift};
  return kTfLiteOk;
}

TfLiteStatus EvalPcan(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const PcanData*>(node->user_data);
  kernels::Pcan(InputU32(context, node, 0), InputU32(context, node, 1), micro::GetEvalInput(context, node, 2)->data.i16,
                data.size, data.snr_shift, OutputU32(context, node, 0));
  return kTfLiteOk;
}

TfLiteStatus PrepareFilterBankLog(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteUInt32}, {kTfLiteInt16}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  const ops::CustomOptions options(context, node);
  int32_t correction_bits = 0;
  int32_t output_scale = 0;
  TF_LITE_ENSURE_STATUS(options.Int("input_correction_bits", 0, 0, 31, &correction_bits));
  TF_LITE_ENSURE_STATUS(options.Int("output_scale", 1, 0, INT32_MAX, &output_scale));
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, output, input));
  auto* data = ops::AllocateOpData<FilterBankLogData>(context, node);
  if (data == nullptr) return kTfLiteError;
  *data = {ops::ElementCount(input), output_scale, correction_bits};
  return kTfLiteOk;
}

TfLiteStatus EvalFilterBankLog(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const FilterBankLogData*>(node->user_data);
  kernels::FilterBankLog(InputU32(context, node, 0), data.size, static_cast<uint32_t>(data.output_scale),
                         data.correction_bits, micro::GetEvalOutput(context, node, 0)->data.i16);
  return kTfLiteOk;
}

}  // namespace signal

TFLMRegistration* Register_FILTER_BANK() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, signal::PrepareFilterBank, signal::EvalFilterBank);
  return &registration;
}
TFLMRegistration* Register_FILTER_BANK_SQUARE_ROOT() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareFilterBankSquareRoot, signal::EvalFilterBankSquareRoot);
  return &registration;
}
TFLMRegistration* Register_FILTER_BANK_SPECTRAL_SUBTRACTION() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareSpectralSubtraction, signal::EvalSpectralSubtraction, nullptr,
                        signal::ResetSpectralSubtraction);
  return &registration;
}
TFLMRegistration* Register_PCAN() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, signal::PreparePcan, signal::EvalPcan);
  return &registration;
}
TFLMRegistration* Register_FILTER_BANK_LOG() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareFilterBankLog, signal::EvalFilterBankLog);
  return &registration;
}

}  // namespace tflite

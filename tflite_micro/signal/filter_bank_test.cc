#include "tflite_micro/signal/filter_bank.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::OptionList;
using micro::SingleRun;
using micro::TensorOf;

// Two channels over six energies.
struct Bank {
  uint32_t energies[6] = {1, 2, 3, 4, 5, 4000000000u};
  int16_t weights[5] = {10, 20, 30, 40, 50};
  int16_t unweights[5] = {5, 4, 3, 2, 1};
  int16_t frequency_starts[3] = {0, 2, 4};
  int16_t weight_starts[3] = {0, 1, 3};
  int16_t widths[3] = {1, 2, 2};
  uint64_t out[2] = {};
  IntArray energy_dims{6}, weight_dims{5}, channel_dims{3}, out_dims{2};

  // `is_constant`: whether the model has the tables, so that they are checked at load.
  TfLiteStatus Run(bool is_constant, const char* message, int channels = 2) {
    TfLiteTensor tensors[] = {TensorOf(energies, energy_dims),
                              TensorOf(weights, weight_dims),
                              TensorOf(unweights, weight_dims),
                              TensorOf(frequency_starts, channel_dims),
                              TensorOf(weight_starts, channel_dims),
                              TensorOf(widths, channel_dims),
                              TensorOf(out, out_dims)};
    for (int i = 1; is_constant && i < 6; ++i) tensors[i].allocation_type = kTfLiteMmapRo;
    SingleRun run(*Register_FILTER_BANK(), tensors);
    run.SetOptions(OptionList(channels));
    const TfLiteStatus prepared = run.Prepare();
    if (!is_constant) EXPECT_EQ(prepared, kTfLiteOk);
    const TfLiteStatus status = prepared == kTfLiteOk ? run.Invoke() : prepared;
    EXPECT_MESSAGE(run.error(), message);
    return status;
  }
};

TEST(SignalFilterBank, AddsEnergiesToNeighbouringChannels) {
  Bank bank;
  ASSERT_EQ(bank.Run(true, ""), kTfLiteOk);
  const uint64_t expected[] = {5 * 1 + 20 * 3 + 30 * 4, 4 * 3 + 3 * 4 + 40 * 5 + 50 * uint64_t{4000000000u}};
  EXPECT_ARRAY_EQ(bank.out, expected, 2);
}

TEST(SignalFilterBank, RefusesChannelsThatReachBeyond) {
  const bool both[] = {true, false};
  for (const bool is_constant : both) {
    const auto refuses = [is_constant](int16_t(Bank::*table)[3], int channel, int value) {
      Bank bank;
      (bank.*table)[channel] = static_cast<int16_t>(value);
      const char* message[] = {
          "channel 0 reaches beyond the energies or the weights by its starts (inputs 3, 4) and its width (input 5)",
          "channel 1 reaches beyond the energies or the weights by its starts (inputs 3, 4) and its width (input 5)",
          "channel 2 reaches beyond the energies or the weights by its starts (inputs 3, 4) and its width (input 5)"};
      return bank.Run(is_constant, message[channel]) == kTfLiteError;
    };
    EXPECT_TRUE(refuses(&Bank::frequency_starts, 2, 5));
    EXPECT_TRUE(refuses(&Bank::frequency_starts, 0, 6));
    EXPECT_TRUE(refuses(&Bank::frequency_starts, 1, -1));
    EXPECT_TRUE(refuses(&Bank::frequency_starts, 1, INT16_MAX));
    EXPECT_TRUE(refuses(&Bank::weight_starts, 2, 4));
    EXPECT_TRUE(refuses(&Bank::weight_starts, 1, INT16_MIN));
    EXPECT_TRUE(refuses(&Bank::widths, 1, 5));
    EXPECT_TRUE(refuses(&Bank::widths, 2, INT16_MAX));
    EXPECT_TRUE(refuses(&Bank::widths, 0, -1));
  }
}

TEST(SignalFilterBank, RefusesTablesThatAreTooShort) {
  Bank bank;
  EXPECT_EQ(
      bank.Run(true, "the channels' first frequencies (input 3) have 3 elements, expected at least 4", /*channels=*/3),
      kTfLiteError);
}

TEST(SignalFilterBank, RefusesTablesOfOtherTypes) {
  uint32_t energies[1] = {};
  int16_t table[2] = {};
  int32_t wide[2] = {};
  uint64_t out[1];
  IntArray one{1}, two{2};
  TfLiteTensor tensors[] = {TensorOf(energies, one), TensorOf(table, two), TensorOf(table, two), TensorOf(table, two),
                            TensorOf(table, two),    TensorOf(wide, two),  TensorOf(out, one)};
  SingleRun run(*Register_FILTER_BANK(), tensors);
  run.SetOptions(OptionList(1));
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the channels' widths (input 5) is INT32, which is not accepted here; accepted: INT16");
}

TEST(SignalFilterBankSquareRoot, RoundsAndShifts) {
  uint64_t in[] = {0, 2, 3, 6, 7, 0xFFFFFFFFu, uint64_t{1} << 32, UINT64_MAX};
  int32_t bits = 0;
  uint32_t out[8];
  IntArray dims{8}, scalar;
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(&bits, scalar), TensorOf(out, dims)};
  SingleRun run(*Register_FILTER_BANK_SQUARE_ROOT(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const uint32_t expected[] = {0, 1, 2, 2, 3, 65535, 65536, UINT32_MAX};
  EXPECT_ARRAY_EQ(out, expected, 8);
  bits = 31;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(out[7], 1u);
  const int32_t wrong_bits[] = {-1, 32, INT32_MIN};
  for (const int32_t wrong : wrong_bits) {
    bits = wrong;
    EXPECT_EQ(run.Invoke(), kTfLiteError);
  }
  EXPECT_MESSAGE(run.error(), "the scale bits (input 1) are -2147483648, expected 0 to 31");
}

// {alternate_one_minus_smoothing, alternate_smoothing, clamping, min_signal_remaining, num_channels,
//  one_minus_smoothing, smoothing, smoothing_bits, spectral_subtraction_bits}
constexpr int32_t kSmoothing = 1 << 13;

TEST(SignalFilterBankSpectralSubtraction, ForgetsTheNoiseOnReset) {
  uint32_t in[] = {100, 100}, out[2], noise[2];
  IntArray dims{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims), TensorOf(noise, dims)};
  SingleRun run(*Register_FILTER_BANK_SPECTRAL_SUBTRACTION(), tensors, nullptr, /*outputs=*/2);
  run.SetOptions(OptionList(0, 1 << 14, 0, 819, 2, kSmoothing, kSmoothing, 1, 14));
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  for (int round = 0; round < 2; ++round) {
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    // Half of the signal is taken for noise; all of it in odd channels, of which the least remains.
    const uint32_t first_noise[] = {100, 200};
    const uint32_t first[] = {50, 4};
    EXPECT_ARRAY_EQ(noise, first_noise, 2);
    EXPECT_ARRAY_EQ(out, first, 2);
    ASSERT_EQ(run.Invoke(), kTfLiteOk);
    EXPECT_EQ(noise[0], 150u);
    EXPECT_EQ(run.Reset(), kTfLiteOk);
  }
}

TfLiteStatus PrepareSubtraction(const OptionList& options, const char* message) {
  uint32_t in[2] = {}, out[2], noise[2];
  IntArray dims{2};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims), TensorOf(noise, dims)};
  SingleRun run(*Register_FILTER_BANK_SPECTRAL_SUBTRACTION(), tensors, nullptr, /*outputs=*/2);
  run.SetOptions(options);
  const TfLiteStatus status = run.Prepare();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(SignalFilterBankSpectralSubtraction, RefusesOptionsOutOfRange) {
  EXPECT_EQ(PrepareSubtraction(OptionList(0, 0, 0, 0, 3, 0, 0, 0, 0), "the input has 2 elements, expected 3"),
            kTfLiteError);
  EXPECT_EQ(
      PrepareSubtraction(OptionList(0, 0, 0, 0, 2, 0, 0, 32, 0), "the option smoothing_bits is 32, expected 0 to 31"),
      kTfLiteError);
  EXPECT_EQ(PrepareSubtraction(OptionList(0, 0, 0, 0, 2, 0, 0, 0, 64),
                               "the option spectral_subtraction_bits is 64, expected 0 to 63"),
            kTfLiteError);
  EXPECT_EQ(PrepareSubtraction(OptionList(0, 0, 0, 0, 0, 0, 0, 0, 0),
                               "the option num_channels is 0, expected 1 to 2147483647"),
            kTfLiteError);
  EXPECT_EQ(PrepareSubtraction(OptionList(0, 0, 0, 0), "the option num_channels is missing"), kTfLiteError);
}

TfLiteStatus PreparePcan(int noise_size, int gain_size, int shift, const char* message) {
  uint32_t in[2] = {}, noise[3] = {}, out[2];
  int16_t gains[125] = {};
  IntArray dims{2}, noise_dims{noise_size}, gain_dims{gain_size};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(noise, noise_dims), ConstantOf(gains, gain_dims),
                            TensorOf(out, dims)};
  SingleRun run(*Register_PCAN(), tensors);
  run.SetOptions(OptionList(shift));
  const TfLiteStatus status = run.Run();
  EXPECT_MESSAGE(run.error(), message);
  return status;
}

TEST(SignalPcan, RefusesWhatDoesNotFit) {
  EXPECT_EQ(PreparePcan(2, 125, 63, ""), kTfLiteOk);
  EXPECT_EQ(PreparePcan(3, 125, 6, "the noise (input 1) has 3 elements, expected 2"), kTfLiteError);
  EXPECT_EQ(PreparePcan(2, 124, 6, "the gains (input 2) have 124 elements, expected at least 125"), kTfLiteError);
  EXPECT_EQ(PreparePcan(2, 125, 64, "the option snr_shift is 64, expected 0 to 63"), kTfLiteError);
}

TEST(SignalPcan, UsesTheLastParabolaForTheLoudestNoise) {
  uint32_t in[] = {1 << 12, 1 << 12, 1000}, noise[] = {UINT32_MAX, 1, 0}, out[3];
  int16_t gains[125] = {};
  gains[0] = 1;
  gains[1] = 3;
  gains[122] = 64;
  IntArray dims{3}, gain_dims{125};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(noise, dims), ConstantOf(gains, gain_dims),
                            TensorOf(out, dims)};
  SingleRun run(*Register_PCAN(), tensors);
  run.SetOptions(OptionList(0));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  // Gains of 64, 3 and 1: 64 - 1 and 3 - 1 in 6 fractional bits, and 1000^2 / 2^20.
  const uint32_t expected[] = {63 * 64, 2 * 64, 0};
  EXPECT_ARRAY_EQ(out, expected, 3);
}

TEST(SignalFilterBankLog, ScalesTheNaturalLogarithm) {
  uint32_t in[] = {0, 1, 2, 1 << 20, UINT32_MAX};
  int16_t out[5];
  IntArray dims{5};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(out, dims)};
  SingleRun run(*Register_FILTER_BANK_LOG(), tensors);
  run.SetOptions(OptionList(/*input_correction_bits=*/0, /*output_scale=*/1000));
  ASSERT_EQ(run.Run(), kTfLiteOk);
  // Between the steps of its table it is off by up to 224 / 65536 of a factor of two: ln(2^32) is 22.1807.
  const int16_t expected[] = {0, 0, 693, 13863, 22182};
  EXPECT_ARRAY_EQ(out, expected, 5);
  run.SetOptions(OptionList(32, 1000));
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "the option input_correction_bits is 32, expected 0 to 31");
}

}  // namespace
}  // namespace tflite

// Arithmetic between the energies of a spectrum and the features of a model. Unsigned numbers wrap where they do not
// fit.
#ifndef TFLITE_MICRO_SIGNAL_KERNELS_FILTER_BANK_H_
#define TFLITE_MICRO_SIGNAL_KERNELS_FILTER_BANK_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Overlapping triangles over a spectrum: an energy counts for two neighbouring channels, with its weight for one and
// its unweight for the one above. Channel c, of 0 to `channels`, has widths[c] energies from frequency_starts[c] on,
// with weights from weight_starts[c] on. The tables are of int16 at any address.
struct FilterBankTables {
  const void* weights;
  const void* unweights;
  const void* frequency_starts;
  const void* weight_starts;
  const void* widths;
};
// The first channel whose energies lie outside of `bins`, or whose weights outside of theirs; -1: all are inside.
int32_t FilterBankFault(const FilterBankTables& tables, int32_t channels, int32_t bins, int32_t weights,
                        int32_t unweights);
// output[c] = sum of weight * energy over channel c + 1 + sum of unweight * energy over channel c, for `channels`
// outputs. Tables without a fault, at addresses that int16 may have.
void FilterBank(const FilterBankTables& tables, int32_t channels, const uint32_t* input, uint64_t* output);

// output[i] = the square root, rounded to the nearest (but to no more than 65535 of what has 32 bits), / 2^shift,
// rounded down. 0 <= shift <= 31.
void SquareRootU64(const uint64_t* input, int32_t size, int shift, uint32_t* output);

// The estimate of the noise follows the signal, slower than it in proportion to the smoothing; the output is what is
// louder, but at least a given share of the signal. With x = input[i] * 2^smoothing_bits, s the smoothing of even or
// odd channels and b = spectral_subtraction_bits:
//   noise[i] = (x * s + noise[i] * one_minus_s) / 2^b
//   output[i] = max((x - min(noise[i], x)) / 2^smoothing_bits, input[i] * min_signal_remaining / 2^b)
// all in 64 bits, rounded down and cut to 32. With `clamping`, noise[i] then becomes no more than x.
struct SpectralSubtractionParams {
  uint32_t smoothing[2];
  uint32_t one_minus_smoothing[2];
  uint32_t min_signal_remaining;
  int32_t smoothing_bits;             // 0 .. 31
  int32_t spectral_subtraction_bits;  // 0 .. 63
  bool clamping;
};
void SpectralSubtraction(const uint32_t* input, int32_t size, const SpectralSubtractionParams& params, uint32_t* noise,
                         uint32_t* output);

// Automatic gain: the input times the gain for the noise, which is a function given by parabolas, one for each power of
// two of its argument. x being the product / 2^snr_shift (0 .. 63), in 12 fractional bits, the output in 6 is x^2 / 4
// for x < 2, else x - 1.
//
// gain(n) = gains[n] for n <= 2, else with b the number of bits of n, f the 10 bits below the highest and q = gains +
// 4 b - 6: q[0] + ((q[1] * 2^5 + q[2] * f / 2^5) * f + 2^14) / 2^15, rounded down, in 16 bits with a sign.
inline constexpr int kPcanGains = 125;
void Pcan(const uint32_t* input, const uint32_t* noise, const int16_t* gains, int32_t size, int snr_shift,
          uint32_t* output);

// output[i] = output_scale * ln(input[i] * 2^correction_bits), at most 32767; 0 for arguments of 0 and 1. All in 16
// fractional bits: with w + f the argument's exponent and fraction, and t a table of log2(1 + x) - x at 128 steps of x,
//   log2 = w + f + t[s] + (t[s + 1] - t[s]) * p / 2^16, rounded down, s the upper 7 and p the lower 9 bits of f;
// times 45426 / 2^16 it is rounded, and so is the product with the scale to a whole number. What is added to t[s] is
// less than a line to t[s + 1] would need, as models know it. 0 <= correction_bits <= 31.
void FilterBankLog(const uint32_t* input, int32_t size, uint32_t output_scale, int correction_bits, int16_t* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_KERNELS_FILTER_BANK_H_

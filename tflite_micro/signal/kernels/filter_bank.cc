#include "tflite_micro/signal/kernels/filter_bank.h"

#include <string.h>

namespace tflite {
namespace kernels {
namespace {

int32_t TableEntry(const void* table, int32_t index) {
  int16_t value;
  memcpy(&value, static_cast<const char*>(table) + static_cast<size_t>(index) * sizeof(value), sizeof(value));
  return value;
}

// Number of bits up to the highest that is set; value > 0.
int BitCount(uint32_t value) { return 32 - __builtin_clz(value); }

template <typename Word>
uint32_t NearestRoot(Word value, Word largest) {
  Word bit = Word{1} << (8 * sizeof(Word) - 2);
  while (bit > value) bit >>= 2;
  // Digit by digit; what is left of `value` is the difference to the root's square.
  Word root = 0;
  for (; bit != 0; bit >>= 2) {
    const Word trial = root + bit;
    root >>= 1;
    if (value >= trial) {
      value -= trial;
      root += bit;
    }
  }
  return static_cast<uint32_t>(value > root && root < largest ? root + 1 : root);
}

uint32_t PcanGain(uint32_t noise, const int16_t* gains) {
  if (noise <= 2) return static_cast<uint32_t>(static_cast<int32_t>(gains[noise]));
  const int bits = BitCount(noise);
  const int16_t* q = gains + 4 * bits - 6;
  const uint32_t position = (bits < 11 ? noise << (11 - bits) : noise >> (bits - 11)) & 0x3FF;
  // In unsigned numbers, as a table from a file may have any values.
  const int32_t bend = q[2] * static_cast<int32_t>(position) >> 5;
  const uint32_t slope = static_cast<uint32_t>(q[1] * 32 + bend);
  const auto rise = static_cast<int32_t>(slope * position + (1 << 14)) >> 15;
  return static_cast<uint32_t>(static_cast<int32_t>(static_cast<int16_t>(rise + q[0])));
}

// log2(1 + x) - x, which is small and so has more bits than the logarithm itself, times 2^16 at 128 steps of x.
constexpr int kLogSegmentBits = 7;
struct LogTable {
  int16_t values[(1 << kLogSegmentBits) + 1];
};
constexpr LogTable MakeLogTable() {
  LogTable table = {};
  for (uint32_t i = 0; i < 1u << kLogSegmentBits; ++i) {
    // The binary digits of the logarithm, from squares of a number below 2.
    uint64_t number = uint64_t{(1u << kLogSegmentBits) + i} << (31 - kLogSegmentBits);
    uint32_t logarithm = 0;
    for (int digit = 0; digit < 24; ++digit) {
      number = number * number >> 31;
      logarithm <<= 1;
      if (number >> 32 != 0) {
        number >>= 1;
        ++logarithm;
      }
    }
    const uint32_t difference = logarithm - (i << (24 - kLogSegmentBits));
    table.values[i] = static_cast<int16_t>((difference + (1 << 7)) >> 8);
  }
  return table;
}
constexpr LogTable kLogTable = MakeLogTable();

// ln(value) in 16 fractional bits; value > 0.
uint32_t NaturalLog(uint32_t value) {
  constexpr uint32_t kLn2 = 45426;  // * 2^16
  constexpr int kSegmentShift = 16 - kLogSegmentBits;
  const int whole = BitCount(value) - 1;
  const uint32_t below = value - (uint32_t{1} << whole);
  const auto fraction = static_cast<int32_t>(whole < 16 ? below << (16 - whole) : below >> (whole - 16));
  const int16_t* entry = kLogTable.values + (fraction >> kSegmentShift);
  const int32_t position = fraction & ((1 << kSegmentShift) - 1);
  const int32_t line = (entry[1] - entry[0]) * position >> 16;
  const uint32_t log2 = (static_cast<uint32_t>(whole) << 16) + static_cast<uint32_t>(fraction + entry[0] + line);
  return static_cast<uint32_t>((uint64_t{kLn2} * log2 + (1 << 15)) >> 16);
}

}  // namespace

int32_t FilterBankFault(const FilterBankTables& tables, int32_t channels, int32_t bins, int32_t weights,
                        int32_t unweights) {
  for (int32_t c = 0; c <= channels; ++c) {
    const int32_t width = TableEntry(tables.widths, c);
    const int32_t frequency = TableEntry(tables.frequency_starts, c);
    const int32_t weight = TableEntry(tables.weight_starts, c);
    if (width == 0) continue;
    if (width < 0 || frequency < 0 || weight < 0) return c;
    if (frequency + width > bins || weight + width > weights || weight + width > unweights) return c;
  }
  return -1;
}

void FilterBank(const FilterBankTables& tables, int32_t channels, const uint32_t* input, uint64_t* output) {
  const auto* widths = static_cast<const int16_t*>(tables.widths);
  uint64_t carried = 0;
  for (int32_t c = 0; c <= channels; ++c) {
    uint64_t sum = carried;
    carried = 0;
    // Where an empty channel starts is not checked.
    if (widths[c] > 0) {
      const uint32_t* energy = input + static_cast<const int16_t*>(tables.frequency_starts)[c];
      const int32_t first = static_cast<const int16_t*>(tables.weight_starts)[c];
      const int16_t* weight = static_cast<const int16_t*>(tables.weights) + first;
      const int16_t* unweight = static_cast<const int16_t*>(tables.unweights) + first;
      for (int32_t i = 0; i < widths[c]; ++i) {
        sum += static_cast<uint64_t>(static_cast<int64_t>(weight[i]) * energy[i]);
        carried += static_cast<uint64_t>(static_cast<int64_t>(unweight[i]) * energy[i]);
      }
    }
    // What belongs to no channel: the weights of the energies below the first.
    if (c > 0) output[c - 1] = sum;
  }
}

void SquareRootU64(const uint64_t* input, int32_t size, int shift, uint32_t* output) {
  for (int32_t i = 0; i < size; ++i) {
    const uint64_t value = input[i];
    const uint32_t root = value >> 32 == 0 ? NearestRoot<uint32_t>(static_cast<uint32_t>(value), UINT16_MAX)
                                           : NearestRoot<uint64_t>(value, UINT32_MAX);
    output[i] = root >> shift;
  }
}

void SpectralSubtraction(const uint32_t* input, int32_t size, const SpectralSubtractionParams& params, uint32_t* noise,
                         uint32_t* output) {
  for (int32_t i = 0; i < size; ++i) {
    const uint32_t scaled = input[i] << params.smoothing_bits;
    const auto estimate = static_cast<uint32_t>(
        (uint64_t{scaled} * params.smoothing[i & 1] + uint64_t{noise[i]} * params.one_minus_smoothing[i & 1]) >>
        params.spectral_subtraction_bits);
    const uint32_t subtrahend = estimate < scaled ? estimate : scaled;
    noise[i] = params.clamping ? subtrahend : estimate;
    const auto least =
        static_cast<uint32_t>(uint64_t{input[i]} * params.min_signal_remaining >> params.spectral_subtraction_bits);
    const uint32_t difference = (scaled - subtrahend) >> params.smoothing_bits;
    output[i] = difference > least ? difference : least;
  }
}

void Pcan(const uint32_t* input, const uint32_t* noise, const int16_t* gains, int32_t size, int snr_shift,
          uint32_t* output) {
  constexpr int kSnrBits = 12;
  constexpr int kOutputBits = 6;
  for (int32_t i = 0; i < size; ++i) {
    const auto snr = static_cast<uint32_t>(uint64_t{input[i]} * PcanGain(noise[i], gains) >> snr_shift);
    output[i] = snr < 2u << kSnrBits ? snr * snr >> (2 + 2 * kSnrBits - kOutputBits)
                                     : (snr >> (kSnrBits - kOutputBits)) - (1u << kOutputBits);
  }
}

void FilterBankLog(const uint32_t* input, int32_t size, uint32_t output_scale, int correction_bits, int16_t* output) {
  for (int32_t i = 0; i < size; ++i) {
    const uint32_t value = input[i] << correction_bits;
    uint32_t result = 0;
    if (value > 1) result = (output_scale * NaturalLog(value) + (1 << 15)) >> 16;
    output[i] = static_cast<int16_t>(result < INT16_MAX ? result : INT16_MAX);
  }
}

}  // namespace kernels
}  // namespace tflite

// The parts of a step of a quantised SVDF by the DSP extension: memories move by words, from which the products are
// taken two at a time.
#include "tflite_micro/kernels/svdf_parts.h"

#include "tflite_micro/kernels/arm_dsp/packed.h"
#include "tflite_micro/kernels/arm_dsp/usual_requantization.h"
#include "tflite_micro/kernels/fixed_point.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_dsp;  // NOLINT: of this instruction set alone

void StoreWord(uint32_t word, void* to) { memcpy(to, &word, sizeof(word)); }

}  // namespace

void SvdfScale(int32_t count, int32_t multiplier, int32_t shift, int32_t lowest, int32_t highest, int32_t* values) {
  int32_t* const end = values + count;
#ifndef __OPTIMIZE_SIZE__
  // To int8 with a zero point, which goes along with the rounding shift.
  if (highest - lowest == UINT8_MAX && lowest <= 0 && highest >= 0 && ScalesFast(multiplier, shift) &&
      shift >= kLeastShiftOfAny) {
    const int32_t zero_point = INT8_MIN - lowest;
    const UsualFactor factor = FactorOf(multiplier, shift, 2 * zero_point + 1);
    const auto next = [&] {
      *values = RequantizeAny(factor, *values) - zero_point;
      ++values;
    };
    while (end - values >= 4) {
      next();
      next();
      next();
      next();
    }
    while (values != end) next();
    return;
  }
#endif
  if (ScalesFast(multiplier, shift)) {
    const auto doubled = static_cast<int32_t>(static_cast<uint32_t>(multiplier) << 1);
    const int32_t half_shift = -1 - shift;
    for (; values != end; ++values) *values = Clamp(ScaleFast(doubled, half_shift, *values), lowest, highest);
    return;
  }
  for (; values != end; ++values) {
    *values = Clamp(MultiplyByQuantizedMultiplier(*values, multiplier, shift), lowest, highest);
  }
}

void SvdfOutputs(int32_t count, int32_t multiplier, int32_t shift, int32_t zero_point, const int32_t* sums,
                 int8_t* outputs) {
  const int32_t* const end = sums + count;
#ifndef __OPTIMIZE_SIZE__
  if (ScalesFast(multiplier, shift) && shift >= kLeastShiftOfAny) {
    const UsualFactor factor = FactorOf(multiplier, shift, 2 * zero_point + 1);
    const auto next = [&] { *outputs++ = static_cast<int8_t>(RequantizeAny(factor, *sums++)); };
    while (end - sums >= 4) {
      next();
      next();
      next();
      next();
    }
    while (sums != end) next();
    return;
  }
#endif
  const int32_t lowest = INT8_MIN - zero_point;
  const int32_t highest = INT8_MAX - zero_point;
  while (sums != end) {
    const int32_t scaled = MultiplyByQuantizedMultiplier(*sums++, multiplier, shift);
    *outputs++ = static_cast<int8_t>(Clamp(scaled, lowest, highest) + zero_point);
  }
}

void SvdfAdvanceS8(int32_t filters, int32_t memory, int32_t zero_point, const int8_t* weights, int8_t* state,
                   int32_t* projections) {
  if (memory < 4) {
    for (; filters > 0; --filters) {
      const int32_t newest = *projections;
      int32_t sum = weights[memory - 1] * newest;
      for (int32_t i = 0; i < memory - 1; ++i) {
        state[i] = state[i + 1];
        sum += weights[i] * (state[i] - zero_point);
      }
      state[memory - 1] = static_cast<int8_t>(newest + zero_point);
      *projections++ = sum;
      weights += memory;
      state += memory;
    }
    return;
  }
  const uint32_t offset = Twice(-zero_point);
  const auto multiply = [offset](uint32_t elements, uint32_t w, int32_t sum) {
    sum = MultiplyPairs(AddEvenBytes(offset, elements), EvenBytes(w), sum);
    return MultiplyPairs(AddOddBytes(offset, elements), OddBytes(w), sum);
  };
  // Words from the start on, of which the last one may reach into the four last elements; the weights of those that it
  // reaches are not counted twice.
  const int32_t words = (memory - 1) / 4;
  const uint32_t last_mask = UINT32_MAX << (8 * (4 - (memory - 4 * words)));
  for (; filters > 0; --filters) {
    const uint32_t newest = static_cast<uint32_t>(*projections + zero_point);
    const uint32_t last = LoadWord(state + memory - 4) >> 8 | newest << 24;
    int8_t* const state_end = state + memory;
    const int8_t* const weights_end = weights + memory;
    int32_t sum = 0;
    for (int32_t i = words; i > 0; --i) {
      const uint32_t elements = LoadWord(state + 1);
      StoreWord(elements, state);
      sum = multiply(elements, LoadWord(weights), sum);
      state += 4;
      weights += 4;
    }
    StoreWord(last, state_end - 4);
    *projections++ = multiply(last, LoadWord(weights_end - 4) & last_mask, sum);
    state = state_end;
    weights = weights_end;
  }
}

void SvdfAdvanceS16(int32_t filters, int32_t memory, const int16_t* weights, int16_t* state, int32_t* projections) {
  for (; filters > 0; --filters) {
    int32_t sum = 0;
    int32_t left = memory - 1;
    for (; left >= 2; left -= 2) {
      const uint32_t elements = LoadWord(state + 1);
      StoreWord(elements, state);
      sum = MultiplyPairs(elements, LoadWord(weights), sum);
      state += 2;
      weights += 2;
    }
    const auto newest = static_cast<uint16_t>(*projections);
    if (left > 0) {
      const uint32_t last = static_cast<uint16_t>(state[1]) | static_cast<uint32_t>(newest) << 16;
      StoreWord(last, state);
      sum = MultiplyPairs(last, LoadWord(weights), sum);
    } else {
      *state = static_cast<int16_t>(newest);
      sum = MultiplyPairs(newest, static_cast<uint16_t>(*weights), sum);
    }
    state += left + 1;
    weights += left + 1;
    *projections++ = sum;
  }
}

}  // namespace kernels
}  // namespace tflite

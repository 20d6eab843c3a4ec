// Fully connected layer of int8 activations and int8 weights by Helium: the sums of a block of units, then what they
// are requantised to, four at a time.
#include "tflite_micro/kernels/arm_mve/dot_products.h"
#include "tflite_micro/kernels/arm_mve/rows_times_vector.h"
#include "tflite_micro/kernels/fully_connected.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_mve;  // NOLINT: of this instruction set alone

constexpr int32_t kBlock = 64;  // units

// PreciseRequantization::Apply() for shifts of at most -2: the product's upper half, with the carry of what its lower
// half is the sum of, rounded.
int32x4_t Scale(int32x4_t sums, uint32x4_t highs, uint32x4_t lows, int32x4_t shifts) {
  const uint32x4_t magnitudes = vreinterpretq_u32_s32(vabsq_s32(sums));
  const uint32x4_t carries = vshrq_n_u32(vhaddq_u32(vmulq_u32(magnitudes, highs), vmulhq_u32(magnitudes, lows)), 31);
  const uint32x4_t products = vaddq_u32(vmulhq_u32(magnitudes, highs), carries);
  const int32x4_t scaled = vreinterpretq_s32_u32(vrshlq_u32(products, vaddq_n_s32(shifts, 1)));
  return vnegq_m_s32(scaled, scaled, vcmpltq_n_s32(sums, 0));
}

// The outputs of the channels `first` .. `first` + `count` - 1.
void Requantize(const PreciseRequantization& requantization, const int32_t* sums, int32_t first, int32_t count,
                int8_t* output) {
  const int32x4_t lowest = vdupq_n_s32(requantization.lowest);
  const int32x4_t highest = vdupq_n_s32(requantization.highest);
  const bool has_one_factor = requantization.channel_mask == 0;
  uint32x4_t highs = vdupq_n_u32(*requantization.highs);
  uint32x4_t lows = vdupq_n_u32(*requantization.lows);
  int32x4_t shifts = vdupq_n_s32(*requantization.shifts);
  for (int32_t i = 0; i < count; i += 4) {
    const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count - i));
    if (!has_one_factor) {
      highs = vldrwq_z_u32(requantization.highs + first + i, lanes);
      lows = vldrwq_z_u32(requantization.lows + first + i, lanes);
      shifts = vldrbq_z_s32(requantization.shifts + first + i, lanes);
    }
    const int32x4_t moved =
        vaddq_n_s32(Scale(vldrwq_z_s32(sums + i, lanes), highs, lows, shifts), requantization.output_offset);
    vstrbq_p_s32(output + i, vminq_s32(vmaxq_s32(moved, lowest), highest), lanes);
  }
}

bool AllowVectors(const PreciseRequantization& requantization, int32_t units) {
  const int32_t count = requantization.channel_mask == 0 ? 1 : units;
  int8_t most = INT8_MIN;
  for (int32_t i = 0; i < count; i += 16) {
    const mve_pred16_t lanes = vctp8q(static_cast<uint32_t>(count - i));
    most = vmaxvq_p_s8(most, vldrbq_z_s8(requantization.shifts + i, lanes), lanes);
  }
  return most <= -2;
}

}  // namespace

void FullyConnectedS8S8(int32_t batches, int32_t depth, int32_t units, int32_t input_offset, int32_t filter_offset,
                        const PreciseRequantization& requantization, const int8_t* input, const int8_t* filter,
                        const int32_t* bias, int8_t* output, void*) {
  const bool allows_vectors = AllowVectors(requantization, units);
  for (int32_t batch = 0; batch < batches; ++batch) {
    // The filter's offset contributes the same to every unit: the sum of the inputs times the offset.
    const uint32_t common = filter_offset == 0 ? 0
                                               : static_cast<uint32_t>(SumOf(input, depth) + depth * input_offset) *
                                                     static_cast<uint32_t>(filter_offset);
    for (int32_t first = 0; first < units; first += kBlock) {
      const int32_t count = units - first < kBlock ? units - first : kBlock;
      int32_t sums[kBlock];
      for (int32_t i = 0; i < count; i += 4) {
        const mve_pred16_t lanes = vctp32q(static_cast<uint32_t>(count - i));
        const int32x4_t starts = bias != nullptr ? vldrwq_z_s32(bias + first + i, lanes) : vdupq_n_s32(0);
        vstrwq_s32(sums + i, vaddq_n_s32(starts, static_cast<int32_t>(common)));
      }
      AddRowsTimesVector(filter + first * depth, count, depth, input, input_offset, sums);
      if (allows_vectors) {
        Requantize(requantization, sums, first, count, output);
      } else {
        for (int32_t i = 0; i < count; ++i) output[i] = static_cast<int8_t>(requantization.Apply(sums[i], first + i));
      }
      output += count;
    }
    input += depth;
  }
}

int64_t FullyConnectedS8S8ScratchSize(int32_t) { return 0; }

}  // namespace kernels
}  // namespace tflite

// Included for each instruction set, inside of its namespace: from sums to outputs, with ChannelFactors.

// The lanes of `block`, the number of a vector of channels.
TFLM_VECTOR_INLINE const int32_t* LanesOf(const int32_t (ChannelFactors::*member)[kFactorChannels],
                                          const ChannelFactors* factors, int block) {
  constexpr int kBlocks = kFactorChannels / kLanes;
  return (factors[block / kBlocks].*member) + block % kBlocks * kLanes;
}

// The factors of a vector of channels, in registers.
struct FactorVectors {
  Vector multipliers;
  Vector odd_multipliers;
  Vector shifts;
  Vector even_addends;
  Vector odd_addends;
};
TFLM_VECTOR_INLINE FactorVectors LoadFactors(const ChannelFactors* factors, int block) {
  const int32_t* const multipliers = LanesOf(&ChannelFactors::multipliers, factors, block);
  return {Load(multipliers), Load(multipliers + 1), Load(LanesOf(&ChannelFactors::shifts, factors, block)),
          Load(LanesOf(&ChannelFactors::even_addends, factors, block)),
          Load(LanesOf(&ChannelFactors::odd_addends, factors, block))};
}

// Sums of a vector of channels to outputs of 32 bits, not yet limited. `kAreSmall`: as ChannelFactors say.
template <bool kAreSmall>
TFLM_VECTOR_INLINE Vector Requantize(Vector sums, const FactorVectors& factors, Vector output_offset) {
  if (kAreSmall) {
    // The products' sign is that of the sums, or does not matter.
    const Vector moved = HighProducts(Plus(sums, sums), factors.multipliers, factors.odd_multipliers,
                                      factors.even_addends, factors.odd_addends);
    return ShiftRightBy(Plus(moved, SignOf(sums)), factors.shifts);
  }
  return Plus(ShiftRight(TimesHigh(sums, factors.multipliers), factors.shifts), output_offset);
}

// Part kPart of `bytes`, which is of the channels from `channel` on of `channels` at `to`.
template <int kPart>
TFLM_VECTOR_INLINE void StoreChannels(Vector bytes, int32_t channel, int32_t channels, int8_t* to) {
  const int32_t count = channels - channel;
  if (count >= kLanes) {
    StorePart<kPart>(bytes, to + channel);
  } else if (count > 0) {
    StoreSome<kPart>(bytes, count, to + channel);
  }
}

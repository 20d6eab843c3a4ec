// Included for each instruction set, inside of its namespace: from sums to outputs, with ChannelFactors.

// The lanes of `block`, the number of a vector of channels.
TFLM_VECTOR_INLINE const int32_t* LanesOf(const int32_t (ChannelFactors::*member)[kFactorChannels],
                                          const ChannelFactors* factors, int block) {
  constexpr int kBlocks = kFactorChannels / kLanes;
  return (factors[block / kBlocks].*member) + block % kBlocks * kLanes;
}

// Sums of a vector of channels to outputs of 32 bits, not yet limited. `kAreSmall`: as the factors say.
template <bool kAreSmall>
TFLM_VECTOR_INLINE Vector Requantize(Vector sums, const ChannelFactors* factors, int block, Vector output_offset) {
  const int32_t* const multipliers = LanesOf(&ChannelFactors::multipliers, factors, block);
  const Vector shifts = Load(LanesOf(&ChannelFactors::shifts, factors, block));
  if (kAreSmall) {
    // The products' sign is that of the sums, or does not matter.
    const Vector moved = HighProducts(Plus(sums, sums), Load(multipliers), Load(multipliers + 1),
                                      Load(LanesOf(&ChannelFactors::even_addends, factors, block)),
                                      Load(LanesOf(&ChannelFactors::odd_addends, factors, block)));
    return ShiftRightBy(Plus(moved, SignOf(sums)), shifts);
  }
  return Plus(ShiftRight(TimesHigh(sums, Load(multipliers)), shifts), output_offset);
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

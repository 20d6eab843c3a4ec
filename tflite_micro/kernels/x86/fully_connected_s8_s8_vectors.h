// Included for each instruction set, inside of its namespace: the int8 matrix product. See fully_connected_s8_s8.h.

// The values of kLanes units from `unit` on, of which `count` exist; `mask` as the requantisation's.
TFLM_VECTOR_INLINE Vector OfUnits(const uint32_t* values, int32_t unit, int32_t count, int32_t mask) {
  if (mask == 0) return Same(static_cast<int32_t>(values[0]));
  if (count == kLanes) return Load(values + unit);
  uint32_t some[kLanes] = {};
  for (int32_t i = 0; i < count; ++i) some[i] = values[unit + i];
  return Load(some);
}

// The factors of kLanes units.
struct PreciseFactors {
  Vector highs;
  Vector lows;
  Vector shifts;  // to the right, of what is twice the result
};
TFLM_VECTOR_INLINE PreciseFactors FactorsOf(const PreciseRequantization& requantization, int32_t unit, int32_t count) {
  const int32_t mask = requantization.channel_mask;
  PreciseFactors factors;
  factors.highs = OfUnits(requantization.highs, unit, count, mask);
  factors.lows = OfUnits(requantization.lows, unit, count, mask);
  if (mask == 0) {
    factors.shifts = Same(-2 - requantization.shifts[0]);
    return factors;
  }
  int32_t some[kLanes] = {};
  for (int32_t i = 0; i < count; ++i) some[i] = -2 - requantization.shifts[unit + i];
  factors.shifts = Load(some);
  return factors;
}

// PreciseRequantization::Apply() for shifts of at most -2, without the limits.
TFLM_VECTOR_INLINE Vector Requantize(const PreciseFactors& factors, Vector output_offset, Vector sums) {
  const Vector doubled =
      ShiftRightUnsigned(HighestProducts(Magnitude(sums), factors.highs, factors.lows), factors.shifts);
  const Vector scaled = ShiftRightUnsigned(Plus(doubled, Same(1)), Same(1));
  return Plus(WithSigns(scaled, SignOf(sums)), output_offset);
}

// Part kPart of the bytes of four vectors of units, of which `count` are left from the first of them on.
template <int kPart>
TFLM_VECTOR_INLINE void StoreUnits(Vector bytes, int32_t count, int8_t* to) {
  if (count >= (kPart + 1) * kLanes) {
    StorePart<kPart>(bytes, to + kPart * kLanes);
  } else if (count > kPart * kLanes) {
    StoreSome<kPart>(bytes, count - kPart * kLanes, to + kPart * kLanes);
  }
}

// A row of outputs. `common` is added to all sums. Four vectors of units at a time, so that what is done to their sums
// overlaps.
template <bool kIsMoved, bool kIsWhole>
TFLM_VECTOR void RowTimesWeights(const FullyConnectedCall& call, const Activation* activations, int32_t lead,
                                 int32_t moved, int32_t common, int8_t* output) {
  const int32_t units = call.units;
  const int8_t* weights = call.filter;
  for (int32_t first = 0; first < units; first += 4 * kLanes) {
    Vector sums[4];
    for (int i = 0; i < 4; ++i) {
      const int32_t unit = first + i * kLanes;
      if (unit >= units) {
        sums[i] = sums[0];
        continue;
      }
      const int32_t count = units - unit < kLanes ? units - unit : kLanes;
      const Vector products =
          SumsOfRows<kIsMoved, kIsWhole>(activations, weights, call.depth, call.depth, lead, moved, count);
      sums[i] = Plus(products, Same(common));
      if (call.bias != nullptr) {
        sums[i] = Plus(sums[i], OfUnits(reinterpret_cast<const uint32_t*>(call.bias), unit, count, -1));
      }
      weights += count * static_cast<ptrdiff_t>(call.depth);
    }
    const Vector output_offset = Same(call.requantization.output_offset);
    PreciseFactors factors;
    Vector outputs[4];
    for (int i = 0; i < 4; ++i) {
      const int32_t unit = first + i * kLanes;
      // Of no unit: as before.
      if (i == 0 || (call.requantization.channel_mask != 0 && unit < units)) {
        factors = FactorsOf(call.requantization, unit, units - unit < kLanes ? units - unit : kLanes);
      }
      outputs[i] = Requantize(factors, output_offset, sums[i]);
    }
    const Vector bytes = ToBytes(outputs[0], outputs[1], outputs[2], outputs[3], SameByte(call.requantization.lowest),
                                 SameByte(call.requantization.highest));
    StoreUnits<0>(bytes, units - first, output + first);
    StoreUnits<1>(bytes, units - first, output + first);
    StoreUnits<2>(bytes, units - first, output + first);
    StoreUnits<3>(bytes, units - first, output + first);
  }
}

TFLM_VECTOR void FullyConnectedS8S8(const FullyConnectedCall& call) {
  Activation* const activations = Align(static_cast<Activation*>(call.scratch));
  const int32_t lead = LeadOfRows(call.filter, call.depth);
  const bool is_whole = lead == 0 && call.depth % kRowStep == 0;
  const int8_t* input = call.input;
  int8_t* output = call.output;
  for (int32_t batch = 0; batch < call.batches; ++batch) {
    const int32_t moved = ToRow(input, call.depth, call.input_offset, activations + lead);
    // What the filter's offset adds is the same for all units.
    uint32_t common = 0;
    if (call.filter_offset != 0) {
      for (int32_t i = 0; i < call.depth; ++i) common += static_cast<uint32_t>(input[i] + call.input_offset);
      common *= static_cast<uint32_t>(call.filter_offset);
    }
    const auto run = moved != 0 ? is_whole ? RowTimesWeights<true, true> : RowTimesWeights<true, false>
                     : is_whole ? RowTimesWeights<false, true>
                                : RowTimesWeights<false, false>;
    run(call, activations, lead, moved, static_cast<int32_t>(common), output);
    input += call.depth;
    output += call.units;
  }
}

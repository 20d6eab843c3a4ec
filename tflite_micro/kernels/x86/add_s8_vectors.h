// Included for each instruction set, inside of its namespace: the quantised sum of int8. See add_s8.h.

// A multiplication by a fixed-point factor, rounded twice, of what is twice the value and below 2^30 in magnitude.
struct AddFactor {
  Vector multiplier;
  Vector half;
  Vector shift;
};

TFLM_VECTOR_INLINE Vector TimesFactor(Vector doubled, const AddFactor& factor) {
  const Vector product = HighProducts(doubled, factor.multiplier);
  const Vector lowered = Plus(product, SignOf(product));
  return ShiftRightBy(Plus(lowered, factor.half), factor.shift);
}

// The same outputs in single precision, where they are certain: x * of_larger + y * of_smaller + start, before rounding
// to integers, is off by less than `uncertain`.
struct AddInFloats {
  float of_larger;
  float of_smaller;
  float start;
  float uncertain;
};
inline AddInFloats InFloats(const AddQuantizedParams& params) {
  const auto power = [](int exponent) { return static_cast<double>(uint64_t{1} << exponent); };
  const double factor_out = params.multiplier_out / power(32) / power(params.shift_out);
  const double factor_smaller = params.multiplier_smaller / power(31) / power(params.shift_smaller);
  const double of_larger = params.sign_larger * power(kAddLeftShiftS8) * factor_out;
  const double of_smaller = power(kAddLeftShiftS8 + 1) * factor_smaller * factor_out;
  const double start = of_larger * params.offset_larger + of_smaller * params.offset_smaller + params.offset_out;
  const auto magnitude = [](double value) { return value < 0 ? -value : value; };
  const double largest = 128 * (magnitude(of_larger) + magnitude(of_smaller)) + magnitude(start);
  // Three constants, two products and two sums are rounded, each by less than 2^-24 of the largest value. The integers
  // are rounded to 1 / 2^shift_out of an output: the smaller operand twice by less than 1/2 and doubled, then the sum.
  const double uncertain = 8 * largest / power(24) + 4 / power(params.shift_out);
  return {static_cast<float>(of_larger), static_cast<float>(of_smaller), static_cast<float>(start),
          static_cast<float>(uncertain)};
}

// How far sums may be from an integer for the rounded one to be certain: less than 1/2 by what they are off. Sums of
// many elements are as a rule; where they often are not, as with the mean of two operands, it is not tried any more.
constexpr int32_t kMostCredit = 16;
constexpr int32_t kCostOfFailure = 4;

TFLM_VECTOR void AddS8(const int8_t* larger, int32_t step_larger, const int8_t* smaller, int32_t step_smaller,
                       int8_t* out, int32_t count, const AddQuantizedParams& params) {
  const AddFactor factor_smaller = {Same(params.multiplier_smaller), Same(1 << (params.shift_smaller - 1)),
                                    Same(params.shift_smaller)};
  const AddFactor factor_out = {Same(params.multiplier_out), Same(1 << (params.shift_out - 1)), Same(params.shift_out)};
  const int32_t doubled_larger = params.sign_larger * (int32_t{1} << kAddLeftShiftS8);
  const Vector larger_step = Same(doubled_larger);
  const Vector larger_start = Same(params.offset_larger * doubled_larger);
  const Vector smaller_start = Same(params.offset_smaller * (int32_t{2} << kAddLeftShiftS8));
  const Vector output_offset = Same(params.offset_out);
  const Vector lowest = SameByte(params.lowest);
  const Vector highest = SameByte(params.highest);
  const AddInFloats in_floats = InFloats(params);
  const Floats of_larger = SameFloat(in_floats.of_larger);
  const Floats of_smaller = SameFloat(in_floats.of_smaller);
  const Floats start = SameFloat(in_floats.start);
  const float certain = 0.5f - in_floats.uncertain;
  int32_t credit = certain > 0.375f ? kMostCredit : 0;
  for (; count > 0; count -= 4 * kLanes, out += 4 * kLanes) {
    Vector x[4], y[4], four[4];
    Floats furthest = SameFloat(0);
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
      x[i] = step_larger == 0 ? Same(*larger) : LoadBytes(larger + i * kLanes);
      y[i] = step_smaller == 0 ? Same(*smaller) : LoadBytes(smaller + i * kLanes);
    }
    larger += step_larger * 4 * kLanes;
    smaller += step_smaller * 4 * kLanes;
    if (credit > 0) {
#pragma GCC unroll 4
      for (int i = 0; i < 4; ++i) {
        const Floats sums = PlusProduct(PlusProduct(start, ToFloats(y[i]), of_smaller), ToFloats(x[i]), of_larger);
        furthest = FurtherFromInteger(furthest, sums);
        four[i] = ToNearest(sums);
      }
      if (!ReachesAnywhere(furthest, certain)) {
        Store(ToBytes(four[0], four[1], four[2], four[3], lowest, highest), out);
        credit += credit < kMostCredit ? 1 : 0;
        continue;
      }
      credit -= kCostOfFailure;
    }
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
      const Vector scaled = TimesFactor(Plus(ShiftLeft(y[i], kAddLeftShiftS8 + 1), smaller_start), factor_smaller);
      const Vector sum = Plus(Plus(larger_start, Times(x[i], larger_step)), Plus(scaled, scaled));
      four[i] = Plus(TimesFactor(sum, factor_out), output_offset);
    }
    Store(ToBytes(four[0], four[1], four[2], four[3], lowest, highest), out);
  }
}

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
  for (; count > 0; count -= 4 * kLanes, out += 4 * kLanes) {
    Vector four[4];
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
      const Vector x = step_larger == 0 ? Same(*larger) : LoadBytes(larger + i * kLanes);
      const Vector y = step_smaller == 0 ? Same(*smaller) : LoadBytes(smaller + i * kLanes);
      const Vector scaled = TimesFactor(Plus(ShiftLeft(y, kAddLeftShiftS8 + 1), smaller_start), factor_smaller);
      const Vector sum = Plus(Plus(larger_start, Times(x, larger_step)), Plus(scaled, scaled));
      four[i] = Plus(TimesFactor(sum, factor_out), output_offset);
    }
    Store(ToBytes(four[0], four[1], four[2], four[3], lowest, highest), out);
    larger += step_larger * 4 * kLanes;
    smaller += step_smaller * 4 * kLanes;
  }
}

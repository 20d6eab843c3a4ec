// Included for each instruction set, inside of its namespace: the quantised ReLU of int8. See relu_s8.h.

// The factor of one side: values are multiplied by `left`, then by the multiplier, then shifted to the right by `right`
// if `is_right`, and negated by `sign`. The last two are -1 or 0.
struct ReluFactor {
  int32_t left;
  int32_t multiplier;
  int32_t right;
  int32_t is_right;
  int32_t sign;
};
inline ReluFactor ReluFactorOf(int32_t multiplier, int32_t shift) {
  return {shift > 0 ? 1 << shift : 1, multiplier < 0 ? -multiplier : multiplier, shift < 0 ? -shift : 1,
          shift < 0 ? -1 : 0, multiplier < 0 ? -1 : 0};
}

TFLM_VECTOR void ReluS8(const ReluParams& params, const int8_t* input, int8_t* output, int32_t count) {
  const ReluFactor above = ReluFactorOf(params.multiplier[0], params.shift[0]);
  const ReluFactor below = ReluFactorOf(params.multiplier[1], params.shift[1]);
  const Vector zero_point = Same(-params.input_zero_point);
  const Vector output_offset = Same(params.output_zero_point);
  const Vector lowest = SameByte(params.lowest);
  const Vector highest = SameByte(params.highest);
  for (; count > 0; count -= 4 * kLanes, input += 4 * kLanes, output += 4 * kLanes) {
    Vector four[4];
#pragma GCC unroll 4
    for (int i = 0; i < 4; ++i) {
      const Vector value = Plus(LoadBytes(input + i * kLanes), zero_point);
      const Vector is_below = SignOf(value);
      const Vector product = TimesHigh(Times(value, Choose(is_below, Same(below.left), Same(above.left))),
                                       Choose(is_below, Same(below.multiplier), Same(above.multiplier)));
      const Vector shifted = ShiftRight(product, Choose(is_below, Same(below.right), Same(above.right)));
      const Vector is_right = Choose(is_below, Same(below.is_right), Same(above.is_right));
      const Vector signs = Choose(is_below, Same(below.sign), Same(above.sign));
      four[i] = Plus(WithSigns(Choose(is_right, shifted, product), signs), output_offset);
    }
    Store(ToBytes(four[0], four[1], four[2], four[3], lowest, highest), output);
  }
}

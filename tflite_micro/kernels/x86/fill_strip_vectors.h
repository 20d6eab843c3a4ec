// Included for each instruction set, inside of its namespace: fills a strip (strip.h).

TFLM_VECTOR_INLINE void FillActivations(Activation value, int32_t count, Activation* to) {
  if (sizeof(Activation) == 1) {
    memset(to, static_cast<int>(value), static_cast<size_t>(count));
  } else {
    for (int32_t i = 0; i < count; ++i) to[i] = value;
  }
}

// The rows of the strip from row `first_row` of the input on, which may be negative, as may the padding on the left,
// and of its channels as many as the strip has.
TFLM_VECTOR void FillStrip(const WindowShape& shape, const StripShape& strip, int32_t first_row, int32_t rows,
                           int32_t input_offset, const int8_t* input, Activation* to) {
  const auto padding = static_cast<Activation>(kActivationOffset - input_offset);
  const int32_t depth = strip.depth;
  // Columns of the strip that lie in the input: first .. end-1.
  const int32_t padding_left = shape.padding_left > 0 ? shape.padding_left : 0;
  const int32_t skipped = padding_left - shape.padding_left;
  const int32_t first = padding_left < strip.columns ? padding_left : strip.columns;
  const int32_t room = strip.columns - first;
  const int32_t left = shape.input_width > skipped ? shape.input_width - skipped : 0;
  const int32_t end = first + (left < room ? left : room);
  for (int32_t i = 0; i < rows; ++i, to += strip.row_size()) {
    const int32_t y = first_row + i;
    if (y < 0 || y >= shape.input_height) {
      FillActivations(padding, strip.row_size(), to);
      continue;
    }
    const int8_t* from = input + (static_cast<int64_t>(y) * shape.input_width + skipped) * shape.input_step;
    FillActivations(padding, first * depth, to);
    if (depth == shape.input_step) {
      ToActivations(from, (end - first) * depth, to + first * depth);
    } else {
      for (int32_t x = first; x < end; ++x, from += shape.input_step) ToActivations(from, depth, to + x * depth);
    }
    FillActivations(padding, strip.row_size() - end * depth, to + end * depth);
  }
}

// Included for each instruction set, inside of its namespace: rows of int8 weights, as they lie, times activations.

// Sums of products of kRows rows of `depth` weights, `step` apart, with the activations: for each row a vector whose
// lanes are to be added. `moved` times the weights are added if kIsMoved. Loads begin `lead` weights before the rows,
// and so do the activations; what is not of the row counts as 0. kIsWhole: nothing is.
template <int kRows, bool kIsMoved, bool kIsWhole>
TFLM_VECTOR_INLINE void RowSums(const Activation* activations, const int8_t* weights, int32_t step, int32_t depth,
                                int32_t lead, int32_t moved, Vector* sums) {
  Vector products[kRows];
  Vector weight_sums[kIsMoved ? kRows : 1];
#pragma GCC unroll 16
  for (int r = 0; r < kRows; ++r) products[r] = Same(0);
#pragma GCC unroll 16
  for (int r = 0; r < (kIsMoved ? kRows : 1); ++r) weight_sums[r] = Same(0);
  for (int32_t at = -lead; at < depth; at += kRowStep, activations += kRowStep) {
    const RowPart part = PartOfRow(at, depth);
    const Vector x = Load(activations);
    const int8_t* row = weights + at;
#pragma GCC unroll 16
    for (int r = 0; r < kRows; ++r, row += step) {
      const Vector w = kIsWhole ? LoadRow(row) : LoadRow(row, part);
      products[r] = AddProducts(products[r], x, w);
      if (kIsMoved) weight_sums[r] = AddProducts(weight_sums[r], Ones(), w);
    }
  }
#pragma GCC unroll 16
  for (int r = 0; r < kRows; ++r) {
    sums[r] = kIsMoved ? Plus(products[r], Times(weight_sums[r], Same(moved))) : products[r];
  }
}

// Sums of `count` <= kLanes rows, in lanes.
template <bool kIsMoved, bool kIsWhole>
TFLM_VECTOR __attribute__((noinline)) Vector SumsOfRows(const Activation* activations, const int8_t* weights,
                                                        int32_t step, int32_t depth, int32_t lead, int32_t moved,
                                                        int32_t count) {
  if (count == kLanes) {
    // Few, so that memory is read nearly in order.
    constexpr int kRows = 4;
    Vector rows[kLanes];
#pragma GCC unroll 8
    for (int i = 0; i < kLanes; i += kRows) {
      RowSums<kRows, kIsMoved, kIsWhole>(activations, weights, step, depth, lead, moved, rows + i);
      weights += kRows * static_cast<ptrdiff_t>(step);
    }
    return SumLanes(rows);
  }
  int32_t sums[kLanes] = {};
  for (int32_t i = 0; i < count; ++i, weights += step) {
    Vector row;
    RowSums<1, kIsMoved, kIsWhole>(activations, weights, step, depth, lead, moved, &row);
    sums[i] = SumOf(row);
  }
  return Load(sums);
}

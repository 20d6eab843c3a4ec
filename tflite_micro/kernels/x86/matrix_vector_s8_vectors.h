// Included for each instruction set, inside of its namespace: matrices of int8 weights times one vector.

// `size` columns of a matrix, whose rows lie `step` apart.
template <bool kIsMoved, bool kIsWhole>
TFLM_VECTOR void AddRows(const Activation* activations, const int8_t* weights, int32_t step, int32_t size,
                         int32_t moved, int32_t rows, int32_t* sums) {
  for (; rows > 0; rows -= kLanes) {
    const int32_t count = rows < kLanes ? rows : kLanes;
    const Vector products = SumsOfRows<kIsMoved, kIsWhole>(activations, weights, step, size, 0, moved, count);
    if (count == kLanes) {
      Store(Plus(Load(sums), products), sums);
    } else {
      int32_t some[kLanes];
      Store(products, some);
      for (int32_t i = 0; i < count; ++i) {
        sums[i] = static_cast<int32_t>(static_cast<uint32_t>(sums[i]) + static_cast<uint32_t>(some[i]));
      }
    }
    weights += count * static_cast<ptrdiff_t>(step);
    sums += count;
  }
}

TFLM_VECTOR void MatricesTimesVectorS8(const int8_t* const* matrices, int32_t count, int32_t rows, int32_t columns,
                                       const int8_t* vector, int32_t offset, int32_t* sums) {
  constexpr int32_t kPiece = 1024;
  // Loads and conversions take whole vectors.
  alignas(64) Activation activations[kPiece + 64];
  for (int32_t first = 0; first < columns; first += kPiece) {
    const int32_t size = columns - first < kPiece ? columns - first : kPiece;
    const int32_t moved = ToRow(vector + first, size, offset, activations);
    const bool is_whole = size % kRowStep == 0;
    const auto run = moved != 0 ? is_whole ? AddRows<true, true> : AddRows<true, false>
                     : is_whole ? AddRows<false, true>
                                : AddRows<false, false>;
    for (int32_t i = 0; i < count; ++i) {
      run(activations, matrices[i] + first, columns, size, moved, rows, sums + i * rows);
    }
  }
}

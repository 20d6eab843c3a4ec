// Products of matrices, for any processor: four columns at a time, so that each element of `a` serves four products.
#include "tflite_micro/kernels/batch_matmul.h"

namespace tflite {
namespace kernels {
namespace {

// `product` multiplies two elements, `give` turns a sum into an output.
template <typename T, typename Sum, typename Product, typename Give>
void Multiply(const MatMulShape& shape, const T* a, const T* b, T* output, const Product& product, const Give& give) {
  for (int32_t row = 0; row < shape.rows; ++row, a += shape.a_row_stride) {
    int32_t column = 0;
    const T* b_column = b;
    for (; column + 4 <= shape.columns; column += 4, b_column += 4 * shape.b_column_stride) {
      Sum s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      const T* x = a;
      const T* y0 = b_column;
      const T* y1 = y0 + shape.b_column_stride;
      const T* y2 = y1 + shape.b_column_stride;
      const T* y3 = y2 + shape.b_column_stride;
      for (int32_t k = 0; k < shape.depth; ++k) {
        const T element = *x;
        s0 += product(element, *y0);
        s1 += product(element, *y1);
        s2 += product(element, *y2);
        s3 += product(element, *y3);
        x += shape.a_depth_stride;
        y0 += shape.b_depth_stride;
        y1 += shape.b_depth_stride;
        y2 += shape.b_depth_stride;
        y3 += shape.b_depth_stride;
      }
      *output++ = give(s0);
      *output++ = give(s1);
      *output++ = give(s2);
      *output++ = give(s3);
    }
    for (; column < shape.columns; ++column, b_column += shape.b_column_stride) {
      Sum sum = 0;
      const T* x = a;
      const T* y = b_column;
      for (int32_t k = 0; k < shape.depth; ++k) {
        sum += product(*x, *y);
        x += shape.a_depth_stride;
        y += shape.b_depth_stride;
      }
      *output++ = give(sum);
    }
  }
}

}  // namespace

void MatMulF32(const MatMulShape& shape, const float* a, const float* b, float* output) {
  Multiply<float, float>(
      shape, a, b, output, [](float x, float y) { return x * y; }, [](float sum) { return sum; });
}

void MatMulS8(const MatMulShape& shape, int32_t a_offset, int32_t b_offset, const Requantization& requantization,
              const int8_t* a, const int8_t* b, int8_t* output) {
  Multiply<int8_t, uint32_t>(
      shape, a, b, output, [=](int8_t x, int8_t y) { return static_cast<uint32_t>((x + a_offset) * (y + b_offset)); },
      [&](uint32_t sum) { return static_cast<int8_t>(requantization.Apply(static_cast<int32_t>(sum), 0)); });
}

void MatMulS16(const MatMulShape& shape, const Requantization& requantization, const int16_t* a, const int16_t* b,
               int16_t* output) {
  Multiply<int16_t, int64_t>(
      shape, a, b, output, [](int16_t x, int16_t y) { return int64_t{x * y}; },
      [&](int64_t sum) { return static_cast<int16_t>(requantization.Apply(sum, 0)); });
}

}  // namespace kernels
}  // namespace tflite

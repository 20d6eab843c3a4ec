// Products of matrices, for any processor: four columns at a time, so that each element of `a` serves four products.
#include "tflite_micro/kernels/batch_matmul.h"

#include "tflite_micro/kernels/hybrid.h"

namespace tflite {
namespace kernels {
namespace {

// Where code is to be small, one column at a time does.
#ifdef __OPTIMIZE_SIZE__
constexpr bool kFourColumns = false;
#else
constexpr bool kFourColumns = true;
#endif

// `product` multiplies two elements, `give` turns a sum into an output.
template <typename T, typename Sum, typename Output, typename Product, typename Give>
void Multiply(const MatMulShape& shape, const T* a, const T* b, Output* output, const Product& product,
              const Give& give) {
  for (int32_t row = 0; row < shape.rows; ++row, a += shape.a_row_stride) {
    int32_t column = 0;
    const T* b_column = b;
    for (; kFourColumns && column + 4 <= shape.columns; column += 4, b_column += 4 * shape.b_column_stride) {
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

void MatMulS8S32(const MatMulShape& shape, const int8_t* a, const int8_t* b, int32_t* output) {
  Multiply<int8_t, uint32_t>(
      shape, a, b, output, [](int8_t x, int8_t y) { return static_cast<uint32_t>(x * y); },
      [](uint32_t sum) { return static_cast<int32_t>(sum); });
}

void MatMulHybrid(const MatMulShape& shape, bool asymmetric, const float* a, const int8_t* b, float b_scale, float* row,
                  int8_t* quantized, float* output) {
  for (int32_t i = 0; i < shape.rows; ++i, a += shape.a_row_stride) {
    for (int32_t k = 0; k < shape.depth; ++k) row[k] = a[k * shape.a_depth_stride];
    const RowQuantization quantization = QuantizeRow(row, shape.depth, asymmetric, quantized);
    const float scale = quantization.scale * b_scale;
    for (int32_t column = 0; column < shape.columns; ++column) {
      const int8_t* y = b + column * shape.b_column_stride;
      uint32_t sum = 0;
      for (int32_t k = 0; k < shape.depth; ++k, y += shape.b_depth_stride) {
        sum += static_cast<uint32_t>((quantized[k] - quantization.zero_point) * *y);
      }
      *output++ = static_cast<float>(static_cast<int32_t>(sum)) * scale;
    }
  }
}

void MatMulS16(const MatMulShape& shape, const Requantization& requantization, const int16_t* a, const int16_t* b,
               int16_t* output) {
  Multiply<int16_t, int64_t>(
      shape, a, b, output, [](int16_t x, int16_t y) { return int64_t{x * y}; },
      [&](int64_t sum) { return static_cast<int16_t>(requantization.Apply(sum, 0)); });
}

}  // namespace kernels
}  // namespace tflite

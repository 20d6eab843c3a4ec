// Resizing of images, for any processor.
#include "tflite_micro/kernels/resize.h"

#include <string.h>

#include "tflite_micro/kernels/elementary.h"

namespace tflite {
namespace kernels {
namespace {

float ScaleOf(int32_t input, int32_t output, bool align_corners) {
  return align_corners && output > 1 ? static_cast<float>(input - 1) / static_cast<float>(output - 1)
                                     : static_cast<float>(input) / static_cast<float>(output);
}

int32_t NearestIndex(int32_t index, int32_t input, float scale, bool align_corners, bool half_pixel_centers) {
  const float position = (static_cast<float>(index) + (half_pixel_centers ? 0.5f : 0.0f)) * scale;
  int32_t nearest = static_cast<int32_t>(align_corners ? RoundAway(position) : Floor(position));
  if (nearest > input - 1) nearest = input - 1;
  return nearest < 0 ? 0 : nearest;
}

// Two neighbours, and the weight of each.
template <typename Weight>
struct Between {
  int32_t lower;
  int32_t upper;
  Weight lower_weight;
  Weight upper_weight;
};

Between<float> InterpolateFloat(int32_t index, int32_t input, float scale, bool half_pixel_centers) {
  const float place = static_cast<float>(index);
  const float position = half_pixel_centers ? (place + 0.5f) * scale - 0.5f : place * scale;
  const float below = Floor(position);
  const int32_t lower = below > 0.0f ? static_cast<int32_t>(below) : 0;
  const int32_t above = static_cast<int32_t>(Ceiling(position));
  const float fraction = position - static_cast<float>(lower);
  return {lower, above < input - 1 ? above : input - 1, 1.0f - fraction, fraction};
}

constexpr int32_t kOne = 1 << 10;

// Input pixels for each output pixel, in steps of 2^-10.
__attribute__((noinline)) int64_t IntegerScale(int32_t input, int32_t output, bool align_corners) {
  if (align_corners && output > 1) return (int64_t{kOne} * (input - 1) + (output - 1) / 2) / (output - 1);
  return (int64_t{kOne} * input + output / 2) / output;
}

// Weights are -512 .. 1536.
__attribute__((noinline)) Between<int32_t> InterpolateInteger(int32_t index, int32_t input, int64_t scale,
                                                              bool half_pixel_centers) {
  const int64_t position = half_pixel_centers ? index * scale + scale / 2 - kOne / 2 : index * scale;
  int64_t lower = position / kOne;
  if (lower < 0) lower = 0;
  int64_t upper = (position + kOne - 1) / kOne;
  if (upper > input - 1) upper = input - 1;
  const auto fraction = static_cast<int32_t>(position - lower * kOne);
  return {static_cast<int32_t>(lower), static_cast<int32_t>(upper), kOne - fraction, fraction};
}

// Elements of one of two types, so that both share the loops.
template <typename First, typename Second>
struct OneOf {
  const void* elements;
  bool is_first;

  template <typename Weight>
  Weight Load(int32_t i) const {
    return is_first ? static_cast<Weight>(static_cast<const First*>(elements)[i])
                    : static_cast<Weight>(static_cast<const Second*>(elements)[i]);
  }
};

// `rows` and `columns` find the neighbours of an index, `give` stores the weighted sum as the next element.
template <typename Weight, typename Sum, typename Elements, typename Rows, typename Columns, typename Give>
void Interpolate(const ResizeShape& shape, const Elements& elements, const Rows& rows, const Columns& columns,
                 const Give& give) {
  const int32_t depth = shape.depth;
  const int32_t row_elements = shape.input_width * depth;
  int32_t image = 0;
  for (int32_t batch = 0; batch < shape.batches; ++batch, image += shape.input_height * row_elements) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const Between<Weight> row = rows(y);
      const int32_t upper_row = image + row.lower * row_elements;
      const int32_t lower_row = image + row.upper * row_elements;
      for (int32_t x = 0; x < shape.output_width; ++x) {
        const Between<Weight> column = columns(x);
        const int32_t left = column.lower * depth;
        const int32_t right = column.upper * depth;
        for (int32_t i = 0; i < depth; ++i) {
          const auto weighed = [&](int32_t at, Weight row_weight, Weight column_weight) {
            return static_cast<Sum>(elements.template Load<Weight>(at + i) * row_weight) * column_weight;
          };
          give(weighed(upper_row + left, row.lower_weight, column.lower_weight) +
               weighed(lower_row + left, row.upper_weight, column.lower_weight) +
               weighed(upper_row + right, row.lower_weight, column.upper_weight) +
               weighed(lower_row + right, row.upper_weight, column.upper_weight));
        }
      }
    }
  }
}

// Of float or uint8_t elements.
__attribute__((noinline)) void InterpolateFloats(const ResizeShape& shape, const void* input, void* output,
                                                 bool is_float) {
  const float height_scale = ScaleOf(shape.input_height, shape.output_height, shape.align_corners);
  const float width_scale = ScaleOf(shape.input_width, shape.output_width, shape.align_corners);
  float* floats = static_cast<float*>(output);
  uint8_t* bytes = static_cast<uint8_t*>(output);
  Interpolate<float, float>(
      shape, OneOf<float, uint8_t>{input, is_float},
      [&](int32_t y) { return InterpolateFloat(y, shape.input_height, height_scale, shape.half_pixel_centers); },
      [&](int32_t x) { return InterpolateFloat(x, shape.input_width, width_scale, shape.half_pixel_centers); },
      [&](float value) {
        if (is_float) {
          *floats++ = value;
          return;
        }
        const auto whole = static_cast<int32_t>(value + 0.5f);
        *bytes++ = static_cast<uint8_t>(whole < 0 ? 0 : whole > UINT8_MAX ? UINT8_MAX : whole);
      });
}

// Of int8_t or int16_t elements.
__attribute__((noinline)) void InterpolateIntegers(const ResizeShape& shape, const void* input, void* output,
                                                   bool is_narrow) {
  const int64_t height_scale = IntegerScale(shape.input_height, shape.output_height, shape.align_corners);
  const int64_t width_scale = IntegerScale(shape.input_width, shape.output_width, shape.align_corners);
  int8_t* narrow = static_cast<int8_t*>(output);
  int16_t* wide = static_cast<int16_t*>(output);
  Interpolate<int32_t, int64_t>(
      shape, OneOf<int8_t, int16_t>{input, is_narrow},
      [&](int32_t y) { return InterpolateInteger(y, shape.input_height, height_scale, shape.half_pixel_centers); },
      [&](int32_t x) { return InterpolateInteger(x, shape.input_width, width_scale, shape.half_pixel_centers); },
      [&](int64_t sum) {
        constexpr int64_t kUnit = int64_t{kOne} * kOne;
        const int64_t value = (sum + (sum > 0 ? kUnit / 2 : -kUnit / 2)) / kUnit;
        if (is_narrow) {
          *narrow++ = static_cast<int8_t>(value);
        } else {
          *wide++ = static_cast<int16_t>(value);
        }
      });
}

}  // namespace

void ResizeNearest(const ResizeShape& shape, int32_t pixel_bytes, const void* input, void* output) {
  const float height_scale = ScaleOf(shape.input_height, shape.output_height, shape.align_corners);
  const float width_scale = ScaleOf(shape.input_width, shape.output_width, shape.align_corners);
  const int32_t row_bytes = shape.input_width * pixel_bytes;
  const char* image = static_cast<const char*>(input);
  char* to = static_cast<char*>(output);
  for (int32_t batch = 0; batch < shape.batches; ++batch, image += shape.input_height * row_bytes) {
    for (int32_t y = 0; y < shape.output_height; ++y) {
      const char* row = image + row_bytes * NearestIndex(y, shape.input_height, height_scale, shape.align_corners,
                                                         shape.half_pixel_centers);
      for (int32_t x = 0; x < shape.output_width; ++x) {
        const int32_t column =
            NearestIndex(x, shape.input_width, width_scale, shape.align_corners, shape.half_pixel_centers);
        memcpy(to, row + column * pixel_bytes, static_cast<size_t>(pixel_bytes));
        to += pixel_bytes;
      }
    }
  }
}

void ResizeBilinearF32(const ResizeShape& shape, const void* input, void* output) {
  InterpolateFloats(shape, input, output, true);
}
void ResizeBilinearU8(const ResizeShape& shape, const void* input, void* output) {
  InterpolateFloats(shape, input, output, false);
}
void ResizeBilinearS8(const ResizeShape& shape, const void* input, void* output) {
  InterpolateIntegers(shape, input, output, true);
}
void ResizeBilinearS16(const ResizeShape& shape, const void* input, void* output) {
  InterpolateIntegers(shape, input, output, false);
}

}  // namespace kernels
}  // namespace tflite

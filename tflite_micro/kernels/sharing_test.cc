// Outputs that share memory with the input of their kernel, as closely as it says, are what they are apart from it: for
// windows of many sizes, strides, paddings and batches, with guards around both.
#include "tflite_micro/kernels/sharing.h"

#include <stdint.h>
#include <string.h>

#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kRounds = 150;
constexpr int kMaxBytes = 24 * 1024;
constexpr int kMaxChannels = 24;
constexpr int kGuard = 16;

alignas(16) uint8_t input[kMaxBytes];
alignas(16) uint8_t apart[kMaxBytes];
alignas(16) uint8_t shared[2 * kMaxBytes];
alignas(16) uint8_t scratch[16 * 1024];
union {
  int8_t s8[8192];
  float f32[2048];
} filter;
union {
  int32_t s32[kMaxChannels];
  float f32[kMaxChannels];
} bias;
int32_t multipliers[kMaxChannels];
int8_t shifts[kMaxChannels];

// Tall rather than wide, as rows are what counts.
WindowShape DrawShape(TestData& data, int most_channels) {
  WindowShape shape;
  shape.batches = data.Integer(1, 3);
  shape.input_height = data.Integer(1, 12);
  shape.input_width = data.Integer(1, 9);
  shape.input_depth = data.Integer(1, most_channels);
  shape.output_depth = data.Integer(1, most_channels);
  const bool is_usual = data.Integer(0, 1) == 0;
  shape.filter_height = is_usual ? 3 : data.Integer(1, 4);
  shape.filter_width = is_usual ? 3 : data.Integer(1, 3);
  shape.stride_height = data.Integer(1, 3);
  shape.stride_width = is_usual ? data.Integer(1, 2) : data.Integer(1, 3);
  shape.dilation_height = !is_usual && data.Integer(0, 2) == 0 ? 2 : 1;
  shape.dilation_width = !is_usual && data.Integer(0, 2) == 0 ? 2 : 1;
  shape.padding_top = data.Integer(0, (shape.filter_height - 1) * shape.dilation_height);
  shape.padding_left = data.Integer(0, (shape.filter_width - 1) * shape.dilation_width);
  shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
  shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
  return shape;
}

void SetSteps(WindowShape* shape) {
  shape->input_step = shape->input_depth;
  shape->output_step = shape->output_depth;
}

void DrawOperands(TestData& data, bool is_float) {
  for (uint8_t& byte : input) byte = static_cast<uint8_t>(data.Integer(0, 255));
  if (is_float) {
    data.FillFloats(reinterpret_cast<float*>(input), kMaxBytes / 4, -1, 1);
    data.FillFloats(filter.f32, 2048, -1, 1);
    data.FillFloats(bias.f32, kMaxChannels, -1, 1);
    return;
  }
  for (int8_t& weight : filter.s8) weight = static_cast<int8_t>(data.Integer(-128, 127));
  for (int i = 0; i < kMaxChannels; ++i) {
    multipliers[i] = data.Integer(1 << 30, INT32_MAX);
    shifts[i] = static_cast<int8_t>(data.Integer(-11, -3));
    bias.s32[i] = data.Integer(-20000, 20000);
  }
}

// Runs the kernel with memory of its own for the output, and with the input at `distance` or, if that must be a
// multiple of `step`, the next one.
template <typename Element, typename Run>
void ExpectSame(const WindowShape& shape, int64_t distance, int64_t step, Run run) {
  const size_t input_bytes =
      static_cast<size_t>(shape.batches * shape.input_height * shape.input_width * shape.input_depth) * sizeof(Element);
  const size_t output_bytes =
      static_cast<size_t>(shape.batches * shape.output_height * shape.output_width * shape.output_depth) *
      sizeof(Element);
  ASSERT_LE(input_bytes, sizeof(input));
  ASSERT_LE(output_bytes + kGuard, sizeof(apart));
  EXPECT_GE(distance, 0);
  const size_t above = static_cast<size_t>((distance + step - 1) / step * step);
  ASSERT_LE(above + input_bytes + 2 * kGuard, sizeof(shared));
  run(reinterpret_cast<const Element*>(input), reinterpret_cast<Element*>(apart));
  memset(shared, 0x5A, sizeof(shared));
  memcpy(shared + kGuard + above, input, input_bytes);
  const size_t end = above + input_bytes > output_bytes ? above + input_bytes : output_bytes;
  run(reinterpret_cast<const Element*>(shared + kGuard + above), reinterpret_cast<Element*>(shared + kGuard));
  EXPECT_ARRAY_EQ(shared + kGuard, apart, output_bytes);
  for (int i = 0; i < kGuard; ++i) {
    EXPECT_EQ(shared[i], 0x5A);
    EXPECT_EQ(shared[static_cast<size_t>(kGuard) + end + static_cast<size_t>(i)], 0x5A);
  }
}

TEST(Sharing, OfConvolutionsOfInt8) {
  TestData data(1);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 11);
    SetSteps(&shape);
    DrawOperands(data, false);
    const Requantization requantization = {multipliers, shifts, -1, 3, INT8_MIN, INT8_MAX};
    ASSERT_LE(static_cast<size_t>(ConvS8S8ScratchSize(shape, shape.input_depth)), sizeof(scratch));
    ExpectSame<int8_t>(shape, ConvS8S8SharingDistance(shape), 1, [&](const int8_t* in, int8_t* out) {
      ConvS8S8(shape, shape.input_depth, 5, requantization, in, filter.s8, bias.s32, out, scratch);
    });
  }
}

TEST(Sharing, OfDepthwiseConvolutionsOfInt8) {
  TestData data(2);
  for (int round = 0; round < 2 * kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 21);
    if (round % 4 == 0) {
      shape.input_depth = 1;
    } else {
      shape.output_depth = shape.input_depth;
    }
    SetSteps(&shape);
    DrawOperands(data, false);
    const Requantization requantization = {multipliers, shifts, -1, 3, INT8_MIN, INT8_MAX};
    ASSERT_LE(static_cast<size_t>(DepthwiseConvS8S8ScratchSize(shape)), sizeof(scratch));
    ExpectSame<int8_t>(shape, DepthwiseConvS8S8SharingDistance(shape), shape.input_depth,
                       [&](const int8_t* in, int8_t* out) {
                         DepthwiseConvS8S8(shape, 5, requantization, in, filter.s8, bias.s32, out, scratch);
                       });
  }
}

TEST(Sharing, OfOtherTypes) {
  TestData data(3);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 7);
    SetSteps(&shape);
    DrawOperands(data, false);
    const Requantization requantization = {multipliers, shifts, -1, 0, INT16_MIN, INT16_MAX};
    ExpectSame<int16_t>(shape, RowSharingDistance(shape, 2, 2), 2, [&](const int16_t* in, int16_t* out) {
      ConvS16S8(shape, shape.input_depth, requantization, in, filter.s8, bias.s32, out);
    });
    const Requantization bytes = {multipliers, shifts, -1, 3, 0, 255};
    ExpectSame<uint8_t>(shape, RowSharingDistance(shape, 1, 1), 1, [&](const uint8_t* in, uint8_t* out) {
      ConvU8U8(shape, shape.input_depth, -7, -9, bytes, in, reinterpret_cast<const uint8_t*>(filter.s8), bias.s32, out);
    });
    DrawOperands(data, true);
    ExpectSame<float>(shape, RowSharingDistance(shape, 4, 4), 4, [&](const float* in, float* out) {
      ConvF32(shape, shape.input_depth, -1e9f, 1e9f, in, filter.f32, bias.f32, out);
    });
    shape.output_depth = shape.input_depth;
    SetSteps(&shape);
    ExpectSame<float>(shape, RowSharingDistance(shape, 4, 4), 4 * shape.input_depth, [&](const float* in, float* out) {
      DepthwiseConvF32(shape, -1e9f, 1e9f, in, filter.f32, bias.f32, out);
    });
  }
}

TEST(Sharing, OfPoolings) {
  TestData data(4);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 9);
    shape.output_depth = shape.input_depth;
    shape.dilation_height = shape.dilation_width = 1;
    // No window lies outside of the input.
    shape.padding_top = shape.padding_top < shape.filter_height ? shape.padding_top : 0;
    shape.padding_left = shape.padding_left < shape.filter_width ? shape.padding_left : 0;
    shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
    shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
    SetSteps(&shape);
    DrawOperands(data, false);
    ExpectSame<int8_t>(shape, RowSharingDistance(shape, 1, 1), shape.input_depth,
                       [&](const int8_t* in, int8_t* out) { AveragePoolS8(shape, INT8_MIN, INT8_MAX, in, out); });
    ExpectSame<int8_t>(shape, RowSharingDistance(shape, 1, 1), shape.input_depth,
                       [&](const int8_t* in, int8_t* out) { MaxPoolS8(shape, INT8_MIN, INT8_MAX, in, out); });
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

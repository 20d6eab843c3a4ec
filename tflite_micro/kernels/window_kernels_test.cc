// Convolutions and poolings against plain loops over every tap with its bounds checked, for many small windows: tails
// of every length, groups, dilations, windows that partly or wholly miss the input, and values at the ends of their
// range.
#include <stdint.h>

#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/transpose_conv.h"
#include "tflite_micro/testing/guarded_memory.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;

constexpr int kRounds = 150;
constexpr int kMaxElements = 1536;
constexpr int kMaxChannels = 24;

union Elements {
  int8_t s8[4 * kMaxElements];
  uint8_t u8[kMaxElements];
  int16_t s16[kMaxElements];
  int32_t s32[kMaxElements];
  float f32[kMaxElements];
};
Elements input, output, expected;
union {
  int8_t s8[4096];
  uint8_t u8[4096];
  float f32[4096];
} filter;
union {
  int32_t s32[kMaxChannels];
  int64_t s64[kMaxChannels];
  float f32[kMaxChannels];
} bias;
int32_t multipliers[kMaxChannels];

// For kernels that need some; those of x86 keep packed filters there.
#ifdef __x86_64__
using Scratch = testing::GuardedMemory<65536>;
#else
using Scratch = testing::GuardedMemory<16384>;
#endif

int8_t shifts[kMaxChannels];

// The tensors have no channels besides those of the convolution. To be called once the depths are final.
void SetSteps(WindowShape& shape) {
  shape.input_step = shape.input_depth;
  shape.output_step = shape.output_depth;
}

// Everything small enough for the arrays above.
WindowShape DrawShape(TestData& data) {
  WindowShape shape;
  shape.batches = data.Integer(1, 2);
  shape.input_height = data.Integer(1, 5);
  shape.input_width = data.Integer(1, 6);
  shape.input_depth = data.Integer(1, 9);
  shape.filter_height = data.Integer(1, 4);
  shape.filter_width = data.Integer(1, 3);
  shape.stride_height = data.Integer(1, 3);
  shape.stride_width = data.Integer(1, 3);
  shape.dilation_height = data.Integer(0, 3) == 0 ? data.Integer(2, 5) : 1;
  shape.dilation_width = data.Integer(0, 3) == 0 ? data.Integer(2, 5) : 1;
  const int32_t extent_height = (shape.filter_height - 1) * shape.dilation_height + 1;
  const int32_t extent_width = (shape.filter_width - 1) * shape.dilation_width + 1;
  shape.padding_top = data.Integer(0, extent_height - 1);
  shape.padding_left = data.Integer(0, extent_width - 1);
  shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
  shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
  if (shape.output_height > 4) shape.output_height = 4;
  if (shape.output_width > 5) shape.output_width = 5;
  shape.output_depth = data.Integer(1, 11);
  SetSteps(shape);
  return shape;
}

int32_t OutputSize(const WindowShape& shape) {
  return shape.batches * shape.output_height * shape.output_width * shape.output_depth;
}

// Values of the whole range, of which some are its ends.
int32_t DrawValue(TestData& data, int32_t lowest, int32_t highest) {
  const int32_t choice = data.Integer(0, 9);
  return choice == 0 ? lowest : choice == 1 ? highest : data.Integer(lowest, highest);
}

void DrawOperands(TestData& data, bool is_int16) {
  for (int i = 0; i < kMaxElements; ++i) {
    if (is_int16) {
      input.s16[i] = static_cast<int16_t>(DrawValue(data, INT16_MIN, INT16_MAX));
    } else {
      input.s8[i] = static_cast<int8_t>(DrawValue(data, INT8_MIN, INT8_MAX));
    }
  }
  for (int i = 0; i < static_cast<int>(sizeof(filter.s8)); ++i) {
    filter.s8[i] = static_cast<int8_t>(DrawValue(data, INT8_MIN, INT8_MAX));
  }
  for (int i = 0; i < kMaxChannels; ++i) {
    multipliers[i] = data.Integer(1 << 30, INT32_MAX);
    shifts[i] = static_cast<int8_t>(data.Integer(is_int16 ? -14 : -11, is_int16 ? -5 : -3));
  }
}

void DrawFloats(TestData& data) {
  data.FillFloats(input.f32, kMaxElements, -1, 1);
  data.FillFloats(filter.f32, 4096, -1, 1);
  data.FillFloats(bias.f32, kMaxChannels, -1, 1);
}

// Three times in four with the type's whole range, for which there are kernels of their own.
Requantization DrawRequantization(TestData& data, bool is_int16) {
  const int32_t channel_mask = data.Integer(-1, 0);
  const int32_t limit = is_int16 ? INT16_MAX : INT8_MAX;
  const int32_t highest = data.Integer(0, 3) == 0 ? data.Integer(0, limit) : limit;
  if (is_int16) return {multipliers, shifts, channel_mask, 0, INT16_MIN, highest};
  return {multipliers, shifts, channel_mask, data.Integer(-128, 127), INT8_MIN, highest};
}

// What lies behind an output's end, which no kernel touches.
constexpr int kGuards = 16;
void SetGuards(int32_t size) {
  for (int i = 0; i < kGuards; ++i) output.s8[size + i] = static_cast<int8_t>(0x5A + i);
}
void ExpectGuards(int32_t size) {
  for (int i = 0; i < kGuards; ++i) EXPECT_EQ(output.s8[size + i], static_cast<int8_t>(0x5A + i));
}

int32_t Index(int32_t batch, int32_t y, int32_t x, int32_t channel, int32_t height, int32_t width, int32_t depth) {
  return ((batch * height + y) * width + x) * depth + channel;
}

// Calls out(index, batch, y, x, channel) for every output.
template <typename Out>
void ForEachOutput(const WindowShape& shape, Out out) {
  for (int32_t index = 0; index < OutputSize(shape); ++index) {
    const int32_t channel = index % shape.output_depth;
    const int32_t position = index / shape.output_depth;
    const int32_t x = position % shape.output_width;
    const int32_t row = position / shape.output_width;
    out(index, row / shape.output_height, row % shape.output_height, x, channel);
  }
}

// Calls tap(i, j, position) for every tap inside of the input; position: of its first channel.
template <typename Tap>
int32_t ForEachTap(const WindowShape& shape, int32_t batch, int32_t y, int32_t x, Tap tap) {
  int32_t count = 0;
  for (int32_t i = 0; i < shape.filter_height; ++i) {
    for (int32_t j = 0; j < shape.filter_width; ++j) {
      const int32_t v = y * shape.stride_height - shape.padding_top + i * shape.dilation_height;
      const int32_t u = x * shape.stride_width - shape.padding_left + j * shape.dilation_width;
      if (v < 0 || v >= shape.input_height || u < 0 || u >= shape.input_width) continue;
      tap(i, j, Index(batch, v, u, 0, shape.input_height, shape.input_width, shape.input_depth));
      ++count;
    }
  }
  return count;
}

template <typename Sum, typename Input, typename Weight>
Sum PlainConv(const WindowShape& shape, int32_t filter_depth, int32_t batch, int32_t y, int32_t x, int32_t channel,
              const Input* in, const Weight* w, int32_t input_offset) {
  const int32_t group_outputs = shape.output_depth / (shape.input_depth / filter_depth);
  Sum sum = 0;
  ForEachTap(shape, batch, y, x, [&](int32_t i, int32_t j, int32_t position) {
    for (int32_t d = 0; d < filter_depth; ++d) {
      const int32_t weight = ((channel * shape.filter_height + i) * shape.filter_width + j) * filter_depth + d;
      sum += static_cast<Sum>(in[position + channel / group_outputs * filter_depth + d] + input_offset) * w[weight];
    }
  });
  return sum;
}

template <typename Sum, typename Input, typename Weight>
Sum PlainDepthwise(const WindowShape& shape, int32_t batch, int32_t y, int32_t x, int32_t channel, const Input* in,
                   const Weight* w, int32_t input_offset) {
  const int32_t multiplier = shape.output_depth / shape.input_depth;
  Sum sum = 0;
  ForEachTap(shape, batch, y, x, [&](int32_t i, int32_t j, int32_t position) {
    sum += static_cast<Sum>(in[position + channel / multiplier] + input_offset) *
           w[(i * shape.filter_width + j) * shape.output_depth + channel];
  });
  return sum;
}

// Goes from the input to the output, as the definition does.
template <typename Sum, typename Input, typename Weight>
Sum PlainTransposeConv(const WindowShape& shape, int32_t batch, int32_t y, int32_t x, int32_t channel, const Input* in,
                       const Weight* w, int32_t input_offset) {
  Sum sum = 0;
  for (int32_t v = 0; v < shape.input_height; ++v) {
    for (int32_t u = 0; u < shape.input_width; ++u) {
      const int32_t i = y - (v * shape.stride_height - shape.padding_top);
      const int32_t j = x - (u * shape.stride_width - shape.padding_left);
      if (i < 0 || i >= shape.filter_height || j < 0 || j >= shape.filter_width) continue;
      for (int32_t d = 0; d < shape.input_depth; ++d) {
        const int32_t at = Index(batch, v, u, d, shape.input_height, shape.input_width, shape.input_depth);
        sum += static_cast<Sum>(in[at] + input_offset) *
               w[((channel * shape.filter_height + i) * shape.filter_width + j) * shape.input_depth + d];
      }
    }
  }
  return sum;
}

// A number of groups that divides both depths; adjusts the output depth to it.
int32_t DrawFilterDepth(TestData& data, WindowShape& shape) {
  const int32_t groups = data.Integer(0, 2) == 0 ? data.Integer(1, 3) : 1;
  const int32_t filter_depth = (shape.input_depth + groups - 1) / groups;
  shape.input_depth = filter_depth * groups;
  shape.output_depth = (shape.output_depth + groups - 1) / groups * groups;
  SetSteps(shape);
  return filter_depth;
}

// Biases; null one time in four.
const int32_t* DrawBias32(TestData& data) {
  for (int i = 0; i < kMaxChannels; ++i) bias.s32[i] = data.Integer(-20000, 20000);
  return data.Integer(0, 3) == 0 ? nullptr : bias.s32;
}
const int64_t* DrawBias64(TestData& data) {
  for (int i = 0; i < kMaxChannels; ++i) bias.s64[i] = data.Integer(-2000000, 2000000);
  return data.Integer(0, 3) == 0 ? nullptr : bias.s64;
}

void ExpectConvS8(TestData& data, const WindowShape& shape, int32_t filter_depth) {
  DrawOperands(data, false);
  const int32_t* biases = DrawBias32(data);
  const int32_t offset = data.Integer(-127, 128);
  const Requantization requantization = DrawRequantization(data, false);
  ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
    const int32_t sum = PlainConv<int32_t>(shape, filter_depth, batch, y, x, channel, input.s8, filter.s8, offset);
    expected.s8[index] =
        static_cast<int8_t>(requantization.Apply(sum + (biases != nullptr ? biases[channel] : 0), channel));
  });
  Scratch scratch(static_cast<size_t>(ConvS8S8ScratchSize(shape, filter_depth)));
  SetGuards(OutputSize(shape));
  ConvS8S8(shape, filter_depth, offset, requantization, input.s8, filter.s8, biases, output.s8, scratch.data());
  EXPECT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
  ExpectGuards(OutputSize(shape));
}

TEST(Conv, S8EqualsPlainLoops) {
  TestData data(1);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data);
    const int32_t filter_depth = DrawFilterDepth(data, shape);
    ExpectConvS8(data, shape, filter_depth);
  }
}

// As deep as the last layers of networks are.
TEST(Conv, S8DeepWindowsEqualPlainLoops) {
  TestData data(13);
  const WindowShape shapes[] = {{1, 3, 4, 120, 3, 3, 3, 4, 3, 1, 1, 1, 1, 1, 1, 120, 3},
                                {1, 5, 5, 61, 1, 1, 5, 5, 24, 1, 1, 1, 1, 0, 0, 61, 24},
                                {1, 7, 6, 36, 2, 2, 4, 3, 20, 2, 2, 1, 1, 1, 0, 36, 20},
                                {1, 2, 4, 180, 2, 2, 2, 4, 3, 1, 1, 1, 1, 1, 1, 180, 3}};
  for (const WindowShape& shape : shapes) ExpectConvS8(data, shape, shape.input_depth);
}

// Left shifts, sums near the ends of their range, and ranges narrower than the output's type.
TEST(Conv, S8UnusualFactorsEqualPlainLoops) {
  TestData data(14);
  for (int round = 0; round < 30 && !testing::HasFailure(); ++round) {
    const WindowShape shape = {1, 3, 3, 8, 1, 1, 3, 3, 5, 1, 1, 1, 1, 0, 0, 8, 5};
    DrawOperands(data, false);
    for (int i = 0; i < kMaxChannels; ++i) {
      bias.s32[i] = data.Integer(0, 1) == 0 ? data.Integer(-20000, 20000) : data.Integer(INT32_MIN, INT32_MAX);
      shifts[i] = static_cast<int8_t>(data.Integer(-31, 1));
    }
    const Requantization requantization = {
        multipliers, shifts, -1, data.Integer(-128, 127), data.Integer(-128, -1), data.Integer(0, 127)};
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const int32_t sum = PlainConv<int32_t>(shape, 8, batch, y, x, channel, input.s8, filter.s8, 5);
      const uint32_t total = static_cast<uint32_t>(sum) + static_cast<uint32_t>(bias.s32[channel]);
      expected.s8[index] = static_cast<int8_t>(requantization.Apply(static_cast<int32_t>(total), channel));
    });
    Scratch scratch(static_cast<size_t>(ConvS8S8ScratchSize(shape, 8)));
    ConvS8S8(shape, 8, 5, requantization, input.s8, filter.s8, bias.s32, output.s8, scratch.data());
    EXPECT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
  }
}

TEST(Conv, S16EqualsPlainLoops) {
  TestData data(2);
  for (int round = 0; round < kRounds; ++round) {
    WindowShape shape = DrawShape(data);
    const int32_t filter_depth = DrawFilterDepth(data, shape);
    DrawOperands(data, true);
    const Requantization requantization = DrawRequantization(data, true);
    const auto expect = [&](auto biases, auto zero) {
      using Sum = decltype(zero);
      ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
        const Sum sum = PlainConv<Sum>(shape, filter_depth, batch, y, x, channel, input.s16, filter.s8, 0);
        expected.s16[index] = static_cast<int16_t>(
            requantization.Apply(static_cast<Sum>(sum + (biases != nullptr ? biases[channel] : 0)), channel));
      });
      ConvS16S8(shape, filter_depth, requantization, input.s16, filter.s8, biases, output.s16);
      EXPECT_ARRAY_EQ(output.s16, expected.s16, static_cast<size_t>(OutputSize(shape)));
    };
    expect(DrawBias64(data), int64_t{0});
    expect(DrawBias32(data), int32_t{0});
    if (testing::HasFailure()) return;
  }
}

// Factors and biases of int16 that only arithmetic of 64 bits will do for, among usual ones.
const int64_t* DrawUnusualFactorsS16(TestData& data) {
  const bool has_usual_factors = data.Integer(0, 2) == 0;
  const bool has_usual_biases = data.Integer(0, 2) == 0;
  for (int i = 0; i < kMaxChannels; ++i) {
    shifts[i] = static_cast<int8_t>(has_usual_factors ? data.Integer(-17, -1) : data.Integer(-31, 2));
    if (data.Integer(0, 7) == 0) multipliers[i] = data.Integer(0, 1) == 0 ? 0 : data.Integer(0x7FFEFFFF, INT32_MAX);
    const int64_t scale = has_usual_biases ? 1 : data.Integer(1, 1 << 12);
    bias.s64[i] = data.Integer(-(1 << 30), 1 << 30) * scale;
    if (data.Integer(0, 7) == 0) bias.s64[i] = data.Integer(0, 1) == 0 ? INT32_MAX : INT32_MIN;
  }
  return bias.s64;
}

TEST(Conv, S16UnusualFactorsEqualPlainLoops) {
  TestData data(18);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data);
    const int32_t filter_depth = DrawFilterDepth(data, shape);
    DrawOperands(data, true);
    const int64_t* biases = DrawUnusualFactorsS16(data);
    const Requantization requantization = DrawRequantization(data, true);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const int64_t sum = PlainConv<int64_t>(shape, filter_depth, batch, y, x, channel, input.s16, filter.s8, 0);
      expected.s16[index] = static_cast<int16_t>(requantization.Apply(sum + biases[channel], channel));
    });
    SetGuards(2 * OutputSize(shape));
    ConvS16S8(shape, filter_depth, requantization, input.s16, filter.s8, biases, output.s16);
    EXPECT_ARRAY_EQ(output.s16, expected.s16, static_cast<size_t>(OutputSize(shape)));
    ExpectGuards(2 * OutputSize(shape));
  }
}

// The sums of 600 extreme products, which do not fit in 32 bits.
TEST(Conv, S16SumsHaveMoreThan32Bits) {
  const WindowShape shape = {1, 1, 1, 600, 1, 1, 1, 1, 5, 1, 1, 1, 1, 0, 0, 600, 5};
  for (int i = 0; i < 600; ++i) input.s16[i] = INT16_MIN;
  for (int i = 0; i < 5 * 600; ++i) filter.s8[i] = INT8_MIN;
  for (int i = 0; i < 5; ++i) {
    multipliers[i] = 1 << 30;
    shifts[i] = -16;
  }
  const Requantization requantization = {multipliers, shifts, -1, 0, INT16_MIN, INT16_MAX};
  ConvS16S8(shape, 600, requantization, input.s16, filter.s8, static_cast<const int64_t*>(nullptr), output.s16);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(output.s16[i], 600 * 32768 / (1 << 10));
}

TEST(Conv, F32IsNearPlainLoops) {
  TestData data(3);
  for (int round = 0; round < kRounds; ++round) {
    WindowShape shape = DrawShape(data);
    const int32_t filter_depth = DrawFilterDepth(data, shape);
    DrawFloats(data);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const float sum = PlainConv<float>(shape, filter_depth, batch, y, x, channel, input.f32, filter.f32, 0);
      expected.f32[index] = Clamp(sum + bias.f32[channel], -0.5f, 2.0f);
    });
    ConvF32(shape, filter_depth, -0.5f, 2.0f, input.f32, filter.f32, bias.f32, output.f32);
    ASSERT_ARRAY_NEAR(output.f32, expected.f32, static_cast<size_t>(OutputSize(shape)), 1e-5);
  }
}

WindowShape DrawDepthwiseShape(TestData& data) {
  WindowShape shape = DrawShape(data);
  const int32_t multiplier = data.Integer(0, 1) == 0 ? 1 : data.Integer(2, 6);
  if (multiplier > 2 && shape.input_depth > 3) shape.input_depth = 3;
  shape.output_depth = shape.input_depth * multiplier;
  SetSteps(shape);
  return shape;
}

void ExpectDepthwiseS8(TestData& data, const WindowShape& shape) {
  DrawOperands(data, false);
  const int32_t* biases = DrawBias32(data);
  const int32_t offset = data.Integer(-127, 128);
  const Requantization requantization = DrawRequantization(data, false);
  ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
    const int32_t sum = PlainDepthwise<int32_t>(shape, batch, y, x, channel, input.s8, filter.s8, offset);
    expected.s8[index] =
        static_cast<int8_t>(requantization.Apply(sum + (biases != nullptr ? biases[channel] : 0), channel));
  });
  Scratch scratch(static_cast<size_t>(DepthwiseConvS8S8ScratchSize(shape)));
  SetGuards(OutputSize(shape));
  DepthwiseConvS8S8(shape, offset, requantization, input.s8, filter.s8, biases, output.s8, scratch.data());
  EXPECT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
  ExpectGuards(OutputSize(shape));
}

TEST(DepthwiseConv, S8EqualsPlainLoops) {
  TestData data(4);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    ExpectDepthwiseS8(data, DrawDepthwiseShape(data));
  }
}

// Windows of 3 by 3 with a multiplier of 1, which have a loop of their own, over rows long enough for it.
TEST(DepthwiseConv, S8UsualWindowsEqualPlainLoops) {
  TestData data(12);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data);
    shape.filter_height = shape.filter_width = 3;
    shape.input_width = data.Integer(3, 12);
    shape.stride_width = data.Integer(1, 2);
    shape.padding_top = data.Integer(0, 2 * shape.dilation_height);
    shape.padding_left = data.Integer(0, 2 * shape.dilation_width);
    shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
    shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
    if (shape.output_height > 5) shape.output_height = 5;
    if (shape.output_width > 12) shape.output_width = 12;
    shape.output_depth = shape.input_depth;
    SetSteps(shape);
    ExpectDepthwiseS8(data, shape);
  }
}

// The same over rows so long that kernels which keep some of them do so for one channel at a time.
TEST(DepthwiseConv, S8UsualWindowsOverLongRowsEqualPlainLoops) {
  TestData data(40);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data);
    shape.batches = 1;
    shape.filter_height = shape.filter_width = 3;
    shape.dilation_height = shape.dilation_width = 1;
    shape.stride_width = data.Integer(1, 2);
    shape.input_height = data.Integer(1, 4);
    shape.input_width = data.Integer(40, 60);
    shape.input_depth = data.Integer(1, 6);
    shape.padding_top = data.Integer(0, 2);
    shape.padding_left = data.Integer(0, 2);
    shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
    shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
    shape.output_depth = shape.input_depth * data.Integer(1, shape.input_depth > 3 ? 1 : 2);
    SetSteps(shape);
    ExpectDepthwiseS8(data, shape);
  }
}

// Windows of up to seven rows and columns over up to 20 channels; now and then over a single column, as in time series.
WindowShape DrawLargeDepthwiseShape(TestData& data) {
  const bool is_column = data.Integer(0, 2) == 0;
  WindowShape shape = DrawShape(data);
  shape.batches = data.Integer(1, 4) == 1 ? 2 : 1;
  shape.filter_height = data.Integer(1, 7);
  shape.filter_width = is_column ? 1 : data.Integer(1, 7);
  shape.input_height = data.Integer(1, 8 / shape.batches);
  shape.input_width = is_column ? 1 : data.Integer(1, 8);
  shape.padding_top = data.Integer(0, (shape.filter_height - 1) * shape.dilation_height);
  shape.padding_left = data.Integer(0, (shape.filter_width - 1) * shape.dilation_width);
  shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
  shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
  if (shape.output_height > 4) shape.output_height = 4;
  if (shape.output_width > 8) shape.output_width = 8;
  const int32_t multiplier = data.Integer(0, 2) == 0 ? data.Integer(2, 9) : 1;
  shape.input_depth = data.Integer(1, 20 / multiplier);
  shape.output_depth = shape.input_depth * multiplier;
  SetSteps(shape);
  return shape;
}

TEST(DepthwiseConv, S8LargeWindowsEqualPlainLoops) {
  TestData data(16);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    ExpectDepthwiseS8(data, DrawLargeDepthwiseShape(data));
  }
}

// Left shifts, multipliers of 0, and sums and ranges as they are rarely.
TEST(DepthwiseConv, S8UnusualFactorsEqualPlainLoops) {
  TestData data(17);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = round % 2 == 0 ? DrawLargeDepthwiseShape(data) : DrawDepthwiseShape(data);
    DrawOperands(data, false);
    const int32_t highest_shift = round % 3 == 0 ? 1 : -1;
    for (int i = 0; i < kMaxChannels; ++i) {
      bias.s32[i] = data.Integer(0, 1) == 0 ? data.Integer(-20000, 20000) : data.Integer(INT32_MIN, INT32_MAX);
      shifts[i] = static_cast<int8_t>(data.Integer(-31, highest_shift));
      if (data.Integer(0, 7) != 0) continue;
      multipliers[i] = 0;
      shifts[i] = 0;
    }
    const Requantization requantization = {
        multipliers, shifts, -1, data.Integer(-128, 127), data.Integer(-128, -1), data.Integer(0, 127)};
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const int32_t sum = PlainDepthwise<int32_t>(shape, batch, y, x, channel, input.s8, filter.s8, 5);
      const uint32_t total = static_cast<uint32_t>(sum) + static_cast<uint32_t>(bias.s32[channel]);
      expected.s8[index] = static_cast<int8_t>(requantization.Apply(static_cast<int32_t>(total), channel));
    });
    Scratch scratch(static_cast<size_t>(DepthwiseConvS8S8ScratchSize(shape)));
    DepthwiseConvS8S8(shape, 5, requantization, input.s8, filter.s8, bias.s32, output.s8, scratch.data());
    EXPECT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
  }
}

void ExpectDepthwiseS16(TestData& data, const WindowShape& shape) {
  DrawOperands(data, true);
  const int64_t* biases = DrawBias64(data);
  const Requantization requantization = DrawRequantization(data, true);
  ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
    const int64_t sum = PlainDepthwise<int64_t>(shape, batch, y, x, channel, input.s16, filter.s8, 0);
    expected.s16[index] =
        static_cast<int16_t>(requantization.Apply(sum + (biases != nullptr ? biases[channel] : 0), channel));
  });
  SetGuards(2 * OutputSize(shape));
  DepthwiseConvS16S8(shape, requantization, input.s16, filter.s8, biases, output.s16);
  EXPECT_ARRAY_EQ(output.s16, expected.s16, static_cast<size_t>(OutputSize(shape)));
  ExpectGuards(2 * OutputSize(shape));
}

TEST(DepthwiseConv, S16EqualsPlainLoops) {
  TestData data(5);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    ExpectDepthwiseS16(data, DrawDepthwiseShape(data));
    ExpectDepthwiseS16(data, DrawLargeDepthwiseShape(data));
  }
}

TEST(DepthwiseConv, S16UnusualFactorsEqualPlainLoops) {
  TestData data(19);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = round % 2 == 0 ? DrawLargeDepthwiseShape(data) : DrawDepthwiseShape(data);
    DrawOperands(data, true);
    const int64_t* biases = DrawUnusualFactorsS16(data);
    const Requantization requantization = DrawRequantization(data, true);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const int64_t sum = PlainDepthwise<int64_t>(shape, batch, y, x, channel, input.s16, filter.s8, 0);
      expected.s16[index] = static_cast<int16_t>(requantization.Apply(sum + biases[channel], channel));
    });
    DepthwiseConvS16S8(shape, requantization, input.s16, filter.s8, biases, output.s16);
    EXPECT_ARRAY_EQ(output.s16, expected.s16, static_cast<size_t>(OutputSize(shape)));
  }
}

// The sums of 255 to 601 extreme products, of which the last do not fit in 32 bits.
TEST(DepthwiseConv, S16SumsHaveMoreThan32Bits) {
  const int32_t lengths[] = {255, 256, 257, 601};
  for (const int32_t length : lengths) {
    const WindowShape shape = {1, length, 1, 2, length, 1, 1, 1, 2, 1, 1, 1, 1, 0, 0, 2, 2};
    for (int i = 0; i < 2 * length; ++i) {
      input.s16[i] = INT16_MIN;
      filter.s8[i] = INT8_MIN;
      if (i % 2 == 1) filter.s8[i] = INT8_MAX;
    }
    for (int i = 0; i < 2; ++i) {
      multipliers[i] = 1 << 30;
      shifts[i] = -16;
      bias.s64[i] = i == 0 ? (1 << 30) - 1 : -(1 << 30);
    }
    const Requantization requantization = {multipliers, shifts, -1, 0, INT16_MIN, INT16_MAX};
    DepthwiseConvS16S8(shape, requantization, input.s16, filter.s8, bias.s64, output.s16);
    for (int32_t i = 0; i < 2; ++i) {
      const int64_t product = int64_t{INT16_MIN} * (i == 0 ? INT8_MIN : INT8_MAX);
      EXPECT_EQ(output.s16[i], requantization.Apply(length * product + bias.s64[i], i));
    }
  }
}

TEST(DepthwiseConv, F32IsNearPlainLoops) {
  TestData data(6);
  for (int round = 0; round < kRounds; ++round) {
    const WindowShape shape = DrawDepthwiseShape(data);
    DrawFloats(data);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const float sum = PlainDepthwise<float>(shape, batch, y, x, channel, input.f32, filter.f32, 0);
      expected.f32[index] = Clamp(sum + bias.f32[channel], -0.5f, 2.0f);
    });
    DepthwiseConvF32(shape, -0.5f, 2.0f, input.f32, filter.f32, bias.f32, output.f32);
    ASSERT_ARRAY_NEAR(output.f32, expected.f32, static_cast<size_t>(OutputSize(shape)), 1e-5);
  }
}

// Any output size: some outputs are reached by no input.
WindowShape DrawTransposeShape(TestData& data) {
  WindowShape shape = DrawShape(data);
  shape.dilation_height = shape.dilation_width = 1;
  shape.padding_top = data.Integer(0, shape.filter_height - 1);
  shape.padding_left = data.Integer(0, shape.filter_width - 1);
  shape.output_height = data.Integer(1, 8);
  shape.output_width = data.Integer(1, 8);
  return shape;
}

TEST(TransposeConv, S8EqualsPlainLoops) {
  TestData data(7);
  for (int round = 0; round < kRounds; ++round) {
    const WindowShape shape = DrawTransposeShape(data);
    DrawOperands(data, false);
    const int32_t* biases = DrawBias32(data);
    const int32_t offset = data.Integer(-127, 128);
    const Requantization requantization = DrawRequantization(data, false);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const int32_t sum = PlainTransposeConv<int32_t>(shape, batch, y, x, channel, input.s8, filter.s8, offset);
      expected.s8[index] =
          static_cast<int8_t>(requantization.Apply(sum + (biases != nullptr ? biases[channel] : 0), channel));
    });
    Scratch scratch(static_cast<size_t>(TransposeConvS8S8ScratchSize(shape)));
    SetGuards(OutputSize(shape));
    TransposeConvS8S8(shape, offset, requantization, input.s8, filter.s8, biases, output.s8, scratch.data());
    ASSERT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
    ExpectGuards(OutputSize(shape));
  }
}

TEST(TransposeConv, S16EqualsPlainLoops) {
  TestData data(8);
  for (int round = 0; round < kRounds; ++round) {
    const WindowShape shape = DrawTransposeShape(data);
    DrawOperands(data, true);
    const Requantization requantization = DrawRequantization(data, true);
    const auto expect = [&](auto biases, auto zero) {
      using Sum = decltype(zero);
      ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
        const Sum sum = PlainTransposeConv<Sum>(shape, batch, y, x, channel, input.s16, filter.s8, 0);
        expected.s16[index] = static_cast<int16_t>(
            requantization.Apply(static_cast<Sum>(sum + (biases != nullptr ? biases[channel] : 0)), channel));
      });
      TransposeConvS16S8(shape, requantization, input.s16, filter.s8, biases, output.s16);
      EXPECT_ARRAY_EQ(output.s16, expected.s16, static_cast<size_t>(OutputSize(shape)));
    };
    expect(DrawBias64(data), int64_t{0});
    expect(DrawBias32(data), int32_t{0});
    if (testing::HasFailure()) return;
  }
}

TEST(TransposeConv, F32IsNearPlainLoops) {
  TestData data(9);
  for (int round = 0; round < kRounds; ++round) {
    const WindowShape shape = DrawTransposeShape(data);
    DrawFloats(data);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      const float sum = PlainTransposeConv<float>(shape, batch, y, x, channel, input.f32, filter.f32, 0);
      expected.f32[index] = Clamp(sum + bias.f32[channel], -0.5f, 2.0f);
    });
    TransposeConvF32(shape, -0.5f, 2.0f, input.f32, filter.f32, bias.f32, output.f32);
    ASSERT_ARRAY_NEAR(output.f32, expected.f32, static_cast<size_t>(OutputSize(shape)), 1e-5);
  }
}

// uint8: `moved` becomes the filter with its offset added, for the plain loops.
int16_t moved_filter[4096];
struct OffsetsU8 {
  int32_t input;
  int32_t filter;
};
OffsetsU8 DrawOperandsU8(TestData& data) {
  DrawOperands(data, false);
  const OffsetsU8 offsets = {data.Integer(-255, 0), data.Integer(-255, 0)};
  for (int i = 0; i < kMaxElements; ++i) input.u8[i] = static_cast<uint8_t>(DrawValue(data, 0, UINT8_MAX));
  for (int i = 0; i < 4096; ++i) {
    filter.u8[i] = static_cast<uint8_t>(DrawValue(data, 0, UINT8_MAX));
    moved_filter[i] = static_cast<int16_t>(filter.u8[i] + offsets.filter);
  }
  return offsets;
}

Requantization DrawRequantizationU8(TestData& data) {
  return {multipliers, shifts, 0, data.Integer(0, 255), data.Integer(0, 100), data.Integer(101, 255)};
}

// Compares outputs of uint8, and accumulators of the same window in int8, with `plain(in, w, offset, ...)`.
template <typename Plain, typename U8, typename Sums>
void ExpectU8AndSums(TestData& data, const WindowShape& shape, Plain plain, U8 kernel, Sums sums) {
  const OffsetsU8 offsets = DrawOperandsU8(data);
  const int32_t* biases = DrawBias32(data);
  const Requantization requantization = DrawRequantizationU8(data);
  ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
    const int32_t sum = plain(batch, y, x, channel, input.u8, moved_filter, offsets.input);
    expected.u8[index] =
        static_cast<uint8_t>(requantization.Apply(sum + (biases != nullptr ? biases[channel] : 0), channel));
  });
  kernel(offsets, requantization, biases);
  EXPECT_ARRAY_EQ(output.u8, expected.u8, static_cast<size_t>(OutputSize(shape)));

  if (OutputSize(shape) > kMaxElements) return;
  DrawOperands(data, false);
  const int32_t offset = data.Integer(-127, 128);
  ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
    expected.s32[index] = plain(batch, y, x, channel, input.s8, filter.s8, offset);
  });
  sums(offset);
  EXPECT_ARRAY_EQ(output.s32, expected.s32, static_cast<size_t>(OutputSize(shape)));
}

TEST(Conv, U8AndSumsEqualPlainLoops) {
  TestData data(21);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data);
    const int32_t depth = DrawFilterDepth(data, shape);
    ExpectU8AndSums(
        data, shape,
        [&](int32_t batch, int32_t y, int32_t x, int32_t channel, const auto* in, const auto* w, int32_t offset) {
          return PlainConv<int32_t>(shape, depth, batch, y, x, channel, in, w, offset);
        },
        [&](const OffsetsU8& offsets, const Requantization& requantization, const int32_t* biases) {
          ConvU8U8(shape, depth, offsets.input, offsets.filter, requantization, input.u8, filter.u8, biases, output.u8);
        },
        [&](int32_t offset) { ConvS8S8ToS32(shape, depth, offset, input.s8, filter.s8, output.s32); });
  }
}

TEST(DepthwiseConv, U8AndSumsEqualPlainLoops) {
  TestData data(22);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = DrawDepthwiseShape(data);
    ExpectU8AndSums(
        data, shape,
        [&](int32_t batch, int32_t y, int32_t x, int32_t channel, const auto* in, const auto* w, int32_t offset) {
          return PlainDepthwise<int32_t>(shape, batch, y, x, channel, in, w, offset);
        },
        [&](const OffsetsU8& offsets, const Requantization& requantization, const int32_t* biases) {
          DepthwiseConvU8U8(shape, offsets.input, offsets.filter, requantization, input.u8, filter.u8, biases,
                            output.u8);
        },
        [&](int32_t offset) { DepthwiseConvS8S8ToS32(shape, offset, input.s8, filter.s8, output.s32); });
  }
}

TEST(TransposeConv, U8AndSumsEqualPlainLoops) {
  TestData data(23);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = DrawTransposeShape(data);
    ExpectU8AndSums(
        data, shape,
        [&](int32_t batch, int32_t y, int32_t x, int32_t channel, const auto* in, const auto* w, int32_t offset) {
          return PlainTransposeConv<int32_t>(shape, batch, y, x, channel, in, w, offset);
        },
        [&](const OffsetsU8& offsets, const Requantization& requantization, const int32_t* biases) {
          TransposeConvU8U8(shape, offsets.input, offsets.filter, requantization, input.u8, filter.u8, biases,
                            output.u8);
        },
        [&](int32_t offset) { TransposeConvS8S8ToS32(shape, offset, input.s8, filter.s8, output.s32); });
  }
}

// A convolution that sees some of its tensors' channels leaves the others alone: channel by channel gives the whole.
TEST(Conv, S8ByPartsOfTheChannels) {
  TestData data(24);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data);
    const int32_t depth = DrawFilterDepth(data, shape);
    DrawOperands(data, false);
    const Requantization requantization = DrawRequantization(data, false);
    Scratch scratch(static_cast<size_t>(ConvS8S8ScratchSize(shape, depth)));
    ConvS8S8(shape, depth, 5, requantization, input.s8, filter.s8, nullptr, expected.s8, scratch.data());
    const int32_t filter_size = shape.filter_height * shape.filter_width * depth;
    const int32_t group_outputs = shape.output_depth / (shape.input_depth / depth);
    for (int32_t channel = 0; channel < shape.output_depth;) {
      WindowShape part = shape;
      part.input_depth = depth;
      part.output_depth = data.Integer(1, group_outputs - channel % group_outputs);
      ConvS8S8(part, depth, 5, requantization.From(channel), input.s8 + channel / group_outputs * depth,
               filter.s8 + channel * filter_size, nullptr, output.s8 + channel, scratch.data());
      channel += part.output_depth;
    }
    EXPECT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
  }
}

TEST(DepthwiseConv, S8ByPartsOfTheChannels) {
  TestData data(25);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = DrawDepthwiseShape(data);
    DrawOperands(data, false);
    const Requantization requantization = DrawRequantization(data, false);
    Scratch scratch(static_cast<size_t>(DepthwiseConvS8S8ScratchSize(shape)));
    DepthwiseConvS8S8(shape, 5, requantization, input.s8, filter.s8, nullptr, expected.s8, scratch.data());
    const int32_t multiplier = shape.output_depth / shape.input_depth;
    for (int32_t first = 0; first < shape.input_depth;) {
      WindowShape part = shape;
      part.input_depth = data.Integer(1, shape.input_depth - first);
      part.output_depth = part.input_depth * multiplier;
      int8_t weights[4096];
      for (int32_t tap = 0; tap < shape.filter_height * shape.filter_width; ++tap) {
        for (int32_t i = 0; i < part.output_depth; ++i) {
          weights[tap * part.output_depth + i] = filter.s8[tap * shape.output_depth + first * multiplier + i];
        }
      }
      DepthwiseConvS8S8(part, 5, requantization.From(first * multiplier), input.s8 + first, weights, nullptr,
                        output.s8 + first * multiplier, scratch.data());
      first += part.input_depth;
    }
    EXPECT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
  }
}

TEST(TransposeConv, S8ByPartsOfTheChannels) {
  TestData data(26);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = DrawTransposeShape(data);
    DrawOperands(data, false);
    const Requantization requantization = DrawRequantization(data, false);
    Scratch scratch(static_cast<size_t>(TransposeConvS8S8ScratchSize(shape)));
    TransposeConvS8S8(shape, 5, requantization, input.s8, filter.s8, nullptr, expected.s8, scratch.data());
    const int32_t filter_size = shape.filter_height * shape.filter_width * shape.input_depth;
    for (int32_t channel = 0; channel < shape.output_depth;) {
      WindowShape part = shape;
      part.output_depth = data.Integer(1, shape.output_depth - channel);
      TransposeConvS8S8(part, 5, requantization.From(channel), input.s8, filter.s8 + channel * filter_size, nullptr,
                        output.s8 + channel, scratch.data());
      channel += part.output_depth;
    }
    EXPECT_ARRAY_EQ(output.s8, expected.s8, static_cast<size_t>(OutputSize(shape)));
  }
}

WindowShape DrawPoolShape(TestData& data) {
  WindowShape shape = DrawShape(data);
  shape.dilation_height = shape.dilation_width = 1;
  shape.padding_top = data.Integer(0, shape.filter_height - 1);
  shape.padding_left = data.Integer(0, shape.filter_width - 1);
  shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
  shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
  shape.output_depth = shape.input_depth;
  return shape;
}

// The mean and maximum of the taps, as integers.
template <typename Element>
void ExpectPools(const WindowShape& shape, int32_t lowest, int32_t highest, const Element* in, Element* out,
                 Element* want, void (*average)(const WindowShape&, int32_t, int32_t, const Element*, Element*),
                 void (*maximum)(const WindowShape&, int32_t, int32_t, const Element*, Element*)) {
  const size_t size = static_cast<size_t>(OutputSize(shape));
  ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
    int32_t sum = 0;
    const int32_t count =
        ForEachTap(shape, batch, y, x, [&](int32_t, int32_t, int32_t position) { sum += in[position + channel]; });
    const int32_t doubled = 2 * (sum < 0 ? -sum : sum) + count;
    const int32_t mean = doubled / (2 * count);
    want[index] = static_cast<Element>(Clamp(sum < 0 ? -mean : mean, lowest, highest));
  });
  average(shape, lowest, highest, in, out);
  EXPECT_ARRAY_EQ(out, want, size);
  ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
    int32_t largest = INT32_MIN;
    ForEachTap(shape, batch, y, x, [&](int32_t, int32_t, int32_t position) {
      if (in[position + channel] > largest) largest = in[position + channel];
    });
    want[index] = static_cast<Element>(Clamp(largest, lowest, highest));
  });
  maximum(shape, lowest, highest, in, out);
  EXPECT_ARRAY_EQ(out, want, size);
}

TEST(Pooling, IntegersEqualPlainLoops) {
  TestData data(10);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = DrawPoolShape(data);
    DrawOperands(data, false);
    ExpectPools(shape, data.Integer(-128, -60), data.Integer(60, 127), input.s8, output.s8, expected.s8, AveragePoolS8,
                MaxPoolS8);
    DrawOperands(data, true);
    ExpectPools(shape, data.Integer(-32768, -20000), data.Integer(20000, 32767), input.s16, output.s16, expected.s16,
                AveragePoolS16, MaxPoolS16);
  }
}

// Of as many taps as sums of int8 in 16 bits have room for, one row fewer and one more, whatever their values.
TEST(Pooling, S8LargeWindowsEqualPlainLoops) {
  TestData data(15);
  for (int32_t height = 15; height <= 17; ++height) {
    for (int32_t kind = 0; kind < 4; ++kind) {
      const WindowShape shape = {1, height, 16, 5, height, 16, 1, 1, 5, 1, 1, 1, 1, 0, 0, 5, 5};
      DrawOperands(data, false);
      for (int8_t& value : input.s8) {
        if (kind < 2) value = kind == 0 ? INT8_MIN : INT8_MAX;
        if (kind == 2) value = static_cast<int8_t>(data.Integer(-1, 0));
      }
      ExpectPools(shape, -128, 127, input.s8, output.s8, expected.s8, AveragePoolS8, MaxPoolS8);
    }
  }
}

TEST(Pooling, FloatsEqualPlainLoops) {
  TestData data(11);
  for (int round = 0; round < kRounds && !testing::HasFailure(); ++round) {
    const WindowShape shape = DrawPoolShape(data);
    const size_t size = static_cast<size_t>(OutputSize(shape));
    DrawFloats(data);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      float sum = 0;
      const int32_t count = ForEachTap(
          shape, batch, y, x, [&](int32_t, int32_t, int32_t position) { sum += input.f32[position + channel]; });
      expected.f32[index] = Clamp(sum / static_cast<float>(count), -0.4f, 0.4f);
    });
    AveragePoolF32(shape, -0.4f, 0.4f, input.f32, output.f32);
    EXPECT_ARRAY_NEAR(output.f32, expected.f32, size, 1e-6);
    ForEachOutput(shape, [&](int32_t index, int32_t batch, int32_t y, int32_t x, int32_t channel) {
      float largest = -2;
      ForEachTap(shape, batch, y, x, [&](int32_t, int32_t, int32_t position) {
        if (input.f32[position + channel] > largest) largest = input.f32[position + channel];
      });
      expected.f32[index] = Clamp(largest, -0.4f, 0.4f);
    });
    MaxPoolF32(shape, -0.4f, 0.4f, input.f32, output.f32);
    EXPECT_ARRAY_EQ(output.f32, expected.f32, size);
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

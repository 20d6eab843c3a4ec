// 2-D depthwise convolution of int8 activations with int8 weights by Helium, for one output channel for each input
// channel. A single input channel with several outputs is a convolution; the rest is left to the portable loops.
//
// Eight channels at a time: widened to 16 bits and multiplied to 32, the even ones in one vector and the odd ones in
// another. Where windows are three columns wide and one apart, two of them share two columns.
#include "tflite_micro/kernels/arm_mve/dot_products.h"
#include "tflite_micro/kernels/arm_mve/fast_requantization.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/one_channel_depthwise.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/depthwise_conv_traversal.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_mve;  // NOLINT: of this instruction set alone

constexpr int32_t kLanes = 8;

// Sums of eight channels.
struct Sums {
  int32x4_t even;
  int32x4_t odd;

  void AddProducts(int16x8_t x, int16x8_t w) {
    even = vaddq_s32(even, vmullbq_int_s16(x, w));
    odd = vaddq_s32(odd, vmulltq_int_s16(x, w));
  }
};

// What a window sees of eight channels: `rows` by `columns` taps, with steps in elements.
struct Taps {
  const int8_t* input;
  const int8_t* filter;
  int32_t rows;
  int32_t columns;
  int32_t input_row_step;
  int32_t input_column_step;
  int32_t filter_row_step;
  int32_t filter_column_step;
  int16_t offset;
  mve_pred16_t lanes;  // those that are channels
};

// kAll: all lanes are channels.
template <bool kAll>
int16x8_t Load(const int8_t* from, mve_pred16_t lanes) {
  return kAll ? vldrbq_s16(from) : vldrbq_z_s16(from, lanes);
}

template <bool kAll>
Sums OneWindow(const Taps& taps, Sums sums) {
  const int8_t* input_row = taps.input;
  const int8_t* filter_row = taps.filter;
  for (int32_t i = 0; i < taps.rows; ++i) {
    const int8_t* x = input_row;
    const int8_t* w = filter_row;
    for (int32_t j = 0; j < taps.columns; ++j) {
      sums.AddProducts(vaddq_n_s16(Load<kAll>(x, taps.lanes), taps.offset), Load<kAll>(w, taps.lanes));
      x += taps.input_column_step;
      w += taps.filter_column_step;
    }
    input_row += taps.input_row_step;
    filter_row += taps.filter_row_step;
  }
  return sums;
}

// Two windows of three columns, one column apart.
template <bool kAll>
void TwoWindows(const Taps& taps, Sums* left_sums, Sums* right_sums) {
  Sums left = *left_sums;
  Sums right = *right_sums;
  const int8_t* input_row = taps.input;
  const int8_t* filter_row = taps.filter;
  const int32_t step = taps.input_column_step;
  const int32_t filter_step = taps.filter_column_step;
  for (int32_t i = 0; i < taps.rows; ++i) {
    const int8_t* x = input_row;
    const int16x8_t w0 = Load<kAll>(filter_row, taps.lanes);
    left.AddProducts(vaddq_n_s16(Load<kAll>(x, taps.lanes), taps.offset), w0);
    x += step;
    const int16x8_t x1 = vaddq_n_s16(Load<kAll>(x, taps.lanes), taps.offset);
    right.AddProducts(x1, w0);
    const int16x8_t w1 = Load<kAll>(filter_row + filter_step, taps.lanes);
    left.AddProducts(x1, w1);
    x += step;
    const int16x8_t x2 = vaddq_n_s16(Load<kAll>(x, taps.lanes), taps.offset);
    right.AddProducts(x2, w1);
    const int16x8_t w2 = Load<kAll>(filter_row + 2 * filter_step, taps.lanes);
    left.AddProducts(x2, w2);
    x += step;
    right.AddProducts(vaddq_n_s16(Load<kAll>(x, taps.lanes), taps.offset), w2);
    input_row += taps.input_row_step;
    filter_row += taps.filter_row_step;
  }
  *left_sums = left;
  *right_sums = right;
}

// What eight channels are requantised with.
class Channels {
 public:
  Channels(const Requantization& requantization, const int32_t* bias, int32_t first, int32_t count)
      : output_offset_(requantization.output_offset),
        lowest_(requantization.lowest),
        highest_(requantization.highest),
        lanes_(vctp16q(static_cast<uint32_t>(count))) {
    int32_t starts[kLanes] = {}, multipliers[kLanes] = {}, shifts[kLanes] = {};
    for (int32_t i = 0; i < count; ++i) {
      const int32_t entry = (first + i) & requantization.channel_mask;
      const int32_t lane = i / 2 + i % 2 * 4;  // even ones first
      if (bias != nullptr) starts[lane] = bias[first + i];
      multipliers[lane] = requantization.multipliers[entry];
      shifts[lane] = FastShift(requantization, entry);
    }
    starts_ = {vldrwq_s32(starts), vldrwq_s32(starts + 4)};
    multipliers_ = {vldrwq_s32(multipliers), vldrwq_s32(multipliers + 4)};
    shifts_ = {vldrwq_s32(shifts), vldrwq_s32(shifts + 4)};
  }

  const Sums& starts() const { return starts_; }
  mve_pred16_t lanes() const { return lanes_; }

  void Store(const Sums& sums, int8_t* output) const {
    const int16x8_t even = vmovnbq_s32(vdupq_n_s16(0), Scale(sums.even, multipliers_.even, shifts_.even));
    vstrbq_p_s16(output, vmovntq_s32(even, Scale(sums.odd, multipliers_.odd, shifts_.odd)), lanes_);
  }

 private:
  int32x4_t Scale(int32x4_t sums, int32x4_t multipliers, int32x4_t shifts) const {
    const int32x4_t scaled = vaddq_n_s32(FastScale(sums, multipliers, shifts), output_offset_);
    return vminq_s32(vmaxq_s32(scaled, vdupq_n_s32(lowest_)), vdupq_n_s32(highest_));
  }

  Sums starts_;
  Sums multipliers_;
  Sums shifts_;
  int32_t output_offset_;
  int32_t lowest_;
  int32_t highest_;
  mve_pred16_t lanes_;
};

// Columns of outputs, begin .. end-1, whose windows lie inside the input from left to right.
struct ColumnRange {
  int32_t begin;
  int32_t end;
};
ColumnRange WholeColumns(const WindowShape& shape) {
  ColumnRange whole = {0, shape.output_width};
  const auto is_whole = [&shape](int32_t x) {
    const TapRange columns = ColumnTaps(shape, x);
    return columns.end - columns.first == shape.filter_width;
  };
  while (whole.begin < whole.end && !is_whole(whole.begin)) ++whole.begin;
  while (whole.begin < whole.end && !is_whole(whole.end - 1)) --whole.end;
  return whole;
}

// Eight channels of all positions of one image.
template <bool kAll>
void RunChannels(const WindowShape& shape, const Channels& channels, int32_t input_offset, ColumnRange whole,
                 const int8_t* input, const int8_t* filter, int8_t* output) {
  Taps taps;
  taps.input_column_step = shape.dilation_width * shape.input_step;
  taps.input_row_step = shape.dilation_height * shape.input_width * shape.input_step;
  taps.filter_column_step = shape.output_depth;
  taps.filter_row_step = shape.filter_width * shape.output_depth;
  taps.offset = static_cast<int16_t>(input_offset);
  taps.lanes = channels.lanes();
  const bool has_pairs = shape.filter_width == 3 && shape.stride_width == 1 && shape.dilation_width == 1;
  for (int32_t y = 0; y < shape.output_height; ++y) {
    const TapRange rows = RowTaps(shape, y);
    taps.rows = rows.end - rows.first;
    const int8_t* input_row = input + rows.input * shape.input_width * shape.input_step;
    const int8_t* filter_row = filter + rows.first * taps.filter_row_step;
    for (int32_t x = 0; x < shape.output_width;) {
      if (x >= whole.begin && x < whole.end) {
        taps.columns = shape.filter_width;
        taps.input = input_row + (x * shape.stride_width - shape.padding_left) * shape.input_step;
        taps.filter = filter_row;
      } else {
        const TapRange columns = ColumnTaps(shape, x);
        taps.columns = columns.end - columns.first;
        taps.input = input_row + columns.input * shape.input_step;
        taps.filter = filter_row + columns.first * taps.filter_column_step;
      }
      Sums sums = channels.starts();
      if (has_pairs && x >= whole.begin && x + 1 < whole.end) {
        Sums right = sums;
        TwoWindows<kAll>(taps, &sums, &right);
        channels.Store(sums, output);
        channels.Store(right, output + shape.output_step);
        output += 2 * shape.output_step;
        x += 2;
      } else {
        channels.Store(OneWindow<kAll>(taps, sums), output);
        output += shape.output_step;
        ++x;
      }
    }
  }
}

bool AllowFastShifts(const Requantization& requantization, int32_t channels) {
  for (int32_t channel = 0; channel < channels; ++channel) {
    if (FastShift(requantization, channel & requantization.channel_mask) >= 0) return false;
  }
  return true;
}

}  // namespace

int64_t DepthwiseConvS8S8ScratchSize(const WindowShape& shape) {
  return HasOneChannel(shape) ? OneChannelDepthwiseScratchSize(shape) : 0;
}

void DepthwiseConvS8S8(const WindowShape& shape, int32_t input_offset, const Requantization& requantization,
                       const int8_t* input, const int8_t* filter, const int32_t* bias, int8_t* output, void* scratch) {
  if (HasOneChannel(shape)) {
    OneChannelDepthwiseConvS8S8(shape, input_offset, requantization, input, filter, bias, output, scratch);
    return;
  }
  if (shape.input_depth != shape.output_depth || !AllowFastShifts(requantization, shape.output_depth)) {
    const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
    DepthwiseConvTraversal(arithmetic, shape, input, filter, output);
    return;
  }
  const ColumnRange whole = WholeColumns(shape);
  for (int32_t first = 0; first < shape.output_depth; first += kLanes) {
    const int32_t count = shape.output_depth - first < kLanes ? shape.output_depth - first : kLanes;
    const Channels channels(requantization, bias, first, count);
    const auto run = count == kLanes ? RunChannels<true> : RunChannels<false>;
    for (int32_t batch = 0; batch < shape.batches; ++batch) {
      run(shape, channels, input_offset, whole,
          input + batch * shape.input_height * shape.input_width * shape.input_step + first, filter + first,
          output + batch * shape.output_height * shape.output_width * shape.output_step + first);
    }
  }
}

}  // namespace kernels
}  // namespace tflite

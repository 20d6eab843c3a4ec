// The versions of each instruction set against the portable ones, for sizes with whole and partial vectors of channels,
// and with every tensor between memory that cannot be accessed: right after it, then right before it.
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tflite_micro/kernels/add.h"
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/depthwise_conv.h"
#include "tflite_micro/kernels/fully_connected.h"
#include "tflite_micro/kernels/pooling.h"
#include "tflite_micro/kernels/reduce.h"
#include "tflite_micro/kernels/relu.h"
#include "tflite_micro/kernels/transpose_conv.h"
#include "tflite_micro/kernels/x86/instruction_set.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace tflite {
namespace kernels {
namespace {

using testing::TestData;
using x86::InstructionSet;

constexpr InstructionSet kSets[] = {InstructionSet::kAvx2, InstructionSet::kVnni};

// Memory of which neither the byte before nor the one behind can be accessed, but for what fills its pages up: that
// lies at one of the ends.
class Enclosed {
 public:
  Enclosed() {
    page_ = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    memory_ =
        static_cast<char*>(mmap(nullptr, kPages * page_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    mprotect(memory_, page_, PROT_NONE);
    mprotect(memory_ + (kPages - 1) * page_, page_, PROT_NONE);
  }
  ~Enclosed() { munmap(memory_, kPages * page_); }
  Enclosed(const Enclosed&) = delete;
  Enclosed& operator=(const Enclosed&) = delete;

  template <typename T>
  T* Place(int64_t count, bool at_end) {
    const size_t bytes = static_cast<size_t>(count) * sizeof(T);
    EXPECT_LE(bytes, (kPages - 2) * page_);
    return reinterpret_cast<T*>(at_end ? memory_ + (kPages - 1) * page_ - bytes : memory_ + page_);
  }
  template <typename T>
  const T* Copy(const T* values, int64_t count, bool at_end) {
    T* placed = Place<T>(count, at_end);
    memcpy(placed, values, static_cast<size_t>(count) * sizeof(T));
    return placed;
  }

 private:
  static constexpr size_t kPages = 66;
  size_t page_;
  char* memory_;
};

constexpr int kMost = 200000;
constexpr int kMostChannels = 160;
int8_t input[kMost], filter[kMost], expected[kMost];
int32_t bias[kMostChannels], multipliers[kMostChannels];
uint32_t highs[kMostChannels], lows[kMostChannels];
int8_t shifts[kMostChannels];
Enclosed* enclosed_input;
Enclosed* enclosed_filter;
Enclosed* enclosed_bias;
Enclosed* enclosed_output;
Enclosed* enclosed_scratch;

void Enclose() {
  static Enclosed memories[5];
  enclosed_input = &memories[0];
  enclosed_filter = &memories[1];
  enclosed_bias = &memories[2];
  enclosed_output = &memories[3];
  enclosed_scratch = &memories[4];
}

int8_t DrawByte(TestData& data) {
  const int32_t choice = data.Integer(0, 9);
  return static_cast<int8_t>(choice == 0 ? -128 : choice == 1 ? 127 : data.Integer(-128, 127));
}

// Calls run(input, filter, bias, output, scratch) with the portable version, then compares all others with it.
template <typename Run>
void ExpectEqual(int64_t input_size, int64_t filter_size, int64_t channels, int64_t output_size, int64_t scratch_size,
                 Run run) {
  x86::AllowInstructionSet(InstructionSet::kPortable);
  run(input, filter, bias, expected, enclosed_scratch->Place<int32_t>((scratch_size + 3) / 4, true));
  for (const InstructionSet set : kSets) {
    x86::AllowInstructionSet(set);
    for (int side = 0; side < 2; ++side) {
      const bool at_end = side == 0;
      int8_t* output = enclosed_output->Place<int8_t>(output_size, at_end);
      memset(output, 0x55, static_cast<size_t>(output_size));
      run(enclosed_input->Copy(input, input_size, at_end), enclosed_filter->Copy(filter, filter_size, at_end),
          enclosed_bias->Copy(bias, channels, at_end), output,
          enclosed_scratch->Place<int32_t>((scratch_size + 3) / 4, at_end));
      EXPECT_ARRAY_EQ(output, expected, static_cast<size_t>(output_size));
    }
  }
  x86::AllowInstructionSet(InstructionSet::kVnni);
}

// `is_small`: biases as networks have them; otherwise of the whole range for some channels, and all shifts.
Requantization DrawRequantization(TestData& data, bool is_small) {
  for (int i = 0; i < kMostChannels; ++i) {
    const bool is_usual = is_small || data.Integer(0, 3) != 0;
    multipliers[i] = data.Integer(0, 15) == 0 ? 0 : data.Integer(1 << 30, INT32_MAX);
    if (data.Integer(0, 7) == 0) multipliers[i] = data.Integer(0, 1) == 0 ? 1 << 30 : INT32_MAX;
    shifts[i] = static_cast<int8_t>(is_usual ? data.Integer(-11, -1) : data.Integer(-31, -1));
    bias[i] = is_usual ? data.Integer(-20000, 20000) : data.Integer(INT32_MIN, INT32_MAX);
  }
  return {multipliers,         shifts, data.Integer(-1, 0), data.Integer(-128, 127), data.Integer(-128, -1),
          data.Integer(0, 127)};
}

WindowShape DrawShape(TestData& data, int32_t most_depth) {
  WindowShape shape;
  shape.batches = data.Integer(1, 2);
  shape.input_height = data.Integer(1, 9);
  shape.input_width = data.Integer(1, 11);
  shape.input_depth = data.Integer(0, 1) == 0 ? data.Integer(1, most_depth) : 8 * data.Integer(1, most_depth / 8);
  shape.filter_height = data.Integer(1, 5);
  shape.filter_width = data.Integer(1, 4);
  if (data.Integer(0, 2) == 0) shape.filter_height = shape.filter_width = 3;
  if (data.Integer(0, 3) == 0) shape.filter_height = shape.filter_width = 1;
  shape.stride_height = data.Integer(1, 2);
  shape.stride_width = data.Integer(1, 2);
  shape.dilation_height = data.Integer(0, 3) == 0 ? 2 : 1;
  shape.dilation_width = data.Integer(0, 3) == 0 ? 3 : 1;
  shape.padding_top = data.Integer(0, (shape.filter_height - 1) * shape.dilation_height);
  shape.padding_left = data.Integer(0, (shape.filter_width - 1) * shape.dilation_width);
  shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
  shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
  return shape;
}

void DrawBytes(TestData& data) {
  for (int8_t& value : input) value = DrawByte(data);
  for (int8_t& value : filter) value = DrawByte(data);
}

TEST(X86, ConvEqualsPortable) {
  Enclose();
  TestData data(1);
  DrawBytes(data);
  for (int round = 0; round < 200 && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 72);
    const int32_t groups = data.Integer(0, 4) == 0 ? data.Integer(2, 3) : 1;
    const int32_t filter_depth = (shape.input_depth + groups - 1) / groups;
    shape.input_step = shape.input_depth = filter_depth * groups;
    shape.output_step = shape.output_depth =
        groups * (data.Integer(0, 1) == 0 ? data.Integer(1, 40) : 16 * data.Integer(1, groups > 1 ? 3 : 9));
    if (groups == 1 && data.Integer(0, 3) == 0) shape.output_step = shape.output_depth = data.Integer(1, 3);
    const Requantization requantization = DrawRequantization(data, data.Integer(0, 1) == 0);
    const int32_t offset = data.Integer(-127, 128);
    const int64_t positions = int64_t{shape.batches} * shape.output_height * shape.output_width;
    ExpectEqual(int64_t{shape.batches} * shape.input_height * shape.input_width * shape.input_depth,
                int64_t{shape.output_depth} * shape.filter_height * shape.filter_width * filter_depth,
                shape.output_depth, positions * shape.output_depth, ConvS8S8ScratchSize(shape, filter_depth),
                [&](const int8_t* in, const int8_t* weights, const int32_t* biases, int8_t* out, void* scratch) {
                  ConvS8S8(shape, filter_depth, offset, requantization, in, weights, biases, out, scratch);
                });
  }
}

TEST(X86, DepthwiseConvEqualsPortable) {
  Enclose();
  TestData data(2);
  DrawBytes(data);
  for (int round = 0; round < 300 && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 140);
    if (data.Integer(0, 3) == 0) shape.input_depth = 1 << data.Integer(0, 3);
    if (data.Integer(0, 4) == 0) {
      // One column.
      shape.input_width = shape.filter_width = shape.output_width = 1;
      shape.padding_left = 0;
      shape.input_height = data.Integer(1, 30);
      shape.filter_height = data.Integer(1, 12);
      shape.padding_top = data.Integer(0, (shape.filter_height - 1) * shape.dilation_height);
      shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
    }
    shape.output_depth = shape.input_depth;
    if (shape.input_depth == 1 && data.Integer(0, 1) == 0) shape.output_depth = data.Integer(2, 20);
    shape.input_step = shape.input_depth;
    shape.output_step = shape.output_depth;
    const Requantization requantization = DrawRequantization(data, data.Integer(0, 1) == 0);
    const int32_t offset = data.Integer(-127, 128);
    const int64_t positions = int64_t{shape.batches} * shape.output_height * shape.output_width;
    ExpectEqual(int64_t{shape.batches} * shape.input_height * shape.input_width * shape.input_depth,
                int64_t{shape.output_depth} * shape.filter_height * shape.filter_width, shape.output_depth,
                positions * shape.output_depth, DepthwiseConvS8S8ScratchSize(shape),
                [&](const int8_t* in, const int8_t* weights, const int32_t* biases, int8_t* out, void* scratch) {
                  DepthwiseConvS8S8(shape, offset, requantization, in, weights, biases, out, scratch);
                });
  }
}

// Of any sizes of the output and strides: some outputs are reached by no input, some by no tap.
TEST(X86, TransposeConvEqualsPortable) {
  Enclose();
  TestData data(5);
  DrawBytes(data);
  for (int round = 0; round < 200 && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 40);
    shape.dilation_height = shape.dilation_width = 1;
    shape.stride_height = data.Integer(1, 4);
    shape.stride_width = data.Integer(1, 4);
    shape.padding_top = data.Integer(0, shape.filter_height - 1);
    shape.padding_left = data.Integer(0, shape.filter_width - 1);
    shape.output_height = data.Integer(1, 20);
    shape.output_width = data.Integer(1, 24);
    shape.output_depth = data.Integer(0, 1) == 0 ? data.Integer(1, 40) : 16 * data.Integer(1, 5);
    shape.input_step = shape.input_depth;
    shape.output_step = shape.output_depth;
    const Requantization requantization = DrawRequantization(data, data.Integer(0, 1) == 0);
    const int32_t offset = data.Integer(-127, 128);
    const int64_t positions = int64_t{shape.batches} * shape.output_height * shape.output_width;
    ExpectEqual(int64_t{shape.batches} * shape.input_height * shape.input_width * shape.input_depth,
                int64_t{shape.output_depth} * shape.filter_height * shape.filter_width * shape.input_depth,
                shape.output_depth, positions * shape.output_depth, TransposeConvS8S8ScratchSize(shape),
                [&](const int8_t* in, const int8_t* weights, const int32_t* biases, int8_t* out, void* scratch) {
                  TransposeConvS8S8(shape, offset, requantization, in, weights, biases, out, scratch);
                });
  }
}

TEST(X86, FullyConnectedEqualsPortable) {
  Enclose();
  TestData data(3);
  DrawBytes(data);
  for (int round = 0; round < 200 && !testing::HasFailure(); ++round) {
    const int32_t batches = data.Integer(1, 3);
    const int32_t depth = data.Integer(0, 1) == 0 ? data.Integer(1, 700) : 64 * data.Integer(1, 10);
    const int32_t units = data.Integer(1, 140);
    for (int i = 0; i < kMostChannels; ++i) {
      highs[i] = data.Integer(0, 15) == 0 ? 0 : static_cast<uint32_t>(data.Integer(1 << 30, INT32_MAX));
      lows[i] = data.Bits();
      shifts[i] = static_cast<int8_t>(data.Integer(0, 7) == 0 ? data.Integer(-31, -2) : data.Integer(-12, -7));
      bias[i] = data.Integer(0, 7) == 0 ? data.Integer(INT32_MIN, INT32_MAX) : data.Integer(-50000, 50000);
    }
    const PreciseRequantization requantization = {
        highs, lows, shifts, data.Integer(-1, 0), data.Integer(-128, 127), data.Integer(-128, 0), data.Integer(1, 127)};
    const int32_t input_offset = data.Integer(0, 1) == 0 ? 128 : data.Integer(-127, 128);
    const int32_t filter_offset = data.Integer(0, 2) == 0 ? data.Integer(-127, 128) : 0;
    ExpectEqual(batches * depth, units * depth, units, batches * units, FullyConnectedS8S8ScratchSize(depth),
                [&](const int8_t* in, const int8_t* weights, const int32_t* biases, int8_t* out, void* scratch) {
                  FullyConnectedS8S8(batches, depth, units, input_offset, filter_offset, requantization, in, weights,
                                     biases, out, scratch);
                });
  }
}

TEST(X86, AddEqualsPortable) {
  Enclose();
  TestData data(4);
  DrawBytes(data);
  for (int round = 0; round < 300 && !testing::HasFailure(); ++round) {
    AddQuantizedParams params = {};
    params.multiplier_smaller = data.Integer(1 << 30, INT32_MAX) * (data.Integer(0, 2) == 0 ? -1 : 1);
    params.multiplier_out = data.Integer(1 << 30, INT32_MAX);
    params.shift_smaller = static_cast<uint8_t>(data.Integer(0, 8));
    params.shift_out = static_cast<uint8_t>(data.Integer(17, 21));
    params.offset_larger = static_cast<int16_t>(data.Integer(-127, 128));
    params.offset_smaller = static_cast<int16_t>(data.Integer(-127, 128));
    params.offset_out = static_cast<int16_t>(data.Integer(-128, 127));
    params.lowest = static_cast<int16_t>(data.Integer(-128, 0));
    params.highest = static_cast<int16_t>(data.Integer(1, 127));
    params.sign_larger = data.Integer(0, 2) == 0 ? -1 : 1;
    params.b_is_larger = static_cast<uint8_t>(data.Integer(0, 1));
    if (data.Integer(0, 3) == 0) {
      // Powers of two: many sums lie between two integers.
      params.multiplier_smaller = params.multiplier_out = 1 << 30;
      params.shift_smaller = 1;
    }
    const int32_t count = data.Integer(1, 3000);
    const int32_t step_a = data.Integer(0, 3) == 0 ? 0 : 1;
    const int32_t step_b = step_a == 1 && data.Integer(0, 3) == 0 ? 0 : 1;
    ExpectEqual(step_a == 0 ? 1 : count, step_b == 0 ? 1 : count, 1, count, 4,
                [&](const int8_t* a, const int8_t* b, const int32_t*, int8_t* out, void*) {
                  AddS8(a, step_a, b, step_b, out, count, &params);
                });
  }
}

TEST(X86, ReluEqualsPortable) {
  Enclose();
  TestData data(6);
  DrawBytes(data);
  for (int round = 0; round < 300 && !testing::HasFailure(); ++round) {
    ReluParams params = {};
    params.input_zero_point = data.Integer(-128, 127);
    params.output_zero_point = data.Integer(-128, 127);
    for (int side = 0; side < 2; ++side) {
      params.multiplier[side] = data.Integer(1 << 30, INT32_MAX) * (data.Integer(0, 3) == 0 ? -1 : 1);
      if (data.Integer(0, 7) == 0) params.multiplier[side] = 0;
      params.shift[side] = data.Integer(0, 3) == 0 ? data.Integer(-31, 30) : data.Integer(-6, 3);
    }
    params.lowest = data.Integer(-128, 0);
    params.highest = data.Integer(1, 127);
    const int32_t count = data.Integer(1, 300);
    ExpectEqual(count, 1, 1, count, 4, [&](const int8_t* in, const int8_t*, const int32_t*, int8_t* out, void*) {
      ReluS8(params, in, out, count);
      // In place.
      int8_t same[300];
      memcpy(same, in, static_cast<size_t>(count));
      ReluS8(params, same, same, count);
      EXPECT_ARRAY_EQ(same, out, static_cast<size_t>(count));
    });
  }
}

TEST(X86, PoolingEqualsPortable) {
  Enclose();
  TestData data(7);
  DrawBytes(data);
  for (int round = 0; round < 300 && !testing::HasFailure(); ++round) {
    WindowShape shape = DrawShape(data, 72);
    if (data.Integer(0, 7) == 0) {
      // So many taps that 16 bits do not hold their sum.
      shape.input_height = shape.filter_height = 1;
      shape.input_width = shape.filter_width = data.Integer(200, 600);
      memset(input, -128, 20000);
    }
    shape.dilation_height = shape.dilation_width = 1;
    shape.padding_top = data.Integer(0, shape.filter_height - 1);
    shape.padding_left = data.Integer(0, shape.filter_width - 1);
    shape.output_height = (shape.input_height + shape.padding_top - 1) / shape.stride_height + 1;
    shape.output_width = (shape.input_width + shape.padding_left - 1) / shape.stride_width + 1;
    if (shape.output_width > 20) shape.output_width = 20;
    shape.output_depth = shape.input_step = shape.output_step = shape.input_depth;
    const int32_t lowest = data.Integer(-128, -1);
    const int32_t highest = data.Integer(0, 127);
    const bool is_mean = data.Integer(0, 1) == 0;
    const int64_t positions = int64_t{shape.batches} * shape.output_height * shape.output_width;
    ExpectEqual(int64_t{shape.batches} * shape.input_height * shape.input_width * shape.input_depth, 1, 1,
                positions * shape.output_depth, 4,
                [&](const int8_t* in, const int8_t*, const int32_t*, int8_t* out, void*) {
                  (is_mean ? AveragePoolS8 : MaxPoolS8)(shape, lowest, highest, in, out);
                });
  }
}

// Of a tensor [outer, rows, columns, channels] over its rows and columns, or over one of them.
TEST(X86, MeanEqualsPortable) {
  Enclose();
  TestData data(8);
  DrawBytes(data);
  for (int round = 0; round < 200 && !testing::HasFailure(); ++round) {
    const int32_t outer = data.Integer(1, 3);
    const bool is_long = data.Integer(0, 7) == 0;
    const int32_t rows = is_long ? 1 : data.Integer(1, 6);
    const int32_t columns = is_long ? data.Integer(250, 600) : data.Integer(1, 9);
    const int32_t channels = data.Integer(1, 40);
    const ReduceAxis axes[] = {
        {outer, rows * columns * channels}, {rows, columns * channels}, {columns, channels}, {channels, 1}};
    const ReduceAxis kept_rows[] = {axes[0], axes[1], axes[3]};
    const ReduceAxis kept_few[] = {axes[0], axes[3]};
    const bool keeps_rows = data.Integer(0, 1) == 0;
    const MeanQuantizedParams params = {data.Integer(-5000, 5000), data.Integer(1 << 30, INT32_MAX),
                                        static_cast<int16_t>(data.Integer(-128, 127)),
                                        static_cast<int8_t>(data.Integer(-12, 1)), 0};
    ExpectEqual(int64_t{outer} * rows * columns * channels, 1, 1, int64_t{outer} * (keeps_rows ? rows : 1) * channels,
                4, [&](const int8_t* in, const int8_t*, const int32_t*, int8_t* out, void*) {
                  if (keeps_rows) {
                    Reduce(kept_rows, 3, axes + 2, 1, in, out, kMeanS8, &params);
                  } else {
                    Reduce(kept_few, 2, axes + 1, 2, in, out, kMeanS8, &params);
                  }
                });
  }
}

}  // namespace
}  // namespace kernels
}  // namespace tflite

// 2-D convolution of int8 activations with int8 weights by Helium.
//
// At every output position the window is a vector of bytes, in the input or put together from it, which meets the
// weights of four channels at a time: 64 products take four instructions and five loads. The input's offset is in the
// channels' start, as the sum of their weights times the offset; taps outside of the input are there, with the input's
// zero point. What channels are requantised with lies beside it.
#include <string.h>

#include "tflite_micro/kernels/arm_mve/dot_products.h"
#include "tflite_micro/kernels/arm_mve/fast_requantization.h"
#include "tflite_micro/kernels/conv.h"

namespace tflite {
namespace kernels {
namespace {

using namespace arm_mve;  // NOLINT: of this instruction set alone

// Four channels. Assembly code knows the order.
struct FourChannels {
  int32_t starts[4];
  int32_t multipliers[4];
  int32_t shifts[4];  // negative: to the right
};

// What is the same for all positions. Assembly code knows the order.
struct Filter {
  const int8_t* weights;
  int32_t size;  // of a channel
  const FourChannels* channels;
  const FourChannels* channels_end;
  int32_t output_offset;
  int32_t lowest;
  int32_t highest;
};

// The outputs of all whole groups of four channels at one position. Registers: r1 window, r3, r5, r7 and r9 weights, r2
// the next group's, r4, r6, r8 and r10 sums, r11 size, r12 channels, r0 output; q5 - q7 output's offset and range.
// 10 instructions for 64 products, and 29 for four outputs.
__attribute__((naked)) void OutputsAtPosition(const Filter*, const int8_t*, int8_t*) {
  __asm__ volatile(
      "  push {r1, r4-r11, lr}\n"
      "  vpush {d10-d15}\n"
      "  ldrd r4, r5, [r0, #16]\n"
      "  ldr r6, [r0, #24]\n"
      "  vdup.32 q5, r4\n"
      "  vdup.32 q6, r5\n"
      "  vdup.32 q7, r6\n"
      "  ldrd r12, r4, [r0, #8]\n"
      "  push {r4}\n"
      "  ldrd r3, r11, [r0]\n"
      "  mov r0, r2\n"
      "  mov r2, r3\n"
      "1:\n"
      "  ldr r1, [sp, #52]\n"
      "  mov r3, r2\n"
      "  add r5, r3, r11\n"
      "  add r7, r5, r11\n"
      "  add r9, r7, r11\n"
      "  add r2, r9, r11\n"
      "  movs r4, #0\n"
      "  movs r6, #0\n"
      "  mov r8, #0\n"
      "  mov r10, #0\n"
      "  dlstp.8 lr, r11\n"
      "2:\n"
      "  vldrb.8 q0, [r1], #16\n"
      "  vldrb.8 q1, [r3], #16\n"
      "  vmladava.s8 r4, q0, q1\n"
      "  vldrb.8 q2, [r5], #16\n"
      "  vmladava.s8 r6, q0, q2\n"
      "  vldrb.8 q3, [r7], #16\n"
      "  vmladava.s8 r8, q0, q3\n"
      "  vldrb.8 q1, [r9], #16\n"
      "  vmladava.s8 r10, q0, q1\n"
      "  letp lr, 2b\n"
      "  vldrw.32 q1, [r12], #16\n"
      "  vmov q0[2], q0[0], r4, r8\n"
      "  vmov q0[3], q0[1], r6, r10\n"
      "  vadd.i32 q0, q0, q1\n"
      "  vldrw.32 q1, [r12], #16\n"
      "  vqrdmulh.s32 q0, q0, q1\n"
      "  vldrw.32 q1, [r12], #16\n"
      "  vshr.s32 q2, q0, #31\n"
      "  vadd.i32 q0, q0, q2\n"
      "  vrshl.s32 q0, q0, q1\n"
      "  ldr r1, [sp]\n"
      "  vadd.i32 q0, q0, q5\n"
      "  vmax.s32 q0, q0, q6\n"
      "  vmin.s32 q0, q0, q7\n"
      "  vstrb.32 q0, [r0], #4\n"
      "  cmp r12, r1\n"
      "  bne 1b\n"
      "  add sp, sp, #4\n"
      "  vpop {d10-d15}\n"
      "  pop {r1, r4-r11, pc}\n");
}

// Puts windows of one group of channels of an image together.
class Windows {
 public:
  // `buffer`: room for one.
  Windows(const WindowShape& shape, int32_t filter_depth, int8_t zero_point, int8_t* buffer)
      : shape_(shape),
        run_depth_(filter_depth),
        filter_row_(shape.filter_width * filter_depth),
        zero_point_(zero_point),
        is_run_(filter_depth == shape.input_step && shape.dilation_width == 1),
        buffer_(buffer) {}

  // The window at column `x` of outputs, whose taps in the input have the rows `rows`; in the input if it lies there in
  // one piece.
  __attribute__((noinline)) const int8_t* At(const int8_t* input, const TapRange& rows, int32_t x) const {
    const TapRange columns = ColumnTaps(shape_, x);
    const int32_t row_count = rows.end - rows.first;
    const int32_t column_count = columns.end - columns.first;
    const int32_t input_row = shape_.input_width * shape_.input_step;
    const int8_t* from = input + rows.input * input_row + columns.input * shape_.input_step;
    const bool is_whole = row_count == shape_.filter_height && column_count == shape_.filter_width;
    if (is_whole && row_count == 1 && (is_run_ || column_count == 1)) return from;
    if (!is_whole) memset(buffer_, zero_point_, static_cast<size_t>(shape_.filter_height * filter_row_));
    int8_t* row = buffer_ + rows.first * filter_row_ + columns.first * run_depth_;
    for (int32_t i = 0; i < row_count; ++i) {
      if (is_run_) {
        CopyBytes(from, column_count * run_depth_, row);
      } else {
        for (int32_t j = 0; j < column_count; ++j) {
          CopyBytes(from + j * shape_.dilation_width * shape_.input_step, run_depth_, row + j * run_depth_);
        }
      }
      from += shape_.dilation_height * input_row;
      row += filter_row_;
    }
    return buffer_;
  }

 private:
  const WindowShape& shape_;
  int32_t run_depth_;
  int32_t filter_row_;
  int8_t zero_point_;
  bool is_run_;
  int8_t* buffer_;
};

int32_t RoundUp(int32_t size) { return (size - 1) / 4 * 4 + 4; }

}  // namespace

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  return int64_t{RoundUp(size)} + (int64_t{shape.output_depth} + 3) / 4 * static_cast<int64_t>(sizeof(FourChannels));
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  const int32_t group_outputs = shape.output_depth / (shape.input_depth / filter_depth);
  int8_t* buffer = static_cast<int8_t*>(scratch);
  auto* table = reinterpret_cast<FourChannels*>(buffer + RoundUp(size));
  const Windows windows(shape, filter_depth, static_cast<int8_t>(-input_offset), buffer);
  const bool are_pixels = shape.filter_height == 1 && shape.filter_width == 1 && shape.padding_top == 0 &&
                          shape.padding_left == 0 &&
                          (shape.output_height - 1) * shape.stride_height < shape.input_height &&
                          (shape.output_width - 1) * shape.stride_width < shape.input_width;
  for (int32_t first = 0; first < shape.output_depth; first += group_outputs) {
    bool is_usual = true;
    for (int32_t i = 0; i < group_outputs; ++i) {
      const int32_t channel = first + i;
      const int32_t entry = channel & requantization.channel_mask;
      FourChannels& four = table[i / 4];
      const uint32_t offsets =
          static_cast<uint32_t>(SumOf(filter + channel * size, size)) * static_cast<uint32_t>(input_offset);
      four.starts[i % 4] = static_cast<int32_t>((bias != nullptr ? static_cast<uint32_t>(bias[channel]) : 0) + offsets);
      four.multipliers[i % 4] = requantization.multipliers[entry];
      four.shifts[i % 4] = FastShift(requantization, entry);
      is_usual = is_usual && four.shifts[i % 4] < 0;
    }
    const int32_t fours = is_usual ? group_outputs / 4 : 0;
    const Filter fast = {
        filter + first * size, size, table, table + fours, requantization.output_offset, requantization.lowest,
        requantization.highest};
    const int8_t* image = input + first / group_outputs * filter_depth;
    int8_t* out = output + first;
    for (int32_t batch = 0; batch < shape.batches; ++batch) {
      for (int32_t y = 0; y < shape.output_height; ++y) {
        const TapRange rows = RowTaps(shape, y);
        const int8_t* pixel = image + y * shape.stride_height * shape.input_width * shape.input_step;
        for (int32_t x = 0; x < shape.output_width; ++x) {
          const int8_t* window = are_pixels ? pixel : windows.At(image, rows, x);
          pixel += shape.stride_width * shape.input_step;
          if (fours > 0) OutputsAtPosition(&fast, window, out);
          for (int32_t i = fours * 4; i < group_outputs; ++i) {
            const int32_t sum = DotProduct(window, filter + (first + i) * size, size, table[i / 4].starts[i % 4]);
            out[i] = static_cast<int8_t>(requantization.Apply(sum, first + i));
          }
          out += shape.output_step;
        }
      }
      image += shape.input_height * shape.input_width * shape.input_step;
    }
  }
}

}  // namespace kernels
}  // namespace tflite

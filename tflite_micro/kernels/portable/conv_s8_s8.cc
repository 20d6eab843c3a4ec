// 2-D convolution of int8 activations with int8 weights, for any processor: by strips of positions (window_strip.h), so
// that each load of a weight serves all of them and each load of an input several channels. Channels whose outputs do
// not depend on the input are not computed.
#include "tflite_micro/kernels/board_memory.h"
#include "tflite_micro/kernels/conv.h"
#include "tflite_micro/kernels/portable/arithmetic.h"
#include "tflite_micro/kernels/portable/conv_traversal.h"
#ifndef __OPTIMIZE_SIZE__
#include "tflite_micro/kernels/portable/conv_strips.h"
#include "tflite_micro/kernels/portable/memory_s8_s8.h"
#endif

namespace tflite {
namespace kernels {

#ifndef __OPTIMIZE_SIZE__
namespace {

// Sums are `kPositions` x `kChannels` at a time, as many as there are registers for: on 31 of them, 31
// instructions for 12 products where a product and its addition take two, and 5.5 of the loop.
#if defined(__arm__) || defined(__i386__)
constexpr int kPositions = portable::kConvPositionsOfFew;
constexpr int kChannels = 2;
#else
constexpr int kPositions = portable::kConvPositionsOfMany;
constexpr int kChannels = 4;
#endif

struct Tile {
  const int8_t* weights[kChannels];
  uint32_t sums[kChannels][kPositions];  // from the bias on
};

// A function of its own, so that nothing else competes for registers.
__attribute__((noinline)) void AddProducts(const int16_t* strip, int32_t size, Tile* tile) {
  uint32_t sums[kChannels][kPositions];
  const int8_t* weights[kChannels];
#pragma GCC unroll 4
  for (int c = 0; c < kChannels; ++c) {
    weights[c] = tile->weights[c];
#pragma GCC unroll 4
    for (int p = 0; p < kPositions; ++p) sums[c][p] = tile->sums[c][p];
  }
#pragma GCC unroll 2
  for (const int16_t* const end = strip + kPositions * size; strip != end; strip += kPositions) {
    int32_t elements[kPositions];
#pragma GCC unroll 4
    for (int p = 0; p < kPositions; ++p) elements[p] = strip[p];
#pragma GCC unroll 4
    for (int c = 0; c < kChannels; ++c) {
      const int32_t weight = *weights[c]++;
#pragma GCC unroll 4
      for (int p = 0; p < kPositions; ++p) sums[c][p] += static_cast<uint32_t>(elements[p] * weight);
    }
  }
#pragma GCC unroll 4
  for (int c = 0; c < kChannels; ++c) {
#pragma GCC unroll 4
    for (int p = 0; p < kPositions; ++p) tile->sums[c][p] = sums[c][p];
  }
}

}  // namespace
#endif

int64_t ConvS8S8ScratchSize(const WindowShape& shape, int32_t filter_depth) {
  if (const BoardMemory* board = MeasuredBoard()) return board->conv_scratch_size(shape, filter_depth);
#ifdef __OPTIMIZE_SIZE__
  (void)shape;
  (void)filter_depth;
  return 0;
#else
  return portable::ConvScratchSize<kPositions>(shape, filter_depth);
#endif
}

void ConvS8S8(const WindowShape& shape, int32_t filter_depth, int32_t input_offset,
              const Requantization& requantization, const int8_t* input, const int8_t* filter, const int32_t* bias,
              int8_t* output, void* scratch) {
#ifndef __OPTIMIZE_SIZE__
  const int32_t size = shape.filter_height * shape.filter_width * filter_depth;
  if (size <= portable::kMostElements) {
    const auto outputs = [&](const int16_t* strip, int count, const FactorKind* kinds, int32_t channel, int32_t end,
                             int8_t* to) {
      to -= channel;
      while (channel < end) {
        Tile tile;
        int32_t channels[kChannels];
        int found = 0;
        for (; channel < end && found < kChannels; ++channel) {
          const int32_t start = bias != nullptr ? bias[channel] : 0;
          if (kinds[channel] == FactorKind::kConstant) {
            const int8_t value = static_cast<int8_t>(requantization.Apply(start, channel));
            for (int p = 0; p < count; ++p) to[p * shape.output_step + channel] = value;
            continue;
          }
          tile.weights[found] = filter + channel * size;
          for (int p = 0; p < kPositions; ++p) tile.sums[found][p] = static_cast<uint32_t>(start);
          channels[found++] = channel;
        }
        if (found == 0) break;
        // The last one again, unused, in the place of what is missing.
        for (int c = found; c < kChannels; ++c) {
          tile.weights[c] = tile.weights[found - 1];
          for (int p = 0; p < kPositions; ++p) tile.sums[c][p] = 0;
        }
        AddProducts(strip, size, &tile);
        for (int c = 0; c < found; ++c) {
          for (int p = 0; p < count; ++p) {
            to[p * shape.output_step + channels[c]] =
                static_cast<int8_t>(requantization.Apply(static_cast<int32_t>(tile.sums[c][p]), channels[c]));
          }
        }
      }
    };
    ConvByStrips<int16_t, kPositions>(shape, filter_depth, input_offset, requantization, input, bias, output, scratch,
                                      outputs);
    return;
  }
#else
  (void)scratch;
#endif
  const ArithmeticS8<> arithmetic = {input_offset, bias, requantization};
  ConvTraversal(arithmetic, shape, filter_depth, input, filter, output);
}

}  // namespace kernels
}  // namespace tflite

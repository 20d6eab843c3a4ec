// The arithmetic of convolutions and matrix products for each combination of types, as a set of small inline functions
// with the same names, so that each traversal (conv_traversal.h and the like) is written once.
//
// A set has: the types Input, Weight, Output and Sum; Start() and Finish() to begin an accumulator and to turn it into
// an output; Dot() for one and Dot4() for four output channels over a contiguous run; PlusProduct() for single taps;
// Plus() for two sums. Put() is Finish() into an array of outputs, which lie OutputBytes() apart; AddCommon() is for
// what all accumulators of a fully connected layer have in common besides the bias, where such layers are windows too.
#ifndef TFLITE_MICRO_KERNELS_PORTABLE_ARITHMETIC_H_
#define TFLITE_MICRO_KERNELS_PORTABLE_ARITHMETIC_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/kernels/dot_s16_s8.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {

#ifdef __OPTIMIZE_SIZE__

// One of requantization.h, which a pointer tells. Where code is to be small it stands in for all of them, so that there
// is one copy of the traversals for all; where not, each has its own.
template <typename Sum>
class AnyRequantization {
 public:
  AnyRequantization()
      : set_(nullptr), apply_([](const void*, Sum sum, int32_t) { return static_cast<int32_t>(sum); }) {}
  template <typename Requantize>
  AnyRequantization(const Requantize& set)  // NOLINT: in place of it
      : set_(&set), apply_([](const void* requantize, Sum sum, int32_t channel) {
          return static_cast<const Requantize*>(requantize)->Apply(sum, channel);
        }) {}
  // The lower 32 bits of a sum count.
  template <typename Requantize>
  static AnyRequantization Narrow(const Requantize& set) {
    AnyRequantization result;
    result.set_ = &set;
    result.apply_ = [](const void* requantize, Sum sum, int32_t channel) {
      return static_cast<const Requantize*>(requantize)->Apply(static_cast<int32_t>(sum), channel);
    };
    return result;
  }

  int32_t Apply(Sum sum, int32_t channel) const { return apply_(set_, sum, channel); }
  bool KeepsSums() const { return set_ == nullptr; }

 private:
  const void* set_;
  int32_t (*apply_)(const void* requantize, Sum sum, int32_t channel);
};

#endif

// int8 activations and weights, requantised by one of requantization.h. Accumulators are 32 bits that wrap, kept
// unsigned so that wrapping is defined.
template <typename Requantize, typename OutputType>
struct ArithmeticS8Of {
  using Input = int8_t;
  using Weight = int8_t;
  using Output = OutputType;
  using Sum = uint32_t;

  int32_t input_offset;  // -128 .. 128, added to each input
  const int32_t* bias;   // null: none
  Requantize requantization;
#ifdef __OPTIMIZE_SIZE__
  Sum common = 0;

  void AddCommon(Sum sum) { common = sum; }
  Sum Start(int32_t channel) const { return bias != nullptr ? static_cast<uint32_t>(bias[channel]) + common : common; }
  int32_t OutputBytes() const { return requantization.KeepsSums() ? 4 : 1; }
  void Put(Sum sum, int32_t channel, void* outputs, int32_t i) const {
    const int32_t value = requantization.Apply(static_cast<int32_t>(sum), channel);
    if (requantization.KeepsSums()) {
      static_cast<int32_t*>(outputs)[i] = value;
    } else {
      static_cast<int8_t*>(outputs)[i] = static_cast<int8_t>(value);
    }
  }
#else
  Sum Start(int32_t channel) const { return bias != nullptr ? static_cast<uint32_t>(bias[channel]) : 0; }
  static int32_t OutputBytes() { return sizeof(Output); }
  void Put(Sum sum, int32_t channel, void* outputs, int32_t i) const {
    static_cast<Output*>(outputs)[i] = Finish(sum, channel);
  }
#endif
  Output Finish(Sum sum, int32_t channel) const {
    return static_cast<Output>(requantization.Apply(static_cast<int32_t>(sum), channel));
  }
  static Sum Plus(Sum a, Sum b) { return a + b; }
  Sum PlusProduct(Sum sum, Input x, Weight w) const { return sum + static_cast<uint32_t>((x + input_offset) * w); }

  void Dot(const Input* x, const Weight* w, int32_t length, Sum* sum) const {
    Sum total = *sum;
    for (; length > 0; --length) total = PlusProduct(total, *x++, *w++);
    *sum = total;
  }

  // Rows of weights lie `row` apart. Each load of an input serves four products: 2.5 instructions a product and the
  // loop's own, where the processor can multiply and add in one.
  void Dot4(const Input* x, const Weight* w, ptrdiff_t row, int32_t length, Sum* sums) const {
    const int32_t offset = input_offset;
    Sum s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
    const Weight* w0 = w;
    const Weight* w1 = w0 + row;
    const Weight* w2 = w1 + row;
    const Weight* w3 = w2 + row;
#pragma GCC unroll 4
    for (const Input* const end = x + length; x != end;) {
      const int32_t v = *x++ + offset;
      s0 += static_cast<uint32_t>(v * *w0++);
      s1 += static_cast<uint32_t>(v * *w1++);
      s2 += static_cast<uint32_t>(v * *w2++);
      s3 += static_cast<uint32_t>(v * *w3++);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
  }
};

#ifdef __OPTIMIZE_SIZE__
template <typename = Requantization, typename = int8_t>
using ArithmeticS8 = ArithmeticS8Of<AnyRequantization<int32_t>, int8_t>;
#else
template <typename Requantize = Requantization, typename OutputType = int8_t>
using ArithmeticS8 = ArithmeticS8Of<Requantize, OutputType>;
#endif

// uint8 activations and weights, both with a zero point. Few models have them: the inner loop is kept small.
template <typename Requantize>
struct ArithmeticU8Of {
  using Input = uint8_t;
  using Weight = uint8_t;
  using Output = uint8_t;
  using Sum = uint32_t;

  int32_t input_offset;   // -255 .. 0, added to each input
  int32_t filter_offset;  // -255 .. 0, added to each weight
  const int32_t* bias;    // null: none
  Requantize requantization;

  Sum Start(int32_t channel) const { return bias != nullptr ? static_cast<uint32_t>(bias[channel]) : 0; }
  Output Finish(Sum sum, int32_t channel) const {
    return static_cast<Output>(requantization.Apply(static_cast<int32_t>(sum), channel));
  }
  static void AddCommon(Sum) {}
  static int32_t OutputBytes() { return sizeof(Output); }
  void Put(Sum sum, int32_t channel, void* outputs, int32_t i) const {
    static_cast<Output*>(outputs)[i] = Finish(sum, channel);
  }
  static Sum Plus(Sum a, Sum b) { return a + b; }
  Sum PlusProduct(Sum sum, Input x, Weight w) const {
    return sum + static_cast<uint32_t>((x + input_offset) * (w + filter_offset));
  }

  void Dot(const Input* x, const Weight* w, int32_t length, Sum* sum) const {
    Sum total = *sum;
    for (; length > 0; --length) total = PlusProduct(total, *x++, *w++);
    *sum = total;
  }

  void Dot4(const Input* x, const Weight* w, ptrdiff_t row, int32_t length, Sum* sums) const {
    for (int i = 0; i < 4; ++i, w += row) Dot(x, w, length, &sums[i]);
  }
};

#ifdef __OPTIMIZE_SIZE__
template <typename = Requantization>
using ArithmeticU8 = ArithmeticU8Of<AnyRequantization<int32_t>>;
#else
template <typename Requantize = Requantization>
using ArithmeticU8 = ArithmeticU8Of<Requantize>;
#endif

// int16 activations without zero points, int8 weights. The type of the bias decides how sums are rounded, which
// differs: as 64 bits, or as the lower 32 bits of what is summed in 64, the same as if it had been summed in 32.
template <typename Requantize>
struct ArithmeticS16S8Of {
  using Input = int16_t;
  using Weight = int8_t;
  using Output = int16_t;
  using Sum = int64_t;

  // Both null: no bias.
  const int64_t* wide_bias;
  const int32_t* narrow_bias;
#ifdef __OPTIMIZE_SIZE__
  AnyRequantization<int64_t> requantization;
  Sum common = 0;

  template <typename Set>
  ArithmeticS16S8Of(const int64_t* bias, const Set& r) : wide_bias(bias), narrow_bias(nullptr), requantization(r) {}
  template <typename Set>
  ArithmeticS16S8Of(const int32_t* bias, const Set& r)
      : wide_bias(nullptr), narrow_bias(bias), requantization(AnyRequantization<int64_t>::Narrow(r)) {}

  void AddCommon(Sum sum) { common = sum; }
  Sum Start(int32_t channel) const {
    return Plus(common, wide_bias != nullptr ? wide_bias[channel] : narrow_bias != nullptr ? narrow_bias[channel] : 0);
  }
  Output Finish(Sum sum, int32_t channel) const { return static_cast<Output>(requantization.Apply(sum, channel)); }
#else
  bool is_wide;
  Requantize requantization;

  ArithmeticS16S8Of(const int64_t* bias, const Requantize& r)
      : wide_bias(bias), narrow_bias(nullptr), is_wide(true), requantization(r) {}
  ArithmeticS16S8Of(const int32_t* bias, const Requantize& r)
      : wide_bias(nullptr), narrow_bias(bias), is_wide(false), requantization(r) {}

  Sum Start(int32_t channel) const {
    return wide_bias != nullptr ? wide_bias[channel] : narrow_bias != nullptr ? narrow_bias[channel] : 0;
  }
  Output Finish(Sum sum, int32_t channel) const {
    return static_cast<Output>(is_wide ? requantization.Apply(sum, channel)
                                       : requantization.Apply(static_cast<int32_t>(sum), channel));
  }
#endif
  static int32_t OutputBytes() { return sizeof(Output); }
  void Put(Sum sum, int32_t channel, void* outputs, int32_t i) const {
    static_cast<Output*>(outputs)[i] = Finish(sum, channel);
  }

  // Only a bias near the end of its range gets a sum past the accumulator's; then it wraps.
  static Sum Plus(Sum a, Sum b) { return WrappingSum(a, b); }
  Sum PlusProduct(Sum sum, Input x, Weight w) const { return Plus(sum, x * w); }
  void Dot(const Input* x, const Weight* w, int32_t length, Sum* sum) const { DotS16S8(x, w, length, sum); }
  void Dot4(const Input* x, const Weight* w, ptrdiff_t row, int32_t length, Sum* sums) const {
    DotFourS16S8(x, w, row, length, sums);
  }
};

#ifdef __OPTIMIZE_SIZE__
template <typename = Requantization>
using ArithmeticS16S8 = ArithmeticS16S8Of<void>;
#else
template <typename Requantize = Requantization>
using ArithmeticS16S8 = ArithmeticS16S8Of<Requantize>;
#endif

// float32, accumulated in the order of the weights, one accumulator for each output.
struct ArithmeticF32 {
  using Input = float;
  using Weight = float;
  using Output = float;
  using Sum = float;

  const float* bias;  // null: none
  float lowest;
  float highest;

  Sum Start(int32_t) const { return 0.0f; }
  static void AddCommon(Sum) {}
  static int32_t OutputBytes() { return sizeof(Output); }
  void Put(Sum sum, int32_t channel, void* outputs, int32_t i) const {
    static_cast<Output*>(outputs)[i] = Finish(sum, channel);
  }
  static Sum Plus(Sum a, Sum b) { return a + b; }
  Sum PlusProduct(Sum sum, Input x, Weight w) const { return sum + x * w; }
  Output Finish(Sum sum, int32_t channel) const {
    return Clamp(bias != nullptr ? sum + bias[channel] : sum, lowest, highest);
  }

  void Dot(const Input* x, const Weight* w, int32_t length, Sum* sum) const {
    Sum total = *sum;
    for (; length > 0; --length) total += *x++ * *w++;
    *sum = total;
  }

  void Dot4(const Input* x, const Weight* w, ptrdiff_t row, int32_t length, Sum* sums) const {
    Sum s0 = sums[0], s1 = sums[1], s2 = sums[2], s3 = sums[3];
    const Weight* w0 = w;
    const Weight* w1 = w0 + row;
    const Weight* w2 = w1 + row;
    const Weight* w3 = w2 + row;
    for (; length > 0; --length) {
      const float v = *x++;
      s0 += v * *w0++;
      s1 += v * *w1++;
      s2 += v * *w2++;
      s3 += v * *w3++;
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
  }
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_PORTABLE_ARITHMETIC_H_

// The transforms of fft.h. Of a type's arithmetic they know a struct `Arithmetic`:
//   Value                           a complex number: real, imaginary
//   Load(array, i), Store(array, i, value), LoadReal(array, i)   an element; a number of a signal as a complex one
//   Add(a, b), Sub(a, b)            sums, which wrap
//   Turned(a)                       i times a
//   Mul(a, b)                       product, each part rounded once
//   Times(a, b)                     a times the real part of b
//   HalfOfSum(a, b), HalfOfDifference(a, b)   of each part
//   Share(radix), Scaled(a, share)  a value divided by the radix, where the type needs that
//   kIsFast                         whether each radix is to have code of its own
#ifndef TFLITE_MICRO_SIGNAL_KERNELS_FFT_STAGES_H_
#define TFLITE_MICRO_SIGNAL_KERNELS_FFT_STAGES_H_

#include "tflite_micro/signal/kernels/fft.h"

namespace tflite {
namespace kernels {

// Loops over the elements of a radix.
#ifdef __OPTIMIZE_SIZE__
#define TFLM_FFT_UNROLL
#else
#define TFLM_FFT_UNROLL _Pragma("GCC unroll 5")
#endif

// What types with a struct of their own have in common: how they lie in memory.
template <typename T>
struct FftElements {
  using Value = Complex<T>;
  static constexpr bool kIsFast = true;
  static Value Load(const void* array, int32_t i) { return static_cast<const Value*>(array)[i]; }
  static Value LoadReal(const void* array, int32_t i) { return {static_cast<const T*>(array)[i], T{0}}; }
  static void* At(void* array, int32_t i) { return static_cast<Value*>(array) + i; }
  static void Store(void* array, int32_t i, const Value& value) { static_cast<Value*>(array)[i] = value; }
};

template <typename Arithmetic>
class FftStages : private Arithmetic {
 public:
  using Value = typename Arithmetic::Value;

  FftStages(const Arithmetic& arithmetic, const FftPlan& plan, void* scratch)
      : Arithmetic(arithmetic), plan_(plan), scratch_(scratch) {}

  void Forward(const void* input, int32_t input_size, void* work, void* output) const {
    const int32_t length = plan_.length;
    Permutation order(plan_);
    for (int32_t i = 0; i < length; ++i) {
      const int32_t position = order.Next();
      Store(work, i,
            2 * position + 1 < input_size ? Load(input, position)
            : 2 * position < input_size   ? LoadReal(input, 2 * position)
                                          : Value{});
    }
    Transform(work, false);
    // `work` is the spectrum of even samples plus i times that of odd ones.
    const Value first = Share2(Load(work, 0));
    const Value turned = {first.imaginary, first.real};
    Store(output, 0, {Add(first, turned).real, {}});
    Store(output, length, {Sub(first, turned).real, {}});
    for (int32_t k = 1; k <= length / 2; ++k) {
      const Value low = Share2(Load(work, k));
      const Value high = Share2(Conjugated(Load(work, length - k)));
      const Value even = Add(low, high);
      const Value odd = Mul(Sub(low, high), Load(plan_.real_twiddles, k - 1));
      Store(output, k, HalfOfSum(even, odd));
      Store(output, length - k, HalfOfDifference({even.real, odd.imaginary}, {odd.real, even.imaginary}));
    }
  }

  void Inverse(const void* input, void* work, void* output) const {
    const int32_t length = plan_.length;
    const Value lowest = Load(input, 0);
    const Value highest = Load(input, length);
    Store(work, 0, Share2({Add(lowest, highest).real, Sub(lowest, highest).real}));
    for (int32_t k = 1; k <= length / 2; ++k) {
      const Value low = Share2(Load(input, k));
      const Value high = Share2(Conjugated(Load(input, length - k)));
      const Value even = Add(low, high);
      const Value odd = Mul(Sub(low, high), Load(plan_.real_twiddles, k - 1));
      Store(work, k, Add(even, odd));
      Store(work, length - k, Conjugated(Sub(even, odd)));
    }
    Permutation order(plan_);
    for (int32_t i = 0; i < length; ++i) Store(output, i, Load(work, order.Next()));
    Transform(output, true);
  }

 private:
  using Arithmetic::Add;
  using Arithmetic::At;
  using Arithmetic::HalfOfDifference;
  using Arithmetic::HalfOfSum;
  using Arithmetic::Load;
  using Arithmetic::LoadReal;
  using Arithmetic::Mul;
  using Arithmetic::Scaled;
  using Arithmetic::Share;
  using Arithmetic::Store;
  using Arithmetic::Sub;
  using Arithmetic::Times;
  using Arithmetic::Turned;

  // Where the inputs of the first stage come from, one after the other: the digits of the position in the mixed number
  // system of the radices, reversed.
  class Permutation {
   public:
    explicit Permutation(const FftPlan& plan) : plan_(plan) {
      int32_t stride = 1;
      for (int32_t s = 0; s < plan.stages; ++s) {
        strides_[s] = stride;
        digits_[s] = 0;
        stride *= plan.radices[s];
      }
    }
    int32_t Next() {
      const int32_t position = position_;
      for (int32_t s = plan_.stages - 1; s >= 0; --s) {
        position_ += strides_[s];
        if (++digits_[s] < plan_.radices[s]) break;
        position_ -= strides_[s] * digits_[s];
        digits_[s] = 0;
      }
      return position;
    }

   private:
    const FftPlan& plan_;
    int32_t position_ = 0;
    int32_t strides_[kMaxFftStages];
    int32_t digits_[kMaxFftStages];
  };

  Value Conjugated(const Value& a) const { return Sub({a.real, {}}, {{}, a.imaginary}); }
  Value Share2(const Value& a) const { return Scaled(a, Share(2)); }

  void Transform(void* data, bool inverse) const {
    int32_t size = 1;  // of the transforms that are done
    int32_t stride = plan_.length;
    for (int32_t s = plan_.stages - 1; s >= 0; --s) {
      const int32_t radix = plan_.radices[s];
      stride /= radix;
      for (int32_t first = 0; first < plan_.length; first += radix * size) {
        if (radix > 5 || radix == 1) {
          AnyRadix(data, first, size, stride, radix);
        } else if constexpr (!Arithmetic::kIsFast) {
          Combine(data, first, size, stride, radix, inverse);
        } else if (radix == 2) {
          Combine(data, first, size, stride, 2, inverse);
        } else if (radix == 3) {
          Combine(data, first, size, stride, 3, inverse);
        } else if (radix == 4) {
          Combine(data, first, size, stride, 4, inverse);
        } else {
          Combine(data, first, size, stride, 5, inverse);
        }
      }
      size *= radix;
    }
  }

  // Combines `radix` transforms of `size` elements, which lie one after the other from `first` on, to one. `stride`:
  // from one twiddle factor to the next.
  inline __attribute__((always_inline)) void Combine(void* data, int32_t first, int32_t size, int32_t stride,
                                                     int32_t radix, bool inverse) const {
    const int32_t share = Share(radix);
    // Of a turn; what a radix does not have is not looked at.
    const Value part = Load(plan_.twiddles, stride * size);
    const Value two_parts = radix == 5 ? Load(plan_.twiddles, 2 * stride * size) : Value{};
    // The inverse's radix 4 has the factors i and -i in each other's place.
    const bool is_turned = radix == 4 && inverse;
    const int32_t one = is_turned ? 3 * size : size;
    const int32_t three = is_turned ? size : 3 * size;
    // Where the twiddle factors of v[q] are.
    const void* factors[5] = {plan_.twiddles, plan_.twiddles, plan_.twiddles, plan_.twiddles, plan_.twiddles};
    void* place = At(data, first);
    for (int32_t i = 0; i < size; ++i) {
      Value v[5];
      v[0] = Scaled(Load(place, 0), share);
      TFLM_FFT_UNROLL
      for (int32_t q = 1; q < radix; ++q) {
        v[q] = Mul(Scaled(Load(place, q * size), share), Load(factors[q], 0));
        factors[q] = At(const_cast<void*>(factors[q]), q * stride);
      }
      switch (radix) {
        case 2:
          Butterfly2(v);
          break;
        case 3:
          Butterfly3(v, part);
          break;
        case 4:
          Butterfly4(v);
          break;
        default:
          Butterfly5(v, part, two_parts);
          break;
      }
      TFLM_FFT_UNROLL
      for (int32_t q = 0; q < radix; ++q) {
        Store(place, q == 1 ? one : q == 3 ? three : q * size, v[q]);
      }
      place = At(place, 1);
    }
  }

  void Butterfly2(Value* v) const {
    const Value even = v[0];
    v[0] = Add(even, v[1]);
    v[1] = Sub(even, v[1]);
  }

  // `third` of a turn.
  void Butterfly3(Value* v, const Value& third) const {
    const Value a = v[0];
    const Value sum = Add(v[1], v[2]);
    const Value turned = Turned(Times(Sub(v[1], v[2]), {third.imaginary, {}}));
    const Value middle = Sub(a, HalfOfSum(sum, {}));
    v[0] = Add(a, sum);
    v[1] = Add(middle, turned);
    v[2] = Sub(middle, turned);
  }

  void Butterfly4(Value* v) const {
    const Value even = Add(v[0], v[2]);
    const Value odd = Add(v[1], v[3]);
    const Value even_difference = Sub(v[0], v[2]);
    const Value turned = Turned(Sub(v[1], v[3]));
    v[0] = Add(even, odd);
    v[2] = Sub(even, odd);
    v[1] = Sub(even_difference, turned);
    v[3] = Add(even_difference, turned);
  }

  void Butterfly5(Value* v, const Value& fifth, const Value& two_fifths) const {
    const Value a = v[0];
    const Value outer = Add(v[1], v[4]);
    const Value inner = Add(v[2], v[3]);
    const Value outer_difference = Sub(v[1], v[4]);
    const Value inner_difference = Sub(v[2], v[3]);
    v[0] = Add(a, Add(outer, inner));
    const Value near = Add(Add(a, Times(outer, fifth)), Times(inner, two_fifths));
    const Value far = Add(Add(a, Times(outer, two_fifths)), Times(inner, fifth));
    const Value sine = {fifth.imaginary, {}};
    const Value next_sine = {two_fifths.imaginary, {}};
    const Value near_turned = Turned(Add(Times(outer_difference, sine), Times(inner_difference, next_sine)));
    const Value far_turned = Turned(Sub(Times(outer_difference, next_sine), Times(inner_difference, sine)));
    v[1] = Add(near, near_turned);
    v[4] = Sub(near, near_turned);
    v[2] = Add(far, far_turned);
    v[3] = Sub(far, far_turned);
  }

  void AnyRadix(void* data, int32_t first, int32_t size, int32_t stride, int32_t radix) const {
    const int32_t share = Share(radix);
    for (int32_t i = 0; i < size; ++i) {
      for (int32_t q = 0; q < radix; ++q) Store(scratch_, q, Scaled(Load(data, first + i + q * size), share));
      for (int32_t q = 0; q < radix; ++q) {
        const int32_t k = i + q * size;
        Value sum = Load(scratch_, 0);
        int32_t twiddle = 0;
        for (int32_t r = 1; r < radix; ++r) {
          twiddle += stride * k;
          if (twiddle >= plan_.length) twiddle -= plan_.length;
          sum = Add(sum, Mul(Load(scratch_, r), Load(plan_.twiddles, twiddle)));
        }
        Store(data, first + k, sum);
      }
    }
  }

  const FftPlan& plan_;
  void* scratch_;
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_KERNELS_FFT_STAGES_H_

// The transforms of fft.h for one type, whose arithmetic fft_TYPE.cc gives as a struct `Arithmetic`:
//   Scalar                          the type
//   Add(a, b), Sub(a, b)            sums, which wrap
//   Mul(a, b)                       product, rounded
//   Mul(Complex a, Complex b)       product, each part rounded once
//   HalfOfSum(a, b), HalfOfDifference(a, b)
//   Share(radix), Scaled(a, share)  a value divided by the radix, where the type needs that
#ifndef TFLITE_MICRO_SIGNAL_KERNELS_FFT_STAGES_H_
#define TFLITE_MICRO_SIGNAL_KERNELS_FFT_STAGES_H_

#include "tflite_micro/signal/kernels/fft.h"

namespace tflite {
namespace kernels {

template <typename Arithmetic>
class FftStages {
 public:
  using T = typename Arithmetic::Scalar;
  using C = Complex<T>;

  static void Forward(const FftPlan<T>& plan, const T* input, int32_t input_size, C* work, C* scratch, C* output) {
    Permutation order(plan);
    for (int32_t i = 0; i < plan.length; ++i) {
      const int32_t from = 2 * order.Next();
      work[i].real = from < input_size ? input[from] : T{0};
      work[i].imaginary = from + 1 < input_size ? input[from + 1] : T{0};
    }
    Transform(plan, false, work, scratch);
    // `work` is the spectrum of even samples plus i times that of odd ones.
    const int32_t length = plan.length;
    const C first = Share2(work[0]);
    output[0] = {Arithmetic::Add(first.real, first.imaginary), T{0}};
    output[length] = {Arithmetic::Sub(first.real, first.imaginary), T{0}};
    for (int32_t k = 1; k <= length / 2; ++k) {
      const C low = Share2(work[k]);
      const C high = Share2({work[length - k].real, Negated(work[length - k].imaginary)});
      const C even = Add(low, high);
      const C odd = Arithmetic::Mul(Sub(low, high), plan.real_twiddles[k - 1]);
      output[k] = {Arithmetic::HalfOfSum(even.real, odd.real), Arithmetic::HalfOfSum(even.imaginary, odd.imaginary)};
      output[length - k] = {Arithmetic::HalfOfDifference(even.real, odd.real),
                            Arithmetic::HalfOfDifference(odd.imaginary, even.imaginary)};
    }
  }

  static void Inverse(const FftPlan<T>& plan, const C* input, C* work, C* scratch, T* output) {
    const int32_t length = plan.length;
    work[0] = Share2(
        {Arithmetic::Add(input[0].real, input[length].real), Arithmetic::Sub(input[0].real, input[length].real)});
    for (int32_t k = 1; k <= length / 2; ++k) {
      const C low = Share2(input[k]);
      const C high = Share2({input[length - k].real, Negated(input[length - k].imaginary)});
      const C even = Add(low, high);
      const C odd = Arithmetic::Mul(Sub(low, high), plan.real_twiddles[k - 1]);
      work[k] = Add(even, odd);
      const C mirrored = Sub(even, odd);
      work[length - k] = {mirrored.real, Negated(mirrored.imaginary)};
    }
    C* samples = reinterpret_cast<C*>(output);
    Permutation order(plan);
    for (int32_t i = 0; i < length; ++i) samples[i] = work[order.Next()];
    Transform(plan, true, samples, scratch);
  }

 private:
  // Where the inputs of the first stage come from, one after the other: the digits of the position in the mixed number
  // system of the radices, reversed.
  class Permutation {
   public:
    explicit Permutation(const FftPlan<T>& plan) : plan_(plan) {
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
    const FftPlan<T>& plan_;
    int32_t position_ = 0;
    int32_t strides_[kMaxFftStages];
    int32_t digits_[kMaxFftStages];
  };

  static T Negated(T value) { return Arithmetic::Sub(T{0}, value); }
  static C Add(C a, C b) { return {Arithmetic::Add(a.real, b.real), Arithmetic::Add(a.imaginary, b.imaginary)}; }
  static C Sub(C a, C b) { return {Arithmetic::Sub(a.real, b.real), Arithmetic::Sub(a.imaginary, b.imaginary)}; }
  // a + i b and a - i b.
  static C AddTurned(C a, C b) { return {Arithmetic::Sub(a.real, b.imaginary), Arithmetic::Add(a.imaginary, b.real)}; }
  static C SubTurned(C a, C b) { return {Arithmetic::Add(a.real, b.imaginary), Arithmetic::Sub(a.imaginary, b.real)}; }
  static C Scaled(C a, T share) { return {Arithmetic::Scaled(a.real, share), Arithmetic::Scaled(a.imaginary, share)}; }
  static C Share2(C a) { return Scaled(a, Arithmetic::Share(2)); }
  static C Times(C a, T factor) { return {Arithmetic::Mul(a.real, factor), Arithmetic::Mul(a.imaginary, factor)}; }

  static void Transform(const FftPlan<T>& plan, bool inverse, C* data, C* scratch) {
    int32_t size = 1;  // of the transforms that are done
    int32_t stride = plan.length;
    for (int32_t s = plan.stages - 1; s >= 0; --s) {
      const int32_t radix = plan.radices[s];
      stride /= radix;
      for (int32_t first = 0; first < plan.length; first += radix * size) {
        C* block = data + first;
        switch (radix) {
          case 2:
            Radix2(block, size, stride, plan.twiddles);
            break;
          case 3:
            Radix3(block, size, stride, plan.twiddles);
            break;
          case 4:
            Radix4(block, size, stride, plan.twiddles, inverse);
            break;
          case 5:
            Radix5(block, size, stride, plan.twiddles);
            break;
          default:
            AnyRadix(block, size, stride, plan, radix, scratch);
            break;
        }
      }
      size *= radix;
    }
  }

  // Each combines `radix` transforms of `size` elements, which lie one after the other, to one. `stride`: from one
  // twiddle factor to the next.

  static void Radix2(C* data, int32_t size, int32_t stride, const C* twiddles) {
    const T share = Arithmetic::Share(2);
    for (int32_t i = 0; i < size; ++i, ++data, twiddles += stride) {
      const C even = Scaled(data[0], share);
      const C odd = Arithmetic::Mul(Scaled(data[size], share), *twiddles);
      data[size] = Sub(even, odd);
      data[0] = Add(even, odd);
    }
  }

  static void Radix3(C* data, int32_t size, int32_t stride, const C* twiddles) {
    const T share = Arithmetic::Share(3);
    const T sine = twiddles[stride * size].imaginary;  // of a third of a turn
    for (int32_t i = 0; i < size; ++i, ++data) {
      const C a = Scaled(data[0], share);
      const C b = Arithmetic::Mul(Scaled(data[size], share), twiddles[i * stride]);
      const C c = Arithmetic::Mul(Scaled(data[2 * size], share), twiddles[2 * i * stride]);
      const C sum = Add(b, c);
      const C difference = Times(Sub(b, c), sine);
      const C middle = {Arithmetic::Sub(a.real, Arithmetic::HalfOfSum(sum.real, T{0})),
                        Arithmetic::Sub(a.imaginary, Arithmetic::HalfOfSum(sum.imaginary, T{0}))};
      data[0] = Add(a, sum);
      data[size] = AddTurned(middle, difference);
      data[2 * size] = SubTurned(middle, difference);
    }
  }

  static void Radix4(C* data, int32_t size, int32_t stride, const C* twiddles, bool inverse) {
    const T share = Arithmetic::Share(4);
    C* one = data + (inverse ? 3 : 1) * size;
    C* three = data + (inverse ? 1 : 3) * size;
    const C* second = twiddles;
    const C* third = twiddles;
    for (int32_t i = 0; i < size; ++i) {
      const C a = Scaled(data[0], share);
      const C b = Arithmetic::Mul(Scaled(data[size], share), *twiddles);
      const C c = Arithmetic::Mul(Scaled(data[2 * size], share), *second);
      const C d = Arithmetic::Mul(Scaled(data[3 * size], share), *third);
      const C even = Add(a, c);
      const C odd = Add(b, d);
      const C even_difference = Sub(a, c);
      const C odd_difference = Sub(b, d);
      data[0] = Add(even, odd);
      data[2 * size] = Sub(even, odd);
      *one++ = SubTurned(even_difference, odd_difference);
      *three++ = AddTurned(even_difference, odd_difference);
      ++data;
      twiddles += stride;
      second += 2 * stride;
      third += 3 * stride;
    }
  }

  static void Radix5(C* data, int32_t size, int32_t stride, const C* twiddles) {
    const T share = Arithmetic::Share(5);
    const C fifth = twiddles[stride * size];  // of a turn
    const C two_fifths = twiddles[2 * stride * size];
    for (int32_t i = 0; i < size; ++i, ++data) {
      const C a = Scaled(data[0], share);
      const C b = Arithmetic::Mul(Scaled(data[size], share), twiddles[i * stride]);
      const C c = Arithmetic::Mul(Scaled(data[2 * size], share), twiddles[2 * i * stride]);
      const C d = Arithmetic::Mul(Scaled(data[3 * size], share), twiddles[3 * i * stride]);
      const C e = Arithmetic::Mul(Scaled(data[4 * size], share), twiddles[4 * i * stride]);
      const C outer = Add(b, e);
      const C inner = Add(c, d);
      const C outer_difference = Sub(b, e);
      const C inner_difference = Sub(c, d);
      data[0] = Add(a, Add(outer, inner));
      const C near = Add(Add(a, Times(outer, fifth.real)), Times(inner, two_fifths.real));
      const C far = Add(Add(a, Times(outer, two_fifths.real)), Times(inner, fifth.real));
      const C near_turned =
          Add(Times(outer_difference, fifth.imaginary), Times(inner_difference, two_fifths.imaginary));
      const C far_turned = Sub(Times(outer_difference, two_fifths.imaginary), Times(inner_difference, fifth.imaginary));
      data[size] = AddTurned(near, near_turned);
      data[4 * size] = SubTurned(near, near_turned);
      data[2 * size] = AddTurned(far, far_turned);
      data[3 * size] = SubTurned(far, far_turned);
    }
  }

  static void AnyRadix(C* data, int32_t size, int32_t stride, const FftPlan<T>& plan, int32_t radix, C* scratch) {
    const T share = Arithmetic::Share(radix);
    for (int32_t i = 0; i < size; ++i) {
      for (int32_t q = 0; q < radix; ++q) scratch[q] = Scaled(data[i + q * size], share);
      for (int32_t q = 0; q < radix; ++q) {
        const int32_t k = i + q * size;
        C sum = scratch[0];
        int32_t twiddle = 0;
        for (int32_t r = 1; r < radix; ++r) {
          twiddle += stride * k;
          if (twiddle >= plan.length) twiddle -= plan.length;
          sum = Add(sum, Arithmetic::Mul(scratch[r], plan.twiddles[twiddle]));
        }
        data[k] = sum;
      }
    }
  }
};

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_KERNELS_FFT_STAGES_H_

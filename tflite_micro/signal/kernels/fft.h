// Discrete Fourier transforms of real signals of any even length n, by a complex transform of n / 2: mixed radix, in
// fixed point (int16, int32) and in float32.
//
// Fixed point is Q15 and Q31. To stay in range, a stage of radix p first multiplies by floor(M / p), M being the
// largest number of the type (which stands for 1), and rounds; products with twiddle factors, which are floor(M * c +
// 1/2), are rounded too, halves upwards; sums wrap. So the forward transform is the spectrum divided by n, and the
// inverse one the signal itself; float32 is not scaled forward and is divided by n backward.
#ifndef TFLITE_MICRO_SIGNAL_KERNELS_FFT_H_
#define TFLITE_MICRO_SIGNAL_KERNELS_FFT_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

template <typename T>
struct Complex {
  T real;
  T imaginary;
};

// Even lengths from 2 on.
inline constexpr int kMaxFftLength = 1 << 20;
// Of the complex transform: 3^12 is the length with the most, as factors of 4 are taken before those of 2.
inline constexpr int kMaxFftStages = 16;

enum class FftType : uint8_t { kInt16, kInt32, kFloat32 };

// What depends on the length alone. The arrays belong to the caller.
struct FftPlan {
  int32_t length;             // of the complex transform: half of the signal's
  int32_t stages;             // number of radices
  const int32_t* radices;     // their product is `length`
  const void* twiddles;       // [length]: e^(-2 pi i k / length); the inverse's are conjugate
  const void* real_twiddles;  // [length / 2]: e^(-pi i ((k + 1) / length + 1/2)), likewise
};

// Fills `radices` (of size kMaxFftStages) for a complex transform of `length` >= 1: fours first, then twos, threes and
// so on. Returns their number.
int32_t FftRadices(int32_t length, int32_t* radices);
// How many elements of scratch memory the stages need: the largest radix above 5, or 0.
int32_t FftScratchSize(const int32_t* radices, int32_t stages);
// Fills the tables of a plan with complex numbers of a type.
void FftTwiddles(FftType type, int32_t length, bool inverse, void* twiddles, void* real_twiddles);

// Transforms of T: int16_t, int32_t, float. Spectra, tables, `work` and `scratch` have elements Complex<T>; the latter
// two `length` and FftScratchSize() of them. One form, so that a caller can choose by a pointer.
using FftFunction = void (*)(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                             void* output);

// The spectrum, of length + 1 elements, of a signal, which is continued with zeros from `input_size` (up to 2 * length)
// on.
template <typename T>
void RealFft(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch, void* output);
// The signal, of 2 * length numbers, of a spectrum of length + 1 elements, whatever `input_size` is.
template <typename T>
void InverseRealFft(const FftPlan& plan, const void* input, int32_t input_size, void* work, void* scratch,
                    void* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_SIGNAL_KERNELS_FFT_H_

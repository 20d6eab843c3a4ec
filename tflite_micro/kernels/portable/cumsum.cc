// Running sums, for any processor.
#include "tflite_micro/kernels/cumsum.h"

#include "tflite_micro/kernels/requantization.h"

namespace tflite {
namespace kernels {
namespace {

template <typename T, typename Sum, typename Take, typename Give>
void Run(const CumsumRun& run, const void* input, void* output, const Take& take, const Give& give) {
  const T* from = static_cast<const T*>(input);
  T* to = static_cast<T*>(output);
  Sum sum = 0;
  for (int32_t i = 0; i < run.count; ++i) {
    const Sum next = sum + take(*from);
    *to = give(run.exclusive ? sum : next);
    sum = next;
    from += run.stride;
    to += run.stride;
  }
}

template <typename T>
void Plain(const CumsumRun& run, const void* input, void* output) {
  const auto same = [](T value) { return value; };
  Run<T, T>(run, input, output, same, same);
}

template <typename T, int32_t kLowest, int32_t kHighest>
void Quantized(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params) {
  const auto shift = static_cast<int8_t>(params.shift);
  const PreciseRequantization factor = {&params.high, &params.low, &shift, 0, params.output_offset, kLowest, kHighest};
  Run<T, int64_t>(
      run, input, output, [&](T value) { return static_cast<int64_t>(value) - params.input_offset; },
      [&](int64_t sum) { return static_cast<T>(factor.Apply(sum, 0)); });
}

}  // namespace

void CumsumF32(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams&) {
  Plain<float>(run, input, output);
}
void CumsumS32(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams&) {
  Plain<uint32_t>(run, input, output);
}
void CumsumS64(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams&) {
  Plain<uint64_t>(run, input, output);
}
void CumsumS8(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params) {
  Quantized<int8_t, INT8_MIN, INT8_MAX>(run, input, output, params);
}
void CumsumS16(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params) {
  Quantized<int16_t, INT16_MIN, INT16_MAX>(run, input, output, params);
}
void CumsumU8(const CumsumRun& run, const void* input, void* output, const CumsumQuantizedParams& params) {
  Quantized<uint8_t, 0, UINT8_MAX>(run, input, output, params);
}

}  // namespace kernels
}  // namespace tflite

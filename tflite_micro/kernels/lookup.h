// Functions of one int8 value as a table of their 256 results.
#ifndef TFLITE_MICRO_KERNELS_LOOKUP_H_
#define TFLITE_MICRO_KERNELS_LOOKUP_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// Entries of a table, indexed by the value's bits seen as unsigned: 0 .. 127, then -128 .. -1.
inline constexpr int kLookupTableSize = 256;

// output[i] = table[input[i]], 0 <= i < size. `input` and `output` may be the same.
void LookupS8(const int8_t* table, const int8_t* input, int8_t* output, int size);

// int16: 512 equal steps of the input's range, straight lines between them; entry i is the result at -32768 + 128 * i.
inline constexpr int kLookupTableSizeS16 = 513;
void LookupS16(const int16_t* table, const int16_t* input, int16_t* output, int size);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_LOOKUP_H_

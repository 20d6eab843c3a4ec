// Constants that are stored encoded, decoded as a whole.
//
// Streams of bits begin at the highest bit of a byte. Tables may lie at any address and hold little-endian elements.
#ifndef TFLITE_MICRO_KERNELS_DECODE_H_
#define TFLITE_MICRO_KERNELS_DECODE_H_

#include <stdint.h>

namespace tflite {
namespace kernels {

// `count` elements of `element_bytes` (1, 2, 4 or 8). `run` of them in a row belong to one channel, the next `run` to
// the next, and after the last of `channels` to the first again.
struct DecodedShape {
  int32_t count;
  int32_t run;
  int32_t channels;
  int32_t element_bytes;
};

// Each element is an index of `bits` (1 to 7) into its channel's table; channels' tables lie `stride` elements apart.
void DecodeLookup(const DecodedShape& shape, const uint8_t* indices, int bits, int32_t stride, const uint8_t* tables,
                  void* output);
// The highest element of the tables that DecodeLookup() reads, counted over all of them; -1 if it reads none.
int64_t HighestLookup(const DecodedShape& shape, const uint8_t* indices, int bits, int32_t stride);

// Each element has one bit: 1 for the next of `values`, 0 for the channel's `zeros`, which has one byte for each
// channel and is null if all of them are 0. Elements of more than a byte have no `zeros`.
void DecodePruned(const DecodedShape& shape, const uint8_t* bits, const uint8_t* values, const int8_t* zeros,
                  void* output);
// How many of the first `count` bits are 1.
int32_t CountOnes(const uint8_t* bits, int32_t count);

// A code of variable length for each element, followed through tables of entries of 16 bits or, if `wide`, of 32. The
// first `first_bits` (1 to 16) of the code are the number of an entry. From its highest bit on, an entry has: whether
// it is the end of the code; 4 bits; the rest. At the end, the 4 bits are how many of the bits that led here belong to
// the code, and the lowest bits of the rest are the element. Else the 4 bits are one less than the number of bits to
// read next, and that many entries start as far behind this one as the rest says.
struct HuffmanCode {
  const uint8_t* stream;
  const uint8_t* tables;
  int32_t stream_bytes;   // at most 2^28 - 1
  int32_t table_entries;  // at most 2^28 - 1
  uint8_t first_bits;
  bool wide;
};

// Writes `count` elements of 1 or 2 bytes, or nothing if `output` is null. False: a code leads out of the tables, or
// the stream ends before the last element does.
bool DecodeHuffman(const HuffmanCode& code, int32_t count, int element_bytes, void* output);

}  // namespace kernels
}  // namespace tflite

#endif  // TFLITE_MICRO_KERNELS_DECODE_H_

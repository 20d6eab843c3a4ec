// TFLM_DECODE: constants that the model holds encoded, decoded at each inference just before their reader.
//
// Inputs come in pairs, one for each output: the encoded bytes, and what is needed to decode them, both constants. The
// second starts with 16 bytes: the type of the code (0, 1 or 2), the version of this header (1), two that are reserved,
// the version of the type (1), and what the type says; from byte 16 on there are its tables, little-endian.
//   0  An index into a table of values for each element, 1 to 7 bits wide, the first in the highest bits. Byte 5 has
//   the
//      width in its 3 lowest bits, byte 6 how many values the tables of two channels lie apart. There is a table for
//      each channel that the output's quantisation has scales for; a distance of 0 makes it one for all.
//   1  A Huffman code (kernels/decode.h), of int8 and int16. Byte 5 says in its lowest bit that entries have 32 bits
//   and
//      not 16, and in its 4 highest how many bits the first table takes, less one.
//   2  A bit for each element, the first in the highest bit: 1 for the next of the values, 0 for the zero point, of the
//      channel if there are several; of elements wider than a byte it has to be 0.
// Everything is checked at load, so that no table, index or stream leads outside of its constant.
//
// Outputs may lie in memory that the application named: MicroInterpreter::SetDecompressionMemory().
#ifndef TFLITE_MICRO_OPS_DECODE_H_
#define TFLITE_MICRO_OPS_DECODE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/kernels/decode.h"

namespace tflite {
namespace ops {

// One for each output, followed by the zero points of those that have them.
struct DecodeData {
  kernels::DecodedShape shape;
  int32_t stream_bytes;
  int32_t table_size;   // Huffman: entries of the tables. Lookup: elements from one channel's table to the next
  int32_t zero_points;  // bytes from the start of all this to the channels' zero points; 0: there are none
  uint8_t type;
  uint8_t bits;  // of an index, or of the first part of a code
  uint8_t wide;  // 1: entries have 32 bits
  uint8_t unused;
};

TfLiteStatus PrepareDecode(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDecode(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_DECODE_H_

#include "tflite_micro/ops/decode.h"

#include <string.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::PerChannel;
using micro::SingleRun;
using micro::TensorOf;

// One pair; its tensors are the test's own.
class Decoding {
 public:
  Decoding(const uint8_t* encoded, int encoded_bytes, const uint8_t* ancillary, int ancillary_bytes,
           const TfLiteTensor& output)
      : encoded_dims_{encoded_bytes},
        ancillary_dims_{ancillary_bytes},
        tensors_{ConstantOf(encoded, encoded_dims_), ConstantOf(ancillary, ancillary_dims_), output},
        run_(*Register_DECODE(), tensors_) {}

  TfLiteStatus Run() { return run_.Run(); }
  const char* error() const { return run_.error(); }

 private:
  IntArray encoded_dims_;
  IntArray ancillary_dims_;
  TfLiteTensor tensors_[3];
  SingleRun run_;
};

TEST(Decode, LooksUpIndicesOfThreeBits) {
  // 5, 0, 7, 2, 1 as 101 000 111 010 001, and a bit that is not used.
  const uint8_t encoded[] = {0xA3, 0xA2};
  const uint8_t ancillary[] = {0, 1, 0, 0, 1, 3, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 11, 12, 13, 14, 15, 16, 17};
  int8_t out[5];
  IntArray dims{5};
  Decoding decoding(encoded, 2, ancillary, 24, TensorOf(out, dims, 0.5f, 3));
  ASSERT_EQ(decoding.Run(), kTfLiteOk);
  const int8_t expected[] = {15, 10, 17, 12, 11};
  EXPECT_ARRAY_EQ(out, expected, 5);
}

// Two tables of int16, five elements apart, of which the last ends with the last index in use.
constexpr uint8_t kTwoTables[] = {0, 1, 0, 0, 1, 2, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                                  1, 0, 2, 0, 3, 0, 4, 0, 0, 0, 5, 0, 6, 0, 7, 0};

TEST(Decode, HasATableForEachChannel) {
  // Indices 3 1 | 2 0 along the first dimension.
  const uint8_t rows[] = {0xD8};
  int16_t out[4];
  IntArray dims{2, 2};
  PerChannel<2> by_row({1.0f, 2.0f}, 0);
  Decoding first(rows, 1, kTwoTables, sizeof(kTwoTables), by_row.Of(TensorOf(out, dims)));
  ASSERT_EQ(first.Run(), kTfLiteOk);
  const int16_t expected_rows[] = {4, 2, 7, 5};
  EXPECT_ARRAY_EQ(out, expected_rows, 4);
  // 3 1 | 0 2 along the last.
  const uint8_t columns[] = {0xD2};
  PerChannel<2> by_column({1.0f, 2.0f}, 1);
  Decoding last(columns, 1, kTwoTables, sizeof(kTwoTables), by_column.Of(TensorOf(out, dims)));
  ASSERT_EQ(last.Run(), kTfLiteOk);
  const int16_t expected_columns[] = {4, 6, 1, 7};
  EXPECT_ARRAY_EQ(out, expected_columns, 4);
  // 3 in the second channel lies behind its table.
  const uint8_t beyond[] = {0xCC};
  Decoding outside(beyond, 1, kTwoTables, sizeof(kTwoTables), by_row.Of(TensorOf(out, dims)));
  EXPECT_EQ(outside.Run(), kTfLiteError);
  EXPECT_MESSAGE(outside.error(), "output 0 needs value 8 of its tables, but they have 8");
}

TEST(Decode, SharesATableThatLiesZeroElementsApart) {
  uint8_t ancillary[] = {0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 7};
  const uint8_t encoded[] = {0x60};
  int8_t out[4];
  IntArray dims{2, 2};
  PerChannel<2> by_row({1.0f, 2.0f}, 0);
  Decoding decoding(encoded, 1, ancillary, sizeof(ancillary), by_row.Of(TensorOf(out, dims)));
  ASSERT_EQ(decoding.Run(), kTfLiteOk);
  const int8_t expected[] = {9, 7, 7, 9};
  EXPECT_ARRAY_EQ(out, expected, 4);
}

TEST(Decode, PutsZeroPointsWhereValuesWerePruned) {
  // 1 0 1 | 0 0 1.
  const uint8_t encoded[] = {0xA4};
  const uint8_t ancillary[] = {2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 51, 52};
  int8_t out[6];
  IntArray dims{2, 3};
  PerChannel<2> by_row({1.0f, 2.0f}, 0);
  by_row.set_zero_point(0, -5);
  by_row.set_zero_point(1, 6);
  Decoding decoding(encoded, 1, ancillary, sizeof(ancillary), by_row.Of(TensorOf(out, dims)));
  ASSERT_EQ(decoding.Run(), kTfLiteOk);
  const int8_t expected[] = {50, -5, 51, 6, 6, 52};
  EXPECT_ARRAY_EQ(out, expected, 6);
  Decoding one_fewer(encoded, 1, ancillary, sizeof(ancillary) - 1, by_row.Of(TensorOf(out, dims)));
  EXPECT_EQ(one_fewer.Run(), kTfLiteError);
  EXPECT_MESSAGE(one_fewer.error(), "output 0 needs 3 values, but has 2");
}

// Codes 0: 7; 10: -1; 110: 3; 111: 4, through a first table of two bits and a second one of one bit.
constexpr uint8_t kHuffman[] = {1, 1, 0,    0,    1,    0x10, 0,    0,    0,    0,    0,    0,    0,    0,
                                0, 0, 0x07, 0x88, 0x07, 0x88, 0xFF, 0x90, 0x01, 0x00, 0x03, 0x88, 0x04, 0x88};

TEST(Decode, FollowsHuffmanCodes) {
  // 0 110 10 111 0 and bits that are not used.
  const uint8_t encoded[] = {0x6B, 0x80};
  int8_t out[5];
  IntArray dims{5};
  Decoding decoding(encoded, 2, kHuffman, sizeof(kHuffman), TensorOf(out, dims, 1.0f));
  ASSERT_EQ(decoding.Run(), kTfLiteOk);
  const int8_t expected[] = {7, 3, -1, 4, 7};
  EXPECT_ARRAY_EQ(out, expected, 5);
}

TEST(Decode, RefusesHuffmanCodesThatEndEarlyOrLeadAstray) {
  const uint8_t encoded[] = {0xFF};
  int8_t out[3];
  IntArray dims{3};
  // 111 111 11: the third code lacks a bit.
  Decoding early(encoded, 1, kHuffman, sizeof(kHuffman), TensorOf(out, dims, 1.0f));
  EXPECT_EQ(early.Run(), kTfLiteError);
  EXPECT_MESSAGE(early.error(), "the code of output 0 ends early or leads out of its 6 table entries");
  Decoding astray(encoded, 1, kHuffman, sizeof(kHuffman) - 2, TensorOf(out, dims, 1.0f));
  EXPECT_EQ(astray.Run(), kTfLiteError);
  EXPECT_MESSAGE(astray.error(), "the code of output 0 ends early or leads out of its 5 table entries");
  // An entry that leads to itself ends with the stream.
  uint8_t circle[18] = {1, 1, 0, 0, 1, 0x00};
  Decoding forever(encoded, 1, circle, sizeof(circle), TensorOf(out, dims, 1.0f));
  EXPECT_EQ(forever.Run(), kTfLiteError);
}

struct Refusal {
  int byte;
  uint8_t value;
  const char* sentence;
};

TEST(Decode, RefusesHeadersThatItDoesNotKnow) {
  const Refusal refusals[] = {
      {0, 3, "output 0 is encoded by type 3; there are 0 (lookup), 1 (Huffman), 2 (pruned)"},
      {0, 127, "output 0 is encoded by type 127; there are 0 (lookup), 1 (Huffman), 2 (pruned)"},
      {1, 2, "input 1 has versions 2 and 1, expected 1 and 1"},
      {4, 0, "input 1 has versions 1 and 0, expected 1 and 1"},
      {5, 8, "the indices of output 0 have 0 bits, expected 1 to 7"},
      {5, 7, "output 0 needs 2 bytes of indices, but has 1"},
      {5, 3, "output 0 needs value 6 of its tables, but they have 2"},
  };
  for (const Refusal& refusal : refusals) {
    uint8_t ancillary[] = {0, 1, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 7};
    ancillary[refusal.byte] = refusal.value;
    const uint8_t encoded[] = {0xD0};
    int8_t out[2];
    IntArray dims{2};
    Decoding decoding(encoded, 1, ancillary, sizeof(ancillary), TensorOf(out, dims, 1.0f));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), refusal.sentence);
  }
}

TEST(Decode, RefusesTensorsThatDoNotFit) {
  const uint8_t encoded[] = {0xD0};
  const uint8_t lookup[] = {0, 1, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 7};
  uint8_t huffman[sizeof(kHuffman)];
  memcpy(huffman, kHuffman, sizeof(kHuffman));
  uint8_t pruned[18];
  memcpy(pruned, lookup, sizeof(lookup));
  pruned[0] = 2;
  int8_t out[2];
  int16_t wide[2];
  float real[2];
  IntArray dims{2}, empty{0}, nine{9};
  {
    Decoding decoding(encoded, 1, lookup, 15, TensorOf(out, dims, 1.0f));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "input 1 has 15 bytes, expected at least 16");
  }
  {
    Decoding decoding(encoded, 1, lookup, sizeof(lookup), TensorOf(out, empty, 1.0f));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "output 0 has no elements");
  }
  {
    Decoding decoding(encoded, 1, lookup, sizeof(lookup), micro::TypedTensor(kTfLiteInt4, out, dims));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "output 0 is INT4, which cannot be decoded");
  }
  {
    Decoding decoding(encoded, 1, huffman, sizeof(huffman), TensorOf(wide, dims, 1.0f));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "output 0 is INT16, which entries of 16 bits cannot hold");
  }
  {
    Decoding decoding(encoded, 1, huffman, sizeof(huffman), TensorOf(real, dims));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "output 0 is FLOAT32, but a Huffman code is one of INT8 or INT16");
  }
  {
    int8_t many[9];
    Decoding decoding(encoded, 1, pruned, sizeof(pruned), TensorOf(many, nine, 1.0f));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "output 0 needs 2 bytes of bits, but has 1");
  }
  {
    const uint8_t none[] = {0};
    Decoding decoding(none, 1, pruned, sizeof(pruned), TensorOf(wide, dims, 1.0f, 4));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "output 0 is INT16 and has zero point 4, which its elements cannot be");
  }
  {
    PerChannel<2> along_three({1.0f, 2.0f}, 3);
    Decoding decoding(encoded, 1, lookup, sizeof(lookup), along_three.Of(TensorOf(out, dims)));
    EXPECT_EQ(decoding.Run(), kTfLiteError);
    EXPECT_MESSAGE(decoding.error(), "output 0 has 2 scales along dimension 3, which has not as many elements");
  }
}

TEST(Decode, RefusesInputsThatAreNoPairsOfConstants) {
  uint8_t bytes[18] = {};
  int8_t out[2];
  IntArray dims{2}, size{18};
  TfLiteTensor computed[] = {TensorOf(bytes, size), ConstantOf(bytes, size), TensorOf(out, dims, 1.0f)};
  SingleRun run(*Register_DECODE(), computed);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "inputs 0 and 1 must be constants of the model");
  TfLiteTensor three[] = {ConstantOf(bytes, size), ConstantOf(bytes, size), ConstantOf(bytes, size),
                          TensorOf(out, dims, 1.0f)};
  SingleRun odd(*Register_DECODE(), three);
  EXPECT_EQ(odd.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(odd.error(), "has 3 inputs, expected 2 for each of 1 outputs");
}

// Bytes of any kind are refused or decode to something, and are not read beyond their ends: they lie at the end of
// their arrays, where the sanitizers watch.
TEST(Decode, AnyBytesAreRefusedOrDecoded) {
  static uint8_t encoded[24];
  static uint8_t ancillary[96];
  static uint8_t out[64];
  uint32_t state = 1;
  const auto next = [&state](uint32_t limit) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % limit;
  };
  int decoded = 0;
  for (int round = 0; round < 4000; ++round) {
    for (uint8_t& byte : encoded) byte = static_cast<uint8_t>(next(256));
    for (uint8_t& byte : ancillary) byte = static_cast<uint8_t>(next(4) == 0 ? 0x88 : next(256));
    const int encoded_bytes = static_cast<int>(1 + next(sizeof(encoded)));
    const int ancillary_bytes = static_cast<int>(16 + next(sizeof(ancillary) - 15));
    uint8_t* header = ancillary + sizeof(ancillary) - ancillary_bytes;
    const uint8_t start[] = {static_cast<uint8_t>(next(3)), 1, 0, 0, 1, static_cast<uint8_t>(next(256)),
                             static_cast<uint8_t>(next(32))};
    memcpy(header, start, sizeof(start));
    static constexpr TfLiteType kTypes[] = {kTfLiteInt8, kTfLiteInt16, kTfLiteFloat32, kTfLiteInt64};
    IntArray dims{2, static_cast<int>(1 + next(4))};
    PerChannel<2> scales({1.0f, 2.0f}, static_cast<int>(next(2)));
    TfLiteTensor output = micro::TypedTensor(kTypes[next(4)], out, dims, 1.0f);
    if (next(2) == 0) output = scales.Of(output);
    Decoding decoding(encoded + sizeof(encoded) - encoded_bytes, encoded_bytes, header, ancillary_bytes, output);
    if (decoding.Run() == kTfLiteOk) ++decoded;
  }
  EXPECT_GT(decoded, 400);
  EXPECT_LT(decoded, 3600);
}

}  // namespace
}  // namespace tflite

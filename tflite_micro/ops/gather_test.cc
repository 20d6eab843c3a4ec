#include "tflite_micro/ops/gather.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/single_run.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::SingleRun;
using micro::TensorOf;

TEST(Gather, TakesSlicesAndChecksIndices) {
  const int8_t in[] = {1, 2, 3, 4, 5, 6};
  int32_t indices[] = {2, 0};
  int8_t out[4];
  IntArray dims{2, 3}, two{2}, flat{4};
  const TfLiteGatherParams columns = {1, 0};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(indices, two), TensorOf(out, flat)};
  SingleRun run(Register_GATHER(), tensors, &columns);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const int8_t expected[] = {3, 1, 6, 4};
  EXPECT_ARRAY_EQ(out, expected, 4);
  indices[1] = 3;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "index 1 is 3, expected 0 to 2");
  indices[1] = -1;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
}

TEST(Gather, HasIndicesForEachBatch) {
  const float in[] = {1, 2, 3, 4, 5, 6};
  int64_t indices[] = {2, 0};
  float out[2];
  IntArray dims{2, 3}, index_dims{2, 1}, flat{2};
  const TfLiteGatherParams batched = {1, 1};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(indices, index_dims), TensorOf(out, flat)};
  SingleRun run(Register_GATHER(), tensors, &batched);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {3, 4};
  EXPECT_ARRAY_EQ(out, expected, 2);
}

TEST(Gather, RefusesBatchesBehindTheAxis) {
  float in[6] = {}, out[2];
  int32_t indices[2] = {};
  IntArray dims{2, 3}, index_dims{2, 1}, flat{2};
  const TfLiteGatherParams batched = {0, 1};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(indices, index_dims), TensorOf(out, flat)};
  SingleRun run(Register_GATHER(), tensors, &batched);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "batch_dims is 1, with axis 0 and indices of 2 dimensions");
}

TEST(GatherNd, TakesElementsByTuplesAndChecksThem) {
  const int16_t in[] = {1, 2, 3, 4, 5, 6};
  int32_t indices[] = {1, 2, 0, 1};
  int16_t out[2];
  IntArray dims{2, 3}, index_dims{2, 2}, flat{2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(indices, index_dims), TensorOf(out, flat)};
  SingleRun run(Register_GATHER_ND(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 6);
  EXPECT_EQ(out[1], 2);
  indices[2] = 2;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "index 0 of tuple 1 is 2, expected 0 to 1");
}

TEST(GatherNd, RefusesTuplesThatAreTooLong) {
  int16_t in[2] = {}, out[1];
  int32_t indices[2] = {};
  IntArray dims{2}, index_dims{1, 2}, flat{1};
  TfLiteTensor tensors[] = {TensorOf(in, dims), TensorOf(indices, index_dims), TensorOf(out, flat)};
  SingleRun run(Register_GATHER_ND(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "index tuples have 2 elements, but the input 1 dimensions");
}

TEST(EmbeddingLookup, ScalesInt8RowsAndChecksIndices) {
  int32_t lookup[] = {1, 0, 1};
  const int8_t table[] = {1, -2, 3, 4};
  float out[6];
  IntArray three{3}, table_dims{2, 2}, flat{6};
  TfLiteTensor tensors[] = {TensorOf(lookup, three), ConstantOf(table, table_dims, 0.5f), TensorOf(out, flat)};
  SingleRun run(Register_EMBEDDING_LOOKUP(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {1.5f, 2, 0.5f, -1, 1.5f, 2};
  EXPECT_ARRAY_EQ(out, expected, 6);
  lookup[0] = 2;
  EXPECT_EQ(run.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "index 0 is 2, expected 0 to 1");
}

TEST(EmbeddingLookup, HasAScaleForEachRow) {
  int32_t lookup[] = {1, 0};
  const int8_t table[] = {2, 3};
  float out[2];
  IntArray two{2}, table_dims{2, 1}, flat{2};
  micro::PerChannel<2> scales({0.5f, 4.0f}, 0);
  TfLiteTensor tensors[] = {TensorOf(lookup, two), scales.Of(ConstantOf(table, table_dims)), TensorOf(out, flat)};
  SingleRun run(Register_EMBEDDING_LOOKUP(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  EXPECT_EQ(out[0], 12.0f);
  EXPECT_EQ(out[1], 1.0f);
}

TEST(EmbeddingLookup, FindsPackedRowsThatStartWithinAByte) {
  // Three rows of three 4-bit elements: 1 -2 3, -4 5 -6, 7 -8 0.
  const uint8_t packed[] = {0xE1, 0xC3, 0xA5, 0x87, 0x00};
  int32_t lookup[] = {2, 1};
  float out[6];
  IntArray two{2}, table_dims{3, 3}, flat{6};
  TfLiteTensor table = micro::TypedTensor(kTfLiteInt4, const_cast<uint8_t*>(packed), table_dims, 0.5f);
  table.allocation_type = kTfLiteMmapRo;
  TfLiteTensor tensors[] = {TensorOf(lookup, two), table, TensorOf(out, flat)};
  SingleRun run(Register_EMBEDDING_LOOKUP(), tensors);
  ASSERT_EQ(run.Run(), kTfLiteOk);
  const float expected[] = {3.5f, -4, 0, -2, 2.5f, -3};
  EXPECT_ARRAY_EQ(out, expected, 6);
}

TEST(EmbeddingLookup, RefusesToCopyRowsThatStartWithinAByte) {
  const uint8_t packed[2] = {};
  int32_t lookup[1] = {};
  uint8_t out[2];
  IntArray one{1}, table_dims{1, 3}, out_dims{1, 3};
  TfLiteTensor table = micro::TypedTensor(kTfLiteInt4, const_cast<uint8_t*>(packed), table_dims, 0.5f);
  TfLiteTensor tensors[] = {TensorOf(lookup, one), table, micro::TypedTensor(kTfLiteInt4, out, out_dims, 0.5f)};
  SingleRun run(Register_EMBEDDING_LOOKUP(), tensors);
  EXPECT_EQ(run.Prepare(), kTfLiteError);
  EXPECT_MESSAGE(run.error(), "rows of 3 elements of type INT4 do not start at whole bytes");
}

TEST(Gather, FollowsIndicesWhoseNumberDependsOnData) {
  const int8_t in[] = {1, 2, 3, 4, 5, 6};
  int32_t indices[] = {2, 0, 1, 1};
  int8_t out[8];
  IntArray dims{3, 2}, four{4}, flat{8};
  const TfLiteGatherParams rows = {0, 0};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(indices, four), TensorOf(out, flat)};
  tensors[1].allocation_type = kTfLiteDynamic;
  SingleRun run(Register_GATHER(), tensors, &rows);
  ASSERT_EQ(run.Prepare(), kTfLiteOk);
  EXPECT_EQ(tensors[2].allocation_type, kTfLiteDynamic);
  EXPECT_EQ(tensors[2].dims->data[0], 4);
  four.get()->data[0] = 2;
  indices[2] = 77;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  const int8_t expected[] = {5, 6, 1, 2};
  EXPECT_EQ(tensors[2].dims->data[0], 2);
  EXPECT_ARRAY_EQ(out, expected, 4);
  four.get()->data[0] = 0;
  ASSERT_EQ(run.Invoke(), kTfLiteOk);
  EXPECT_EQ(tensors[2].dims->data[0], 0);
}

}  // namespace
}  // namespace tflite

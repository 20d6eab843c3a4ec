#include "tflite_micro/ops/densify.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/run_node.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::NodeRun;
using micro::TensorOf;

// Sparse tensors are part of a model: //python/model_tests:sparse_models_test has what is refused about them.
TEST(Densify, RefusesATensorThatIsNotSparse) {
  const int8_t in[4] = {};
  int8_t out[4];
  IntArray dims{2, 2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims)};
  const NodeRun run(Register_DENSIFY(), tensors);
  EXPECT_EQ(run.prepared, kTfLiteError);
  EXPECT_MESSAGE(run.error, "the input is not a constant that is stored sparsely");
}

TEST(Densify, RefusesAnotherTypeAndPackedElements) {
  const int8_t in[4] = {};
  int16_t out[4];
  IntArray dims{2, 2};
  TfLiteTensor tensors[] = {ConstantOf(in, dims), TensorOf(out, dims)};
  const NodeRun other(Register_DENSIFY(), tensors);
  EXPECT_EQ(other.prepared, kTfLiteError);
  EXPECT_MESSAGE(other.error, "the input is INT8, but the output INT16");
  tensors[0].type = tensors[1].type = kTfLiteInt4;
  const NodeRun packed(Register_DENSIFY(), tensors);
  EXPECT_EQ(packed.prepared, kTfLiteError);
  EXPECT_MESSAGE(packed.error, "elements of type INT4 cannot be moved");
}

}  // namespace
}  // namespace tflite

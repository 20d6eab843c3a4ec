#include "tflite_micro/ops/resource_variables.h"

#include "tflite_micro/common/micro_resource_variables.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

// A model that has variables, but no subgraphs to call.
class GraphWithVariables final : public MicroGraph {
 public:
  explicit GraphWithVariables(MicroResourceVariables* variables) : variables_(variables) {}
  TfLiteStatus InvokeSubgraph(int) override { return kTfLiteError; }
  size_t NumSubgraphInputs(int) override { return 0; }
  TfLiteEvalTensor* GetSubgraphInput(int, int) override { return nullptr; }
  size_t NumSubgraphOutputs(int) override { return 0; }
  TfLiteEvalTensor* GetSubgraphOutput(int, int) override { return nullptr; }
  int NumSubgraphs() override { return 1; }
  MicroResourceVariables* GetResourceVariables() override { return variables_; }

 private:
  MicroResourceVariables* variables_;
};

TfLiteTensor HandleOf(int32_t* id, TfLiteIntArray* dims) { return micro::TypedTensor(kTfLiteResource, id, dims); }

// An operator with its tensors, the handle first. Memory that Prepare took is there as long as the object.
struct VariableNode {
  VariableNode(const TFLMRegistration& registration, TfLiteTensor* tensors, int count, TfLiteIntArray* inputs,
               TfLiteIntArray* outputs, MicroResourceVariables* variables, const void* options = nullptr)
      : graph(variables), runner(registration, tensors, count, inputs, outputs, options) {
    runner.fake_context().set_graph(&graph);
  }
  GraphWithVariables graph;
  KernelRunner runner;
};

TEST(ResourceVariables, KeepWhatIsAssigned) {
  MicroResourceVariables::Variable table[2];
  MicroResourceVariables variables(table, 2);
  IntArray scalar, none, dims{2}, first{0}, both{0, 1}, second{1};
  int32_t id[1] = {-1};
  const TfLiteVarHandleParams options = {nullptr, "state"};
  TfLiteTensor handle_tensors[] = {HandleOf(id, scalar)};
  VariableNode handle(Register_VAR_HANDLE(), handle_tensors, 1, none, first, &variables, &options);
  ASSERT_EQ(handle.runner.InitAndPrepare(), kTfLiteOk);
  // Known already in Prepare, and written again by Eval.
  EXPECT_EQ(id[0], 0);
  id[0] = 7;
  ASSERT_EQ(handle.runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(id[0], 0);

  int16_t value[2] = {3, -4}, result[2] = {1, 1};
  TfLiteTensor read_tensors[] = {HandleOf(id, scalar), TensorOf(result, dims)};
  VariableNode read(Register_READ_VARIABLE(), read_tensors, 2, first, second, &variables);
  ASSERT_EQ(read.runner.InitAndPrepare(), kTfLiteOk);
  TfLiteTensor assign_tensors[] = {HandleOf(id, scalar), TensorOf(value, dims)};
  VariableNode assign(Register_ASSIGN_VARIABLE(), assign_tensors, 2, both, none, &variables);
  ASSERT_EQ(assign.runner.InitAndPrepare(), kTfLiteOk);

  const int16_t zeros[2] = {};
  ASSERT_EQ(read.runner.Invoke(), kTfLiteOk);
  EXPECT_ARRAY_EQ(result, zeros, 2);
  ASSERT_EQ(assign.runner.Invoke(), kTfLiteOk);
  ASSERT_EQ(read.runner.Invoke(), kTfLiteOk);
  EXPECT_ARRAY_EQ(result, value, 2);
  EXPECT_EQ(variables.ResetAll(), kTfLiteOk);
  ASSERT_EQ(read.runner.Invoke(), kTfLiteOk);
  EXPECT_ARRAY_EQ(result, zeros, 2);
}

TEST(ResourceVariables, OfInt8BeginAtTheirZeroPoint) {
  MicroResourceVariables::Variable table[1];
  MicroResourceVariables variables(table, 1);
  variables.CreateIdIfNoneFound("", "state");
  IntArray scalar, dims{3}, first{0}, second{1};
  int32_t id[1] = {0};
  int8_t result[3] = {};
  TfLiteTensor tensors[] = {HandleOf(id, scalar), TensorOf(result, dims, 0.5f, -5)};
  VariableNode read(Register_READ_VARIABLE(), tensors, 2, first, second, &variables);
  ASSERT_EQ(read.runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(read.runner.Invoke(), kTfLiteOk);
  const int8_t expected[] = {-5, -5, -5};
  EXPECT_ARRAY_EQ(result, expected, 3);
}

TEST(ResourceVariables, HaveTheTypeAndShapeOfTheirFirstUse) {
  MicroResourceVariables::Variable table[1];
  MicroResourceVariables variables(table, 1);
  variables.CreateIdIfNoneFound("", "state");
  IntArray scalar, none, dims{2}, other_dims{3}, row{1, 2}, first{0}, second{1}, both{0, 1};
  int32_t id[1] = {0};
  float value[3] = {};
  int32_t whole[2] = {};
  TfLiteTensor tensors[] = {HandleOf(id, scalar), TensorOf(value, dims)};
  VariableNode read(Register_READ_VARIABLE(), tensors, 2, first, second, &variables);
  ASSERT_EQ(read.runner.InitAndPrepare(), kTfLiteOk);
  {
    TfLiteTensor others[] = {HandleOf(id, scalar), TensorOf(whole, dims)};
    VariableNode assign(Register_ASSIGN_VARIABLE(), others, 2, both, none, &variables);
    EXPECT_EQ(assign.runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(assign.runner.error(), "is INT32, but resource variable 'state' holds FLOAT32");
  }
  {
    TfLiteTensor others[] = {HandleOf(id, scalar), TensorOf(value, other_dims)};
    VariableNode assign(Register_ASSIGN_VARIABLE(), others, 2, both, none, &variables);
    EXPECT_EQ(assign.runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(assign.runner.error(), "dimension 0 is 3, but that of resource variable 'state' 2");
  }
  {
    TfLiteTensor others[] = {HandleOf(id, scalar), TensorOf(value, row)};
    VariableNode assign(Register_ASSIGN_VARIABLE(), others, 2, both, none, &variables);
    EXPECT_EQ(assign.runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(assign.runner.error(), "has 2 dimensions, but resource variable 'state' has 1");
  }
  {
    int32_t unknown[1] = {1};
    TfLiteTensor others[] = {HandleOf(unknown, scalar), TensorOf(value, dims)};
    VariableNode assign(Register_ASSIGN_VARIABLE(), others, 2, both, none, &variables);
    EXPECT_EQ(assign.runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(assign.runner.error(), "resource variable 1 does not exist: there are 1");
  }
  {
    TfLiteTensor others[] = {HandleOf(id, scalar), micro::TypedTensor(kTfLiteString, value, dims)};
    VariableNode assign(Register_ASSIGN_VARIABLE(), others, 2, both, none, &variables);
    EXPECT_EQ(assign.runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(assign.runner.error(), "elements of type STRING have no fixed size");
  }
}

// A handle that comes while the model runs may be anything.
TEST(ResourceVariables, AreCheckedWhereTheHandleIsNotKnownBefore) {
  MicroResourceVariables::Variable table[3];
  MicroResourceVariables variables(table, 3);
  IntArray scalar, dims{2}, other_dims{1, 2}, first{0}, second{1};
  float value[2] = {};
  int32_t known[1] = {variables.CreateIdIfNoneFound("", "known")};
  variables.CreateIdIfNoneFound("", "without memory");
  TfLiteTensor known_tensors[] = {HandleOf(known, scalar), TensorOf(value, dims)};
  VariableNode reads_known(Register_READ_VARIABLE(), known_tensors, 2, first, second, &variables);
  ASSERT_EQ(reads_known.runner.InitAndPrepare(), kTfLiteOk);

  int32_t id[1] = {-1};
  TfLiteTensor tensors[] = {HandleOf(id, scalar), TensorOf(value, dims)};
  VariableNode read(Register_READ_VARIABLE(), tensors, 2, first, second, &variables);
  ASSERT_EQ(read.runner.InitAndPrepare(), kTfLiteOk);
  constexpr int32_t kBad[] = {-1, 1, 2, 3, INT32_MAX, INT32_MIN};
  for (const int32_t bad : kBad) {
    id[0] = bad;
    EXPECT_EQ(read.runner.Invoke(), kTfLiteError);
  }
  id[0] = 0;
  EXPECT_EQ(read.runner.Invoke(), kTfLiteOk);

  id[0] = -1;
  TfLiteTensor reshaped[] = {HandleOf(id, scalar), TensorOf(value, other_dims)};
  VariableNode reads_another_shape(Register_READ_VARIABLE(), reshaped, 2, first, second, &variables);
  ASSERT_EQ(reads_another_shape.runner.InitAndPrepare(), kTfLiteOk);
  id[0] = 0;
  EXPECT_EQ(reads_another_shape.runner.Invoke(), kTfLiteError);
}

TEST(ResourceVariables, NeedRoom) {
  IntArray scalar, none, pair{2}, first{0};
  int32_t id[2] = {-1, -1};
  const TfLiteVarHandleParams options = {"container", "state"};
  TfLiteTensor tensors[] = {HandleOf(id, scalar)};
  {
    VariableNode handle(Register_VAR_HANDLE(), tensors, 1, none, first, nullptr, &options);
    EXPECT_EQ(handle.runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(handle.runner.error(), "the interpreter was given no MicroResourceVariables");
  }
  MicroResourceVariables::Variable table[1];
  MicroResourceVariables variables(table, 1);
  variables.CreateIdIfNoneFound("", "state");
  {
    VariableNode handle(Register_VAR_HANDLE(), tensors, 1, none, first, &variables, &options);
    EXPECT_EQ(handle.runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(handle.runner.error(), "there is no room for variable 'state': MicroResourceVariables has 1");
  }
  TfLiteTensor two[] = {HandleOf(id, pair)};
  VariableNode handle(Register_VAR_HANDLE(), two, 1, none, first, &variables, &options);
  EXPECT_EQ(handle.runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(handle.runner.error(), "the handle has 2 elements, expected 1");
}

TEST(MicroResourceVariables, AreFoundByContainerAndName) {
  MicroResourceVariables::Variable table[3];
  MicroResourceVariables variables(table, 3);
  EXPECT_EQ(variables.CreateIdIfNoneFound("", "a"), 0);
  EXPECT_EQ(variables.CreateIdIfNoneFound("c", "a"), 1);
  EXPECT_EQ(variables.CreateIdIfNoneFound(nullptr, "a"), 0);
  EXPECT_EQ(variables.CreateIdIfNoneFound("c", nullptr), 2);
  EXPECT_EQ(variables.CreateIdIfNoneFound("c", ""), 2);
  EXPECT_EQ(variables.CreateIdIfNoneFound("", ""), -1);
  EXPECT_EQ(variables.size(), 3);
}

TEST(MicroResourceVariables, ForgetsWhatAPreparationThatFailedHasMade) {
  MicroResourceVariables::Variable table[3];
  MicroResourceVariables variables(table, 3);
  int8_t buffer[1] = {};
  IntArray dims{1};
  TfLiteTensor tensor = TensorOf(buffer, dims);
  FakeMicroContext context(&tensor, 1);
  context.Begin(FakeMicroContext::Phase::kPrepare);
  ASSERT_EQ(variables.CreateIdIfNoneFound("", "kept"), 0);
  ASSERT_EQ(variables.Allocate(0, context.context(), &tensor), kTfLiteOk);
  ASSERT_EQ(variables.CreateIdIfNoneFound("", "kept without memory"), 1);
  variables.Keep();
  ASSERT_EQ(variables.CreateIdIfNoneFound("", "forgotten"), 2);
  ASSERT_EQ(variables.Allocate(1, context.context(), &tensor), kTfLiteOk);
  variables.ForgetOthers();
  EXPECT_EQ(variables.size(), 2);
  EXPECT_EQ(variables.Assign(0, sizeof(buffer), buffer), kTfLiteOk);
  EXPECT_EQ(variables.Assign(0, sizeof(buffer) + 1, buffer), kTfLiteError);
  EXPECT_EQ(variables.Assign(1, sizeof(buffer), buffer), kTfLiteError);
  EXPECT_EQ(context.End(), kTfLiteOk);
}

}  // namespace
}  // namespace tflite

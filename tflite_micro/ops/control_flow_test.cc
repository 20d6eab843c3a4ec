#include "tflite_micro/ops/control_flow.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

// A subgraph of the test: its tensors, which of them are inputs and outputs, and what it does.
struct FakeSubgraph {
  TfLiteEvalTensor tensors[6];
  int input_count;
  int inputs[4];
  int output_count;
  int outputs[4];
  TfLiteStatus (*run)(FakeSubgraph* subgraph);
  int runs;
};

class FakeGraph final : public MicroGraph {
 public:
  FakeGraph(FakeSubgraph* subgraphs, int count) : subgraphs_(subgraphs), count_(count) {}

  TfLiteStatus InvokeSubgraph(int index) override {
    ++subgraphs_[index].runs;
    return subgraphs_[index].run(&subgraphs_[index]);
  }
  size_t NumSubgraphInputs(int index) override { return static_cast<size_t>(subgraphs_[index].input_count); }
  TfLiteEvalTensor* GetSubgraphInput(int index, int i) override {
    return &subgraphs_[index].tensors[subgraphs_[index].inputs[i]];
  }
  size_t NumSubgraphOutputs(int index) override { return static_cast<size_t>(subgraphs_[index].output_count); }
  TfLiteEvalTensor* GetSubgraphOutput(int index, int i) override {
    return &subgraphs_[index].tensors[subgraphs_[index].outputs[i]];
  }
  int NumSubgraphs() override { return count_; }
  MicroResourceVariables* GetResourceVariables() override { return nullptr; }
  TfLiteStatus BeginIteration() override { return --iterations_left < 0 ? kTfLiteError : kTfLiteOk; }

  int iterations_left = 100;

 private:
  FakeSubgraph* subgraphs_;
  int count_;
};

TfLiteStatus DoNothing(FakeSubgraph*) { return kTfLiteOk; }

template <typename T>
TfLiteEvalTensor EvalTensorOf(T* data, TfLiteIntArray* dims) {
  TfLiteEvalTensor tensor = {};
  tensor.data.data = data;
  tensor.dims = dims;
  tensor.type = micro::kTypeOf<T>;
  return tensor;
}

// ---- IF
// --------------------------------------------------------------------------------------------------------------

// Two values go in, one comes out: the first with 10 added, or the second.
class IfTest {
 public:
  IfTest() : graph(subgraphs, 3) {
    subgraphs[1] = {{EvalTensorOf(then_a, dims), EvalTensorOf<int16_t>(nullptr, dims), EvalTensorOf(then_result, dims)},
                    2,
                    {0, 1},
                    1,
                    {2},
                    AddTen,
                    0};
    subgraphs[2] = {{EvalTensorOf(else_a, dims), EvalTensorOf(else_b, dims)}, 2, {0, 1}, 1, {1}, DoNothing, 0};
  }

  static TfLiteStatus AddTen(FakeSubgraph* subgraph) {
    for (int i = 0; i < 2; ++i) {
      subgraph->tensors[2].data.i16[i] = static_cast<int16_t>(subgraph->tensors[0].data.i16[i] + 10);
    }
    return kTfLiteOk;
  }

  // Status of everything; the reason is kept.
  TfLiteStatus Run(bool holds) {
    condition[0] = holds;
    IntArray inputs{0, 1, 2}, outputs{3}, output_dims{2};
    TfLiteTensor tensors[] = {TensorOf(condition, condition_dims), TensorOf(a, dims), TensorOf(b, dims),
                              TensorOf(result, output_dims)};
    KernelRunner runner(Register_IF(), tensors, 4, inputs, outputs, &options);
    runner.fake_context().set_graph(&graph);
    TfLiteStatus status = runner.InitAndPrepare();
    if (status == kTfLiteOk) status = runner.Invoke();
    size_t i = 0;
    for (; runner.error()[i] != '\0' && i + 1 < sizeof(error); ++i) error[i] = runner.error()[i];
    error[i] = '\0';
    return status;
  }

  IntArray condition_dims, dims{2};
  bool condition[2] = {};
  int16_t a[2] = {1, 2}, b[2] = {3, 4}, result[2] = {};
  int16_t then_a[2] = {}, then_result[2] = {}, else_a[2] = {}, else_b[2] = {};
  TfLiteIfParams options = {1, 2};
  FakeSubgraph subgraphs[3] = {};
  FakeGraph graph;
  char error[160] = "";
};

TEST(If, RunsOneOfItsBranches) {
  IfTest test;
  ASSERT_EQ(test.Run(true), kTfLiteOk);
  const int16_t with_ten[] = {11, 12};
  EXPECT_ARRAY_EQ(test.result, with_ten, 2);
  EXPECT_EQ(test.subgraphs[2].runs, 0);
  ASSERT_EQ(test.Run(false), kTfLiteOk);
  EXPECT_ARRAY_EQ(test.result, test.b, 2);
  EXPECT_EQ(test.subgraphs[1].runs, 1);
}

TEST(If, PassesTheStatusOfABranchOn) {
  IfTest test;
  test.subgraphs[1].run = [](FakeSubgraph*) { return kTfLiteAbort; };
  EXPECT_EQ(test.Run(true), kTfLiteAbort);
  EXPECT_EQ(test.Run(false), kTfLiteOk);
}

TEST(If, ChecksBothBranches) {
  for (int branch = 1; branch <= 2; ++branch) {
    IfTest test;
    test.subgraphs[branch].input_count = 1;
    EXPECT_EQ(test.Run(true), kTfLiteError);
    EXPECT_MESSAGE(test.error, branch == 1 ? "the then branch (subgraph 1) has 1 inputs, expected 2"
                                           : "the else branch (subgraph 2) has 1 inputs, expected 2");
    test.subgraphs[branch].input_count = 2;
    test.subgraphs[branch].output_count = 2;
    EXPECT_EQ(test.Run(true), kTfLiteError);
    test.subgraphs[branch].output_count = 1;
    test.subgraphs[branch].tensors[1].type = kTfLiteFloat16;
    EXPECT_EQ(test.Run(true), kTfLiteError);
    EXPECT_MESSAGE(test.error, branch == 1 ? "input 1 of the then branch (subgraph 1) is FLOAT16, but should be INT16"
                                           : "input 1 of the else branch (subgraph 2) is FLOAT16, but should be INT16");
  }
}

TEST(If, ItsOutputsTakeTheShapeThatBothBranchesGive) {
  IfTest test;
  IntArray flat{2}, row{1, 2};
  test.subgraphs[1].tensors[2].dims = row;
  EXPECT_EQ(test.Run(true), kTfLiteError);
  EXPECT_MESSAGE(test.error, "output 0 of the else branch (subgraph 2) has 1 dimensions, but should have 2");
  test.subgraphs[2].tensors[2] = EvalTensorOf(test.else_b, row);
  test.subgraphs[2].outputs[0] = 2;
  EXPECT_EQ(test.Run(true), kTfLiteOk);
}

// Of packed types the bytes count, here two for three elements.
TEST(If, PassesPackedElementsOn) {
  IfTest test;
  IntArray scalar, three{3}, inputs{0, 1}, outputs{2};
  uint8_t given[2] = {0x21, 0x03}, passed[3] = {0, 0, 0xEE}, result[3] = {0, 0, 0xEE}, condition[1] = {0};
  FakeSubgraph& branch = test.subgraphs[1];
  branch = {{EvalTensorOf(passed, three)}, 1, {0}, 1, {0}, DoNothing, 0};
  branch.tensors[0].type = kTfLiteInt4;
  const TfLiteIfParams same = {1, 1};
  TfLiteTensor tensors[] = {micro::TypedTensor(kTfLiteBool, condition, scalar),
                            micro::TypedTensor(kTfLiteInt4, given, three),
                            micro::TypedTensor(kTfLiteInt4, result, three)};
  KernelRunner runner(Register_IF(), tensors, 3, inputs, outputs, &same);
  runner.fake_context().set_graph(&test.graph);
  ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
  ASSERT_EQ(runner.Invoke(), kTfLiteOk);
  const uint8_t expected[] = {0x21, 0x03, 0xEE};
  EXPECT_ARRAY_EQ(passed, expected, 3);
  EXPECT_ARRAY_EQ(result, expected, 3);
}

TEST(If, RefusesAConditionOfSeveralElementsAndSubgraphsThatAreNotThere) {
  IfTest test;
  test.options.else_subgraph_index = 3;
  EXPECT_EQ(test.Run(true), kTfLiteError);
  EXPECT_MESSAGE(test.error, "the else branch is subgraph 3, but the model has 3");
  test.options.else_subgraph_index = -1;
  EXPECT_EQ(test.Run(true), kTfLiteError);
  test.condition_dims = IntArray{2};
  EXPECT_EQ(test.Run(true), kTfLiteError);
  EXPECT_MESSAGE(test.error, "the condition (input 0) has 2 elements, expected 1");
}

// ---- WHILE
// -----------------------------------------------------------------------------------------------------------

// Counts down from a value, and exchanges two others each time.
class WhileTest {
 public:
  WhileTest() : graph(subgraphs, 3) {
    subgraphs[1] = {{EvalTensorOf(condition_count, scalar), EvalTensorOf<float>(nullptr, scalar),
                     EvalTensorOf<float>(nullptr, scalar), EvalTensorOf(holds, scalar)},
                    3,
                    {0, 1, 2},
                    1,
                    {3},
                    IsPositive,
                    0};
    subgraphs[2] = {{EvalTensorOf(body_count, scalar), EvalTensorOf(body_a, scalar), EvalTensorOf(body_b, scalar),
                     EvalTensorOf(next_count, scalar)},
                    3,
                    {0, 1, 2},
                    3,
                    {3, 2, 1},
                    CountDown,
                    0};
  }

  static TfLiteStatus IsPositive(FakeSubgraph* subgraph) {
    // Anything but 0 stands for true.
    *subgraph->tensors[3].data.uint8 = *subgraph->tensors[0].data.i32 > 0 ? 2 : 0;
    return kTfLiteOk;
  }
  static TfLiteStatus CountDown(FakeSubgraph* subgraph) {
    *subgraph->tensors[3].data.i32 = *subgraph->tensors[0].data.i32 - 1;
    return kTfLiteOk;
  }

  TfLiteStatus Run(int32_t from) {
    count[0] = from;
    IntArray inputs{0, 1, 2}, outputs{3, 4, 5};
    TfLiteTensor tensors[] = {TensorOf(count, scalar),     TensorOf(a, scalar),         TensorOf(b, scalar),
                              TensorOf(end_count, scalar), TensorOf(end_a, end_a_dims), TensorOf(end_b, scalar)};
    KernelRunner runner(Register_WHILE(), tensors, 6, inputs, outputs, &options);
    runner.fake_context().set_graph(&graph);
    TfLiteStatus status = runner.InitAndPrepare();
    if (status == kTfLiteOk) status = runner.Invoke();
    size_t i = 0;
    for (; runner.error()[i] != '\0' && i + 1 < sizeof(error); ++i) error[i] = runner.error()[i];
    error[i] = '\0';
    return status;
  }

  IntArray scalar, end_a_dims;
  int32_t count[1] = {}, condition_count[1] = {}, body_count[1] = {}, next_count[1] = {}, end_count[1] = {};
  float a[1] = {1}, b[1] = {2}, body_a[1] = {}, body_b[1] = {}, end_a[1] = {}, end_b[1] = {};
  bool holds[1] = {};
  TfLiteWhileParams options = {1, 2};
  FakeSubgraph subgraphs[3] = {};
  FakeGraph graph;
  char error[160] = "";
};

TEST(While, RunsItsBodyAsLongAsTheConditionHolds) {
  for (int32_t from = 0; from < 5; ++from) {
    WhileTest test;
    ASSERT_EQ(test.Run(from), kTfLiteOk);
    EXPECT_EQ(test.end_count[0], 0);
    EXPECT_EQ(test.end_a[0], from % 2 == 0 ? 1.0f : 2.0f);
    EXPECT_EQ(test.end_b[0], from % 2 == 0 ? 2.0f : 1.0f);
    EXPECT_EQ(test.subgraphs[1].runs, from + 1);
    EXPECT_EQ(test.subgraphs[2].runs, from);
  }
}

TEST(While, PassesTheStatusOfItsSubgraphsOn) {
  WhileTest test;
  test.subgraphs[2].run = [](FakeSubgraph*) { return kTfLiteAbort; };
  EXPECT_EQ(test.Run(1), kTfLiteAbort);
  test.subgraphs[1].run = [](FakeSubgraph*) { return kTfLiteCancelled; };
  EXPECT_EQ(test.Run(1), kTfLiteCancelled);
}

TEST(While, EndsWhereTheGraphSaysSo) {
  WhileTest test;
  test.graph.iterations_left = 5;
  EXPECT_EQ(test.Run(5), kTfLiteOk);
  test.graph.iterations_left = 5;
  EXPECT_EQ(test.Run(6), kTfLiteError);
  EXPECT_EQ(test.subgraphs[2].runs, 5 + 5);
}

TEST(While, RefusesSubgraphsThatDoNotFit) {
  IntArray two{2};
  {
    WhileTest test;
    test.subgraphs[1].tensors[3].type = kTfLiteInt8;
    EXPECT_EQ(test.Run(1), kTfLiteError);
    EXPECT_MESSAGE(test.error, "the condition (subgraph 1) gives 1 elements of INT8, expected one of BOOL");
  }
  {
    WhileTest test;
    test.subgraphs[1].tensors[3].dims = two;
    EXPECT_EQ(test.Run(1), kTfLiteError);
    EXPECT_MESSAGE(test.error, "the condition (subgraph 1) gives 2 elements of BOOL, expected one of BOOL");
  }
  {
    WhileTest test;
    test.subgraphs[1].input_count = 2;
    EXPECT_EQ(test.Run(1), kTfLiteError);
    EXPECT_MESSAGE(test.error, "the condition (subgraph 1) has 2 inputs, expected 3");
  }
  {
    WhileTest test;
    test.subgraphs[2].output_count = 2;
    EXPECT_EQ(test.Run(1), kTfLiteError);
    EXPECT_MESSAGE(test.error, "the body (subgraph 2) has 2 outputs, expected 3");
  }
  {
    WhileTest test;
    test.subgraphs[2].tensors[3].dims = two;
    EXPECT_EQ(test.Run(1), kTfLiteError);
    EXPECT_MESSAGE(test.error, "output 0 of the body (subgraph 2) has 1 dimensions, but should have 0");
  }
  {
    WhileTest test;
    test.subgraphs[2].outputs[1] = 0;
    EXPECT_EQ(test.Run(1), kTfLiteError);
    EXPECT_MESSAGE(test.error, "output 1 of the body (subgraph 2) is INT32, but should be FLOAT32");
  }
  {
    WhileTest test;
    for (int i = 0; i < 3; ++i) test.subgraphs[1].tensors[i].type = kTfLiteString;
    EXPECT_EQ(test.Run(1), kTfLiteError);
    EXPECT_MESSAGE(test.error, "input 0 of the condition (subgraph 1) is STRING, but should be INT32");
  }
}

TEST(While, ItsOutputsTakeTheShapeOfItsInputs) {
  WhileTest test;
  test.end_a_dims = IntArray{1};
  EXPECT_EQ(test.Run(3), kTfLiteOk);
  EXPECT_EQ(test.end_a[0], 2.0f);
}

// ---- CALL_ONCE
// -------------------------------------------------------------------------------------------------------

TEST(CallOnce, TakesSubgraphsWithoutInputsAndOutputsOnly) {
  int32_t value[1] = {};
  IntArray scalar, none;
  FakeSubgraph subgraphs[2] = {};
  subgraphs[1] = {{EvalTensorOf(value, scalar)}, 0, {0}, 0, {0}, DoNothing, 0};
  FakeGraph graph(subgraphs, 2);
  const TfLiteCallOnceParams options = {1};
  TfLiteTensor tensors[] = {TensorOf(value, scalar)};
  {
    KernelRunner runner(Register_CALL_ONCE(), tensors, 1, none, none, &options);
    runner.fake_context().set_graph(&graph);
    ASSERT_EQ(runner.InitAndPrepare(), kTfLiteOk);
    EXPECT_EQ(runner.Invoke(), kTfLiteOk);
    EXPECT_EQ(subgraphs[1].runs, 1);
  }
  subgraphs[1].input_count = 1;
  {
    KernelRunner runner(Register_CALL_ONCE(), tensors, 1, none, none, &options);
    runner.fake_context().set_graph(&graph);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), "the initialisation (subgraph 1) has 1 inputs, expected 0");
  }
  subgraphs[1].input_count = 0;
  subgraphs[1].output_count = 1;
  {
    KernelRunner runner(Register_CALL_ONCE(), tensors, 1, none, none, &options);
    runner.fake_context().set_graph(&graph);
    EXPECT_EQ(runner.InitAndPrepare(), kTfLiteError);
    EXPECT_MESSAGE(runner.error(), "the initialisation (subgraph 1) has 1 outputs, expected 0");
  }
}

}  // namespace
}  // namespace tflite

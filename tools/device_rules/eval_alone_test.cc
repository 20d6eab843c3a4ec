// Operators without their preparation: an Eval of each of two, called with a hand-made context and node, and with
// OpData that is a constant of the program, as it would be in the flash of firmware whose model was prepared on the
// host. symbols_test.py sees that no more is linked than this needs.
#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/context.h"
#include "tflite_micro/ops/conv_2d.h"
#include "tflite_micro/ops/fully_connected.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

using tflite::ops::FactorSource;

// Dimensions or indices, as a TfLiteIntArray lies in memory.
struct IntArray {
  int size;
  int data[4];
};

TfLiteIntArray* Of(const IntArray& array) { return reinterpret_cast<TfLiteIntArray*>(const_cast<IntArray*>(&array)); }

// What the context's only functions serve: tensors, and one piece of scratch memory.
TfLiteEvalTensor tensors[4];
alignas(4) uint8_t scratch[512];
constexpr int kScratch = 0;
constexpr int kNoScratch = -1;

TfLiteEvalTensor* GetEvalTensor(const TfLiteContext*, int index) { return &tensors[index]; }

void* GetScratchBuffer(TfLiteContext*, int index) { return index == kScratch ? scratch : nullptr; }

void SetTensor(int index, const void* data, const IntArray& dims, TfLiteType type) {
  tensors[index].data.data = const_cast<void*>(data);
  tensors[index].dims = Of(dims);
  tensors[index].type = type;
}

constexpr IntArray kInputs = {3, {0, 1, 2}};
constexpr IntArray kOutputs = {1, {3}};

TfLiteStatus Eval(TfLiteStatus (*eval)(TfLiteContext*, TfLiteNode*), const void* op_data) {
  TfLiteContext context = {};
  context.GetEvalTensor = GetEvalTensor;
  context.GetScratchBuffer = GetScratchBuffer;
  TfLiteNode node = {};
  node.inputs = Of(kInputs);
  node.outputs = Of(kOutputs);
  node.user_data = const_cast<void*>(op_data);
  return eval(&context, &node);
}

constexpr int8_t kWeights[4] = {1, 2, 3, -1};

TEST(EvalAlone, FullyConnected) {
  struct Data {
    tflite::ops::FullyConnectedQuantizedData data;
    uint32_t high;
    uint32_t low;
    int8_t shift;
  };
  // Zero points 0 and 3; one factor, 2^30 * 2^32 / 2^63 = 1/2.
  static constexpr Data kData = {
      {{0, 0, 3, -128, 127, 0, FactorSource::kOne, kNoScratch, kScratch}}, uint32_t{1} << 30, 0, 0};
  const int8_t input[2] = {10, 20};
  const int32_t bias[2] = {4, -5};
  int8_t output[2] = {};
  const IntArray row = {2, {1, 2}};
  const IntArray square = {2, {2, 2}};
  const IntArray units = {1, {2}};
  SetTensor(0, input, row, kTfLiteInt8);
  SetTensor(1, kWeights, square, kTfLiteInt8);
  SetTensor(2, bias, units, kTfLiteInt32);
  SetTensor(3, output, row, kTfLiteInt8);
  EXPECT_EQ(Eval(tflite::ops::EvalFullyConnectedInt8, &kData), kTfLiteOk);
  EXPECT_EQ(output[0], (10 * 1 + 20 * 2 + 4) / 2 + 3);
  EXPECT_EQ(output[1], 3 + 3);  // 5/2, halves away from zero
}

TEST(EvalAlone, Conv2D) {
  struct Data {
    tflite::ops::Conv2DQuantizedData data;
    int32_t multiplier;
    int8_t shift;
  };
  // Strides and dilations 1, no padding; zero points 1 and -2; one factor, 2^30 / 2^31 = 1/2.
  static constexpr Data kData = {
      {{0, 0, 1, 1, 1, 1}, {-1, 0, -2, -128, 127, 0, FactorSource::kOne, kNoScratch, kScratch}}, int32_t{1} << 30, 0};
  const int8_t input[4] = {5, 6, 7, 8};
  const int32_t bias[1] = {7};
  int8_t output[1] = {};
  const IntArray image = {4, {1, 2, 2, 1}};
  const IntArray pixel = {4, {1, 1, 1, 1}};
  const IntArray channel = {1, {1}};
  SetTensor(0, input, image, kTfLiteInt8);
  SetTensor(1, kWeights, image, kTfLiteInt8);
  SetTensor(2, bias, channel, kTfLiteInt32);
  SetTensor(3, output, pixel, kTfLiteInt8);
  EXPECT_EQ(Eval(tflite::ops::EvalConv2DInt8, &kData), kTfLiteOk);
  EXPECT_EQ(output[0], (4 * 1 + 5 * 2 + 6 * 3 - 7 + 7) / 2 - 2);
}

// Factors that are not kept but made of the scales in the model: 0.5 * {1, 0.25} / 0.25.
TEST(EvalAlone, Conv2DWithScalesInTheModel) {
  struct Data {
    tflite::ops::Conv2DQuantizedData data;
    tflite::ops::DerivedFactors scales;
  };
  struct Filter {
    int8_t weights[4];
    float scales[2];
  };
  static constexpr Data kData = {
      {{0, 0, 1, 1, 1, 1}, {0, 0, 0, -128, 127, 0, FactorSource::kDerived, kNoScratch, kScratch}},
      {offsetof(Filter, scales), 0.5f, 0.25f}};
  static constexpr Filter kFilter = {{1, 2, 3, 4}, {1.0f, 0.25f}};
  const int8_t input[2] = {5, 6};
  int8_t output[2] = {};
  const IntArray filter = {4, {2, 1, 1, 2}};
  const IntArray pixel = {4, {1, 1, 1, 2}};
  const IntArray none = {1, {0}};
  SetTensor(0, input, pixel, kTfLiteInt8);
  SetTensor(1, kFilter.weights, filter, kTfLiteInt8);
  SetTensor(2, nullptr, none, kTfLiteInt32);
  SetTensor(3, output, pixel, kTfLiteInt8);
  EXPECT_EQ(Eval(tflite::ops::EvalConv2DInt8, &kData), kTfLiteOk);
  EXPECT_EQ(output[0], (5 * 1 + 6 * 2) * 2);
  EXPECT_EQ(output[1], 20);  // (5 * 3 + 6 * 4) / 2, halves away from zero
}

}  // namespace

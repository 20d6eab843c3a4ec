#include "tflite_micro/ops/micro_op_resolver.h"

#include "tflite_micro/ops/micro_mutable_op_resolver.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

TfLiteStatus Nothing(TfLiteContext*, TfLiteNode*) { return kTfLiteOk; }
TfLiteStatus Other(TfLiteContext*, TfLiteNode*) { return kTfLiteOk; }

TFLMRegistration WithInvoke(TfLiteStatus (*invoke)(TfLiteContext*, TfLiteNode*)) {
  TFLMRegistration registration = {};
  registration.invoke = invoke;
  return registration;
}

TEST(MutableOpResolver, FindsWhatWasAdded) {
  MicroMutableOpResolver<2> resolver;
  const TFLMRegistration own = WithInvoke(Nothing);
  ASSERT_EQ(resolver.AddRelu(), kTfLiteOk);
  ASSERT_EQ(resolver.AddCustom("Own", &own), kTfLiteOk);
  EXPECT_EQ(resolver.GetRegistrationLength(), 2u);
  ASSERT_TRUE(resolver.FindOp(BuiltinOperator_RELU) != nullptr);
  ASSERT_TRUE(resolver.FindOp("Own") != nullptr);
  EXPECT_TRUE(resolver.FindOp("Own")->invoke == Nothing);
  EXPECT_TRUE(resolver.FindOp("Others") == nullptr);
  EXPECT_TRUE(resolver.FindOp(BuiltinOperator_CONV_2D) == nullptr);
}

TEST(MutableOpResolver, KnowsOwnCustomOperatorsByTheirNamesInModels) {
  MicroMutableOpResolver<2> resolver;
  ASSERT_EQ(resolver.AddWindow(), kTfLiteOk);
  ASSERT_TRUE(resolver.FindOp("SignalWindow") != nullptr);
  EXPECT_TRUE(resolver.FindOp("SignalWindow")->invoke == Register_WINDOW()->invoke);
  EXPECT_TRUE(tflm_signal::Register_WINDOW() == Register_WINDOW());
  EXPECT_EQ(resolver.AddCustom("SignalWindow", Register_WINDOW()), kTfLiteError);
}

TEST(MutableOpResolver, HasNothingForAnEthosUWithoutADriver) {
  MicroMutableOpResolver<1> resolver;
  EXPECT_EQ(resolver.AddEthosU(), kTfLiteOk);
  EXPECT_EQ(resolver.GetRegistrationLength(), 0u);
  EXPECT_TRUE(resolver.FindOp("ethos-u") == nullptr);
}

TEST(MutableOpResolver, RefusesMoreThanItHasRoomFor) {
  MicroMutableOpResolver<1> resolver;
  ASSERT_EQ(resolver.AddRelu(), kTfLiteOk);
  EXPECT_EQ(resolver.AddTanh(), kTfLiteError);
  EXPECT_EQ(resolver.GetRegistrationLength(), 1u);
}

TEST(MutableOpResolver, TakesAnotherImplementationOfABuiltin) {
  MicroMutableOpResolver<1> resolver;
  ASSERT_EQ(resolver.AddRelu(), kTfLiteOk);
  ASSERT_EQ(resolver.AddRelu(WithInvoke(Other)), kTfLiteOk);
  EXPECT_TRUE(resolver.FindOp(BuiltinOperator_RELU)->invoke == Other);
}

TEST(MutableOpResolver, RefusesCustomOperatorsThatAreNone) {
  MicroMutableOpResolver<3> resolver;
  const TFLMRegistration own = WithInvoke(Nothing);
  EXPECT_EQ(resolver.AddCustom("Own", nullptr), kTfLiteError);
  EXPECT_EQ(resolver.AddCustom(nullptr, &own), kTfLiteError);
  ASSERT_EQ(resolver.AddCustom("Own", &own), kTfLiteOk);
  EXPECT_EQ(resolver.AddCustom("Own", &own), kTfLiteError);
  EXPECT_EQ(resolver.GetRegistrationLength(), 1u);
}

}  // namespace
}  // namespace tflite

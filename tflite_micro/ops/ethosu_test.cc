// A program that has a driver for an Ethos-U, as its linker sees it.
#include "tflite_micro/ops/micro_mutable_op_resolver.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

TfLiteStatus RunOnTheProcessor(TfLiteContext*, TfLiteNode*) { return kTfLiteOk; }

TFLMRegistration driver = {nullptr, nullptr, nullptr, RunOnTheProcessor, nullptr, 0, nullptr};

}  // namespace

TFLMRegistration* Register_ETHOSU() { return &driver; }

namespace {

TEST(EthosU, IsTheDriversOperator) {
  MicroMutableOpResolver<1> resolver;
  ASSERT_EQ(resolver.AddEthosU(), kTfLiteOk);
  ASSERT_TRUE(resolver.FindOp("ethos-u") != nullptr);
  EXPECT_TRUE(resolver.FindOp("ethos-u")->invoke == RunOnTheProcessor);
  EXPECT_EQ(resolver.AddEthosU(), kTfLiteError);
}

}  // namespace
}  // namespace tflite

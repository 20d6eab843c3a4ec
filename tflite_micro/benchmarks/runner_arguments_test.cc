#include "tflite_micro/benchmarks/runner_arguments.h"

#include <string.h>

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace runner {
namespace {

// Parses the arguments with the three files in front, so that only `more` can be wrong.
bool ParseAlso(const char* more, Arguments* arguments) {
  const char* const words[] = {"target_runner", "--model=m", "--inputs=i", "--result=r", more};
  return ParseArguments(5, const_cast<char**>(words), arguments);
}

TEST(RunnerArguments, HaveDefaults) {
  const char* const words[] = {"target_runner", "--model=m", "--inputs=i", "--result=r"};
  Arguments arguments;
  ASSERT_TRUE(ParseArguments(4, const_cast<char**>(words), &arguments));
  EXPECT_EQ(strcmp(arguments.model, "m"), 0);
  EXPECT_EQ(strcmp(arguments.inputs, "i"), 0);
  EXPECT_EQ(strcmp(arguments.result, "r"), 0);
  EXPECT_EQ(arguments.runs, 1u);
  EXPECT_EQ(arguments.arena_size, 0u);
  EXPECT_EQ(arguments.jobs, 0u);
  EXPECT_FALSE(arguments.profile);
}

TEST(RunnerArguments, TakeNumbersOf32Bits) {
  Arguments arguments;
  EXPECT_TRUE(ParseAlso("--runs=4294967295", &arguments));
  EXPECT_EQ(arguments.runs, 4294967295u);
  EXPECT_TRUE(ParseAlso("--arena_size=0", &arguments));
  EXPECT_EQ(arguments.arena_size, 0u);
  EXPECT_TRUE(ParseAlso("--jobs=20", &arguments));
  EXPECT_EQ(arguments.jobs, 20u);
  EXPECT_TRUE(ParseAlso("--profile", &arguments));
  EXPECT_TRUE(arguments.profile);
}

TEST(RunnerArguments, RefuseWhatIsNotOne) {
  static const char* const kWrong[] = {"--runs=0",        "--runs=",  "--runs=-1",     "--runs=4294967296", "--runs=1x",
                                       "--arena_size=1k", "--jobs=0", "--profile=yes", "--run=1",           "model"};
  for (const char* const word : kWrong) {
    Arguments arguments;
    EXPECT_FALSE(ParseAlso(word, &arguments));
  }
}

TEST(RunnerArguments, RefuseToMissAFile) {
  const char* const words[] = {"target_runner", "--model=m", "--result=r"};
  Arguments arguments;
  EXPECT_FALSE(ParseArguments(3, const_cast<char**>(words), &arguments));
}

}  // namespace
}  // namespace runner
}  // namespace tflite

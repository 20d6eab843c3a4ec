#include "tflite_micro/benchmarks/operator_counts.h"

#include <string.h>

#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

// Something that takes instructions and time.
void Work(int rounds) {
  for (volatile int i = 0; i < rounds; i = i + 1) {
  }
}

TEST(OperatorCounts, KeepsNamesAndCountsInOrderOfExecution) {
  OperatorCount table[2];
  OperatorCounts counts(table, 2);
  const uint32_t first = counts.BeginEvent("ADD");
  Work(1000);
  counts.EndEvent(first);
  const uint32_t second = counts.BeginEvent("RELU");
  Work(100000);
  counts.EndEvent(second);
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(strcmp(counts[0].name, "ADD"), 0);
  EXPECT_EQ(strcmp(counts[1].name, "RELU"), 0);
  EXPECT_GT(counts[0].count, 0u);
  EXPECT_GT(counts[1].count, counts[0].count);
}

TEST(OperatorCounts, CountsCalledOperatorsAsPartOfTheirCaller) {
  OperatorCount table[1];
  OperatorCounts counts(table, 1);
  const uint32_t caller = counts.BeginEvent("WHILE");
  const uint32_t called = counts.BeginEvent("ADD");
  counts.EndEvent(called);
  counts.EndEvent(caller);
  ASSERT_EQ(counts.size(), 1u);
  EXPECT_EQ(strcmp(counts[0].name, "WHILE"), 0);
}

TEST(OperatorCounts, WritesNothingBehindItsTable) {
  OperatorCount table[2] = {{nullptr, 0}, {nullptr, 7}};
  OperatorCounts counts(table, 1);
  for (int i = 0; i < 3; ++i) counts.EndEvent(counts.BeginEvent("ADD"));
  EXPECT_EQ(counts.size(), 3u);
  EXPECT_EQ(table[1].name, nullptr);
  EXPECT_EQ(table[1].count, 7u);
}

}  // namespace
}  // namespace tflite

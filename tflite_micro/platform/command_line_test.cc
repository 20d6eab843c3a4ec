// Splitting: spaces, quotes, backslashes, and buffers of every size.
#include "tflite_micro/platform/command_line.h"

#include <stdint.h>
#include <string.h>

#include "tflite_micro/testing/micro_test.h"

namespace {

alignas(16) char buffer[256];
int argc;
char** argv;

bool Split(const char* text, size_t size = sizeof(buffer)) {
  memset(buffer, '#', sizeof(buffer));
  memcpy(buffer, text, strlen(text) + 1);
  argc = -1;
  argv = nullptr;
  return tflite::SplitCommandLine(buffer, size, &argc, &argv);
}

}  // namespace

TEST(CommandLine, SplitsAtSpaces) {
  ASSERT_TRUE(Split("  program one  two "));
  ASSERT_EQ(argc, 3);
  EXPECT_STREQ(argv[0], "program");
  EXPECT_STREQ(argv[1], "one");
  EXPECT_STREQ(argv[2], "two");
  EXPECT_EQ(argv[3], nullptr);
}

TEST(CommandLine, EmptyLineHasNoArguments) {
  ASSERT_TRUE(Split(""));
  EXPECT_EQ(argc, 0);
  EXPECT_EQ(argv[0], nullptr);
}

TEST(CommandLine, QuotesKeepSpacesAndEmptyArguments) {
  ASSERT_TRUE(Split("a \"b c\" \"\" d\"e f\"g"));
  ASSERT_EQ(argc, 4);
  EXPECT_STREQ(argv[1], "b c");
  EXPECT_STREQ(argv[2], "");
  EXPECT_STREQ(argv[3], "de fg");
}

TEST(CommandLine, BackslashMakesTheNextCharacterOrdinary) {
  ASSERT_TRUE(Split("a\\ b \\\"c\\\\ \"\\\"\" d\\"));
  ASSERT_EQ(argc, 4);
  EXPECT_STREQ(argv[0], "a b");
  EXPECT_STREQ(argv[1], "\"c\\");
  EXPECT_STREQ(argv[2], "\"");
  EXPECT_STREQ(argv[3], "d\\");
}

TEST(CommandLine, NeverWritesPastTheBuffer) {
  const char* const text = "a b c d";
  bool fitted = false;
  for (size_t size = strlen(text) + 1; size < 100; ++size) {
    const bool fits = Split(text, size);
    for (size_t i = size; i < sizeof(buffer); ++i) ASSERT_EQ(buffer[i], '#');
    // Once it fits, more room does no harm.
    EXPECT_TRUE(fits || !fitted);
    fitted = fits;
    if (fits) {
      const uintptr_t table = reinterpret_cast<uintptr_t>(argv);
      EXPECT_EQ(table % alignof(char*), 0u);
      EXPECT_GE(table, reinterpret_cast<uintptr_t>(buffer) + strlen(text) + 1);
    }
  }
  EXPECT_TRUE(fitted);
}

// Files through the debugger: what was written is read back, and errors come as the host's errno.
#include "tflite_micro/platform/semihosting.h"

#include <string.h>

#include "tflite_micro/testing/micro_test.h"

namespace {

namespace semihosting = tflite::semihosting;
using semihosting::OpenMode;

const char kPath[] = "semihosting_test.scratch";
constexpr int kNoSuchFile = 2;  // ENOENT.

}  // namespace

TEST(Semihosting, ReadsBackWhatItWrote) {
  char data[1000];
  for (size_t i = 0; i < sizeof(data); ++i) data[i] = static_cast<char>(i * 7);
  int file;
  ASSERT_EQ(semihosting::Open(kPath, OpenMode::kWrite, &file), 0);
  EXPECT_EQ(semihosting::Write(file, data, sizeof(data)), 0);
  EXPECT_EQ(semihosting::Write(file, data, 0), 0);
  EXPECT_EQ(semihosting::Close(file), 0);

  char back[1200];
  size_t size = 0;
  ASSERT_EQ(semihosting::Open(kPath, OpenMode::kRead, &file), 0);
  EXPECT_EQ(semihosting::Length(file, &size), 0);
  EXPECT_EQ(size, sizeof(data));
  EXPECT_EQ(semihosting::Read(file, back, sizeof(back), &size), 0);
  EXPECT_EQ(size, sizeof(data));
  EXPECT_ARRAY_EQ(back, data, sizeof(data));
  EXPECT_EQ(semihosting::Read(file, back, sizeof(back), &size), 0);
  EXPECT_EQ(size, 0u);
  EXPECT_EQ(semihosting::Seek(file, 990), 0);
  EXPECT_EQ(semihosting::Read(file, back, sizeof(back), &size), 0);
  EXPECT_EQ(size, 10u);
  EXPECT_ARRAY_EQ(back, data + 990, 10);
  EXPECT_EQ(semihosting::Close(file), 0);

  EXPECT_EQ(semihosting::Remove(kPath), 0);
  EXPECT_EQ(semihosting::Open(kPath, OpenMode::kRead, &file), kNoSuchFile);
}

TEST(Semihosting, TellsTheHostsErrors) {
  int file;
  EXPECT_EQ(semihosting::Open("no/such/folder/file", OpenMode::kWrite, &file), kNoSuchFile);
  EXPECT_EQ(semihosting::Remove("no_such_file"), kNoSuchFile);
  EXPECT_NE(semihosting::Close(12345), 0);
  EXPECT_NE(semihosting::Write(12345, "x", 1), 0);
  size_t size = 1;
  char byte;
  EXPECT_NE(semihosting::Read(12345, &byte, 1, &size), 0);
  EXPECT_EQ(size, 0u);
}

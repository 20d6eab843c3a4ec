// The formatter against the C library's, over many values and directives.
#include <stdio.h>
#include <string.h>

#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/testing/micro_test.h"
#include "tflite_micro/testing/test_data.h"

namespace {

#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"

int Ours(char* buffer, size_t size, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int length = DebugVsnprintf(buffer, size, format, args);
  va_end(args);
  return length;
}

template <typename T>
void Compare(const char* format, T value) {
  char ours[1024], theirs[1024];
  const int our_length = Ours(ours, sizeof(ours), format, value);
  const int their_length = snprintf(theirs, sizeof(theirs), format, value);
  EXPECT_EQ(our_length, their_length);
  EXPECT_STREQ(ours, theirs);
}

// "%" with random flags, width and precision, then `conversion`.
void RandomDirective(tflite::testing::TestData* data, const char* flags, const char* conversion, char* directive) {
  char* out = directive;
  *out++ = '%';
  for (const char* flag = flags; *flag != '\0'; ++flag) {
    if (data->Integer(0, 2) == 0) *out++ = *flag;
  }
  if (data->Integer(0, 1) == 0) out += sprintf(out, "%d", static_cast<int>(data->Integer(1, 40)));
  if (data->Integer(0, 1) == 0) out += sprintf(out, ".%d", static_cast<int>(data->Integer(0, 20)));
  strcpy(out, conversion);
}

}  // namespace

TEST(LogFormatHost, IntegersAsTheCLibrary) {
  tflite::testing::TestData data(1);
  char directive[64];
  for (int i = 0; i < 20000; ++i) {
    const uint64_t bits = (uint64_t{data.Bits()} << 32 | data.Bits()) >> data.Integer(0, 63);
    RandomDirective(&data, "-0+ ", "lld", directive);
    Compare(directive, static_cast<long long>(bits));
    Compare(directive, -static_cast<long long>(bits >> 1));
    RandomDirective(&data, "-0", "llu", directive);
    Compare(directive, static_cast<unsigned long long>(bits));
    RandomDirective(&data, "-0", "x", directive);
    Compare(directive, static_cast<unsigned>(bits));
    if (tflite::testing::HasFailure()) return;
  }
}

TEST(LogFormatHost, FloatsAsTheCLibrary) {
  tflite::testing::TestData data(2);
  const char* const conversions[] = {"f", "e", "g", "E", "G"};
  char directive[64];
  for (int i = 0; i < 20000; ++i) {
    const uint64_t bits = uint64_t{data.Bits()} << 32 | data.Bits();
    double any, ordinary;
    memcpy(&any, &bits, sizeof(any));
    ordinary = static_cast<double>(data.Integer(-1000000, 1000000)) / (1 << data.Integer(0, 20));
    for (const char* conversion : conversions) {
      RandomDirective(&data, "-0+ #", conversion, directive);
      Compare(directive, any);
      Compare(directive, ordinary);
      Compare(directive, static_cast<double>(data.Integer(-100, 100)));
    }
    if (tflite::testing::HasFailure()) return;
  }
}

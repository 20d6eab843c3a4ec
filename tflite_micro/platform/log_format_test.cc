// Directive by directive, against texts written by hand; log_format_host_test holds the same code against the C
// library.
#include "tflite_micro/platform/log_format.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "tflite_micro/platform/debug_log.h"
#include "tflite_micro/testing/micro_test.h"

namespace {

char text[512];

// Not checked against printf's rules by the compiler, so that odd directives can be tried.
const char* Format(const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int length = DebugVsnprintf(text, sizeof(text), format, args);
  va_end(args);
  EXPECT_EQ(length, strlen(text));
  return text;
}

int FormatInto(char* buffer, size_t size, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int length = DebugVsnprintf(buffer, size, format, args);
  va_end(args);
  return length;
}

}  // namespace

TEST(LogFormat, PlainTextAndPercent) {
  EXPECT_STREQ(Format(""), "");
  EXPECT_STREQ(Format("plain"), "plain");
  EXPECT_STREQ(Format("100%%"), "100%");
}

TEST(LogFormat, SignedIntegers) {
  EXPECT_STREQ(Format("%d %i %d", 0, 42, -42), "0 42 -42");
  EXPECT_STREQ(Format("%d", INT32_MIN), "-2147483648");
  EXPECT_STREQ(Format("%lld", static_cast<long long>(INT64_MIN)), "-9223372036854775808");
  EXPECT_STREQ(Format("%ld", 1234567890L), "1234567890");
  EXPECT_STREQ(Format("%hhd %hd", 300, 70000), "44 4464");
}

TEST(LogFormat, UnsignedIntegers) {
  EXPECT_STREQ(Format("%u", UINT32_MAX), "4294967295");
  EXPECT_STREQ(Format("%llu", static_cast<unsigned long long>(UINT64_MAX)), "18446744073709551615");
  EXPECT_STREQ(Format("%zu", static_cast<size_t>(77)), "77");
  EXPECT_STREQ(Format("%x %X %#x %o", 0xbeefu, 0xbeefu, 0xbeefu, 8u), "beef BEEF 0xbeef 10");
}

TEST(LogFormat, WidthPrecisionAndFlags) {
  EXPECT_STREQ(Format("[%5d][%-5d][%05d]", -42, -42, -42), "[  -42][-42  ][-0042]");
  EXPECT_STREQ(Format("[%+d][% d]", 7, 7), "[+7][ 7]");
  EXPECT_STREQ(Format("[%.4d][%6.4d][%.0d]", 7, 7, 0), "[0007][  0007][]");
  EXPECT_STREQ(Format("[%*d][%-*d]", 4, 7, 4, 7), "[   7][7   ]");
  EXPECT_STREQ(Format("[%40s]", "x"), "[                                       x]");
}

TEST(LogFormat, TextCharactersAndPointers) {
  EXPECT_STREQ(Format("%s and %s", "one", "two"), "one and two");
  EXPECT_STREQ(Format("[%.2s][%5s][%-5s]", "abc", "abc", "abc"), "[ab][  abc][abc  ]");
  EXPECT_STREQ(Format("%s", static_cast<const char*>(nullptr)), "(null)");
  EXPECT_STREQ(Format("%c%c", 'o', 'k'), "ok");
  EXPECT_STREQ(Format("%p", reinterpret_cast<void*>(0xABC)), "0xabc");
}

TEST(LogFormat, PrecisionLimitsHowFarTextIsRead) {
  const char not_terminated[3] = {'a', 'b', 'c'};
  EXPECT_STREQ(Format("%.*s", 3, not_terminated), "abc");
}

TEST(LogFormat, Floats) {
  EXPECT_STREQ(Format("%f %f", 1.0, -0.5), "1.000000 -0.500000");
  EXPECT_STREQ(Format("%.3f %.0f %#.0f", 3.14159, 2.5, 2.0), "3.142 2 2.");
  EXPECT_STREQ(Format("%f", -0.0), "-0.000000");
  EXPECT_STREQ(Format("[%9.2f][%-9.2f][%09.2f]", 3.14159, 3.14159, -3.14159), "[     3.14][3.14     ][-00003.14]");
  EXPECT_STREQ(Format("%e %.2E", 12345.678, 0.00012345), "1.234568e+04 1.23E-04");
  EXPECT_STREQ(Format("%g %g %g %g", 100000.0, 1000000.0, 0.0001, 0.00001), "100000 1e+06 0.0001 1e-05");
  EXPECT_STREQ(Format("%g", 0.0), "0");
}

TEST(LogFormat, FloatsRoundHalfToEvenOnTheExactValue) {
  EXPECT_STREQ(Format("%.1f %.1f %.1f", 0.25, 0.75, 0.35), "0.2 0.8 0.3");
  EXPECT_STREQ(Format("%.0f %.0f %.0f", 0.5, 1.5, 2.5), "0 2 2");
  EXPECT_STREQ(Format("%.2f %.1e %.2g", 9.999, 9.99, 9.999), "10.00 1.0e+01 10");
  EXPECT_STREQ(Format("%.20f", 0.1), "0.10000000000000000555");
}

TEST(LogFormat, FloatsAtTheEndsOfTheRange) {
  EXPECT_STREQ(Format("%g %g", 1.7976931348623157e308, 4.9406564584124654e-324), "1.79769e+308 4.94066e-324");
  EXPECT_EQ(strlen(Format("%.0f", 1e300)), 301u);
  EXPECT_STREQ(
      Format("%f %F %5e", static_cast<double>(INFINITY), -static_cast<double>(INFINITY), static_cast<double>(NAN)),
      "inf -INF   nan");
}

TEST(LogFormat, UnknownDirectivesStandAsTheyAre) {
  EXPECT_STREQ(Format("%y %d", 5), "%y 5");
  EXPECT_STREQ(Format("at the end %"), "at the end %");
  EXPECT_STREQ(Format("%5.2"), "%5.2");
}

TEST(DebugVsnprintf, CutsAndTerminates) {
  char buffer[6];
  memset(buffer, '#', sizeof(buffer));
  EXPECT_EQ(FormatInto(buffer, 5, "%s", "123456789"), 9);
  EXPECT_STREQ(buffer, "1234");
  EXPECT_EQ(buffer[5], '#');
  EXPECT_EQ(FormatInto(buffer, 1, "%d", 12), 2);
  EXPECT_STREQ(buffer, "");
  EXPECT_EQ(FormatInto(nullptr, 0, "%d", 123), 3);
}

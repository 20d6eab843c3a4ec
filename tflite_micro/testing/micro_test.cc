#include "tflite_micro/testing/micro_test.h"

#include <stdarg.h>
#include <string.h>

#include "tflite_micro/platform/log_format.h"
#include "tflite_micro/platform/log_output.h"

// The bounds of the section that TEST() fills, from the linker; weak, as a program without a test has no such
// section.
extern "C" {
extern const tflite::testing::TestCase* const __start_tflm_tests[] __attribute__((weak));
extern const tflite::testing::TestCase* const __stop_tflm_tests[] __attribute__((weak));
}

namespace tflite {
namespace testing {
namespace {

int failures_of_test = 0;

// Past this number of messages a test only counts: a wrong kernel fails at every element.
constexpr int kMaxMessages = 20;

// Not through DebugLog(): a test may replace that hook, and a release build has no messages.
__attribute__((format(printf, 1, 2))) void Print(const char* format, ...) {
  va_list args;
  va_start(args, format);
  FormatLog(WriteLogOutput, nullptr, format, args);
  va_end(args);
}

void PrintValue(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kSigned:
      Print("%lld", static_cast<long long>(value.as_signed));
      break;
    case Value::Kind::kUnsigned:
      Print("%llu", static_cast<unsigned long long>(value.as_unsigned));
      break;
    case Value::Kind::kFloat:
      Print("%.9g", value.as_float);
      break;
    case Value::Kind::kBool:
      Print("%s", value.as_unsigned != 0 ? "true" : "false");
      break;
    case Value::Kind::kPointer:
      Print("0x%llx", static_cast<unsigned long long>(value.as_unsigned));
      break;
  }
}

// Counts a failure; true if it is to be described.
bool BeginFailure(const char* file, int line) {
  ++failures_of_test;
  if (failures_of_test > kMaxMessages) return false;
  Print("%s:%d: ", file, line);
  return true;
}

double AsFloat(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kSigned:
      return static_cast<double>(value.as_signed);
    case Value::Kind::kFloat:
      return value.as_float;
    default:
      return static_cast<double>(value.as_unsigned);
  }
}

// -1, 0 or 1; 2 if a NaN makes them unordered.
int Order(const Value& left, const Value& right) {
  if (left.kind == Value::Kind::kFloat || right.kind == Value::Kind::kFloat) {
    const double a = AsFloat(left);
    const double b = AsFloat(right);
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
  }
  const bool left_negative = left.kind == Value::Kind::kSigned && left.as_signed < 0;
  const bool right_negative = right.kind == Value::Kind::kSigned && right.as_signed < 0;
  if (left_negative != right_negative) return left_negative ? -1 : 1;
  // Of equal sign, two's complement numbers are ordered like their bits.
  return left.as_unsigned < right.as_unsigned ? -1 : left.as_unsigned > right.as_unsigned ? 1 : 0;
}

bool Holds(Relation relation, int order) {
  switch (relation) {
    case Relation::kEqual:
      return order == 0;
    case Relation::kNotEqual:
      return order != 0;
    case Relation::kLess:
      return order == -1;
    case Relation::kLessEqual:
      return order == -1 || order == 0;
    case Relation::kGreater:
      return order == 1;
    case Relation::kGreaterEqual:
      return order == 1 || order == 0;
  }
  return false;
}

const char* Name(Relation relation) {
  switch (relation) {
    case Relation::kEqual:
      return "==";
    case Relation::kNotEqual:
      return "!=";
    case Relation::kLess:
      return "<";
    case Relation::kLessEqual:
      return "<=";
    case Relation::kGreater:
      return ">";
    case Relation::kGreaterEqual:
      return ">=";
  }
  return "?";
}

bool IsNear(const Value& left, const Value& right, double tolerance) {
  if (Order(left, right) == 0) return true;
  const double difference = AsFloat(left) - AsFloat(right);
  return difference <= tolerance && -difference <= tolerance;
}

// Maps floats to integers so that neighbours are neighbours, with -0 and +0 the same.
int64_t FloatRank(float value) {
  int32_t bits;
  memcpy(&bits, &value, sizeof(bits));
  return bits >= 0 ? bits : -static_cast<int64_t>(bits & 0x7FFFFFFF);
}

// Whether `pattern`, in which * stands for any text, matches all of `text`.
bool Matches(const char* pattern, const char* text) {
  const char* after_star = nullptr;
  const char* retry = nullptr;
  while (*text != '\0') {
    if (*pattern == '*') {
      after_star = ++pattern;
      retry = text;
    } else if (*pattern == *text) {
      ++pattern;
      ++text;
    } else if (after_star != nullptr) {
      pattern = after_star;
      text = ++retry;
    } else {
      return false;
    }
  }
  while (*pattern == '*') ++pattern;
  return *pattern == '\0';
}

bool IsSelected(const TestCase& test, int filter_count, const char* const* filters) {
  if (filter_count == 0) return true;
  char name[160];
  const size_t suite_size = strlen(test.suite);
  const size_t name_size = strlen(test.name);
  if (suite_size + name_size + 2 > sizeof(name)) return true;
  memcpy(name, test.suite, suite_size);
  name[suite_size] = '.';
  memcpy(name + suite_size + 1, test.name, name_size + 1);
  for (int i = 0; i < filter_count; ++i) {
    if (Matches(filters[i], name)) return true;
  }
  return false;
}

bool IsBefore(const TestCase& left, const TestCase& right) {
  int order = strcmp(left.file, right.file);
  if (order == 0) order = left.line - right.line;
  // A macro may hold several tests.
  if (order == 0) order = strcmp(left.suite, right.suite);
  if (order == 0) order = strcmp(left.name, right.name);
  return order < 0;
}

// The test that stands behind `test` in its source file, or the first test of all. Compilers fill the section in an
// order of their own, and there is no memory to sort it into.
const TestCase* NextTest(const TestCase* test) {
  const TestCase* next = nullptr;
  for (const TestCase* const* entry = __start_tflm_tests; entry != __stop_tflm_tests; ++entry) {
    const bool is_behind = test == nullptr || IsBefore(*test, **entry);
    if (is_behind && (next == nullptr || IsBefore(**entry, *next))) next = *entry;
  }
  return next;
}

}  // namespace

Value SignedValue(int64_t value) {
  Value result;
  result.kind = Value::Kind::kSigned;
  result.as_signed = value;
  return result;
}

Value UnsignedValue(uint64_t value, Value::Kind kind) {
  Value result;
  result.kind = kind;
  result.as_unsigned = value;
  return result;
}

Value FloatValue(double value) {
  Value result;
  result.kind = Value::Kind::kFloat;
  result.as_float = value;
  return result;
}

bool CheckCondition(const Check& check, bool condition, bool expected) {
  if (condition == expected) return true;
  if (BeginFailure(check.file, check.line)) {
    Print("expected %s to be %s\n", check.left, expected ? "true" : "false");
  }
  return false;
}

bool CheckRelation(const Check& check, Relation relation, const Value& left, const Value& right) {
  if (Holds(relation, Order(left, right))) return true;
  if (BeginFailure(check.file, check.line)) {
    Print("expected %s %s %s, but ", check.left, Name(relation), check.right);
    PrintValue(left);
    Print(" and ");
    PrintValue(right);
    Print("\n");
  }
  return false;
}

bool CheckNear(const Check& check, const Value& left, const Value& right, double tolerance) {
  if (IsNear(left, right, tolerance)) return true;
  if (BeginFailure(check.file, check.line)) {
    Print("expected %s within %g of %s, but ", check.left, tolerance, check.right);
    PrintValue(left);
    Print(" and ");
    PrintValue(right);
    Print("\n");
  }
  return false;
}

bool CheckUlp(const Check& check, float left, float right, uint32_t max_ulps) {
  const bool left_is_nan = left != left;
  const bool right_is_nan = right != right;
  if (left_is_nan && right_is_nan) return true;
  const int64_t distance = FloatRank(left) - FloatRank(right);
  const int64_t ulps = distance < 0 ? -distance : distance;
  if (!left_is_nan && !right_is_nan && ulps <= static_cast<int64_t>(max_ulps)) return true;
  if (BeginFailure(check.file, check.line)) {
    Print("expected %s within %lu ULP of %s, but %.9g and %.9g", check.left, static_cast<unsigned long>(max_ulps),
          check.right, static_cast<double>(left), static_cast<double>(right));
    if (!left_is_nan && !right_is_nan) {
      Print(" are %llu apart", static_cast<unsigned long long>(ulps));
    }
    Print("\n");
  }
  return false;
}

bool CheckText(const Check& check, bool expect_equal, const char* left, const char* right) {
  const bool equal = left == right || (left != nullptr && right != nullptr && strcmp(left, right) == 0);
  if (equal == expect_equal) return true;
  if (BeginFailure(check.file, check.line)) {
    Print("expected %s %s %s, but \"%s\" and \"%s\"\n", check.left, expect_equal ? "==" : "!=", check.right, left,
          right);
  }
  return false;
}

bool FailCheck(const char* file, int line, const char* message) {
  if (BeginFailure(file, line)) Print("%s\n", message);
  return false;
}

bool CheckArrays(const Check& check, const void* left, ElementReader read_left, const void* right,
                 ElementReader read_right, size_t size, double tolerance) {
  size_t first = 0;
  size_t different = 0;
  for (size_t i = 0; i < size; ++i) {
    if (IsNear(read_left(left, i), read_right(right, i), tolerance)) continue;
    if (different++ == 0) first = i;
  }
  if (different == 0) return true;
  if (BeginFailure(check.file, check.line)) {
    Print("expected %s == %s", check.left, check.right);
    if (tolerance > 0) Print(" within %g", tolerance);
    Print(", but at [%llu] ", static_cast<unsigned long long>(first));
    PrintValue(read_left(left, first));
    Print(" and ");
    PrintValue(read_right(right, first));
    Print(" (%llu of %llu elements differ)\n", static_cast<unsigned long long>(different),
          static_cast<unsigned long long>(size));
  }
  return false;
}

bool HasFailure() { return failures_of_test > 0; }

int RunTests(int filter_count, const char* const* filters) {
  int ran = 0;
  int failed = 0;
  const TestCase* next = nullptr;
  while ((next = NextTest(next)) != nullptr) {
    const TestCase& test = *next;
    if (!IsSelected(test, filter_count, filters)) continue;
    failures_of_test = 0;
    test.function();
    ++ran;
    if (failures_of_test == 0) continue;
    ++failed;
    if (failures_of_test > kMaxMessages) {
      Print("(%d more failed checks)\n", failures_of_test - kMaxMessages);
    }
    Print("FAILED %s.%s\n", test.suite, test.name);
  }
  if (ran == 0) {
    Print("No test ran: %s.\n", filter_count > 0 ? "none has a name that was asked for" : "there is none");
    return 1;
  }
  Print("%d of %d tests passed\n", ran - failed, ran);
  return failed == 0 ? 0 : 1;
}

}  // namespace testing
}  // namespace tflite

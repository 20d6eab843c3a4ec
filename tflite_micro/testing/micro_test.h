// A unit-test framework that runs anywhere the library does: no heap, no exceptions, no static constructors, no C++
// library. A test file includes this header and depends on :micro_test_main:
//
//   TEST(Arena, AlignsEachBuffer) {
//     EXPECT_EQ(Align(17), 32u);
//   }
//
// An EXPECT_ check that fails prints where, what was written and both values, and the test goes on; an ASSERT_ check
// also returns from the function it stands in, which must return void. Checks work in functions that tests call. The
// program passes if at least one test ran and no check failed.
//
// Arguments of a test program: words that name tests, "Arena.AlignsEachBuffer", with * for any text; without one all
// run. Integers compare by their mathematical value whatever their signedness.
#ifndef TFLITE_MICRO_TESTING_MICRO_TEST_H_
#define TFLITE_MICRO_TESTING_MICRO_TEST_H_

#include <stddef.h>
#include <stdint.h>

namespace tflite {
namespace testing {

// A value of a check, in the form that comparing and printing need.
struct Value {
  enum class Kind { kSigned, kUnsigned, kFloat, kBool, kPointer };
  Kind kind;
  union {
    int64_t as_signed;
    uint64_t as_unsigned;  // Also of kBool and kPointer.
    double as_float;
  };
};

Value SignedValue(int64_t value);
Value UnsignedValue(uint64_t value, Value::Kind kind = Value::Kind::kUnsigned);
Value FloatValue(double value);

inline Value ValueOf(bool v) { return UnsignedValue(v ? 1 : 0, Value::Kind::kBool); }
inline Value ValueOf(char v) { return SignedValue(v); }
inline Value ValueOf(signed char v) { return SignedValue(v); }
inline Value ValueOf(short v) { return SignedValue(v); }
inline Value ValueOf(int v) { return SignedValue(v); }
inline Value ValueOf(long v) { return SignedValue(v); }
inline Value ValueOf(long long v) { return SignedValue(v); }
inline Value ValueOf(unsigned char v) { return UnsignedValue(v); }
inline Value ValueOf(unsigned short v) { return UnsignedValue(v); }
inline Value ValueOf(unsigned v) { return UnsignedValue(v); }
inline Value ValueOf(unsigned long v) { return UnsignedValue(v); }
inline Value ValueOf(unsigned long long v) { return UnsignedValue(v); }
inline Value ValueOf(float v) { return FloatValue(static_cast<double>(v)); }
inline Value ValueOf(double v) { return FloatValue(v); }
inline Value ValueOf(decltype(nullptr)) { return UnsignedValue(0, Value::Kind::kPointer); }
inline Value ValueOf(const volatile void* v) {
  return UnsignedValue(reinterpret_cast<uintptr_t>(v), Value::Kind::kPointer);
}

template <bool condition>
struct OnlyIf {};
template <>
struct OnlyIf<true> {
  using Type = int;
};

// Scoped enums, as their numbers; unscoped ones convert to an integer by themselves.
template <typename T, typename OnlyIf<__is_enum(T)>::Type = 0>
inline Value ValueOf(T v) {
  return SignedValue(static_cast<int64_t>(v));
}

// Functions.
template <typename R, typename... A>
inline Value ValueOf(R (*v)(A...)) {
  return UnsignedValue(reinterpret_cast<uintptr_t>(v), Value::Kind::kPointer);
}

enum class Relation { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };

// Where a check stands and what was written there.
struct Check {
  const char* file;
  int line;
  const char* left;
  const char* right;
};

// Each records and prints a failure, and returns whether the check held.
bool CheckCondition(const Check& check, bool condition, bool expected);
bool CheckRelation(const Check& check, Relation relation, const Value& left, const Value& right);
bool CheckNear(const Check& check, const Value& left, const Value& right, double tolerance);
bool CheckUlp(const Check& check, float left, float right, uint32_t max_ulps);
bool CheckText(const Check& check, bool expect_equal, const char* left, const char* right);
bool FailCheck(const char* file, int line, const char* message);

// The arrays' checks report the first index that differs, and how many do.
using ElementReader = Value (*)(const void* array, size_t index);
bool CheckArrays(const Check& check, const void* left, ElementReader read_left, const void* right,
                 ElementReader read_right, size_t size, double tolerance);

template <typename T>
Value ReadElement(const void* array, size_t index) {
  return ValueOf(static_cast<const T*>(array)[index]);
}

template <typename A, typename B>
bool CheckArrays(const Check& check, const A* left, const B* right, size_t size, double tolerance = 0) {
  return CheckArrays(check, left, ReadElement<A>, right, ReadElement<B>, size, tolerance);
}

struct TestCase {
  const char* suite;
  const char* name;
  void (*function)();
  const char* file;
  int line;
};

// Whether a check of the test that runs now has failed.
bool HasFailure();

// Runs the tests that `filters` names, all if there are none, and prints a line for each one that fails and a
// summary. Returns main()'s exit code.
int RunTests(int filter_count, const char* const* filters);

}  // namespace testing
}  // namespace tflite

// Pointers to the test cases lie side by side in a section of their own, whose bounds the linker supplies, so nothing
// has to register them. `retain` keeps linkers that collect garbage off them; the address sanitizer would put its
// padding in between.
#if defined(__has_attribute)
#if __has_attribute(retain) && defined(__linux__)
#define TFLM_TEST_RETAIN retain,
#endif
#endif
#ifndef TFLM_TEST_RETAIN
#define TFLM_TEST_RETAIN
#endif
#if defined(__clang__)
#define TFLM_TEST_UNPADDED no_sanitize("address"),
#else
#define TFLM_TEST_UNPADDED
#endif

#define TEST(suite, name)                                                                                  \
  static void TflmTest_##suite##_##name();                                                                 \
  static const ::tflite::testing::TestCase tflm_test_case_##suite##_##name = {                             \
      #suite, #name, TflmTest_##suite##_##name, __FILE__, __LINE__};                                       \
  __attribute__((TFLM_TEST_RETAIN TFLM_TEST_UNPADDED section("tflm_tests"),                                \
                 used)) static const ::tflite::testing::TestCase* const tflm_test_entry_##suite##_##name = \
      &tflm_test_case_##suite##_##name;                                                                    \
  static void TflmTest_##suite##_##name()

#define TFLM_TEST_CHECK(left, right) \
  ::tflite::testing::Check { __FILE__, __LINE__, #left, #right }
#define TFLM_TEST_RELATION(relation, left, right)                                                       \
  ::tflite::testing::CheckRelation(TFLM_TEST_CHECK(left, right), ::tflite::testing::Relation::relation, \
                                   ::tflite::testing::ValueOf(left), ::tflite::testing::ValueOf(right))
#define TFLM_TEST_ASSERT(check) \
  do {                          \
    if (!(check)) return;       \
  } while (false)

#define TFLM_TEST_TRUE(condition) \
  ::tflite::testing::CheckCondition(TFLM_TEST_CHECK(condition, ), static_cast<bool>(condition), true)
#define TFLM_TEST_FALSE(condition) \
  ::tflite::testing::CheckCondition(TFLM_TEST_CHECK(condition, ), static_cast<bool>(condition), false)
#define TFLM_TEST_NEAR(left, right, tolerance)                                                 \
  ::tflite::testing::CheckNear(TFLM_TEST_CHECK(left, right), ::tflite::testing::ValueOf(left), \
                               ::tflite::testing::ValueOf(right), static_cast<double>(tolerance))
#define TFLM_TEST_ULP(left, right, max_ulps) \
  ::tflite::testing::CheckUlp(TFLM_TEST_CHECK(left, right), (left), (right), (max_ulps))
#define TFLM_TEST_STREQ(left, right) ::tflite::testing::CheckText(TFLM_TEST_CHECK(left, right), true, (left), (right))
#define TFLM_TEST_STRNE(left, right) ::tflite::testing::CheckText(TFLM_TEST_CHECK(left, right), false, (left), (right))
#define TFLM_TEST_ARRAY_EQ(left, right, size) \
  ::tflite::testing::CheckArrays(TFLM_TEST_CHECK(left, right), &(left)[0], &(right)[0], (size))
#define TFLM_TEST_ARRAY_NEAR(left, right, size, tolerance) \
  ::tflite::testing::CheckArrays(TFLM_TEST_CHECK(left, right), &(left)[0], &(right)[0], (size), (tolerance))

#define EXPECT_EQ(left, right) TFLM_TEST_RELATION(kEqual, left, right)
#define EXPECT_NE(left, right) TFLM_TEST_RELATION(kNotEqual, left, right)
#define EXPECT_LT(left, right) TFLM_TEST_RELATION(kLess, left, right)
#define EXPECT_LE(left, right) TFLM_TEST_RELATION(kLessEqual, left, right)
#define EXPECT_GT(left, right) TFLM_TEST_RELATION(kGreater, left, right)
#define EXPECT_GE(left, right) TFLM_TEST_RELATION(kGreaterEqual, left, right)
#define EXPECT_TRUE(condition) TFLM_TEST_TRUE(condition)
#define EXPECT_FALSE(condition) TFLM_TEST_FALSE(condition)
// |left - right| <= tolerance; two equal infinities are near, a NaN is near nothing.
#define EXPECT_NEAR(left, right, tolerance) TFLM_TEST_NEAR(left, right, tolerance)
// Two floats at most `max_ulps` representable numbers apart; two NaNs are equal here.
#define EXPECT_FLOAT_ULP(left, right, max_ulps) TFLM_TEST_ULP(left, right, max_ulps)
#define EXPECT_STREQ(left, right) TFLM_TEST_STREQ(left, right)
#define EXPECT_STRNE(left, right) TFLM_TEST_STRNE(left, right)
// A message of the runtime. A release has none: there it must be empty.
#ifdef TF_LITE_STRIP_ERROR_STRINGS
#define EXPECT_MESSAGE(left, right) EXPECT_STREQ(left, (static_cast<void>(right), ""))
#else
#define EXPECT_MESSAGE(left, right) EXPECT_STREQ(left, right)
#endif
// The first `size` elements; for pointers and arrays of numbers.
#define EXPECT_ARRAY_EQ(left, right, size) TFLM_TEST_ARRAY_EQ(left, right, size)
#define EXPECT_ARRAY_NEAR(left, right, size, tolerance) TFLM_TEST_ARRAY_NEAR(left, right, size, tolerance)
// Fails without a condition.
#define ADD_FAILURE(message) ::tflite::testing::FailCheck(__FILE__, __LINE__, message)

#define ASSERT_EQ(left, right) TFLM_TEST_ASSERT(EXPECT_EQ(left, right))
#define ASSERT_NE(left, right) TFLM_TEST_ASSERT(EXPECT_NE(left, right))
#define ASSERT_LT(left, right) TFLM_TEST_ASSERT(EXPECT_LT(left, right))
#define ASSERT_LE(left, right) TFLM_TEST_ASSERT(EXPECT_LE(left, right))
#define ASSERT_GT(left, right) TFLM_TEST_ASSERT(EXPECT_GT(left, right))
#define ASSERT_GE(left, right) TFLM_TEST_ASSERT(EXPECT_GE(left, right))
#define ASSERT_TRUE(condition) TFLM_TEST_ASSERT(EXPECT_TRUE(condition))
#define ASSERT_FALSE(condition) TFLM_TEST_ASSERT(EXPECT_FALSE(condition))
#define ASSERT_NEAR(left, right, tolerance) TFLM_TEST_ASSERT(EXPECT_NEAR(left, right, tolerance))
#define ASSERT_FLOAT_ULP(left, right, max_ulps) TFLM_TEST_ASSERT(EXPECT_FLOAT_ULP(left, right, max_ulps))
#define ASSERT_STREQ(left, right) TFLM_TEST_ASSERT(EXPECT_STREQ(left, right))
#define ASSERT_STRNE(left, right) TFLM_TEST_ASSERT(EXPECT_STRNE(left, right))
#define ASSERT_ARRAY_EQ(left, right, size) TFLM_TEST_ASSERT(EXPECT_ARRAY_EQ(left, right, size))
#define ASSERT_ARRAY_NEAR(left, right, size, tolerance) \
  TFLM_TEST_ASSERT(EXPECT_ARRAY_NEAR(left, right, size, tolerance))
#define FAIL(message)     \
  do {                    \
    ADD_FAILURE(message); \
    return;               \
  } while (false)

#endif  // TFLITE_MICRO_TESTING_MICRO_TEST_H_

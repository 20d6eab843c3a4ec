// The checks that operators written for TensorFlow Lite use. Each reports one line through the context and returns
// kTfLiteError from the enclosing function. The runtime's own operators say what is wrong in a sentence instead
// (tflite_micro/ops/prepare.h).
#ifndef TFLITE_MICRO_COMMON_OP_MACROS_H_
#define TFLITE_MICRO_COMMON_OP_MACROS_H_

#include "tflite_micro/common/context.h"
#include "tflite_micro/common/micro_log.h"

#ifdef TF_LITE_STRIP_ERROR_STRINGS
#define TF_LITE_KERNEL_LOG(context, ...) ((void)(context), MicroPrintf(__VA_ARGS__))
#else
#define TF_LITE_KERNEL_LOG(context, ...) (context)->ReportError((context), __VA_ARGS__)
#endif

#define TF_LITE_ENSURE_MSG(context, condition, ...) \
  do {                                              \
    if (!(condition)) {                             \
      TF_LITE_KERNEL_LOG((context), __VA_ARGS__);   \
      return kTfLiteError;                          \
    }                                               \
  } while (0)

#define TF_LITE_ENSURE(context, condition) \
  TF_LITE_ENSURE_MSG(context, condition, "%s:%d: '%s' does not hold", __FILE__, __LINE__, #condition)

#define TF_LITE_ENSURE_EQ(context, a, b)                                                           \
  TF_LITE_ENSURE_MSG(context, (a) == (b), "%s:%d: %s is %d, but %s is %d", __FILE__, __LINE__, #a, \
                     static_cast<int>(a), #b, static_cast<int>(b))

#define TF_LITE_ENSURE_TYPES_EQ(context, a, b)                                                     \
  TF_LITE_ENSURE_MSG(context, (a) == (b), "%s:%d: %s is %s, but %s is %s", __FILE__, __LINE__, #a, \
                     TfLiteTypeGetName(a), #b, TfLiteTypeGetName(b))

#define TF_LITE_ENSURE_NEAR(context, a, b, epsilon)                                                                  \
  TF_LITE_ENSURE_MSG(context, ((a) > (b) ? (a) - (b) : (b) - (a)) <= (epsilon), "%s:%d: %s and %s differ", __FILE__, \
                     __LINE__, #a, #b)

#define TF_LITE_ENSURE_STATUS(expression)                   \
  do {                                                      \
    const TfLiteStatus ensured_status = (expression);       \
    if (ensured_status != kTfLiteOk) return ensured_status; \
  } while (0)

#define TF_LITE_ENSURE_OK(context, expression) TF_LITE_ENSURE_STATUS(expression)

// Assertions of operators: TFLITE_CHECK always, TFLITE_DCHECK unless NDEBUG is defined. There is nobody to tell on a
// device; the processor traps.
#define TFLITE_CHECK(condition) ((condition) ? (void)0 : __builtin_trap())
#define TFLITE_CHECK_EQ(a, b) TFLITE_CHECK((a) == (b))
#define TFLITE_CHECK_NE(a, b) TFLITE_CHECK((a) != (b))
#define TFLITE_CHECK_GE(a, b) TFLITE_CHECK((a) >= (b))
#define TFLITE_CHECK_GT(a, b) TFLITE_CHECK((a) > (b))
#define TFLITE_CHECK_LE(a, b) TFLITE_CHECK((a) <= (b))
#define TFLITE_CHECK_LT(a, b) TFLITE_CHECK((a) < (b))

#ifdef NDEBUG
#define TFLITE_DCHECK(condition) ((void)(false && (condition)))
#else
#define TFLITE_DCHECK(condition) TFLITE_CHECK(condition)
#endif
#define TFLITE_DCHECK_EQ(a, b) TFLITE_DCHECK((a) == (b))
#define TFLITE_DCHECK_NE(a, b) TFLITE_DCHECK((a) != (b))
#define TFLITE_DCHECK_GE(a, b) TFLITE_DCHECK((a) >= (b))
#define TFLITE_DCHECK_GT(a, b) TFLITE_DCHECK((a) > (b))
#define TFLITE_DCHECK_LE(a, b) TFLITE_DCHECK((a) <= (b))
#define TFLITE_DCHECK_LT(a, b) TFLITE_DCHECK((a) < (b))

#endif  // TFLITE_MICRO_COMMON_OP_MACROS_H_

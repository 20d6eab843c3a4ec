// Outputs with as many elements as the data say: WHERE, the coordinates of the elements that are not zero, and UNIQUE,
// the values that occur. Their memory is planned for as many as there can be.
#ifndef TFLITE_MICRO_OPS_WHERE_H_
#define TFLITE_MICRO_OPS_WHERE_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// Of both operators. Floats are compared as numbers: -0 is 0, NaN is not 0 and equals nothing. (LiteRT's UNIQUE takes a
// NaN for equal to everything that comes after it; here it is a value of its own.)
struct WhereData {
  uint8_t element_bytes;
  uint8_t is_float;
  uint8_t unused[2];
};

// The output is [number of elements that are not zero, rank of the condition].
TfLiteStatus PrepareWhere(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalWhere(TfLiteContext* context, TfLiteNode* node);
// Of a list: output 0 has the values in the order in which they occur first, output 1 the index of each element's
// value.
TfLiteStatus PrepareUnique(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalUnique(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_WHERE_H_

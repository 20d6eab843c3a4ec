#include "tflite_micro/kernels/reduce.h"

#include "tflite_micro/kernels/portable/reduce_in_order.h"

namespace tflite {
namespace kernels {

void Reduce(const ReduceAxis* kept, int kept_count, const ReduceAxis* reduced, int reduced_count, const void* input,
            void* output, const Reduction& reduction, const void* params) {
  ReduceInOrder(kept, kept_count, reduced, reduced_count, input, output, reduction, params);
}

}  // namespace kernels
}  // namespace tflite

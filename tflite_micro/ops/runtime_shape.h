// The shape of a tensor as operators written for TensorFlow Lite pass it to their arithmetic. This runtime's own
// kernels take numbers instead.
#ifndef TFLITE_MICRO_OPS_RUNTIME_SHAPE_H_
#define TFLITE_MICRO_OPS_RUNTIME_SHAPE_H_

#include <stdint.h>
#include <string.h>

#include "tflite_micro/common/types.h"

namespace tflite {

// Up to kMaxDimensions dimensions, kept by value. The first in memory is the slowest; [batch, height, width, depth].
class RuntimeShape {
 public:
  // As many as a validated model's tensors have at most.
  static constexpr int kMaxDimensions = 8;

  RuntimeShape() {}
  // `dimensions_count`, 0 to kMaxDimensions, is cut to that range, here and below. All dimensions are 0.
  explicit RuntimeShape(int dimensions_count) { Resize(dimensions_count); }
  RuntimeShape(int dimensions_count, int32_t value) {
    Resize(dimensions_count);
    for (int i = 0; i < size_; ++i) dims_[i] = value;
  }
  RuntimeShape(int dimensions_count, const int32_t* dims) { ReplaceWith(dimensions_count, dims); }

  // `shape` with dimensions of 1 in front, so that there are `new_count` in all; never fewer than it has.
  static RuntimeShape ExtendedShape(int new_count, const RuntimeShape& shape) {
    RuntimeShape extended(new_count < shape.size_ ? shape.size_ : new_count, 1);
    for (int i = 0; i < shape.size_; ++i) extended.dims_[extended.size_ - shape.size_ + i] = shape.dims_[i];
    return extended;
  }

  int32_t DimensionsCount() const { return size_; }
  // 0 <= index < DimensionsCount().
  int32_t Dims(int index) const { return dims_[index]; }
  void SetDim(int index, int32_t value) { dims_[index] = value; }
  int32_t* DimsData() { return dims_; }
  const int32_t* DimsData() const { return dims_; }

  void Resize(int dimensions_count) {
    size_ = dimensions_count < 0 ? 0 : dimensions_count > kMaxDimensions ? kMaxDimensions : dimensions_count;
  }
  void ReplaceWith(int dimensions_count, const int32_t* dims) {
    Resize(dimensions_count);
    for (int i = 0; i < size_; ++i) dims_[i] = dims[i];
  }

  // Product of the dimensions: the number of elements.
  int FlatSize() const {
    int size = 1;
    for (int i = 0; i < size_; ++i) size *= dims_[i];
    return size;
  }

  bool operator==(const RuntimeShape& other) const {
    return size_ == other.size_ && memcmp(dims_, other.dims_, sizeof(int32_t) * static_cast<size_t>(size_)) == 0;
  }
  bool operator!=(const RuntimeShape& other) const { return !(*this == other); }

 private:
  int size_ = 0;
  int32_t dims_[kMaxDimensions] = {};
};

// The shape of a tensor; of null, a shape without dimensions.
inline RuntimeShape ShapeOf(const TfLiteIntArray* dims) {
  RuntimeShape shape(dims == nullptr ? 0 : dims->size);
  for (int i = 0; i < shape.DimensionsCount(); ++i) shape.SetDim(i, dims->data[i]);
  return shape;
}
inline RuntimeShape GetTensorShape(const TfLiteTensor* tensor) {
  return ShapeOf(tensor == nullptr ? nullptr : tensor->dims);
}

// A dimension that two shapes share, as Prepare has checked: the first one's.
inline int MatchingDim(const RuntimeShape& shape, int index, const RuntimeShape&, int) { return shape.Dims(index); }

// The number of elements, which all shapes share, as Prepare has checked.
template <typename... Shapes>
int MatchingFlatSize(const RuntimeShape& shape, const Shapes&...) {
  return shape.FlatSize();
}

// Product of all dimensions but one.
inline int FlatSizeSkipDim(const RuntimeShape& shape, int skipped) {
  int size = 1;
  for (int i = 0; i < shape.DimensionsCount(); ++i) size *= i == skipped ? 1 : shape.Dims(i);
  return size;
}
inline int MatchingFlatSizeSkipDim(const RuntimeShape& shape, int skipped, const RuntimeShape&) {
  return FlatSizeSkipDim(shape, skipped);
}

// Position of element [i0, i1, i2, i3] of a shape with four dimensions.
inline int Offset(const RuntimeShape& shape, int i0, int i1, int i2, int i3) {
  return ((i0 * shape.Dims(1) + i1) * shape.Dims(2) + i2) * shape.Dims(3) + i3;
}

namespace micro {

inline RuntimeShape GetTensorShape(const TfLiteEvalTensor* tensor) {
  return ShapeOf(tensor == nullptr ? nullptr : tensor->dims);
}

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_RUNTIME_SHAPE_H_

// Small constructors for the tensors of an operator's test: from C arrays, without heap, quantised or constant.
#ifndef TFLITE_MICRO_OPS_TESTING_TEST_TENSORS_H_
#define TFLITE_MICRO_OPS_TESTING_TEST_TENSORS_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tflite_micro/common/types.h"

namespace tflite {
namespace micro {

// A list of up to 32 ints for shapes and for a node's inputs and outputs: `IntArray dims{2, 3}`; `IntArray scalar`.
// Converts to TfLiteIntArray*, which lives as long as the object.
class IntArray {
 public:
  template <typename... Values>
  IntArray(Values... values) : values_{static_cast<int>(sizeof...(Values)), static_cast<int>(values)...} {
    static_assert(sizeof...(Values) <= kCapacity, "a longer list than there is room for");
  }
  TfLiteIntArray* get() { return reinterpret_cast<TfLiteIntArray*>(values_); }
  operator TfLiteIntArray*() { return get(); }

 private:
  static constexpr int kCapacity = 32;
  int values_[kCapacity + 1];
};

// The element type that stands for a C++ type.
template <typename T>
inline constexpr TfLiteType kTypeOf = kTfLiteNoType;
template <>
inline constexpr TfLiteType kTypeOf<float> = kTfLiteFloat32;
template <>
inline constexpr TfLiteType kTypeOf<TfLiteFloat16> = kTfLiteFloat16;
template <>
inline constexpr TfLiteType kTypeOf<double> = kTfLiteFloat64;
template <>
inline constexpr TfLiteType kTypeOf<int8_t> = kTfLiteInt8;
template <>
inline constexpr TfLiteType kTypeOf<uint8_t> = kTfLiteUInt8;
template <>
inline constexpr TfLiteType kTypeOf<int16_t> = kTfLiteInt16;
template <>
inline constexpr TfLiteType kTypeOf<uint16_t> = kTfLiteUInt16;
template <>
inline constexpr TfLiteType kTypeOf<int32_t> = kTfLiteInt32;
template <>
inline constexpr TfLiteType kTypeOf<uint32_t> = kTfLiteUInt32;
template <>
inline constexpr TfLiteType kTypeOf<int64_t> = kTfLiteInt64;
template <>
inline constexpr TfLiteType kTypeOf<uint64_t> = kTfLiteUInt64;
template <>
inline constexpr TfLiteType kTypeOf<bool> = kTfLiteBool;

// A tensor of `type` over memory that the test owns, which holds the elements of `dims` packed. scale 0: not
// quantised. For types that have no C++ type of their own (int4); else see TensorOf().
inline TfLiteTensor TypedTensor(TfLiteType type, void* data, TfLiteIntArray* dims, float scale = 0.0f,
                                int32_t zero_point = 0) {
  TfLiteTensor tensor = {};
  tensor.type = type;
  tensor.data.data = data;
  tensor.dims = dims;
  tensor.params = {scale, zero_point};
  tensor.allocation_type = kTfLiteArenaRw;
  size_t count = 0;
  if (CheckedElementCount(dims->size, dims->data, &count) == kTfLiteOk) TypeBytes(type, count, &tensor.bytes);
  return tensor;
}

// An input or output of the graph.
template <typename T>
TfLiteTensor TensorOf(T* data, TfLiteIntArray* dims, float scale = 0.0f, int32_t zero_point = 0) {
  static_assert(kTypeOf<T> != kTfLiteNoType, "an element type");
  return TypedTensor(kTypeOf<T>, data, dims, scale, zero_point);
}

// A constant of the model.
template <typename T>
TfLiteTensor ConstantOf(const T* data, TfLiteIntArray* dims, float scale = 0.0f, int32_t zero_point = 0) {
  TfLiteTensor tensor = TensorOf(const_cast<T*>(data), dims, scale, zero_point);
  tensor.allocation_type = kTfLiteMmapRo;
  return tensor;
}

// State that is kept between inferences.
template <typename T>
TfLiteTensor VariableOf(T* data, TfLiteIntArray* dims, float scale = 0.0f, int32_t zero_point = 0) {
  TfLiteTensor tensor = TensorOf(data, dims, scale, zero_point);
  tensor.is_variable = true;
  tensor.allocation_type = kTfLiteArenaRwPersistent;
  return tensor;
}

// Scales for each index of one dimension, with zero points of 0:
//   PerChannel<2> quantization({0.5f, 0.25f}, /*dimension=*/0);
//   TfLiteTensor filter = quantization.Of(ConstantOf(data, dims));
// Lives as long as the tensor is used.
template <int N>
class PerChannel {
 public:
  PerChannel(const float (&scales)[N], int dimension) {
    const int size = N;
    memcpy(scales_, &size, sizeof(size));
    memcpy(scales_ + 1, scales, sizeof(scales));
    memset(zero_points_, 0, sizeof(zero_points_));
    zero_points_[0] = N;
    affine_ = {reinterpret_cast<TfLiteFloatArray*>(scales_), reinterpret_cast<TfLiteIntArray*>(zero_points_),
               dimension};
  }
  // For tests of refusals.
  void set_zero_point(int channel, int value) { zero_points_[channel + 1] = value; }

  TfLiteTensor Of(TfLiteTensor tensor) {
    tensor.quantization = {kTfLiteAffineQuantization, &affine_};
    tensor.params = {affine_.scale->data[0], 0};
    return tensor;
  }

 private:
  static_assert(sizeof(int) == sizeof(float), "an array of either starts with its size");
  int scales_[N + 1];
  int zero_points_[N + 1];
  TfLiteAffineQuantization affine_;
};

}  // namespace micro
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_TESTING_TEST_TENSORS_H_

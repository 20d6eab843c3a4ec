#include "tflite_micro/ops/strided_slice.h"

#include "tflite_micro/kernels/strided_copy.h"
#include "tflite_micro/ops/copy.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = kMaxCopyRank;
// New dimensions come on top of the input's.
constexpr int kMaxSpecs = 2 * kMaxRank;

// What a slice takes of one dimension of the input: `count` elements from `first`, `stride` apart.
struct Range {
  int first;
  int count;
  int stride;
};

// A bound, which may count from the end and lie outside.
int ResolveBound(int extent, int bound, int lowest) {
  if (bound < 0) bound += extent;
  const int highest = extent + lowest;
  return bound < lowest ? lowest : bound > highest ? highest : bound;
}

// Without a bound (`has_...` false) the range is open on that side.
Range ResolveRange(int extent, bool has_begin, int begin, bool has_end, int end, int stride) {
  const bool is_forward = stride > 0;
  const int lowest = is_forward ? 0 : -1;
  const int highest = extent + lowest;
  const int from = has_begin ? ResolveBound(extent, begin, lowest) : (is_forward ? lowest : highest);
  const int to = has_end ? ResolveBound(extent, end, lowest) : (is_forward ? highest : lowest);
  const int length = is_forward ? to - from : from - to;
  // Unsigned, as the lowest stride has no negative.
  const uint32_t step = is_forward ? static_cast<uint32_t>(stride) : 0u - static_cast<uint32_t>(stride);
  const uint32_t count = length > 0 ? (static_cast<uint32_t>(length) + step - 1) / step : 0;
  return {from, static_cast<int>(count), stride};
}

// Past the range of int is past all extents.
int SaturatingSum(int a, int b) {
  int sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return a < 0 ? INT32_MIN : INT32_MAX;
}

bool IsSet(int mask, int bit) { return bit < 32 && (static_cast<uint32_t>(mask) >> bit & 1) != 0; }

struct Slice {
  Range ranges[kMaxRank];  // one for each dimension of the input
  int output_rank;
  int output_dims[kMaxSpecs];
};

// Goes through the specifications (one entry each of begin, end, strides) and the dimensions of the input together.
TfLiteStatus ResolveSlice(TfLiteContext* context, const TfLiteTensor* input, const TfLiteTensor* begin,
                          const TfLiteTensor* end, const TfLiteTensor* strides, const TfLiteStridedSliceParams& options,
                          Slice* slice) {
  const int rank = Rank(input);
  const int specs = ElementCount(begin);
  // How many dimensions the specifications name themselves; an ellipsis stands for the others.
  int ellipsis = -1;
  int named = 0;
  for (int i = 0; i < specs; ++i) {
    if (IsSet(options.ellipsis_mask, i)) {
      TF_LITE_ENSURE_MSG(context, ellipsis < 0, "ellipsis_mask has more than one bit set");
      ellipsis = i;
    } else if (!IsSet(options.new_axis_mask, i)) {
      ++named;
    }
  }
  TF_LITE_ENSURE_MSG(context, named <= rank, "%d dimensions are sliced, but the input has %d", named, rank);

  slice->output_rank = 0;
  int dim = 0;
  const auto take_whole = [&]() {
    slice->ranges[dim] = {0, Dim(input, dim), 1};
    slice->output_dims[slice->output_rank++] = Dim(input, dim);
    ++dim;
  };
  for (int i = 0; i < specs; ++i) {
    if (i == ellipsis) {
      for (int skipped = rank - named; skipped > 0; --skipped) take_whole();
      continue;
    }
    if (IsSet(options.new_axis_mask, i)) {
      slice->output_dims[slice->output_rank++] = 1;
      continue;
    }
    const int extent = Dim(input, dim);
    const int stride = ConstantElement(strides, i);
    const int from = ConstantElement(begin, i);
    int to = ConstantElement(end, i);
    TF_LITE_ENSURE_MSG(context, stride != 0, "the stride of dimension %d is 0", dim);
    if (IsSet(options.shrink_axis_mask, i)) {
      // One element, and the dimension goes away. Its end, and whether it is open, do not matter.
      const int index = IsSet(options.begin_mask, i) ? 0 : from < 0 ? from + extent : from;
      TF_LITE_ENSURE_MSG(context, index >= 0 && index < extent,
                         "index %d of dimension %d is outside of its %d elements", from, dim, extent);
      slice->ranges[dim++] = {index, 1, 1};
      continue;
    }
    if (options.offset) to = SaturatingSum(to, from);
    const Range range =
        ResolveRange(extent, !IsSet(options.begin_mask, i), from, !IsSet(options.end_mask, i), to, stride);
    slice->ranges[dim++] = range;
    slice->output_dims[slice->output_rank++] = range.count;
  }
  // Dimensions that are not named are taken whole, as if an ellipsis stood at the end.
  while (dim < rank) take_whole();
  return kTfLiteOk;
}

// The copy that makes the slice: the input is strided, the output dense. One axis for each dimension of the input.
void CopyAxes(const TfLiteTensor* input, const Slice& slice, kernels::CopyAxis* axes, int64_t* first_element) {
  int input_size = 1;
  int output_size = 1;
  *first_element = 0;
  for (int i = Rank(input) - 1; i >= 0; --i) {
    const Range& range = slice.ranges[i];
    *first_element += static_cast<int64_t>(range.first) * input_size;
    // A stride that passes the end once cannot be taken again, and need not fit.
    axes[i] = {range.count, range.count > 1 ? range.stride * input_size : input_size, output_size};
    input_size *= Dim(input, i);
    output_size *= range.count;
  }
}

}  // namespace

TfLiteStatus PrepareStridedSlice(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType, kTfLiteInt32, kTfLiteInt32, kTfLiteInt32}, {kTfLiteNoType}},
                                       {{kTfLiteNoType, kTfLiteInt64, kTfLiteInt64, kTfLiteInt64}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {4, 4, 1, 1, 2, kTypes};
  static constexpr const char* kNames[] = {"the input", "begin", "end", "strides"};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  TfLiteTensor* const* inputs = tensors.inputs;
  const TfLiteTensor* input = inputs[0];
  TfLiteTensor* output = tensors.outputs[0];

  int element_bytes = 0;
  TF_LITE_ENSURE_STATUS(CheckMovable(context, input, output, &element_bytes));
  for (int i = 1; i < 4; ++i) {
    TF_LITE_ENSURE_STATUS(CheckRank(context, inputs[i], kNames[i], 1, 1));
    TF_LITE_ENSURE_STATUS(CheckConstant(context, inputs[i], kNames[i]));
    TF_LITE_ENSURE_MSG(context, Dim(inputs[i], 0) == Dim(inputs[1], 0) && Dim(inputs[i], 0) <= kMaxRank,
                       "%s has %d elements, begin %d; expected as many, and up to %d", kNames[i], Dim(inputs[i], 0),
                       Dim(inputs[1], 0), kMaxRank);
  }

  Slice slice;
  TF_LITE_ENSURE_STATUS(ResolveSlice(context, input, inputs[1], inputs[2], inputs[3],
                                     *static_cast<const TfLiteStridedSliceParams*>(node->builtin_data), &slice));
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, slice.output_rank, slice.output_dims));

  kernels::CopyAxis axes[kMaxRank];
  int64_t first_element = 0;
  CopyAxes(input, slice, axes, &first_element);
  const CopyData* data = PrepareCopy(context, node, axes, Rank(input), element_bytes, first_element);
  if (data == nullptr) return kTfLiteError;
  AllowView(context, *data);
  return kTfLiteOk;
}

}  // namespace ops

TfLiteStatus ParseStridedSlice(const Operator* op, void* params, size_t* bytes) {
  using From = StridedSliceOptions;
  using To = TfLiteStridedSliceParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kBeginMask, offsetof(To, begin_mask)), ops::Option(From::kEndMask, offsetof(To, end_mask)),
      ops::Option(From::kEllipsisMask, offsetof(To, ellipsis_mask)),
      ops::Option(From::kNewAxisMask, offsetof(To, new_axis_mask)),
      ops::Option(From::kShrinkAxisMask, offsetof(To, shrink_axis_mask)),
      ops::Option(From::kOffset, offsetof(To, offset)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite

#include "tflite_micro/ops/batch_matmul.h"

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

constexpr int kMaxRank = kMaxMatMulBatchDims + 2;

// Extent of a dimension in front of the matrices, counted from the one next to them, which is 0.
int BatchDimFromEnd(const TfLiteTensor* tensor, int from_end) {
  const int index = Rank(tensor) - 3 - from_end;
  return index < 0 ? 1 : Dim(tensor, index);
}

TfLiteStatus PrepareFactor(TfLiteContext* context, const TfLiteTensor* a, const TfLiteTensor* b,
                           const TfLiteTensor* output, BatchMatMulData* data) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, a, "input 0"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, b, "input 1"));
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, output, "the output"));
  const FixedPointFactor fixed = QuantizeQuotient(a->params.scale, output->params.scale, b->params.scale);
  TF_LITE_ENSURE_MSG(context, fixed.shift <= (a->type == kTfLiteInt16 ? 14 : 30),
                     "the product of the inputs' scales is too large for the output's");
  data->multiplier = fixed.multiplier;
  data->shift = static_cast<int8_t>(fixed.shift);
  data->a_offset = static_cast<int16_t>(-a->params.zero_point);
  data->b_offset = static_cast<int16_t>(-b->params.zero_point);
  data->output_offset = static_cast<int16_t>(output->params.zero_point);
  return kTfLiteOk;
}

// float32 by int8. A row of floats and the same quantised are kept in scratch memory.
TfLiteStatus PrepareHybrid(TfLiteContext* context, const TfLiteTensor* b, const TfLiteBatchMatMulParams& options,
                           BatchMatMulData* data) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, b, "input 1"));
  TF_LITE_ENSURE_MSG(context, b->params.zero_point == 0 && ScaleCount(b) == 1,
                     "input 1 has zero point %d and %d scales, expected 0 and 1 where input 0 is FLOAT32",
                     static_cast<int>(b->params.zero_point), ScaleCount(b));
  TF_LITE_ENSURE_MSG(context, data->shape.depth > 0, "the matrices of input 0 have no columns");
  data->is_hybrid = 1;
  data->asymmetric = options.asymmetric_quantize_inputs ? 1 : 0;
  data->b_scale = b->params.scale;
  constexpr int64_t kBytesPerElement = sizeof(float) + sizeof(int8_t);
  return RequestScratch(context, data->shape.depth * kBytesPerElement, &data->scratch);
}

// Inlined, so that where the operator is registered for one type alone, what others need is not linked. kTfLiteNoType:
// for all.
__attribute__((always_inline)) inline TfLiteStatus Prepare(TfLiteContext* context, TfLiteNode* node,
                                                           TfLiteType registered) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}}, {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt8}},
      {{kTfLiteInt16, kTfLiteInt16}, {kTfLiteInt16}},       {{kTfLiteInt8, kTfLiteInt8}, {kTfLiteInt32}},
      {{kTfLiteFloat32, kTfLiteInt8}, {kTfLiteFloat32}},
  };
  static constexpr OperatorSignature kSignature = {2, 2, 1, 1, 5, kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* a = tensors.inputs[0];
  const TfLiteTensor* b = tensors.inputs[1];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(CheckRank(context, a, "input 0", 2, kMaxRank));
  TF_LITE_ENSURE_STATUS(CheckRank(context, b, "input 1", 2, kMaxRank));
  const auto options = *static_cast<const TfLiteBatchMatMulParams*>(node->builtin_data);

  const int a_rows = Dim(a, Rank(a) - 2);
  const int a_columns = Dim(a, Rank(a) - 1);
  const int b_rows = Dim(b, Rank(b) - 2);
  const int b_columns = Dim(b, Rank(b) - 1);
  BatchMatMulData plan = {};
  kernels::MatMulShape& shape = plan.shape;
  shape.rows = options.adj_x ? a_columns : a_rows;
  shape.depth = options.adj_x ? a_rows : a_columns;
  shape.columns = options.adj_y ? b_rows : b_columns;
  const int b_depth = options.adj_y ? b_columns : b_rows;
  TF_LITE_ENSURE_MSG(context, shape.depth == b_depth,
                     "the matrices of input 0 have %d columns, those of input 1 %d rows", static_cast<int>(shape.depth),
                     b_depth);
  shape.a_row_stride = options.adj_x ? 1 : a_columns;
  shape.a_depth_stride = options.adj_x ? a_columns : 1;
  shape.b_depth_stride = options.adj_y ? 1 : b_columns;
  shape.b_column_stride = options.adj_y ? b_columns : 1;

  const int rank = Rank(a) > Rank(b) ? Rank(a) : Rank(b);
  plan.batch_dims = static_cast<uint8_t>(rank - 2);
  int dims[kMaxRank];
  dims[rank - 2] = static_cast<int>(shape.rows);
  dims[rank - 1] = static_cast<int>(shape.columns);
  int a_size = a_rows * a_columns;
  int b_size = b_rows * b_columns;
  for (int i = 0; i < rank - 2; ++i) {
    const int from_a = BatchDimFromEnd(a, i);
    const int from_b = BatchDimFromEnd(b, i);
    TF_LITE_ENSURE_MSG(context, from_a == from_b || from_a == 1 || from_b == 1,
                       "dimension %d of the output: %d in input 0 does not go with %d in input 1; "
                       "they must be equal, or one of them 1",
                       rank - 3 - i, from_a, from_b);
    dims[rank - 3 - i] = from_a == 1 ? from_b : from_a;
    plan.batches[rank - 3 - i] = {from_a == 1 ? from_b : from_a, from_a == 1 ? 0 : a_size, from_b == 1 ? 0 : b_size};
    a_size *= from_a;
    b_size *= from_b;
  }
  TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, rank, dims));
  const TfLiteType type = TypeOf(output, registered);
  if (type == kTfLiteInt8 || type == kTfLiteInt16) {
    TF_LITE_ENSURE_STATUS(PrepareFactor(context, a, b, output, &plan));
  }
  if (type == kTfLiteFloat32 && a->type != b->type) {
    TF_LITE_ENSURE_STATUS(PrepareHybrid(context, b, options, &plan));
  }
  return LeaveOpData(context, node, plan);
}

}  // namespace

TfLiteStatus PrepareBatchMatMul(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteNoType);
}
TfLiteStatus PrepareBatchMatMulInt8(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt8);
}
TfLiteStatus PrepareBatchMatMulInt16(TfLiteContext* context, TfLiteNode* node) {
  return Prepare(context, node, kTfLiteInt16);
}

namespace {

// Inlined, so that with a constant `type`, that of the output, one kernel is linked.
__attribute__((always_inline)) inline TfLiteStatus Eval(TfLiteContext* context, TfLiteNode* node, TfLiteType type) {
  const auto& data = *static_cast<const BatchMatMulData*>(node->user_data);
  const micro::EvalTensors tensors(context, node);
  const TfLiteEvalTensor* a = tensors.inputs[0];
  const TfLiteEvalTensor* b = tensors.inputs[1];
  const TfLiteEvalTensor* output = tensors.outputs[0];
  if (micro::ElementCount(*output->dims) == 0) return kTfLiteOk;
  float* row = nullptr;
  if (type == kTfLiteFloat32 && data.is_hybrid != 0)
    row = static_cast<float*>(context->GetScratchBuffer(context, data.scratch));
  const bool is_wide = type == kTfLiteInt16;
  const kernels::Requantization requantization = {&data.multiplier,
                                                  &data.shift,
                                                  0,
                                                  data.output_offset,
                                                  is_wide ? INT16_MIN : INT8_MIN,
                                                  is_wide ? INT16_MAX : INT8_MAX};
  const int32_t step = data.shape.rows * data.shape.columns;
  int32_t index[kMaxMatMulBatchDims] = {};
  int32_t from_a = 0;
  int32_t from_b = 0;
  for (int32_t to = 0;; to += step) {
    switch (type) {
      case kTfLiteInt32:
        kernels::MatMulS8S32(data.shape, a->data.int8 + from_a, b->data.int8 + from_b, output->data.i32 + to);
        break;
      case kTfLiteFloat32:
        if (data.is_hybrid != 0) {
          kernels::MatMulHybrid(data.shape, data.asymmetric != 0, a->data.f + from_a, b->data.int8 + from_b,
                                data.b_scale, row, reinterpret_cast<int8_t*>(row + data.shape.depth),
                                output->data.f + to);
          break;
        }
        kernels::MatMulF32(data.shape, a->data.f + from_a, b->data.f + from_b, output->data.f + to);
        break;
      case kTfLiteInt8:
        kernels::MatMulS8(data.shape, data.a_offset, data.b_offset, requantization, a->data.int8 + from_a,
                          b->data.int8 + from_b, output->data.int8 + to);
        break;
      default:
        kernels::MatMulS16(data.shape, requantization, a->data.i16 + from_a, b->data.i16 + from_b,
                           output->data.i16 + to);
        break;
    }
    // Step the dimensions in front like the digits of a counter.
    int i = data.batch_dims - 1;
    for (; i >= 0; --i) {
      const BatchMatMulData::BatchDim& dim = data.batches[i];
      from_a += dim.a_stride;
      from_b += dim.b_stride;
      if (++index[i] < dim.count) break;
      index[i] = 0;
      from_a -= dim.a_stride * dim.count;
      from_b -= dim.b_stride * dim.count;
    }
    if (i < 0) return kTfLiteOk;
  }
}

}  // namespace

TfLiteStatus EvalBatchMatMul(TfLiteContext* context, TfLiteNode* node) {
  return Eval(context, node, micro::GetEvalOutput(context, node, 0)->type);
}

TfLiteStatus EvalBatchMatMulInt8(TfLiteContext* context, TfLiteNode* node) { return Eval(context, node, kTfLiteInt8); }
TfLiteStatus EvalBatchMatMulInt16(TfLiteContext* context, TfLiteNode* node) {
  return Eval(context, node, kTfLiteInt16);
}

}  // namespace ops

TfLiteStatus ParseBatchMatMul(const Operator* op, void* params, size_t* bytes) {
  using From = BatchMatMulOptions;
  using To = TfLiteBatchMatMulParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(
      ops::Option(From::kAdjX, offsetof(To, adj_x)), ops::Option(From::kAdjY, offsetof(To, adj_y)),
      ops::Option(From::kAsymmetricQuantizeInputs, offsetof(To, asymmetric_quantize_inputs)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite

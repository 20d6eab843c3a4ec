#include "tflite_micro/ops/decode.h"

#include "tflite_micro/common/micro_context.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"

namespace tflite {
namespace ops {
namespace {

constexpr uint8_t kLookup = 0;
constexpr uint8_t kHuffman = 1;
constexpr uint8_t kPruned = 2;
constexpr int32_t kHeaderBytes = 16;
constexpr int kMaxBits = 7;

struct Operands {
  const TfLiteTensor* encoded;
  const TfLiteTensor* ancillary;
  TfLiteTensor* output;
};

const uint8_t* BytesOf(const TfLiteTensor* tensor) { return static_cast<const uint8_t*>(tensor->data.data); }
int32_t SizeOf(const TfLiteTensor* tensor) { return static_cast<int32_t>(tensor->bytes); }

kernels::HuffmanCode CodeOf(const DecodeData& data, const uint8_t* stream, const uint8_t* ancillary) {
  return {stream, ancillary + kHeaderBytes, data.stream_bytes, data.table_size, data.bits, data.wide != 0};
}

// How the elements of `output` fall to the channels of its quantisation.
TfLiteStatus ReadShape(TfLiteContext* context, const TfLiteTensor* output, int number, kernels::DecodedShape* shape) {
  const int element_bytes = TypeBits(output->type) / 8;
  TF_LITE_ENSURE_MSG(context, element_bytes == 1 || element_bytes == 2 || element_bytes == 4 || element_bytes == 8,
                     "output %d is %s, which cannot be decoded", number, TfLiteTypeGetName(output->type));
  const int count = ElementCount(output);
  TF_LITE_ENSURE_MSG(context, count > 0, "output %d has no elements", number);
  *shape = {count, count, 1, element_bytes};
  const int channels = ScaleCount(output);
  if (channels <= 1) return kTfLiteOk;
  const int axis = static_cast<const TfLiteAffineQuantization*>(output->quantization.params)->quantized_dimension;
  TF_LITE_ENSURE_MSG(context, axis >= 0 && axis < Rank(output) && Dim(output, axis) == channels,
                     "output %d has %d scales along dimension %d, which has not as many elements", number, channels,
                     axis);
  shape->channels = channels;
  shape->run = 1;
  for (int i = axis + 1; i < Rank(output); ++i) shape->run *= Dim(output, i);
  return kTfLiteOk;
}

TfLiteStatus ReadLookup(TfLiteContext* context, const Operands& o, int number, DecodeData* data) {
  const uint8_t* header = BytesOf(o.ancillary);
  const int bits = header[5] & 7;
  const int32_t stride = header[6];
  TF_LITE_ENSURE_MSG(context, bits >= 1, "the indices of output %d have 0 bits, expected 1 to %d", number, kMaxBits);
  const int64_t needed = (int64_t{data->shape.count} * bits + 7) / 8;
  TF_LITE_ENSURE_MSG(context, SizeOf(o.encoded) >= needed, "output %d needs %d bytes of indices, but has %d", number,
                     static_cast<int>(needed), static_cast<int>(SizeOf(o.encoded)));
  data->bits = static_cast<uint8_t>(bits);
  data->table_size = stride;
  // Tables may end with the last index that is used.
  const int64_t values = (SizeOf(o.ancillary) - kHeaderBytes) / data->shape.element_bytes;
  if (int64_t{data->shape.channels - 1} * stride + (1 << bits) <= values) return kTfLiteOk;
  const int64_t highest = kernels::HighestLookup(data->shape, BytesOf(o.encoded), bits, stride);
  TF_LITE_ENSURE_MSG(context, highest < values, "output %d needs value %d of its tables, but they have %d", number,
                     static_cast<int>(highest), static_cast<int>(values));
  return kTfLiteOk;
}

TfLiteStatus ReadHuffman(TfLiteContext* context, const Operands& o, int number, DecodeData* data) {
  TF_LITE_ENSURE_MSG(context, o.output->type == kTfLiteInt8 || o.output->type == kTfLiteInt16,
                     "output %d is %s, but a Huffman code is one of INT8 or INT16", number,
                     TfLiteTypeGetName(o.output->type));
  const uint8_t sizes = BytesOf(o.ancillary)[5];
  data->bits = static_cast<uint8_t>((sizes >> 4) + 1);
  data->wide = sizes & 1;
  TF_LITE_ENSURE_MSG(context, data->wide != 0 || o.output->type == kTfLiteInt8,
                     "output %d is INT16, which entries of 16 bits cannot hold", number);
  TF_LITE_ENSURE_MSG(context, SizeOf(o.encoded) < 1 << 28 && SizeOf(o.ancillary) < 1 << 28,
                     "the code of output %d has more than 256 MB", number);
  data->table_size = (SizeOf(o.ancillary) - kHeaderBytes) / (data->wide != 0 ? 4 : 2);
  TF_LITE_ENSURE_MSG(context,
                     kernels::DecodeHuffman(CodeOf(*data, BytesOf(o.encoded), BytesOf(o.ancillary)), data->shape.count,
                                            data->shape.element_bytes, nullptr),
                     "the code of output %d ends early or leads out of its %d table entries", number,
                     static_cast<int>(data->table_size));
  return kTfLiteOk;
}

int32_t ZeroPoint(const TfLiteTensor* tensor, int32_t channel) {
  const auto* affine = static_cast<const TfLiteAffineQuantization*>(tensor->quantization.params);
  if (affine == nullptr || affine->zero_point == nullptr || channel >= affine->zero_point->size) {
    return tensor->params.zero_point;
  }
  return affine->zero_point->data[channel];
}

TfLiteStatus ReadPruned(TfLiteContext* context, const Operands& o, int number, DecodeData* data) {
  const int32_t needed = (data->shape.count - 1) / 8 + 1;
  TF_LITE_ENSURE_MSG(context, SizeOf(o.encoded) >= needed, "output %d needs %d bytes of bits, but has %d", number,
                     static_cast<int>(needed), static_cast<int>(SizeOf(o.encoded)));
  const int32_t values = (SizeOf(o.ancillary) - kHeaderBytes) / data->shape.element_bytes;
  const int32_t ones = kernels::CountOnes(BytesOf(o.encoded), data->shape.count);
  TF_LITE_ENSURE_MSG(context, ones <= values, "output %d needs %d values, but has %d", number, static_cast<int>(ones),
                     static_cast<int>(values));
  const bool is_signed = o.output->type != kTfLiteUInt8;
  for (int32_t channel = 0; channel < data->shape.channels; ++channel) {
    const int32_t zero_point = ZeroPoint(o.output, channel);
    if (zero_point == 0) continue;
    TF_LITE_ENSURE_MSG(context,
                       data->shape.element_bytes == 1 && zero_point >= (is_signed ? INT8_MIN : 0) &&
                           zero_point <= (is_signed ? INT8_MAX : UINT8_MAX),
                       "output %d is %s and has zero point %d, which its elements cannot be", number,
                       TfLiteTypeGetName(o.output->type), static_cast<int>(zero_point));
    data->zero_points = 1;  // there are some; where, is said when there is a place for them
  }
  return kTfLiteOk;
}

TfLiteStatus ReadPair(TfLiteContext* context, TfLiteNode* node, int number, Operands* o, DecodeData* data) {
  *o = {Input(context, node, 2 * number), Input(context, node, 2 * number + 1), Output(context, node, number)};
  TF_LITE_ENSURE_MSG(context, o->encoded != nullptr && o->ancillary != nullptr && o->output != nullptr,
                     "a tensor of output %d is not given but is required", number);
  *data = {};
  TF_LITE_ENSURE_MSG(context, IsConstant(o->encoded) && IsConstant(o->ancillary),
                     "inputs %d and %d must be constants of the model", 2 * number, 2 * number + 1);
  TF_LITE_ENSURE_MSG(context, SizeOf(o->ancillary) >= kHeaderBytes, "input %d has %d bytes, expected at least %d",
                     2 * number + 1, static_cast<int>(SizeOf(o->ancillary)), static_cast<int>(kHeaderBytes));
  const uint8_t* header = BytesOf(o->ancillary);
  TF_LITE_ENSURE_MSG(context, header[1] == 1 && header[4] == 1, "input %d has versions %d and %d, expected 1 and 1",
                     2 * number + 1, header[1], header[4]);
  TF_LITE_ENSURE_STATUS(ReadShape(context, o->output, number, &data->shape));
  data->type = header[0];
  data->stream_bytes = SizeOf(o->encoded);
  switch (data->type) {
    case kLookup:
      return ReadLookup(context, *o, number, data);
    case kHuffman:
      return ReadHuffman(context, *o, number, data);
    case kPruned:
      return ReadPruned(context, *o, number, data);
    default:
      TF_LITE_KERNEL_LOG(context, "output %d is encoded by type %d; there are 0 (lookup), 1 (Huffman), 2 (pruned)",
                         number, data->type);
      return kTfLiteError;
  }
}

void Release(TfLiteContext* context, const Operands& o) {
  MicroContext* micro_context = GetMicroContext(context);
  micro_context->DeallocateTempTfLiteTensor(o.output);
  micro_context->DeallocateTempTfLiteTensor(const_cast<TfLiteTensor*>(o.ancillary));
  micro_context->DeallocateTempTfLiteTensor(const_cast<TfLiteTensor*>(o.encoded));
}

}  // namespace

TfLiteStatus PrepareDecode(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {{{kTfLiteNoType}, {kTfLiteNoType}}};
  static constexpr OperatorSignature kSignature = {2, 255, 1, 255, 1, kTypes};
  TF_LITE_ENSURE_STATUS(CheckSignature(context, node, kSignature));
  const int count = node->outputs->size;
  TF_LITE_ENSURE_MSG(context, node->inputs->size == 2 * count, "has %d inputs, expected 2 for each of %d outputs",
                     node->inputs->size, count);
  // All is checked, and counted, before there is a place to put it.
  const size_t records = static_cast<size_t>(count) * sizeof(DecodeData);
  size_t zero_points = 0;
  for (int i = 0; i < count; ++i) {
    Operands operands;
    DecodeData data;
    TF_LITE_ENSURE_STATUS(ReadPair(context, node, i, &operands, &data));
    if (data.zero_points != 0) zero_points += static_cast<size_t>(data.shape.channels);
    Release(context, operands);
  }
  auto* all = static_cast<DecodeData*>(AllocateOpData(context, node, records + zero_points));
  if (all == nullptr) return kTfLiteError;
  size_t end = records;
  for (int i = 0; i < count; ++i) {
    Operands operands;
    TF_LITE_ENSURE_STATUS(ReadPair(context, node, i, &operands, &all[i]));
    if (all[i].zero_points != 0) {
      all[i].zero_points = static_cast<int32_t>(end);
      auto* zeros = reinterpret_cast<int8_t*>(all) + end;
      for (int32_t channel = 0; channel < all[i].shape.channels; ++channel) {
        zeros[channel] = static_cast<int8_t>(ZeroPoint(operands.output, channel));
      }
      end += static_cast<size_t>(all[i].shape.channels);
    }
    Release(context, operands);
    GetMicroContext(context)->PreferAlternateMemory(node->outputs->data[i]);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalDecode(TfLiteContext* context, TfLiteNode* node) {
  const auto* all = static_cast<const DecodeData*>(node->user_data);
  for (int i = 0; i < node->outputs->size; ++i) {
    const DecodeData& data = all[i];
    const uint8_t* encoded = micro::GetEvalInput(context, node, 2 * i)->data.uint8;
    const uint8_t* ancillary = micro::GetEvalInput(context, node, 2 * i + 1)->data.uint8;
    void* output = micro::GetEvalOutput(context, node, i)->data.data;
    if (data.type == kLookup) {
      kernels::DecodeLookup(data.shape, encoded, data.bits, data.table_size, ancillary + kHeaderBytes, output);
    } else if (data.type == kPruned) {
      const auto* zeros = reinterpret_cast<const int8_t*>(all) + data.zero_points;
      kernels::DecodePruned(data.shape, encoded, ancillary + kHeaderBytes, data.zero_points == 0 ? nullptr : zeros,
                            output);
    } else {
      kernels::DecodeHuffman(CodeOf(data, encoded, ancillary), data.shape.count, data.shape.element_bytes, output);
    }
  }
  return kTfLiteOk;
}

}  // namespace ops

TFLMRegistration* Register_DECODE() {
  static TFLMRegistration registration = micro::RegisterOp(nullptr, ops::PrepareDecode, ops::EvalDecode);
  return &registration;
}

}  // namespace tflite

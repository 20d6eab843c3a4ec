#include "tflite_micro/interpreter/model_validator.h"

#include <float.h>

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/memory/lifetimes.h"
#include "tflite_micro/memory/micro_allocator.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace {

constexpr int kMaxRank = 8;
// Positions of operators and subgraphs travel in 16 bits.
constexpr uint32_t kMaxSubgraphs = 1024;
constexpr uint32_t kMaxOperators = 65535;
// Each output of an operator is compared with them, and the check is to take time in proportion to the file.
constexpr uint32_t kMaxInputs = 1024;

template <typename T>
uint32_t SizeOf(const fb::Vector<T>* vector) {
  return vector == nullptr ? 0 : vector->size();
}

const char* NameOf(const Tensor* tensor) { return tensor->name() == nullptr ? "" : tensor->name()->c_str(); }

// The numbers that a quantised value of the type can be; of types that are not quantised, all that fit in 32 bits.
void RangeOf(TfLiteType type, int32_t* lowest, int32_t* highest) {
  const int bits = TypeBits(type);
  const bool is_quantised = bits <= 16 && type != kTfLiteFloat16 && type != kTfLiteBFloat16 && type != kTfLiteBool;
  const int32_t half = is_quantised && bits > 0 ? int32_t{1} << (bits - 1) : 0;
  const bool is_unsigned = type == kTfLiteUInt8 || type == kTfLiteUInt4 || type == kTfLiteUInt16;
  *lowest = half == 0 ? INT32_MIN : is_unsigned ? 0 : -half;
  *highest = half == 0 ? INT32_MAX : is_unsigned ? 2 * half - 1 : half - 1;
}

// Scales are positive and finite, zero points values of the type, and there is one of each, or one for each index along
// a dimension.
TfLiteStatus ValidateQuantization(int subgraph, int index, const Tensor* tensor, TfLiteType type) {
  const QuantizationParameters* quantization = tensor->quantization();
  if (quantization == nullptr) return kTfLiteOk;
  const uint32_t scales = SizeOf(quantization->scale());
  const uint32_t zero_points = SizeOf(quantization->zero_point());
  if (zero_points != scales && zero_points != 0) {
    MicroPrintf("Tensor %d '%s' of subgraph %d has %u scales but %u zero points.", index, NameOf(tensor), subgraph,
                static_cast<unsigned>(scales), static_cast<unsigned>(zero_points));
    return kTfLiteError;
  }
  if (scales > 1) {
    // Biases of one dimension may carry that of their filters.
    const int32_t axis = SizeOf(tensor->shape()) == 1 ? 0 : quantization->quantized_dimension();
    const bool has_axis = axis >= 0 && static_cast<uint32_t>(axis) < SizeOf(tensor->shape());
    const int32_t channels = has_axis ? tensor->shape()->Get(static_cast<uint32_t>(axis)) : 0;
    if (static_cast<uint32_t>(channels) != scales) {
      MicroPrintf("Tensor %d '%s' of subgraph %d has %u scales, but %d channels along dimension %d.", index,
                  NameOf(tensor), subgraph, static_cast<unsigned>(scales), static_cast<int>(channels),
                  static_cast<int>(axis));
      return kTfLiteError;
    }
  }
  // What floats are said to be scaled by means nothing.
  for (uint32_t i = 0; i < scales && type != kTfLiteFloat32; ++i) {
    const float scale = quantization->scale()->Get(i);
    if (scale > 0 && scale <= FLT_MAX) continue;
    MicroPrintf("Tensor %d '%s' of subgraph %d has a scale that is not positive and finite: scale %u.", index,
                NameOf(tensor), subgraph, static_cast<unsigned>(i));
    return kTfLiteError;
  }
  int32_t lowest, highest;
  RangeOf(type, &lowest, &highest);
  for (uint32_t i = 0; i < zero_points; ++i) {
    const int64_t zero_point = quantization->zero_point()->Get(i);
    if (zero_point >= lowest && zero_point <= highest) continue;
    MicroPrintf("Tensor %d '%s' of subgraph %d has a zero point that is no value of its type: zero point %u.", index,
                NameOf(tensor), subgraph, static_cast<unsigned>(i));
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus ValidateTensor(const Model* model, int subgraph, int index, const Tensor* tensor) {
  const TfLiteType type = ConvertTensorType(tensor->type());
  if (type == kTfLiteNoType) {
    MicroPrintf("Tensor %d '%s' of subgraph %d has the unknown type %d.", index, NameOf(tensor), subgraph,
                static_cast<int>(tensor->type()));
    return kTfLiteError;
  }
  if (tensor->buffer() >= model->buffers()->size()) {
    MicroPrintf("Tensor %d '%s' of subgraph %d refers to buffer %u, but the model has %u.", index, NameOf(tensor),
                subgraph, static_cast<unsigned>(tensor->buffer()), static_cast<unsigned>(model->buffers()->size()));
    return kTfLiteError;
  }
  const uint32_t rank = SizeOf(tensor->shape());
  if (rank > kMaxRank) {
    MicroPrintf("Tensor %d '%s' of subgraph %d has %u dimensions; at most %d are supported.", index, NameOf(tensor),
                subgraph, static_cast<unsigned>(rank), kMaxRank);
    return kTfLiteError;
  }
  int dims[kMaxRank];
  for (uint32_t i = 0; i < rank; ++i) dims[i] = tensor->shape()->Get(i);
  size_t count;
  size_t bytes = 0;
  if (CheckedElementCount(static_cast<int>(rank), dims, &count) != kTfLiteOk ||
      (TypeBits(type) != 0 && TypeBytes(type, count, &bytes) != kTfLiteOk)) {
    MicroPrintf("Tensor %d '%s' of subgraph %d has a negative dimension or more than 2^31-1 elements or bytes.", index,
                NameOf(tensor), subgraph);
    return kTfLiteError;
  }
  const Buffer* buffer = model->buffers()->Get(tensor->buffer());
  if (buffer->offset() > 1 || buffer->size() > 1) {
    MicroPrintf("Tensor %d '%s' of subgraph %d has its data outside of the model's tables, which is not supported.",
                index, NameOf(tensor), subgraph);
    return kTfLiteError;
  }
  const fb::Vector<uint8_t>* data = ConstantData(model, tensor);
  if (data != nullptr && data->size() < bytes && tensor->sparsity() == nullptr) {
    MicroPrintf("Tensor %d '%s' of subgraph %d needs %u bytes of data, but its buffer has %u.", index, NameOf(tensor),
                subgraph, static_cast<unsigned>(bytes), static_cast<unsigned>(data->size()));
    return kTfLiteError;
  }
  if (data != nullptr && tensor->is_variable()) {
    MicroPrintf("Tensor %d '%s' of subgraph %d is both constant and variable.", index, NameOf(tensor), subgraph);
    return kTfLiteError;
  }
  if (tensor->sparsity() != nullptr && data == nullptr) {
    MicroPrintf("Tensor %d '%s' of subgraph %d is stored sparsely, but has no data.", index, NameOf(tensor), subgraph);
    return kTfLiteError;
  }
  return ValidateQuantization(subgraph, index, tensor, type);
}

// Checks that every index of `list` names a tensor; -1 is allowed for optional inputs.
TfLiteStatus ValidateIndices(const fb::Vector<int32_t>* list, uint32_t tensor_count, bool allow_optional,
                             const char* what, int subgraph, int op) {
  if (list == nullptr) return kTfLiteOk;
  for (const int32_t index : *list) {
    if (allow_optional && index == kTfLiteOptionalTensor) continue;
    if (index < 0 || static_cast<uint32_t>(index) >= tensor_count) {
      if (op >= 0) {
        MicroPrintf("Operator %d of subgraph %d has %s %d, but there are %u tensors.", op, subgraph, what,
                    static_cast<int>(index), static_cast<unsigned>(tensor_count));
      } else {
        MicroPrintf("Subgraph %d has %s %d, but there are %u tensors.", subgraph, what, static_cast<int>(index),
                    static_cast<unsigned>(tensor_count));
      }
      return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

// Whether `index` is in `list`.
bool Contains(const fb::Vector<int32_t>* list, int32_t index) {
  if (list == nullptr) return false;
  for (const int32_t entry : *list) {
    if (entry == index) return true;
  }
  return false;
}

// Nothing but DENSIFY, which checks it, may read what is stored sparsely.
TfLiteStatus ValidateNotSparse(const SubGraph* subgraph, int subgraph_index, const fb::Vector<int32_t>* read) {
  for (uint32_t i = 0; i < SizeOf(read); ++i) {
    const int32_t index = read->Get(i);
    if (index == kTfLiteOptionalTensor) continue;
    const Tensor* tensor = subgraph->tensors()->Get(static_cast<uint32_t>(index));
    if (tensor->sparsity() == nullptr) continue;
    MicroPrintf("Tensor %d '%s' of subgraph %d is stored sparsely, but is read by another operator than DENSIFY.",
                static_cast<int>(index), NameOf(tensor), subgraph_index);
    return kTfLiteError;
  }
  return kTfLiteOk;
}

TfLiteStatus ValidateOperator(const Model* model, const SubGraph* subgraph, int subgraph_index, int op_index,
                              const Operator* op) {
  const uint32_t tensor_count = SizeOf(subgraph->tensors());
  if (op->opcode_index() >= model->operator_codes()->size()) {
    MicroPrintf("Operator %d of subgraph %d has operator code %u, but the model has %u.", op_index, subgraph_index,
                static_cast<unsigned>(op->opcode_index()), static_cast<unsigned>(model->operator_codes()->size()));
    return kTfLiteError;
  }
  if (ValidateIndices(op->inputs(), tensor_count, true, "input tensor", subgraph_index, op_index) != kTfLiteOk ||
      ValidateIndices(op->outputs(), tensor_count, false, "output tensor", subgraph_index, op_index) != kTfLiteOk ||
      ValidateIndices(op->intermediates(), tensor_count, false, "intermediate tensor", subgraph_index, op_index) !=
          kTfLiteOk) {
    return kTfLiteError;
  }
  for (uint32_t i = 0; i < SizeOf(op->outputs()); ++i) {
    const int32_t index = op->outputs()->Get(i);
    const Tensor* tensor = subgraph->tensors()->Get(static_cast<uint32_t>(index));
    if (ConstantData(model, tensor) != nullptr || Contains(subgraph->inputs(), index)) {
      MicroPrintf("Operator %d of subgraph %d writes tensor %d '%s', which is a constant or an input of the subgraph.",
                  op_index, subgraph_index, static_cast<int>(index), NameOf(tensor));
      return kTfLiteError;
    }
  }
  const BuiltinOperator code = BuiltinCode(model->operator_codes()->Get(op->opcode_index()));
  if (code != BuiltinOperator_DENSIFY && ValidateNotSparse(subgraph, subgraph_index, op->inputs()) != kTfLiteOk) {
    return kTfLiteError;
  }
  int32_t called[2];
  const int calls = CalledSubgraphs(op, code, called);
  for (int i = 0; i < calls; ++i) {
    if (called[i] < 0 || static_cast<uint32_t>(called[i]) >= model->subgraphs()->size()) {
      MicroPrintf("Operator %d of subgraph %d calls subgraph %d, but the model has %u.", op_index, subgraph_index,
                  static_cast<int>(called[i]), static_cast<unsigned>(model->subgraphs()->size()));
      return kTfLiteError;
    }
  }
  return kTfLiteOk;
}

// Subgraphs that call each other, each once: none may call itself, by way of others or not.
class CallCheck {
 public:
  explicit CallCheck(const Model* model) : model_(model) {}

  TfLiteStatus Visit(uint32_t subgraph_index) { return Visit({subgraph_index, 0, nullptr}); }

 private:
  // A subgraph whose calls are followed, and how it was reached.
  struct Frame {
    uint32_t subgraph;
    int depth;
    const Frame* caller;
  };

  TfLiteStatus Visit(const Frame& frame) {
    const uint32_t bit = uint32_t{1} << (frame.subgraph % 32);
    if ((checked_[frame.subgraph / 32] & bit) != 0) return kTfLiteOk;
    for (const Frame* caller = frame.caller; caller != nullptr; caller = caller->caller) {
      if (caller->subgraph != frame.subgraph) continue;
      MicroPrintf("Subgraph %u calls itself, by way of subgraph %u: recursion is not supported.",
                  static_cast<unsigned>(frame.subgraph), static_cast<unsigned>(frame.caller->subgraph));
      return kTfLiteError;
    }
    if (frame.depth > kMaxCallDepth) {
      MicroPrintf("The model's subgraphs call each other more than %d levels deep.", kMaxCallDepth);
      return kTfLiteError;
    }
    const SubGraph* subgraph = model_->subgraphs()->Get(frame.subgraph);
    for (uint32_t i = 0; i < SizeOf(subgraph->operators()); ++i) {
      const Operator* op = subgraph->operators()->Get(i);
      int32_t called[2];
      const int calls = CalledSubgraphs(op, BuiltinCode(model_->operator_codes()->Get(op->opcode_index())), called);
      for (int call = 0; call < calls; ++call) {
        if (Visit({static_cast<uint32_t>(called[call]), frame.depth + 1, &frame}) != kTfLiteOk) return kTfLiteError;
      }
    }
    checked_[frame.subgraph / 32] |= bit;
    return kTfLiteOk;
  }

  const Model* model_;
  uint32_t checked_[kMaxSubgraphs / 32] = {};
};

}  // namespace

TfLiteStatus ValidateModel(const Model* model) {
  if (model->version() != TFLITE_SCHEMA_VERSION) {
    MicroPrintf("The model has format version %u; this runtime reads version %d.",
                static_cast<unsigned>(model->version()), TFLITE_SCHEMA_VERSION);
    return kTfLiteError;
  }
  if (SizeOf(model->subgraphs()) == 0 || model->operator_codes() == nullptr || SizeOf(model->buffers()) == 0) {
    MicroPrintf("The model lacks subgraphs, operator codes or buffers.");
    return kTfLiteError;
  }
  if (model->subgraphs()->size() > kMaxSubgraphs) {
    MicroPrintf("The model has %u subgraphs; at most %u are supported.",
                static_cast<unsigned>(model->subgraphs()->size()), static_cast<unsigned>(kMaxSubgraphs));
    return kTfLiteError;
  }
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model->subgraphs()->Get(s);
    const int subgraph_index = static_cast<int>(s);
    const uint32_t tensor_count = SizeOf(subgraph->tensors());
    if (tensor_count > INT32_MAX / 64 || SizeOf(subgraph->operators()) > kMaxOperators) {
      MicroPrintf("Subgraph %d has %u operators; at most %u are supported.", subgraph_index,
                  static_cast<unsigned>(SizeOf(subgraph->operators())), static_cast<unsigned>(kMaxOperators));
      return kTfLiteError;
    }
    for (uint32_t i = 0; i < tensor_count; ++i) {
      const Tensor* tensor = subgraph->tensors()->Get(i);
      if (ValidateTensor(model, subgraph_index, static_cast<int>(i), tensor) != kTfLiteOk) return kTfLiteError;
    }
    if (ValidateIndices(subgraph->inputs(), tensor_count, false, "input", subgraph_index, -1) != kTfLiteOk ||
        ValidateIndices(subgraph->outputs(), tensor_count, false, "output", subgraph_index, -1) != kTfLiteOk ||
        ValidateNotSparse(subgraph, subgraph_index, subgraph->outputs()) != kTfLiteOk) {
      return kTfLiteError;
    }
    if (SizeOf(subgraph->inputs()) > kMaxInputs) {
      MicroPrintf("Subgraph %d has %u inputs; at most %u are supported.", subgraph_index,
                  static_cast<unsigned>(SizeOf(subgraph->inputs())), static_cast<unsigned>(kMaxInputs));
      return kTfLiteError;
    }
    for (uint32_t i = 0; i < SizeOf(subgraph->inputs()); ++i) {
      const Tensor* tensor = subgraph->tensors()->Get(static_cast<uint32_t>(subgraph->inputs()->Get(i)));
      if (ConstantData(model, tensor) == nullptr) continue;
      MicroPrintf("Input %u of subgraph %d, tensor '%s', is a constant.", static_cast<unsigned>(i), subgraph_index,
                  NameOf(tensor));
      return kTfLiteError;
    }
    for (uint32_t i = 0; i < SizeOf(subgraph->operators()); ++i) {
      if (ValidateOperator(model, subgraph, subgraph_index, static_cast<int>(i), subgraph->operators()->Get(i)) !=
          kTfLiteOk) {
        return kTfLiteError;
      }
    }
  }
  CallCheck calls(model);
  for (uint32_t s = 0; s < model->subgraphs()->size(); ++s) {
    if (calls.Visit(s) != kTfLiteOk) return kTfLiteError;
  }
  return kTfLiteOk;
}

}  // namespace tflite

#include "tflite_micro/signal/framing.h"

#include <string.h>

#include "tflite_micro/ops/custom_options.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/signal/frames.h"
#include "tflite_micro/signal/kernels/overlap_add.h"

namespace tflite {
namespace signal {
namespace {

// No state of a model for a microcontroller is larger; sizes in bytes fit all types.
constexpr int64_t kMaxStateBytes = 1 << 28;

// OpData with a state of streams * size elements behind it, all zero. Null (reported): too much.
template <typename OpData>
OpData* AllocateWithState(TfLiteContext* context, TfLiteNode* node, int32_t streams, int64_t size,
                          int32_t element_bytes) {
  const int64_t stream_bytes = size * element_bytes;
  if (stream_bytes > kMaxStateBytes || streams * stream_bytes > kMaxStateBytes) {
    TF_LITE_KERNEL_LOG(context, "its state would take more than %d bytes", static_cast<int>(kMaxStateBytes));
    return nullptr;
  }
  static_assert(alignof(OpData) <= 4, "only fields of up to 32 bits: one layout on every target");
  return static_cast<OpData*>(
      ops::AllocateOpData(context, node, sizeof(OpData) + static_cast<size_t>(streams * stream_bytes)));
}

template <typename T = int16_t, typename OpData>
T* StateOf(OpData* data) {
  return reinterpret_cast<T*>(data + 1);
}

void Copy(int16_t* to, const int16_t* from, int32_t count) {
  if (count > 0) memcpy(to, from, static_cast<size_t>(count) * sizeof(*to));
}
void Move(int16_t* to, const int16_t* from, int32_t count) {
  if (count > 0) memmove(to, from, static_cast<size_t>(count) * sizeof(*to));
}
void Clear(void* to, int64_t bytes) {
  if (bytes > 0) memset(to, 0, static_cast<size_t>(bytes));
}

}  // namespace

TfLiteStatus PrepareDelay(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteInt16}, {kTfLiteInt16}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 1, 1, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  Frames frames;
  TF_LITE_ENSURE_STATUS(ReadFrames(context, input, "the input", &frames));
  int32_t delay = 0;
  TF_LITE_ENSURE_STATUS(ops::CustomOptions(context, node).Int("delay_length", 0, 0, INT32_MAX, &delay));
  TF_LITE_ENSURE_STATUS(ops::SetOutputShapeLike(context, output, input));
  auto* data = AllocateWithState<DelayData>(context, node, frames.count, delay, sizeof(int16_t));
  if (data == nullptr) return kTfLiteError;
  *data = {frames.count, frames.size, delay};
  return kTfLiteOk;
}

TfLiteStatus EvalDelay(TfLiteContext* context, TfLiteNode* node) {
  auto& data = *static_cast<DelayData*>(node->user_data);
  const int16_t* input = micro::GetEvalInput(context, node, 0)->data.i16;
  int16_t* output = micro::GetEvalOutput(context, node, 0)->data.i16;
  int16_t* state = StateOf(&data);
  // Of each run, the first `old` samples come from the state, and the last of as many go into it.
  const int32_t old = data.delay < data.frame_size ? data.delay : data.frame_size;
  const int32_t fresh = data.frame_size - old;
  for (int32_t i = 0; i < data.streams; ++i) {
    Copy(output, state, old);
    Copy(output + old, input, fresh);
    Move(state, state + old, data.delay - old);
    Copy(state + data.delay - old, input + fresh, old);
    input += data.frame_size;
    output += data.frame_size;
    state += data.delay;
  }
  return kTfLiteOk;
}

void ResetDelay(TfLiteContext*, void* user_data) {
  auto* data = static_cast<DelayData*>(user_data);
  Clear(StateOf(data), int64_t{data->streams} * data->delay * int64_t{sizeof(int16_t)});
}

TfLiteStatus PrepareFramer(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteInt16}, {kTfLiteInt16, kTfLiteBool}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 2, 2, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TfLiteTensor* is_valid = tensors.outputs[1];
  Frames samples;
  TF_LITE_ENSURE_STATUS(ReadFrames(context, input, "the input", &samples));
  const ops::CustomOptions options(context, node);
  int32_t frame_size = 0;
  int32_t frame_step = 0;
  int32_t prefill = 0;
  TF_LITE_ENSURE_STATUS(options.Int("frame_size", 0, 1, INT32_MAX, &frame_size));
  TF_LITE_ENSURE_STATUS(options.Int("frame_step", 1, 1, samples.size, &frame_step));
  TF_LITE_ENSURE_STATUS(options.Int("prefill", 2, 0, 1, &prefill));
  TF_LITE_ENSURE_MSG(context, samples.size % frame_step == 0,
                     "the input's last dimension is %d, expected a multiple of frame_step %d",
                     static_cast<int>(samples.size), static_cast<int>(frame_step));
  TF_LITE_ENSURE_MSG(context, prefill == 0 || frame_size >= frame_step,
                     "frame_size %d is less than frame_step %d, which leaves nothing to prefill",
                     static_cast<int>(frame_size), static_cast<int>(frame_step));
  const int32_t frames = samples.size / frame_step;
  const int rank = ops::Rank(input);
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, input, "the input", 1, kMaxRank - 1));
  int dims[kMaxRank];
  for (int i = 0; i < rank - 1; ++i) dims[i] = ops::Dim(input, i);
  dims[rank - 1] = frames;
  dims[rank] = frame_size;
  TF_LITE_ENSURE_STATUS(ops::SetOutputShape(context, output, rank + 1, dims));
  TF_LITE_ENSURE_STATUS(SetScalar(context, is_valid));
  // Steps until there is a frame.
  const int64_t capacity = (int64_t{frame_size} + frame_step - 1) / frame_step * frame_step;
  auto* data = AllocateWithState<FramerData>(context, node, samples.count, capacity, sizeof(int16_t));
  if (data == nullptr) return kTfLiteError;
  const int32_t zeros = prefill != 0 ? frame_size - frame_step : 0;
  *data = {samples.count, frames, frame_size, frame_step, zeros, static_cast<int32_t>(capacity), zeros};
  return kTfLiteOk;
}

TfLiteStatus EvalFramer(TfLiteContext* context, TfLiteNode* node) {
  auto& data = *static_cast<FramerData*>(node->user_data);
  const int16_t* input = micro::GetEvalInput(context, node, 0)->data.i16;
  int16_t* output = micro::GetEvalOutput(context, node, 0)->data.i16;
  int16_t* state = StateOf(&data);
  bool is_valid = true;
  int32_t available = data.available;
  for (int32_t i = 0; i < data.streams; ++i) {
    available = data.available;
    for (int32_t frame = 0; frame < data.frames; ++frame) {
      Copy(state + available, input, data.frame_step);
      available += data.frame_step;
      if (available >= data.frame_size) {
        Copy(output, state, data.frame_size);
        available -= data.frame_step;
        Move(state, state + data.frame_step, available);
      } else {
        Clear(output, int64_t{data.frame_size} * int64_t{sizeof(int16_t)});
        is_valid = false;
      }
      input += data.frame_step;
      output += data.frame_size;
    }
    state += data.capacity;
  }
  data.available = available;
  *micro::GetEvalOutput(context, node, 1)->data.b = is_valid;
  return kTfLiteOk;
}

void ResetFramer(TfLiteContext*, void* user_data) {
  auto* data = static_cast<FramerData*>(user_data);
  data->available = data->prefill;
  Clear(StateOf(data), int64_t{data->streams} * data->capacity * int64_t{sizeof(int16_t)});
}

TfLiteStatus PrepareOverlapAdd(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteInt16}, {kTfLiteInt16}}, {{kTfLiteFloat32}, {kTfLiteFloat32}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 1, 1, 2, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TF_LITE_ENSURE_STATUS(ops::CheckRank(context, input, "the input", 2, kMaxRank));
  const int rank = ops::Rank(input);
  const int32_t frame_size = ops::Dim(input, rank - 1);
  const int32_t frames = ops::Dim(input, rank - 2);
  TF_LITE_ENSURE_MSG(context, frame_size > 0 && frames > 0,
                     "the input's last dimensions are %d and %d, expected at least 1", static_cast<int>(frames),
                     static_cast<int>(frame_size));
  int32_t frame_step = 0;
  TF_LITE_ENSURE_STATUS(ops::CustomOptions(context, node).Int("frame_step", 1, 1, frame_size, &frame_step));
  int dims[kMaxRank];
  for (int i = 0; i < rank - 2; ++i) dims[i] = ops::Dim(input, i);
  dims[rank - 2] = frames * frame_step;
  TF_LITE_ENSURE_STATUS(ops::SetOutputShape(context, output, rank - 1, dims));
  const bool is_float = input->type == kTfLiteFloat32;
  const int32_t streams = ops::ElementCount(input) / frames / frame_size;
  auto* data =
      AllocateWithState<OverlapAddData>(context, node, streams, frame_size, is_float ? sizeof(float) : sizeof(int16_t));
  if (data == nullptr) return kTfLiteError;
  *data = {streams, frames, frame_size, frame_step, is_float, {}};
  return kTfLiteOk;
}

TfLiteStatus EvalOverlapAdd(TfLiteContext* context, TfLiteNode* node) {
  auto& data = *static_cast<OverlapAddData*>(node->user_data);
  const TfLiteEvalTensor* input = micro::GetEvalInput(context, node, 0);
  TfLiteEvalTensor* output = micro::GetEvalOutput(context, node, 0);
  for (int32_t i = 0; i < data.streams; ++i) {
    const int32_t state = i * data.frame_size;
    for (int32_t frame = 0; frame < data.frames; ++frame) {
      const int32_t from = (i * data.frames + frame) * data.frame_size;
      const int32_t to = (i * data.frames + frame) * data.frame_step;
      if (data.is_float != 0) {
        kernels::OverlapAddF32(input->data.f + from, StateOf<float>(&data) + state, data.frame_size, data.frame_step,
                               output->data.f + to);
      } else {
        kernels::OverlapAddS16(input->data.i16 + from, StateOf(&data) + state, data.frame_size, data.frame_step,
                               output->data.i16 + to);
      }
    }
  }
  return kTfLiteOk;
}

void ResetOverlapAdd(TfLiteContext*, void* user_data) {
  auto* data = static_cast<OverlapAddData*>(user_data);
  const auto element_bytes = static_cast<int64_t>(data->is_float != 0 ? sizeof(float) : sizeof(int16_t));
  Clear(data + 1, int64_t{data->streams} * data->frame_size * element_bytes);
}

TfLiteStatus PrepareStacker(TfLiteContext* context, TfLiteNode* node) {
  static constexpr ops::TypeRow kTypes[] = {{{kTfLiteInt16}, {kTfLiteInt16, kTfLiteBool}}};
  static constexpr ops::OperatorSignature kSignature = {1, 1, 2, 2, 1, kTypes};
  ops::NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ops::ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  TfLiteTensor* output = tensors.outputs[0];
  TfLiteTensor* is_valid = tensors.outputs[1];
  constexpr int32_t kMaxContext = INT16_MAX;
  const ops::CustomOptions options(context, node);
  int32_t channels = 0;
  int32_t left = 0;
  int32_t right = 0;
  int32_t step = 0;
  TF_LITE_ENSURE_STATUS(options.Int("num_channels", 0, 1, INT32_MAX, &channels));
  TF_LITE_ENSURE_STATUS(options.Int("stacker_left_context", 1, 0, kMaxContext, &left));
  TF_LITE_ENSURE_STATUS(options.Int("stacker_right_context", 2, 0, kMaxContext, &right));
  const int32_t runs = left + 1 + right;
  TF_LITE_ENSURE_STATUS(options.Int("stacker_step", 3, 1, runs, &step));
  TF_LITE_ENSURE_STATUS(CheckVector(context, input, "the input", channels));
  const int64_t size = int64_t{channels} * runs;
  auto* data = AllocateWithState<StackerData>(context, node, 1, size, sizeof(int16_t));
  if (data == nullptr) return kTfLiteError;
  const auto output_size = static_cast<int>(size);
  TF_LITE_ENSURE_STATUS(ops::SetOutputShape(context, output, 1, &output_size));
  TF_LITE_ENSURE_STATUS(SetScalar(context, is_valid));
  *data = {channels, left, output_size, step * channels, 0, 0, {}};
  return kTfLiteOk;
}

TfLiteStatus EvalStacker(TfLiteContext* context, TfLiteNode* node) {
  auto& data = *static_cast<StackerData*>(node->user_data);
  const int16_t* input = micro::GetEvalInput(context, node, 0)->data.i16;
  int16_t* output = micro::GetEvalOutput(context, node, 0)->data.i16;
  int16_t* state = StateOf(&data);
  for (int32_t copies = data.has_begun != 0 ? 1 : data.left_context + 1; copies > 0; --copies) {
    Copy(state + data.available, input, data.channels);
    data.available += data.channels;
  }
  data.has_begun = 1;
  const bool is_valid = data.available == data.size;
  if (is_valid) {
    Copy(output, state, data.size);
    data.available -= data.step;
    Move(state, state + data.step, data.available);
  } else {
    Clear(output, int64_t{data.size} * int64_t{sizeof(int16_t)});
  }
  *micro::GetEvalOutput(context, node, 1)->data.b = is_valid;
  return kTfLiteOk;
}

void ResetStacker(TfLiteContext*, void* user_data) {
  auto* data = static_cast<StackerData*>(user_data);
  data->available = 0;
  data->has_begun = 0;
  Clear(StateOf(data), int64_t{data->size} * int64_t{sizeof(int16_t)});
}

}  // namespace signal

TFLMRegistration* Register_DELAY() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareDelay, signal::EvalDelay, nullptr, signal::ResetDelay);
  return &registration;
}
TFLMRegistration* Register_FRAMER() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareFramer, signal::EvalFramer, nullptr, signal::ResetFramer);
  return &registration;
}
TFLMRegistration* Register_OVERLAP_ADD() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareOverlapAdd, signal::EvalOverlapAdd, nullptr, signal::ResetOverlapAdd);
  return &registration;
}
TFLMRegistration* Register_STACKER() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, signal::PrepareStacker, signal::EvalStacker, nullptr, signal::ResetStacker);
  return &registration;
}

}  // namespace tflite

#include "tflite_micro/memory/sharing.h"

#include "tflite_micro/memory/arena.h"
#include "tflite_micro/schema/model_access.h"

namespace tflite {
namespace {

using Sharing = MicroContext::Sharing;

// A tensor that lies in another one has no bytes of its own, the other as inputs[0], and as distance one of these: of
// the same bytes, or of a part less its offset.
constexpr int32_t kSame = -1;
constexpr int32_t kPart = -2;

// Whether a plan that came with the model has `part` so far behind the start of `holder`, or neither of them. Places
// are not checked yet and may be any numbers: if their sum wraps, the planner refuses the holder.
bool FitsPlan(const PlannedBuffer& part, const PlannedBuffer& holder, int32_t offset) {
  const uint32_t place = static_cast<uint32_t>(holder.offset) + static_cast<uint32_t>(offset);
  return holder.is_fixed() ? part.is_fixed() && static_cast<uint32_t>(part.offset) == place : !part.is_fixed();
}

// A request with the lists of its operator.
class Shared {
 public:
  explicit Shared(const SharingScope& scope)
      : scope_(scope),
        subgraph_(scope.model->subgraphs()->Get(scope.request.subgraph)),
        tensors_(scope.graph[scope.request.subgraph].tensors),
        op_(subgraph_->operators()->Get(scope.request.op)) {}

  Sharing sharing() const { return static_cast<Sharing>(scope_.request.kind() / 2); }
  uint32_t position() const { return static_cast<uint32_t>(scope_.request.kind() % 2); }
  const fb::Vector<int32_t>* inputs() const { return op_->inputs(); }
  const fb::Vector<int32_t>* outputs() const { return op_->outputs(); }
  // Whether there are the input at `position()` and an output.
  bool has_both() const {
    return inputs() != nullptr && outputs() != nullptr && position() < inputs()->size() && outputs()->size() > 0;
  }
  const TfLiteEvalTensor& tensor(int32_t index) const { return tensors_[index]; }

  // Of a tensor by its index: where its buffer is; -1 if it has none. Beyond 65534 buffers nothing is planned.
  int BufferOf(int32_t index) const {
    if (index < 0 || !IsPlanned(scope_.model, subgraph_->tensors()->Get(static_cast<uint32_t>(index)))) return -1;
    const uintptr_t tag = PlanTag(tensors_[index]);
    return tag > UINT16_MAX ? -1 : static_cast<int>(tag) - 1;
  }
  size_t BytesOf(int32_t index) const {
    size_t bytes = 0;
    TfLiteEvalTensorByteLength(&tensors_[index], &bytes);
    return bytes;
  }
  int32_t PlannedBytesOf(int32_t index) const {
    return static_cast<int32_t>(AlignSizeUp(BytesOf(index), kBufferAlignment));
  }

 private:
  const SharingScope& scope_;
  const SubGraph* subgraph_;
  const TfLiteEvalTensor* tensors_;
  const Operator* op_;
};

}  // namespace

PlaceInBuffer PlaceOf(const PlannedBuffer* buffers, int index) {
  PlaceInBuffer place = {index, 0, true};
  for (; buffers[place.buffer].distance < 0; place.buffer = buffers[place.buffer].inputs[0] - 1) {
    const int32_t distance = buffers[place.buffer].distance;
    if (distance == kSame) continue;
    place.offset += kPart - distance;
    place.is_whole = false;
  }
  return place;
}

void ShareWithInput(const SharingScope& scope) {
  const Shared shared(scope);
  PlannedBuffer* buffers = scope.buffers;
  if (!shared.has_both() || shared.outputs()->size() != 1) return;
  const int32_t input = shared.inputs()->Get(shared.position());
  const int from = shared.BufferOf(input);
  const int to = shared.BufferOf(shared.outputs()->Get(0));
  if (from < 0 || to < 0) return;
  const PlaceInBuffer place = PlaceOf(buffers, from);
  PlannedBuffer& source = buffers[place.buffer];
  PlannedBuffer& target = buffers[to];
  if (shared.sharing() == Sharing::kSameBytes) {
    // One buffer for both, also where the input is read later on: nobody writes there before both are dead. A called
    // subgraph's input may be written while it runs.
    if (&source == &target || source.bytes == 0 || target.bytes != shared.PlannedBytesOf(input) ||
        !FitsPlan(target, source, place.offset) ||
        (scope.request.subgraph != 0 && source.last_time != target.first_time)) {
      return;
    }
    if (target.last_time > source.last_time) source.last_time = target.last_time;
    target.bytes = 0;
    target.inputs[0] = static_cast<uint16_t>(from + 1);
    target.distance = kSame;
    return;
  }
  // What lies in another tensor does not die alone.
  if (source.bytes == 0 || target.bytes == 0 || source.last_time != target.first_time || !place.is_whole) return;
  // What another input reads there, too, is read in another order.
  for (uint32_t i = 0; i < shared.inputs()->size(); ++i) {
    const int32_t other = shared.inputs()->Get(i);
    if (i == shared.position() || (other == input && shared.sharing() == Sharing::kInOrder && i <= 1)) continue;
    const int other_buffer = shared.BufferOf(other);
    if (other_buffer >= 0 && PlaceOf(buffers, other_buffer).buffer == place.buffer) return;
  }
  // In units of 16 bytes, as distances.
  uint32_t step = 1;
  if (shared.sharing() == Sharing::kSameChannels) {
    const TfLiteEvalTensor& tensor = shared.tensor(input);
    const uint32_t position_bytes = static_cast<uint32_t>(tensor.dims->data[tensor.dims->size - 1]) *
                                    (static_cast<uint32_t>(TypeBits(tensor.type)) / 8);
    // What whole positions make, whose bytes may have up to four factors of 2 too few.
    step = position_bytes;
    for (uint32_t unit = 16; unit > 1 && step % 2 == 0; unit /= 2) step /= 2;
    if (step >= PlannedBuffer::kFixed) return;
  }
  constexpr uint32_t kUnit = kBufferAlignment;
  const uint32_t distance = (static_cast<uint32_t>(scope.request.distance()) / kUnit + step - 1) / step * step * kUnit;
  if (distance >= static_cast<uint32_t>(target.bytes)) return;
  target.inputs[target.inputs[0] == 0 ? 0 : 1] = static_cast<uint16_t>(place.buffer + 1);
  target.distance = static_cast<int32_t>(distance);
  target.step = static_cast<uint16_t>((target.step & PlannedBuffer::kFixed) | step);
  source.output = static_cast<uint16_t>(to + 1);
}

void ShareParts(const SharingScope& scope) {
  const Shared shared(scope);
  PlannedBuffer* buffers = scope.buffers;
  if (!shared.has_both()) return;
  const bool in_output = shared.sharing() != Sharing::kOutputsAreParts;
  const int32_t whole = in_output ? shared.outputs()->Get(0) : shared.inputs()->Get(shared.position());
  const int whole_index = shared.BufferOf(whole);
  if (whole_index < 0) return;
  const PlaceInBuffer whole_place = PlaceOf(buffers, whole_index);
  PlannedBuffer& holder = buffers[whole_place.buffer];
  if (holder.bytes == 0) return;
  const int32_t first_time = holder.first_time;
  const int32_t last_time = holder.last_time;
  const fb::Vector<int32_t>* parts = in_output ? shared.inputs() : shared.outputs();
  const uint32_t end = shared.sharing() == Sharing::kInputIsPart ? 1 : parts->size();
  const uint32_t whole_bytes = static_cast<uint32_t>(shared.PlannedBytesOf(whole));
  uint32_t next_offset = static_cast<uint32_t>(scope.request.distance());
  for (uint32_t i = 0; i < end; ++i) {
    const int32_t index = parts->Get(i);
    if (index < 0) return;
    const uint32_t offset = next_offset;
    next_offset += static_cast<uint32_t>(shared.BytesOf(index));
    const int part_index = shared.BufferOf(index);
    if (part_index < 0) continue;
    const PlaceInBuffer place = PlaceOf(buffers, part_index);
    PlannedBuffer& part = buffers[place.buffer];
    // What has a place in another tensor already is copied.
    if (offset % kBufferAlignment != 0 || &part == &holder || part.bytes == 0 || !place.is_whole ||
        offset + static_cast<uint32_t>(part.bytes) > whole_bytes ||
        !FitsPlan(part, holder, whole_place.offset + static_cast<int32_t>(offset))) {
      continue;
    }
    const bool dies = in_output ? part.last_time == first_time : last_time == part.first_time;
    if (scope.request.subgraph != 0 && !dies) continue;
    // Other parts may be alive where an input of the part would lie.
    for (uint16_t& input : part.inputs) {
      if (input != 0) buffers[input - 1].output = 0;
      input = 0;
    }
    if (part.first_time < holder.first_time) holder.first_time = part.first_time;
    if (part.last_time > holder.last_time) holder.last_time = part.last_time;
    part.bytes = 0;
    part.inputs[0] = static_cast<uint16_t>(whole_index + 1);
    part.distance = kPart - static_cast<int32_t>(offset);
  }
}

}  // namespace tflite

#include "tflite_micro/memory/greedy_memory_planner.h"

namespace tflite {
namespace {

// Per buffer, besides PlannedBuffer itself.
struct Slot {
  int32_t key;          // what the order at work sorts by, descending
  int32_t best_offset;  // in the best plan so far
  uint16_t index;       // buffer at this position of the order
  uint16_t next;        // by buffer: the next placed buffer with an offset that is not lower
  int32_t alive;        // by buffer: bytes alive when it is written first
};

constexpr uint16_t kEnd = 0xFFFF;
constexpr int kAlignment = 16;
constexpr int kMaxBuffers = kEnd;

// Of more than so many buffers, only the first of the orders are tried, as each takes quadratic time.
constexpr int kManyBuffers = 256;
constexpr int kOrdersOfMany = 3;

// The key of buffers that are fixed, which come first in every order. All others are lower.
constexpr int32_t kFixedKey = INT32_MAX;

int32_t Saturate(int64_t value) { return value >= kFixedKey ? kFixedKey - 1 : static_cast<int32_t>(value); }

// What `output` can save by sharing memory with one of its inputs.
int64_t MostShared(const PlannedBuffer* buffers, const PlannedBuffer& output) {
  int64_t most = 0;
  for (const uint16_t input : output.inputs) {
    if (input == 0 || output.bytes == 0) continue;
    const int64_t input_bytes = buffers[input - 1].bytes;
    const int64_t input_end = output.distance + input_bytes;
    const int64_t shared = output.bytes + input_bytes - (input_end > output.bytes ? input_end : output.bytes);
    if (shared > most) most = shared;
  }
  return most;
}

// The least bytes that what is alive at `time` takes.
int64_t BytesAliveAt(const PlannedBuffer* buffers, int count, int32_t time) {
  int64_t bytes = 0;
  for (int i = 0; i < count; ++i) {
    if (buffers[i].first_time > time || time > buffers[i].last_time) continue;
    bytes += buffers[i].bytes;
    if (buffers[i].first_time == time) bytes -= MostShared(buffers, buffers[i]);
  }
  return bytes;
}

// The most bytes alive at once while buffer `index` is. That maximum is reached where some buffer begins.
int32_t Pressure(const PlannedBuffer* buffers, const Slot* slots, int count, int index) {
  int32_t most = slots[index].alive;
  for (int i = 0; i < count; ++i) {
    const int32_t time = buffers[i].first_time;
    if (time < buffers[index].first_time || time > buffers[index].last_time) continue;
    if (slots[i].alive > most) most = slots[i].alive;
  }
  return most;
}

// How buffers are put in order. kFromBothEnds places them as time goes on, each at the end of the memory that the ones
// before it leave free: that is optimal for a chain, where one operator's output is the next one's input. kFromTheEnd
// places them as time goes back, so that each is there before the inputs that lie above it.
// kPressureFromTheEnd does so with the buffers of the most crowded times first. Both leave scratch memory to the last,
// when all is fixed around it.
enum class Order { kBySize, kByPressure, kByArea, kByTime, kFromBothEnds, kFromTheEnd, kPressureFromTheEnd };
constexpr Order kOrders[] = {Order::kBySize,     Order::kPressureFromTheEnd, Order::kFromBothEnds,
                             Order::kByPressure, Order::kFromTheEnd,         Order::kByArea,
                             Order::kByTime};

// Whether the buffer at `a` is to be placed before the one at `b`: by key, then by time if so ordered, then by size,
// then by index so that the plan is the same on every target.
bool Before(Order order, const PlannedBuffer* buffers, const Slot& a, const Slot& b) {
  if (a.key != b.key) return a.key > b.key;
  const int32_t time_a = buffers[a.index].first_time;
  const int32_t time_b = buffers[b.index].first_time;
  if (order == Order::kPressureFromTheEnd && a.key >= 0 && time_a != time_b) return time_a > time_b;
  if (buffers[a.index].bytes != buffers[b.index].bytes) return buffers[a.index].bytes > buffers[b.index].bytes;
  return a.index < b.index;
}

// Shell sort: no recursion, no extra memory, far from quadratic.
void SortSlots(Order order, const PlannedBuffer* buffers, Slot* slots, int count) {
  int gap = 1;
  while (gap < count / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap /= 3) {
    for (int i = gap; i < count; ++i) {
      const int32_t key = slots[i].key;
      const uint16_t index = slots[i].index;
      const Slot moving = {key, 0, index, 0, 0};
      int j = i;
      for (; j >= gap && Before(order, buffers, moving, slots[j - gap]); j -= gap) {
        slots[j].key = slots[j - gap].key;
        slots[j].index = slots[j - gap].index;
      }
      slots[j].key = key;
      slots[j].index = index;
    }
  }
}

bool HasInput(const PlannedBuffer& buffer, int index) {
  return buffer.inputs[0] == index + 1 || buffer.inputs[1] == index + 1;
}

// The lowest offset from `offset` on for `buffer` that `other`, which is placed and may share memory with it, allows.
// `is_output`: `other` is the output and `buffer` its input.
uint32_t NextAllowed(const PlannedBuffer& buffer, const PlannedBuffer& other, bool is_output, uint32_t offset) {
  const uint32_t other_start = static_cast<uint32_t>(other.offset);
  const uint32_t other_end = other_start + static_cast<uint32_t>(other.bytes);
  if (offset + static_cast<uint32_t>(buffer.bytes) <= other_start || offset >= other_end) return offset;
  const PlannedBuffer& output = is_output ? other : buffer;
  const uint32_t units = output.step & ~PlannedBuffer::kFixed;
  const uint32_t step = 16 * (units == 0 ? 1u : units);
  const uint32_t distance = static_cast<uint32_t>(output.distance);
  // They share memory at the distance and at multiples of the step from there.
  uint32_t next = other_end;
  if (is_output) {
    const uint32_t nearest = other_start + distance;
    next = offset <= nearest ? nearest : offset + (step - (offset - nearest) % step) % step;
  } else if (other_start >= distance && offset <= other_start - distance) {
    next = offset + (other_start - distance - offset) % step;
  }
  return next < other_end ? next : other_end;
}

// The lowest offset for `buffer` in the gap from `start` to `end`, if there is one. What lies in the gap may share
// memory with it.
bool FitInGap(const PlannedBuffer* buffers, const PlannedBuffer& buffer, int64_t start, int64_t end, int64_t* offset) {
  uint32_t at = static_cast<uint32_t>(start);
  const uint16_t others[3] = {buffer.inputs[0], buffer.inputs[1], buffer.output};
  for (int settled = 0; settled < 3;) {
    for (int i = 0; i < 3; ++i, ++settled) {
      if (others[i] == 0 || buffers[others[i] - 1].offset < 0) continue;
      const uint32_t next = NextAllowed(buffer, buffers[others[i] - 1], i == 2, at);
      if (next == at) continue;
      at = next;
      settled = -1;
    }
  }
  *offset = at;
  return int64_t{at} + buffer.bytes <= end;
}

// Where `buffer` goes among those that are placed: the lowest gap; or, if it shares no memory and buffers lie at the
// start of the memory but none at `ceiling`, as high below that as possible. `ceiling` 0: always the lowest. One that
// is fixed goes to the lowest gap that is not below its place.
int64_t FindOffset(const PlannedBuffer* buffers, const Slot* slots, uint16_t lowest, const PlannedBuffer& buffer,
                   int64_t ceiling) {
  const int index = static_cast<int>(&buffer - buffers);
  const bool shares = (buffer.inputs[0] | buffer.inputs[1] | buffer.output) != 0;
  int64_t low_gap = -1;
  int64_t high_gap = -1;
  int64_t gap_start = buffer.is_fixed() ? buffer.offset : 0;
  bool start_is_taken = false;
  // Walk what is placed from low to high; buffers of other times are looked through.
  for (uint16_t at = lowest; at != kEnd; at = slots[at].next) {
    const PlannedBuffer& placed = buffers[at];
    if (!AliveTogether(placed, buffer)) continue;
    // What may share memory with it is considered in each gap.
    if (HasInput(buffer, at) || HasInput(placed, index)) continue;
    int64_t fit;
    if (placed.offset - gap_start >= buffer.bytes && FitInGap(buffers, buffer, gap_start, placed.offset, &fit)) {
      if (ceiling == 0 || shares) return fit;
      if (low_gap < 0) low_gap = fit;
      high_gap = placed.offset - buffer.bytes;
    }
    start_is_taken = start_is_taken || placed.offset == 0;
    const int64_t placed_end = static_cast<int64_t>(placed.offset) + placed.bytes;
    if (placed_end > gap_start) gap_start = placed_end;
  }
  if (low_gap < 0) FitInGap(buffers, buffer, gap_start, INT64_MAX, &low_gap);
  if (shares) return low_gap;
  const bool ceiling_is_taken = gap_start >= ceiling;
  if (!ceiling_is_taken && ceiling - gap_start >= buffer.bytes) high_gap = ceiling - buffer.bytes;
  return start_is_taken && !ceiling_is_taken && high_gap >= 0 ? high_gap : low_gap;
}

// Places all buffers in the order of `slots`, where those that are fixed come first; returns the end of the highest, or
// `give_up` when that is reached, or -1 - the index of a buffer that cannot lie where it is fixed.
int64_t Place(PlannedBuffer* buffers, Slot* slots, int count, int64_t ceiling, int64_t give_up) {
  uint16_t lowest = kEnd;
  int64_t end = 0;
  for (int i = 0; i < count; ++i) {
    if (!buffers[i].is_fixed()) buffers[i].offset = -1;
  }
  for (int i = 0; i < count; ++i) {
    PlannedBuffer& buffer = buffers[slots[i].index];
    if (buffer.bytes == 0) {
      buffer.offset = 0;
      continue;
    }
    const int64_t offset = FindOffset(buffers, slots, lowest, buffer, buffer.is_fixed() ? 0 : ceiling);
    if (buffer.is_fixed() && (offset != buffer.offset || offset % kAlignment != 0)) {
      return -1 - int64_t{slots[i].index};
    }
    if (offset + buffer.bytes >= give_up) return give_up;
    buffer.offset = static_cast<int32_t>(offset);
    if (offset + buffer.bytes > end) end = offset + buffer.bytes;
    uint16_t previous = kEnd;
    uint16_t at = lowest;
    for (; at != kEnd && buffers[at].offset < buffer.offset; at = slots[at].next) previous = at;
    slots[slots[i].index].next = at;
    if (previous == kEnd) {
      lowest = slots[i].index;
    } else {
      slots[previous].next = slots[i].index;
    }
  }
  return end;
}

// As scratch memory is.
bool IsBrief(const PlannedBuffer& buffer) { return buffer.first_time == buffer.last_time; }

void SetKeys(Order order, const PlannedBuffer* buffers, Slot* slots, int count) {
  for (int i = 0; i < count; ++i) {
    const PlannedBuffer& buffer = buffers[i];
    slots[i].index = static_cast<uint16_t>(i);
    if (buffer.is_fixed()) {
      slots[i].key = kFixedKey;
      continue;
    }
    switch (order) {
      case Order::kBySize:
        slots[i].key = buffer.bytes;
        break;
      case Order::kByPressure:
        slots[i].key = Pressure(buffers, slots, count, i);
        break;
      case Order::kByTime:
      case Order::kFromBothEnds:
        slots[i].key = -buffer.first_time;
        break;
      case Order::kFromTheEnd:
        slots[i].key = IsBrief(buffer) ? -1 : buffer.first_time;
        break;
      case Order::kPressureFromTheEnd:
        slots[i].key = IsBrief(buffer) ? -1 : Pressure(buffers, slots, count, i);
        break;
      case Order::kByArea:
        slots[i].key = Saturate(static_cast<int64_t>(buffer.bytes) * (buffer.last_time - buffer.first_time + 1));
        break;
    }
  }
}

}  // namespace

size_t GreedyMemoryPlanner::WorkspaceBytes(int count) const {
  static_assert(sizeof(Slot) == 16, "one size on every target");
  return sizeof(Slot) * static_cast<size_t>(count);
}

TfLiteStatus GreedyMemoryPlanner::Plan(PlannedBuffer* buffers, int count, void* workspace, int32_t* total) {
  *total = 0;
  if (count == 0) return kTfLiteOk;
  if (count >= kMaxBuffers) return kTfLiteError;
  Slot* slots = static_cast<Slot*>(workspace);
  int64_t bound = 0;
  for (int i = 0; i < count; ++i) {
    slots[i].alive = Saturate(BytesAliveAt(buffers, count, buffers[i].first_time));
    if (slots[i].alive > bound) bound = slots[i].alive;
    const int64_t fixed_end = buffers[i].is_fixed() ? int64_t{buffers[i].offset} + buffers[i].bytes : 0;
    if (fixed_end > bound) bound = fixed_end;
  }
  // Only what is fixed can be so far up. From here on, ends of buffers fit 31 bits.
  if (bound > INT32_MAX) return kTfLiteError;
  int64_t best = int64_t{INT32_MAX} + 1;
  int left = count > kManyBuffers ? kOrdersOfMany : static_cast<int>(sizeof(kOrders) / sizeof(kOrders[0]));
  for (const Order order : kOrders) {
    if (left-- == 0) break;
    SetKeys(order, buffers, slots, count);
    SortSlots(order, buffers, slots, count);
    const int64_t end = Place(buffers, slots, count, order == Order::kFromBothEnds ? bound : 0, best);
    if (end >= best) continue;
    if (end < 0) {
      *total = static_cast<int32_t>(end);
      return kTfLiteError;
    }
    best = end;
    for (int i = 0; i < count; ++i) slots[i].best_offset = buffers[i].offset;
    if (best == bound) break;
  }
  if (best > INT32_MAX) return kTfLiteError;
  for (int i = 0; i < count; ++i) buffers[i].offset = slots[i].best_offset;
  *total = static_cast<int32_t>(best);
  return kTfLiteOk;
}

}  // namespace tflite

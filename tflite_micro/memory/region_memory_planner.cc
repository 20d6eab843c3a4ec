#include "tflite_micro/memory/region_memory_planner.h"

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/op_macros.h"
#include "tflite_micro/memory/arena.h"
#include "tflite_micro/memory/lifetimes.h"
#include "tflite_micro/memory/sharing.h"

namespace tflite {
namespace {

// After so many buffers that do not fit a region, none is tried there any more.
constexpr int kMostMisfits = 32;

// Bytes in front of the first address that is a multiple of 16, and the multiple of 16 of bytes from there on.
size_t Lost(const MemoryRegion& region) {
  const auto address = reinterpret_cast<uintptr_t>(region.data);
  return (kBufferAlignment - address % kBufferAlignment) % kBufferAlignment;
}
int32_t Room(const MemoryRegion& region) {
  constexpr size_t kMost = (INT32_MAX / RegionMemoryPlanner::kMaxRegions) & ~(kBufferAlignment - 1);
  const size_t lost = Lost(region);
  const size_t bytes = region.bytes < lost ? 0 : (region.bytes - lost) / kBufferAlignment * kBufferAlignment;
  return static_cast<int32_t>(bytes < kMost ? bytes : kMost);
}

int CountIn(const fb::Vector<int32_t>* list, uint32_t tensor) {
  int count = 0;
  for (uint32_t i = 0; list != nullptr && i < list->size(); ++i) count += list->Get(i) == static_cast<int32_t>(tensor);
  return count;
}

}  // namespace

void RegionMemoryPlanner::UseModel(const Model* model) {
  model_ = model;
  for (int r = 0; r < count_; ++r) {
    used_before_[r] = used_bytes(r);
    used_[r] = 0;
  }
}

size_t RegionMemoryPlanner::used_bytes(int region) const {
  if (region < 0 || region >= count_) return 0;
  return used_[region] > used_before_[region] ? used_[region] : used_before_[region];
}

// Buffers of tensors come in the model's order, then those of scratch memory.
void RegionMemoryPlanner::CountAccesses(const PlannedBuffer* buffers, int count, Rank* ranks) const {
  int index = 0;
  for (uint32_t s = 0; s < model_->subgraphs()->size(); ++s) {
    const SubGraph* subgraph = model_->subgraphs()->Get(s);
    for (uint32_t t = 0; subgraph->tensors() != nullptr && t < subgraph->tensors()->size() && index < count; ++t) {
      if (!IsPlanned(model_, subgraph->tensors()->Get(t))) continue;
      int accesses = CountIn(subgraph->inputs(), t) + CountIn(subgraph->outputs(), t);
      for (uint32_t i = 0; subgraph->operators() != nullptr && i < subgraph->operators()->size(); ++i) {
        const Operator* op = subgraph->operators()->Get(i);
        accesses += CountIn(op->inputs(), t) + CountIn(op->outputs(), t);
      }
      // Those that lie in another one.
      const int holder = PlaceOf(buffers, index++).buffer;
      const int sum = ranks[holder].accesses + accesses;
      ranks[holder].accesses = static_cast<uint16_t>(sum < UINT16_MAX ? sum : UINT16_MAX);
    }
  }
  for (; index < count; ++index) ranks[index].accesses = 2;
}

// Sorts by rank (Shell sort, as in GreedyMemoryPlanner); `next` becomes the order.
void RegionMemoryPlanner::Order(const PlannedBuffer* buffers, int count, Rank* ranks) const {
  const auto before = [&](uint16_t a, uint16_t b) {
    if (ranks[a].accesses != ranks[b].accesses) return ranks[a].accesses > ranks[b].accesses;
    if (buffers[a].bytes != buffers[b].bytes) return buffers[a].bytes < buffers[b].bytes;
    return a < b;
  };
  for (int i = 0; i < count; ++i) ranks[i].next = static_cast<uint16_t>(i);
  int gap = 1;
  while (gap < count / 3) gap = 3 * gap + 1;
  for (; gap > 0; gap /= 3) {
    for (int i = gap; i < count; ++i) {
      const uint16_t moving = ranks[i].next;
      int j = i;
      for (; j >= gap && before(moving, ranks[j - gap].next); j -= gap) ranks[j].next = ranks[j - gap].next;
      ranks[j].next = moving;
    }
  }
}

size_t RegionMemoryPlanner::WorkspaceBytes(int count) const {
  static_assert(sizeof(Rank) == 12, "one size on every target");
  return rest_.WorkspaceBytes(count) + AlignSizeUp(sizeof(Rank) * static_cast<size_t>(count), 8);
}

TfLiteStatus RegionMemoryPlanner::Plan(PlannedBuffer* buffers, int count, void* workspace, int32_t* total) {
  bool has_fixed = count >= UINT16_MAX;
  for (int i = 0; i < count; ++i) has_fixed = has_fixed || buffers[i].is_fixed();
  if (has_fixed) return rest_.Plan(buffers, count, workspace, total);
  auto* ranks = reinterpret_cast<Rank*>(static_cast<uint8_t*>(workspace) + rest_.WorkspaceBytes(count));
  for (int i = 0; i < count; ++i) ranks[i] = {buffers[i].bytes, 0, 0, 0};
  CountAccesses(buffers, count, ranks);
  Order(buffers, count, ranks);
  // Sizes are 0 but for the buffers of one region at a time, so that these are planned as if there were no others.
  for (int i = 0; i < count; ++i) buffers[i].bytes = 0;
  int32_t start = 0;
  for (int r = 0; r < count_; ++r) {
    const int32_t room = Room(regions_[r]);
    // The next `step` buffers are tried together: twice as many after a success, half as many after a failure.
    int step = count;
    int misfits = 0;
    int32_t end = 0;
    for (int at = 0; at < count && misfits < kMostMisfits && room > 0;) {
      int last = at;
      for (int left = step; last < count && left > 0; ++last) {
        const uint16_t index = ranks[last].next;
        if (ranks[index].place != 0 || ranks[index].bytes == 0) continue;
        buffers[index].bytes = ranks[index].bytes;
        --left;
      }
      int32_t extent;
      const bool fits = rest_.Plan(buffers, count, workspace, &extent) == kTfLiteOk && extent <= room;
      for (int i = at; i < last; ++i) {
        const uint16_t index = ranks[i].next;
        if (ranks[index].place == 0 && !fits) buffers[index].bytes = 0;
      }
      if (fits) {
        end = extent;
        at = last;
        step *= 2;
      } else if (step > 1) {
        step = (last - at < step ? last - at : step) / 2;
        if (step == 0) step = 1;
      } else {
        at = last;
        ++misfits;
      }
    }
    // The last plan may have been one that did not fit.
    if (rest_.Plan(buffers, count, workspace, total) != kTfLiteOk) return kTfLiteError;
    for (int i = 0; i < count; ++i) {
      if (buffers[i].bytes == 0) continue;
      ranks[i].place = 1 + start + buffers[i].offset;
      buffers[i].bytes = 0;
    }
    used_[r] = end == 0 ? 0 : Lost(regions_[r]) + static_cast<size_t>(end);
    start += room;
  }
  for (int i = 0; i < count; ++i) buffers[i].bytes = ranks[i].place != 0 ? 0 : ranks[i].bytes;
  TF_LITE_ENSURE_STATUS(rest_.Plan(buffers, count, workspace, total));
  for (int i = 0; i < count; ++i) {
    if (ranks[i].place != 0) buffers[i].offset = -ranks[i].place;
  }
  return kTfLiteOk;
}

uint8_t* RegionMemoryPlanner::Beside(int32_t offset) const {
  int32_t place = -1 - offset;
  for (int r = 0; r < count_; ++r) {
    const int32_t room = Room(regions_[r]);
    if (place < room) return regions_[r].data + Lost(regions_[r]) + place;
    place -= room;
  }
  return nullptr;
}

void RegionMemoryPlanner::Report(const char* arena_name, size_t required_bytes, size_t given_bytes) const {
  for (int r = 0; r < count_; ++r) {
    MicroPrintf("Region '%s': %u of %u bytes are used.", regions_[r].name, static_cast<unsigned>(used_bytes(r)),
                static_cast<unsigned>(regions_[r].bytes));
  }
  const unsigned missing = static_cast<unsigned>(required_bytes > given_bytes ? required_bytes - given_bytes : 0);
  if (required_bytes == 0) {
    MicroPrintf("Region '%s': what it has to have is not known.", arena_name);
  } else if (missing > 0) {
    MicroPrintf("Region '%s' has %u bytes, %u too few: %u are needed.", arena_name, static_cast<unsigned>(given_bytes),
                missing, static_cast<unsigned>(required_bytes));
  } else {
    MicroPrintf("Region '%s': %u of %u bytes are used.", arena_name, static_cast<unsigned>(required_bytes),
                static_cast<unsigned>(given_bytes));
  }
}

}  // namespace tflite

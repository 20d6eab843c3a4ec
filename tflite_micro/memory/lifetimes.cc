#include "tflite_micro/memory/lifetimes.h"

#include "tflite_micro/common/micro_log.h"
#include "tflite_micro/common/op_macros.h"

namespace tflite {
namespace {

// Calls nest in a validated model without cycles, but a subgraph may be called from many places; this bounds the work.
constexpr int kMaxVisits = 4096;

class Walk {
 public:
  Walk(const Model* model, const SubgraphAllocations* subgraphs, const PlanRequest* requests, int request_count,
       PlannedBuffer* buffers, int tensor_count)
      : model_(model),
        subgraphs_(subgraphs),
        requests_(requests),
        request_count_(request_count),
        buffers_(buffers),
        tensor_count_(tensor_count) {}

  // Runs through the main subgraph.
  TfLiteStatus Run() {
    const SubGraph* subgraph = model_->subgraphs()->Get(0);
    // The application writes them all, read or not.
    WriteAll(subgraph, subgraphs_[0].tensors, subgraph->inputs(), time_);
    TF_LITE_ENSURE_STATUS(Visit(0, nullptr));
    // What was handed to a subgraph that does not read it.
    for (int i = 0; i < tensor_count_; ++i) {
      if (buffers_[i].last_time < 0) buffers_[i].first_time = -1;
    }
    return kTfLiteOk;
  }

 private:
  // The loops in whose condition the walk is, the innermost first.
  struct Loop {
    int32_t body;
    const Loop* outer;
  };

  // Runs through the operators of a subgraph whose inputs were written at time_; leaves time_ at its end.
  TfLiteStatus Visit(int subgraph_index, const Loop* loops) {
    const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index));
    const TfLiteEvalTensor* tensors = subgraphs_[subgraph_index].tensors;
    const uint32_t op_count = subgraph->operators() == nullptr ? 0 : subgraph->operators()->size();
    int request = 0;
    int scratch = tensor_count_;
    for (uint32_t i = 0; i < op_count; ++i) {
      const Operator* op = subgraph->operators()->Get(i);
      const int32_t begin = ++time_;
      // Before the outputs, so that an operator that reads its own output is found.
      if (op->inputs() != nullptr) {
        for (const int32_t index : *op->inputs()) {
          if (!Read(subgraph, tensors, index, begin)) {
            MicroPrintf("Operator %d of subgraph %d reads tensor %d, which no earlier operator writes.",
                        static_cast<int>(i), subgraph_index, static_cast<int>(index));
            return kTfLiteError;
          }
        }
      }
      const BuiltinOperator code = BuiltinCode(model_->operator_codes()->Get(op->opcode_index()));
      int32_t called[2];
      const int calls = CalledSubgraphs(op, code, called);
      if (calls > 0 && code == BuiltinOperator_WHILE) {
        TF_LITE_ENSURE_STATUS(VisitLoop(called[0], called[1], loops));
      } else {
        for (int call = 0; call < calls; ++call) {
          ++time_;
          WriteAll(subgraph, tensors, op->inputs(), time_);
          TF_LITE_ENSURE_STATUS(Call(called[call], loops, loops));
          WriteAll(subgraph, tensors, op->outputs(), time_);
        }
      }
      WriteAll(subgraph, tensors, op->outputs(), time_);
      for (; request < request_count_; ++request) {
        const PlanRequest& wanted = requests_[request];
        if (wanted.subgraph == subgraph_index && wanted.op > i) break;
        if (!wanted.is_scratch()) continue;
        PlannedBuffer* buffer = &buffers_[scratch++];
        if (wanted.subgraph != subgraph_index) continue;
        Widen(buffer, begin);
        Widen(buffer, time_);
      }
    }
    ++time_;
    if (subgraph->outputs() != nullptr) {
      for (const int32_t index : *subgraph->outputs()) {
        if (!Read(subgraph, tensors, index, time_)) {
          MicroPrintf("Output tensor %d of subgraph %d is written by no operator.", static_cast<int>(index),
                      subgraph_index);
          return kTfLiteError;
        }
      }
    }
    return kTfLiteOk;
  }

  // A subgraph that is called at time_, with values for its inputs. `loops` are those around the call, `loops_inside`
  // those around what the subgraph calls.
  TfLiteStatus Call(int32_t subgraph_index, const Loop* loops, const Loop* loops_inside) {
    for (const Loop* loop = loops; loop != nullptr; loop = loop->outer) {
      if (loop->body != subgraph_index) continue;
      MicroPrintf("Subgraph %d is the body of a loop and cannot be called by what its condition calls.",
                  static_cast<int>(subgraph_index));
      return kTfLiteError;
    }
    if (depth_ >= kMaxCallDepth) {
      MicroPrintf("The model's subgraphs call each other more than %d levels deep.", kMaxCallDepth);
      return kTfLiteError;
    }
    if (++visits_ > kMaxVisits) {
      MicroPrintf("The model's subgraphs call each other more than %d times.", kMaxVisits);
      return kTfLiteError;
    }
    const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(subgraph_index));
    if (subgraph->inputs() != nullptr) {
      for (const int32_t index : *subgraph->inputs()) Offer(subgraph, subgraphs_[subgraph_index].tensors, index);
    }
    ++depth_;
    TF_LITE_ENSURE_STATUS(Visit(subgraph_index, loops_inside));
    --depth_;
    return kTfLiteOk;
  }

  TfLiteStatus VisitLoop(int32_t condition, int32_t body, const Loop* loops) {
    const SubGraph* subgraph = model_->subgraphs()->Get(static_cast<uint32_t>(body));
    const TfLiteEvalTensor* tensors = subgraphs_[body].tensors;
    WriteAll(subgraph, tensors, subgraph->inputs(), time_);
    ++time_;
    // Whoever calls the body writes to its inputs. The condition may be the body itself, which only reads them.
    const Loop loop = {body, loops};
    TF_LITE_ENSURE_STATUS(Call(condition, loops, &loop));
    ++time_;
    TF_LITE_ENSURE_STATUS(Call(body, loops, loops));
    ++time_;
    WriteAll(subgraph, tensors, subgraph->inputs(), time_);
    return kTfLiteOk;
  }

  PlannedBuffer* Find(const SubGraph* subgraph, const TfLiteEvalTensor* tensors, int32_t index) {
    if (index < 0 || !IsPlanned(model_, subgraph->tensors()->Get(static_cast<uint32_t>(index)))) return nullptr;
    return &buffers_[PlanTag(tensors[index]) - 1];
  }

  static bool HasElements(const TfLiteIntArray* dims) {
    for (int i = 0; i < dims->size; ++i) {
      if (dims->data[i] == 0) return false;
    }
    return true;
  }

  static void Widen(PlannedBuffer* buffer, int32_t time) {
    if (buffer->first_time < 0 || time < buffer->first_time) buffer->first_time = time;
    if (time > buffer->last_time) buffer->last_time = time;
  }

  void WriteAll(const SubGraph* subgraph, const TfLiteEvalTensor* tensors, const fb::Vector<int32_t>* list,
                int32_t time) {
    if (list == nullptr) return;
    for (const int32_t index : *list) {
      PlannedBuffer* buffer = Find(subgraph, tensors, index);
      if (buffer != nullptr) Widen(buffer, time);
    }
  }

  // An input of a called subgraph, which is alive from now on if it is read at all.
  void Offer(const SubGraph* subgraph, const TfLiteEvalTensor* tensors, int32_t index) {
    PlannedBuffer* buffer = Find(subgraph, tensors, index);
    if (buffer == nullptr) return;
    if (buffer->last_time >= 0) {
      Widen(buffer, time_);
    } else if (buffer->first_time < 0) {
      buffer->first_time = time_;
    }
  }

  // False when the tensor was not written before `time`.
  bool Read(const SubGraph* subgraph, const TfLiteEvalTensor* tensors, int32_t index, int32_t time) {
    PlannedBuffer* buffer = Find(subgraph, tensors, index);
    if (buffer == nullptr) return true;
    // A constant of no elements has no data either and looks like a tensor that is computed.
    const bool is_written = buffer->first_time >= 0 && buffer->first_time < time;
    if (!is_written && HasElements(tensors[index].dims)) return false;
    Widen(buffer, time);
    return true;
  }

  const Model* model_;
  const SubgraphAllocations* subgraphs_;
  const PlanRequest* requests_;
  const int request_count_;
  PlannedBuffer* buffers_;
  const int tensor_count_;
  int32_t time_ = 0;
  int visits_ = 0;
  int depth_ = 0;
};

}  // namespace

int CalledSubgraphs(const Operator* op, BuiltinOperator code, int32_t called[2]) {
  if (code == BuiltinOperator_IF) {
    const IfOptions* options = op->builtin_options_as_IfOptions();
    if (options == nullptr) return 0;
    called[0] = options->then_subgraph_index();
    called[1] = options->else_subgraph_index();
    return 2;
  }
  if (code == BuiltinOperator_WHILE) {
    const WhileOptions* options = op->builtin_options_as_WhileOptions();
    if (options == nullptr) return 0;
    called[0] = options->cond_subgraph_index();
    called[1] = options->body_subgraph_index();
    return 2;
  }
  if (code == BuiltinOperator_CALL_ONCE) {
    const CallOnceOptions* options = op->builtin_options_as_CallOnceOptions();
    if (options == nullptr) return 0;
    called[0] = options->init_subgraph_index();
    return 1;
  }
  return 0;
}

TfLiteStatus ComputeLifetimes(const Model* model, const SubgraphAllocations* subgraphs, const PlanRequest* requests,
                              int request_count, int scratch_count, PlannedBuffer* buffers, int tensor_count) {
  for (int i = 0; i < tensor_count + scratch_count; ++i) buffers[i].first_time = buffers[i].last_time = -1;
  return Walk(model, subgraphs, requests, request_count, buffers, tensor_count).Run();
}

}  // namespace tflite

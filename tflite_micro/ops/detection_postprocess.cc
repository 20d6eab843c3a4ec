#include "tflite_micro/ops/detection_postprocess.h"

#include <string.h>

#include "tflite_micro/kernels/detection.h"
#include "tflite_micro/ops/custom_options.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/prepare.h"

namespace tflite {
namespace ops {
namespace {

using kernels::Box;
using kernels::RealElements;
using kernels::RealType;

constexpr int32_t kMost = INT32_MAX / 16;  // boxes of 16 bytes, so that all of them have less than 2 GB

TfLiteStatus ReadInput(TfLiteContext* context, const TfLiteTensor* tensor, const char* what, DetectionInput* input) {
  *input = {};
  if (tensor->type == kTfLiteFloat32) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensor, what));
  input->scale = tensor->params.scale;
  input->zero_point = tensor->params.zero_point;
  input->type = static_cast<uint8_t>(tensor->type == kTfLiteUInt8 ? RealType::kU8 : RealType::kS8);
  return kTfLiteOk;
}

TfLiteStatus ReadOptions(TfLiteContext* context, TfLiteNode* node, DetectionPostprocessData* data) {
  const CustomOptions options(context, node);
  int32_t class_by_class = 0;
  TF_LITE_ENSURE_STATUS(options.Int("max_detections", -1, 1, kMost, &data->max_detections));
  TF_LITE_ENSURE_STATUS(
      options.Int("max_classes_per_detection", -1, 1, kMost / data->max_detections, &data->max_classes_per_detection));
  TF_LITE_ENSURE_STATUS(options.IntOr("detections_per_class", -1, 1, INT32_MAX, 100, &data->detections_per_class));
  TF_LITE_ENSURE_STATUS(options.IntOr("use_regular_nms", -1, 0, 1, 0, &class_by_class));
  TF_LITE_ENSURE_STATUS(options.Int("num_classes", -1, 1, kMost, &data->classes));
  TF_LITE_ENSURE_STATUS(options.Float("nms_score_threshold", -1, &data->lowest_score));
  TF_LITE_ENSURE_STATUS(options.Float("nms_iou_threshold", -1, &data->highest_overlap));
  TF_LITE_ENSURE_MSG(context, data->highest_overlap > 0 && data->highest_overlap <= 1,
                     "nms_iou_threshold is not above 0 and at most 1");
  static constexpr const char* kScales[] = {"y_scale", "x_scale", "h_scale", "w_scale"};
  for (int i = 0; i < 4; ++i) {
    TF_LITE_ENSURE_STATUS(options.Float(kScales[i], -1, &data->scales[i]));
    TF_LITE_ENSURE_MSG(context, data->scales[i] != 0, "%s is 0", kScales[i]);
  }
  data->class_by_class = static_cast<uint8_t>(class_by_class);
  return kTfLiteOk;
}

TfLiteStatus ShapeOutputs(TfLiteContext* context, TfLiteNode* node, int detections) {
  const int dims[] = {1, detections, 4};
  static constexpr int kRanks[] = {3, 2, 2, 1};
  for (int i = 0; i < 4; ++i) {
    TfLiteTensor* output = Output(context, node, i);
    if (output == nullptr) return kTfLiteError;
    TF_LITE_ENSURE_MSG(context, output->type == kTfLiteFloat32, "output %d is %s, expected FLOAT32", i,
                       TfLiteTypeGetName(output->type));
    TF_LITE_ENSURE_STATUS(SetOutputShape(context, output, kRanks[i], dims));
  }
  return kTfLiteOk;
}

TfLiteStatus Reserve(TfLiteContext* context, int32_t count, int32_t element_bytes, int32_t* buffer) {
  int index = -1;
  const size_t bytes = static_cast<size_t>(count) * static_cast<size_t>(element_bytes);
  TF_LITE_ENSURE_STATUS(GetMicroContext(context)->RequestScratchBufferInArena(bytes, &index));
  *buffer = index;
  return kTfLiteOk;
}

RealElements ElementsOf(const TfLiteContext* context, const TfLiteNode* node, int index,
                        const DetectionPostprocessData& data) {
  const DetectionInput& input = data.inputs[index];
  return {micro::GetEvalInput(context, node, index)->data.data, input.scale, input.zero_point,
          static_cast<RealType>(input.type)};
}

// The outputs, filled one detection after the other.
struct Detections {
  Box* boxes;
  float* classes;
  float* scores;
  float* count;

  void Put(int32_t place, const Box& box, int32_t class_number, float score) const {
    boxes[place] = box;
    classes[place] = static_cast<float>(class_number);
    scores[place] = score;
  }
};

// The class that comes after class `previous` in the order of a box's scores, which start at `first`; -1: the best, or
// none.
int32_t NextClass(const RealElements& scores, int32_t first, int32_t classes, int32_t previous) {
  int32_t next = -1;
  for (int32_t i = 0; i < classes; ++i) {
    const float score = scores.At(first + i);
    if (previous >= 0) {
      const float before = scores.At(first + previous);
      if (!(score < before || (score == before && i > previous))) continue;
    }
    if (next < 0 || score > scores.At(first + next)) next = i;
  }
  return next;
}

struct Workspace {
  Box* boxes;
  float* scores;
  int32_t* order;
  int32_t* selected;
};

void DetectByBestClass(const DetectionPostprocessData& data, const RealElements& scores, const Workspace& work,
                       const Detections& out) {
  const int32_t background = data.score_stride - data.classes;
  for (int32_t i = 0; i < data.boxes; ++i) {
    const int32_t first = i * data.score_stride + background;
    work.scores[i] = scores.At(first + NextClass(scores, first, data.classes, -1));
  }
  const int32_t chosen = kernels::SelectBoxes(work.boxes, work.scores, data.boxes, data.lowest_score,
                                              data.highest_overlap, data.max_detections, work.order, work.selected);
  for (int32_t i = 0; i < chosen; ++i) {
    const int32_t box = work.selected[i];
    const int32_t first = box * data.score_stride + background;
    int32_t best = -1;
    for (int32_t k = 0; k < data.max_classes_per_detection && k < data.classes; ++k) {
      best = NextClass(scores, first, data.classes, best);
      if (best < 0) break;
      out.Put(i * data.max_classes_per_detection + k, work.boxes[box], best, scores.At(first + best));
    }
  }
  *out.count = static_cast<float>(chosen);
}

void DetectClassByClass(const DetectionPostprocessData& data, const RealElements& scores, const Workspace& work,
                        int32_t* best, float* best_scores, const Detections& out) {
  const int32_t background = data.score_stride - data.classes;
  int32_t count = 0;
  for (int32_t c = 0; c < data.classes; ++c) {
    for (int32_t i = 0; i < data.boxes; ++i) work.scores[i] = scores.At(i * data.score_stride + background + c);
    const int32_t chosen =
        kernels::SelectBoxes(work.boxes, work.scores, data.boxes, data.lowest_score, data.highest_overlap,
                             data.detections_per_class, work.order, work.selected);
    // Each goes behind those that are as good.
    for (int32_t i = 0; i < chosen; ++i) {
      const float score = work.scores[work.selected[i]];
      int32_t place = count;
      while (place > 0 && best_scores[place - 1] < score) --place;
      if (place == data.max_detections) break;
      if (count < data.max_detections) ++count;
      for (int32_t k = count - 1; k > place; --k) {
        best[k] = best[k - 1];
        best_scores[k] = best_scores[k - 1];
      }
      best[place] = work.selected[i] * data.classes + c;
      best_scores[place] = score;
    }
  }
  for (int32_t i = 0; i < count; ++i) {
    out.Put(i, work.boxes[best[i] / data.classes], best[i] % data.classes, best_scores[i]);
  }
  *out.count = static_cast<float>(count);
}

}  // namespace

TfLiteStatus PrepareDetectionPostprocess(TfLiteContext* context, TfLiteNode* node) {
  static constexpr TypeRow kTypes[] = {
      {{kTfLiteFloat32, kTfLiteFloat32, kTfLiteFloat32}, {kTfLiteFloat32}},
      {{kTfLiteFloat32, kTfLiteUInt8, kTfLiteFloat32}, {kTfLiteFloat32}},
      {{kTfLiteFloat32, kTfLiteInt8, kTfLiteFloat32}, {kTfLiteFloat32}},
      {{kTfLiteUInt8, kTfLiteFloat32, kTfLiteUInt8}, {kTfLiteFloat32}},
      {{kTfLiteUInt8, kTfLiteUInt8, kTfLiteUInt8}, {kTfLiteFloat32}},
      {{kTfLiteInt8, kTfLiteFloat32, kTfLiteInt8}, {kTfLiteFloat32}},
      {{kTfLiteInt8, kTfLiteInt8, kTfLiteInt8}, {kTfLiteFloat32}},
  };
  static constexpr OperatorSignature kSignature = {3, 3, 4, 4, sizeof(kTypes) / sizeof(kTypes[0]), kTypes};
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, kSignature, &tensors));
  const TfLiteTensor* encodings = tensors.inputs[0];
  const TfLiteTensor* scores = tensors.inputs[1];
  const TfLiteTensor* anchors = tensors.inputs[2];
  TF_LITE_ENSURE_STATUS(CheckRank(context, encodings, "the boxes (input 0)", 3, 3));
  TF_LITE_ENSURE_STATUS(CheckRank(context, scores, "the scores (input 1)", 3, 3));
  TF_LITE_ENSURE_STATUS(CheckRank(context, anchors, "the anchors (input 2)", 2, 2));
  DetectionPostprocessData prepared = {};
  TF_LITE_ENSURE_STATUS(ReadOptions(context, node, &prepared));
  prepared.boxes = Dim(encodings, 1);
  prepared.encoding_stride = Dim(encodings, 2);
  prepared.score_stride = Dim(scores, 2);
  TF_LITE_ENSURE_MSG(
      context,
      Dim(encodings, 0) == 1 && prepared.boxes >= 1 && prepared.boxes <= kMost && prepared.encoding_stride >= 4,
      "the boxes (input 0) are [%d, %d, %d], expected [1, at least 1, at least 4]", Dim(encodings, 0),
      Dim(encodings, 1), Dim(encodings, 2));
  TF_LITE_ENSURE_MSG(context, Dim(scores, 0) == 1 && Dim(scores, 1) == prepared.boxes,
                     "the scores (input 1) are [%d, %d, ...], but there are %d boxes", Dim(scores, 0), Dim(scores, 1),
                     static_cast<int>(prepared.boxes));
  TF_LITE_ENSURE_MSG(context,
                     prepared.score_stride == prepared.classes || prepared.score_stride - 1 == prepared.classes,
                     "there are scores of %d classes, but num_classes is %d", static_cast<int>(prepared.score_stride),
                     static_cast<int>(prepared.classes));
  TF_LITE_ENSURE_MSG(context, Dim(anchors, 0) == prepared.boxes && Dim(anchors, 1) == 4,
                     "the anchors (input 2) are [%d, %d], expected [%d, 4]", Dim(anchors, 0), Dim(anchors, 1),
                     static_cast<int>(prepared.boxes));
  TF_LITE_ENSURE_STATUS(ReadInput(context, encodings, "the boxes (input 0)", &prepared.inputs[0]));
  TF_LITE_ENSURE_STATUS(ReadInput(context, scores, "the scores (input 1)", &prepared.inputs[1]));
  TF_LITE_ENSURE_STATUS(ReadInput(context, anchors, "the anchors (input 2)", &prepared.inputs[2]));
  TF_LITE_ENSURE_STATUS(ShapeOutputs(context, node, prepared.max_detections * prepared.max_classes_per_detection));

  const bool class_by_class = prepared.class_by_class != 0;
  const int32_t most = class_by_class ? prepared.detections_per_class : prepared.max_detections;
  const int32_t selected = most < prepared.boxes ? most : prepared.boxes;
  TF_LITE_ENSURE_STATUS(Reserve(context, prepared.boxes, sizeof(Box), &prepared.box_buffer));
  TF_LITE_ENSURE_STATUS(Reserve(context, prepared.boxes, sizeof(float), &prepared.score_buffer));
  TF_LITE_ENSURE_STATUS(Reserve(context, prepared.boxes, sizeof(int32_t), &prepared.order_buffer));
  TF_LITE_ENSURE_STATUS(Reserve(context, selected, sizeof(int32_t), &prepared.selected_buffer));
  if (class_by_class) {
    TF_LITE_ENSURE_STATUS(Reserve(context, prepared.max_detections, sizeof(int32_t), &prepared.detection_buffer));
    TF_LITE_ENSURE_STATUS(Reserve(context, prepared.max_detections, sizeof(float), &prepared.detection_score_buffer));
  }
  return LeaveOpData(context, node, prepared);
}

TfLiteStatus EvalDetectionPostprocess(TfLiteContext* context, TfLiteNode* node) {
  const auto& data = *static_cast<const DetectionPostprocessData*>(node->user_data);
  const Workspace work = {static_cast<Box*>(context->GetScratchBuffer(context, data.box_buffer)),
                          static_cast<float*>(context->GetScratchBuffer(context, data.score_buffer)),
                          static_cast<int32_t*>(context->GetScratchBuffer(context, data.order_buffer)),
                          static_cast<int32_t*>(context->GetScratchBuffer(context, data.selected_buffer))};
  const Detections out = {reinterpret_cast<Box*>(micro::GetEvalOutput(context, node, 0)->data.f),
                          micro::GetEvalOutput(context, node, 1)->data.f,
                          micro::GetEvalOutput(context, node, 2)->data.f,
                          micro::GetEvalOutput(context, node, 3)->data.f};
  const int32_t wrong = kernels::DecodeBoxes(ElementsOf(context, node, 0, data), data.encoding_stride,
                                             ElementsOf(context, node, 2, data), data.scales, data.boxes, work.boxes);
  TF_LITE_ENSURE_MSG(context, wrong < 0, "box %d has a negative height or width", static_cast<int>(wrong));
  const auto detections =
      static_cast<size_t>(data.max_detections) * static_cast<size_t>(data.max_classes_per_detection);
  memset(out.boxes, 0, detections * sizeof(Box));
  memset(out.classes, 0, detections * sizeof(float));
  memset(out.scores, 0, detections * sizeof(float));
  const RealElements scores = ElementsOf(context, node, 1, data);
  if (data.class_by_class != 0) {
    DetectClassByClass(data, scores, work,
                       static_cast<int32_t*>(context->GetScratchBuffer(context, data.detection_buffer)),
                       static_cast<float*>(context->GetScratchBuffer(context, data.detection_score_buffer)), out);
  } else {
    DetectByBestClass(data, scores, work, out);
  }
  return kTfLiteOk;
}

}  // namespace ops

TFLMRegistration* Register_DETECTION_POSTPROCESS() {
  static TFLMRegistration registration =
      micro::RegisterOp(nullptr, ops::PrepareDetectionPostprocess, ops::EvalDetectionPostprocess);
  return &registration;
}

}  // namespace tflite

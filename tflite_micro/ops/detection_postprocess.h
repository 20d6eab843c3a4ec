// TFLite_Detection_PostProcess: the end of an object detector. Boxes are decoded, and the best that do not overlap too
// much are put out.
//
// Inputs: encoded boxes [1, boxes, 4 or more], of which the first four are used; scores [1, boxes, classes], with one
// more class in front if there is a background; anchors [boxes, 4]. Outputs, all float32, for `detections` =
// max_detections * max_classes_per_detection: boxes [1, detections, 4] (ymin, xmin, ymax, xmax), classes and scores
// [1, detections], and the number of detections [1].
//
// Without use_regular_nms, a box counts with its best class only when boxes are chosen, and the chosen are put out with
// their best max_classes_per_detection classes, one after the other. With it, boxes are chosen class by class, up to
// detections_per_class (100) of each, and the best max_detections of all are put out. Of equal scores the first comes
// first, whereas LiteRT leaves that open in places; what there is no detection for is 0, which LiteRT leaves as it was.
//
// LiteRT decodes boxes in double precision, this in single precision. It accepts float32 and uint8; int8, which it
// lacks, is read as uint8 is.
#ifndef TFLITE_MICRO_OPS_DETECTION_POSTPROCESS_H_
#define TFLITE_MICRO_OPS_DETECTION_POSTPROCESS_H_

#include <stdint.h>

#include "tflite_micro/common/context.h"

namespace tflite {
namespace ops {

// How the elements of an input are read.
struct DetectionInput {
  float scale;
  int32_t zero_point;
  uint8_t type;  // kernels::RealType
  uint8_t unused[3];
};

struct DetectionPostprocessData {
  int32_t boxes;
  int32_t encoding_stride;
  int32_t score_stride;  // classes, with the background
  int32_t classes;
  int32_t max_detections;
  int32_t max_classes_per_detection;
  int32_t detections_per_class;
  float scales[4];  // of y, x, height, width
  float lowest_score;
  float highest_overlap;
  DetectionInput inputs[3];
  // Scratch buffers: boxes, their scores, their order and those that were chosen; detections and their scores.
  int32_t box_buffer;
  int32_t score_buffer;
  int32_t order_buffer;
  int32_t selected_buffer;
  int32_t detection_buffer;
  int32_t detection_score_buffer;
  uint8_t class_by_class;  // 1: use_regular_nms
  uint8_t unused[3];
};

TfLiteStatus PrepareDetectionPostprocess(TfLiteContext* context, TfLiteNode* node);
TfLiteStatus EvalDetectionPostprocess(TfLiteContext* context, TfLiteNode* node);

}  // namespace ops
}  // namespace tflite

#endif  // TFLITE_MICRO_OPS_DETECTION_POSTPROCESS_H_

#include "tflite_micro/ops/detection_postprocess.h"

#include <math.h>
#include <string.h>

#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/testing/kernel_runner.h"
#include "tflite_micro/testing/micro_test.h"

namespace tflite {
namespace {

using micro::ConstantOf;
using micro::IntArray;
using micro::KernelRunner;
using micro::TensorOf;

// The map of options that converters write, with all numbers in 4 bytes.
class Options {
 public:
  // Where the map has the value of each.
  enum Name {
    kDetectionsPerClass = 184,
    kHeightScale = 188,
    kMaxClassesPerDetection = 192,
    kMaxDetections = 196,
    kOverlap = 200,
    kScore = 204,
    kClasses = 208,
    kClassByClass = 212,
  };

  Options() {
    static constexpr char kKeys[] =
        "max_detections\0max_classes_per_detection\0nms_score_threshold\0nms_iou_threshold\0num_classes\0"
        "use_regular_nms\0detections_per_class\0y_scale\0x_scale\0h_scale\0w_scale";
    // How many keys there are and how far back each is; how far back they are, in which width; how many values.
    static constexpr uint8_t kHead[] = {11, 54, 18, 148, 164, 104, 125, 88, 77, 17, 34, 43,
                                        11, 0,  0,  0,   1,   0,   0,   0,  11, 0,  0,  0};
    // Types of the values, integers and floats of 4 bytes; how far back the values are; that they are a map.
    static constexpr uint8_t kTail[] = {6, 14, 6, 6, 14, 14, 6, 6, 14, 14, 14, 55, 38, 1};
    memcpy(bytes_, kKeys, sizeof(kKeys));
    memcpy(bytes_ + sizeof(kKeys), kHead, sizeof(kHead));
    memcpy(bytes_ + sizeof(bytes_) - sizeof(kTail), kTail, sizeof(kTail));
    for (int i = 0; i < 4; ++i) Set(i == 0 ? kHeightScale : static_cast<Name>(212 + 4 * i), 1.0f);
    Set(kDetectionsPerClass, 10);
    Set(kMaxClassesPerDetection, 1);
    Set(kMaxDetections, 3);
    Set(kOverlap, 0.5f);
    Set(kScore, 0.25f);
    Set(kClasses, 2);
    Set(kClassByClass, 0);
  }

  void Set(Name name, int value) { memcpy(bytes_ + name, &value, sizeof(value)); }
  void Set(Name name, float value) { memcpy(bytes_ + name, &value, sizeof(value)); }

  const char* data() const { return reinterpret_cast<const char*>(bytes_); }
  size_t size() const { return sizeof(bytes_); }

 private:
  uint8_t bytes_[242];
};

// Four boxes of size 1 at x = 0, 0.1, 2 and 4, by their anchors, with two classes and a background.
struct Detector {
  float encodings[16] = {};
  float scores[12] = {0, 0.9f, 0.1f, 0, 0.8f, 0.7f, 0, 0.2f, 0.6f, 0, 0.1f, 0.2f};
  float anchors[16] = {0, 0, 1, 1, 0, 0.1f, 1, 1, 0, 2, 1, 1, 0, 4, 1, 1};
  float boxes[24];
  float classes[6];
  float detection_scores[6];
  float count[1];
  IntArray encoding_dims{1, 4, 4}, score_dims{1, 4, 3}, anchor_dims{4, 4};
  IntArray box_dims{1, 3, 4}, list_dims{1, 3}, count_dims{1};
  IntArray inputs{0, 1, 2}, outputs{3, 4, 5, 6};
  TfLiteTensor tensors[7] = {
      TensorOf(encodings, encoding_dims), TensorOf(scores, score_dims), ConstantOf(anchors, anchor_dims),
      TensorOf(boxes, box_dims),          TensorOf(classes, list_dims), TensorOf(detection_scores, list_dims),
      TensorOf(count, count_dims),
  };
  KernelRunner runner{*Register_DETECTION_POSTPROCESS(), tensors, 7, inputs, outputs, nullptr};

  TfLiteStatus Prepare(const Options& options) { return runner.InitAndPrepare(options.data(), options.size()); }
};

TEST(DetectionPostprocess, ChoosesBoxesByTheirBestClass) {
  Detector detector;
  ASSERT_EQ(detector.Prepare(Options()), kTfLiteOk);
  ASSERT_EQ(detector.runner.Invoke(), kTfLiteOk);
  // The second overlaps the first, and the last is below the threshold.
  EXPECT_EQ(detector.count[0], 2.0f);
  const float classes[] = {0, 1, 0};
  const float scores[] = {0.9f, 0.6f, 0};
  EXPECT_ARRAY_EQ(detector.classes, classes, 3);
  EXPECT_ARRAY_EQ(detector.detection_scores, scores, 3);
  const float boxes[] = {-0.5f, -0.5f, 0.5f, 0.5f, -0.5f, 1.5f, 0.5f, 2.5f, 0, 0, 0, 0};
  EXPECT_ARRAY_NEAR(detector.boxes, boxes, 12, 1e-6f);
}

TEST(DetectionPostprocess, ChoosesBoxesClassByClass) {
  Detector detector;
  Options options;
  options.Set(Options::kClassByClass, 1);
  ASSERT_EQ(detector.Prepare(options), kTfLiteOk);
  ASSERT_EQ(detector.runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(detector.count[0], 3.0f);
  const float classes[] = {0, 1, 1};
  const float scores[] = {0.9f, 0.7f, 0.6f};
  EXPECT_ARRAY_EQ(detector.classes, classes, 3);
  EXPECT_ARRAY_EQ(detector.detection_scores, scores, 3);
}

TEST(DetectionPostprocess, RepeatsABoxForItsClasses) {
  Detector detector;
  Options options;
  options.Set(Options::kMaxClassesPerDetection, 2);
  ASSERT_EQ(detector.Prepare(options), kTfLiteOk);
  EXPECT_EQ(detector.tensors[4].dims->data[1], 6);
  ASSERT_EQ(detector.runner.Invoke(), kTfLiteOk);
  const float classes[] = {0, 1, 1, 0};
  const float scores[] = {0.9f, 0.1f, 0.6f, 0.2f};
  EXPECT_ARRAY_EQ(detector.tensors[4].data.f, classes, 4);
  EXPECT_ARRAY_EQ(detector.tensors[5].data.f, scores, 4);
}

TEST(DetectionPostprocess, DefinesScoresAndBoxesThatAreNoNumbers) {
  Detector detector;
  detector.scores[1] = NAN;
  detector.encodings[8] = INFINITY;
  detector.encodings[9] = NAN;
  ASSERT_EQ(detector.Prepare(Options()), kTfLiteOk);
  ASSERT_EQ(detector.runner.Invoke(), kTfLiteOk);
  EXPECT_EQ(detector.count[0], 2.0f);
  EXPECT_EQ(detector.detection_scores[0], 0.8f);
}

TEST(DetectionPostprocess, ReportsBoxesOfNegativeSize) {
  Detector detector;
  detector.anchors[6] = -1;
  ASSERT_EQ(detector.Prepare(Options()), kTfLiteOk);
  EXPECT_EQ(detector.runner.Invoke(), kTfLiteError);
  EXPECT_MESSAGE(detector.runner.error(), "box 1 has a negative height or width");
}

template <typename Value>
void RefusesOption(Options::Name name, Value value, const char* sentence) {
  Detector detector;
  Options options;
  options.Set(name, value);
  EXPECT_EQ(detector.Prepare(options), kTfLiteError);
  EXPECT_MESSAGE(detector.runner.error(), sentence);
}

TEST(DetectionPostprocess, RefusesOptionsThatMakeNoSense) {
  RefusesOption(Options::kMaxDetections, 0, "the option max_detections is 0, expected 1 to 134217727");
  RefusesOption(Options::kMaxDetections, static_cast<int>(INT32_MAX),
                "the option max_detections is 2147483647, expected 1 to 134217727");
  RefusesOption(Options::kMaxClassesPerDetection, 1 << 30,
                "the option max_classes_per_detection is 1073741824, expected 1 to 44739242");
  RefusesOption(Options::kDetectionsPerClass, -1, "the option detections_per_class is -1, expected 1 to 2147483647");
  RefusesOption(Options::kClassByClass, 2, "the option use_regular_nms is 2, expected 0 to 1");
  RefusesOption(Options::kClasses, 1, "there are scores of 3 classes, but num_classes is 1");
  RefusesOption(Options::kClasses, 4, "there are scores of 3 classes, but num_classes is 4");
  RefusesOption(Options::kOverlap, 0.0f, "nms_iou_threshold is not above 0 and at most 1");
  RefusesOption(Options::kOverlap, 1.5f, "nms_iou_threshold is not above 0 and at most 1");
  RefusesOption(Options::kHeightScale, 0.0f, "h_scale is 0");
  Detector detector;
  EXPECT_EQ(detector.runner.InitAndPrepare(), kTfLiteError);
  EXPECT_MESSAGE(detector.runner.error(), "its options are neither a map nor a vector of a FlexBuffer");
}

TEST(DetectionPostprocess, RefusesShapesThatDoNotFit) {
  {
    Detector detector;
    IntArray three{1, 4, 3};
    detector.tensors[0].dims = three;
    EXPECT_EQ(detector.Prepare(Options()), kTfLiteError);
    EXPECT_MESSAGE(detector.runner.error(), "the boxes (input 0) are [1, 4, 3], expected [1, at least 1, at least 4]");
  }
  {
    Detector detector;
    IntArray empty{1, 0, 4};
    detector.tensors[0].dims = empty;
    EXPECT_EQ(detector.Prepare(Options()), kTfLiteError);
  }
  {
    Detector detector;
    IntArray fewer{1, 2, 3};
    detector.tensors[1].dims = fewer;
    EXPECT_EQ(detector.Prepare(Options()), kTfLiteError);
    EXPECT_MESSAGE(detector.runner.error(), "the scores (input 1) are [1, 2, ...], but there are 4 boxes");
  }
  {
    Detector detector;
    IntArray flat{16, 1};
    detector.tensors[2].dims = flat;
    EXPECT_EQ(detector.Prepare(Options()), kTfLiteError);
    EXPECT_MESSAGE(detector.runner.error(), "the anchors (input 2) are [16, 1], expected [4, 4]");
  }
  {
    Detector detector;
    detector.tensors[1].type = kTfLiteUInt8;
    EXPECT_EQ(detector.Prepare(Options()), kTfLiteError);
    EXPECT_MESSAGE(detector.runner.error(),
                   "the scores (input 1) has no quantisation scale, or one that is not positive and finite");
  }
}

}  // namespace
}  // namespace tflite

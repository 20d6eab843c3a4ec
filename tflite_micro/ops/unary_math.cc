#include "tflite_micro/ops/unary_math.h"

#include <float.h>
#include <math.h>
#include <stdint.h>

#include "tflite_micro/kernels/broadcast.h"
#include "tflite_micro/kernels/elementary.h"
#include "tflite_micro/kernels/fixed_point.h"
#include "tflite_micro/kernels/fixed_point_functions.h"
#include "tflite_micro/kernels/float_functions.h"
#include "tflite_micro/kernels/mul.h"
#include "tflite_micro/kernels/table_math.h"
#include "tflite_micro/ops/micro_ops.h"
#include "tflite_micro/ops/mul.h"
#include "tflite_micro/ops/parse.h"
#include "tflite_micro/ops/prepare.h"
#include "tflite_micro/ops/quantization.h"
#include "tflite_micro/ops/unary.h"

namespace tflite {
namespace ops {
namespace {

// float32 comes first: operators that have nothing else take the first row.
constexpr TypeRow kRealTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt8}, {kTfLiteInt8}},
    {{kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16}, {kTfLiteInt16}},
};
constexpr OperatorSignature kFloatSignature = {1, 1, 1, 1, 1, kRealTypes, /*dynamic_inputs=*/1};
constexpr OperatorSignature kRealSignature = {1, 1, 1, 1, 4, kRealTypes, /*dynamic_inputs=*/1};
constexpr TypeRow kAbsTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}}, {{kTfLiteInt8}, {kTfLiteInt8}},   {{kTfLiteUInt8}, {kTfLiteUInt8}},
    {{kTfLiteInt16}, {kTfLiteInt16}},     {{kTfLiteInt32}, {kTfLiteInt32}}, {{kTfLiteInt64}, {kTfLiteInt64}},
};
constexpr OperatorSignature kAbsSignature = {1, 1, 1, 1, 6, kAbsTypes, /*dynamic_inputs=*/1};
constexpr OperatorSignature kSquareSignature = {1, 1, 1, 1, 6, kAbsTypes};
constexpr TypeRow kNegTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}}, {{kTfLiteInt8}, {kTfLiteInt8}},   {{kTfLiteInt16}, {kTfLiteInt16}},
    {{kTfLiteInt32}, {kTfLiteInt32}},     {{kTfLiteInt64}, {kTfLiteInt64}},
};
constexpr OperatorSignature kNegSignature = {1, 1, 1, 1, 5, kNegTypes, /*dynamic_inputs=*/1};
constexpr TypeRow kSignTypes[] = {
    {{kTfLiteFloat32}, {kTfLiteFloat32}},
    {{kTfLiteInt32}, {kTfLiteInt32}},
};
constexpr OperatorSignature kSignSignature = {1, 1, 1, 1, 2, kSignTypes, /*dynamic_inputs=*/1};

// Functions for tables.

// e^x
float ExpOf(float x) {
  if (x > 88.72283f) return INFINITY;
  return static_cast<float>(kernels::TableExponential(x < -110.0f ? -110.0 : static_cast<double>(x)));
}
// sin(x + quarters * pi / 2), quarters >= 0
float SineOfQuarters(float x, int quarters) {
  if (!(fabsf(x) < INFINITY)) return NAN;
  double angle = static_cast<double>(x);
  if (fabsf(x) > 8.0f) {
    constexpr double kHalfPi = 1.57079632679489661923;
    angle = static_cast<double>(kernels::ReduceToQuarter(x, &quarters)) * (kHalfPi / (uint64_t{1} << 62));
  }
  const kernels::SineCosine value = kernels::TableSineCosine(angle);
  const double turned = quarters % 2 == 0 ? value.sine : value.cosine;
  return static_cast<float>(quarters % 4 < 2 ? turned : -turned);
}
float SinOf(float x) { return SineOfQuarters(x, 0); }
float CosOf(float x) { return SineOfQuarters(x, 1); }

float LogOf(float x) {
  if (x <= 0) return -INFINITY;
  if (x > FLT_MAX) return x;
  return static_cast<float>(kernels::TableLogarithm(static_cast<double>(x)));
}
float RsqrtOf(float x) { return x <= 0 ? INFINITY : 1.0f / sqrtf(x); }
float EluOf(float x) {
  if (x >= 0) return x;
  return static_cast<float>(kernels::TableExponential(x < -110.0f ? -110.0 : static_cast<double>(x)) - 1.0);
}
// These two are defined by the library's single-precision functions, whose last bits decide entries.
float GeluOf(float x) { return 0.5f * x * erfcf(x * -0.70710678118654752f); }
float GeluByTanhOf(float x) {
  const float argument = 0.79788456080286536f * (x + 0.044715f * x * x * x);
  return 0.5f * x * (1.0f + tanhf(argument));
}

// Checks the types and gives the output its shape; quantised tensors must have one scale.
TfLiteStatus PrepareShape(TfLiteContext* context, TfLiteNode* node, const OperatorSignature& signature,
                          NodeTensors* tensors) {
  TF_LITE_ENSURE_STATUS(ReadTensors(context, node, signature, tensors));
  TF_LITE_ENSURE_STATUS(SetOutputShapeLike(context, tensors->outputs[0], tensors->inputs[0]));
  AllowInPlace(context, 0, tensors->inputs[0], tensors->outputs[0]);
  return kTfLiteOk;
}
TfLiteStatus PrepareShape(TfLiteContext* context, TfLiteNode* node, const OperatorSignature& signature) {
  NodeTensors tensors;
  return PrepareShape(context, node, signature, &tensors);
}

TfLiteStatus CheckBothQuantized(TfLiteContext* context, const NodeTensors& tensors) {
  TF_LITE_ENSURE_STATUS(CheckQuantized(context, tensors.inputs[0], "input"));
  return CheckQuantized(context, tensors.outputs[0], "output");
}

// A table of `function`, unless the node is one of floats.
TfLiteStatus PrepareTable(TfLiteContext* context, TfLiteNode* node, const NodeTensors& tensors,
                          float (*function)(float)) {
  const TfLiteType type = tensors.inputs[0]->type;
  if (type == kTfLiteFloat32) return kTfLiteOk;
  TF_LITE_ENSURE_STATUS(CheckBothQuantized(context, tensors));
  if (type == kTfLiteInt16) return PrepareLookupTableS16(context, node, function);
  return PrepareLookupTable(context, node, function);
}

TfLiteStatus PrepareReal(TfLiteContext* context, TfLiteNode* node, float (*function)(float)) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, kRealSignature, &tensors));
  return PrepareTable(context, node, tensors, function);
}

// A function of the difference to the input's zero point that gives the difference to the output's.
using IntegerFunction = int32_t (*)(int32_t difference, const void* params);

// The OpData, of `bytes`, which begins with a table of int8 from `function`.
TfLiteStatus PrepareIntegerTable(TfLiteContext* context, TfLiteNode* node, const NodeTensors& tensors, size_t bytes,
                                 IntegerFunction function, const void* params) {
  auto* data = static_cast<LookupTableData*>(AllocateOpData(context, node, bytes));
  if (data == nullptr) return kTfLiteError;
  const TfLiteTensor* input = tensors.inputs[0];
  const int lowest = input->type == kTfLiteUInt8 ? 0 : INT8_MIN;
  const int input_zero_point = input->params.zero_point;
  const int output_zero_point = tensors.outputs[0]->params.zero_point;
  for (int value = lowest; value < lowest + kernels::kLookupTableSize; ++value) {
    // Limited first, so that the sum does not overflow.
    const int32_t result =
        kernels::Clamp<int32_t>(function(value - input_zero_point, params), -512, 512) + output_zero_point;
    data->table[static_cast<uint8_t>(value)] =
        static_cast<int8_t>(kernels::Clamp<int32_t>(result, lowest, lowest + 255));
  }
  return kTfLiteOk;
}

TfLiteStatus PrepareRoot8(TfLiteContext* context, TfLiteNode* node, const NodeTensors& tensors,
                          IntegerFunction function, const void* params) {
  TF_LITE_ENSURE_STATUS(PrepareIntegerTable(context, node, tensors, sizeof(Root8Data), function, params));
  static_cast<Root8Data*>(node->user_data)->zero_point = tensors.inputs[0]->params.zero_point;
  return kTfLiteOk;
}

int32_t AbsOf(int32_t difference, const void* params) {
  const auto& factor = *static_cast<const FixedPointFactor*>(params);
  return kernels::ScaleSaturating(difference < 0 ? -difference : difference, factor.multiplier, factor.shift);
}

// HARD_SWISH in 16-bit fixed point, as the format's reference implementation has it: x in steps of 1/128 of the input's
// scale, times the output's factor, times the gate (x + 3) / 6 as a number in [0, 1).
struct HardSwishParams {
  int16_t output_multiplier;
  int output_shift;
  int16_t gate_multiplier;
  int gate_shift;
};

int32_t SaturateS16(int32_t value) { return kernels::Clamp<int32_t>(value, INT16_MIN, INT16_MAX); }

// a * b / 2^15, rounded to the nearest, halves upwards.
int32_t HighMulS16(int32_t a, int32_t b) { return SaturateS16((a * b + (1 << 14)) >> 15); }

int32_t HardSwishOf(int32_t difference, const void* params) {
  const auto& p = *static_cast<const HardSwishParams*>(params);
  const int32_t x = difference * 128;
  int32_t gate = x;
  if (p.gate_shift > 0) gate = SaturateS16(gate * (1 << (p.gate_shift < 15 ? p.gate_shift - 1 : 14)));
  gate = HighMulS16(gate, p.gate_multiplier);
  if (p.gate_shift > 0) gate = SaturateS16(gate * 2);
  if (p.gate_shift < 0) gate = kernels::RoundingDivideByPowerOfTwo(gate, p.gate_shift > -31 ? -p.gate_shift : 31);
  gate = (gate + (1 << 15)) >> 1;
  // This product is truncated towards zero.
  const int32_t product = SaturateS16(gate * HighMulS16(x, p.output_multiplier) / (1 << 15));
  return kernels::RoundingDivideByPowerOfTwo(product, p.output_shift > -31 ? -p.output_shift : 31);
}

// The 31 bits of a multiplier rounded to 15.
int16_t ReduceMultiplier(int32_t multiplier) {
  return static_cast<int16_t>(multiplier >= INT32_MAX - (1 << 15) ? INT16_MAX : (multiplier + (1 << 15)) >> 16);
}

struct SqrtScales {
  float input;
  float output;
};

int32_t SqrtOf8(int32_t difference, const void* params) {
  const auto& scales = *static_cast<const SqrtScales*>(params);
  if (difference <= 0) return 0;
  const float steps = sqrtf(static_cast<float>(difference) * scales.input) / scales.output;
  return static_cast<int32_t>(steps < 512.0f ? steps : 512.0f);
}

// 1 / sqrt of an 8-bit value's difference to its zero point. The multiplier of x^(-1/2) is taken with 20 fractional
// bits.
int32_t RsqrtOf8(int32_t difference, const void* params) {
  const auto& factor = *static_cast<const FixedPointFactor*>(params);
  constexpr int kFractionalBits = 20;
  if (difference <= 0) return 512;  // past any output
  int32_t multiplier;
  int right_shift;
  kernels::InverseSquareRoot(difference, &multiplier, &right_shift);
  const int32_t root = kernels::ScaleSaturating(1, multiplier, kFractionalBits - right_shift);
  const int shift = factor.shift - kFractionalBits;
  if (shift < -31) return 0;
  return kernels::ScaleSaturating(root, factor.multiplier, shift);
}

}  // namespace

TfLiteStatus PrepareAbs(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, kAbsSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  if (input->type == kTfLiteFloat32 || TypeBits(input->type) >= 32) return kTfLiteOk;
  // int16 may also be plain integers.
  const bool is_plain = input->type == kTfLiteInt16 && input->params.scale == 0.0f && output->params.scale == 0.0f;
  FixedPointFactor factor = QuantizeFactor(1.0f);
  if (!is_plain) {
    TF_LITE_ENSURE_STATUS(CheckBothQuantized(context, tensors));
    // In float32 up to here: the factor's last bit decides about single outputs.
    factor = QuantizeFactor(input->params.scale / output->params.scale);
  }
  if (input->type == kTfLiteInt16) {
    AbsS16Data data = {};
    data.params = {factor.multiplier, factor.shift, is_plain ? INT16_MAX + 1 : INT16_MAX};
    return LeaveOpData(context, node, data);
  }
  return PrepareIntegerTable(context, node, tensors, sizeof(LookupTableData), AbsOf, &factor);
}

TfLiteStatus PrepareNeg(TfLiteContext* context, TfLiteNode* node) { return PrepareShape(context, node, kNegSignature); }
TfLiteStatus PrepareSign(TfLiteContext* context, TfLiteNode* node) {
  return PrepareShape(context, node, kSignSignature);
}
TfLiteStatus PrepareFloat(TfLiteContext* context, TfLiteNode* node) {
  return PrepareShape(context, node, kFloatSignature);
}
TfLiteStatus PrepareSquare(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, kSquareSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  if (input->type == kTfLiteFloat32) return kTfLiteOk;
  SquareData prepared = {};
  if (TypeBits(input->type) >= 32) {
    prepared.integer = {INT32_MIN, INT32_MAX};
  } else {
    TF_LITE_ENSURE_STATUS(CheckBothQuantized(context, tensors));
    TF_LITE_ENSURE_STATUS(PrepareMulParams(context, input, input, output, kTfLiteActNone, &prepared.quantized));
  }
  return LeaveOpData(context, node, prepared);
}
TfLiteStatus PrepareExp(TfLiteContext* context, TfLiteNode* node) { return PrepareReal(context, node, ExpOf); }
TfLiteStatus PrepareLog(TfLiteContext* context, TfLiteNode* node) { return PrepareReal(context, node, LogOf); }
TfLiteStatus PrepareSin(TfLiteContext* context, TfLiteNode* node) { return PrepareReal(context, node, SinOf); }
TfLiteStatus PrepareCos(TfLiteContext* context, TfLiteNode* node) { return PrepareReal(context, node, CosOf); }
TfLiteStatus PrepareElu(TfLiteContext* context, TfLiteNode* node) { return PrepareReal(context, node, EluOf); }

TfLiteStatus PrepareSqrt(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, kRealSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  if (TypeBits(input->type) != 8) return PrepareTable(context, node, tensors, kernels::SquareRoot);
  TF_LITE_ENSURE_STATUS(CheckBothQuantized(context, tensors));
  const SqrtScales scales = {input->params.scale, tensors.outputs[0]->params.scale};
  return PrepareRoot8(context, node, tensors, SqrtOf8, &scales);
}

TfLiteStatus PrepareRsqrt(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, kRealSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  if (TypeBits(input->type) != 8) return PrepareTable(context, node, tensors, RsqrtOf);
  TF_LITE_ENSURE_STATUS(CheckBothQuantized(context, tensors));
  const float scales = sqrtf(input->params.scale) * tensors.outputs[0]->params.scale;
  const FixedPointFactor factor = QuantizeFactor(1.0 / static_cast<double>(scales));
  return PrepareRoot8(context, node, tensors, RsqrtOf8, &factor);
}

TfLiteStatus PrepareHardSwish(TfLiteContext* context, TfLiteNode* node) {
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, kRealSignature, &tensors));
  const TfLiteTensor* input = tensors.inputs[0];
  const TfLiteTensor* output = tensors.outputs[0];
  if (input->type == kTfLiteFloat32 || input->type == kTfLiteInt16) {
    return PrepareTable(context, node, tensors, kernels::HardSwish);
  }
  TF_LITE_ENSURE_STATUS(CheckBothQuantized(context, tensors));
  const float fine_scale = input->params.scale / 128.0f;
  const FixedPointFactor output_factor = QuantizeFactor(fine_scale / output->params.scale);
  // The gate is a number in [0, 1) for x in [-3, 3).
  const FixedPointFactor gate_factor = QuantizeFactor(fine_scale / (3.0f / 32768.0f));
  TF_LITE_ENSURE_MSG(context, output_factor.shift <= 0,
                     "the output's scale is more than 128 times smaller than the input's");
  const HardSwishParams params = {ReduceMultiplier(output_factor.multiplier), static_cast<int>(output_factor.shift),
                                  ReduceMultiplier(gate_factor.multiplier), static_cast<int>(gate_factor.shift)};
  return PrepareIntegerTable(context, node, tensors, sizeof(LookupTableData), HardSwishOf, &params);
}

TfLiteStatus PrepareGelu(TfLiteContext* context, TfLiteNode* node) {
  const bool approximate = static_cast<const TfLiteGeluParams*>(node->builtin_data)->approximate;
  NodeTensors tensors;
  TF_LITE_ENSURE_STATUS(PrepareShape(context, node, kRealSignature, &tensors));
  if (tensors.inputs[0]->type != kTfLiteFloat32) {
    return PrepareTable(context, node, tensors, approximate ? GeluByTanhOf : GeluOf);
  }
  GeluF32Data data = {};
  data.approximate = approximate ? 1 : 0;
  return LeaveOpData(context, node, data);
}

namespace {

TfLiteType InputType(const TfLiteContext* context, const TfLiteNode* node) {
  return micro::GetEvalInput(context, node, 0)->type;
}

TfLiteStatus EvalFloat(TfLiteContext* context, TfLiteNode* node, kernels::FloatFunction function) {
  const UnaryElements<float> elements(context, node);
  kernels::ApplyF32(function, elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

TfLiteStatus EvalReal(TfLiteContext* context, TfLiteNode* node, kernels::FloatFunction function) {
  const TfLiteType type = InputType(context, node);
  if (type == kTfLiteFloat32) return EvalFloat(context, node, function);
  return type == kTfLiteInt16 ? EvalLookupTableS16(context, node) : EvalLookupTable(context, node);
}

template <typename T>
TfLiteStatus EvalInteger(TfLiteContext* context, TfLiteNode* node, void (*kernel)(const T*, T*, int)) {
  const UnaryElements<T> elements(context, node);
  kernel(elements.input, elements.output, elements.size);
  return kTfLiteOk;
}

template <typename T>
TfLiteStatus CheckNotNegative(TfLiteContext* context, TfLiteNode* node, int32_t zero_point) {
  const UnaryElements<T> elements(context, node);
  for (int i = 0; i < elements.size; ++i) {
    TF_LITE_ENSURE_MSG(context, elements.input[i] >= zero_point,
                       "element %d of the input is negative and has no square root", i);
  }
  return kTfLiteOk;
}

TfLiteStatus EvalRoot(TfLiteContext* context, TfLiteNode* node, kernels::FloatFunction function) {
  const TfLiteType type = InputType(context, node);
  if (type == kTfLiteInt8 || type == kTfLiteUInt8) {
    const int32_t zero_point = static_cast<const Root8Data*>(node->user_data)->zero_point;
    TF_LITE_ENSURE_STATUS(type == kTfLiteInt8 ? CheckNotNegative<int8_t>(context, node, zero_point)
                                              : CheckNotNegative<uint8_t>(context, node, zero_point));
  } else if (type == kTfLiteInt16) {
    TF_LITE_ENSURE_STATUS(CheckNotNegative<int16_t>(context, node, 0));
  }
  return EvalReal(context, node, function);
}

}  // namespace

TfLiteStatus EvalAbs(TfLiteContext* context, TfLiteNode* node) {
  switch (InputType(context, node)) {
    case kTfLiteInt32:
      return EvalInteger(context, node, kernels::AbsS32);
    case kTfLiteInt64:
      return EvalInteger(context, node, kernels::AbsS64);
    case kTfLiteInt16: {
      const UnaryElements<int16_t> elements(context, node);
      kernels::AbsS16(static_cast<const AbsS16Data*>(node->user_data)->params, elements.input, elements.output,
                      elements.size);
      return kTfLiteOk;
    }
    default:
      return EvalReal(context, node, kernels::Absolute);
  }
}

TfLiteStatus EvalNeg(TfLiteContext* context, TfLiteNode* node) {
  switch (InputType(context, node)) {
    case kTfLiteInt8:
      return EvalInteger(context, node, kernels::NegS8);
    case kTfLiteInt16:
      return EvalInteger(context, node, kernels::NegS16);
    case kTfLiteInt32:
      return EvalInteger(context, node, kernels::NegS32);
    case kTfLiteInt64:
      return EvalInteger(context, node, kernels::NegS64);
    default:
      return EvalFloat(context, node, kernels::Negative);
  }
}

TfLiteStatus EvalSign(TfLiteContext* context, TfLiteNode* node) {
  if (InputType(context, node) == kTfLiteInt32) return EvalInteger(context, node, kernels::SignS32);
  return EvalFloat(context, node, kernels::Sign);
}

TfLiteStatus EvalSqrt(TfLiteContext* context, TfLiteNode* node) { return EvalRoot(context, node, kernels::SquareRoot); }

TfLiteStatus EvalRsqrt(TfLiteContext* context, TfLiteNode* node) {
  return EvalRoot(context, node, kernels::InverseSquareRoot);
}

TfLiteStatus EvalGelu(TfLiteContext* context, TfLiteNode* node) {
  const bool by_tanh =
      InputType(context, node) == kTfLiteFloat32 && static_cast<const GeluF32Data*>(node->user_data)->approximate != 0;
  return EvalReal(context, node, by_tanh ? kernels::GeluByTanh : kernels::Gelu);
}

TfLiteStatus EvalCeil(TfLiteContext* context, TfLiteNode* node) { return EvalFloat(context, node, kernels::Ceiling); }
TfLiteStatus EvalFloor(TfLiteContext* context, TfLiteNode* node) { return EvalFloat(context, node, kernels::Floor); }
TfLiteStatus EvalRound(TfLiteContext* context, TfLiteNode* node) {
  return EvalFloat(context, node, kernels::RoundToEven);
}
TfLiteStatus EvalSquare(TfLiteContext* context, TfLiteNode* node) {
  const TfLiteType type = InputType(context, node);
  if (type == kTfLiteFloat32) return EvalFloat(context, node, kernels::Square);
  const kernels::BroadcastRun run = type == kTfLiteInt8    ? kernels::MulS8
                                    : type == kTfLiteUInt8 ? kernels::MulU8
                                    : type == kTfLiteInt16 ? kernels::MulS16
                                    : type == kTfLiteInt32 ? kernels::MulS32
                                                           : kernels::MulS64;
  const auto& data = *static_cast<const SquareData*>(node->user_data);
  const bool is_quantized = TypeBits(type) < 32;
  const void* params = is_quantized ? static_cast<const void*>(&data.quantized) : &data.integer;
  const UnaryElements<char> elements(context, node);
  run(elements.input, 1, elements.input, 1, elements.output, elements.size, params);
  return kTfLiteOk;
}

TfLiteStatus EvalExp(TfLiteContext* context, TfLiteNode* node) { return EvalReal(context, node, kernels::Exponential); }
TfLiteStatus EvalLog(TfLiteContext* context, TfLiteNode* node) { return EvalReal(context, node, kernels::Logarithm); }
TfLiteStatus EvalSin(TfLiteContext* context, TfLiteNode* node) { return EvalReal(context, node, kernels::Sine); }
TfLiteStatus EvalCos(TfLiteContext* context, TfLiteNode* node) { return EvalReal(context, node, kernels::Cosine); }
TfLiteStatus EvalElu(TfLiteContext* context, TfLiteNode* node) { return EvalReal(context, node, kernels::Elu); }
TfLiteStatus EvalHardSwish(TfLiteContext* context, TfLiteNode* node) {
  return EvalReal(context, node, kernels::HardSwish);
}

}  // namespace ops

TfLiteStatus ParseGelu(const Operator* op, void* params, size_t* bytes) {
  using From = GeluOptions;
  using To = TfLiteGeluParams;
  static constexpr auto kOptions = ops::OptionsAs<From, To>(ops::Option(From::kApproximate, offsetof(To, approximate)));
  return ops::ParseOptions(op, params, bytes, kOptions.list);
}

}  // namespace tflite

// The list of all operators. Registrations, parsers, the resolver's Add...() methods, the resolver with everything and
// the names in messages are generated from it, so that adding an operator here is all the wiring there is.
#ifndef TFLITE_MICRO_OPS_OPERATOR_LIST_H_
#define TFLITE_MICRO_OPS_OPERATOR_LIST_H_

// V(name in BuiltinOperator and of Register_<name>(), name of the resolver's Add<Name>(), parser of the options)
// in alphabetical order. ParseNothing: the operator has no options.
#define TFLITE_MICRO_BUILTIN_OPERATORS(V)                     \
  V(ABS, Abs, ParseNothing)                                   \
  V(ADD, Add, ParseAdd)                                       \
  V(ATAN2, Atan2, ParseNothing)                               \
  V(AVERAGE_POOL_2D, AveragePool2D, ParsePool)                \
  V(BITWISE_XOR, BitwiseXor, ParseNothing)                    \
  V(CAST, Cast, ParseNothing)                                 \
  V(CEIL, Ceil, ParseNothing)                                 \
  V(CONCATENATION, Concatenation, ParseConcatenation)         \
  V(CONV_2D, Conv2D, ParseConv2D)                             \
  V(COS, Cos, ParseNothing)                                   \
  V(DEPTHWISE_CONV_2D, DepthwiseConv2D, ParseDepthwiseConv2D) \
  V(DEQUANTIZE, Dequantize, ParseNothing)                     \
  V(DIV, Div, ParseDiv)                                       \
  V(ELU, Elu, ParseNothing)                                   \
  V(EQUAL, Equal, ParseNothing)                               \
  V(EXP, Exp, ParseNothing)                                   \
  V(FLOOR, Floor, ParseNothing)                               \
  V(FLOOR_DIV, FloorDiv, ParseNothing)                        \
  V(FLOOR_MOD, FloorMod, ParseNothing)                        \
  V(FULLY_CONNECTED, FullyConnected, ParseFullyConnected)     \
  V(GELU, Gelu, ParseGelu)                                    \
  V(GREATER, Greater, ParseNothing)                           \
  V(GREATER_EQUAL, GreaterEqual, ParseNothing)                \
  V(HARD_SWISH, HardSwish, ParseNothing)                      \
  V(L2_NORMALIZATION, L2Normalization, ParseL2Norm)           \
  V(LEAKY_RELU, LeakyRelu, ParseLeakyRelu)                    \
  V(LESS, Less, ParseNothing)                                 \
  V(LESS_EQUAL, LessEqual, ParseNothing)                      \
  V(LOG, Log, ParseNothing)                                   \
  V(LOGICAL_AND, LogicalAnd, ParseNothing)                    \
  V(LOGICAL_NOT, LogicalNot, ParseNothing)                    \
  V(LOGICAL_OR, LogicalOr, ParseNothing)                      \
  V(LOGISTIC, Logistic, ParseNothing)                         \
  V(LOG_SOFTMAX, LogSoftmax, ParseNothing)                    \
  V(MAXIMUM, Maximum, ParseNothing)                           \
  V(MAX_POOL_2D, MaxPool2D, ParsePool)                        \
  V(MEAN, Mean, ParseReducer)                                 \
  V(MINIMUM, Minimum, ParseNothing)                           \
  V(MUL, Mul, ParseMul)                                       \
  V(NEG, Neg, ParseNothing)                                   \
  V(NOT_EQUAL, NotEqual, ParseNothing)                        \
  V(PAD, Pad, ParseNothing)                                   \
  V(POW, Pow, ParseNothing)                                   \
  V(PRELU, Prelu, ParseNothing)                               \
  V(QUANTIZE, Quantize, ParseNothing)                         \
  V(RELU, Relu, ParseNothing)                                 \
  V(RELU6, Relu6, ParseNothing)                               \
  V(RELU_0_TO_1, Relu0To1, ParseNothing)                      \
  V(RELU_N1_TO_1, ReluN1To1, ParseNothing)                    \
  V(RESHAPE, Reshape, ParseReshape)                           \
  V(RIGHT_SHIFT, RightShift, ParseNothing)                    \
  V(ROUND, Round, ParseNothing)                               \
  V(RSQRT, Rsqrt, ParseNothing)                               \
  V(SELECT_V2, SelectV2, ParseNothing)                        \
  V(SIGN, Sign, ParseNothing)                                 \
  V(SIN, Sin, ParseNothing)                                   \
  V(SOFTMAX, Softmax, ParseSoftmax)                           \
  V(SQRT, Sqrt, ParseNothing)                                 \
  V(SQUARE, Square, ParseNothing)                             \
  V(SQUARED_DIFFERENCE, SquaredDifference, ParseNothing)      \
  V(STRIDED_SLICE, StridedSlice, ParseStridedSlice)           \
  V(SUB, Sub, ParseSub)                                       \
  V(SVDF, Svdf, ParseSvdf)                                    \
  V(TANH, Tanh, ParseNothing)                                 \
  V(TRANSPOSE_CONV, TransposeConv, ParseTransposeConv)        \
  V(UNIDIRECTIONAL_SEQUENCE_LSTM, UnidirectionalSequenceLSTM, ParseUnidirectionalSequenceLstm)

#endif  // TFLITE_MICRO_OPS_OPERATOR_LIST_H_

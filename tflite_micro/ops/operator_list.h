// The lists of all operators. Registrations, parsers, the resolver's Add...() methods, the resolver with everything and
// the names in messages are generated from them, so that adding an operator here is all the wiring there is.
#ifndef TFLITE_MICRO_OPS_OPERATOR_LIST_H_
#define TFLITE_MICRO_OPS_OPERATOR_LIST_H_

// V(name in BuiltinOperator and of Register_<name>(), name of the resolver's Add<Name>(), parser of the options)
// in alphabetical order. ParseNothing: the operator has no options.
#define TFLITE_MICRO_BUILTIN_OPERATORS(V)                                                      \
  V(ABS, Abs, ParseNothing)                                                                    \
  V(ADD, Add, ParseAdd)                                                                        \
  V(ADD_N, AddN, ParseNothing)                                                                 \
  V(ARG_MAX, ArgMax, ParseArgMax)                                                              \
  V(ARG_MIN, ArgMin, ParseArgMin)                                                              \
  V(ASSIGN_VARIABLE, AssignVariable, ParseNothing)                                             \
  V(ATAN2, Atan2, ParseNothing)                                                                \
  V(AVERAGE_POOL_2D, AveragePool2D, ParsePool)                                                 \
  V(BATCH_MATMUL, BatchMatMul, ParseBatchMatMul)                                               \
  V(BATCH_TO_SPACE_ND, BatchToSpaceNd, ParseNothing)                                           \
  V(BIDIRECTIONAL_SEQUENCE_LSTM, BidirectionalSequenceLSTM, ParseBidirectionalSequenceLstm)    \
  V(BIDIRECTIONAL_SEQUENCE_RNN, BidirectionalSequenceRNN, ParseBidirectionalSequenceRnn)       \
  V(BITCAST, Bitcast, ParseNothing)                                                            \
  V(BITWISE_XOR, BitwiseXor, ParseNothing)                                                     \
  V(BROADCAST_ARGS, BroadcastArgs, ParseNothing)                                               \
  V(BROADCAST_TO, BroadcastTo, ParseNothing)                                                   \
  V(CALL_ONCE, CallOnce, ParseCallOnce)                                                        \
  V(CAST, Cast, ParseNothing)                                                                  \
  V(CEIL, Ceil, ParseNothing)                                                                  \
  V(CONCATENATION, Concatenation, ParseConcatenation)                                          \
  V(CONV_2D, Conv2D, ParseConv2D)                                                              \
  V(CONV_3D, Conv3D, ParseConv3D)                                                              \
  V(CONV_3D_TRANSPOSE, Conv3DTranspose, ParseConv3D)                                           \
  V(COS, Cos, ParseNothing)                                                                    \
  V(CUMSUM, CumSum, ParseCumsum)                                                               \
  V(DENSIFY, Densify, ParseNothing)                                                            \
  V(DEPTHWISE_CONV_2D, DepthwiseConv2D, ParseDepthwiseConv2D)                                  \
  V(DEPTH_TO_SPACE, DepthToSpace, ParseDepthToSpace)                                           \
  V(DEQUANTIZE, Dequantize, ParseNothing)                                                      \
  V(DILATE, Dilate, ParseNothing)                                                              \
  V(DIV, Div, ParseDiv)                                                                        \
  V(DYNAMIC_UPDATE_SLICE, DynamicUpdateSlice, ParseNothing)                                    \
  V(ELU, Elu, ParseNothing)                                                                    \
  V(EMBEDDING_LOOKUP, EmbeddingLookup, ParseNothing)                                           \
  V(EQUAL, Equal, ParseNothing)                                                                \
  V(EXP, Exp, ParseNothing)                                                                    \
  V(EXPAND_DIMS, ExpandDims, ParseNothing)                                                     \
  V(FAKE_QUANT, FakeQuant, ParseFakeQuant)                                                     \
  V(FILL, Fill, ParseNothing)                                                                  \
  V(FLOOR, Floor, ParseNothing)                                                                \
  V(FLOOR_DIV, FloorDiv, ParseNothing)                                                         \
  V(FLOOR_MOD, FloorMod, ParseNothing)                                                         \
  V(FULLY_CONNECTED, FullyConnected, ParseFullyConnected)                                      \
  V(GATHER, Gather, ParseGather)                                                               \
  V(GATHER_ND, GatherNd, ParseNothing)                                                         \
  V(GELU, Gelu, ParseGelu)                                                                     \
  V(GREATER, Greater, ParseNothing)                                                            \
  V(GREATER_EQUAL, GreaterEqual, ParseNothing)                                                 \
  V(HARD_SWISH, HardSwish, ParseNothing)                                                       \
  V(IF, If, ParseIf)                                                                           \
  V(L2_NORMALIZATION, L2Normalization, ParseL2Norm)                                            \
  V(L2_POOL_2D, L2Pool2D, ParsePool)                                                           \
  V(LEAKY_RELU, LeakyRelu, ParseLeakyRelu)                                                     \
  V(LESS, Less, ParseNothing)                                                                  \
  V(LESS_EQUAL, LessEqual, ParseNothing)                                                       \
  V(LOCAL_RESPONSE_NORMALIZATION, LocalResponseNormalization, ParseLocalResponseNormalization) \
  V(LOG, Log, ParseNothing)                                                                    \
  V(LOGICAL_AND, LogicalAnd, ParseNothing)                                                     \
  V(LOGICAL_NOT, LogicalNot, ParseNothing)                                                     \
  V(LOGICAL_OR, LogicalOr, ParseNothing)                                                       \
  V(LOGISTIC, Logistic, ParseNothing)                                                          \
  V(LOG_SOFTMAX, LogSoftmax, ParseNothing)                                                     \
  V(LSTM, LSTM, ParseLstm)                                                                     \
  V(MATRIX_DIAG, MatrixDiag, ParseNothing)                                                     \
  V(MATRIX_SET_DIAG, MatrixSetDiag, ParseNothing)                                              \
  V(MAXIMUM, Maximum, ParseNothing)                                                            \
  V(MAX_POOL_2D, MaxPool2D, ParsePool)                                                         \
  V(MEAN, Mean, ParseReducer)                                                                  \
  V(MINIMUM, Minimum, ParseNothing)                                                            \
  V(MIRROR_PAD, MirrorPad, ParseMirrorPad)                                                     \
  V(MUL, Mul, ParseMul)                                                                        \
  V(NEG, Neg, ParseNothing)                                                                    \
  V(NON_MAX_SUPPRESSION_V4, NonMaxSuppressionV4, ParseNothing)                                 \
  V(NON_MAX_SUPPRESSION_V5, NonMaxSuppressionV5, ParseNothing)                                 \
  V(NOT_EQUAL, NotEqual, ParseNothing)                                                         \
  V(ONE_HOT, OneHot, ParseOneHot)                                                              \
  V(PACK, Pack, ParsePack)                                                                     \
  V(PAD, Pad, ParseNothing)                                                                    \
  V(PADV2, PadV2, ParseNothing)                                                                \
  V(POW, Pow, ParseNothing)                                                                    \
  V(PRELU, Prelu, ParseNothing)                                                                \
  V(QUANTIZE, Quantize, ParseNothing)                                                          \
  V(RANGE, Range, ParseNothing)                                                                \
  V(RANK, Rank, ParseNothing)                                                                  \
  V(READ_VARIABLE, ReadVariable, ParseNothing)                                                 \
  V(REDUCE_ALL, ReduceAll, ParseReducer)                                                       \
  V(REDUCE_ANY, ReduceAny, ParseReducer)                                                       \
  V(REDUCE_MAX, ReduceMax, ParseReducer)                                                       \
  V(REDUCE_MIN, ReduceMin, ParseReducer)                                                       \
  V(REDUCE_PROD, ReduceProd, ParseReducer)                                                     \
  V(RELU, Relu, ParseNothing)                                                                  \
  V(RELU6, Relu6, ParseNothing)                                                                \
  V(RELU_0_TO_1, Relu0To1, ParseNothing)                                                       \
  V(RELU_N1_TO_1, ReluN1To1, ParseNothing)                                                     \
  V(RESHAPE, Reshape, ParseReshape)                                                            \
  V(RESIZE_BILINEAR, ResizeBilinear, ParseResizeBilinear)                                      \
  V(RESIZE_NEAREST_NEIGHBOR, ResizeNearestNeighbor, ParseResizeNearestNeighbor)                \
  V(REVERSE_SEQUENCE, ReverseSequence, ParseReverseSequence)                                   \
  V(REVERSE_V2, ReverseV2, ParseNothing)                                                       \
  V(RIGHT_SHIFT, RightShift, ParseNothing)                                                     \
  V(RNN, RNN, ParseRnn)                                                                        \
  V(ROUND, Round, ParseNothing)                                                                \
  V(RSQRT, Rsqrt, ParseNothing)                                                                \
  V(SCATTER_ND, ScatterNd, ParseNothing)                                                       \
  V(SEGMENT_SUM, SegmentSum, ParseNothing)                                                     \
  V(SELECT, Select, ParseNothing)                                                              \
  V(SELECT_V2, SelectV2, ParseNothing)                                                         \
  V(SHAPE, Shape, ParseShape)                                                                  \
  V(SIGN, Sign, ParseNothing)                                                                  \
  V(SIN, Sin, ParseNothing)                                                                    \
  V(SLICE, Slice, ParseNothing)                                                                \
  V(SOFTMAX, Softmax, ParseSoftmax)                                                            \
  V(SPACE_TO_BATCH_ND, SpaceToBatchNd, ParseNothing)                                           \
  V(SPACE_TO_DEPTH, SpaceToDepth, ParseSpaceToDepth)                                           \
  V(SPARSE_TO_DENSE, SparseToDense, ParseNothing)                                              \
  V(SPLIT, Split, ParseSplit)                                                                  \
  V(SPLIT_V, SplitV, ParseSplitV)                                                              \
  V(SQRT, Sqrt, ParseNothing)                                                                  \
  V(SQUARE, Square, ParseNothing)                                                              \
  V(SQUARED_DIFFERENCE, SquaredDifference, ParseNothing)                                       \
  V(SQUEEZE, Squeeze, ParseSqueeze)                                                            \
  V(STRIDED_SLICE, StridedSlice, ParseStridedSlice)                                            \
  V(SUB, Sub, ParseSub)                                                                        \
  V(SUM, Sum, ParseReducer)                                                                    \
  V(SVDF, Svdf, ParseSvdf)                                                                     \
  V(TANH, Tanh, ParseNothing)                                                                  \
  V(TILE, Tile, ParseNothing)                                                                  \
  V(TOPK_V2, TopKV2, ParseNothing)                                                             \
  V(TRANSPOSE, Transpose, ParseNothing)                                                        \
  V(TRANSPOSE_CONV, TransposeConv, ParseTransposeConv)                                         \
  V(UNIDIRECTIONAL_SEQUENCE_LSTM, UnidirectionalSequenceLSTM, ParseUnidirectionalSequenceLstm) \
  V(UNIDIRECTIONAL_SEQUENCE_RNN, UnidirectionalSequenceRNN, ParseSequenceRnn)                  \
  V(UNIQUE, Unique, ParseUnique)                                                               \
  V(UNPACK, Unpack, ParseUnpack)                                                               \
  V(VAR_HANDLE, VarHandle, ParseVarHandle)                                                     \
  V(WHERE, Where, ParseNothing)                                                                \
  V(WHILE, While, ParseWhile)                                                                  \
  V(ZEROS_LIKE, ZerosLike, ParseNothing)

// Operators that models know as custom ones, by a name, and keep their options as a FlexBuffer.
// V(name in models, name of Register_<name>(), name of the resolver's Add<Name>())
// in alphabetical order of the latter.
#define TFLITE_MICRO_CUSTOM_OPERATORS(V)                                                                    \
  V("CIRCULAR_BUFFER", CIRCULAR_BUFFER, CircularBuffer)                                                     \
  V("SignalDelay", DELAY, Delay)                                                                            \
  V("SignalEnergy", ENERGY, Energy)                                                                         \
  V("SignalFftAutoScale", FFT_AUTO_SCALE, FftAutoScale)                                                     \
  V("SignalFilterBank", FILTER_BANK, FilterBank)                                                            \
  V("SignalFilterBankLog", FILTER_BANK_LOG, FilterBankLog)                                                  \
  V("SignalFilterBankSpectralSubtraction", FILTER_BANK_SPECTRAL_SUBTRACTION, FilterBankSpectralSubtraction) \
  V("SignalFilterBankSquareRoot", FILTER_BANK_SQUARE_ROOT, FilterBankSquareRoot)                            \
  V("SignalFramer", FRAMER, Framer)                                                                         \
  V("SignalIrfft", IRFFT, Irfft)                                                                            \
  V("SignalOverlapAdd", OVERLAP_ADD, OverlapAdd)                                                            \
  V("SignalPCAN", PCAN, PCAN)                                                                               \
  V("SignalRfft", RFFT, Rfft)                                                                               \
  V("SignalStacker", STACKER, Stacker)                                                                      \
  V("SignalWindow", WINDOW, Window)                                                                         \
  V("TFLM_DECODE", DECODE, Decode)                                                                          \
  V("TFLite_Detection_PostProcess", DETECTION_POSTPROCESS, DetectionPostprocess)

#endif  // TFLITE_MICRO_OPS_OPERATOR_LIST_H_

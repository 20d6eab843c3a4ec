// The lists of all operators. Registrations, parsers, the resolver's Add...() methods, the resolver with everything and
// the names in messages are generated from them, so that adding an operator here is all the wiring there is.
#ifndef TFLITE_MICRO_OPS_OPERATOR_LIST_H_
#define TFLITE_MICRO_OPS_OPERATOR_LIST_H_

// V(name in BuiltinOperator and of Register_<name>(), name of the resolver's Add<Name>(), parser of the options, and
// the
//   functions of namespace ops that prepare and run it)
// in alphabetical order. ParseNothing: the operator has no options.
#define TFLITE_MICRO_BUILTIN_OPERATORS(V)                                                                         \
  V(ABS, Abs, ParseNothing, PrepareAbs, EvalAbs)                                                                  \
  V(ADD, Add, ParseAdd, PrepareAdd, EvalAdd)                                                                      \
  V(ADD_N, AddN, ParseNothing, PrepareAddN, EvalAddN)                                                             \
  V(ARG_MAX, ArgMax, ParseArgMax, PrepareArgMax, EvalArgMax)                                                      \
  V(ARG_MIN, ArgMin, ParseArgMin, PrepareArgMin, EvalArgMin)                                                      \
  V(ASSIGN_VARIABLE, AssignVariable, ParseNothing, PrepareAssignVariable, EvalAssignVariable)                     \
  V(ATAN2, Atan2, ParseNothing, PrepareAtan2, EvalAtan2)                                                          \
  V(AVERAGE_POOL_2D, AveragePool2D, ParsePool, PreparePool2D, EvalAveragePool2D)                                  \
  V(BATCH_MATMUL, BatchMatMul, ParseBatchMatMul, PrepareBatchMatMul, EvalBatchMatMul)                             \
  V(BATCH_TO_SPACE_ND, BatchToSpaceNd, ParseNothing, PrepareBatchToSpaceNd, EvalBatchToSpaceNd)                   \
  V(BIDIRECTIONAL_SEQUENCE_LSTM, BidirectionalSequenceLSTM, ParseBidirectionalSequenceLstm,                       \
    PrepareBidirectionalSequenceLstm, EvalBidirectionalSequenceLstm)                                              \
  V(BIDIRECTIONAL_SEQUENCE_RNN, BidirectionalSequenceRNN, ParseBidirectionalSequenceRnn,                          \
    PrepareBidirectionalSequenceRnn, EvalBidirectionalSequenceRnn)                                                \
  V(BITCAST, Bitcast, ParseNothing, PrepareBitcast, EvalReshape)                                                  \
  V(BITWISE_XOR, BitwiseXor, ParseNothing, PrepareBitwiseXor, EvalBitwiseXor)                                     \
  V(BROADCAST_ARGS, BroadcastArgs, ParseNothing, PrepareBroadcastArgs, EvalBroadcastArgs)                         \
  V(BROADCAST_TO, BroadcastTo, ParseNothing, PrepareBroadcastTo, EvalBroadcastTo)                                 \
  V(CALL_ONCE, CallOnce, ParseCallOnce, PrepareCallOnce, EvalCallOnce)                                            \
  V(CAST, Cast, ParseNothing, PrepareCast, EvalCast)                                                              \
  V(CEIL, Ceil, ParseNothing, PrepareFloat, EvalCeil)                                                             \
  V(CONCATENATION, Concatenation, ParseConcatenation, PrepareConcatenation, EvalConcatenation)                    \
  V(CONV_2D, Conv2D, ParseConv2D, PrepareConv2D, EvalConv2D)                                                      \
  V(CONV_3D, Conv3D, ParseConv3D, PrepareConv3D, EvalConv3D)                                                      \
  V(CONV_3D_TRANSPOSE, Conv3DTranspose, ParseConv3D, PrepareConv3DTranspose, EvalConv3DTranspose)                 \
  V(COS, Cos, ParseNothing, PrepareCos, EvalCos)                                                                  \
  V(CUMSUM, CumSum, ParseCumsum, PrepareCumsum, EvalCumsum)                                                       \
  V(DENSIFY, Densify, ParseNothing, PrepareDensify, EvalDensify)                                                  \
  V(DEPTHWISE_CONV_2D, DepthwiseConv2D, ParseDepthwiseConv2D, PrepareDepthwiseConv2D, EvalDepthwiseConv2D)        \
  V(DEPTH_TO_SPACE, DepthToSpace, ParseDepthToSpace, PrepareDepthToSpace, EvalCopy)                               \
  V(DEQUANTIZE, Dequantize, ParseNothing, PrepareDequantize, EvalDequantize)                                      \
  V(DILATE, Dilate, ParseNothing, PrepareDilate, EvalDilate)                                                      \
  V(DIV, Div, ParseDiv, PrepareDiv, EvalDiv)                                                                      \
  V(DYNAMIC_UPDATE_SLICE, DynamicUpdateSlice, ParseNothing, PrepareDynamicUpdateSlice, EvalDynamicUpdateSlice)    \
  V(ELU, Elu, ParseNothing, PrepareElu, EvalElu)                                                                  \
  V(EMBEDDING_LOOKUP, EmbeddingLookup, ParseNothing, PrepareEmbeddingLookup, EvalEmbeddingLookup)                 \
  V(EQUAL, Equal, ParseNothing, PrepareEqual, EvalComparison)                                                     \
  V(EXP, Exp, ParseNothing, PrepareExp, EvalExp)                                                                  \
  V(EXPAND_DIMS, ExpandDims, ParseNothing, PrepareExpandDims, EvalReshape)                                        \
  V(FAKE_QUANT, FakeQuant, ParseFakeQuant, PrepareFakeQuant, EvalFakeQuant)                                       \
  V(FILL, Fill, ParseNothing, PrepareFill, EvalFill)                                                              \
  V(FLOOR, Floor, ParseNothing, PrepareFloat, EvalFloor)                                                          \
  V(FLOOR_DIV, FloorDiv, ParseNothing, PrepareFloorDiv, EvalFloorDiv)                                             \
  V(FLOOR_MOD, FloorMod, ParseNothing, PrepareFloorDiv, EvalFloorMod)                                             \
  V(FULLY_CONNECTED, FullyConnected, ParseFullyConnected, PrepareFullyConnected, EvalFullyConnected)              \
  V(GATHER, Gather, ParseGather, PrepareGather, EvalGather)                                                       \
  V(GATHER_ND, GatherNd, ParseNothing, PrepareGatherNd, EvalGatherNd)                                             \
  V(GELU, Gelu, ParseGelu, PrepareGelu, EvalGelu)                                                                 \
  V(GREATER, Greater, ParseNothing, PrepareGreater, EvalComparison)                                               \
  V(GREATER_EQUAL, GreaterEqual, ParseNothing, PrepareGreaterEqual, EvalComparison)                               \
  V(HARD_SWISH, HardSwish, ParseNothing, PrepareHardSwish, EvalHardSwish)                                         \
  V(IF, If, ParseIf, PrepareIf, EvalIf)                                                                           \
  V(L2_NORMALIZATION, L2Normalization, ParseL2Norm, PrepareL2Normalization, EvalL2Normalization)                  \
  V(L2_POOL_2D, L2Pool2D, ParsePool, PrepareL2Pool2D, EvalL2Pool2D)                                               \
  V(LEAKY_RELU, LeakyRelu, ParseLeakyRelu, PrepareLeakyRelu, EvalLeakyRelu)                                       \
  V(LESS, Less, ParseNothing, PrepareLess, EvalComparison)                                                        \
  V(LESS_EQUAL, LessEqual, ParseNothing, PrepareLessEqual, EvalComparison)                                        \
  V(LOCAL_RESPONSE_NORMALIZATION, LocalResponseNormalization, ParseLocalResponseNormalization,                    \
    PrepareLocalResponseNormalization, EvalLocalResponseNormalization)                                            \
  V(LOG, Log, ParseNothing, PrepareLog, EvalLog)                                                                  \
  V(LOGICAL_AND, LogicalAnd, ParseNothing, PrepareLogicalAnd, EvalLogical)                                        \
  V(LOGICAL_NOT, LogicalNot, ParseNothing, PrepareLogicalNot, EvalLogicalNot)                                     \
  V(LOGICAL_OR, LogicalOr, ParseNothing, PrepareLogicalOr, EvalLogical)                                           \
  V(LOGISTIC, Logistic, ParseNothing, PrepareLogistic, EvalLogistic)                                              \
  V(LOG_SOFTMAX, LogSoftmax, ParseNothing, PrepareLogSoftmax, EvalLogSoftmax)                                     \
  V(LSTM, LSTM, ParseLstm, PrepareLstmStep, EvalLstmStep)                                                         \
  V(MATRIX_DIAG, MatrixDiag, ParseNothing, PrepareMatrixDiag, EvalMatrixDiag)                                     \
  V(MATRIX_SET_DIAG, MatrixSetDiag, ParseNothing, PrepareMatrixSetDiag, EvalMatrixSetDiag)                        \
  V(MAXIMUM, Maximum, ParseNothing, PrepareMaximum, EvalExtremum)                                                 \
  V(MAX_POOL_2D, MaxPool2D, ParsePool, PreparePool2D, EvalMaxPool2D)                                              \
  V(MEAN, Mean, ParseReducer, PrepareMean, EvalMean)                                                              \
  V(MINIMUM, Minimum, ParseNothing, PrepareMinimum, EvalExtremum)                                                 \
  V(MIRROR_PAD, MirrorPad, ParseMirrorPad, PrepareMirrorPad, EvalMirrorPad)                                       \
  V(MUL, Mul, ParseMul, PrepareMul, EvalMul)                                                                      \
  V(NEG, Neg, ParseNothing, PrepareNeg, EvalNeg)                                                                  \
  V(NON_MAX_SUPPRESSION_V4, NonMaxSuppressionV4, ParseNothing, PrepareNonMaxSuppressionV4, EvalNonMaxSuppression) \
  V(NON_MAX_SUPPRESSION_V5, NonMaxSuppressionV5, ParseNothing, PrepareNonMaxSuppressionV5, EvalNonMaxSuppression) \
  V(NOT_EQUAL, NotEqual, ParseNothing, PrepareNotEqual, EvalComparison)                                           \
  V(ONE_HOT, OneHot, ParseOneHot, PrepareOneHot, EvalOneHot)                                                      \
  V(PACK, Pack, ParsePack, PreparePack, EvalPack)                                                                 \
  V(PAD, Pad, ParseNothing, PreparePad, EvalPad)                                                                  \
  V(PADV2, PadV2, ParseNothing, PreparePadV2, EvalPadV2)                                                          \
  V(POW, Pow, ParseNothing, PreparePow, EvalPow)                                                                  \
  V(PRELU, Prelu, ParseNothing, PreparePrelu, EvalPrelu)                                                          \
  V(QUANTIZE, Quantize, ParseNothing, PrepareQuantize, EvalQuantize)                                              \
  V(RANGE, Range, ParseNothing, PrepareRange, EvalRange)                                                          \
  V(RANK, Rank, ParseNothing, PrepareRank, EvalRank)                                                              \
  V(READ_VARIABLE, ReadVariable, ParseNothing, PrepareReadVariable, EvalReadVariable)                             \
  V(REDUCE_ALL, ReduceAll, ParseReducer, PrepareReduceAny, EvalReduceAll)                                         \
  V(REDUCE_ANY, ReduceAny, ParseReducer, PrepareReduceAny, EvalReduceAny)                                         \
  V(REDUCE_MAX, ReduceMax, ParseReducer, PrepareReduceMax, EvalReduceMax)                                         \
  V(REDUCE_MIN, ReduceMin, ParseReducer, PrepareReduceMax, EvalReduceMin)                                         \
  V(REDUCE_PROD, ReduceProd, ParseReducer, PrepareReduceProd, EvalReduceProd)                                     \
  V(RELU, Relu, ParseNothing, PrepareRelu, EvalRelu)                                                              \
  V(RELU6, Relu6, ParseNothing, PrepareRelu6, EvalRelu)                                                           \
  V(RELU_0_TO_1, Relu0To1, ParseNothing, PrepareRelu0To1, EvalRelu)                                               \
  V(RELU_N1_TO_1, ReluN1To1, ParseNothing, PrepareReluN1To1, EvalRelu)                                            \
  V(RESHAPE, Reshape, ParseReshape, PrepareReshape, EvalReshape)                                                  \
  V(RESIZE_BILINEAR, ResizeBilinear, ParseResizeBilinear, PrepareResizeBilinear, EvalResizeBilinear)              \
  V(RESIZE_NEAREST_NEIGHBOR, ResizeNearestNeighbor, ParseResizeNearestNeighbor, PrepareResizeNearestNeighbor,     \
    EvalResizeNearestNeighbor)                                                                                    \
  V(REVERSE_SEQUENCE, ReverseSequence, ParseReverseSequence, PrepareReverseSequence, EvalReverseSequence)         \
  V(REVERSE_V2, ReverseV2, ParseNothing, PrepareReverseV2, EvalCopy)                                              \
  V(RIGHT_SHIFT, RightShift, ParseNothing, PrepareRightShift, EvalRightShift)                                     \
  V(RNN, RNN, ParseRnn, PrepareRnn, EvalRnn)                                                                      \
  V(ROUND, Round, ParseNothing, PrepareFloat, EvalRound)                                                          \
  V(RSQRT, Rsqrt, ParseNothing, PrepareRsqrt, EvalRsqrt)                                                          \
  V(SCATTER_ND, ScatterNd, ParseNothing, PrepareScatterNd, EvalScatterNd)                                         \
  V(SEGMENT_SUM, SegmentSum, ParseNothing, PrepareSegmentSum, EvalSegmentSum)                                     \
  V(SELECT, Select, ParseNothing, PrepareSelect, EvalSelect)                                                      \
  V(SELECT_V2, SelectV2, ParseNothing, PrepareSelectV2, EvalSelect)                                               \
  V(SHAPE, Shape, ParseShape, PrepareShape, EvalShape)                                                            \
  V(SIGN, Sign, ParseNothing, PrepareSign, EvalSign)                                                              \
  V(SIN, Sin, ParseNothing, PrepareSin, EvalSin)                                                                  \
  V(SLICE, Slice, ParseNothing, PrepareSlice, EvalSlice)                                                          \
  V(SOFTMAX, Softmax, ParseSoftmax, PrepareSoftmax, EvalSoftmax)                                                  \
  V(SPACE_TO_BATCH_ND, SpaceToBatchNd, ParseNothing, PrepareSpaceToBatchNd, EvalSpaceToBatchNd)                   \
  V(SPACE_TO_DEPTH, SpaceToDepth, ParseSpaceToDepth, PrepareSpaceToDepth, EvalCopy)                               \
  V(SPARSE_TO_DENSE, SparseToDense, ParseNothing, PrepareSparseToDense, EvalSparseToDense)                        \
  V(SPLIT, Split, ParseSplit, PrepareSplit, EvalSplit)                                                            \
  V(SPLIT_V, SplitV, ParseSplitV, PrepareSplitV, EvalSplit)                                                       \
  V(SQRT, Sqrt, ParseNothing, PrepareSqrt, EvalSqrt)                                                              \
  V(SQUARE, Square, ParseNothing, PrepareSquare, EvalSquare)                                                      \
  V(SQUARED_DIFFERENCE, SquaredDifference, ParseNothing, PrepareSquaredDifference, EvalSquaredDifference)         \
  V(SQUEEZE, Squeeze, ParseSqueeze, PrepareSqueeze, EvalReshape)                                                  \
  V(STRIDED_SLICE, StridedSlice, ParseStridedSlice, PrepareStridedSlice, EvalCopy)                                \
  V(SUB, Sub, ParseSub, PrepareSub, EvalAdd)                                                                      \
  V(SUM, Sum, ParseReducer, PrepareSum, EvalSum)                                                                  \
  V(SVDF, Svdf, ParseSvdf, PrepareSvdf, EvalSvdf)                                                                 \
  V(TANH, Tanh, ParseNothing, PrepareTanh, EvalTanh)                                                              \
  V(TILE, Tile, ParseNothing, PrepareTile, EvalTile)                                                              \
  V(TOPK_V2, TopKV2, ParseNothing, PrepareTopK, EvalTopK)                                                         \
  V(TRANSPOSE, Transpose, ParseNothing, PrepareTranspose, EvalCopy)                                               \
  V(TRANSPOSE_CONV, TransposeConv, ParseTransposeConv, PrepareTransposeConv, EvalTransposeConv)                   \
  V(UNIDIRECTIONAL_SEQUENCE_LSTM, UnidirectionalSequenceLSTM, ParseUnidirectionalSequenceLstm,                    \
    PrepareUnidirectionalSequenceLstm, EvalLstm)                                                                  \
  V(UNIDIRECTIONAL_SEQUENCE_RNN, UnidirectionalSequenceRNN, ParseSequenceRnn, PrepareUnidirectionalSequenceRnn,   \
    EvalRnn)                                                                                                      \
  V(UNIQUE, Unique, ParseUnique, PrepareUnique, EvalUnique)                                                       \
  V(UNPACK, Unpack, ParseUnpack, PrepareUnpack, EvalSplit)                                                        \
  V(VAR_HANDLE, VarHandle, ParseVarHandle, PrepareVarHandle, EvalVarHandle)                                       \
  V(WHERE, Where, ParseNothing, PrepareWhere, EvalWhere)                                                          \
  V(WHILE, While, ParseWhile, PrepareWhile, EvalWhile)                                                            \
  V(ZEROS_LIKE, ZerosLike, ParseNothing, PrepareZerosLike, EvalZerosLike)

// Operators of one type, for the resolver's Add...(): AddConv2D(Register_CONV_2D_INT8()) links the arithmetic of int8
// alone. Weights of int4 and int2 count as int8.
// V(name of Register_<name>(), type of input 0, type of output 0, Prepare, Eval), the types without kTfLite
#define TFLITE_MICRO_TYPED_OPERATORS(V)                                                             \
  V(ADD_INT8, Int8, Int8, PrepareAddInt8, EvalAddS8)                                                \
  V(ADD_INT16, Int16, Int16, PrepareAddInt16, EvalAddInt16)                                         \
  V(AVERAGE_POOL_2D_INT8, Int8, Int8, PreparePool2DInt8, EvalAveragePool2DInt8)                     \
  V(AVERAGE_POOL_2D_INT16, Int16, Int16, PreparePool2DInt16, EvalAveragePool2DInt16)                \
  V(BATCH_MATMUL_INT8, Int8, Int8, PrepareBatchMatMulInt8, EvalBatchMatMulInt8)                     \
  V(BATCH_MATMUL_INT16, Int16, Int16, PrepareBatchMatMulInt16, EvalBatchMatMulInt16)                \
  V(CONV_2D_INT4, Int8, Int8, PrepareConv2DInt8, EvalConv2DInt8)                                    \
  V(CONV_2D_INT8, Int8, Int8, PrepareConv2DInt8, EvalConv2DInt8)                                    \
  V(CONV_2D_INT16, Int16, Int16, PrepareConv2DInt16, EvalConv2DInt16)                               \
  V(DEPTHWISE_CONV_2D_INT4, Int8, Int8, PrepareDepthwiseConv2DInt8, EvalDepthwiseConv2DInt8)        \
  V(DEPTHWISE_CONV_2D_INT8, Int8, Int8, PrepareDepthwiseConv2DInt8, EvalDepthwiseConv2DInt8)        \
  V(DEPTHWISE_CONV_2D_INT16, Int16, Int16, PrepareDepthwiseConv2DInt16, EvalDepthwiseConv2DInt16)   \
  V(FULLY_CONNECTED_INT4, Int8, Int8, PrepareFullyConnectedInt8, EvalFullyConnectedInt8)            \
  V(FULLY_CONNECTED_INT8, Int8, Int8, PrepareFullyConnectedInt8, EvalFullyConnectedInt8)            \
  V(FULLY_CONNECTED_INT16, Int16, Int16, PrepareFullyConnectedInt16, EvalFullyConnectedInt16)       \
  V(MAX_POOL_2D_INT8, Int8, Int8, PreparePool2DInt8, EvalMaxPool2DInt8)                             \
  V(MAX_POOL_2D_INT16, Int16, Int16, PreparePool2DInt16, EvalMaxPool2DInt16)                        \
  V(MUL_INT8, Int8, Int8, PrepareMulInt8, EvalMulS8)                                                \
  V(QUANTIZE_INT16_INT8, Int16, Int8, PrepareQuantizeInt16, EvalRequantize)                         \
  V(SOFTMAX_INT8, Int8, Int8, PrepareSoftmaxInt8, EvalSoftmaxS8)                                    \
  V(SOFTMAX_INT8_INT16, Int8, Int16, PrepareSoftmaxInt8, EvalSoftmaxS8S16)                          \
  V(SOFTMAX_INT16, Int16, Int16, PrepareSoftmaxInt16, EvalSoftmaxS16)                               \
  V(SVDF_INT8, Int8, Int8, PrepareSvdfInt8, EvalSvdfInt8)                                           \
  V(TRANSPOSE_CONV_INT8, Int32, Int8, PrepareTransposeConvInt8, EvalTransposeConvInt8)              \
  V(UNIDIRECTIONAL_SEQUENCE_LSTM_INT8, Int8, Int8, PrepareUnidirectionalSequenceLstm, EvalLstmS8S8) \
  V(UNIDIRECTIONAL_SEQUENCE_LSTM_INT16, Int16, Int16, PrepareUnidirectionalSequenceLstm, EvalLstmS16S8)

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

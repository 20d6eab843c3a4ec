// The list of all operators. Registrations, parsers, the resolver's Add...() methods, the resolver with everything and
// the names in messages are generated from it, so that adding an operator here is all the wiring there is.
#ifndef TFLITE_MICRO_OPS_OPERATOR_LIST_H_
#define TFLITE_MICRO_OPS_OPERATOR_LIST_H_

// V(name in BuiltinOperator and of Register_<name>(), name of the resolver's Add<Name>(), parser of the options)
// in alphabetical order. ParseNothing: the operator has no options.
#define TFLITE_MICRO_BUILTIN_OPERATORS(V)                                                      \
  V(ADD, Add, ParseAdd)                                                                        \
  V(ADD_N, AddN, ParseNothing)                                                                 \
  V(ARG_MAX, ArgMax, ParseArgMax)                                                              \
  V(ARG_MIN, ArgMin, ParseArgMin)                                                              \
  V(AVERAGE_POOL_2D, AveragePool2D, ParsePool)                                                 \
  V(BATCH_MATMUL, BatchMatMul, ParseBatchMatMul)                                               \
  V(BATCH_TO_SPACE_ND, BatchToSpaceNd, ParseNothing)                                           \
  V(BROADCAST_ARGS, BroadcastArgs, ParseNothing)                                               \
  V(BROADCAST_TO, BroadcastTo, ParseNothing)                                                   \
  V(CONCATENATION, Concatenation, ParseConcatenation)                                          \
  V(CONV_2D, Conv2D, ParseConv2D)                                                              \
  V(CUMSUM, CumSum, ParseCumsum)                                                               \
  V(DEPTHWISE_CONV_2D, DepthwiseConv2D, ParseDepthwiseConv2D)                                  \
  V(DEPTH_TO_SPACE, DepthToSpace, ParseDepthToSpace)                                           \
  V(DEQUANTIZE, Dequantize, ParseNothing)                                                      \
  V(DYNAMIC_UPDATE_SLICE, DynamicUpdateSlice, ParseNothing)                                    \
  V(EMBEDDING_LOOKUP, EmbeddingLookup, ParseNothing)                                           \
  V(EXPAND_DIMS, ExpandDims, ParseNothing)                                                     \
  V(FILL, Fill, ParseNothing)                                                                  \
  V(FULLY_CONNECTED, FullyConnected, ParseFullyConnected)                                      \
  V(GATHER, Gather, ParseGather)                                                               \
  V(GATHER_ND, GatherNd, ParseNothing)                                                         \
  V(L2_POOL_2D, L2Pool2D, ParsePool)                                                           \
  V(LEAKY_RELU, LeakyRelu, ParseLeakyRelu)                                                     \
  V(LOGISTIC, Logistic, ParseNothing)                                                          \
  V(MAX_POOL_2D, MaxPool2D, ParsePool)                                                         \
  V(MEAN, Mean, ParseReducer)                                                                  \
  V(MIRROR_PAD, MirrorPad, ParseMirrorPad)                                                     \
  V(MUL, Mul, ParseMul)                                                                        \
  V(ONE_HOT, OneHot, ParseOneHot)                                                              \
  V(PACK, Pack, ParsePack)                                                                     \
  V(PAD, Pad, ParseNothing)                                                                    \
  V(PADV2, PadV2, ParseNothing)                                                                \
  V(QUANTIZE, Quantize, ParseNothing)                                                          \
  V(RANGE, Range, ParseNothing)                                                                \
  V(RANK, Rank, ParseNothing)                                                                  \
  V(REDUCE_ALL, ReduceAll, ParseReducer)                                                       \
  V(REDUCE_ANY, ReduceAny, ParseReducer)                                                       \
  V(REDUCE_MAX, ReduceMax, ParseReducer)                                                       \
  V(REDUCE_MIN, ReduceMin, ParseReducer)                                                       \
  V(REDUCE_PROD, ReduceProd, ParseReducer)                                                     \
  V(RELU, Relu, ParseNothing)                                                                  \
  V(RELU6, Relu6, ParseNothing)                                                                \
  V(RESHAPE, Reshape, ParseReshape)                                                            \
  V(RESIZE_BILINEAR, ResizeBilinear, ParseResizeBilinear)                                      \
  V(RESIZE_NEAREST_NEIGHBOR, ResizeNearestNeighbor, ParseResizeNearestNeighbor)                \
  V(REVERSE_SEQUENCE, ReverseSequence, ParseReverseSequence)                                   \
  V(REVERSE_V2, ReverseV2, ParseNothing)                                                       \
  V(SHAPE, Shape, ParseShape)                                                                  \
  V(SLICE, Slice, ParseNothing)                                                                \
  V(SOFTMAX, Softmax, ParseSoftmax)                                                            \
  V(SPACE_TO_BATCH_ND, SpaceToBatchNd, ParseNothing)                                           \
  V(SPACE_TO_DEPTH, SpaceToDepth, ParseSpaceToDepth)                                           \
  V(SPLIT, Split, ParseSplit)                                                                  \
  V(SPLIT_V, SplitV, ParseSplitV)                                                              \
  V(SQUEEZE, Squeeze, ParseSqueeze)                                                            \
  V(STRIDED_SLICE, StridedSlice, ParseStridedSlice)                                            \
  V(SUB, Sub, ParseSub)                                                                        \
  V(SUM, Sum, ParseReducer)                                                                    \
  V(SVDF, Svdf, ParseSvdf)                                                                     \
  V(TANH, Tanh, ParseNothing)                                                                  \
  V(TILE, Tile, ParseNothing)                                                                  \
  V(TRANSPOSE, Transpose, ParseNothing)                                                        \
  V(TRANSPOSE_CONV, TransposeConv, ParseTransposeConv)                                         \
  V(UNIDIRECTIONAL_SEQUENCE_LSTM, UnidirectionalSequenceLSTM, ParseUnidirectionalSequenceLstm) \
  V(UNPACK, Unpack, ParseUnpack)                                                               \
  V(ZEROS_LIKE, ZerosLike, ParseNothing)

#endif  // TFLITE_MICRO_OPS_OPERATOR_LIST_H_

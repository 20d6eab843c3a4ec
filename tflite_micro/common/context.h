// What the runtime hands to an operator: its node, the context through which it asks for memory and tensors, and the
// registration by which an operator (built in or the application's own) makes itself known.
#ifndef TFLITE_MICRO_COMMON_CONTEXT_H_
#define TFLITE_MICRO_COMMON_CONTEXT_H_

#include <stddef.h>
#include <stdint.h>

#include "tflite_micro/common/types.h"

// One operator of a graph. The arrays belong to the model or the arena and live as long as the interpreter.
typedef struct TfLiteNode {
  // Tensor indices in the node's subgraph; -1 is an optional input that is not given.
  TfLiteIntArray* inputs;
  TfLiteIntArray* outputs;
  TfLiteIntArray* intermediates;
  // The operator's own data: what `init` returned, or what `prepare` put here.
  void* user_data;
  // Parsed options of a builtin operator (one of the structs of builtin_op_data.h); null for a custom one. Present
  // during `init` and `prepare`. A `prepare` that leaves it in place keeps it for `invoke`, at a possibly different
  // address; one that sets it to null gives the memory back.
  void* builtin_data;
  // Options of a custom operator: bytes in the model.
  const void* custom_initial_data;
  int custom_initial_data_size;
} TfLiteNode;

struct TfLiteContext;

typedef enum TfLiteExternalContextType {
  kTfLiteEigenContext = 0,
  kTfLiteGemmLowpContext = 1,
  kTfLiteEdgeTpuContext = 2,
  kTfLiteCpuBackendContext = 3,
  kTfLiteMaxExternalContexts = 4,
} TfLiteExternalContextType;

typedef struct TfLiteExternalContext {
  TfLiteExternalContextType type;
  TfLiteStatus (*Refresh)(struct TfLiteContext* context);
} TfLiteExternalContext;

// The runtime as an operator sees it. Function pointers, so that an operator's `invoke` links against nothing.
typedef struct TfLiteContext {
  // Number of tensors of the current subgraph.
  size_t tensors_size;
  // The tflite::MicroContext behind this context (see GetMicroContext()).
  void* impl_;
  void* profiler;

  // Prepare: gives `tensor` new dimensions (copied). The data of an output may grow or shrink by this; constants and
  // inputs of the graph cannot be resized. `new_size` stays the caller's.
  TfLiteStatus (*ResizeTensor)(struct TfLiteContext* context, TfLiteTensor* tensor, const TfLiteIntArray* new_size);
  // Writes one line that is prefixed with the operator at work.
  void (*ReportError)(struct TfLiteContext* context, const char* format, ...);
  // Prepare: a temporary view of a tensor; null when there is no memory left. Invalid after `prepare` returns.
  TfLiteTensor* (*GetTensor)(const struct TfLiteContext* context, int tensor_idx);
  // Invoke: the tensor at `tensor_idx` of the current subgraph.
  TfLiteEvalTensor* (*GetEvalTensor)(const struct TfLiteContext* context, int tensor_idx);
  TfLiteExternalContext* (*GetExternalContext)(struct TfLiteContext* context, TfLiteExternalContextType type);
  // Init, Prepare: memory that lives as long as the interpreter, aligned to 16; null when there is none left.
  void* (*AllocatePersistentBuffer)(struct TfLiteContext* context, size_t bytes);
  // Prepare: reserves memory for this operator's `invoke`; its contents do not outlive that call.
  TfLiteStatus (*RequestScratchBufferInArena)(struct TfLiteContext* context, size_t bytes, int* buffer_idx);
  // Invoke: the memory reserved under `buffer_idx`, aligned to 16.
  void* (*GetScratchBuffer)(struct TfLiteContext* context, int buffer_idx);
} TfLiteContext;

// An operator's implementation. `prepare` and `invoke` return kTfLiteOk or the reason why not.
typedef struct TFLMRegistration {
  // `buffer`: the parsed options for a builtin operator (length 0), the option bytes for a custom one.
  void* (*init)(TfLiteContext* context, const char* buffer, size_t length);
  void (*free)(TfLiteContext* context, void* buffer);
  TfLiteStatus (*prepare)(TfLiteContext* context, TfLiteNode* node);
  TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node);
  void (*reset)(TfLiteContext* context, void* buffer);
  int32_t builtin_code;
  const char* custom_name;
} TFLMRegistration;

// The part of a registration that inference needs.
typedef struct TFLMInferenceRegistration {
  TfLiteStatus (*invoke)(TfLiteContext* context, TfLiteNode* node);
  void (*reset)(TfLiteContext* context, void* buffer);
} TFLMInferenceRegistration;

#endif  // TFLITE_MICRO_COMMON_CONTEXT_H_

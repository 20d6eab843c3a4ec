"""Programs whose flash is measured: the runtime with some operators and nothing else."""

load("//tools/bazel:defs.bzl", "tflm_cc_binary")

FLASH_BOARDS = [
    "cortex_m0",
    "cortex_m4",
    "cortex_m55",
    "riscv32",
]

# Each program is there for all types and for int8 alone.
FLASH_SUFFIXES = [
    "",
    "_int8",
]

# The libraries that operators are in.
_LIBRARIES = {
    "Add": "add",
    "AveragePool2D": "pooling",
    "Concatenation": "concatenation",
    "Conv2D": "conv_2d",
    "DepthwiseConv2D": "depthwise_conv_2d",
    "Equal": "comparisons",
    "FullyConnected": "fully_connected",
    "Greater": "comparisons",
    "GreaterEqual": "comparisons",
    "LeakyRelu": "relu",
    "Less": "comparisons",
    "LessEqual": "comparisons",
    "Logistic": "logistic",
    "MaxPool2D": "pooling",
    "Mean": "reduce",
    "NotEqual": "comparisons",
    "Quantize": "quantize",
    "Reshape": "reshape",
    "Softmax": "softmax",
    "Svdf": "svdf",
    "Tanh": "logistic",
    "TransposeConv": "transpose_conv",
    "UnidirectionalSequenceLSTM": "unidirectional_sequence_lstm",
}

# What an operator is registered as where all its tensors are int8; the others have one registration for all types.
FLASH_INT8 = {
    "Add": "ADD_INT8",
    "AveragePool2D": "AVERAGE_POOL_2D_INT8",
    "Conv2D": "CONV_2D_INT8",
    "DepthwiseConv2D": "DEPTHWISE_CONV_2D_INT8",
    "FullyConnected": "FULLY_CONNECTED_INT8",
    "MaxPool2D": "MAX_POOL_2D_INT8",
    "Softmax": "SOFTMAX_INT8",
    "Svdf": "SVDF_INT8",
    "TransposeConv": "TRANSPOSE_CONV_INT8",
    "UnidirectionalSequenceLSTM": "UNIDIRECTIONAL_SEQUENCE_LSTM_INT8",
}

# Each with the operators of a model, or of several that have the same; named as in the resolver's Add...().
FLASH_PROGRAMS = {
    "denoise": [
        "Add",
        "Concatenation",
        "Conv2D",
        "LeakyRelu",
        "Logistic",
        "Tanh",
        "TransposeConv",
    ],
    "digits": [
        "Conv2D",
        "DepthwiseConv2D",
        "FullyConnected",
        "MaxPool2D",
        "Mean",
        "Softmax",
    ],
    "hello_world": ["FullyConnected"],
    "keyword_scrambled": [
        "FullyConnected",
        "Quantize",
        "Softmax",
        "Svdf",
    ],
    "keywords": [
        "AveragePool2D",
        "Conv2D",
        "DepthwiseConv2D",
        "FullyConnected",
        "Softmax",
    ],
    # KWS and VWW of MLPerf Tiny.
    "kws": [
        "AveragePool2D",
        "Conv2D",
        "DepthwiseConv2D",
        "FullyConnected",
        "Reshape",
        "Softmax",
    ],
    "lstm": [
        "FullyConnected",
        "Reshape",
        "Softmax",
        "UnidirectionalSequenceLSTM",
    ],
    "micro_speech": [
        "DepthwiseConv2D",
        "FullyConnected",
        "Reshape",
        "Softmax",
    ],
    "person_detect": [
        "AveragePool2D",
        "Conv2D",
        "DepthwiseConv2D",
        "Reshape",
        "Softmax",
    ],
    "resnet": [
        "Add",
        "AveragePool2D",
        "Conv2D",
        "FullyConnected",
        "Reshape",
        "Softmax",
    ],
    "svdf": [
        "FullyConnected",
        "Softmax",
        "Svdf",
    ],
    "vibration": [
        "FullyConnected",
        "Softmax",
        "UnidirectionalSequenceLSTM",
    ],
    "wake_word": [
        "Conv2D",
        "DepthwiseConv2D",
        "FullyConnected",
        "Reshape",
    ],
}

def _statement(operator, registrations):
    registration = "tflite::Register_{}()".format(registrations[operator]) if operator in registrations else ""
    return "Add{}({});".format(operator, registration)

def size_program(name, operators, registrations = {}):
    """The program size_program.cc with these operators.

    Args:
      name: the tflm_cc_binary.
      operators: as in the resolver's Add...(); all that it links, and all that is compiled for it.
      registrations: what operators are registered as that are not registered for all types.
    """
    libraries = {"//tflite_micro/ops:" + _LIBRARIES[operator]: None for operator in operators}
    tflm_cc_binary(
        name = name,
        srcs = ["size_program.cc"],
        local_defines = [
            "SIZE_OPERATOR_COUNT={}".format(max(1, len(operators))),
            "SIZE_ADD_OPERATORS='{}'".format(" ".join([_statement(operator, registrations) for operator in operators])),
        ],
        deps = [
            "//tflite_micro/interpreter",
            "//tflite_micro/ops:resolver",
            "//tflite_micro/schema:verifier",
        ] + libraries.keys(),
    )

"""The programs whose flash is measured, each with the operators of a model or of several that have the same."""

FLASH_BOARDS = [
    "cortex_m0",
    "cortex_m4",
    "cortex_m55",
    "riscv32",
]

# Names as in the resolver's Add...().
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

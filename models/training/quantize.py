"""From a trained Keras model to a .tflite file.

Every training script converts and measures its models through this module, so that all of them are quantised the same
way and use only operators that the runtime has.
"""

import os

# Set before TensorFlow is imported: plain log, the processor only, the same rounding on every x86-64 processor, and
# Keras 2, whose LSTM layer the converter knows as one operator.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from models.training.reference import Array, Runner

__all__ = ["MODES", "OPERATORS", "Array", "Runner", "accuracy", "convert", "set_seed", "tf", "write"]

# The operators that a shipped model may use.
OPERATORS = {
    "ADD",
    "AVERAGE_POOL_2D",
    "CONCATENATION",
    "CONV_2D",
    "DEPTHWISE_CONV_2D",
    "DEQUANTIZE",
    "FULLY_CONNECTED",
    "LEAKY_RELU",
    "LOGISTIC",
    "MAX_POOL_2D",
    "MEAN",
    "MUL",
    "PAD",
    "QUANTIZE",
    "RELU",
    "RELU6",
    "RESHAPE",
    "SOFTMAX",
    "STRIDED_SLICE",
    "SUB",
    "SVDF",
    "TANH",
    "TRANSPOSE_CONV",
    "UNIDIRECTIONAL_SEQUENCE_LSTM",
}

MODES = ("float", "int8", "int16x8")


def set_seed(seed: int) -> None:
    """Makes everything that follows repeat: Python's, NumPy's and TensorFlow's generators, and TensorFlow's sums."""
    tf.keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()


def convert(model: Any, mode: str, representative: Array | None = None, *, dense_per_channel: bool = False) -> bytes:
    """Converts `model` to the bytes of a .tflite file with a fixed batch of 1.

    Args:
      model: a Keras model (or any callable on one tensor) whose `input_shape` is `(batch, ...)`.
      mode: "float" keeps float32; "int8" quantises weights per channel and activations to int8; "int16x8" quantises
        weights to int8 and activations to int16. Inputs and outputs take the type of the activations.
      representative: float inputs `[n, ...]` from which the ranges of the activations are measured. Needed unless
        `mode` is "float".
      dense_per_channel: one scale for each output of a fully connected operator, as convolutions have; otherwise one
        for all its weights, which makes a smaller file.

    Returns:
      The file's bytes.

    Raises:
      ValueError: an unknown mode, no representative inputs, or a result with an operator that the runtime lacks.
    """
    if mode not in MODES:
        raise ValueError(f"mode {mode!r} is none of {', '.join(MODES)}")
    if mode != "float" and representative is None:
        raise ValueError(f"mode {mode!r} needs representative inputs")
    shape = (1, *model.input_shape[1:])
    signature = [tf.TensorSpec(shape, tf.float32, name="input")]
    function = tf.function(lambda x: model(x, training=False), input_signature=signature)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function.get_concrete_function()], model)
    if mode != "float":
        assert representative is not None
        samples = representative.astype(np.float32)
        wide = mode == "int16x8"
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter._experimental_disable_per_channel_quantization_for_dense_layers = not dense_per_channel
        converter.representative_dataset = lambda: ([sample[np.newaxis]] for sample in samples)
        converter.target_spec.supported_ops = [
            tf.lite.OpsSet.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8
            if wide
            else tf.lite.OpsSet.TFLITE_BUILTINS_INT8
        ]
        converter.inference_input_type = converter.inference_output_type = tf.int16 if wide else tf.int8
    content: bytes = converter.convert()
    foreign = set(Runner(content).operators()) - OPERATORS
    if foreign:
        raise ValueError(f"operators that the runtime lacks: {', '.join(sorted(foreign))}")
    return content


def write(path: Path, content: bytes) -> None:
    """Writes a model and prints its name, size and operators."""
    path.write_bytes(content)
    names = Runner(content).operators()
    print(f"{path.name}: {len(content)} bytes, {', '.join(f'{names.count(n)} {n}' for n in sorted(set(names)))}")


def accuracy(content: bytes | Path, values: Sequence[Array] | Array, labels: Array) -> float:
    """Share of `values` for which the largest output is at the index that `labels` names."""
    return float(np.mean(np.argmax(Runner(content).predict(values), axis=-1) == labels))

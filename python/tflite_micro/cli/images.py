"""Pictures as model inputs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.tensors import Array, TensorInfo, quantize

# How Pillow names pictures with so many channels.
_MODES = {1: "L", 3: "RGB", 4: "RGBA"}


# A picture whose bytes are signed looks torn where its true brightness passes 128: neighbours differ by more than half
# of the range there. In a photograph few neighbours do. Both figures are shares of all pairs of neighbours.
_TORN_DIFFERENCE = 128
_MOST_TORN_IN_A_PHOTOGRAPH = 0.02
_FEWEST_LEVELS_IN_A_PHOTOGRAPH = 64


def read_image(path: Path, tensor: TensorInfo) -> Array:
    """The picture with the tensor's shape and type. It is converted to the channels, but never resized."""
    height, width, channels = _picture_shape(tensor)
    try:
        with Image.open(path) as image:
            if image.size != (width, height):
                raise UserError(
                    f"'{path}' is {image.size[0]} x {image.size[1]} pixels, but input '{tensor.name}' takes "
                    f"{width} x {height}; resize it first"
                )
            pixels = np.asarray(_eight_bits(image).convert(_MODES[channels]))
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        raise UserError(f"'{path}' is not a picture that can be read") from error
    if path.suffix.lower() == ".bmp" and channels == 1 and holds_signed_bytes(pixels):
        pixels = pixels ^ np.uint8(128)
    return _values(pixels, tensor).reshape(tensor.shape)


def holds_signed_bytes(pixels: Array) -> bool:
    """Whether a grey picture `[height, width]` is a photograph stored as signed bytes, brightness - 128.

    Tools of TensorFlow Lite Micro put a .bmp file's bytes into int8 tensors as they are, so such files exist.
    """
    signed = _torn_share(pixels ^ np.uint8(128))
    return (
        signed < _MOST_TORN_IN_A_PHOTOGRAPH
        and _torn_share(pixels) > 2 * signed
        and np.unique(pixels).size >= _FEWEST_LEVELS_IN_A_PHOTOGRAPH
    )


def _torn_share(pixels: Array) -> float:
    levels = pixels.astype(np.int16)
    steps = [np.abs(np.diff(levels, axis=axis)).reshape(-1) for axis in (0, 1)]
    torn = np.concatenate(steps) > _TORN_DIFFERENCE
    return float(torn.mean()) if torn.size else 0.0


def _picture_shape(tensor: TensorInfo) -> tuple[int, int, int]:
    """Height, width and channels of the pictures that fit."""
    shape = tensor.shape[1:] if len(tensor.shape) == 4 and tensor.shape[0] == 1 else tensor.shape
    if len(shape) == 3 and shape[2] in _MODES:
        return shape[0], shape[1], shape[2]
    if len(shape) == 3 and shape[0] == 1:
        return shape[1], shape[2], 1
    if len(shape) == 2:
        return shape[0], shape[1], 1
    raise UserError(
        f"a picture does not fit input '{tensor.name}', which takes {tensor.describe()}: "
        "[1, height, width, channels] is needed, with 1, 3 or 4 channels"
    )


def _eight_bits(image: Image.Image) -> Image.Image:
    """Pillow clips 16-bit pictures when it converts them; they are scaled down instead."""
    if image.mode.startswith("I"):
        return Image.fromarray((np.asarray(image).astype(np.int64) >> 8).clip(0, 255).astype(np.uint8))
    return image


def _values(pixels: Array, tensor: TensorInfo) -> Array:
    """Bytes 0 to 255 as the tensor's values; the help text of `tflm run` says how."""
    if tensor.dtype == np.uint8:
        return pixels
    if tensor.dtype == np.int8:
        return (pixels.astype(np.int16) - 128).astype(np.int8)
    if tensor.dtype == np.float32:
        return pixels.astype(np.float32) / np.float32(255)
    if tensor.dtype == np.int16 and tensor.quantized:
        return quantize(pixels / 255, tensor)
    raise UserError(
        f"a picture does not fit input '{tensor.name}', which takes {tensor.describe()}: "
        "int8, uint8, float32 or quantised int16 is needed"
    )

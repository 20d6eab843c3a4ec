"""Writes a model with the custom operator "PeakHold" and a builtin one: make_peak_hold OUTPUT."""

import sys
from pathlib import Path

from tflite_micro.model.builder import ModelBuilder

_CHANNELS = 4
# Steps of the quantised values by which a peak falls with every inference.
_FALL = 2


def _build() -> bytes:
    builder = ModelBuilder()
    signal = builder.tensor([1, _CHANNELS], "int8", scale=0.5, zero_point=0, name="signal")
    held = builder.tensor([1, _CHANNELS], "int8", scale=0.5, zero_point=0, name="held")
    rectified = builder.tensor([1, _CHANNELS], "int8", scale=0.5, zero_point=0, name="rectified")
    builder.custom_op("PeakHold", [signal], [held], options=bytes([_FALL]))
    builder.op("RELU", [held], [rectified])
    return builder.build()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(_build())

"""The figures that a test holds the code to: instructions of three small models, kept beside the code."""

from __future__ import annotations

import dataclasses

from tflite_micro.benchmark.figures import Figures

# From the root of the source tree, or of the runfiles.
PATH = "tflite_micro/benchmarks/performance_figures.json"
COMMAND = "./bazelw run //tflite_micro/benchmarks:report -- --write"
BOARDS = ["cortex_m0", "cortex_m4", "cortex_m55", "riscv32"]
# Of fully connected layers, of convolutions, pooling and softmax, and of an LSTM.
MODELS = ["autoencoder_int8", "keywords_int8", "vibration_int8"]


def kept_part(figures: Figures) -> Figures:
    """What is kept of a report: these models on these boards, and no flash, of which size_test takes care."""
    return {
        name: dataclasses.replace(
            figures[name],
            boards={
                board: dataclasses.replace(figures[name].boards[board], flash_bytes=None, flash_int8_bytes=None)
                for board in BOARDS
            },
            host=None,
        )
        for name in MODELS
    }

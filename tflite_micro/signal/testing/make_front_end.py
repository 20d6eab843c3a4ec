"""Writes a model with the audio operators from samples to features: make_front_end OUTPUT.

It is one of the models of python/model_tests/operators/signal_front_end_cases.py: input INT16 [32], the samples of a
step; outputs INT16, features side by side, and BOOL, whether they are new.
"""

import sys
from pathlib import Path

import numpy as np

from model_tests.operators import signal_front_end_cases

if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(next(signal_front_end_cases.cases(np.random.default_rng(1))).model)

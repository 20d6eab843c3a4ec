"""Writes a model that brings a memory plan along: make_planned_branches OUTPUT.

Inputs: `flag`, BOOL [1], and `x`, FLOAT32 [1, 6, 6, 2]. A convolution, a residual sum, a RESHAPE and an IF with two
branches. The plan shares memory as operators say, and over time; it leaves `flag` to the runtime.
"""

import struct
import sys
from pathlib import Path

import numpy as np

from tflite_micro.model import Buffer, ModelBuilder

# Bytes of each tensor but `flag`.
_SIZE = 6 * 6 * 2 * 4


def _build() -> bytes:
    main = ModelBuilder()
    flag = main.tensor([1], "bool", name="flag")
    shape = [1, 6, 6, 2]
    x, convolved, positive, added = (main.tensor(shape, name=name) for name in ("x", "convolved", "positive", "added"))
    flat, result = (main.tensor([1, 72], name=name) for name in ("flat", "result"))
    weights = np.linspace(-1, 1, 36, dtype=np.float32).reshape(2, 3, 3, 2)
    constants = [main.tensor(weights.shape, data=weights), main.tensor([2], data=[0.5, -0.25])]
    new_shape = main.tensor([2], "int32", data=[1, 72])
    main.op("CONV_2D", [x, *constants], [convolved], padding="SAME", stride_w=1, stride_h=1)
    main.op("RELU", [convolved], [positive])
    main.op("ADD", [positive, x], [added])
    main.op("RESHAPE", [added, new_shape], [flat])
    main.op("IF", [flag, flat], [result], then_subgraph_index=1, else_subgraph_index=2)
    for name, operator in (("then", "NEG"), ("else", "SQUARE")):
        branch = main.add_subgraph(name)
        given, made = branch.tensor([1, 72], name="given"), branch.tensor([1, 72], name="made")
        branch.op(operator, [given], [made])
        branch.finish([given], [made])
    model = main.model([flag, x], [result])
    # In units of _SIZE: flag, x, convolved, positive, added, flat, result, three constants, then both branches.
    places = [None, 0, 1, 1, 0, 0, 3, None, None, None, 1, 2, 2, 1]
    words = [1, len(model.subgraphs), len(places), *(-1 if place is None else place * _SIZE for place in places)]
    model.metadata["OfflineMemoryAllocation"] = Buffer(struct.pack(f"<{len(words)}i", *words))
    return model.to_bytes()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(_build())

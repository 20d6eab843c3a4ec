"""Writes a model whose memory plan has tensors side by side in others: make_planned_parts OUTPUT.

A SPLIT into two halves, one of which is negated; both halves joined again, padded, and given another shape. By the plan
the halves lie in the input, and what is joined in what it is padded to.
"""

import struct
import sys
from pathlib import Path

from tflite_micro.model import Buffer, ModelBuilder

# Bytes of a row of FLOAT32.
_ROW = 8 * 4


def _build() -> bytes:
    main = ModelBuilder()
    x = main.tensor([4, 8], name="x")
    first, second, negated = (main.tensor([2, 8], name=name) for name in ("first", "second", "negated"))
    joined, padded = main.tensor([4, 8], name="joined"), main.tensor([6, 8], name="padded")
    flat = main.tensor([1, 48], name="flat")
    axis = main.tensor([], "int32", data=0)
    paddings = main.tensor([2, 2], "int32", data=[[1, 1], [0, 0]])
    new_shape = main.tensor([2], "int32", data=[1, 48])
    main.op("SPLIT", [axis, x], [first, second], num_splits=2)
    main.op("NEG", [first], [negated])
    main.op("CONCATENATION", [negated, second], [joined], axis=0)
    main.op("PAD", [joined, paddings], [padded])
    main.op("RESHAPE", [padded, new_shape], [flat])
    model = main.model([x], [flat])
    # In units of _ROW: x, first, second, negated, joined, padded, flat, three constants.
    places = [0, 0, 2, 5, 5, 4, 4, None, None, None]
    words = [1, 1, len(places), *(-1 if place is None else place * _ROW for place in places)]
    model.metadata["OfflineMemoryAllocation"] = Buffer(struct.pack(f"<{len(words)}i", *words))
    return model.to_bytes()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(_build())

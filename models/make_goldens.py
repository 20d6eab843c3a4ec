"""Writes the golden outputs of the project's models: what LiteRT's reference kernels answer to generated inputs.

    python3 -m models.make_goldens

Needs NumPy and ai-edge-litert. For each `<folder>/<model>.tflite` it writes `golden/<model>.bin`: the raw bytes of 20
consecutive runs, all outputs of a run in order, little-endian, with the state of recurrent operators kept between runs.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from ai_edge_litert.interpreter import Interpreter, OpResolverType

FOLDER = Path(__file__).parent
RUNS = 20


class Generator:
    """The linear congruential generator of the inputs: one 32-bit state for all elements of all inputs and runs."""

    def __init__(self, seed: int = 1) -> None:
        """Starts from `seed`, which is not itself an output."""
        self._state = seed

    def array(self, shape: npt.NDArray[np.int32], dtype: type[Any]) -> npt.NDArray[Any]:
        """The next elements, from the top bits of the state: 8 for int8 and int32, 16 for int16; float32 in [-1, 1)."""
        bits = 16 if dtype is np.int16 else 8
        values = np.empty(int(np.prod(shape)), np.int32)
        for i in range(values.size):
            self._state = (self._state * 1664525 + 1013904223) % 2**32
            values[i] = self._state >> (32 - bits)
        if dtype is np.int32:
            return values.reshape(shape)
        signed = values.astype(np.int16 if dtype is np.int16 else np.int8)
        if dtype is np.float32:
            return (signed.astype(np.float32) / 128).reshape(shape)
        if dtype not in (np.int8, np.int16):
            raise ValueError(f"no inputs are defined for {dtype.__name__}")
        return signed.reshape(shape)


def golden(model: Path) -> bytes:
    """The output bytes of 20 runs of `model`."""
    interpreter = Interpreter(
        model_path=str(model), experimental_op_resolver_type=OpResolverType.BUILTIN_REF, num_threads=1
    )
    interpreter.allocate_tensors()
    generator = Generator()
    parts = []
    for _ in range(RUNS):
        for tensor in interpreter.get_input_details():
            interpreter.set_tensor(tensor["index"], generator.array(tensor["shape"], tensor["dtype"]))
        interpreter.invoke()
        parts += [interpreter.get_tensor(tensor["index"]).tobytes() for tensor in interpreter.get_output_details()]
    return b"".join(parts)


def main() -> None:
    """Writes the golden file of every model."""
    for model in sorted(FOLDER.glob("*/*.tflite")):
        content = golden(model)
        path = FOLDER / "golden" / f"{model.stem}.bin"
        path.write_bytes(content)
        print(f"{path.relative_to(FOLDER)}: {len(content)} bytes")


if __name__ == "__main__":
    main()

"""Models on LiteRT's reference kernels, which define what the right output is.

Needs NumPy and ai-edge-litert only, so that checks run without TensorFlow.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from ai_edge_litert.interpreter import Interpreter, OpResolverType

Array = npt.NDArray[Any]


class Runner:
    """Runs a .tflite model with one input and one output on LiteRT's reference kernels."""

    def __init__(self, content: bytes | Path) -> None:
        """Takes the model's bytes or its path."""
        data = content.read_bytes() if isinstance(content, Path) else content
        self._interpreter = Interpreter(
            model_content=data,
            experimental_op_resolver_type=OpResolverType.BUILTIN_REF,
            num_threads=1,
        )
        self._interpreter.allocate_tensors()
        (self.input,) = self._interpreter.get_input_details()
        (self.output,) = self._interpreter.get_output_details()

    def operators(self) -> list[str]:
        """Names of the operators in order of execution, one entry a node."""
        return [node["op_name"] for node in self._interpreter._get_ops_details() if node["op_name"] != "DELEGATE"]

    def reset(self) -> None:
        """Sets the state of recurrent operators to zero."""
        self._interpreter.reset_all_variables()

    def invoke(self, value: Array) -> Array:
        """Runs once on a value of the input's own type and shape; gives the raw output."""
        self._interpreter.set_tensor(self.input["index"], value)
        self._interpreter.invoke()
        result: Array = self._interpreter.get_tensor(self.output["index"])
        return result

    def quantize(self, value: Array) -> Array:
        """Real values to the input's type: round to nearest (ties to even), then saturate."""
        scale, zero_point = self.input["quantization"]
        dtype = self.input["dtype"]
        if scale == 0:
            return value.astype(dtype)
        limits = np.iinfo(dtype)
        result: Array = np.clip(np.round(value / scale) + zero_point, limits.min, limits.max).astype(dtype)
        return result

    def __call__(self, value: Array) -> Array:
        """Runs once on real values without the batch axis; gives real values without it."""
        raw = self.invoke(self.quantize(value)[np.newaxis])[0]
        scale, zero_point = self.output["quantization"]
        if scale == 0:
            return np.asarray(raw)
        real: Array = (raw.astype(np.float32) - zero_point) * np.float32(scale)
        return real

    def predict(self, values: Iterable[Array]) -> Array:
        """Runs on each value from zero state; gives the outputs stacked."""
        outputs = []
        for value in values:
            self.reset()
            outputs.append(self(value))
        return np.stack(outputs)

    def follow(self, steps: Iterable[Array]) -> Array:
        """Runs from zero state on one value after the other, keeping the state; gives the outputs stacked."""
        self.reset()
        return np.stack([self(step) for step in steps])

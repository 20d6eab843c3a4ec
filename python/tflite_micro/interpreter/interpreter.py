"""`Interpreter`: a model, its arena and its state, with the methods that users of `tf.lite.Interpreter` know.

    interpreter = Interpreter("model.tflite")
    interpreter.set_input(values, 0)
    interpreter.invoke()
    scores = interpreter.get_output(0)

Values are NumPy arrays of the tensor's own type: quantised models take and give integers.
"""

from __future__ import annotations

import operator
import os
import pathlib
import sys
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from tflite_micro.interpreter import _runtime

Array = npt.NDArray[Any]


class InterpreterError(RuntimeError):
    """The runtime refused a model or failed to run it; the text is the runtime's own message."""


class TensorError(InterpreterError, ValueError):
    """A tensor that does not exist, or a value that does not fit one."""


class Interpreter:
    """Runs one model. Not for use from several threads at once; separate interpreters are independent.

    Tensors are addressed in two ways: by their position among the inputs or outputs (`set_input`, `get_output`), or by
    their index in the model, which the details give (`set_tensor`, `get_tensor`).
    """

    def __init__(
        self,
        model: str | os.PathLike[str] | bytes | bytearray | memoryview | None = None,
        arena_size: int | None = None,
        *,
        model_path: str | os.PathLike[str] | None = None,
        model_content: bytes | None = None,
        preserve_all_tensors: bool = False,
        alt_decompression_memory_size: int = 0,
    ) -> None:
        """Loads a model; nothing is allocated before `allocate_tensors`.

        Args:
          model: a path, or the model's bytes.
          arena_size: bytes of the arena, as on a device; None gives exactly what the model needs.
          model_path: a path, under the name that `tf.lite.Interpreter` uses for it.
          model_content: bytes, likewise.
          preserve_all_tensors: every tensor keeps its value until the next `invoke`, for `get_tensor`.
          alt_decompression_memory_size: bytes beside the arena for tensors that TFLM_DECODE decodes.

        Raises:
          InterpreterError: the file is not a sound model.
          OSError: the file cannot be read.
          TypeError, ValueError: there is not one model, or one of the sizes is none.
        """
        given = [source for source in (model, model_path, model_content) if source is not None]
        if len(given) != 1:
            raise TypeError("Interpreter takes one model: a path or bytes")
        if arena_size is not None:
            arena_size = operator.index(arena_size)
            if not 0 <= arena_size <= sys.maxsize:
                raise ValueError(f"arena_size is {arena_size}, but has to be from 0 to {sys.maxsize}")
        alternate_size = operator.index(alt_decompression_memory_size)
        if not 0 <= alternate_size <= sys.maxsize:
            raise ValueError(
                f"alt_decompression_memory_size is {alternate_size}, but has to be from 0 to {sys.maxsize}"
            )
        source = given[0]
        if isinstance(source, (bytes, bytearray, memoryview)):
            content = bytes(source)
        else:
            content = pathlib.Path(source).read_bytes()
        self._preserves = preserve_all_tensors
        self._allocated = False
        try:
            size = -1 if arena_size is None else arena_size
            self._runtime = _runtime.Runtime(content, size, preserve_all_tensors, alternate_size)
        except _runtime.RuntimeFailure as failure:
            raise InterpreterError(str(failure)) from None
        self._inputs = self._runtime.inputs()
        self._outputs = self._runtime.outputs()

    @classmethod
    def from_file(cls, model_path: str | os.PathLike[str], arena_size: int | None = None) -> Interpreter:
        """An interpreter, ready to run, for the model in a file."""
        interpreter = cls(model_path, arena_size)
        interpreter.allocate_tensors()
        return interpreter

    @classmethod
    def from_bytes(cls, model: bytes | bytearray | memoryview, arena_size: int | None = None) -> Interpreter:
        """An interpreter, ready to run, for a model's bytes."""
        interpreter = cls(bytes(model), arena_size)
        interpreter.allocate_tensors()
        return interpreter

    def allocate_tensors(self) -> None:
        """Prepares the operators and lays out memory; does nothing when that is done already.

        Raises:
          InterpreterError: an operator or type is not supported, or the arena is too small: the text says what to do.
        """
        try:
            self._runtime.allocate()
        except _runtime.RuntimeFailure as failure:
            raise InterpreterError(str(failure)) from None
        except MemoryError:
            raise InterpreterError("this machine has not enough memory for the model's arena") from None
        self._allocated = True

    def invoke(self) -> None:
        """Computes the outputs. The memory of inputs may be reused on the way: set them before every call.

        Raises:
          InterpreterError: an operator failed.
        """
        self._prepare()
        try:
            self._runtime.invoke()
        except _runtime.RuntimeFailure as failure:
            raise InterpreterError(str(failure)) from None

    def reset(self) -> None:
        """Sets the model's state (variables, streaming operators) to what it was after `allocate_tensors`."""
        self._prepare()
        try:
            self._runtime.reset()
        except _runtime.RuntimeFailure as failure:
            raise InterpreterError(str(failure)) from None

    def reset_all_variables(self) -> None:
        """`reset` under the name that `tf.lite.Interpreter` has for it."""
        self.reset()

    @property
    def arena_used_bytes(self) -> int:
        """Bytes of arena that the model needs on this machine: exactly enough, and one fewer is refused."""
        self._prepare()
        return self._runtime.arena_bytes()

    @property
    def arena_plan_bytes(self) -> int:
        """Of `arena_used_bytes`, the part that tensors and scratch buffers share over time."""
        self._prepare()
        return self._runtime.plan_bytes()

    @property
    def arena_persistent_bytes(self) -> int:
        """Of `arena_used_bytes`, the part that stays: records of the graph, operators' data, variables."""
        self._prepare()
        return self._runtime.persistent_bytes()

    def arena_bytes_on_board(self, kernels: str) -> tuple[int, int, int]:
        """Bytes of arena that the model needs on a core of 32 bits, and of these the plan and what stays.

        `kernels` are those that the board has (`tflite_micro.targets.boards.Board.kernels`), compiled for speed. The
        model need not run here.

        Raises:
          InterpreterError: an operator or type is not supported, or there are no such kernels.
        """
        try:
            return self._runtime.bytes_on_board(kernels)
        except _runtime.RuntimeFailure as failure:
            raise InterpreterError(str(failure)) from None

    def supports_builtin(self, builtin_code: int) -> bool:
        """Whether the runtime has the builtin operator of that number in the model format."""
        return self._runtime.supports(builtin_code)

    def supports_custom(self, name: str) -> bool:
        """Whether the runtime has a custom operator of that name."""
        # A file may have any bytes as a name, which the model's reader gives as surrogates.
        return self._runtime.supports_custom(name.encode("utf-8", "surrogateescape"))

    @overload
    def get_input_details(self, index: None = None) -> list[dict[str, Any]]: ...
    @overload
    def get_input_details(self, index: int) -> dict[str, Any]: ...
    def get_input_details(self, index: int | None = None) -> list[dict[str, Any]] | dict[str, Any]:
        """Describes all inputs, or the one at position `index`.

        A description has `name`, `index` (in the model), `shape`, `shape_signature`, `dtype`, `quantization` (scale
        and zero point, (0.0, 0) if none) and `quantization_parameters` (arrays `scales` and `zero_points`, and
        `quantized_dimension`).
        """
        if index is not None:
            return self._details(self._position(self._inputs, index, "input"))
        return [self._details(tensor) for tensor in self._inputs]

    @overload
    def get_output_details(self, index: None = None) -> list[dict[str, Any]]: ...
    @overload
    def get_output_details(self, index: int) -> dict[str, Any]: ...
    def get_output_details(self, index: int | None = None) -> list[dict[str, Any]] | dict[str, Any]:
        """Describes all outputs, or the one at position `index`; see `get_input_details`.

        The `shape` of an output whose size depends on data is the largest it can be, and after `invoke` what it is.
        """
        if index is not None:
            return self._details(self._position(self._outputs, index, "output"))
        return [self._details(tensor) for tensor in self._outputs]

    def set_input(self, input_data: npt.ArrayLike, index: int = 0) -> None:
        """Copies a value into the input at position `index`.

        Raises:
          TensorError: the type or the shape is not the input's. Nothing is converted silently, but Python numbers and
            lists of them are taken if they fit.
        """
        tensor = self._position(self._inputs, index, "input")
        self._prepare()
        self._runtime.write_input(index, self._fit(input_data, tensor, f"input {index}"))

    def get_output(self, index: int = 0) -> Array:
        """A copy of the output at position `index`. Its shape is what the last `invoke` gave it."""
        self._position(self._outputs, index, "output")
        self._prepare()
        return self._runtime.read_output(index)

    def set_tensor(self, tensor_index: int, value: npt.ArrayLike) -> None:
        """As `set_input`, by the tensor's index in the model."""
        if tensor_index not in self._inputs:
            raise TensorError(f"tensor {tensor_index} is not an input; inputs are {self._inputs}")
        self.set_input(value, self._inputs.index(tensor_index))

    def get_tensor(self, tensor_index: int, subgraph_index: int = 0) -> Array:
        """A copy of an input or output, by the tensor's index in the model; `preserve_all_tensors` gives any tensor."""
        self._prepare()
        if subgraph_index == 0 and tensor_index in self._outputs:
            return self._runtime.read_output(self._outputs.index(tensor_index))
        if subgraph_index == 0 and tensor_index in self._inputs:
            return self._runtime.read_input(self._inputs.index(tensor_index))
        if not self._preserves:
            raise TensorError(
                f"tensor {tensor_index} is neither input nor output, and its memory is reused: "
                "make the interpreter with preserve_all_tensors=True to look at it"
            )
        try:
            return self._runtime.read_tensor(tensor_index, subgraph_index)
        except _runtime.RuntimeFailure as failure:
            raise TensorError(str(failure)) from None

    def _prepare(self) -> None:
        if not self._allocated:
            self.allocate_tensors()

    @staticmethod
    def _position(tensors: list[int], index: int, kind: str) -> int:
        if not 0 <= index < len(tensors):
            raise TensorError(f"{kind} {index} does not exist: the model has {len(tensors)}")
        return tensors[index]

    def _describe(self, tensor: int) -> dict[str, Any]:
        try:
            return self._runtime.describe(tensor)
        except _runtime.RuntimeFailure as failure:
            raise InterpreterError(str(failure)) from None

    def _details(self, tensor: int) -> dict[str, Any]:
        facts = self._describe(tensor)
        scales = np.array(facts["scales"], np.float32)
        zero_points = np.array(facts["zero_points"], np.int32)
        single = scales.size == 1
        zero_point = int(zero_points[0]) if single and zero_points.size else 0
        return {
            "name": facts["name"].decode("utf-8", "replace"),
            "index": tensor,
            "shape": np.array(facts["shape"], np.int32),
            "shape_signature": np.array(facts["shape_signature"], np.int32),
            "dtype": np.dtype(facts["dtype"]).type,
            "quantization": (float(scales[0]), zero_point) if single else (0.0, 0),
            "quantization_parameters": {
                "scales": scales,
                "zero_points": zero_points,
                "quantized_dimension": int(facts["quantized_dimension"]),
            },
            "sparsity_parameters": {},
        }

    def _fit(self, value: npt.ArrayLike, tensor: int, what: str) -> bytes:
        """The bytes of `value`, which must have the type and shape of `tensor`."""
        facts = self._describe(tensor)
        dtype = np.dtype(facts["dtype"])
        shape = tuple(facts["shape"])
        expected = f"{what} takes {dtype.name} of shape {shape}"
        if isinstance(value, (np.ndarray, np.generic)):
            array = np.asarray(value)
            if array.dtype != dtype:
                raise TensorError(f"{expected}, but the value is {array.dtype.name} of shape {array.shape}")
        else:
            try:
                given = np.asarray(value)
                array = np.array(value, dtype)
                if dtype.kind in "iub" and given.dtype.kind == "f" and (array != given).any():
                    raise ValueError("the conversion would round")
            except (OverflowError, TypeError, ValueError):
                raise TensorError(f"{expected}, but the value does not convert to that") from None
        if array.shape != shape:
            raise TensorError(f"{expected}, but the value has shape {array.shape}")
        return np.ascontiguousarray(array).tobytes()

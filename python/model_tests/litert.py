"""The oracle: LiteRT's reference kernels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from ai_edge_litert.interpreter import Interpreter, OpResolverType

from tflite_micro.cli.tensors import Array


def litert_outputs(model: bytes, inputs: Sequence[Sequence[Array]]) -> list[list[Array]]:
    """`result[run][output]` for `inputs[run][input]`, with the model's state kept from one run to the next."""
    interpreter = Interpreter(
        model_content=model, experimental_op_resolver_type=OpResolverType.BUILTIN_REF, num_threads=1
    )
    interpreter.allocate_tensors()
    outputs = []
    for row in inputs:
        for details, values in zip(interpreter.get_input_details(), row, strict=True):
            interpreter.set_tensor(details["index"], values)
        interpreter.invoke()
        outputs.append([_value(interpreter, details) for details in interpreter.get_output_details()])
    return outputs


def _value(interpreter: Interpreter, details: dict[str, Any]) -> Array:
    """The value of a tensor. LiteRT does not give those that have come to nothing."""
    if 0 in details["shape"]:
        return np.zeros(details["shape"], details["dtype"])
    return np.asarray(interpreter.get_tensor(details["index"]))

"""How many products an operator sums up: what an inference costs is told per multiply-accumulate.

Counted as the field does it: every element of a filter for every output that it contributes to, also where it lies on
padding. Operators that only add, compare or move have none.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from tflite_micro.model.model import Operator, Tensor


def multiply_accumulates(operator: Operator) -> int:
    """The products of one run of `operator`; 0 for operators whose work is something else, and for incomplete ones."""
    count = _COUNTS.get(operator.name)
    try:
        return 0 if count is None else count(operator)
    except (IndexError, AttributeError, ZeroDivisionError):
        # A model that no runtime takes: fewer tensors or dimensions than the operator has.
        return 0


def _input(operator: Operator, index: int) -> Tensor:
    tensor = operator.inputs[index]
    if tensor is None:
        raise IndexError(index)
    return tensor


def _convolution(operator: Operator) -> int:
    # The filter is [output channels, height, width, input channels of the group].
    return operator.outputs[0].element_count * math.prod(_input(operator, 1).shape[1:])


def _depthwise_convolution(operator: Operator) -> int:
    # The filter is [1, height, width, output channels].
    return operator.outputs[0].element_count * math.prod(_input(operator, 1).shape[1:3])


def _transposed_convolution(operator: Operator) -> int:
    # The filter is [output channels, height, width, input channels]; the input comes third.
    return _input(operator, 2).element_count * math.prod(_input(operator, 1).shape[:3])


def _convolution_3d(operator: Operator) -> int:
    # The filter is [depth, height, width, input channels, output channels].
    return operator.outputs[0].element_count * math.prod(_input(operator, 1).shape[:4])


def _fully_connected(operator: Operator) -> int:
    return operator.outputs[0].element_count * _input(operator, 1).shape[-1]


def _batch_matmul(operator: Operator) -> int:
    transposed = bool(getattr(operator.options, "adj_x", False))
    return operator.outputs[0].element_count * _input(operator, 0).shape[-2 if transposed else -1]


def _recurrent(operator: Operator) -> int:
    """Every matrix is multiplied with one vector in each step of each batch."""
    given = _input(operator, 0)
    vectors = given.element_count // given.shape[-1]
    matrices = [tensor for tensor in operator.inputs[1:] if tensor is not None and not tensor.is_variable]
    return vectors * sum(tensor.element_count for tensor in matrices if len(tensor.shape) == 2)


_COUNTS: dict[str, Callable[[Operator], int]] = {
    "CONV_2D": _convolution,
    "DEPTHWISE_CONV_2D": _depthwise_convolution,
    "TRANSPOSE_CONV": _transposed_convolution,
    "CONV_3D": _convolution_3d,
    "FULLY_CONNECTED": _fully_connected,
    "BATCH_MATMUL": _batch_matmul,
    # SVDF's matrices are those of features and of time, each used once for each batch.
    "SVDF": _recurrent,
    "RNN": _recurrent,
    "UNIDIRECTIONAL_SEQUENCE_RNN": _recurrent,
    "BIDIRECTIONAL_SEQUENCE_RNN": _recurrent,
    "LSTM": _recurrent,
    "UNIDIRECTIONAL_SEQUENCE_LSTM": _recurrent,
    "BIDIRECTIONAL_SEQUENCE_LSTM": _recurrent,
}

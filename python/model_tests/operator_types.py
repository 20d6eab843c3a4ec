"""Of which operators a model consists and on which types they work, read from the model itself.

    operator_types(model)  ->  [("CONV_2D", "int16 x int8")]

An operator's type is that of the tensors that decide how it computes: of the first input, unless the tables below say
otherwise. Indices, axes, sizes and biases do not count.
"""

from __future__ import annotations

from tflite_micro.model import Model, Operator, Tensor

# Inputs that decide, where it is not the first alone. Equal types are named once.
DECIDING_INPUTS = {
    "ASSIGN_VARIABLE": (1,),
    "BATCH_MATMUL": (0, 1),
    "BIDIRECTIONAL_SEQUENCE_LSTM": (0, 1),
    "BIDIRECTIONAL_SEQUENCE_RNN": (0, 1),
    "CONV_2D": (0, 1),
    "CONV_3D": (0, 1),
    "CONV_3D_TRANSPOSE": (2, 1),
    "DEPTHWISE_CONV_2D": (0, 1),
    "EMBEDDING_LOOKUP": (1,),
    "FILL": (1,),
    "FULLY_CONNECTED": (0, 1),
    "IF": (1,),
    "LSTM": (0, 1),
    "ONE_HOT": (2,),
    "PRELU": (0, 1),
    "READ_VARIABLE": (),
    "RNN": (0, 1),
    "SCATTER_ND": (1,),
    "SELECT": (1,),
    "SELECT_V2": (1,),
    "SPLIT": (1,),
    "SVDF": (0, 1, 2),
    "TRANSPOSE_CONV": (2, 1),
    "UNIDIRECTIONAL_SEQUENCE_LSTM": (0, 2),
    "UNIDIRECTIONAL_SEQUENCE_RNN": (0, 1),
}

# Operators that turn one type into another.
CONVERSIONS = frozenset({"BITCAST", "CAST", "DEQUANTIZE", "EMBEDDING_LOOKUP", "QUANTIZE", "SOFTMAX"})


def operator_types(content: bytes) -> list[tuple[str, str]]:
    """The pairs (operator, type) of a model's operators, each once, in order. Custom operators go by their own name."""
    operators = [operator for subgraph in Model.from_bytes(content).subgraphs for operator in subgraph.operators]
    return list(dict.fromkeys((operator.name, _type(operator)) for operator in operators))


def _type(operator: Operator) -> str:
    chosen = DECIDING_INPUTS.get(operator.name, (0,))
    tensors = [operator.inputs[index] for index in chosen if index < len(operator.inputs)]
    names = [_name(tensor) for tensor in tensors if tensor is not None]
    if not names:
        # Operators without inputs that decide (VAR_HANDLE, READ_VARIABLE) are told by what they make, if anything.
        names = [_name(tensor) for tensor in operator.outputs[:1] if tensor is not None]
    said = " x ".join(dict.fromkeys(names)) or "none"
    if operator.name in CONVERSIONS and operator.outputs[0] is not None:
        made = _name(operator.outputs[0])
        return said if (said == made and operator.name != "CAST") else f"{said} to {made}"
    return said


def _name(tensor: Tensor) -> str:
    return str(getattr(tensor.type, "name", tensor.type)).lower()

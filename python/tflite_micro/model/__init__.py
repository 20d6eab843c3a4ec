"""Models in Python: read, edit and build .tflite files.

`Model` reads and writes files as objects that refer to each other, `ModelBuilder` makes small ones statement by
statement. Below them, `codec` and `schema` give the file's own tables, for tools that need every field or want to make
files that are wrong. Everything that is wrong with a model is a `ModelError`.
"""

from tflite_micro.model.builder import ModelBuilder, SubgraphBuilder
from tflite_micro.model.fields import ModelError
from tflite_micro.model.model import Buffer, Model, Operator, OperatorCode, Quantization, Signature, Subgraph, Tensor
from tflite_micro.model.schema import BuiltinOperator, TensorType

__all__ = [
    "Buffer",
    "BuiltinOperator",
    "Model",
    "ModelBuilder",
    "ModelError",
    "Operator",
    "OperatorCode",
    "Quantization",
    "Signature",
    "Subgraph",
    "SubgraphBuilder",
    "Tensor",
    "TensorType",
]

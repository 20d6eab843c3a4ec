"""Which table holds the attributes of which operator. The schema does not say; the names nearly do."""

from __future__ import annotations

from tflite_micro.model import schema
from tflite_micro.model.fields import Table
from tflite_micro.model.schema import BuiltinOperator

# Operators whose table is named after a family or an older name.
_FAMILIES: dict[str, str] = {
    "AVERAGE_POOL_2D": "Pool2DOptions",
    "MAX_POOL_2D": "Pool2DOptions",
    "L2_POOL_2D": "Pool2DOptions",
    "CONV_3D_TRANSPOSE": "Conv3DOptions",
    "L2_NORMALIZATION": "L2NormOptions",
    "MAXIMUM": "MaximumMinimumOptions",
    "MINIMUM": "MaximumMinimumOptions",
    "MEAN": "ReducerOptions",
    "SUM": "ReducerOptions",
    "REDUCE_PROD": "ReducerOptions",
    "REDUCE_MAX": "ReducerOptions",
    "REDUCE_MIN": "ReducerOptions",
    "REDUCE_ANY": "ReducerOptions",
    "REDUCE_ALL": "ReducerOptions",
    "UNIDIRECTIONAL_SEQUENCE_RNN": "SequenceRNNOptions",
    "RANDOM_STANDARD_NORMAL": "RandomOptions",
    "RANDOM_UNIFORM": "RandomOptions",
    "MULTINOMIAL": "RandomOptions",
}

_TABLES = {
    member.__name__.removesuffix("Options").lower(): member
    for union in ("BuiltinOptions", "BuiltinOptions2")
    for member in schema.UNIONS[union]
}


def options_type(code: BuiltinOperator) -> type[Table] | None:
    """The table of an operator's attributes, or None for those that have none (RELU, LOGISTIC, ...)."""
    if code.name in _FAMILIES:
        return getattr(schema, _FAMILIES[code.name], None)
    return _TABLES.get(code.name.replace("_", "").lower())


def in_second_union(options: Table) -> bool:
    """Whether the table belongs into `Operator.builtin_options_2`."""
    return type(options) in schema.UNIONS["BuiltinOptions2"]

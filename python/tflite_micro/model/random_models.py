"""Models for tests of readers: every table of the format with every field set, to values from a seed.

They mean nothing and cannot run.
"""

from __future__ import annotations

import enum
from typing import Any

import numpy as np

from tflite_micro.model import schema
from tflite_micro.model.fields import Layout, Table, layouts


def _value(rng: np.random.Generator, layout: Layout) -> Any:
    if layout.kind == "scalar":
        assert layout.dtype is not None
        if isinstance(layout.default, enum.IntEnum):
            return type(layout.default)(int(rng.integers(len(type(layout.default)))))
        if layout.dtype.kind == "b":
            return not layout.default
        if layout.dtype.kind == "f":
            return float(np.float32(rng.normal()))
        bits = np.iinfo(layout.dtype)
        return int(rng.integers(bits.min, bits.max, dtype=layout.dtype, endpoint=True))
    if layout.kind == "vector":
        assert layout.dtype is not None
        count = int(rng.integers(0, 5))
        if layout.dtype.kind == "b":
            return rng.integers(0, 2, count).astype(layout.dtype)
        if layout.dtype.kind == "f":
            return rng.normal(size=count).astype(layout.dtype)
        bits = np.iinfo(layout.dtype)
        return rng.integers(bits.min, bits.max, count, dtype=layout.dtype, endpoint=True)
    if layout.kind == "string":
        return "".join(chr(rng.integers(32, 0x250)) for _ in range(rng.integers(0, 9)))
    if layout.kind == "table":
        return random_table(rng, getattr(schema, layout.type))
    if layout.kind == "tables":
        cls = getattr(schema, layout.type)
        if cls is schema.Operator:
            return [_operator(rng, union, member) for union, member in _option_members()]
        return [random_table(rng, cls) for _ in range(rng.integers(1, 4))]
    members = schema.UNIONS[layout.type]
    return random_table(rng, members[int(rng.integers(len(members)))])


def _option_members() -> list[tuple[str, type[Table]]]:
    return [(union, member) for union in ("BuiltinOptions", "BuiltinOptions2") for member in schema.UNIONS[union]]


def _operator(rng: np.random.Generator, union: str, member: type[Table]) -> schema.Operator:
    operator = random_table(rng, schema.Operator)
    assert isinstance(operator, schema.Operator)
    if union == "BuiltinOptions":
        operator.builtin_options = random_table(rng, member)
    else:
        operator.builtin_options_2 = random_table(rng, member)
    operator.large_custom_options_offset = operator.large_custom_options_size = 0
    return operator


def random_table(rng: np.random.Generator, cls: type[Table]) -> Table:
    """A table with every field set."""
    table = cls()
    for name, layout in layouts(cls).items():
        setattr(table, name, _value(rng, layout))
    if isinstance(table, schema.Buffer):  # bytes behind the tables, which are not there
        table.offset = table.size = 0
    return table


def random_model(seed: int) -> schema.Model:
    """A model with an operator for each table of options."""
    model = random_table(np.random.default_rng(seed), schema.Model)
    assert isinstance(model, schema.Model)
    return model

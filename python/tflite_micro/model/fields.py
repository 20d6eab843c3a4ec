"""How a class of `schema.py` says what its fields are in the file: number, kind and element type.

Each function here stands on the right-hand side of a dataclass field; `codec.py` reads what it notes.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


class ModelError(Exception):
    """What is wrong with a model, as one sentence for the person who reads it."""


class Table:
    """Base of the format's tables. Unset strings, vectors and tables are None; unset scalars have their default."""

    __slots__ = ()


@dataclasses.dataclass(frozen=True)
class Layout:
    """Where and how a field is stored. `kind` is the name of the function below that made it."""

    kind: str
    number: int
    dtype: np.dtype[Any] | None = None
    type: str = ""
    default: Any = None
    align: int = 1


def _field(layout: Layout) -> Any:
    return dataclasses.field(default=layout.default, metadata={"layout": layout})


def scalar(number: int, dtype: str, default: Any) -> Any:
    return _field(Layout("scalar", number, np.dtype(dtype), default=default))


def vector(number: int, dtype: str, align: int = 1) -> Any:
    element = np.dtype(dtype)
    return _field(Layout("vector", number, element, align=max(align, element.itemsize)))


def string(number: int) -> Any:
    return _field(Layout("string", number))


def table(number: int, type: str) -> Any:
    return _field(Layout("table", number, type=type))


def tables(number: int, type: str) -> Any:
    return _field(Layout("tables", number, type=type))


def union(number: int, type: str) -> Any:
    """A table of one of several types; the field before this one, `number` - 1, says which."""
    return _field(Layout("union", number, type=type))


def layouts(cls: type[Table]) -> dict[str, Layout]:
    """The layout of every field of a table, by name."""
    return {field.name: field.metadata["layout"] for field in dataclasses.fields(cls)}  # type: ignore[arg-type]

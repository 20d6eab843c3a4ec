"""Cases of this runtime's own custom operators, which LiteRT does not have."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from model_tests.operators.case import Case
from model_tests.operators.single import Array, single


def custom_case(name: str, operands: Sequence[Any], expected: list[Array], **options: Any) -> Case:
    """A case of one run of operator `name`; `expected` are its outputs."""
    results = [(values.shape, str(values.dtype)) for values in expected]
    return single(name, operands, results, quantization=None, custom=True, expected=expected, **options)


def custom_stream(name: str, inputs: Sequence[Array], expected: Sequence[list[Array]], **options: Any) -> Case:
    """A case of an operator with one input and a state: `expected` has the outputs of each run."""
    case = custom_case(name, [inputs[0]], expected[0], **options)
    outputs = [values for row in expected for values in row]
    return dataclasses.replace(case, expected=outputs, later_inputs=[[values] for values in inputs[1:]])

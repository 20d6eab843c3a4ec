"""The modules of cases: which there are, and the cases of one for a seed."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import numpy as np

from model_tests import operators
from model_tests.operators.case import Case


def module_names() -> list[str]:
    """All modules of cases."""
    names = sorted(module.name for module in pkgutil.iter_modules(operators.__path__))
    return [name for name in names if name.endswith("_cases")]


def generate(module: str, seed: int) -> Iterator[Case]:
    """The cases of a module: the same for the same seed."""
    return iter(importlib.import_module(f"model_tests.operators.{module}").cases(np.random.default_rng(seed)))

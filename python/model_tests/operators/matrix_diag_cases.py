"""MATRIX_DIAG, MATRIX_SET_DIAG and BITCAST: elements moved to diagonals, or their bytes taken for others."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np

from model_tests.operators.case import Case
from model_tests.operators.single import MOVABLE, elements, single

BYTES = {"bool": 1, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "float32": 4, "int64": 8}


def diagonal_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype in [*MOVABLE, "uint32"]:
        for rank in [1, 1, 2, 2, 3, 3, 4, 5, 6, 7]:
            shape = [int(n) for n in rng.integers(1, 6 if rank < 4 else 2, endpoint=True, size=rank)]
            diagonals = elements(rng, shape, dtype)
            case = single("MATRIX_DIAG", [diagonals], [([*shape, shape[-1]], dtype)])
            expected = np.zeros([*shape, shape[-1]], dtype)
            expected[..., np.arange(shape[-1]), np.arange(shape[-1])] = diagonals
            # LiteRT writes past the end of matrices of bool.
            yield dataclasses.replace(case, expected=[expected] if dtype == "bool" else None)
        for rank in [2, 2, 3, 3, 4, 4, 5, 6, 7, 8]:
            shape = [int(n) for n in rng.integers(1, 6 if rank < 4 else 2, endpoint=True, size=rank)]
            matrices = elements(rng, shape, dtype)
            diagonals = elements(rng, [*shape[:-2], min(shape[-2:])], dtype)
            case = single("MATRIX_SET_DIAG", [matrices, diagonals], [(shape, dtype)])
            expected = matrices.copy()
            at = np.arange(min(shape[-2:]))
            expected[..., at, at] = diagonals
            yield dataclasses.replace(case, expected=[expected] if dtype == "bool" else None)


def bitcast_cases(rng: np.random.Generator) -> Iterator[Case]:
    for dtype, size in BYTES.items():
        for other, other_size in BYTES.items():
            # The bytes of others need not be a bool.
            if other == "bool" and dtype != "bool":
                continue
            for rank in [1, 3]:
                shape = [int(n) for n in rng.integers(1, 4, endpoint=True, size=rank)]
                wanted = list(shape)
                if size > other_size:
                    wanted.append(size // other_size)
                elif size < other_size:
                    shape.append(other_size // size)
                values = elements(rng, shape, dtype)
                yield single("BITCAST", [values], [(wanted, other)], label=f"to_{other}")


def cases(rng: np.random.Generator) -> Iterator[Case]:
    yield from diagonal_cases(rng)
    yield from bitcast_cases(rng)

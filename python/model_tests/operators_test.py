"""Every case of one module of `operators` equals LiteRT's reference kernels, or on a board the host."""

from __future__ import annotations

import functools
import importlib

import numpy as np
from absl import flags
from absl.testing import absltest

from model_tests.operators.case import Case
from tflite_micro.cli.execution import HOST
from tflite_micro.cli.tensors import Array
from tflite_micro.targets.runner import run_models

_MODULE = flags.DEFINE_string("module", None, "The module of cases, such as broadcast_cases.", required=True)
_TARGET = flags.DEFINE_string("target", HOST, "Where to run the cases.")
_SEED = 1


@functools.cache
def _cases() -> list[Case]:
    module = importlib.import_module(f"model_tests.operators.{_MODULE.value}")
    return list(module.cases(np.random.default_rng(_SEED)))


# Each of these gives the outputs of all runs of a case, one after the other.


def _on_host(case: Case) -> list[Array]:
    from tflite_micro import Interpreter

    interpreter = Interpreter(case.model)
    interpreter.allocate_tensors()
    outputs = []
    for inputs in case.runs:
        for index, values in enumerate(inputs):
            interpreter.set_input(values, index)
        interpreter.invoke()
        outputs += [interpreter.get_output(index).copy() for index in range(len(interpreter.get_output_details()))]
    return outputs


def _expected(case: Case) -> list[Array]:
    from model_tests.litert import litert_outputs

    if case.expected is not None:
        return list(case.expected)
    return [values for row in litert_outputs(case.model, case.runs) for values in row]


def _on_board(cases: list[Case]) -> list[bytes]:
    """The bytes of the outputs of each case. The board runs all cases with the same number of runs in one simulation."""
    contents = [b""] * len(cases)
    for runs in sorted({len(case.runs) for case in cases}):
        chosen = [index for index, case in enumerate(cases) if len(case.runs) == runs]
        jobs = [(cases[i].model, [b"".join(v.tobytes() for v in row) for row in cases[i].runs]) for i in chosen]
        for index, result in zip(chosen, run_models(_TARGET.value, jobs), strict=True):
            contents[index] = b"".join(result.outputs)
    return contents


def _like(content: bytes, arrays: list[Array]) -> list[Array]:
    """Bytes as arrays of the types and shapes of others."""
    result = []
    for values in arrays:
        result.append(np.frombuffer(content, values.dtype, values.size).reshape(values.shape))
        content = content[values.nbytes :]
    return result


class OperatorsTest(absltest.TestCase):
    def test_outputs_are_the_expected_ones(self) -> None:
        self.assertNotEmpty(_cases())
        contents = [] if _TARGET.value == HOST else _on_board(_cases())
        for index, case in enumerate(_cases()):
            with self.subTest(f"case {index}, {case.name}"):
                host = _on_host(case)
                if _TARGET.value == HOST:
                    found, expected = host, _expected(case)
                else:
                    found, expected = _like(contents[index], host), host
                self.assertLen(found, len(expected))
                for one, other in zip(found, expected, strict=True):
                    self.assertEqual((one.dtype, one.shape), (other.dtype, other.shape))
                    if one.dtype.kind == "f":
                        np.testing.assert_allclose(one, other, rtol=0, atol=case.float_tolerance)
                    else:
                        np.testing.assert_array_equal(one, other)


if __name__ == "__main__":
    absltest.main()

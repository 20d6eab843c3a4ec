"""Models equal LiteRT's reference kernels on inputs that no golden file knows."""

from __future__ import annotations

from absl import flags
from absl.testing import absltest

from model_tests import bounds
from model_tests.litert import litert_outputs
from tflite_micro.cli.execution import HOST, execute
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.model_file import load_model

_MODELS = flags.DEFINE_multi_string("model", [], "The .tflite files.")
_RUNS = 10


class LiteRtTest(absltest.TestCase):
    def test_outputs_are_equal(self) -> None:
        self.assertNotEmpty(_MODELS.value)
        for path in _MODELS.value:
            file = load_model(path)
            for spec in ("random:1", "lcg:12345"):
                with self.subTest(f"{path}, {spec}"):
                    inputs = read_inputs([spec], file.inputs, _RUNS, real_values=False)
                    outputs = execute(file, HOST, inputs, None, profile=False).outputs
                    expected = litert_outputs(file.data, inputs)
                    for run, row in enumerate(outputs):
                        for values, other in zip(row, expected[run], strict=True):
                            bounds.check(self, file, values, other, inputs[run], f"run {run}")


if __name__ == "__main__":
    absltest.main()

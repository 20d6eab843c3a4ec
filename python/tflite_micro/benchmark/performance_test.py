"""Models do not become slower unnoticed: their instructions on boards, against the figures that are kept."""

from __future__ import annotations

import tempfile
from pathlib import Path

from absl.testing import absltest

from tflite_micro.benchmark import kept
from tflite_micro.benchmark.comparison import compare
from tflite_micro.benchmark.figures import read
from tflite_micro.benchmark.measurement import measure
from tflite_micro.benchmark.models import Models


class PerformanceTest(absltest.TestCase):
    def test_nothing_takes_over_one_percent_more_instructions(self) -> None:
        before = read(Path(kept.PATH))
        self.assertEqual(list(before), kept.MODELS)
        for name, model in before.items():
            self.assertEqual(list(model.boards), kept.BOARDS, name)
        with tempfile.TemporaryDirectory() as folder:
            files = Models(None, Path(folder)).load(kept.MODELS)
            found = compare(before, measure(files, kept.BOARDS))
        for one in found.shrunk:
            print(f"less, which {kept.COMMAND} keeps: {one}")
        self.assertEqual(found.missing, [])
        self.assertEqual([str(one) for one in found.grown], [], f"if it is worth it, keep it: {kept.COMMAND}")


if __name__ == "__main__":
    absltest.main()

"""Public models that are not part of the project, on one target: goldens, pictures and single operators.

The folder with the models comes from the environment variable TFLITE_MICRO_SHARED_MODELS, so:

    ./bazelw test --test_env=TFLITE_MICRO_SHARED_MODELS=FOLDER //python/model_tests:shared_models

Its layout: `golden/NAME.bin` with the outputs of 20 runs of the model NAME.tflite somewhere below, on the inputs
`lcg:1`; person_detect.tflite with person.bmp and no_person.bmp; `seanet/OPERATOR/NAME.tflite` with
`NAME_inputK_TYPE.csv` and `NAME_golden_TYPE.csv`.
"""

from __future__ import annotations

import os
import wave
from pathlib import Path

import numpy as np
from absl import flags
from absl.testing import absltest

from model_tests import bounds
from model_tests.litert import litert_outputs
from tflite_micro import Interpreter
from tflite_micro.cli.execution import HOST, Execution, execute
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.model_file import ModelFile, load_model
from tflite_micro.targets.boards import BOARDS

_VARIABLE = "TFLITE_MICRO_SHARED_MODELS"
_TARGET = flags.DEFINE_string("target", HOST, "Where to run the models.")
_RUNS = flags.DEFINE_integer(
    "runs", 20, "How many of the golden files' runs to compare.", lower_bound=1, upper_bound=20
)

# Models that LiteRT refuses or crashes on, or whose operators (of the audio front end) it does not have.
_NOT_BY_LITERT = {"audio_preprocessor_int8", "keyword_scrambled_8bit", "person_detect"}

# Models of which the golden outputs, made by another runtime, are not LiteRT's: docs/exactness.md has the reason.
_DECIDED_BY_LITERT = {"hello_world_int8"}


def _folder() -> Path:
    name = os.environ.get(_VARIABLE)
    if not name:
        raise FileNotFoundError(f"these tests need models: add --test_env={_VARIABLE}=FOLDER to the command line")
    return Path(name)


class SharedModelsTest(absltest.TestCase):
    def check_arena(self, file: ModelFile, execution: Execution) -> None:
        """The host knows what the model needs, here and on a board."""
        interpreter = Interpreter(file.data)
        if _TARGET.value == HOST:
            self.assertEqual(interpreter.arena_used_bytes, execution.arena_bytes)
            return
        need, _, _ = interpreter.arena_bytes_on_board(BOARDS[_TARGET.value].kernels)
        self.assertEqual(need, execution.arena_bytes)

    def test_outputs_equal_the_golden_ones(self) -> None:
        goldens = sorted(_folder().glob("golden/*.bin"))
        self.assertNotEmpty(goldens)
        for golden in goldens:
            with self.subTest(golden.stem):
                (path,) = _folder().rglob(f"{golden.stem}.tflite")
                file = load_model(str(path))
                inputs = read_inputs(["lcg:1"], file.inputs, _RUNS.value, real_values=False)
                execution = execute(file, _TARGET.value, inputs, None, profile=False)
                self.check_arena(file, execution)
                outputs = execution.outputs
                content = golden.read_bytes()
                if golden.stem in _DECIDED_BY_LITERT:
                    content = b"".join(values.tobytes() for row in litert_outputs(file.data, inputs) for values in row)
                for run, row in enumerate(outputs):
                    for tensor, values in zip(file.outputs, row, strict=True):
                        expected = np.frombuffer(content, tensor.dtype, tensor.size).reshape(tensor.shape)
                        content = content[tensor.nbytes :]
                        bounds.check(self, file, values, expected, inputs[run], f"run {run}, output '{tensor.name}'")

    def test_outputs_equal_those_of_litert(self) -> None:
        if _TARGET.value != HOST:
            # The golden outputs hold boards to what the host does; no board has LiteRT.
            return
        names = {path.stem for path in _folder().glob("golden/*.bin")} - _NOT_BY_LITERT
        self.assertNotEmpty(names)
        for name in sorted(names):
            with self.subTest(name):
                (path,) = _folder().rglob(f"{name}.tflite")
                file = load_model(str(path))
                inputs = read_inputs(["random:1"], file.inputs, 5, real_values=False)
                outputs = execute(file, HOST, inputs, None, profile=False).outputs
                for run, expected in enumerate(litert_outputs(file.data, inputs)):
                    for values, other in zip(outputs[run], expected, strict=True):
                        bounds.check(self, file, values, other, inputs[run], f"run {run}")

    def test_person_detect_tells_persons(self) -> None:
        file = load_model(str(_folder() / "person_detect.tflite"))
        for picture, winner in (("person.bmp", 1), ("no_person.bmp", 0)):
            with self.subTest(picture):
                inputs = read_inputs([str(_folder() / picture)], file.inputs, 1, real_values=False)
                (row,) = execute(file, _TARGET.value, inputs, None, profile=False).outputs
                self.assertEqual(int(row[0].argmax()), winner)

    def test_micro_speech_hears_words(self) -> None:
        preprocessor = load_model(str(_folder() / "audio_preprocessor_int8.tflite"))
        speech = load_model(str(_folder() / "micro_speech_quantized.tflite"))
        for recording, winner in (("yes_1000ms.wav", 2), ("no_1000ms.wav", 3)):
            with self.subTest(recording):
                with wave.open(str(_folder() / recording)) as file:
                    samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
                self.assertLen(samples, 16000)
                # 30 ms at 16 kHz, every 20 ms.
                windows = [[samples[start : start + 480].reshape(1, 480)] for start in range(0, 16000 - 479, 320)]
                rows = execute(preprocessor, _TARGET.value, windows, None, profile=False).outputs
                features = np.concatenate([row[0].reshape(-1) for row in rows])
                inputs = [[features.reshape(speech.inputs[0].shape)]]
                (row,) = execute(speech, _TARGET.value, inputs, None, profile=False).outputs
                self.assertEqual(int(row[0].argmax()), winner, row[0])

    def test_single_operators_equal_the_golden_ones(self) -> None:
        models = sorted(_folder().glob("seanet/*/*.tflite"))
        self.assertNotEmpty(models)
        for path in models:
            with self.subTest(path.stem):
                file = load_model(str(path))
                given = sorted(path.parent.glob(f"{path.stem}_input*.csv"))
                inputs = read_inputs([str(name) for name in given], file.inputs, 1, real_values=False)
                execution = execute(file, _TARGET.value, inputs, None, profile=False)
                self.check_arena(file, execution)
                (row,) = execution.outputs
                (golden,) = path.parent.glob(f"{path.stem}_golden*.csv")
                (expected,) = read_inputs([str(golden)], file.outputs, 1, real_values=False)
                np.testing.assert_array_equal(row[0], expected[0])


if __name__ == "__main__":
    absltest.main()

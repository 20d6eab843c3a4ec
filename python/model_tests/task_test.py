"""The project's models do what they are for, on the samples that come with them.

The thresholds are those of models/README.md, which were measured with LiteRT on more data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from absl.testing import absltest, parameterized

from tflite_micro import Interpreter
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.model_file import ModelFile, load_model
from tflite_micro.cli.tensors import Array, dequantize, quantize

# From the root of the source tree or of the runfiles, where Bazel starts tests.
_MODELS = Path("models")


def _samples(folder: str, name: str) -> Array:
    with np.load(_MODELS / folder / f"{folder}_test.npz") as file:
        return np.asarray(file[name])


def _class_names(folder: str) -> list[str]:
    return (_MODELS / folder / f"{folder}_labels.txt").read_text().split()


class TaskTest(parameterized.TestCase):
    def load(self, name: str) -> tuple[ModelFile, Interpreter]:
        file = load_model(str(_MODELS / name.rpartition("_")[0] / f"{name}.tflite"))
        return file, Interpreter(file.data)

    def follow(self, interpreter: Interpreter, inputs: Iterable[Array]) -> Array:
        """The output after the inputs were given one after the other to the model in its first state."""
        interpreter.reset()
        for values in inputs:
            interpreter.set_input(values)
            interpreter.invoke()
        return interpreter.get_output()

    def recognises(
        self, name: str, sample: Callable[[str], str], tests: Array, steps: Callable[[Array], Array], least: float
    ) -> None:
        """The sample of each class is told rightly, and so is a share `least` of `tests`.

        `sample` is the file name for a class; `steps` turns an element of `tests` into a sequence of inputs.
        """
        file, interpreter = self.load(name)
        folder = name.rpartition("_")[0]
        for index, label in enumerate(_class_names(folder)):
            path = str(_MODELS / folder / sample(label))
            count = np.load(path).size // file.inputs[0].size if path.endswith(".npy") else 1
            rows = read_inputs([path], file.inputs, count, real_values=False)
            self.assertEqual(self.follow(interpreter, [row[0] for row in rows]).argmax(), index, path)
        guesses = np.array([self.follow(interpreter, steps(test)).argmax() for test in tests])
        self.assertGreaterEqual(float((guesses == _samples(folder, "labels")).mean()), least)

    @parameterized.parameters("hello_world_float", "hello_world_int8", "hello_world_int16x8")
    def test_the_sine_is_off_by_less_than_a_twentieth(self, name: str) -> None:
        file, interpreter = self.load(name)
        (given,), (result,) = file.inputs, file.outputs
        for x in np.linspace(0, 2 * np.pi, 101):
            values = np.full(given.shape, x)
            raw = quantize(values, given) if given.quantized else values.astype(given.dtype)
            answer = self.follow(interpreter, [raw])
            y = dequantize(answer, result) if result.quantized else answer
            self.assertAlmostEqual(float(y.item()), float(np.sin(x)), delta=0.05)

    @parameterized.parameters("digits_int8", "digits_int16x8")
    def test_digits_are_read(self, name: str) -> None:
        (given,) = self.load(name)[0].inputs
        self.recognises(
            name,
            "digit_{}.png".format,
            _samples("digits", "images"),
            lambda image: quantize(image.reshape(1, *given.shape) / 255, given),
            0.96,
        )

    def test_words_are_heard(self) -> None:
        tests = _samples("keywords", "features")
        self.recognises(
            "keywords_int8", "{}.npy".format, tests, lambda features: features[np.newaxis, np.newaxis], 0.93
        )

    def test_the_state_of_a_motor_is_told(self) -> None:
        tests = _samples("vibration", "recordings")
        self.recognises(
            "vibration_int8", "{}.npy".format, tests, lambda recording: recording[:, np.newaxis, np.newaxis], 0.95
        )

    def test_pictures_become_cleaner(self) -> None:
        file, interpreter = self.load("denoise_int8")
        noisy, clean = (_samples("denoise", name).astype(np.int16) - 128 for name in ("noisy", "clean"))
        inputs = noisy.astype(np.int8).reshape(-1, *file.inputs[0].shape)
        results = np.stack([self.follow(interpreter, [image]).reshape(8, 8) for image in inputs])
        before, after = (np.sqrt(np.mean((images.astype(np.float64) - clean) ** 2)) for images in (noisy, results))
        self.assertLess(float(after), 0.6 * float(before))


if __name__ == "__main__":
    absltest.main()

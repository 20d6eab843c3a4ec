"""What `--input` accepts, how values are converted, and the sentence for everything else."""

from __future__ import annotations

import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from absl.testing import absltest, parameterized
from PIL import Image

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.inputs import read_inputs
from tflite_micro.cli.tensors import Array, TensorInfo, dequantize, quantize


def tensor(
    shape: Sequence[int], dtype: str = "int8", scale: float = 0.0, zero_point: int = 0, name: str = "x"
) -> TensorInfo:
    return TensorInfo(name, tuple(shape), np.dtype(dtype), scale, zero_point)


INT8 = tensor([1, 2, 3], scale=0.5, zero_point=-10)
FLOAT = tensor([1, 4], "float32")
INT16 = tensor([1, 4], "int16", scale=0.25)
GREY = tensor([1, 2, 3, 1], scale=1 / 255, zero_point=-128)


class InputsTest(parameterized.TestCase):
    def setUp(self) -> None:
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def npy(self, values: Array, name: str = "x.npy") -> str:
        np.save(self.folder / name, values)
        return self.path(name)

    def text(self, content: str, name: str = "x.csv") -> str:
        (self.folder / name).write_text(content)
        return self.path(name)

    def wav(self, samples: Sequence[int], channels: int = 1, width: int = 2) -> str:
        with wave.open(self.path("x.wav"), "wb") as file:
            file.setnchannels(channels)
            file.setsampwidth(width)
            file.setframerate(16000)
            file.writeframes(np.array(samples, f"<i{width}").tobytes())
        return self.path("x.wav")

    def one(self, spec: str, tensor: TensorInfo, real_values: bool = False) -> Array:
        (row,) = read_inputs([spec], [tensor], 1, real_values)
        (values,) = row
        self.assertEqual(values.dtype, tensor.dtype)
        self.assertEqual(values.shape, tensor.shape)
        return values

    def refused(
        self, sentence: str, specs: Sequence[str], tensor: TensorInfo, runs: int = 1, real: bool = False
    ) -> None:
        with self.assertRaises(UserError) as caught:
            read_inputs(specs, [tensor], runs, real)
        self.assertEqual(str(caught.exception), sentence)

    # ---- Generators

    def test_without_input_all_are_zeros(self) -> None:
        ((first, second),) = read_inputs([], [INT8, FLOAT], 1, False)
        self.assertFalse(first.any() or second.any())

    @parameterized.parameters("int8", "int16", "int32", "uint8", "float32")
    def test_lcg_goes_on_over_inputs_and_runs(self, dtype: str) -> None:
        rows = read_inputs(["lcg:1"], [tensor([2], dtype), tensor([3], dtype)], 2, False)
        found = np.concatenate([values for row in rows for values in row])
        state, expected = 1, []
        for _ in range(10):
            state = (state * 1664525 + 1013904223) % 2**32
            top = state >> 24
            signed = top - 256 if top >= 128 else top
            wide = state >> 16
            expected.append(
                {
                    "int8": signed,
                    "uint8": top,
                    "int32": top,
                    "float32": signed / 128,
                    "int16": wide - 65536 if wide >= 32768 else wide,
                }[dtype]
            )
        np.testing.assert_array_equal(found, expected)

    def test_random_repeats_with_its_seed_and_differs_with_others(self) -> None:
        wide = tensor([100])
        first = self.one("random:7", wide)
        np.testing.assert_array_equal(first, self.one("random:7", wide))
        self.assertFalse(np.array_equal(first, self.one("random:8", wide)))
        np.testing.assert_array_equal(self.one("random", wide), self.one("random:0", wide))

    def test_a_seed_is_a_number(self) -> None:
        self.refused("'lcg:one' needs a seed: lcg:NUMBER with a number that is not negative", ["lcg:one"], INT8)
        self.refused("'lcg' needs a seed: lcg:NUMBER with a number that is not negative", ["lcg"], INT8)

    # ---- NumPy files

    def test_npy_with_or_without_dimensions_of_one(self) -> None:
        values = np.arange(6, dtype=np.int8)
        for shape in ([1, 2, 3], [2, 3], [2, 3, 1]):
            np.testing.assert_array_equal(self.one(self.npy(values.reshape(shape)), INT8).reshape(-1), values)

    def test_npy_with_an_input_for_every_run(self) -> None:
        path = self.npy(np.arange(12, dtype=np.int8).reshape(2, 2, 3))
        rows = read_inputs([path], [INT8], 2, False)
        np.testing.assert_array_equal(rows[1][0], np.arange(6, 12).reshape(1, 2, 3))
        sentence = f"'{path}' holds 2 times what input 'x' takes; it fits with --runs 2, not 3"
        self.refused(sentence, [path], INT8, runs=3)

    def test_npy_of_another_shape(self) -> None:
        path = self.npy(np.zeros((3, 2), np.int8))
        self.refused(f"'{path}' has shape [3, 2], but input 'x' takes [1, 2, 3] (int8)", [path], INT8)

    def test_npy_of_another_type(self) -> None:
        path = self.npy(np.zeros((2, 3), np.float32))
        sentence = (
            f"'{path}' holds float32, but input 'x' takes int8 [1, 2, 3], scale 0.5, zero point -10; "
            "--real-values converts real numbers"
        )
        self.refused(sentence, [path], INT8)

    def test_real_values_are_quantised(self) -> None:
        path = self.npy(np.array([[0, 0.25, 0.7], [-0.25, 1000, -1000]]))
        expected = [[[-10, -9, -9], [-11, 127, -128]]]
        np.testing.assert_array_equal(self.one(path, INT8, real_values=True), expected)

    def test_real_values_need_a_scale(self) -> None:
        sentence = "input 'x' takes int32 [2] and has no scale and zero point, so --real-values does not apply to it"
        self.refused(sentence, [self.npy(np.zeros(2))], tensor([2], "int32"), real=True)

    def test_not_a_number_is_not_quantised(self) -> None:
        path = self.npy(np.full((2, 3), np.nan))
        self.refused(f"'{path}' holds values that are not finite, which cannot be quantised", [path], INT8, real=True)

    def test_a_damaged_npy_file(self) -> None:
        path = self.text("not an array", "x.npy")
        with self.assertRaisesRegex(UserError, "is not a NumPy array file"):
            read_inputs([path], [INT8], 1, False)

    def test_npz_by_names_by_order_and_by_key(self) -> None:
        tensors = [tensor([2], name="a"), tensor([3], name="b")]
        a, b = np.array([1, 2], np.int8), np.array([3, 4, 5], np.int8)
        np.savez(self.folder / "names.npz", b=b, a=a)
        np.savez(self.folder / "order.npz", a, b)
        for name in ("names.npz", "order.npz"):
            ((first, second),) = read_inputs([self.path(name)], tensors, 1, False)
            np.testing.assert_array_equal(first, a)
            np.testing.assert_array_equal(second, b)
        specs = [self.path("names.npz") + ":a", self.path("names.npz") + ":b"]
        ((first, second),) = read_inputs(specs, tensors, 1, False)
        np.testing.assert_array_equal(second, b)
        self.refused(
            f"'{self.path('names.npz')}' holds b, a, but the model's inputs are 'x'; "
            f"take one of them as {self.path('names.npz')}:NAME",
            [self.path("names.npz")],
            INT8,
        )

    # ---- Text, bytes, pictures, sound

    def test_csv_of_integers_and_of_reals(self) -> None:
        np.testing.assert_array_equal(self.one(self.text("1, -2;3\n4 5,6\n"), INT8).reshape(-1), [1, -2, 3, 4, 5, 6])
        reals = np.array([[1, 2.5, -1e-3, 4]], np.float32)
        np.testing.assert_array_equal(self.one(self.text("1,2.5,-1e-3,4"), FLOAT), reals)
        np.testing.assert_array_equal(self.one(self.text("1,2.5,-1e-3,4"), INT16, real_values=True), [[4, 10, 0, 16]])

    def test_csv_that_does_not_fit(self) -> None:
        path = self.text("1,2\n3,four\n")
        self.refused(f"'{path}', line 2: 'four' is not a number", [path], INT16)
        path = self.text("1,2,3")
        self.refused(
            f"'{path}' holds 3 values, but input 'x' takes 4 (int16 [1, 4], scale 0.25, zero point 0)", [path], INT16
        )
        path = self.text("1,2,3,40000")
        self.refused(
            f"'{path}' holds numbers from 1 to 40000, but input 'x' (int16 [1, 4], scale 0.25, zero point 0) takes "
            "-32768 to 32767",
            [path],
            INT16,
        )
        path = self.text("1,2,3,0.5")
        self.refused(
            f"'{path}' holds numbers that are not integers, but input 'x' takes int16 [1, 4], scale 0.25, "
            "zero point 0; --real-values quantises real numbers",
            [path],
            INT16,
        )

    def test_raw_bytes(self) -> None:
        (self.folder / "x.bin").write_bytes(np.array([1, 2, 3, -4], "<i2").tobytes())
        np.testing.assert_array_equal(self.one(self.path("x.bin"), INT16), [[1, 2, 3, -4]])
        self.refused(
            f"'{self.path('x.bin')}' has 8 bytes, but input 'x' takes 6 (int8 [1, 2, 3], scale 0.5, zero point -10)",
            [self.path("x.bin")],
            INT8,
        )

    def test_pixels_become_the_types_values(self) -> None:
        pixels = np.array([[0, 1, 127], [128, 254, 255]], np.uint8)
        Image.fromarray(pixels).save(self.folder / "x.png")
        Image.fromarray(pixels).save(self.folder / "x.bmp")
        signed = pixels.astype(np.int16) - 128
        for name in ("x.png", "x.bmp"):
            np.testing.assert_array_equal(self.one(self.path(name), GREY).reshape(2, 3), signed)
        colour = self.one(self.path("x.png"), tensor([1, 2, 3, 3], "uint8"))
        np.testing.assert_array_equal(colour[0], np.repeat(pixels[..., np.newaxis], 3, axis=2))
        real = self.one(self.path("x.png"), tensor([2, 3], "float32"))
        np.testing.assert_array_equal(real, pixels / np.float32(255))
        wide = self.one(self.path("x.png"), tensor([1, 2, 3, 1], "int16", scale=1 / 32767))
        np.testing.assert_array_equal(wide.reshape(2, 3), quantize(pixels / 255, tensor([1], "int16", 1 / 32767)))

    def test_a_photograph_stored_as_signed_bytes_is_recognised(self) -> None:
        rows, columns = np.mgrid[0:48, 0:48]
        photograph = (128 + 60 * np.sin(rows / 7) + 60 * np.cos(columns / 9)).astype(np.uint8)
        shape = tensor([1, 48, 48, 1])
        for stored in (photograph, photograph ^ np.uint8(128)):
            Image.fromarray(stored).save(self.folder / "x.bmp")
            np.testing.assert_array_equal(self.one(self.path("x.bmp"), shape)[0, ..., 0], photograph.astype(int) - 128)

    def test_a_drawing_in_black_and_white_is_taken_as_it_is(self) -> None:
        drawing = np.where(np.indices((48, 48)).sum(axis=0) % 11 < 5, 255, 0).astype(np.uint8)
        Image.fromarray(drawing).save(self.folder / "x.bmp")
        values = self.one(self.path("x.bmp"), tensor([1, 48, 48, 1]))
        np.testing.assert_array_equal(values[0, ..., 0], drawing.astype(int) - 128)

    def test_colour_becomes_grey(self) -> None:
        Image.fromarray(np.full((2, 3, 3), (10, 200, 30), np.uint8)).save(self.folder / "x.png")
        self.assertEqual(np.unique(self.one(self.path("x.png"), GREY)).tolist(), [124 - 128])

    def test_pictures_are_not_resized(self) -> None:
        Image.new("L", (4, 2)).save(self.folder / "x.png")
        path = self.path("x.png")
        self.refused(f"'{path}' is 4 x 2 pixels, but input 'x' takes 3 x 2; resize it first", [path], GREY)
        self.refused(
            "a picture does not fit input 'x', which takes float32 [8]: [1, height, width, channels] is needed, "
            "with 1, 3 or 4 channels",
            [path],
            tensor([8], "float32"),
        )
        (self.folder / "y.png").write_text("no picture")
        self.refused(f"'{self.path('y.png')}' is not a picture that can be read", [self.path("y.png")], GREY)

    def test_sound(self) -> None:
        path = self.wav([0, 1, -32768, 32767])
        np.testing.assert_array_equal(self.one(path, INT16), [[0, 1, -32768, 32767]])
        np.testing.assert_array_equal(self.one(path, FLOAT), np.array([[0, 1, -32768, 32767]]) / np.float32(32768))
        self.refused(f"'{path}' holds 4 values, but input 'x' takes 3 (int16 [3])", [path], tensor([3], "int16"))
        self.refused(
            f"'{path}' (4 samples, 0.00 s) does not fit input 'x', which takes int8 [4]: sound goes into int16 or "
            "float32 inputs",
            [path],
            tensor([4]),
        )
        path = self.wav([0, 0, 0, 0], channels=2)
        self.refused(f"'{path}' has 2 channels of 16 bits; 16-bit mono sound is needed", [path], INT16)

    # ---- Files and numbers of files

    def test_a_missing_file_and_a_folder(self) -> None:
        self.refused(
            "there is no file 'nothing.npy' (an input is a file, zeros, random, random:SEED or lcg:SEED)",
            ["nothing.npy"],
            INT8,
        )
        self.refused(f"'{self.folder}' is a folder, not an input file", [str(self.folder)], INT8)

    def test_as_many_inputs_as_the_model_has(self) -> None:
        path = self.npy(np.zeros((2, 3), np.int8))
        self.refused("the model has 1 input ('x'), but 2 were given with --input", [path, path], INT8)

    def test_dequantize_is_the_reverse_of_quantize(self) -> None:
        raw = np.arange(-128, 128, dtype=np.int8)
        wide = tensor([256], scale=0.1, zero_point=3)
        np.testing.assert_array_equal(quantize(dequantize(raw, wide), wide), raw)


if __name__ == "__main__":
    absltest.main()

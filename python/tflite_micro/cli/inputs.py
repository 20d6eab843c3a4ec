"""Turns the `--input` options of `tflm run` into one list of arrays per run."""

from __future__ import annotations

import wave
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tflite_micro.cli.errors import UserError
from tflite_micro.cli.generators import Generator, Lcg, Random, Zeros
from tflite_micro.cli.images import read_image
from tflite_micro.cli.tensors import Array, TensorInfo, quantize

HELP = """\
inputs:
  Give --input once for each input of the model, in the model's order. A generator or an .npz file given alone serves
  all inputs. Without --input, all inputs are zeros. A file may hold one input, which every run gets, or with --runs N
  the inputs of N runs one after the other.

  zeros             the raw value 0 everywhere
  random            uniform over the type's values (floats: -1 to 1); random:SEED for other numbers than random:0
  lcg:SEED          the linear congruential generator of the golden outputs, going on over inputs and runs
  FILE.npy          an array of the input's type; its shape is the input's, where dimensions of 1 may be left out or
                    added, with N in front when it holds N runs
  FILE.npz          such arrays named after the inputs, or as many as there are inputs; FILE.npz:NAME takes one of them
  FILE.csv          numbers separated by commas, spaces or line ends; integers for an integer input
  FILE.png, .bmp    a picture of the input's height and width, converted to grey or colour as the input's channels say;
                    a pixel p of 0 to 255 becomes p - 128 for int8, p for uint8, p / 255 for float32, and p / 255
                    quantised for int16. A grey photograph in a .bmp whose bytes are signed, as some pictures made
                    for TensorFlow Lite Micro are, is recognised: there p is the byte + 128
  FILE.wav          16-bit mono sound with as many samples as the input takes: int16 gets the samples, float32 the
                    samples / 32768
  any other file    the raw bytes of the tensor, little-endian

  Values in files are raw: an int8 input takes -128 to 127. With --real-values, numbers in .npy, .npz and .csv files are
  real ones, which are quantised with the input's scale and zero point, or rounded to its floating type.
"""


def read_inputs(specs: Sequence[str], tensors: Sequence[TensorInfo], runs: int, real_values: bool) -> list[list[Array]]:
    """The inputs of every run: `result[run][input]`."""
    if not specs:
        specs = ["zeros"]
    if len(specs) == 1:
        generator = _generator(specs[0])
        if generator is not None:
            return [[generator.next(tensor) for tensor in tensors] for _ in range(runs)]
        path, key = _split_npz(specs[0])
        if path.suffix.lower() == ".npz" and not key:
            arrays = _read_npz_for(path, tensors)
            columns = [
                _runs_of(_typed(array, tensor, path, real_values), tensor, runs, path)
                for array, tensor in zip(arrays, tensors, strict=True)
            ]
            return _rows(columns, runs)
    if len(specs) != len(tensors):
        names = ", ".join(f"'{tensor.name}'" for tensor in tensors) or "none"
        count = f"{len(tensors)} input" + ("" if len(tensors) == 1 else "s")
        raise UserError(f"the model has {count} ({names}), but {len(specs)} were given with --input")
    return _rows([_column(spec, tensor, runs, real_values) for spec, tensor in zip(specs, tensors, strict=True)], runs)


def _rows(columns: list[list[Array]], runs: int) -> list[list[Array]]:
    return [[column[run] for column in columns] for run in range(runs)]


def _column(spec: str, tensor: TensorInfo, runs: int, real_values: bool) -> list[Array]:
    """The values of one input for every run."""
    generator = _generator(spec)
    if generator is not None:
        return [generator.next(tensor) for _ in range(runs)]
    path, key = _split_npz(spec)
    suffix = path.suffix.lower()
    if not spec:
        raise UserError("an input is empty (it is a file, zeros, random, random:SEED or lcg:SEED)")
    if not path.exists():
        raise UserError(f"there is no file '{path}' (an input is a file, zeros, random, random:SEED or lcg:SEED)")
    if path.is_dir():
        raise UserError(f"'{path}' is a folder, not an input file")
    try:
        if suffix == ".npz":
            return _runs_of(_typed(_read_npz_key(path, key), tensor, path, real_values), tensor, runs, path)
        if suffix == ".npy":
            return _runs_of(_typed(_load_numpy(path), tensor, path, real_values), tensor, runs, path)
        if suffix == ".csv":
            return _flat_runs_of(_typed_numbers(_read_csv(path), tensor, path, real_values), tensor, runs, path)
        if suffix in (".png", ".bmp"):
            return [read_image(path, tensor)] * runs
        if suffix == ".wav":
            return _flat_runs_of(_read_wav(path, tensor), tensor, runs, path)
        return _flat_runs_of(_read_raw(path, tensor), tensor, runs, path)
    except OSError as error:
        raise UserError(f"cannot read '{path}': {error.strerror or error}") from error


def _generator(spec: str) -> Generator | None:
    kind, separator, seed = spec.partition(":")
    makers: dict[str, Callable[[int], Generator]] = {"random": Random, "lcg": Lcg}
    if spec == "zeros":
        return Zeros()
    if kind not in makers or Path(spec).exists():
        return None
    if not separator and kind == "random":
        seed = "0"
    if not (seed.isascii() and seed.isdigit()):
        raise UserError(f"'{spec}' needs a seed: {kind}:NUMBER with a number that is not negative")
    return makers[kind](int(seed))


def _split_npz(spec: str) -> tuple[Path, str]:
    """`FILE.npz:NAME` as file and name; the name is empty if there is none."""
    stem, separator, key = spec.rpartition(":")
    if separator and stem.lower().endswith(".npz") and not Path(spec).exists():
        return Path(stem), key
    return Path(spec), ""


def _load_numpy(path: Path) -> Array:
    try:
        return np.asarray(np.load(path, allow_pickle=False))
    except (ValueError, EOFError) as error:
        raise UserError(f"'{path}' is not a NumPy array file: {error}") from error


def _load_npz(path: Path) -> dict[str, Array]:
    try:
        with np.load(path, allow_pickle=False) as file:
            return {name: np.asarray(file[name]) for name in file.files}
    except FileNotFoundError as error:
        raise UserError(f"there is no file '{path}'") from error
    except OSError as error:
        raise UserError(f"cannot read '{path}': {error.strerror or error}") from error
    except (ValueError, EOFError, AttributeError, TypeError, zipfile.BadZipFile) as error:
        raise UserError(f"'{path}' is not an archive of NumPy arrays: {error}") from error


def _read_npz_key(path: Path, key: str) -> Array:
    arrays = _load_npz(path)
    if not key and len(arrays) == 1:
        return next(iter(arrays.values()))
    if key not in arrays:
        names = ", ".join(arrays)
        raise UserError(f"'{path}' holds {names}; say which one to take as {path}:NAME")
    return arrays[key]


def _read_npz_for(path: Path, tensors: Sequence[TensorInfo]) -> list[Array]:
    """The arrays of all inputs: by name where all names are there, else in the file's order."""
    arrays = _load_npz(path)
    if all(tensor.name in arrays for tensor in tensors):
        return [arrays[tensor.name] for tensor in tensors]
    if len(arrays) == len(tensors):
        return list(arrays.values())
    names = ", ".join(f"'{tensor.name}'" for tensor in tensors)
    hint = f"; take one of them as {path}:NAME" if len(tensors) == 1 else ""
    raise UserError(f"'{path}' holds {', '.join(arrays) or 'nothing'}, but the model's inputs are {names}{hint}")


def _read_csv(path: Path) -> Array:
    """All numbers of the file: int64 if all are written as integers, else float64."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"'{path}' is not a text file") from error
    words = [
        (word, number)
        for number, line in enumerate(text.splitlines(), start=1)
        for word in line.replace(",", " ").replace(";", " ").split()
    ]
    try:
        return np.array([int(word) for word, _ in words], np.int64)
    except (ValueError, OverflowError):
        pass
    values = []
    for word, number in words:
        try:
            values.append(float(word))
        except ValueError:
            raise UserError(f"'{path}', line {number}: '{word[:40]}' is not a number") from None
    return np.array(values, np.float64)


def _read_wav(path: Path, tensor: TensorInfo) -> Array:
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise UserError(f"'{path}' is not a WAV file that can be read: {error}") from error
    if channels != 1 or width != 2:
        raise UserError(f"'{path}' has {channels} channels of {8 * width} bits; 16-bit mono sound is needed")
    samples = np.frombuffer(data[: len(data) // 2 * 2], "<i2")
    if tensor.dtype == np.int16:
        return samples
    if tensor.dtype == np.float32:
        return samples.astype(np.float32) / np.float32(32768)
    seconds = len(samples) / rate if rate else 0.0
    raise UserError(
        f"'{path}' ({len(samples)} samples, {seconds:.2f} s) does not fit input '{tensor.name}', which takes "
        f"{tensor.describe()}: sound goes into int16 or float32 inputs"
    )


def _read_raw(path: Path, tensor: TensorInfo) -> Array:
    data = path.read_bytes()
    if tensor.nbytes == 0 or len(data) % tensor.nbytes != 0 or not data:
        raise UserError(
            f"'{path}' has {len(data)} bytes, but input '{tensor.name}' takes {tensor.nbytes} ({tensor.describe()})"
        )
    return np.frombuffer(data, tensor.dtype.newbyteorder("<")).astype(tensor.dtype)


def _typed(array: Array, tensor: TensorInfo, path: Path, real_values: bool) -> Array:
    """An array of a NumPy file with the tensor's type."""
    if real_values:
        return _from_real(array, tensor, path)
    if array.dtype.newbyteorder("=") != tensor.dtype:
        hint = "; --real-values converts real numbers" if _takes_real(tensor) and array.dtype.kind in "iuf" else ""
        raise UserError(f"'{path}' holds {array.dtype.name}, but input '{tensor.name}' takes {tensor.describe()}{hint}")
    return array.astype(tensor.dtype)


def _typed_numbers(array: Array, tensor: TensorInfo, path: Path, real_values: bool) -> Array:
    """The int64 or float64 numbers of a text file with the tensor's type."""
    if real_values:
        return _from_real(array, tensor, path)
    if tensor.dtype.kind == "f":
        return array.astype(tensor.dtype)
    if array.dtype.kind == "f":
        hint = "; --real-values quantises real numbers" if tensor.quantized else ""
        raise UserError(
            f"'{path}' holds numbers that are not integers, but input '{tensor.name}' takes {tensor.describe()}{hint}"
        )
    low, high = (0, 1) if tensor.dtype.kind == "b" else (np.iinfo(tensor.dtype).min, np.iinfo(tensor.dtype).max)
    if array.size and (array.min() < low or array.max() > high):
        raise UserError(
            f"'{path}' holds numbers from {array.min()} to {array.max()}, but input '{tensor.name}' "
            f"({tensor.describe()}) takes {low} to {high}"
        )
    return array.astype(tensor.dtype)


def _takes_real(tensor: TensorInfo) -> bool:
    return tensor.quantized or tensor.dtype.kind == "f"


def _from_real(array: Array, tensor: TensorInfo, path: Path) -> Array:
    if not _takes_real(tensor):
        raise UserError(
            f"input '{tensor.name}' takes {tensor.describe()} and has no scale and zero point, so --real-values does "
            "not apply to it"
        )
    if array.dtype.kind not in "iufb":
        raise UserError(f"'{path}' holds {array.dtype.name}, which are not real numbers")
    if not tensor.quantized:
        return array.astype(tensor.dtype)
    if not np.isfinite(array).all():
        raise UserError(f"'{path}' holds values that are not finite, which cannot be quantised")
    return quantize(array, tensor)


def _runs_of(array: Array, tensor: TensorInfo, runs: int, path: Path) -> list[Array]:
    """Splits a shaped array into the runs' inputs, of which it holds one for all or one for each."""

    def essential(shape: Sequence[int]) -> list[int]:
        return [length for length in shape if length != 1]

    if array.size == tensor.size and essential(array.shape) == essential(tensor.shape):
        return [array.reshape(tensor.shape)] * runs
    if array.ndim > 0 and essential(array.shape[1:]) == essential(tensor.shape) and array.size > tensor.size:
        return _split(array, tensor, runs, path)
    raise UserError(
        f"'{path}' has shape {list(array.shape)}, but input '{tensor.name}' takes {list(tensor.shape)} "
        f"({tensor.dtype.name})"
    )


def _flat_runs_of(array: Array, tensor: TensorInfo, runs: int, path: Path) -> list[Array]:
    """The same for values that come without a shape."""
    if array.size == tensor.size:
        return [array.reshape(tensor.shape)] * runs
    if tensor.size and array.size and array.size % tensor.size == 0:
        return _split(array, tensor, runs, path)
    raise UserError(
        f"'{path}' holds {array.size} values, but input '{tensor.name}' takes {tensor.size} ({tensor.describe()})"
    )


def _split(array: Array, tensor: TensorInfo, runs: int, path: Path) -> list[Array]:
    count = array.size // tensor.size
    if count != runs:
        raise UserError(
            f"'{path}' holds {count} times what input '{tensor.name}' takes; it fits with --runs {count}, not {runs}"
        )
    return list(array.reshape(runs, *tensor.shape))

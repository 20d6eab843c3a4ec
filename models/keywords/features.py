"""What the keyword spotter hears: one second of 16 kHz mono sound as 49 rows of 10 cepstral coefficients.

    python3 -m models.keywords.features SOUND.wav FEATURES.npy

Needs NumPy only. In exact terms, for samples in [-1, 1):

1. Windows of 30 ms (480 samples) begin every 20 ms (320 samples): 49 of them in a second. Each is multiplied by a Hann
   window, `0.5 - 0.5 cos(2 pi n / 480)`, and filled with zeros to 512 samples.
2. The power spectrum is the squared magnitude of the 257 bins of the real Fourier transform.
3. 40 triangular filters, whose corners are equally spaced on the mel scale `2595 log10(1 + f / 700)` between 20 Hz and
   7600 Hz, are summed over the power spectrum; then the natural logarithm of the sum plus 1e-5.
4. The orthonormal DCT-II over the 40 logarithms; its first 10 coefficients are kept.
5. Coefficient k is shifted by `MEAN[k]`, divided by `DEVIATION[k]` and clipped to [-4, 127/32].

The int8 model takes `round(32 x)` of these values: its input has the scale 1/32 and the zero point 0.
"""

import sys
import wave
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

RATE = 16000
SAMPLES = RATE  # One second.
WINDOW = 480
STEP = 320
TRANSFORM = 512
FILTERS = 40
LOWEST_HZ, HIGHEST_HZ = 20.0, 7600.0
FLOOR = 1e-5
ROWS = 1 + (SAMPLES - WINDOW) // STEP
COEFFICIENTS = 10
STEPS_PER_UNIT = 32  # The reciprocal of the model's input scale.

# Mean and standard deviation of each coefficient over the training set, rounded.
MEAN = np.array([-29.2, 3.9, 1.0, 1.0, -0.8, -0.5, -0.1, -0.5, -0.1, -0.2])
DEVIATION = np.array([17.7, 6.8, 2.7, 3.1, 3.3, 2.4, 2.3, 2.0, 1.7, 1.5])


def filterbank() -> Array:
    """The mel filters as weights `[257, 40]` of the bins of the power spectrum."""

    def mel(hertz: Array) -> Array:
        result: Array = 2595 * np.log10(1 + hertz / 700)
        return result

    lowest, highest = mel(np.array([LOWEST_HZ, HIGHEST_HZ]))
    corners = np.linspace(float(lowest), float(highest), FILTERS + 2)
    bins = mel(np.arange(TRANSFORM // 2 + 1) * RATE / TRANSFORM)[:, np.newaxis]
    left, centre, right = corners[:-2], corners[1:-1], corners[2:]
    weights: Array = np.maximum(0, np.minimum((bins - left) / (centre - left), (right - bins) / (right - centre)))
    return weights


def cosines() -> Array:
    """The first columns `[40, 10]` of the orthonormal DCT-II."""
    n, k = np.arange(FILTERS)[:, np.newaxis], np.arange(COEFFICIENTS)
    basis: Array = np.sqrt(2 / FILTERS) * np.cos(np.pi * (n + 0.5) * k / FILTERS)
    basis[:, 0] /= np.sqrt(2)
    return basis


_HANN = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
_FILTERBANK = filterbank()
_COSINES = cosines()


def cepstrum(sound: Array) -> Array:
    """Steps 1 to 4: coefficients `[49, 10]` of 16000 samples in [-1, 1)."""
    if sound.shape != (SAMPLES,):
        raise ValueError(f"a second of sound has the shape ({SAMPLES},), not {sound.shape}")
    windows = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::STEP] * _HANN
    power = np.abs(np.fft.rfft(windows, TRANSFORM)) ** 2
    result: Array = np.log(power @ _FILTERBANK + FLOOR) @ _COSINES
    return result


def features(sound: Array) -> Array:
    """All steps: the model's input `[49, 10, 1]` as float32."""
    scaled = (cepstrum(sound) - MEAN) / DEVIATION
    result: Array = np.clip(scaled, -4, 127 / STEPS_PER_UNIT).astype(np.float32)[..., np.newaxis]
    return result


def quantized(values: Array) -> Array:
    """Features as the int8 model takes them, of the same shape."""
    result: Array = np.clip(np.round(values * STEPS_PER_UNIT), -128, 127).astype(np.int8)
    return result


def read_wav(path: Path | str) -> Array:
    """Samples in [-1, 1) of the first second of a file; a shorter one is followed by zeros."""
    with wave.open(str(path)) as file:
        form = (file.getframerate(), file.getsampwidth(), file.getnchannels())
        if form != (RATE, 2, 1):
            raise ValueError(
                f"{path}: {form[0]} Hz, {8 * form[1]} bits, {form[2]} channels; need {RATE} Hz, 16 bits, 1"
            )
        samples = np.frombuffer(file.readframes(SAMPLES), "<i2") / 32768
    return np.pad(samples, (0, SAMPLES - len(samples)))


def write_wav(path: Path | str, sound: Array) -> None:
    """Writes samples in [-1, 1) as 16 kHz, 16 bits, mono."""
    with wave.open(str(path), "wb") as file:
        file.setframerate(RATE)
        file.setsampwidth(2)
        file.setnchannels(1)
        file.writeframes(to_pcm(sound).tobytes())


def to_pcm(sound: Array) -> Array:
    """Samples in [-1, 1) as 16-bit integers."""
    result: Array = np.clip(np.round(sound * 32768), -32768, 32767).astype("<i2")
    return result


def main() -> None:
    """Writes the int8 features `[1, 49, 10, 1]` of one recording."""
    if len(sys.argv) != 3:
        sys.exit("usage: python3 -m models.keywords.features SOUND.wav FEATURES.npy")
    np.save(sys.argv[2], quantized(features(read_wav(sys.argv[1])))[np.newaxis])


if __name__ == "__main__":
    main()

"""A whole front end in one model: from a stream of samples to features side by side, over many runs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np
from flatbuffers import flexbuffers

from model_tests.operators import signal_definitions as definitions
from model_tests.operators.case import Case
from model_tests.operators.single import Array
from tflite_micro.model import ModelBuilder, Tensor

_FFT_LENGTH = 64
_SIZE, _STEP = 48, 32  # of frames
_RUNS = 12


@dataclasses.dataclass
class _FrontEnd:
    """The parameters of one, and its model."""

    window: Array
    bank: list[Array]
    gains: Array
    start: int
    end: int
    contexts: tuple[int, int, int]

    @property
    def channels(self) -> int:
        return len(self.bank[-1]) - 1

    def subtraction(self) -> dict[str, Any]:
        return {
            "alternate_one_minus_smoothing": 15401,
            "alternate_smoothing": 983,
            "clamping": False,
            "min_signal_remaining": 819,
            "num_channels": self.channels,
            "one_minus_smoothing": 15975,
            "smoothing": 409,
            "smoothing_bits": 10,
            "spectral_subtraction_bits": 14,
        }

    def stacker(self) -> dict[str, Any]:
        left, right, step = self.contexts
        return {
            "num_channels": self.channels,
            "stacker_left_context": left,
            "stacker_right_context": right,
            "stacker_step": step,
        }

    def model(self) -> bytes:
        builder = ModelBuilder()

        def op(name: str, inputs: list[Tensor], *outputs: tuple[list[int], str], **options: Any) -> list[Tensor]:
            made = [builder.tensor(shape, dtype) for shape, dtype in outputs]
            builder.custom_op(name, inputs, made, bytes(flexbuffers.Dumps(options)))
            return made

        def constant(values: Array) -> Tensor:
            return builder.tensor(values.shape, "int16", data=values)

        bins, channels = _FFT_LENGTH // 2 + 1, self.channels
        audio = builder.tensor([_STEP], "int16")
        frames, _ = op(
            "SignalFramer", [audio], ([1, _SIZE], "int16"), ([], "bool"),
            frame_size=_SIZE, frame_step=_STEP, prefill=True,
        )  # fmt: skip
        (windowed,) = op("SignalWindow", [frames, constant(self.window)], ([1, _SIZE], "int16"), shift=12)
        flat = builder.tensor([_SIZE], "int16")
        builder.op("RESHAPE", [windowed], [flat], new_shape=np.array([_SIZE], np.int32))
        scaled, bits = op("SignalFftAutoScale", [flat], ([_SIZE], "int16"), ([], "int32"))
        (spectrum,) = op("SignalRfft", [scaled], ([2 * bins], "int16"), T=7, fft_length=_FFT_LENGTH)
        (energy,) = op("SignalEnergy", [spectrum], ([bins], "uint32"), end_index=self.end, start_index=self.start)
        tables = [constant(table) for table in self.bank]
        (sums,) = op("SignalFilterBank", [energy, *tables], ([channels], "uint64"), num_channels=channels)
        (roots,) = op("SignalFilterBankSquareRoot", [sums, bits], ([channels], "uint32"))
        cleaned, noise = op(
            "SignalFilterBankSpectralSubtraction", [roots], ([channels], "uint32"), ([channels], "uint32"),
            **self.subtraction(),
        )  # fmt: skip
        (even,) = op("SignalPCAN", [cleaned, noise, constant(self.gains)], ([channels], "uint32"), snr_shift=6)
        (features,) = op(
            "SignalFilterBankLog", [even], ([channels], "int16"), input_correction_bits=3, output_scale=1600
        )
        size = channels * (self.contexts[0] + 1 + self.contexts[1])
        stacked, valid = op("SignalStacker", [features], ([size], "int16"), ([], "bool"), **self.stacker())
        return builder.build(inputs=[audio], outputs=[stacked, valid])

    def outputs(self, runs: list[Array]) -> list[Array]:
        """What the model gives for the samples of consecutive runs."""
        framer = definitions.Framer(_SIZE, _STEP, True)
        subtraction = definitions.SpectralSubtraction(**self.subtraction())
        stacker = definitions.Stacker(*self.contexts)
        results = []
        for values in runs:
            (frame,), _ = framer(values)
            scaled, bits = definitions.auto_scale(definitions.window(frame, self.window, 12))
            padded = np.concatenate([scaled, np.zeros(_FFT_LENGTH - _SIZE, np.int16)])
            spectrum = definitions.spectrum(padded, "int16")
            energy = definitions.energy(spectrum, self.start, self.end)
            sums = definitions.filter_bank(energy, *self.bank)
            cleaned, noise = subtraction(definitions.square_root(sums, int(bits)))
            features = definitions.log(definitions.pcan(cleaned, noise, self.gains, 6), 3, 1600)
            results += stacker(features)
        return results


def _random(rng: np.random.Generator) -> _FrontEnd:
    """Triangles that cover the spectrum, as a front end for speech has them."""
    channels = int(rng.integers(3, 9))
    start, end = int(rng.integers(0, 4)), int(rng.integers(28, 34))
    edges = np.unique(np.rint(np.geomspace(start + 1, end, channels + 2)).astype(np.int64) - 1)
    widths = np.diff(edges)
    positions = np.concatenate([(np.arange(width) + 0.5) / width for width in widths])
    weights = np.rint(4096 * positions).astype(np.int16)
    starts = np.concatenate([[0], np.cumsum(widths)[:-1]])
    bank = [weights, (4096 - weights).astype(np.int16), edges[:-1], starts, widths]
    hann = np.rint(4096 * np.sin(np.pi * (np.arange(_SIZE) + 0.5) / _SIZE) ** 2).astype(np.int16)
    left, right = int(rng.integers(0, 3)), int(rng.integers(0, 3))
    return _FrontEnd(
        hann,
        [table.astype(np.int16) for table in bank],
        definitions.gain_table(),
        start,
        end,
        (left, right, int(rng.integers(1, left + right + 2))),
    )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for _ in range(5):
        front_end = _random(rng)
        # A tone that comes and goes, with noise; silence at first.
        time = np.arange(_RUNS * _STEP)
        tone = np.sin(time * rng.uniform(0.1, 2.5)) * np.sin(time * 0.01) ** 2 * 10.0 ** rng.uniform(1, 4.4)
        samples = np.where(time < 40, 0, tone + rng.normal(scale=10.0 ** rng.uniform(0, 2), size=time.shape))
        runs = list(np.rint(samples).astype(np.int16).reshape(_RUNS, _STEP))
        expected = front_end.outputs(runs)
        later = [[values] for values in runs[1:]]
        name = f"front_end_{front_end.channels}_channels"
        yield Case(name, front_end.model(), [runs[0]], expected=expected, later_inputs=later)
